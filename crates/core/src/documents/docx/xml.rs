//! Text and lengths in XML.

use std::fmt::Write as _;

/// Converts millimetres to twentieths of a point.
pub const fn mm(millimetres: u32) -> u32 {
    millimetres * 1440 * 10 / 254
}

/// Appends formatted text to a string, which cannot fail.
pub fn push(out: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(what);
}

/// Escapes text for XML and drops the characters that XML 1.0 does not allow (control characters, U+FFFE, U+FFFF).
pub fn text(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() + raw.len() / 8);
    for c in holdable(raw) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// The characters of a text that XML 1.0 allows.
pub fn holdable(raw: &str) -> impl Iterator<Item = char> + '_ {
    raw.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}'))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn escapes_and_drops() {
        assert_eq!(text("a<b>&\"]]>\u{0}\u{b}\u{1f}é\u{202e}😀"), "a&lt;b&gt;&amp;&quot;]]&gt;é\u{202e}😀");
    }
}
