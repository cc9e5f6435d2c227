//! The pages that are being filled, from top to bottom.

use sao_lang_core::documents::metrics::BODY_SIZE;
use sao_lang_core::documents::model::{ACROSS_WIDTH, TEXT_WIDTH};
use sao_lang_core::documents::pagination::{self, A4};

use super::boxes::TextBox;
use super::table::{Place, RowBox};
use super::{Anchor, Bookmark, Kind, MM, Node, Page, Targets};

/// The width and the height of A4.
pub const A4_SIZE: (f32, f32) = (A4.0 as f32 * MM, A4.1 as f32 * MM);
/// The margin above and below the text, and at the sides of a landscape page.
pub const MARGIN: f32 = pagination::MARGIN as f32 * MM;

/// The pages, and what is known of their content.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure.
    pub nodes: Vec<Node>,
    /// The outline.
    pub bookmarks: Vec<Bookmark>,
    /// The places to which links lead.
    pub anchors: Vec<Anchor>,
    /// Whether the pages of the document are landscape.
    across: bool,
    /// The number of the current page within its document.
    number: usize,
    /// Where the next box begins.
    y: f32,
    /// Whether nothing is on the current page yet.
    empty: bool,
}

impl Pages {
    pub(super) fn new() -> Pages {
        Pages::default()
    }

    /// Begins a document on a new page; its pages are numbered from 1.
    pub(super) fn begin(&mut self, across: bool) {
        (self.across, self.number) = (across, 0);
        self.turn();
    }

    /// Begins a new page. The first page of a document shows no number.
    pub(super) fn turn(&mut self) {
        self.number += 1;
        let (width, height) = A4_SIZE;
        let size = if self.across { (height, width) } else { (width, height) };
        self.pages.push(Page { size, number: (self.number > 1).then_some(self.number), marks: Vec::new() });
        (self.y, self.empty) = (MARGIN, true);
    }

    /// The places to which links lead, by their names.
    pub fn targets(&self) -> Targets {
        self.anchors.iter().map(|anchor| (anchor.name.clone(), (anchor.page, anchor.y))).collect()
    }

    /// The width between the margins.
    pub(super) fn width(&self) -> f32 {
        f32::from(if self.across { ACROSS_WIDTH } else { TEXT_WIDTH }) * MM
    }

    /// The height between the margins.
    pub(super) fn height(&self) -> f32 {
        (if self.across { A4_SIZE.0 } else { A4_SIZE.1 }) - 2.0 * MARGIN
    }

    /// The height that is left on the current page.
    pub(super) fn room(&self) -> f32 {
        self.height() - (self.y - MARGIN)
    }

    /// Whether nothing is on the current page yet.
    pub(super) fn is_empty(&self) -> bool {
        self.empty
    }

    fn left(&self) -> f32 {
        if self.across { MARGIN } else { pagination::LEFT as f32 * MM }
    }

    /// Adds a node to the structure and returns its number.
    pub(super) fn node(&mut self, kind: Kind, parent: Option<usize>) -> usize {
        self.nodes.push(Node { kind, parent });
        self.nodes.len() - 1
    }

    /// Adds what is known of a paragraph at a position of the current page.
    fn note(&mut self, text: &TextBox, y: f32) {
        let page = self.pages.len().saturating_sub(1);
        if text.heading > 0 {
            let words: Vec<&str> =
                text.lines.iter().flat_map(|line| &line.runs).flat_map(|run| run.text.split_whitespace()).collect();
            self.bookmarks.push(Bookmark { level: text.heading, text: words.join(" "), page, y });
        }
        if !text.anchor.is_empty() {
            self.anchors.push(Anchor { name: text.anchor.clone(), page, y });
        }
    }

    /// Places a paragraph, on as many pages as it needs.
    pub(super) fn place_text(&mut self, text: &TextBox) {
        let mut from = 0;
        while from < text.lines.len() {
            let above = if from == 0 && !self.empty { text.above } else { 0.0 };
            let fit = match text.fitting(from, self.room() - above) {
                0 if !self.empty => {
                    self.turn();
                    continue;
                }
                // A paragraph that would stay whole is higher than a page.
                0 => ((self.room() / text.line_height()) as usize).clamp(1, text.lines.len() - from),
                fit => fit,
            };
            let top = self.y + above;
            if from == 0 {
                self.note(text, top);
            }
            let left = self.left();
            if let Some(page) = self.pages.last_mut() {
                text.draw(from..from + fit, left, top, &mut page.marks);
            }
            self.y = top + text.line_height() * fit as f32;
            self.empty = false;
            from += fit;
            if from < text.lines.len() {
                self.turn();
            }
        }
    }

    /// Places a row; with `turn`, on a new page. On a new page the headings of its table come first.
    pub(super) fn place_row(&mut self, row: &RowBox, headers: &[RowBox], turn: bool) {
        let too_high = row.height > self.room() && (row.is_whole() || row.least_height() > self.room());
        if !self.empty && (turn || too_high) {
            self.turn_to(headers);
        }
        let left = self.left();
        let (mut from, mut turned) = (vec![Place::default(); row.cells.len()], false);
        for text in row.cells.iter().flat_map(|cell| &cell.boxes) {
            self.note(text, self.y);
        }
        loop {
            let (before, top, room) = (from.clone(), self.y, self.room());
            let Some(page) = self.pages.last_mut() else { return };
            self.y += row.draw_part(&mut from, left, top, room, &mut page.marks);
            self.empty = false;
            if !row.is_done(&from) && from == before && turned {
                // Not even one line fits on a page.
                row.draw_part(&mut from, left, top, f32::MAX, &mut page.marks);
            }
            if row.is_done(&from) {
                return;
            }
            self.turn_to(headers);
            turned = true;
        }
    }

    /// Begins a new page with the headings of a table, unless they would fill it.
    fn turn_to(&mut self, headers: &[RowBox]) {
        self.turn();
        let height: f32 = headers.iter().map(|row| row.height).sum();
        if height > self.height() / 2.0 {
            return;
        }
        let left = self.left();
        for row in headers {
            let top = self.y;
            if let Some(page) = self.pages.last_mut() {
                row.draw(left, top, &mut page.marks);
            }
            self.y += row.height;
        }
    }
}

/// The font size of page numbers, in points.
pub const NUMBER_SIZE: f32 = BODY_SIZE as f32;
