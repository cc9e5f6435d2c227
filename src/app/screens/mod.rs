//! Screens: each file is named after its address.

pub mod about;
pub mod backup;
pub mod board;
pub mod cannot_open;
pub mod check;
pub mod dates;
pub mod details;
pub mod draft;
pub mod export;
pub mod findings;
pub mod glossary;
pub mod help;
pub mod home;
pub mod new;
pub mod not_found;
pub mod papers;
pub mod plan;
pub mod print;
pub mod procedure;
pub mod question;
pub mod result;
pub mod section;
pub mod settings;
pub mod stars;
