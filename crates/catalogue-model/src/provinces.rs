//! The provinces in the form that the program uses.

use serde::{Deserialize, Serialize};

/// The kind of a province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProvinceKind {
    /// A province (tỉnh).
    Province,
    /// A centrally-run city (thành phố trực thuộc trung ương).
    City,
}

/// A present province or centrally-run city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Code of two digits (Decision 19/2025/QĐ-TTg), the first part of a product code.
    pub code: String,
    /// Name without the word for its kind, e.g. "Vĩnh Long".
    pub name: String,
    /// The kind of the province.
    pub kind: ProvinceKind,
    /// Other spellings of the name.
    #[serde(default)]
    pub also: Vec<String>,
    /// Names of former provinces that belong to it since July 2025, and its own former names.
    #[serde(default)]
    pub former: Vec<String>,
}

/// The part of a name that counts in comparisons: without case, marks and spaces. So the letter that carries a tone
/// mark makes no difference.
pub fn spelling(name: &str) -> String {
    crate::search_key::search_key(name).replace(' ', "")
}
