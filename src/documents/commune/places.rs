//! The commune and the province as these documents name them.

use super::or_dots;
use crate::draft::Applicant;
use crate::locale::{Lang, Message, msg};

/// What a commune can be, as drafts write it before its name.
const COMMUNES: [&str; 3] = ["xã", "phường", "đặc khu"];
/// What a province can be.
const PROVINCES: [&str; 3] = ["tỉnh", "thành phố", "tp"];

/// The commune within a sentence, "xã Cồn Sậy Đông"; dots where the draft names none.
pub fn commune_of(applicant: &Applicant, lang: Lang) -> String {
    named(&applicant.commune, &COMMUNES, msg::COMMUNE_COMMUNE_EITHER, lang)
}

/// The province within a sentence, as [`commune_of`].
pub fn province_of(applicant: &Applicant, lang: Lang) -> String {
    named(&applicant.province, &PROVINCES, msg::COMMUNE_PROVINCE_EITHER, lang)
}

/// A place with what it is. Where that was not typed nothing is guessed: both words stand there, for the officer to strike
/// one out.
fn named(typed: &str, kinds: &[&str], either: Message, lang: Lang) -> String {
    let typed = or_dots(typed);
    kinds.iter().find_map(|kind| after(typed, kind)).unwrap_or_else(|| either.fill(lang, &[("name", &typed)]))
}

/// The text with this kind before it in small letters, if it begins so.
fn after(typed: &str, kind: &str) -> Option<String> {
    let letters = kind.chars().count();
    let begins = typed.chars().take(letters).flat_map(char::to_lowercase).eq(kind.chars());
    let rest: String = typed.chars().skip(letters).collect();
    (begins && !rest.starts_with(char::is_alphanumeric)).then(|| match kind {
        // An abbreviation stays as it was typed.
        "tp" => typed.to_owned(),
        _ => format!("{kind}{rest}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_and_nothing_is_guessed() {
        let commune = |typed: &str| named(typed, &COMMUNES, msg::COMMUNE_COMMUNE_EITHER, Lang::Vi);
        assert_eq!(commune(" Xã Cồn Sậy Đông "), "xã Cồn Sậy Đông");
        assert_eq!(commune("PHƯỜNG 1"), "phường 1");
        assert_eq!(commune("đặc khu Phú Quốc"), "đặc khu Phú Quốc");
        assert_eq!(commune("Cồn Sậy Đông"), "xã/phường Cồn Sậy Đông");
        assert_eq!(commune("  "), format!("xã/phường {}", super::super::DOTS));
        let province = |typed: &str| named(typed, &PROVINCES, msg::COMMUNE_PROVINCE_EITHER, Lang::Vi);
        assert_eq!(province("Thành phố Huế"), "thành phố Huế");
        assert_eq!(province("TP. Huế"), "TP. Huế");
        assert_eq!(province("Tỉnhlạ"), "tỉnh/thành phố Tỉnhlạ");
    }
}
