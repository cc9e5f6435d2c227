//! The parts of the DOCX package and the relationships between them (ECMA-376, part 2).

use super::super::Options;
use super::super::model::Block;
use super::properties::{self, Properties};
use super::{HEAD, body, styles};

/// A part of the package other than the document itself.
struct Part {
    name: &'static str,
    content: String,
    /// The last part of the name of its content type.
    kind: &'static str,
}

/// The common beginning of all content types of parts.
const TYPES: &str = "application/vnd.openxmlformats-";
/// The common beginning of all types of relationships.
const RELATIONS: &str = "http://schemas.openxmlformats.org/";

/// Names and contents of all parts, in the order in which they are written.
pub fn parts(blocks: &[Block], note: &str, said: &Properties, options: &Options) -> Vec<(&'static str, String)> {
    let package = [
        Part { name: "docProps/core.xml", content: properties::core(said, options), kind: "package.core-properties" },
        Part { name: "docProps/app.xml", content: properties::app(), kind: "officedocument.extended-properties" },
    ];
    let word = |name, content, kind| Part { name, content, kind };
    let mut document = vec![
        word("word/styles.xml", styles::styles(options), "officedocument.wordprocessingml.styles"),
        word("word/header1.xml", styles::page_number(), "officedocument.wordprocessingml.header"),
        word("word/settings.xml", styles::settings(options), "officedocument.wordprocessingml.settings"),
    ];
    if !note.is_empty() {
        document.push(word("word/footer1.xml", styles::note(note), "officedocument.wordprocessingml.footer"));
    }
    let body = Part {
        name: "word/document.xml",
        content: body::document(blocks, !note.is_empty()),
        kind: "officedocument.wordprocessingml.document.main",
    };
    let package_relations = relations(&[
        ("officeDocument/2006/relationships/officeDocument", body.name),
        ("package/2006/relationships/metadata/core-properties", package[0].name),
        ("officeDocument/2006/relationships/extended-properties", package[1].name),
    ]);
    let of_document: Vec<(String, &str)> = document
        .iter()
        .map(|part| {
            let kind = part.kind.rsplit('.').next().unwrap_or_default();
            (format!("officeDocument/2006/relationships/{kind}"), part.name.trim_start_matches("word/"))
        })
        .collect();
    let of_document: Vec<(&str, &str)> = of_document.iter().map(|(kind, name)| (kind.as_str(), *name)).collect();
    let document_relations = relations(&of_document);
    let content_types = content_types(package.iter().chain([&body]).chain(&document));
    let mut parts = vec![
        ("[Content_Types].xml", content_types),
        ("_rels/.rels", package_relations),
        ("word/_rels/document.xml.rels", document_relations),
    ];
    parts.extend(package.into_iter().chain([body]).chain(document).map(|part| (part.name, part.content)));
    parts
}

fn content_types<'p>(parts: impl Iterator<Item = &'p Part>) -> String {
    let overrides: String = parts
        .map(|part| format!(r#"<Override PartName="/{}" ContentType="{TYPES}{}+xml"/>"#, part.name, part.kind))
        .collect();
    format!(
        r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="{TYPES}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>"#
    )
}

/// The relationships, with the ids `rId1`, `rId2` and so on.
fn relations(targets: &[(&str, &str)]) -> String {
    let listed: String = (1..)
        .zip(targets)
        .map(|(no, (kind, target))| {
            format!(r#"<Relationship Id="rId{no}" Type="{RELATIONS}{kind}" Target="{target}"/>"#)
        })
        .collect();
    format!(
        r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>"#
    )
}
