//! `/board`: many drafts at a glance, and what is done with several of them. Each screen is one component;
//! nothing else uses them, so that they can be loaded when they are first opened.

mod begin;
mod collect;
mod compare;
mod filters;
mod history;
mod joint;
pub mod load;
mod pictures;
mod print;
mod report;
mod rows;
mod screen;
mod select;
mod sisters;

pub use begin::Begin;
pub use collect::Collect;
pub use compare::Compare;
pub use joint::Joint;
pub use print::BoardPrint;
pub use screen::BoardPage;
pub use sisters::Sisters;
