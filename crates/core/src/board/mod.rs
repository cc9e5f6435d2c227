//! The board: many drafts at a glance. It has a row for each draft, which can be sorted, filtered, grouped and drawn;
//! comparisons of drafts; copies between the products of an applicant; and files that members send.
//!
//! All functions are pure: the browser and the command line pass in drafts, and get rows and pictures.

mod begin;
mod collect;
mod compare;
mod kept;
mod pictures;
mod query;
mod readiness;
mod row;
mod selection;
mod sisters;
mod view;
mod words;

pub use begin::{new_product, re_rating};
pub use collect::{Arrival, Identity, judge, twin};
pub use compare::{Cell, Comparison, Line, compare};
pub use kept::KeptRow;
pub use pictures::{Gain, Missed, Pictures, spread};
pub use query::{Board, By, Group, Query, SOON, Sort, State};
pub use readiness::{Class, Readiness};
pub use row::{Deadline, Distance, Holds, OwnDay, Raise, Row, VERSION};
pub use selection::{Scope, Selection};
pub use sisters::{Copying, answered_otherwise, answers_to_copy, copy, papers_to_copy, same_paper};
pub use view::{Column, View};
pub use words::standing_notes;
