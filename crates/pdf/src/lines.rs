//! Breaks the text of a paragraph into lines.

use sao_lang_core::documents::metrics::size_of;
use sao_lang_core::documents::model::{Paragraph, Span};
use sao_lang_core::documents::pagination::own_lines;
use unicode_normalization::UnicodeNormalization;

use crate::fonts::{Drawn, Face, Fonts};

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The style.
    pub style: Style,
    /// The text.
    pub text: String,
    /// Each letter of the text with its length in bytes.
    pub letters: Vec<(Drawn, usize)>,
}

impl Run {
    /// The width in points, at a font size in points. A space between words gets `extra` points.
    pub fn width(&self, size: f32, extra: f32) -> f32 {
        let letters: f32 = self.letters.iter().map(|(drawn, _)| drawn.advance).sum();
        letters * size + self.text.matches(' ').count() as f32 * extra
    }
}

/// The style of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// The face.
    pub face: Face,
    /// Whether the text is a box to tick, which is drawn by lines.
    pub is_box: bool,
    /// The name of the place to which the text leads; empty for none.
    pub link: String,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// The parts of the line.
    pub runs: Vec<Run>,
    /// The width in points, without spaces at the end.
    pub width: f32,
    /// Whether the text goes on in the next line, so that this line may be stretched to the full width.
    pub goes_on: bool,
}

impl Line {
    /// The number of spaces that can be stretched.
    pub fn spaces(&self) -> usize {
        self.runs.iter().map(|run| run.text.matches(' ').count()).sum()
    }
}

/// A letter with its style (the number of its span), and what may follow it.
struct Letter {
    c: char,
    drawn: Drawn,
    span: usize,
}

/// The width of a box to tick, as a part of the font size.
pub const BOX: f32 = 0.8;

/// The lines of a paragraph, no wider than `room` points. Text breaks after spaces and between words with a hyphen; a word
/// that is longer than a line breaks anywhere. A paragraph without text has one empty line.
pub fn lines(paragraph: &Paragraph, room: f32, fonts: &Fonts) -> Vec<Line> {
    let size = f32::from(size_of(paragraph));
    let styles: Vec<Style> = paragraph.spans.iter().map(|span| style(span, paragraph)).collect();
    let mut all = Vec::new();
    for letters in paragraph_lines(paragraph, &styles, fonts) {
        let mut rest = letters.as_slice();
        loop {
            let end = fitting(rest, room / size);
            let (line, after) = rest.split_at(end);
            all.push(Line { goes_on: !after.is_empty(), ..line_of(line, &styles, size) });
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
    }
    all
}

fn style(span: &Span, paragraph: &Paragraph) -> Style {
    // The style of headings in the documents for Word is bold.
    let face = Face::of(span.bold || paragraph.heading > 0, span.italic);
    Style { face, is_box: span.symbol, link: span.link.clone() }
}

/// The letters between the line breaks that the text itself has.
fn paragraph_lines(paragraph: &Paragraph, styles: &[Style], fonts: &Fonts) -> Vec<Vec<Letter>> {
    let mut lines = vec![Vec::new()];
    for (span, Span { text, .. }) in paragraph.spans.iter().enumerate() {
        let Style { face, is_box, .. } = styles[span];
        for (number, part) in own_lines(text).enumerate() {
            if number > 0 {
                lines.push(Vec::new());
            }
            let letter = |c: char| {
                let mut drawn = fonts.letter(face, c);
                if is_box {
                    drawn.advance = BOX;
                }
                Letter { c, drawn, span }
            };
            if let Some(line) = lines.last_mut() {
                line.extend(shown(part).map(letter));
            }
        }
    }
    lines
}

/// The letters of a text that are drawn, composed with their marks.
pub fn shown(text: &str) -> impl Iterator<Item = char> + '_ {
    let seen = |c: &char| {
        // Marks of direction, joiners and selectors have no drawing of their own, and no place in archived files.
        !matches!(*c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{ad}' | '\u{e0000}'..='\u{10ffff}' | '\u{e000}'..='\u{f8ff}')
    };
    text.nfc().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).filter(seen)
}

/// The number of letters that fit on a line; `room` is a multiple of the font size. It is at least one, if there is one.
fn fitting(letters: &[Letter], room: f32) -> usize {
    let (mut at, mut last_break) = (0.0, None);
    for (place, letter) in letters.iter().enumerate() {
        at += letter.drawn.advance;
        // A space may stand beyond the edge.
        if at > room + 0.001 && letter.c != ' ' {
            return last_break.unwrap_or(place.max(1));
        }
        if breaks_after(letters, place) {
            last_break = Some(place + 1);
        }
    }
    letters.len()
}

fn breaks_after(letters: &[Letter], place: usize) -> bool {
    // The number of a document ("26/2026/QĐ-TTg") stays whole.
    let is_letter = |place: usize| letters.get(place).is_some_and(|letter| letter.c.is_lowercase());
    match letters[place].c {
        ' ' => letters.get(place + 1).is_some_and(|next| next.c != ' '),
        '-' | '–' | '—' => place > 0 && is_letter(place - 1) && is_letter(place + 1),
        _ => false,
    }
}

fn line_of(letters: &[Letter], styles: &[Style], size: f32) -> Line {
    let end = letters.iter().rposition(|letter| letter.c != ' ').map_or(0, |last| last + 1);
    let mut line = Line::default();
    for Letter { c, drawn, span } in &letters[..end] {
        line.width += drawn.advance * size;
        let style = &styles[*span];
        if line.runs.last().is_none_or(|run| run.style != *style) {
            line.runs.push(Run { style: style.clone(), text: String::new(), letters: Vec::new() });
        }
        if let Some(run) = line.runs.last_mut() {
            run.text.push(*c);
            run.letters.push((*drawn, c.len_utf8()));
        }
    }
    line
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use sao_lang_core::documents::metrics;

    fn texts(paragraph: &Paragraph, room: f32) -> Vec<String> {
        let fonts = Fonts::read().unwrap();
        let text = |line: Line| line.runs.into_iter().map(|run| run.text).collect::<String>();
        lines(paragraph, room, &fonts).into_iter().map(text).collect()
    }

    #[test]
    fn text_breaks_after_spaces_and_hyphens_and_where_it_says_so() {
        let of = |text: &str, room: f32| texts(&Paragraph::new(text), room);
        assert_eq!(of("", 100.0), [""]);
        assert_eq!(of("một\nhai\r\nba\rbốn", 500.0), ["một", "hai", "ba", "bốn"]);
        assert_eq!(of("cá kho làng Vũ Đại", 60.0), ["cá kho làng", "Vũ Đại"]);
        assert_eq!(of("sản-xuất", 30.0), ["sản-", "xuất"]);
        assert_eq!(of("số 26/QĐ-TTg", 75.0), ["số", "26/QĐ-TTg"]);
        assert_eq!(of("PL\u{a0}1", 10.0).concat(), "PL\u{a0}1");
    }

    #[test]
    fn a_word_that_is_longer_than_a_line_breaks_anywhere_and_loses_nothing() {
        let word = "đ".repeat(300);
        let lines = texts(&Paragraph::new(word.as_str()), 100.0);
        assert!(lines.len() > 10 && lines.concat() == word);
        // Not even a line without room loops forever.
        assert_eq!(texts(&Paragraph::new("abc"), 0.0), ["a", "b", "c"]);
    }

    #[test]
    fn letters_are_composed_and_what_cannot_be_seen_is_left_out() {
        assert_eq!(texts(&Paragraph::new("ca\u{301} kho\u{302}\u{feff}\u{200d}\u{7}\tx"), 500.0), ["cá khô x"]);
    }

    #[test]
    fn the_core_counts_nearly_the_same_lines() {
        let text = "Phần chữ này dài hơn một dòng để xem hai cách đếm có cho cùng số dòng hay không. ".repeat(12);
        let own = texts(&Paragraph::new(text.as_str()), 160.0 * 72.0 / 25.4).len();
        let counted = metrics::lines(&Paragraph::new(text.as_str()), 160.0);
        assert!(own.abs_diff(counted) <= 1, "{own} {counted}");
    }
}
