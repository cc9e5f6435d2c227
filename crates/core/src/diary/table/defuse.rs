//! Texts that no spreadsheet program reads as a formula, and back to the text as it was.

use crate::documents::{begins_formula, is_left_out};

/// Whether the next character may begin a cell or a formula after this one.
fn begins_after(c: char, begins: bool) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n') || (begins && is_left_out(c))
}

/// Puts an apostrophe before each sign that can begin a formula, at the start and wherever a program that splits at
/// other signs may begin a cell. An apostrophe in these places gets another one, so that [`plain`] gives the text back.
pub(super) fn defused(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && (begins_formula(c) || c == '\'') {
            out.push('\'');
        }
        begins = begins_after(c, begins);
        out.push(c);
    }
    out
}

/// The text of which [`defused`] made a cell. An apostrophe that somebody typed there himself goes as well.
pub(super) fn plain(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut begins = true;
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        let c = match c {
            '\'' if begins => match chars.next() {
                Some(next) => next,
                None => break,
            },
            c => c,
        };
        begins = begins_after(c, begins);
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_begins_a_formula_and_everything_comes_back() {
        let signs = [
            "=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "''", "\"", ";", "\t", "\n", "\r", " ", "\u{feff}", "a",
            "đ",
        ];
        let mut texts: Vec<String> = vec![String::new()];
        for _ in 0..3 {
            let longer = texts.iter().flat_map(|text| signs.map(|sign| format!("{text}{sign}")));
            texts = texts.iter().cloned().chain(longer).collect();
        }
        for text in texts {
            let cell = defused(&text);
            assert_eq!(plain(&cell), text, "{cell:?}");
            let starts = cell.split([';', '\t', '\n', '\r']).map(|part| part.trim_start_matches(is_left_out));
            assert!(starts.into_iter().all(|part| !part.starts_with(begins_formula)), "{cell:?}");
        }
    }
}
