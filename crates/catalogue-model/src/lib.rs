//! The types of the catalogue and of the other data files, which the build script packs and the program unpacks, with
//! the functions on them that need neither a draft nor a language.

pub mod catalogue;
pub mod figures;
pub mod localized_text;
pub mod market;
pub mod placeholders;
pub mod places;
pub mod practice;
pub mod provinces;
pub mod search_key;
pub mod suitability;
pub mod templates;
