//! The boxes from which pages are made: paragraphs with their lines, and rows of tables.

use sao_lang_core::documents::metrics::size_of;
use sao_lang_core::documents::model::{Align, Paragraph};
use sao_lang_core::documents::pagination::MOST_WHOLE;

use super::{DESCENT, LINE_HEIGHT, MM, Mark, PlacedLine};
use crate::fonts::Fonts;
use crate::lines::{Line, lines};

/// The number of lines of a paragraph that never stand alone at the foot or at the top of a page.
const TOGETHER: usize = 2;
/// The height of a centred line with the space around it.
const RULE_HEIGHT: f32 = 8.0;
/// The thickness of a centred line.
const RULE_WIDTH: f32 = 0.75;

/// A paragraph of a known width.
#[derive(Debug, Clone)]
pub struct TextBox {
    pub lines: Vec<Line>,
    /// The distance from the left edge.
    indent: f32,
    /// The width for the text.
    room: f32,
    align: Align,
    dotted: bool,
    size: f32,
    /// The length of the centred line that stands instead of text.
    rule: f32,
    /// The space above the first line.
    pub above: f32,
    /// Whether it stays on the page of the next box.
    pub keep: bool,
    /// The level in the outline; 0 for none.
    pub heading: u8,
    /// The name of the place; empty for none.
    pub anchor: String,
    /// The node of the structure.
    pub node: Option<usize>,
}

impl TextBox {
    /// The box of a paragraph; `width` is from edge to edge.
    pub fn new(paragraph: &Paragraph, width: f32, fonts: &Fonts) -> TextBox {
        let indent = f32::from(paragraph.indent) * MM;
        let room = (width - indent).max(1.0);
        let rule = f32::from(paragraph.line) * MM;
        TextBox {
            lines: if rule > 0.0 { vec![Line::default()] } else { lines(paragraph, room, fonts) },
            indent,
            room,
            align: paragraph.align,
            dotted: paragraph.dotted,
            size: f32::from(size_of(paragraph)),
            rule,
            above: paragraph.above.into(),
            keep: paragraph.keep_with_next,
            heading: paragraph.heading,
            anchor: paragraph.anchor.clone(),
            node: None,
        }
    }

    /// The height of a line.
    pub fn line_height(&self) -> f32 {
        if self.rule > 0.0 { RULE_HEIGHT } else { self.size * LINE_HEIGHT }
    }

    /// The height of all lines, without the space above.
    pub fn lines_height(&self) -> f32 {
        self.line_height() * self.lines.len() as f32
    }

    /// Whether the paragraph is never broken over pages.
    pub fn is_whole(&self) -> bool {
        self.lines.len() < 2 * TOGETHER || self.keep && self.lines.len() <= MOST_WHOLE
    }

    /// The height of what has to stand on one page with what stays with it.
    pub fn least_height(&self) -> f32 {
        if self.is_whole() { self.lines_height() } else { self.line_height() * TOGETHER as f32 }
    }

    /// How many lines to place in a height, so that no single line is left on either page. 0 if there is no room.
    pub fn fitting(&self, from: usize, height: f32) -> usize {
        let left = self.lines.len() - from;
        let fit = ((height + 0.01) / self.line_height()).max(0.0) as usize;
        match fit {
            _ if fit >= left => left,
            _ if from == 0 && self.is_whole() => 0,
            _ if left - fit < TOGETHER => (left - TOGETHER.min(left)).min(fit),
            _ if fit < TOGETHER => 0,
            _ => fit,
        }
    }

    /// Draws lines from a point on.
    pub fn draw(&self, range: std::ops::Range<usize>, x: f32, top: f32, out: &mut Vec<Mark>) {
        let left = x + self.indent;
        if self.rule > 0.0 {
            let begin = left + (self.room - self.rule) / 2.0;
            let y = top + 2.0;
            out.push(Mark::Rule { from: (begin, y), to: (begin + self.rule, y), width: RULE_WIDTH });
            return;
        }
        for (number, line) in self.lines[range.clone()].iter().enumerate() {
            let y = top + self.line_height() * (number + 1) as f32 - self.size * DESCENT;
            let free = (self.room - line.width).max(0.0);
            let spaces = line.spaces();
            let (shift, extra) = match self.align {
                Align::Left => (0.0, 0.0),
                Align::Centre => (free / 2.0, 0.0),
                Align::Right => (free, 0.0),
                Align::Justified if line.goes_on && spaces > 0 => (0.0, free / spaces as f32),
                Align::Justified => (0.0, 0.0),
            };
            if self.dotted && range.start + number + 1 == self.lines.len() {
                out.push(Mark::Dots([left + shift + line.width, y, left + self.room, self.size]));
            }
            if !line.runs.is_empty() {
                let (runs, node) = (line.runs.clone(), self.node);
                out.push(Mark::Text(PlacedLine { x: left + shift, y, size: self.size, extra, runs, node }));
            }
        }
    }
}
