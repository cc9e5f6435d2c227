//! The widths of table columns, fitted so that short texts do not break.

use super::metrics::{size_of, whole_width, width};
use super::model::{Paragraph, Table};

/// The left and the right margin of a cell's text together, in millimetres.
pub const CELL_MARGINS: f64 = 2.9;
/// The maximum length, in characters, of a text that stays on one line: "Đang chuẩn bị".
const SHORT: usize = 13;
/// The maximum width that a text can demand for its column, in millimetres.
const WIDEST: f64 = 40.0;

/// The widths of a table's columns in millimetres. A column is too narrow if a short text or a word would break in
/// it, or if its heading would take more than two lines. It gets the missing width from the columns with the most
/// spare width; the sum of the widths does not change.
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

/// The minimum width of each column, in millimetres.
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

/// The minimum width in which a text takes no more than two lines.
fn in_two_lines(paragraph: &Paragraph) -> f64 {
    let text = paragraph.text();
    let bold = paragraph.spans.iter().any(|s| s.bold);
    let wide = |part: &str| width(part.trim(), size_of(paragraph), bold);
    let breaks = text.match_indices(' ').map(|(place, _)| text.split_at(place));
    breaks.map(|(first, second)| wide(first).max(wide(second))).fold(wide(&text), f64::min)
}

/// The minimum width in which neither a short text nor a short word breaks.
fn unbroken(paragraph: &Paragraph) -> f64 {
    if paragraph.spans.iter().map(|s| s.text.chars().count()).sum::<usize>() <= SHORT {
        return whole_width(paragraph);
    }
    let words = paragraph.spans.iter().flat_map(|s| s.text.split_whitespace().map(move |word| (word, s.bold)));
    let short = words.filter(|(word, _)| word.chars().count() <= SHORT);
    short.map(|(word, bold)| width(word, size_of(paragraph), bold)).fold(0.0, f64::max)
}
