//! The handlers of the worker that need no browser.

use std::collections::HashMap;
use std::io::{Cursor, Read, Seek};

use super::qr;
use super::working;
use crate::diary;
use crate::handed_in;
use crate::many_drafts;
pub use crate::respond::{Handled, HandlerResponse};
use crate::respond::{docx, file, lang_of, open, reply};
use crate::written;
use sao_lang_core::backup::{self, BackupError};
use sao_lang_core::calendar::{day, ics};
use sao_lang_core::diary::Diary;
use sao_lang_core::diary::table::{TableError, TableRead, read_table};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    Options, Printable, Properties, Purpose, archive, blank_sheet, commune, dividers, dossier, score_sheet, summary,
    workbook,
};
use sao_lang_core::draft::{Draft, LocatedDraft, parse, to_compact_json};
use sao_lang_core::handover::{HEAD_CHARS, Kind, MAX_PARTS, Part, pack, unpack};
use sao_lang_core::locale::{Message, msg};
use sao_lang_pdf::Binder;
use worker_protocol::{
    BackupContents, BeginBinder, CodesRequest, DocumentBlocks, Failure, HandOver, HandedOver, How, MakeArchive,
    MakeCalendar, MakePdf, MakeWord, MakeWorkbook, PagesRequest, Receive, Request, SheetsRequest, WordDocument,
    WrittenRequest,
};

/// The bytes of attachments by their ids.
pub type Attachments = HashMap<String, Vec<u8>>;

/// Handles a request that needs no browser; `None` if the request needs one.
pub fn answer(request: &Request, files: &Attachments) -> Option<Handled> {
    Some(match request {
        Request::Pages(request) => pages(request),
        Request::Written(request) => written(request),
        Request::HandedIn(request) => handed_in::handed_in(request),
        Request::Sheets(request) => sheets(request),
        Request::Archives(request) => archives(request, files),
        Request::Board(request) => many_drafts::board(request),
        Request::Codes(request) => codes(request),
        Request::Pdf(request) => pdf(request),
        Request::Device(_) | Request::Binder(_) | Request::Scan(_) => return None,
    })
}

/// Handles requests for documents for Word, and for the calendar.
///
/// # Errors
/// Fails if the draft is invalid, or if the file cannot be written.
pub fn pages(request: &PagesRequest) -> Handled {
    match request {
        PagesRequest::MakeWord(request) => file(request, |request| docx(&printable(request)?)),
        PagesRequest::MakeCalendar(request) => file(request, calendar),
        PagesRequest::DocumentBlocks(request) => reply(request, |DocumentBlocks { document, draft, how }| {
            Ok(blocks(*document, &open(draft)?, &options(how)?))
        }),
        PagesRequest::MakeDiaryWord(request) => file(request, |request| docx(&diary::printable(request)?)),
        PagesRequest::DiaryBlocks(request) => reply(request, |request| diary::blocks(request.paper, &request.about)),
    }
}

/// Handles requests for papers that a producer writes from templates.
///
/// # Errors
/// Fails if the draft or the templates are invalid, or if the file cannot be written.
pub fn written(request: &WrittenRequest) -> Handled {
    match request {
        WrittenRequest::OfferPapers(request) => reply(request, written::offers),
        WrittenRequest::WrittenBlocks(request) => reply(request, written::blocks),
        WrittenRequest::MakeWritten(request) => file(request, |request| docx(&written::printable(request)?)),
        WrittenRequest::MakeWrittenArchive(request) => file(request, written::archive),
    }
}

/// Handles requests for tables.
///
/// # Errors
/// Fails if the draft is invalid, or if the file cannot be written.
pub fn sheets(request: &SheetsRequest) -> Handled {
    match request {
        SheetsRequest::MakeWorkbook(request) => file(request, draft_workbook),
        SheetsRequest::MakeTableReport(request) => file(request, many_drafts::table),
        SheetsRequest::MakeJointWorkbook(request) => file(request, working::joint_workbook),
        SheetsRequest::MakeDiaryTable(request) => file(request, diary::table),
    }
}

/// Makes the electronic dossier with these attachments; the archive's index names the missing ones.
///
/// # Errors
/// Fails if the draft is invalid, or if the file cannot be written.
pub fn archives(request: &MakeArchive, files: &Attachments) -> Handled {
    file(request, |request| dossier_archive(request, files))
}

/// Handles requests for codes and links.
///
/// # Errors
/// Fails if the draft is invalid, a link is damaged, or a text is too long for a code.
pub fn codes(request: &CodesRequest) -> Handled {
    match request {
        CodesRequest::DrawCode(request) => {
            reply(request, |request| qr::code(&request.text).ok_or(Failure::LinkTooLarge))
        }
        CodesRequest::HandOver(request) => reply(request, hand_over),
        CodesRequest::Receive(request) => reply(request, receive),
    }
}

/// The ids of the attachments that the electronic dossier needs.
pub fn attachments_of(MakeArchive { draft, .. }: &MakeArchive) -> Vec<String> {
    let ids = |draft: Draft| draft.attachment_ids().map(str::to_owned).collect();
    parse(draft.as_bytes()).map(ids).unwrap_or_default()
}

fn calendar(MakeCalendar { draft, how }: &MakeCalendar) -> Result<Vec<u8>, Failure> {
    let LocatedDraft { draft, edition, .. } = open(draft)?;
    let options = options(how)?;
    Ok(ics(&draft, edition, options.today, options.lang).into_bytes())
}

fn printable(MakeWord { document, draft, how }: &MakeWord) -> Result<Printable, Failure> {
    let (opened, mut options) = (open(draft)?, options(how)?);
    let blocks = blocks(*document, &opened, &options);
    if *document == WordDocument::BlankSheet {
        // A blank sheet belongs to no draft, so it has no mark of a draft.
        options.purpose = Purpose::HandIn;
    }
    let properties = Properties::of(title(*document), &opened.draft, options.lang);
    Ok(Printable::new(blocks, properties, &options))
}

/// Handles the request for a PDF.
///
/// # Errors
/// Fails if the draft is invalid, or if the file cannot be written.
pub fn pdf(request: &MakePdf) -> Handled {
    file(request, |request| {
        let document = match request {
            MakePdf::Document(request) => printable(request),
            MakePdf::Diary(request) => diary::printable(request),
            MakePdf::Written(request) => written::printable(request),
            MakePdf::Report(request) => many_drafts::printable(request),
            MakePdf::Working(request) => working::printable(request),
            MakePdf::Amendment(request) => handed_in::printable(&request.about),
        };
        sao_lang_pdf::pdf(&document?).map_err(|_| Failure::Write)
    })
}

/// Begins the binder of a draft.
///
/// # Errors
/// Fails if the draft is invalid.
pub fn binder(BeginBinder { draft, how, looks, choices }: BeginBinder) -> Result<Binder, Failure> {
    let LocatedDraft { draft, edition, set } = open(&draft)?;
    let looks = looks.into_iter().collect();
    Binder::new(&draft, edition, set, &options(&how)?, &looks, choices).map_err(|_| Failure::Write)
}

/// The title of a document in its properties.
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

/// The options of a request.
///
/// # Errors
/// Fails if the day is invalid.
pub(super) fn options(how: &How) -> Result<Options, Failure> {
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

/// The contents of a file that may be a backup.
///
/// # Errors
/// Fails if the file is no backup, or too large.
pub fn read_backup<R: Read + Seek>(file: R) -> Result<BackupContents, Failure> {
    let backup = backup::read(file).map_err(|error| match error {
        BackupError::TooLarge => Failure::TooLarge,
        BackupError::NotABackup | BackupError::Empty => Failure::NoBackup,
    })?;
    Ok(BackupContents {
        drafts: backup.drafts.iter().map(|(id, draft)| (id.clone(), to_compact_json(draft))).collect(),
        diaries: backup.diaries.into_iter().map(|(draft, entries)| Diary { draft, entries }).collect(),
        files: backup.files.into_iter().collect(),
        bad: backup.bad,
    })
}

/// The entries in a table from outside; nothing is stored.
///
/// # Errors
/// The file is refused as a whole; see [`TableError`].
pub fn read_diary(bytes: &[u8]) -> Result<TableRead, TableError> {
    read_table(bytes)
}

/// The number of characters of data per code: small enough for the camera of a cheap phone, large enough for few
/// codes.
const CODE_CHARS: usize = 500;

fn hand_over(HandOver { draft, exercise, far, address }: &HandOver) -> Result<HandedOver, Failure> {
    let LocatedDraft { draft, .. } = open(draft)?;
    let kind = if *exercise { Kind::Exercise } else { Kind::Draft };
    let packed = |size| pack(&draft, kind, size).map_err(|_| Failure::LinkTooLarge);
    let small = qr::FAR_CHARS.saturating_sub(address.len() + HEAD_CHARS).max(1);
    let (whole, mut series) = packed(if *far { small } else { CODE_CHARS })?;
    if *far && series.is_empty() {
        // The small codes would be too many, so each code is as small as the maximum number of codes allows.
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
