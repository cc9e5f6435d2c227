//! Claims about a product, and what contradicts them.

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;
use crate::search_key::search_key;

/// The claims that the review knows, for one edition. All phrases are in the form of [`claim_key`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The id of the edition.
    pub edition: String,
    /// Words directly before a claim that take it back.
    pub taken_back: Vec<String>,
    /// Words by which an ingredient is said not to be in the product.
    pub without: Vec<String>,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// A claim about a product, such as "no preservatives".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The key in the authored file.
    pub key: String,
    /// The name by which the claim is quoted.
    pub name: LocalizedText,
    /// Phrases that make the claim.
    pub says: Vec<String>,
    /// Phrases that have words of the claim in them and mean something else.
    pub denied: Vec<String>,
    /// Words of ingredients that contradict the claim.
    pub ingredients: Vec<String>,
    /// Words in the name of a tested indicator that contradict the claim where some of it was found.
    pub indicators: Vec<String>,
    /// Keys of the papers of which the claim needs one.
    pub papers: Vec<String>,
    /// Indexes into [`Edition::laws`](super::Edition::laws) of what the claim relies on.
    pub laws: Vec<u16>,
}

/// The form in which phrases are compared: small letters without marks and punctuation, and one spelling for numbers of
/// additives.
///
/// ```
/// use catalogue_model::catalogue::claim_key;
/// assert_eq!(claim_key("Natri Benzoat (INS 211)"), "natri benzoat e211");
/// assert_eq!(claim_key("E-211, E211"), "e211 e211");
/// ```
pub fn claim_key(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut prefix = false;
    for word in search_key(text).split(' ') {
        let word =
            word.strip_prefix("ins").filter(|no| starts_with_digit(no)).map_or(word.to_owned(), |no| format!("e{no}"));
        if prefix && starts_with_digit(&word) {
            out.pop();
            out.push(format!("e{word}"));
        } else {
            out.push(word.clone());
        }
        prefix = word == "e" || word == "ins";
    }
    out.join(" ")
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}
