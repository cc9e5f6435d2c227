//! The model of a document, independent of the file format: paragraphs and tables.

use serde::{Deserialize, Serialize};

/// Width between the margins of an A4 page, in millimetres (210 less 30 and 20).
pub const TEXT_WIDTH: u16 = 160;
/// Width between the margins of a landscape A4 page, in millimetres (297 less 20 and 20).
pub const ACROSS_WIDTH: u16 = 257;

/// The dots that replace a dotted line in copied text, where lines have no length.
pub const DOTS: &str = "....................";

/// An element of a page; blocks follow each other from top to bottom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A page break: the next block starts a new page.
    PageBreak,
    /// The next block starts a new document on a new page; that page shows no number, and the count starts at 1.
    NewDocument,
    /// The pages of this document are landscape, with more width for a table. The block is the first of its document.
    Across,
    /// A centred line with a length in millimetres.
    Line(u16),
}

/// The alignment of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Align {
    /// Aligned to the left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Aligned to both sides.
    Justified,
    /// Aligned to the right.
    Right,
}

/// A paragraph of text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// Runs of text.
    pub spans: Vec<Span>,
    /// The alignment.
    pub align: Align,
    /// Font size in points; 0 for the document's own.
    pub size: u8,
    /// Space above, in points.
    pub above: u8,
    /// Indent from the left, in millimetres.
    pub indent: u8,
    /// Whether the paragraph stays on the page of the next one.
    pub keep_with_next: bool,
    /// Level in the outline, 1 to 3; 0 for body text.
    pub heading: u8,
    /// Whether the rest of the last line is dotted up to the right edge, to write on.
    pub dotted: bool,
    /// The length in millimetres of a centred line that replaces the text; 0 for text.
    pub line: u16,
    /// The name of this place, to which the links of other texts lead; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub anchor: String,
}

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Span {
    /// The text; `\n` starts a new line.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Whether the text is a sign that only a symbol font has.
    pub symbol: bool,
    /// The name of the place to which the text leads; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Preferred widths of the columns in millimetres. A column in which short texts would break gets some width from
    /// the others (see [`super::fit`]).
    pub widths: Vec<u16>,
    /// Whether lines are drawn.
    pub lines: bool,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Cells.
    pub cells: Vec<Cell>,
    /// Whether the row is a heading, repeated at the top of every page.
    pub header: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// The number of columns that the cell spans.
    pub columns: usize,
    /// Whether the cell is shaded, as a heading within a table.
    pub shaded: bool,
    /// Whether the cell has no lines left, right and below, although its table has lines.
    pub bare: bool,
}

impl Paragraph {
    /// A paragraph of plain text.
    pub fn new(text: impl Into<String>) -> Paragraph {
        Paragraph { spans: vec![Span { text: text.into(), ..Span::default() }], ..Paragraph::default() }
    }

    /// A paragraph of bold text.
    pub fn bold(text: impl Into<String>) -> Paragraph {
        Paragraph { spans: vec![Span { text: text.into(), bold: true, ..Span::default() }], ..Paragraph::default() }
    }

    /// A paragraph of italic text.
    pub fn italic(text: impl Into<String>) -> Paragraph {
        Paragraph { spans: vec![Span { text: text.into(), italic: true, ..Span::default() }], ..Paragraph::default() }
    }

    /// A centred line with a length in millimetres.
    pub fn line(millimetres: u16) -> Paragraph {
        Paragraph { line: millimetres, align: Align::Centre, keep_with_next: true, ..Paragraph::default() }
    }

    /// Fills the rest of the last line with dots.
    pub fn dotted(self) -> Paragraph {
        Paragraph { dotted: true, ..self }
    }

    /// Centres the text.
    pub fn centred(self) -> Paragraph {
        Paragraph { align: Align::Centre, ..self }
    }

    /// Aligns the text to both sides.
    pub fn justified(self) -> Paragraph {
        Paragraph { align: Align::Justified, ..self }
    }

    /// Aligns the text to the right.
    pub fn at_right(self) -> Paragraph {
        Paragraph { align: Align::Right, ..self }
    }

    /// Sets the font size, in points.
    pub fn sized(self, size: u8) -> Paragraph {
        Paragraph { size, ..self }
    }

    /// Sets the space above, in points.
    pub fn spaced(self, above: u8) -> Paragraph {
        Paragraph { above, ..self }
    }

    /// Sets the indent from the left, in millimetres.
    pub fn indented(self, indent: u8) -> Paragraph {
        Paragraph { indent, ..self }
    }

    /// Names the place, so that links can lead to it.
    pub fn named(self, anchor: String) -> Paragraph {
        Paragraph { anchor, ..self }
    }

    /// Keeps the paragraph on the page of the next one.
    pub fn kept(self) -> Paragraph {
        Paragraph { keep_with_next: true, ..self }
    }

    /// Makes the paragraph a heading of an outline level.
    pub fn heading(self, level: u8) -> Paragraph {
        Paragraph { heading: level, keep_with_next: true, ..self }
    }

    /// The text without its style; a dotted line adds [`DOTS`].
    pub fn text(&self) -> String {
        let mut text: String = self.spans.iter().map(|s| s.text.as_str()).collect();
        text.push_str(if self.dotted { DOTS } else { "" });
        text
    }
}

impl Row {
    /// The row, kept on the page of the next row.
    pub fn kept(mut self) -> Row {
        self.keep();
        self
    }

    /// Keeps the row on the page of the next row.
    pub fn keep(&mut self) {
        self.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).for_each(|p| p.keep_with_next = true);
    }
}

impl Cell {
    /// A cell of one column.
    pub fn new(paragraphs: Vec<Paragraph>) -> Cell {
        Cell { paragraphs, columns: 1, shaded: false, bare: false }
    }

    /// A cell with one line of text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::new(vec![Paragraph::new(text)])
    }

    /// Makes the cell span several columns.
    pub fn over(self, columns: usize) -> Cell {
        Cell { columns, ..self }
    }

    /// Shades the cell.
    pub fn shaded(self) -> Cell {
        Cell { shaded: true, ..self }
    }

    /// Removes the lines left, right and below.
    pub fn bare(self) -> Cell {
        Cell { bare: true, ..self }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Block {
        Block::Paragraph(paragraph)
    }
}
