//! What the back office does without a browser.

use std::collections::HashMap;
use std::io::{Cursor, Read, Seek};

use super::qr;
use super::working;
use crate::many_drafts;
use sao_lang_core::backup::{self, BackupError};
use sao_lang_core::calendar::{day, ics};
use sao_lang_core::catalogue::{Edition, ProductSet, catalogue};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    Options, Properties, Purpose, archive, blank_sheet, commune, dividers, docx, dossier, score_sheet, summary,
    workbook,
};
use sao_lang_core::draft::{Draft, parse, to_compact_json};
use sao_lang_core::handover::{HEAD_CHARS, Kind, MAX_PARTS, Part, pack, unpack};
use sao_lang_core::locale::{Lang, Message, msg};
use worker_protocol::{AsText, Document, Failure, How, Reply, Report, Request, WorkingFile};

/// An answer, and bytes that go with it.
pub type Answer = (Reply, Option<Vec<u8>>);

/// Bytes of attachments by id.
pub type Attachments = HashMap<String, Vec<u8>>;

/// Kinds of requests that need no browser. In the browser each is a part of the program of its own, which is
/// fetched when it is first asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counter {
    /// Documents for Word, and the calendar.
    Pages,
    /// Tables.
    Sheets,
    /// Archives.
    Archives,
    /// Many drafts at once.
    Board,
    /// Codes and links.
    Codes,
}

impl Counter {
    /// Where a request is answered; `None` where that takes a browser.
    pub fn of(request: &Request) -> Option<Counter> {
        match request {
            Request::Make { document: Document::Archive, .. } => Some(Counter::Archives),
            Request::Make { document: Document::Workbook, .. } => Some(Counter::Sheets),
            Request::Make { .. } | Request::Blocks { .. } => Some(Counter::Pages),
            Request::Report { report: Report::Book | Report::Table, .. } => Some(Counter::Sheets),
            Request::Report { .. } | Request::ReportBlocks { .. } => Some(Counter::Board),
            Request::Working { file: WorkingFile::Book, .. } => Some(Counter::Sheets),
            Request::Rows { .. }
            | Request::Joint { .. }
            | Request::Tasks { .. }
            | Request::Working { .. }
            | Request::WorkingBlocks { .. } => Some(Counter::Board),
            Request::Code { .. } | Request::HandOver { .. } | Request::Receive { .. } => Some(Counter::Codes),
            Request::Keep { .. }
            | Request::Fetch { .. }
            | Request::Forget { .. }
            | Request::Read
            | Request::Backup { .. }
            | Request::ReadBackup
            | Request::TakeFiles { .. }
            | Request::Unpack { .. } => None,
        }
    }
}

/// Answers what needs no browser; `None` where the request is about attachments.
pub fn answer(request: &Request, files: &Attachments) -> Option<Answer> {
    Some(match Counter::of(request)? {
        Counter::Pages => pages(request),
        Counter::Sheets => sheets(request),
        Counter::Archives => archives(request, files),
        Counter::Board => many_drafts::board(request),
        Counter::Codes => codes(request),
    })
}

/// The reply, or that it could not be done.
pub(super) fn told(done: Result<Answer, Failure>) -> Answer {
    done.unwrap_or_else(|why| (Reply::Failed { why }, None))
}

/// A file that was made.
pub(super) fn made(done: Result<Vec<u8>, Failure>) -> Answer {
    told(done.map(|bytes| (Reply::Made, Some(bytes))))
}

/// Blocks to print from the screen.
pub(super) fn to_print(blocks: Vec<Block>) -> Result<Answer, Failure> {
    Ok((Reply::Blocks { blocks: AsText::of(&blocks)? }, None))
}

/// [`Counter::Pages`].
pub fn pages(request: &Request) -> Answer {
    match request {
        Request::Make { document: Document::Calendar, draft, how } => made(calendar(draft, how)),
        Request::Make { document, draft, how } => made(pages_of(*document, draft, how)),
        Request::Blocks { document, draft, how } => told(blocks(*document, draft, how).and_then(to_print)),
        _ => told(Err(Failure::Unavailable)),
    }
}

/// [`Counter::Sheets`].
pub fn sheets(request: &Request) -> Answer {
    match request {
        Request::Make { document: Document::Workbook, draft, how } => made(book_of(draft, how)),
        Request::Report { report, drafts, today, lang, .. } => made(many_drafts::table(*report, drafts, today, lang)),
        Request::Working { working, file: WorkingFile::Book, drafts, today, lang } => {
            made(working::book(*working, drafts, today, lang))
        }
        _ => told(Err(Failure::Unavailable)),
    }
}

/// [`Counter::Archives`].
pub fn archives(request: &Request, files: &Attachments) -> Answer {
    match request {
        Request::Make { document: Document::Archive, draft, how } => made(archive_of(draft, how, files)),
        _ => told(Err(Failure::Unavailable)),
    }
}

/// [`Counter::Codes`].
pub fn codes(request: &Request) -> Answer {
    told(match request {
        Request::Code { text } => qr::code(text).map(|code| (Reply::Code { code }, None)).ok_or(Failure::LinkTooLarge),
        Request::HandOver { draft, exercise, far, address } => {
            hand_over(draft, *exercise, *far, address).map(|reply| (reply, None))
        }
        Request::Receive { fragments } => receive(fragments).map(|draft| (Reply::Received { draft }, None)),
        _ => Err(Failure::Unavailable),
    })
}

/// Ids of the attachments that a request to [`Counter::Archives`] needs.
pub fn attachments_of(request: &Request) -> Vec<String> {
    match request {
        Request::Make { document: Document::Archive, draft, .. } => {
            let ids = |draft: Draft| draft.attachment_ids().map(str::to_owned).collect();
            parse(draft.as_bytes()).map(ids).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

pub(super) type Opened = (Draft, &'static Edition, &'static ProductSet);

pub(super) fn open(draft: &str) -> Result<Opened, Failure> {
    let draft = parse(draft.as_bytes()).map_err(|_| Failure::Draft)?;
    let (edition, set) = draft.place(catalogue()).ok_or(Failure::Draft)?;
    Ok((draft, edition, set))
}

fn calendar(draft: &str, how: &How) -> Result<Vec<u8>, Failure> {
    let (draft, edition, _) = open(draft)?;
    let options = options(how)?;
    Ok(ics(&draft, edition, options.today, options.lang).into_bytes())
}

fn pages_of(document: Document, draft: &str, how: &How) -> Result<Vec<u8>, Failure> {
    let (blocks, mut options) = (blocks(document, draft, how)?, options(how)?);
    let (draft, ..) = open(draft)?;
    if document == Document::BlankSheet {
        // Nobody's draft, so there is no mark of one.
        options.purpose = Purpose::HandIn;
    }
    let properties = Properties::of(title(document), &draft, options.lang);
    docx(&blocks, &options, &properties).map_err(|_| Failure::Write)
}

/// What a document is called in its properties.
fn title(document: Document) -> Message {
    match document {
        Document::Dossier | Document::Archive | Document::Workbook | Document::Calendar => msg::LAYOUT_DOSSIER,
        Document::ScoreSheet => msg::LAYOUT_SCORE_SHEET,
        Document::BlankSheet => msg::LAYOUT_BLANK_SHEET,
        Document::Commune => msg::LAYOUT_COMMUNE,
        Document::Dividers => msg::LAYOUT_DIVIDERS,
        Document::Summary => msg::LAYOUT_SUMMARY,
    }
}

fn book_of(draft: &str, how: &How) -> Result<Vec<u8>, Failure> {
    let (draft, edition, set) = open(draft)?;
    workbook(&draft, edition, set, &options(how)?).map_err(|_| Failure::Write)
}

fn archive_of(draft: &str, how: &How, files: &Attachments) -> Result<Vec<u8>, Failure> {
    let (draft, edition, set) = open(draft)?;
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

fn blocks(document: Document, draft: &str, how: &How) -> Result<Vec<Block>, Failure> {
    let (draft, edition, set) = open(draft)?;
    let options = options(how)?;
    match document {
        Document::Dossier => Ok(dossier(&draft, edition, set, &options)),
        Document::ScoreSheet => Ok(score_sheet(&draft, edition, set, &options)),
        Document::Summary => Ok(summary(&draft, edition, set, &options)),
        Document::BlankSheet => Ok(blank_sheet(edition, set, &options)),
        Document::Dividers => Ok(dividers(&draft, edition, set, &options)),
        Document::Commune => Ok(commune(&draft, edition, set, &options)),
        Document::Archive | Document::Workbook | Document::Calendar => Err(Failure::Write),
    }
}

/// What a file holds that may be a backup.
///
/// # Errors
/// Where it is none, or too large.
pub fn read_backup<R: Read + Seek>(file: R) -> Result<Reply, Failure> {
    let backup = backup::read(file).map_err(|error| match error {
        BackupError::TooLarge => Failure::TooLarge,
        BackupError::NotABackup | BackupError::Empty => Failure::NoBackup,
    })?;
    Ok(Reply::Backup {
        drafts: backup.drafts.iter().map(|(id, draft)| (id.clone(), to_compact_json(draft))).collect(),
        files: backup.files.into_iter().collect(),
        bad: AsText::of(&backup.bad)?,
    })
}

/// Characters of data per code: small enough for a cheap phone's camera, large enough for few codes.
const CODE_CHARS: usize = 500;

fn hand_over(draft: &str, exercise: bool, far: bool, address: &str) -> Result<Reply, Failure> {
    let (draft, ..) = open(draft)?;
    let kind = if exercise { Kind::Exercise } else { Kind::Draft };
    let packed = |size| pack(&draft, kind, size).map_err(|_| Failure::LinkTooLarge);
    let small = qr::FAR_CHARS.saturating_sub(address.len() + HEAD_CHARS).max(1);
    let (whole, mut series) = packed(if far { small } else { CODE_CHARS })?;
    if far && series.is_empty() {
        // Too many: as small as a whole series allows.
        series = packed(CODE_CHARS.min(whole.data.len().div_ceil(MAX_PARTS)))?.1;
    }
    let link = |part: &Part| format!("{address}{}", part.fragment());
    let codes: Option<Vec<_>> = series.iter().map(|part| qr::code(&link(part))).collect();
    Ok(Reply::HandOver { link: link(&whole), codes: codes.ok_or(Failure::LinkTooLarge)? })
}

fn receive(fragments: &[String]) -> Result<String, Failure> {
    let parts: Result<Vec<Part>, _> = fragments.iter().map(|f| Part::read(f)).collect();
    parts.and_then(|parts| unpack(&parts)).map_err(|_| Failure::LinkDamaged)
}
