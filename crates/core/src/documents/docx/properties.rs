//! What a document says of itself: `docProps/core.xml` and `docProps/app.xml`.

use chrono::{Datelike, NaiveDate};

use super::super::Options;
use super::HEAD;
use super::xml::text;
use crate::draft::Draft;
use crate::locale::{Lang, Message, msg, values};

/// The program that documents name as their maker.
const APPLICATION: &str = "Sao Làng";

/// What a document says of itself, for lists of files and archives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    /// Which document it is, and of what.
    pub title: String,
    /// Who hands it in; empty where nobody does.
    pub author: String,
}

impl Properties {
    /// A document about a draft's product, of its applicant.
    pub fn of(document: Message, draft: &Draft, lang: Lang) -> Properties {
        let document = document.text(lang);
        let title = match draft.product.name.trim() {
            "" => document.to_owned(),
            product => {
                msg::REACH_PRINT_TITLE.fill(lang, values::DocumentProduct { document: &document, product: &product })
            }
        };
        Properties { title, author: draft.applicant.name.trim().to_owned() }
    }
}

/// The language of a document as Word names it.
pub fn language(options: &Options) -> &'static str {
    match options.lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-US",
    }
}

/// A day as W3CDTF writes its beginning; years of four digits alone can be written so. In UTC, which readers turn into the
/// time of Viet Nam: seven o'clock of the same day.
fn timestamp(day: NaiveDate) -> Option<String> {
    (0..=9999).contains(&day.year()).then(|| format!("{day}T00:00:00Z"))
}

/// `docProps/core.xml`.
pub fn core(properties: &Properties, options: &Options) -> String {
    let mut out = format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title>"#,
        text(&properties.title)
    );
    if !properties.author.is_empty() {
        out.push_str(&format!("<dc:creator>{}</dc:creator>", text(&properties.author)));
    }
    out.push_str(&format!("<dc:language>{}</dc:language>", language(options)));
    if let Some(timestamp) = timestamp(options.today) {
        for name in ["created", "modified"] {
            out.push_str(&format!(r#"<dcterms:{name} xsi:type="dcterms:W3CDTF">{timestamp}</dcterms:{name}>"#));
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// `docProps/app.xml`.
pub fn app() -> String {
    format!(
        r#"{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>{APPLICATION}</Application></Properties>"#
    )
}
