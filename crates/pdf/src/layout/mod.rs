//! Places the blocks of a document on pages. All lengths are in points; positions are from the upper left corner.

mod boxes;
mod flow;
mod pages;
mod table;

use std::collections::HashMap;

use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::pagination::documents;

use crate::fonts::Fonts;
use crate::lines::Run;

pub use pages::{A4_SIZE, MARGIN, NUMBER_SIZE, Pages};

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;
/// The height of a font's line, as a part of the font size.
const FONT_HEIGHT: f32 = 1.149;
/// The height of a line, as a part of the font size: that of the font, times 1.15 as in the documents for Word.
const LINE_HEIGHT: f32 = FONT_HEIGHT * 1.15;
/// The part of the font size below the base line, with a little of the space between lines, so that letters do not touch
/// the line below them in tables.
const DESCENT: f32 = 0.26;

/// A page with everything that is drawn on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width and height.
    pub size: (f32, f32),
    /// The number at the top, if the page shows one.
    pub number: Option<usize>,
    /// What is drawn, in the order of reading.
    pub marks: Vec<Mark>,
}

/// Something that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line of text.
    Text(PlacedLine),
    /// A line.
    Rule {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends.
        to: (f32, f32),
        /// How thick it is.
        width: f32,
    },
    /// A grey area: left, top, width, height.
    Shade([f32; 4]),
    /// Dots up to the right edge, to write on: left, base line, right, font size.
    Dots([f32; 4]),
}

/// A line of text at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLine {
    /// The left end.
    pub x: f32,
    /// The base line.
    pub y: f32,
    /// The font size.
    pub size: f32,
    /// The additional width of each space.
    pub extra: f32,
    /// The parts.
    pub runs: Vec<Run>,
    /// The node of the structure to which the line belongs; `None` for what is repeated, like the heading of a table.
    pub node: Option<usize>,
}

/// A node of the structure: what screen readers and other programs know of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// The node above it; `None` for the document.
    pub parent: Option<usize>,
}

/// What a node of the structure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A document of the file.
    Part,
    /// A paragraph.
    Paragraph,
    /// A heading of a level from 1, with its text.
    Heading(u8, String),
    /// A table with lines.
    Table,
    /// A row of a table.
    Row,
    /// A heading of a column, over so many columns.
    Header(usize),
    /// A cell, over so many columns.
    Cell(usize),
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// The level, from 1.
    pub level: u8,
    /// The text.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
    /// The position on the page.
    pub y: f32,
}

/// A place to which links lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    /// The name.
    pub name: String,
    /// The page, from 0.
    pub page: usize,
    /// The position on the page.
    pub y: f32,
}

/// Places to which links lead, by name: page, from 0, and position on it.
pub type Targets = HashMap<String, (usize, f32)>;

/// Places blocks on pages; each document begins on a new page.
pub fn layout(blocks: &[Block], fonts: &Fonts) -> Pages {
    let mut pages = Pages::new();
    for document in documents(blocks) {
        flow::document(&mut pages, document, fonts);
    }
    pages
}

#[cfg(test)]
mod tests;
