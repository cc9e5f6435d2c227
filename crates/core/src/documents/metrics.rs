//! The space that texts take in Times New Roman. The free fonts that replace it have the same widths.

use super::model::{Paragraph, Span};
use catalogue_model::search_key::{base_letter, is_mark};

/// Widths of the characters from space to `~`, in units of 1/[`EM`] of the font size.
const REGULAR: [u16; 95] = [
    512, 682, 836, 1024, 1024, 1706, 1593, 369, 682, 682, 1024, 1155, 512, 682, 512, 569, 1024, 1024, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 569, 569, 1155, 1155, 1155, 909, 1886, 1479, 1366, 1366, 1479, 1251, 1139, 1479,
    1479, 682, 797, 1479, 1251, 1821, 1479, 1479, 1139, 1479, 1366, 1139, 1251, 1479, 1479, 1933, 1479, 1479, 1251,
    682, 569, 682, 961, 1024, 682, 909, 1024, 909, 1024, 909, 682, 1024, 1024, 569, 569, 1024, 569, 1593, 1024, 1024,
    1024, 1024, 682, 797, 569, 1024, 1024, 1479, 1024, 1024, 909, 983, 410, 983, 1108,
];
/// Widths of the same characters in bold.
const BOLD: [u16; 95] = [
    512, 682, 1137, 1024, 1024, 2048, 1706, 569, 682, 682, 1024, 1167, 512, 682, 512, 569, 1024, 1024, 1024, 1024,
    1024, 1024, 1024, 1024, 1024, 1024, 682, 682, 1167, 1167, 1167, 1024, 1905, 1479, 1366, 1479, 1479, 1366, 1251,
    1593, 1593, 797, 1024, 1593, 1366, 1933, 1479, 1593, 1251, 1593, 1479, 1139, 1366, 1479, 1479, 2048, 1479, 1479,
    1366, 682, 569, 682, 1190, 1024, 682, 1024, 1139, 909, 1139, 909, 682, 1024, 1139, 569, 682, 1139, 569, 1706, 1139,
    1024, 1139, 1139, 909, 797, 682, 1139, 1024, 1479, 1024, 1024, 909, 807, 451, 807, 1065,
];
/// The number of units into which fonts divide an em.
const EM: f64 = 2048.0;
/// The extra width of a horn on `o` and `u`.
const HORN: u16 = 90;
/// The number of millimetres in a point.
const POINT: f64 = 25.4 / 72.0;

/// The size of text without a size of its own, in points.
pub const BODY_SIZE: u8 = 13;
/// The height of a line of [`BODY_SIZE`] in millimetres, with the font's factor 1.15 and the document's factor 1.15.
pub const LINE_HEIGHT: f64 = BODY_SIZE as f64 * POINT * 1.15 * 1.15;

fn advance(c: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &REGULAR };
    let of = |c: char| (c as usize).checked_sub(32).and_then(|place| table.get(place)).copied().unwrap_or_default();
    if c.is_ascii() {
        return of(c);
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let base = base_letter(lower);
    match c {
        '\u{a0}' => of(' '),
        _ if c.is_control() || is_mark(c) => 0,
        // A letter with marks is as wide as the letter without marks, except for the horn.
        _ if base.is_ascii() => {
            let horn = matches!(lower, 'ơ' | 'ớ' | 'ờ' | 'ở' | 'ỡ' | 'ợ' | 'ư' | 'ứ' | 'ừ' | 'ử' | 'ữ' | 'ự');
            of(if c == lower { base } else { base.to_ascii_uppercase() }) + if horn { HORN } else { 0 }
        }
        '…' | '—' => 2048,
        // Signs and letters of other scripts get a medium width.
        _ => 1365,
    }
}

/// The width in millimetres of a text on one line, at a font size in points.
pub fn width(text: &str, size: u8, bold: bool) -> f64 {
    let units: f64 = text.chars().map(|c| f64::from(advance(c, bold))).sum();
    units / EM * f64::from(size) * POINT
}

fn span_width(span: &Span, text: &str, size: u8) -> f64 {
    width(text, size, span.bold)
}

/// The font size of a paragraph, in points.
pub fn size_of(paragraph: &Paragraph) -> u8 {
    match paragraph.size {
        0 => BODY_SIZE,
        size => size,
    }
}

/// The width in millimetres of a paragraph's text on one line.
pub fn whole_width(paragraph: &Paragraph) -> f64 {
    paragraph.spans.iter().map(|s| span_width(s, &s.text, size_of(paragraph))).sum()
}

/// The estimated number of lines of a paragraph; `room` is the width of a line in millimetres.
pub fn lines(paragraph: &Paragraph, room: f64) -> usize {
    let room = (room - f64::from(paragraph.indent)).max(1.0);
    let size = size_of(paragraph);
    let (mut lines, mut at) = (1, 0.0);
    for span in &paragraph.spans {
        // Text breaks after spaces; a word that is longer than a line breaks anywhere.
        for piece in span.text.replace("\r\n", "\n").split_inclusive([' ', '\n', '\r']) {
            let wide = span_width(span, piece.trim_end(), size);
            if at > 0.0 && at + wide > room {
                (lines, at) = (lines + 1, 0.0);
            }
            at += span_width(span, piece, size);
            while at > room && wide > room {
                (lines, at) = (lines + 1, at - room);
            }
            if piece.ends_with(['\n', '\r']) {
                (lines, at) = (lines + 1, 0.0);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_room_and_horns_take_some() {
        assert_eq!(width("ấ", 13, false), width("a", 13, false));
        assert_eq!(width("a\u{302}\u{301}", 13, false), width("ấ", 13, false));
        assert_eq!(width("Đ", 13, true), width("D", 13, true));
        assert!(width("ợ", 13, false) > width("o", 13, false));
        // The text is 1 em wide at 12 points.
        assert!((width("00", 12, false) - 12.0 * POINT).abs() < 0.01);
    }

    #[test]
    fn lines_break_between_words_and_within_long_ones() {
        let of = |text: &str| lines(&Paragraph::new(text), 160.0);
        assert_eq!((of(""), of("một"), of("một\nhai"), of("một\r\nhai")), (1, 1, 2, 2));
        let (words, word) = ("chữ ".repeat(200), "chữ".repeat(200));
        assert!(of(&words) > 5 && of(&word) > 5, "{} {}", of(&words), of(&word));
        assert!(lines(&Paragraph::new(words.as_str()).indented(80), 160.0) > of(&words));
    }
}
