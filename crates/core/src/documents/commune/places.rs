//! The names of commune and province in the documents of the commune.

use super::DOTS;
use crate::draft::Applicant;
use crate::locale::{Lang, msg, values};
use crate::places::{of_commune, of_province};

/// The commune as part of a sentence, "xã Cồn Sậy Đông"; dots if the draft names none.
pub fn commune_of(applicant: &Applicant, lang: Lang) -> String {
    commune_named(&applicant.commune, lang)
}

/// The same for a text that names the commune.
pub fn commune_named(text: &str, lang: Lang) -> String {
    match of_commune(text, lang) {
        name if name.is_empty() => msg::COMMUNE_COMMUNE_EITHER.fill(lang, values::Name { name: &DOTS }),
        name => name,
    }
}

/// The province as part of a sentence, in the same form as [`commune_of`].
pub fn province_of(applicant: &Applicant, lang: Lang) -> String {
    match of_province(&applicant.province, lang) {
        name if name.is_empty() => msg::COMMUNE_PROVINCE_EITHER.fill(lang, values::Name { name: &DOTS }),
        name => name,
    }
}
