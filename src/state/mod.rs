//! State that several screens share: the open draft, the settings of the device, the resume point.

pub mod advance;
pub mod after_paint;
pub mod appearance;
pub mod attachments;
pub mod before_app;
pub mod language;
pub mod open_draft;
pub mod places;
pub mod presenter;
pub mod resume_point;
pub mod samples;
pub mod solution;
pub mod suitability_answers;
pub mod task;
pub mod worker;
