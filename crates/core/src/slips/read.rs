//! Reading of limits and results, as slips print them.

use catalogue_model::search_key::{base_letter, is_mark};

use super::decimal::decimal;
use crate::quantity::Decimal;

/// A limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// At most this value; below it where `strict`.
    Most {
        /// The value.
        value: Decimal,
        /// Whether the value itself is too much.
        strict: bool,
    },
    /// At least this value; above it where `strict`.
    Least {
        /// The value.
        value: Decimal,
        /// Whether the value itself is too little.
        strict: bool,
    },
    /// From the first value to the second.
    Between(Decimal, Decimal),
    /// Nothing of it may be found.
    Absent,
    /// The paper says that there is no limit.
    Free,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measured {
    /// From the first value to the second; a plain number is both.
    Between(Decimal, Decimal),
    /// Below this value, as below the limit of detection; at most this value where not `strict`.
    Below {
        /// The value.
        value: Decimal,
        /// Whether the value itself is excluded.
        strict: bool,
    },
    /// Above this value; at least this value where not `strict`.
    Above {
        /// The value.
        value: Decimal,
        /// Whether the value itself is excluded.
        strict: bool,
    },
    /// Nothing was found.
    Absent,
    /// Something was found, without a value.
    Present,
}

/// Words for nothing that was found or may be found, longest first.
const ABSENT: [&str; 17] = [
    "khong duoc phep co",
    "khong duoc phat hien",
    "khong phat hien thay",
    "khong phat hien",
    "khong duoc co",
    "khong cho phep",
    "not detected",
    "not allowed",
    "khong co",
    "negative",
    "am tinh",
    "absent",
    "n.d.",
    "kpht",
    "kph",
    "nd",
    "none",
];
const PRESENT: [&str; 5] = ["duong tinh", "co phat hien", "phat hien", "positive", "detected"];
const FREE: [&str; 3] = ["khong quy dinh", "khong gioi han", "no limit"];
/// Words before the highest value; `true` where the value itself is too much. Longer words come before their beginnings.
const MOST: [(&str, bool); 24] = [
    ("<=", false),
    ("=<", false),
    ("<", true),
    ("khong duoc vuot qua", false),
    ("khong vuot qua", false),
    ("khong duoc qua", false),
    ("khong lon hon", false),
    ("khong cao hon", false),
    ("khong nhieu hon", false),
    ("khong qua", false),
    ("khong hon", false),
    ("nho hon hoac bang", false),
    ("nho hon", true),
    ("it hon", true),
    ("toi da", false),
    ("duoi", true),
    ("not more than", false),
    ("no more than", false),
    ("less than", true),
    ("at most", false),
    ("maximum", false),
    ("up to", false),
    ("below", true),
    ("max", false),
];
/// Words before the lowest value; `true` where the value itself is too little.
const LEAST: [(&str, bool); 19] = [
    (">=", false),
    ("=>", false),
    (">", true),
    ("khong nho hon", false),
    ("khong thap hon", false),
    ("khong it hon", false),
    ("khong duoi", false),
    ("lon hon hoac bang", false),
    ("lon hon", true),
    ("toi thieu", false),
    ("it nhat", false),
    ("tren", true),
    ("not less than", false),
    ("no less than", false),
    ("more than", true),
    ("at least", false),
    ("minimum", false),
    ("above", true),
    ("min", false),
];
/// Words and signs between the two ends of a range. The hyphen comes last, because it can also be the sign of a number.
const BETWEEN: [&str; 6] = ["÷", "~", " den ", " to ", "...", "-"];

/// Reads a limit; the second value is the unit in the text, if it names one. `None` where the text cannot be read. A
/// plain number is a maximum.
///
/// ```
/// use sao_lang_core::slips::{Limit, decimal, read_limit};
/// let Some((Limit::Least { value, .. }, unit)) = read_limit("tối thiểu 25 %") else { panic!() };
/// assert_eq!((Some(value), unit.as_str()), (decimal("25"), "%"));
/// ```
pub fn read_limit(text: &str) -> Option<(Limit, String)> {
    let text = folded(text);
    if matches!(text.as_str(), "-" | "--") || FREE.iter().any(|words| text.starts_with(words)) {
        return Some((Limit::Free, String::new()));
    }
    if is_said(&text, &ABSENT) {
        return Some((Limit::Absent, String::new()));
    }
    if let Some((rest, strict)) = after(&text, &MOST) {
        let (value, unit) = number(rest)?;
        return Some((Limit::Most { value, strict }, unit));
    }
    if let Some((rest, strict)) = after(&text, &LEAST) {
        let (value, unit) = number(rest)?;
        return Some((Limit::Least { value, strict }, unit));
    }
    if let Some((value, unit)) = text.strip_suffix(" tro len").and_then(number) {
        return Some((Limit::Least { value, strict: false }, unit));
    }
    if let Some((low, high, unit)) = range(&text) {
        return Some((Limit::Between(low, high), unit));
    }
    let (value, unit) = number(text.strip_suffix(" tro xuong").unwrap_or(&text))?;
    Some((Limit::Most { value, strict: false }, unit))
}

/// Reads a result; the second value is the unit in the text, if it names one. `None` where the text cannot be read.
pub fn read_result(text: &str) -> Option<(Measured, String)> {
    let text = folded(text);
    if is_said(&text, &ABSENT) {
        return Some((Measured::Absent, String::new()));
    }
    if is_said(&text, &PRESENT) {
        return Some((Measured::Present, String::new()));
    }
    if let Some((rest, strict)) = after(&text, &MOST) {
        // Below the limit of detection or of quantification, without its value.
        if ["lod", "loq", "mdl"].contains(&rest) {
            return Some((Measured::Absent, String::new()));
        }
        let (value, unit) = number(rest)?;
        return Some((Measured::Below { value, strict }, unit));
    }
    if let Some((rest, strict)) = after(&text, &LEAST) {
        let (value, unit) = number(rest)?;
        return Some((Measured::Above { value, strict }, unit));
    }
    if let Some((low, high, unit)) = range(&text) {
        return Some((Measured::Between(low, high), unit));
    }
    let (value, unit) = number(&text)?;
    Some((Measured::Between(value, value), unit))
}

/// Small letters without marks, with one spelling for each sign and single spaces. Punctuation stays.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(*c)) {
        match base_letter(c) {
            '≤' | '⩽' | '≦' => out.push_str("<="),
            '≥' | '⩾' | '≧' => out.push_str(">="),
            '–' | '—' | '−' | '‐' | '‑' => out.push('-'),
            '…' => out.push_str("..."),
            'µ' | 'μ' => out.push('u'),
            '×' => out.push('x'),
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Whether a text says one of these words and nothing else, except for the amount that was looked at ("/25 g", "trong
/// 0,1 ml") and what stands in brackets.
fn is_said(text: &str, words: &[&str]) -> bool {
    let ends = |rest: &str| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with(['/', '(', '[']) || rest.starts_with("trong ") || rest.starts_with("in ")
    };
    words.iter().any(|words| text.strip_prefix(words).is_some_and(ends))
}

/// The text after the first of these words with which it begins, and what is said of those words.
fn after<'t>(text: &'t str, words: &[(&str, bool)]) -> Option<(&'t str, bool)> {
    let (rest, strict) = words.iter().find_map(|(words, strict)| Some((text.strip_prefix(words)?, *strict)))?;
    Some((rest.trim_start_matches([' ', ':', '.', '=']), strict))
}

/// A number at the beginning of a text, and the unit behind it. `None` where anything else follows.
fn number(text: &str) -> Option<(Decimal, String)> {
    let (value, rest) = leading(text)?;
    Some((value, unit(rest)?))
}

/// The text behind a number, where it can be a unit: it begins like one, and has no sign of comparison and no comma.
fn unit(rest: &str) -> Option<String> {
    let rest = rest.trim();
    let first = rest.chars().next();
    let is_unit = first.is_none_or(|c| c.is_alphabetic() || c == '%' || c == '‰' || c == '(' || c == '°' || c == '/');
    (is_unit && !rest.contains(['<', '>', '=', '±', ','])).then(|| rest.trim_matches(['(', ')']).trim().to_owned())
}

/// The number at the beginning of a text, and the text behind it. Powers of ten are read, as in `1,2 x 10^3` and `10³`.
fn leading(text: &str) -> Option<(Decimal, &str)> {
    let text = text.trim_start();
    let (head, rest) = plain(text)?;
    if let Some((exponent, rest)) = power(rest.trim_start().strip_prefix(['x', '*']).unwrap_or("")) {
        return Some((head.shifted(exponent)?, rest));
    }
    // `10^3` without a factor.
    match power(text) {
        Some((exponent, rest)) => Some((decimal("1")?.shifted(exponent)?, rest)),
        None => Some((head, rest)),
    }
}

/// The exponent of a power of ten at the beginning of a text, and the text behind it.
fn power(text: &str) -> Option<(i32, &str)> {
    let rest = text.trim_start().strip_prefix("10")?;
    if let Some(rest) = rest.strip_prefix('^') {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        return Some((rest[..end].parse().ok().filter(|n| *n <= 15)?, &rest[end..]));
    }
    let high = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let end = rest.find(|c| !high.contains(c)).unwrap_or(rest.len());
    let digits = rest[..end].chars().filter_map(|c| high.chars().position(|h| h == c));
    let exponent = digits.fold(0usize, |all, digit| all.saturating_mul(10).saturating_add(digit));
    (end > 0 && exponent <= 15).then(|| Some((i32::try_from(exponent).ok()?, &rest[end..])))?
}

/// The longest plain number at the beginning of a text, and the text behind it.
fn plain(text: &str) -> Option<(Decimal, &str)> {
    let sign = usize::from(text.starts_with('-'));
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',' || c == ' ';
    let end = text[sign..].find(|c| !is_part(c)).map_or(text.len(), |end| end + sign);
    let digits = text[..end].trim_end_matches([' ', '.']);
    Some((decimal(digits)?, &text[digits.len()..]))
}

/// The two ends of a range such as `5 - 10` or `25 ± 2`, and the unit behind it. `None` where the text is no range, or
/// where its ends are the wrong way round.
fn range(text: &str) -> Option<(Decimal, Decimal, String)> {
    if let Some((middle, width)) = split_once(text, "±").or_else(|| split_once(text, "+/-")) {
        let ((middle, own), (width, unit)) = (number(middle)?, number(width)?);
        let (low, high) = (middle.minus(width)?, middle.plus(width)?);
        return (low <= high).then(|| same_unit(low, high, own, unit))?;
    }
    let text = text.strip_prefix("tu ").unwrap_or(text);
    BETWEEN.iter().find_map(|between| {
        let (first, second) = split_once(text, between)?;
        let ((low, own), (high, unit)) = (number(first)?, number(second)?);
        (low <= high).then(|| same_unit(low, high, own, unit))?
    })
}

/// A range whose first end has no unit or that of the second.
fn same_unit(low: Decimal, high: Decimal, first: String, second: String) -> Option<(Decimal, Decimal, String)> {
    (first.is_empty() || first == second).then_some((low, high, second))
}

/// The two parts around a sign that does not stand at the beginning.
fn split_once<'t>(text: &'t str, between: &str) -> Option<(&'t str, &'t str)> {
    let at = text.match_indices(between).map(|(at, _)| at).find(|at| *at > 0)?;
    Some((&text[..at], &text[at + between.len()..]))
}
