//! Widths of columns, so that short texts do not break.

use super::metrics::{size_of, whole_width, width};
use super::model::{Paragraph, Table};

/// Left and right of a cell's text, in millimetres.
pub const CELL_MARGINS: f64 = 2.9;
/// Texts up to so many characters stay on one line: "Đang chuẩn bị".
const SHORT: usize = 13;
/// No text asks for a wider column, in millimetres.
const WIDEST: f64 = 40.0;

/// The widths of a table's columns in millimetres. A column in which a short text or a word would break, or a heading
/// would take more than two lines, gets what it lacks from the columns with most room to spare; all together stay as
/// wide as they were.
pub fn widths(table: &Table) -> Vec<u16> {
    let mut widths = table.widths.clone();
    let needed = needed(table);
    while let Some(poor) = (0..widths.len()).find(|c| widths[*c] < needed[*c]) {
        let rich = (0..widths.len()).filter(|c| widths[*c] > needed[*c]).max_by_key(|c| widths[*c] - needed[*c]);
        let Some(rich) = rich else { break };
        widths[poor] += 1;
        widths[rich] -= 1;
    }
    widths
}

/// What each column needs at least, in millimetres.
fn needed(table: &Table) -> Vec<u16> {
    let mut needed = vec![0.0_f64; table.widths.len()];
    if !table.lines {
        return vec![0; needed.len()];
    }
    for row in &table.rows {
        let mut column = 0;
        for cell in &row.cells {
            if let (1, Some(needed)) = (cell.columns, needed.get_mut(column)) {
                let wide = cell.paragraphs.iter().map(|p| if row.header { in_two_lines(p) } else { unbroken(p) });
                *needed = wide.fold(*needed, f64::max);
            }
            column += cell.columns;
        }
    }
    let whole = |wide: f64| (wide.min(WIDEST) + CELL_MARGINS).ceil() as u16;
    needed.into_iter().map(|wide| if wide > 0.0 { whole(wide) } else { 0 }).collect()
}

/// The room in which a text takes no more than two lines.
fn in_two_lines(paragraph: &Paragraph) -> f64 {
    let text = paragraph.text();
    let bold = paragraph.spans.iter().any(|s| s.bold);
    let wide = |part: &str| width(part.trim(), size_of(paragraph), bold);
    let breaks = text.match_indices(' ').map(|(place, _)| text.split_at(place));
    breaks.map(|(first, second)| wide(first).max(wide(second))).fold(wide(&text), f64::min)
}

/// The room in which neither a short text nor a short word breaks.
fn unbroken(paragraph: &Paragraph) -> f64 {
    if paragraph.spans.iter().map(|s| s.text.chars().count()).sum::<usize>() <= SHORT {
        return whole_width(paragraph);
    }
    let words = paragraph.spans.iter().flat_map(|s| s.text.split_whitespace().map(move |word| (word, s.bold)));
    let short = words.filter(|(word, _)| word.chars().count() <= SHORT);
    short.map(|(word, bold)| width(word, size_of(paragraph), bold)).fold(0.0, f64::max)
}
