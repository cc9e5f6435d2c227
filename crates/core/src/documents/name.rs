//! Names of files.

/// A telling file name: `ho-so-ocop_ca-kho-ba-hai_2026-11-23.docx`.
///
/// `date` is `YYYY-MM-DD` or longer (an RFC 3339 timestamp); anything else is left out.
pub fn file_name(kind: &str, product: &str, date: &str, extension: &str) -> String {
    let mut name = kind.to_owned();
    let date = date.get(..10).filter(|d| d.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    for part in [slug(product).as_str(), date.unwrap_or_default()] {
        if !part.is_empty() {
            name.push('_');
            name.push_str(part);
        }
    }
    format!("{name}.{extension}")
}

/// At most this many characters of a product's name go into a file's name.
const LONGEST: usize = 60;
/// As many as names had in former versions, which cut within words.
const FORMER_LONGEST: usize = 40;

/// Lower-case ASCII letters, digits and single hyphens: safe in any file system. A long text ends with a whole word.
///
/// ```
/// assert_eq!(sao_lang_core::documents::slug("Cá kho Bà Hai (đặc biệt)"), "ca-kho-ba-hai-dac-biet");
/// ```
pub fn slug(text: &str) -> String {
    slug_within(text, LONGEST)
}

/// As [`slug`], with at most so many characters. Only a first word that is longer than that is cut within.
pub(super) fn slug_within(text: &str, most: usize) -> String {
    let mut words = hyphenated(text);
    if words.len() > most {
        let ends_with_word = words[most..].starts_with('-');
        words.truncate(most);
        if !ends_with_word && let Some(end) = words.rfind('-') {
            words.truncate(end);
        }
    }
    words
}

/// A name as former versions made it, cut within words: files that they wrote, and events that they put into calendars, are
/// still known by it.
pub(crate) fn former_slug(text: &str) -> String {
    let mut words = hyphenated(text);
    words.truncate(FORMER_LONGEST);
    words.truncate(words.trim_end_matches('-').len());
    words
}

/// All words of a text in plain letters, with hyphens between them.
fn hyphenated(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let base = catalogue_model::search_key::base_letter(c);
        if base.is_ascii_alphanumeric() {
            out.push(base);
        } else if !out.is_empty() && !out.ends_with('-') && !catalogue_model::search_key::is_mark(c) {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_product_and_date() {
        assert_eq!(
            file_name("ho-so-ocop", "Nước mắm Cát Hải", "2026-11-23T08:00:00Z", "docx"),
            "ho-so-ocop_nuoc-mam-cat-hai_2026-11-23.docx"
        );
        assert_eq!(file_name("ho-so-ocop", "", "", "json"), "ho-so-ocop.json");
        assert_eq!(file_name("ho-so-ocop", "../../etc", "bad", "json"), "ho-so-ocop_etc.json");
    }

    #[test]
    fn a_date_that_is_none_never_leads_out_of_the_folder() {
        for date in ["../../../../etc", "C:\\Windows\\", "2026/11/23T08", "ngày 23 tháng 11"] {
            assert_eq!(file_name("ho-so-ocop", "Cá khô", date, "docx"), "ho-so-ocop_ca-kho.docx");
        }
    }

    #[test]
    fn decomposed_letters_give_the_same_name() {
        assert_eq!(slug("Cá khô"), slug("Ca\u{301} kho\u{302}"));
    }

    #[test]
    fn a_long_name_ends_with_a_whole_word() {
        assert_eq!(slug_within("Cá kho làng Vũ Đại", 11), "ca-kho-lang");
        assert_eq!(slug_within("Cá kho làng Vũ Đại", 13), "ca-kho-lang");
        assert_eq!(slug_within("Cá kho làng Vũ Đại", 14), "ca-kho-lang-vu");
        assert_eq!(slug_within("Nghiêng", 4), "nghi");
        let long = "Trà sen Tây Hồ ướp hoa sen Bách Diệp theo cách làm xưa của làng";
        assert_eq!(slug(long), "tra-sen-tay-ho-uop-hoa-sen-bach-diep-theo-cach-lam-xua-cua");
    }

    #[test]
    fn former_names_are_cut_as_they_were() {
        assert_eq!(
            former_slug("Hợp đồng thu mua nguyên liệu với tổ hợp tác"),
            "hop-dong-thu-mua-nguyen-lieu-voi-to-hop"
        );
        assert_eq!(former_slug("Cá khô!"), "ca-kho");
    }
}
