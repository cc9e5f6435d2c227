//! `/board`: many drafts as a table, and the work on several of them. Each screen is one component, and nothing else
//! uses these components, so that they can be lazy parts.

mod actions;
mod begin;
mod board_view;
mod cells;
mod collect;
mod compare;
mod filters;
mod history;
mod home_line;
mod job;
mod joint;
pub mod load;
mod overview;
mod person;
mod pictures;
mod print;
mod report;
mod rows;
mod screen;
mod select;
mod sisters;
mod tasks;
mod working_paper;

pub use compare::Compare;
pub use home_line::find_board;
pub use job::Job;
pub use screen::BoardPage;
