//! What the worker says of the rounds of the open draft.

use crate::browser::clock;
use crate::state::open_draft::OpenDraft;
use crate::state::worker;
use sao_lang_core::documents::Purpose;
use sao_lang_core::draft::to_json;
use sao_lang_core::handed_in::RoundsReport;
use sao_lang_core::locale::Lang;
use worker_protocol::{AboutAmendment, Failure, FileHashes, HashAttachments, How, ReportRounds, amendment_file_name};

/// The rounds of the draft, and the SHA-256 of its present files with which they were compared.
#[derive(Clone)]
pub(super) struct Loaded {
    pub files: FileHashes,
    pub report: RoundsReport,
}

/// The SHA-256 of the files of the open draft that are on the device.
pub(super) async fn hashes(open: OpenDraft) -> Result<FileHashes, Failure> {
    let ids: Vec<String> = open.peek(|draft| draft.attachment_ids().map(str::to_owned).collect());
    // A draft without files needs no database.
    if ids.is_empty() { Ok(FileHashes::new()) } else { worker::ask(HashAttachments { ids }).await }
}

/// All rounds of the open draft, compared with its present state. `files` are the SHA-256 of its files, if they are known.
pub(super) async fn load(open: OpenDraft, lang: Lang, files: Option<FileHashes>) -> Result<Loaded, Failure> {
    let files = match files {
        Some(files) => files,
        None => hashes(open).await?,
    };
    let request = ReportRounds { draft: open.peek(to_json), files: files.clone(), lang: lang.tag().to_owned() };
    Ok(Loaded { report: worker::ask(request).await?, files })
}

/// The cover sheet for a round of the open draft.
pub(super) fn about(open: OpenDraft, round: usize, files: FileHashes) -> AboutAmendment {
    // The sheet goes to a Vietnamese office, so it is in Vietnamese whatever the language of the screen is.
    let lang = Lang::Vi.tag().to_owned();
    let how = How { today: clock::today(), lang, purpose: Purpose::HandIn, private_notes: false };
    AboutAmendment { draft: open.peek(to_json), round, files, how }
}

/// The file name of the cover sheet.
pub(super) fn file_name(open: OpenDraft, extension: &str) -> String {
    open.peek(|draft| amendment_file_name(&draft.product.name, &clock::today(), extension))
}
