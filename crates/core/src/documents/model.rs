//! A document, whatever the file format: paragraphs and tables.

use serde::{Deserialize, Serialize};

/// What a dotted line is where lines have no length: in a text that is copied.
pub const DOTS: &str = "....................";

/// One thing after another on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// The next block starts a new page.
    PageBreak,
    /// The next block starts a document of its own: on a new page, which bears no number, and counted from 1.
    NewDocument,
    /// The pages of this document lie across: more room for a wide table. It stands first in its document.
    Across,
    /// A line in the middle, as long as this many millimetres.
    Line(u16),
}

/// How a paragraph lies on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At both sides.
    Justified,
    /// At the right.
    Right,
}

/// Text in one paragraph.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// Runs of text.
    pub spans: Vec<Span>,
    /// Position on the line.
    pub align: Align,
    /// Size in points; 0 for the document's own.
    pub size: u8,
    /// Space above, in points.
    pub above: u8,
    /// Indent from the left, in millimetres.
    pub indent: u8,
    /// Stays on the page of the next paragraph.
    pub keep_with_next: bool,
    /// Level in the outline, 1 to 3; 0 for running text.
    pub heading: u8,
    /// The rest of the last line is dotted as far as it goes, to write on.
    pub dotted: bool,
    /// Nothing but a line in the middle, as long as this many millimetres; 0 for text.
    pub line: u16,
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
    /// A sign that only a font of symbols has.
    pub symbol: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Widths of the columns in millimetres, as wished: where short texts would break, a column gets some more of the
    /// others' room (see [`super::fit`]).
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
    /// Repeated at the top of every page.
    pub header: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Columns it takes.
    pub columns: usize,
    /// Shaded, for headings within a table.
    pub shaded: bool,
    /// Without lines left, right and below, where its table has lines.
    pub bare: bool,
}

impl Paragraph {
    /// Plain text.
    pub fn new(text: impl Into<String>) -> Paragraph {
        Paragraph { spans: vec![Span { text: text.into(), ..Span::default() }], ..Paragraph::default() }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Paragraph {
        Paragraph { spans: vec![Span { text: text.into(), bold: true, ..Span::default() }], ..Paragraph::default() }
    }

    /// Italic text.
    pub fn italic(text: impl Into<String>) -> Paragraph {
        Paragraph { spans: vec![Span { text: text.into(), italic: true, ..Span::default() }], ..Paragraph::default() }
    }

    /// A line in the middle, so many millimetres long.
    pub fn line(millimetres: u16) -> Paragraph {
        Paragraph { line: millimetres, align: Align::Centre, keep_with_next: true, ..Paragraph::default() }
    }

    /// Dotted after its text, up to the right edge.
    pub fn dotted(self) -> Paragraph {
        Paragraph { dotted: true, ..self }
    }

    /// In the middle of the line.
    pub fn centred(self) -> Paragraph {
        Paragraph { align: Align::Centre, ..self }
    }

    /// At both sides of the line.
    pub fn justified(self) -> Paragraph {
        Paragraph { align: Align::Justified, ..self }
    }

    /// At the right of the line.
    pub fn at_right(self) -> Paragraph {
        Paragraph { align: Align::Right, ..self }
    }

    /// In another size, in points.
    pub fn sized(self, size: u8) -> Paragraph {
        Paragraph { size, ..self }
    }

    /// With space above, in points.
    pub fn spaced(self, above: u8) -> Paragraph {
        Paragraph { above, ..self }
    }

    /// Further in, in millimetres.
    pub fn indented(self, indent: u8) -> Paragraph {
        Paragraph { indent, ..self }
    }

    /// On the page of the next paragraph.
    pub fn kept(self) -> Paragraph {
        Paragraph { keep_with_next: true, ..self }
    }

    /// A heading of a level in the outline.
    pub fn heading(self, level: u8) -> Paragraph {
        Paragraph { heading: level, keep_with_next: true, ..self }
    }

    /// The text without its style; of a dotted line, some dots.
    pub fn text(&self) -> String {
        let mut text: String = self.spans.iter().map(|s| s.text.as_str()).collect();
        text.push_str(if self.dotted { DOTS } else { "" });
        text
    }
}

impl Row {
    /// On the page of the next row.
    pub fn kept(mut self) -> Row {
        self.keep();
        self
    }

    /// Puts it on the page of the next row.
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

    /// Over several columns.
    pub fn over(self, columns: usize) -> Cell {
        Cell { columns, ..self }
    }

    /// Shaded.
    pub fn shaded(self) -> Cell {
        Cell { shaded: true, ..self }
    }

    /// Without lines.
    pub fn bare(self) -> Cell {
        Cell { bare: true, ..self }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Block {
        Block::Paragraph(paragraph)
    }
}
