//! Vietnamese letters without their marks, for search and for file names.

/// The base letter of a lower-case letter: `ắ` -> `a`, `đ` -> `d`. Other characters stay unchanged.
pub fn base_letter(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ạ'..='ặ' => 'a',
        'è'..='ë' | 'ẹ'..='ệ' => 'e',
        'ì'..='ï' | 'ĩ' | 'ỉ' | 'ị' => 'i',
        'ò'..='ö' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ù'..='ü' | 'ũ' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => 'y',
        'đ' | 'ð' => 'd',
        _ => c,
    }
}

/// Whether a character is a combining mark, as in decomposed Vietnamese.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Lower case without marks, with white space and punctuation as single spaces.
///
/// ```
/// assert_eq!(catalogue_model::search_key::search_key("Bánh  KẸO, đậu-xanh"), "banh keo dau xanh");
/// ```
pub fn search_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(*c)) {
        let base = base_letter(c);
        if base.is_alphanumeric() {
            out.push(base);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_its_base() {
        let rows = [
            ("aàáảãạăằắẳẵặâầấẩẫậ", 'a'),
            ("eèéẻẽẹêềếểễệ", 'e'),
            ("iìíỉĩị", 'i'),
            ("oòóỏõọôồốổỗộơờớởỡợ", 'o'),
            ("uùúủũụưừứửữự", 'u'),
            ("yỳýỷỹỵ", 'y'),
            ("dđ", 'd'),
        ];
        for (letters, base) in rows {
            for letter in letters.chars() {
                assert_eq!(base_letter(letter), base, "{letter}");
            }
        }
    }

    #[test]
    fn composed_and_decomposed_fold_alike() {
        assert_eq!(search_key("Nước mắm"), "nuoc mam");
        assert_eq!(search_key("Nu\u{31b}o\u{31b}\u{301}c ma\u{306}\u{301}m"), "nuoc mam");
    }
}
