//! The electronic dossier (Art. 7.1): documents, papers in folders by criterion, an index, the draft.

use std::fmt::Write as _;
use std::io::{Seek, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Attachment, Draft, to_json};
use crate::locale::{Lang, msg};

use super::register::{Entry, entries};
use super::{ArchiveError, Options, Purpose, dossier_docx, file_name, slug, workbook};

/// Writes the archive. `bytes` gives an attachment by its id; one that it does not have is told in the index.
///
/// # Errors
/// Where a document or the archive cannot be written.
pub fn archive<W: Write + Seek>(
    out: W,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    options: &Options,
    mut bytes: impl FnMut(&str) -> Option<Vec<u8>>,
) -> Result<W, ArchiveError> {
    let lang = options.lang;
    let mut zip = ZipWriter::new(out);
    let name = |kind: &str, extension: &str| file_name(kind, &draft.product.name, &draft.changed, extension);
    let documents = [
        (name("ho-so-ocop", "docx"), dossier_docx(draft, edition, set, options)?),
        (name("bang-tieu-chi", "xlsx"), workbook(draft, edition, set, options)?),
        (name("sao-lang", "json"), to_json(draft).into_bytes()),
    ];
    let mut index = msg::ARCHIVE_INDEX_TITLE.fill(lang, &[("name", &draft.product.name.trim())]);
    let _ = write!(index, "\n\n{}\n", msg::ARCHIVE_INDEX_DOCUMENTS.text(lang));
    for (name, content) in documents {
        let _ = writeln!(index, "- {name}");
        // Both are compressed already, but for the draft.
        put(&mut zip, &name, &content, name.ends_with("json"))?;
    }
    let _ = write!(index, "\n{}\n", msg::ARCHIVE_INDEX_PAPERS.text(lang));
    for entry in entries(draft, edition, set, options.purpose) {
        let _ = writeln!(
            index,
            "{}",
            msg::ARCHIVE_INDEX_PAPER.fill(lang, &[("no", &entry.no), ("paper", &entry.name(edition, lang))])
        );
        if !entry.criteria.is_empty() {
            let _ =
                writeln!(index, "{}", msg::ARCHIVE_INDEX_CRITERIA.fill(lang, &[("list", &entry.criteria.join(", "))]));
        }
        let files = entry.paper.map(|p| p.files.as_slice()).unwrap_or_default();
        if files.is_empty() {
            let _ = writeln!(index, "{}", msg::ARCHIVE_INDEX_NONE.text(lang));
        }
        for (file, place) in files.iter().zip(1..) {
            let line = match bytes(&file.id) {
                Some(content) => {
                    let path = path(&entry, file, place, set, lang);
                    put(&mut zip, &path, &content, false)?;
                    msg::ARCHIVE_INDEX_FILE.fill(lang, &[("path", &path)])
                }
                None => msg::ARCHIVE_INDEX_MISSING.fill(lang, &[("name", &file.name)]),
            };
            let _ = writeln!(index, "{line}");
        }
    }
    put(&mut zip, msg::ARCHIVE_INDEX.text(lang), index.as_bytes(), true)?;
    Ok(zip.finish()?)
}

/// Where the archive of a draft keeps each of its attachments, whatever language it was written in.
pub fn attachment_paths(draft: &Draft, edition: &Edition, set: &ProductSet) -> Vec<(Attachment, Vec<String>)> {
    let mut all = Vec::new();
    for entry in entries(draft, edition, set, Purpose::Work) {
        let files = entry.paper.map(|p| p.files.as_slice()).unwrap_or_default();
        for (file, place) in files.iter().zip(1..) {
            all.push((file.clone(), Lang::ALL.map(|lang| path(&entry, file, place, set, lang)).to_vec()));
        }
    }
    all
}

/// `giay-to/1.1_nguon-nguyen-lieu/PL03-1_hoa-don.jpg`: in the folder of the first criterion that the paper
/// proves, with the paper's number; safe in any file system.
fn path(entry: &Entry, file: &Attachment, place: usize, set: &ProductSet, lang: Lang) -> String {
    let folder = match entry.criteria.first() {
        Some(id) => format!("{id}_{}", slug(set.criterion(id).map_or("", |c| c.title.text(lang)))),
        None => msg::ARCHIVE_OTHER.text(lang).to_owned(),
    };
    let extension = match file.media_type.as_str() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "application/pdf" => "pdf",
        _ => "bin",
    };
    let stem = slug(file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem));
    format!("{}/{folder}/PL{:02}-{place}_{stem}.{extension}", msg::ARCHIVE_FOLDER.text(lang), entry.no)
}

fn put<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str, content: &[u8], squeeze: bool) -> Result<(), ZipError> {
    let method = if squeeze { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    zip.start_file(name, SimpleFileOptions::default().compression_method(method))?;
    Ok(zip.write_all(content)?)
}
