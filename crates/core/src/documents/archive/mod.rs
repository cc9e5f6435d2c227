//! The electronic dossier (Art. 7.1): a folder with the forms, the criteria, the papers and an index, each as a file
//! of its own; where something differs from what was handed in, also the cover sheet of the amendment. The draft is beside that folder, for people who continue to work on it.

mod file_name;
mod former;
mod index;
mod paths;

pub use paths::attachment_paths;

use std::io::{Seek, Write};

use chrono::{Datelike, NaiveDate};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Attachment, Draft, to_json, without_private_notes};
use crate::handed_in::{differences, last_round, sha256};
use crate::locale::{Message, msg};

use super::register::{Entry, entries};
use super::{ArchiveError, Options, Properties, amendment, docx, form01, form02, story, workbook};
use paths::Made;

/// A paper with its paths in the archive.
struct Laid<'d> {
    entry: Entry<'d>,
    /// The files of the paper, each with its path in the dossier's folder; `None` if the bytes of the file are not on
    /// this device.
    files: Vec<(&'d Attachment, Option<String>)>,
    /// The path of the paper's text, if the text is written in the draft itself.
    text: Option<String>,
}

/// Writes the archive. `bytes` returns the content of an attachment by its id; the index names each attachment
/// without content.
///
/// # Errors
/// Fails if a document or the archive cannot be written.
pub fn archive<W: Write + Seek>(
    out: W,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    options: &Options,
    mut bytes: impl FnMut(&str) -> Option<Vec<u8>>,
) -> Result<W, ArchiveError> {
    let lang = options.lang;
    let folder = paths::dossier_folder(draft, lang);
    let mut zip = Packing { zip: ZipWriter::new(out), written: noon(options.today) };
    let all = entries(draft, edition, set, options.purpose);
    let count = all.len();
    let about = |document: Message| Properties::of(document, draft, lang);
    let last = last_round(draft);
    let mut hashes: Vec<(String, [u8; 32])> = Vec::new();
    let mut laid = Vec::new();
    for entry in all {
        let mut files = Vec::new();
        for (file, place) in entry.paper.map(|p| p.files.as_slice()).unwrap_or_default().iter().zip(1..) {
            let path = match bytes(&file.id) {
                Some(content) => {
                    let path = paths::paper_file(&entry, file, place, count, edition, lang);
                    if last.is_some() {
                        hashes.push((file.id.clone(), sha256(&content)));
                    }
                    // Photos and PDF files are already compressed.
                    zip.put(&format!("{folder}/{path}"), &content, CompressionMethod::Stored)?;
                    Some(path)
                }
                None => None,
            };
            files.push((file, path));
        }
        let text = match entry.written {
            true => {
                let path = paths::text_file(&entry, count, edition, lang);
                let content = docx(&story(draft, edition, set, options), options, &about(msg::BUNDLE_STORY_WORDS))?;
                zip.put(&format!("{folder}/{path}"), &content, CompressionMethod::Stored)?;
                Some(path)
            }
            false => None,
        };
        laid.push(Laid { entry, files, text });
    }
    for (file, path) in paths::sample_files(draft, edition, lang) {
        if let Some(content) = bytes(&file.id) {
            if last.is_some() {
                hashes.push((file.id.clone(), sha256(&content)));
            }
            zip.put(&format!("{folder}/{path}"), &content, CompressionMethod::Stored)?;
        }
    }
    let amended = last.as_ref().filter(|round| !differences(round, draft, &hashes, edition, set).is_empty());
    let mut documents = vec![Made::Form01, Made::Form02];
    documents.extend(amended.map(|_| Made::Amendment));
    documents.push(Made::Criteria);
    for made in documents.iter().copied().chain([Made::Index]) {
        let content = match made {
            Made::Form01 => docx(&form01(draft, edition, set, options), options, &about(made.words()))?,
            Made::Form02 => docx(&form02(draft, edition, set, options), options, &about(made.words()))?,
            Made::Amendment => {
                let sheet = |round| amendment(round, draft, &hashes, edition, set, options);
                docx(&amended.map(sheet).unwrap_or_default(), options, &about(made.words()))?
            }
            Made::Criteria => workbook(draft, edition, set, options)?,
            Made::Index => {
                docx(&index::index(&laid, &documents, draft, edition, set, options), options, &about(made.words()))?
            }
        };
        // DOCX and XLSX files are ZIP archives themselves, so they are already compressed.
        zip.put(&format!("{folder}/{}", made.name(lang)), &content, CompressionMethod::Stored)?;
    }
    let json = if options.private_notes { to_json(draft) } else { to_json(&without_private_notes(draft)) };
    zip.put(&paths::draft_file(draft, lang), json.as_bytes(), CompressionMethod::Deflated)?;
    Ok(zip.zip.finish()?)
}

/// The archive while it is being written. All its entries get the same time, `written`.
struct Packing<W: Write + Seek> {
    zip: ZipWriter<W>,
    written: DateTime,
}

impl<W: Write + Seek> Packing<W> {
    fn put(&mut self, name: &str, content: &[u8], method: CompressionMethod) -> Result<(), ZipError> {
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(self.written);
        self.zip.start_file(name, options)?;
        Ok(self.zip.write_all(content)?)
    }
}

/// Noon of a day as a ZIP timestamp. ZIP knows only the years 1980 to 2107; for other days it is the ZIP default.
pub(super) fn noon(day: NaiveDate) -> DateTime {
    let small = |n: u32| u8::try_from(n).unwrap_or_default();
    let year = u16::try_from(day.year()).unwrap_or_default();
    DateTime::from_date_and_time(year, small(day.month()), small(day.day()), 12, 0, 0).unwrap_or_default()
}
