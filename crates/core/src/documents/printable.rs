//! A document with pages, before it is written as a file for Word or as a PDF.

use super::docx::{self, DocxError, Properties};
use super::model::Block;
use super::options::Options;

/// The content of a document, and everything that its file says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Printable {
    /// The content.
    pub blocks: Vec<Block>,
    /// The words in small print at the foot of every page; empty for none.
    pub note: String,
    /// Title and author.
    pub properties: Properties,
    /// Language and day.
    pub options: Options,
}

impl Printable {
    /// A document with the note that its purpose asks for.
    pub fn new(blocks: Vec<Block>, properties: Properties, options: &Options) -> Printable {
        Printable { blocks, note: options.note().to_owned(), properties, options: *options }
    }

    /// The document for Word. The same document gives the same bytes.
    ///
    /// # Errors
    /// Fails only if the archive cannot be written, which does not happen in memory.
    pub fn docx(&self) -> Result<Vec<u8>, DocxError> {
        docx::write(&self.blocks, &self.note, &self.properties, &self.options)
    }
}
