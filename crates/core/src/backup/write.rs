//! Writing a backup step by step, so that only one attachment is in memory at a time.

use std::io::Write;

use serde::{Deserialize, Serialize};
use zip::result::{ZipError, ZipResult};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::diary::{Diary, write_diary};
use crate::draft::{FormatError, is_plain_id, parse, to_json};

use super::{DIARIES, DRAFTS, FILES, MAX_DRAFTS, MAX_FILES, MAX_FILES_BYTES, id_of};

/// A report on a written backup: its content, and the parts that were left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Written {
    /// Number of drafts.
    pub drafts: usize,
    /// The ids of the drafts that were left out, with the reason: they could not be restored.
    pub left: Vec<(String, FormatError)>,
    /// Number of entries of diaries.
    pub entries: usize,
    /// Number of attachments.
    pub files: usize,
    /// Bytes of the attachments.
    pub bytes: u64,
    /// The number of attachments that drafts name but the device does not have.
    pub missing: usize,
    /// The last attachment in the file, where the file is full: the next file begins after this attachment.
    pub more_after: Option<String>,
}

/// A backup that is being written.
pub struct Writer<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    /// The ids of the attachments that are still to be added, the next one at the end.
    waiting: Vec<String>,
    last: Option<String>,
    /// The drafts in the file: the id on the device, and the id in the file.
    names: Vec<(String, String)>,
    written: Written,
}

fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method)
}

impl<W: Write> Writer<W> {
    /// Begins a backup with all drafts, given as id and stored text. Of the attachments that the drafts name, it takes
    /// those whose id comes after `after`; with `files` false, it takes none.
    ///
    /// # Errors
    /// Returns an error where the file cannot be written.
    pub fn new(out: W, drafts: &[(String, String)], files: bool, after: Option<&str>) -> ZipResult<Writer<W>> {
        let mut zip = ZipWriter::new_stream(out);
        let (mut written, mut waiting, mut names) = (Written::default(), Vec::new(), Vec::new());
        for (id, text) in drafts {
            let draft = match parse(text.as_bytes()) {
                Ok(draft) if written.drafts < MAX_DRAFTS => draft,
                Ok(_) => {
                    written.left.push((id.clone(), FormatError::TooLarge(text.len())));
                    continue;
                }
                Err(why) => {
                    written.left.push((id.clone(), why));
                    continue;
                }
            };
            let name = id_of(id, &draft);
            zip.start_file(format!("{DRAFTS}{name}.json"), options(CompressionMethod::Deflated))?;
            names.push((id.clone(), name));
            zip.write_all(to_json(&draft).as_bytes())?;
            written.drafts += 1;
            waiting.extend(draft.attachment_ids().filter(|id| files && is_plain_id(id)).map(str::to_owned));
        }
        waiting.sort_unstable_by(|a, b| b.cmp(a));
        waiting.dedup();
        waiting.retain(|id| after.is_none_or(|after| id.as_str() > after));
        Ok(Writer { zip, waiting, last: None, names, written })
    }

    /// Adds the diary of a draft, before any attachment. It is left out where its draft is left out.
    ///
    /// # Errors
    /// Returns an error where the file cannot be written.
    pub fn add_diary(&mut self, diary: &Diary) -> ZipResult<()> {
        let Some((_, name)) = self.names.iter().find(|(id, _)| *id == diary.draft) else { return Ok(()) };
        if diary.entries.is_empty() {
            return Ok(());
        }
        self.zip.start_file(format!("{DIARIES}{name}.json"), options(CompressionMethod::Deflated))?;
        self.zip.write_all(write_diary(&diary.entries).as_bytes())?;
        self.written.entries += diary.entries.len();
        Ok(())
    }

    /// The id of the attachment that [`Writer::add`] expects next; `None` where no attachment is left to add.
    pub fn next(&self) -> Option<&str> {
        if self.written.more_after.is_some() { None } else { self.waiting.last().map(String::as_str) }
    }

    /// Adds the attachment that [`Writer::next`] names; `content` is `None` where the device does not have it. Where
    /// the file is full, the attachment is left for the next file.
    ///
    /// # Errors
    /// Returns an error where the file cannot be written.
    pub fn add(&mut self, content: Option<&[u8]>) -> ZipResult<()> {
        let Some(id) = self.waiting.pop() else { return Err(ZipError::FileNotFound) };
        match content {
            Some(content) => {
                let bytes = self.written.bytes + content.len() as u64;
                if self.written.files > 0 && (bytes > MAX_FILES_BYTES || self.written.files == MAX_FILES) {
                    self.written.more_after = self.last.clone();
                    return Ok(());
                }
                // Photos and PDF files are already compressed.
                self.zip.start_file(format!("{FILES}{id}"), options(CompressionMethod::Stored))?;
                self.zip.write_all(content)?;
                self.written.files += 1;
                self.written.bytes = bytes;
            }
            None => self.written.missing += 1,
        }
        self.last = Some(id);
        Ok(())
    }

    /// Ends the file and returns the report.
    ///
    /// # Errors
    /// Returns an error where the file cannot be written.
    pub fn finish(self) -> ZipResult<(W, Written)> {
        Ok((self.zip.finish()?.into_inner(), self.written))
    }
}
