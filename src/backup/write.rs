//! Writing a backup.

use std::collections::BTreeSet;
use std::io::{Seek, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::draft::{Draft, to_json};

use super::{DRAFTS, FILES, is_plain};

/// Writes drafts (id and draft) and the attachments that they name. `bytes` gives an attachment by its id; one that
/// it does not have is left out.
///
/// # Errors
/// Where the file cannot be written.
pub fn write<W: Write + Seek>(
    out: W,
    drafts: &[(String, Draft)],
    mut bytes: impl FnMut(&str) -> Option<Vec<u8>>,
) -> Result<W, ZipError> {
    let mut zip = ZipWriter::new(out);
    let options = |method| SimpleFileOptions::default().compression_method(method);
    for (place, (id, draft)) in drafts.iter().enumerate() {
        let name = if is_plain(id) { id.clone() } else { format!("draft-{place}") };
        zip.start_file(format!("{DRAFTS}{name}.json"), options(CompressionMethod::Deflated))?;
        zip.write_all(to_json(draft).as_bytes())?;
    }
    let files = drafts.iter().flat_map(|(_, d)| &d.papers).flat_map(|p| &p.files).map(|f| f.id.as_str());
    // Photos and PDF are compressed already.
    for id in files.filter(|id| is_plain(id)).collect::<BTreeSet<_>>() {
        if let Some(content) = bytes(id) {
            zip.start_file(format!("{FILES}{id}"), options(CompressionMethod::Stored))?;
            zip.write_all(&content)?;
        }
    }
    zip.finish()
}
