//! Parts of screens, each named after what the user sees.

pub mod alert;
pub mod backup_line;
pub mod bar;
pub mod choice;
pub mod confirm;
pub mod evidence;
pub mod field;
pub mod frame;
pub mod guide;
pub mod heading;
pub mod icons;
pub mod ladder;
pub mod link;
pub mod neighbours;
pub mod question_card;
pub mod rescue_note;
pub mod result_bar;
pub mod save_note;
pub mod scene;
pub mod section_step;
pub mod side_list;
pub mod stars;
pub mod term;
pub mod trial_note;
pub mod update_bar;
pub mod yes_no;
