//! The provinces as the program uses them.

use serde::{Deserialize, Serialize};

/// What a province is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProvinceKind {
    /// A province (tỉnh).
    Province,
    /// A city that the centre runs (thành phố trực thuộc trung ương).
    City,
}

/// A province or centrally-run city of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Code of two digits (Decision 19/2025/QĐ-TTg), the first part of a product code.
    pub code: String,
    /// Name without the word for its kind, e.g. "Vĩnh Long".
    pub name: String,
    /// What it is.
    pub kind: ProvinceKind,
    /// Other spellings of the name.
    #[serde(default)]
    pub also: Vec<String>,
    /// Names of former provinces that are part of it since July 2025, or that it had before.
    #[serde(default)]
    pub former: Vec<String>,
}

/// What counts of the spelling of a name: no case, no marks, no spaces. Wherever a tone mark is placed, it is the same.
pub fn spelling(name: &str) -> String {
    crate::search_key::search_key(name).replace(' ', "")
}
