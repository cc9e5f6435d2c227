//! Writes blocks as a DOCX file (ECMA-376 WordprocessingML), laid out by Decree 30/2020/NĐ-CP.
//!
//! The body's XML is our own because the crates for it do not repeat a table's heading on every
//! page; see `docs/decisions`. The archive is the `zip` crate's.

mod body;
mod xml;

use std::io::{Cursor, Write};

use thiserror::Error;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::model::Block;
pub use xml::holdable;
use xml::text;

/// The document could not be written.
#[derive(Debug, Error)]
pub enum DocxError {
    /// The archive could not be written.
    #[error("the document's archive could not be written: {0}")]
    Archive(#[from] ZipError),
    /// A part could not be written into the archive.
    #[error("the document could not be written: {0}")]
    Write(#[from] std::io::Error),
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>"#;

const PACKAGE_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const DOCUMENT_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>"#;

/// Writes the blocks as a DOCX file, with `note` in small print at the foot of every page.
pub fn write(blocks: &[Block], note: &str) -> Result<Vec<u8>, DocxError> {
    let parts = [
        ("[Content_Types].xml", format!("{HEAD}{CONTENT_TYPES}")),
        ("_rels/.rels", format!("{HEAD}{PACKAGE_RELATIONS}")),
        ("word/_rels/document.xml.rels", format!("{HEAD}{DOCUMENT_RELATIONS}")),
        ("word/document.xml", body::document(blocks)),
        ("word/styles.xml", styles()),
        ("word/header1.xml", page_number_part()),
        ("word/footer1.xml", note_part(note)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No date: the same draft gives the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        archive.start_file(name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Times New Roman 13, headings in the outline.
fn styles() -> String {
    let font = r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>"#;
    let mut out = format!(
        r#"{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#
    );
    for level in 1..=3 {
        out.push_str(&format!(
            r#"<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"#,
            level - 1
        ));
    }
    out.push_str("</w:styles>");
    out
}

fn note_part(words: &str) -> String {
    format!(
        r#"{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:i/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:ftr>"#,
        text(words)
    )
}

/// The page number, in the middle of the top (Decree 30/2020/NĐ-CP, Appendix I).
fn page_number_part() -> String {
    let run = |inner: &str| format!(r#"<w:r><w:rPr><w:sz w:val="26"/></w:rPr>{inner}</w:r>"#);
    format!(
        r#"{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}{}{}{}{}</w:p></w:hdr>"#,
        run(r#"<w:fldChar w:fldCharType="begin"/>"#),
        run(r#"<w:instrText xml:space="preserve"> PAGE </w:instrText>"#),
        run(r#"<w:fldChar w:fldCharType="separate"/>"#),
        run("<w:t>1</w:t>"),
        run(r#"<w:fldChar w:fldCharType="end"/>"#),
    )
}
