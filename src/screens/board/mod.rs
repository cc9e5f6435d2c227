//! `/board`: many drafts at a glance, and what is done with several of them. Each screen is one component;
//! nothing else uses them, so that they can be loaded when they are first opened.

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
