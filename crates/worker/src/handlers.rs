//! What the worker does without a browser.

use std::collections::HashMap;
use std::io::{Cursor, Read, Seek};

use super::qr;
use super::working;
use crate::many_drafts;
use sao_lang_core::backup::{self, BackupError};
use sao_lang_core::calendar::{day, ics};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    Options, Properties, Purpose, archive, blank_sheet, commune, dividers, docx, dossier, score_sheet, summary,
    workbook,
};
use sao_lang_core::draft::{Draft, LocatedDraft, parse, to_compact_json};
use sao_lang_core::handover::{HEAD_CHARS, Kind, MAX_PARTS, Part, pack, unpack};
use sao_lang_core::locale::{Lang, Message, msg};
use worker_protocol::{
    Alone, Ask, BackupContents, CodesRequest, DocumentBlocks, Failure, HandOver, HandedOver, How, MakeArchive,
    MakeCalendar, MakeWord, MakeWorkbook, PagesRequest, Receive, Request, SheetsRequest, WithBytes, WordDocument,
};

/// The text of a reply, and bytes that come along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlerResponse {
    /// The reply as [`Ask::write`] writes it.
    pub text: String,
    /// The file that was made, where the request is for one.
    pub bytes: Option<Vec<u8>>,
}

/// What came of a request.
pub type Handled = Result<HandlerResponse, Failure>;

/// Bytes of attachments by id.
pub type Attachments = HashMap<String, Vec<u8>>;

/// Handles what needs no browser; `None` where the request does.
pub fn answer(request: &Request, files: &Attachments) -> Option<Handled> {
    Some(match request {
        Request::Pages(request) => pages(request),
        Request::Sheets(request) => sheets(request),
        Request::Archives(request) => archives(request, files),
        Request::Board(request) => many_drafts::board(request),
        Request::Codes(request) => codes(request),
        Request::Device(_) => return None,
    })
}

/// A request and its handler: the reply is of the type that the request names.
pub(super) fn reply<R: Ask<Brings = Alone>>(
    request: &R,
    handler: impl FnOnce(&R) -> Result<R::Reply, Failure>,
) -> Handled {
    Ok(HandlerResponse { text: R::write(&handler(request)?)?, bytes: None })
}

/// A request for a file, and what makes it.
pub(super) fn file<R: Ask<Reply = (), Brings = WithBytes>>(
    request: &R,
    maker: impl FnOnce(&R) -> Result<Vec<u8>, Failure>,
) -> Handled {
    let bytes = maker(request)?;
    Ok(HandlerResponse { text: R::write(&())?, bytes: Some(bytes) })
}

/// Handles requests for documents for Word, and for the calendar.
///
/// # Errors
/// Where the draft is none, or the file cannot be written.
pub fn pages(request: &PagesRequest) -> Handled {
    match request {
        PagesRequest::MakeWord(request) => file(request, word),
        PagesRequest::MakeCalendar(request) => file(request, calendar),
        PagesRequest::DocumentBlocks(request) => reply(request, |DocumentBlocks { document, draft, how }| {
            Ok(blocks(*document, &open(draft)?, &options(how)?))
        }),
    }
}

/// Handles requests for tables.
///
/// # Errors
/// Where the draft is none, or the file cannot be written.
pub fn sheets(request: &SheetsRequest) -> Handled {
    match request {
        SheetsRequest::MakeWorkbook(request) => file(request, draft_workbook),
        SheetsRequest::MakeTableReport(request) => file(request, many_drafts::table),
        SheetsRequest::MakeJointWorkbook(request) => file(request, working::joint_workbook),
    }
}

/// Makes the electronic dossier of these attachments; one that is missing is told in the archive's index.
///
/// # Errors
/// Where the draft is none, or the file cannot be written.
pub fn archives(request: &MakeArchive, files: &Attachments) -> Handled {
    file(request, |request| dossier_archive(request, files))
}

/// Handles requests for codes and links.
///
/// # Errors
/// Where the draft is none, a link is damaged, or a text is too long for a code.
pub fn codes(request: &CodesRequest) -> Handled {
    match request {
        CodesRequest::DrawCode(request) => {
            reply(request, |request| qr::code(&request.text).ok_or(Failure::LinkTooLarge))
        }
        CodesRequest::HandOver(request) => reply(request, hand_over),
        CodesRequest::Receive(request) => reply(request, receive),
    }
}

/// Ids of the attachments that the electronic dossier needs.
pub fn attachments_of(MakeArchive { draft, .. }: &MakeArchive) -> Vec<String> {
    let ids = |draft: Draft| draft.attachment_ids().map(str::to_owned).collect();
    parse(draft.as_bytes()).map(ids).unwrap_or_default()
}

pub(super) fn open(draft: &str) -> Result<LocatedDraft, Failure> {
    parse(draft.as_bytes()).and_then(|draft| draft.located(catalogue())).map_err(|_| Failure::Draft)
}

fn calendar(MakeCalendar { draft, how }: &MakeCalendar) -> Result<Vec<u8>, Failure> {
    let LocatedDraft { draft, edition, .. } = open(draft)?;
    let options = options(how)?;
    Ok(ics(&draft, edition, options.today, options.lang).into_bytes())
}

fn word(MakeWord { document, draft, how }: &MakeWord) -> Result<Vec<u8>, Failure> {
    let (opened, mut options) = (open(draft)?, options(how)?);
    let blocks = blocks(*document, &opened, &options);
    if *document == WordDocument::BlankSheet {
        // Nobody's draft, so there is no mark of one.
        options.purpose = Purpose::HandIn;
    }
    let properties = Properties::of(title(*document), &opened.draft, options.lang);
    docx(&blocks, &options, &properties).map_err(|_| Failure::Write)
}

/// What a document is called in its properties.
fn title(document: WordDocument) -> Message {
    match document {
        WordDocument::Dossier => msg::LAYOUT_DOSSIER,
        WordDocument::ScoreSheet => msg::LAYOUT_SCORE_SHEET,
        WordDocument::BlankSheet => msg::LAYOUT_BLANK_SHEET,
        WordDocument::Commune => msg::LAYOUT_COMMUNE,
        WordDocument::Dividers => msg::LAYOUT_DIVIDERS,
        WordDocument::Summary => msg::LAYOUT_SUMMARY,
    }
}

fn draft_workbook(MakeWorkbook { draft, how }: &MakeWorkbook) -> Result<Vec<u8>, Failure> {
    let LocatedDraft { draft, edition, set } = open(draft)?;
    workbook(&draft, edition, set, &options(how)?).map_err(|_| Failure::Write)
}

fn dossier_archive(MakeArchive { draft, how }: &MakeArchive, files: &Attachments) -> Result<Vec<u8>, Failure> {
    let LocatedDraft { draft, edition, set } = open(draft)?;
    let bytes = |id: &str| files.get(id).cloned();
    let done = archive(Cursor::new(Vec::new()), &draft, edition, set, &options(how)?, bytes);
    done.map(Cursor::into_inner).map_err(|_| Failure::Write)
}

pub(super) fn lang_of(tag: &str) -> Lang {
    Lang::from_tag(tag).unwrap_or_default()
}

/// The options of a request.
///
/// # Errors
/// Where its day is none.
fn options(how: &How) -> Result<Options, Failure> {
    let today = day(&how.today).ok_or(Failure::Write)?;
    Ok(Options { lang: lang_of(&how.lang), today, purpose: how.purpose, private_notes: how.private_notes })
}

fn blocks(
    document: WordDocument,
    LocatedDraft { draft, edition, set }: &LocatedDraft,
    options: &Options,
) -> Vec<Block> {
    match document {
        WordDocument::Dossier => dossier(draft, edition, set, options),
        WordDocument::ScoreSheet => score_sheet(draft, edition, set, options),
        WordDocument::Summary => summary(draft, edition, set, options),
        WordDocument::BlankSheet => blank_sheet(edition, set, options),
        WordDocument::Dividers => dividers(draft, edition, set, options),
        WordDocument::Commune => commune(draft, edition, set, options),
    }
}

/// What a file holds that may be a backup.
///
/// # Errors
/// Where it is none, or too large.
pub fn read_backup<R: Read + Seek>(file: R) -> Result<BackupContents, Failure> {
    let backup = backup::read(file).map_err(|error| match error {
        BackupError::TooLarge => Failure::TooLarge,
        BackupError::NotABackup | BackupError::Empty => Failure::NoBackup,
    })?;
    Ok(BackupContents {
        drafts: backup.drafts.iter().map(|(id, draft)| (id.clone(), to_compact_json(draft))).collect(),
        files: backup.files.into_iter().collect(),
        bad: backup.bad,
    })
}

/// Characters of data per code: small enough for a cheap phone's camera, large enough for few codes.
const CODE_CHARS: usize = 500;

fn hand_over(HandOver { draft, exercise, far, address }: &HandOver) -> Result<HandedOver, Failure> {
    let LocatedDraft { draft, .. } = open(draft)?;
    let kind = if *exercise { Kind::Exercise } else { Kind::Draft };
    let packed = |size| pack(&draft, kind, size).map_err(|_| Failure::LinkTooLarge);
    let small = qr::FAR_CHARS.saturating_sub(address.len() + HEAD_CHARS).max(1);
    let (whole, mut series) = packed(if *far { small } else { CODE_CHARS })?;
    if *far && series.is_empty() {
        // Too many: as small as a whole series allows.
        series = packed(CODE_CHARS.min(whole.data.len().div_ceil(MAX_PARTS)))?.1;
    }
    let link = |part: &Part| format!("{address}{}", part.fragment());
    let codes: Option<Vec<_>> = series.iter().map(|part| qr::code(&link(part))).collect();
    Ok(HandedOver { link: link(&whole), codes: codes.ok_or(Failure::LinkTooLarge)? })
}

fn receive(Receive { fragments }: &Receive) -> Result<String, Failure> {
    let parts: Result<Vec<Part>, _> = fragments.iter().map(|f| Part::read(f)).collect();
    parts.and_then(|parts| unpack(&parts)).map_err(|_| Failure::LinkDamaged)
}
