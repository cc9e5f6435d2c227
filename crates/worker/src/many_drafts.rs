//! The handlers for many drafts at once: rows, the joint plan, reports, files from other people.

use std::collections::HashSet;
use std::io::Cursor;

use chrono::NaiveDate;

use super::working;
use crate::respond::{Handled, docx, file, lang_of, open, opened, reply};
use sao_lang_core::board::{By, Row};
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    BoardBook, CriteriaCsv, Options, Packed, Printable, Products, Properties, UnpackError, Unpacked, attachment_paths,
    board_page, drafts_in, portfolio,
};
use sao_lang_core::draft::{FormatError, LocatedDraft, MediaType, parse, to_json};
use sao_lang_core::locale::{Message, msg};
use worker_protocol::{
    BoardRequest, BoardRows, Failure, MAX_ARCHIVE, MAX_ATTACHMENT, MakeTableReport, MakeWordReport, ManyDrafts, Sent,
    SentDraft, StoredText, TableReport, WordReport,
};

/// Handles requests about many drafts at once.
///
/// # Errors
/// Fails if a day is invalid, or if the file cannot be written.
pub fn board(request: &BoardRequest) -> Handled {
    match request {
        BoardRequest::BoardRows(request) => reply(request, rows),
        BoardRequest::DraftTasks(request) => reply(request, working::tasks),
        BoardRequest::PlanJointly(request) => reply(request, working::joint),
        BoardRequest::MakeWordReport(request) => file(request, |request| docx(&printable(request)?)),
        BoardRequest::ReportBlocks(request) => {
            reply(request, |request| blocks(request.report, request.by, &request.about))
        }
        BoardRequest::MakeWorking(request) => file(request, |request| docx(&working::printable(request)?)),
        BoardRequest::WorkingBlocks(request) => reply(request, working::blocks),
        BoardRequest::MakeMemberArchive(request) => file(request, working::archive),
        BoardRequest::MakeSharedCalendar(request) => file(request, working::calendar),
    }
}

fn rows(BoardRows { drafts, today }: &BoardRows) -> Result<Vec<Option<Row>>, Failure> {
    let today = day(today).ok_or(Failure::Write)?;
    Ok(drafts.iter().map(|stored| row(stored, today)).collect())
}

/// A report as a document.
///
/// # Errors
/// Fails if the day is invalid.
pub(super) fn printable(MakeWordReport { report, by, about }: &MakeWordReport) -> Result<Printable, Failure> {
    let (blocks, lang) = (blocks(*report, *by, about)?, lang_of(&about.lang));
    let options = Options::work(lang, day(&about.today).ok_or(Failure::Write)?);
    let properties = Properties { title: title(*report).text(lang).to_owned(), author: String::new() };
    Ok(Printable::new(blocks, properties, &options))
}

fn row(stored: &StoredText, today: NaiveDate) -> Option<Row> {
    let LocatedDraft { draft, edition, set } = open(&stored.text).ok()?;
    Some(Row::of(&stored.id, &draft, edition, set, today))
}

/// The title of a report in its properties.
fn title(report: WordReport) -> Message {
    match report {
        WordReport::Readiness => msg::REPORT_TITLE,
        WordReport::Portfolio => msg::PORTFOLIO_TITLE,
    }
}

fn blocks(report: WordReport, by: Option<By>, about: &ManyDrafts) -> Result<Vec<Block>, Failure> {
    let (today, lang) = (day(&about.today).ok_or(Failure::Write)?, lang_of(&about.lang));
    let opened = opened(&about.drafts);
    let products = opened.iter().map(|(id, LocatedDraft { draft, edition, set })| (*id, draft, *edition, *set));
    let products = Products::new(products, by, today);
    Ok(match report {
        WordReport::Readiness => board_page(&products, lang),
        WordReport::Portfolio => portfolio(&products, lang),
    })
}

/// A table of all criteria of all drafts that can be read.
///
/// # Errors
/// Fails if the day is invalid, or if the table cannot be written.
pub(super) fn table(MakeTableReport { report, about }: &MakeTableReport) -> Result<Vec<u8>, Failure> {
    let (today, lang) = (day(&about.today).ok_or(Failure::Write)?, lang_of(&about.lang));
    // The drafts are read one after the other, because a table does not need all of them at once.
    let opened = about.drafts.iter().filter_map(|d| Some((d.id.as_str(), open(&d.text).ok()?)));
    match report {
        TableReport::Workbook => {
            let mut book = BoardBook::new(today, true, lang).map_err(|_| Failure::Write)?;
            for (id, LocatedDraft { draft, edition, set }) in opened {
                book.add(id, &draft, edition, set).map_err(|_| Failure::Write)?;
            }
            book.finish().and_then(|mut book| book.save_to_buffer()).map_err(|_| Failure::Write)
        }
        TableReport::Csv => {
            let mut table = CriteriaCsv::new(Vec::new(), today, lang).map_err(|_| Failure::Write)?;
            for (id, LocatedDraft { draft, edition, set }) in opened {
                table.add(id, &draft, edition, set).map_err(|_| Failure::Write)?;
            }
            table.finish().map_err(|_| Failure::Write)
        }
    }
}

/// Whether a file is a ZIP archive, by its first bytes.
fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The drafts in a file from another person. A draft that cannot be read is listed with the reason.
///
/// # Errors
/// Fails if the file is an archive that cannot be read, has no draft, or has too much content.
pub fn sent(bytes: &[u8]) -> Result<Vec<Sent>, Failure> {
    if !is_archive(bytes) {
        return Ok(vec![Sent { name: String::new(), draft: read(bytes) }]);
    }
    let packed = drafts_in(Cursor::new(bytes)).map_err(failure)?;
    let sent =
        |Packed { name, bytes }| Sent { name, draft: bytes.map_err(FormatError::from).and_then(|bytes| read(&bytes)) };
    Ok(packed.into_iter().map(sent).collect())
}

fn failure(error: UnpackError) -> Failure {
    match error {
        UnpackError::TooMuch => Failure::TooMuch,
        UnpackError::Damaged(_) | UnpackError::Nothing => Failure::NotSent,
    }
}

fn read(bytes: &[u8]) -> Result<SentDraft, FormatError> {
    let LocatedDraft { draft, edition, set } = parse(bytes)?.located(catalogue())?;
    let text = to_json(&draft);
    let attachments = draft.papers.iter().map(|p| p.files.len()).sum();
    // The row identifies the draft. Its dates have no meaning here: the board computes the row for the day on which
    // it opens.
    Ok(SentDraft { attachments, row: Row::of("", &draft, edition, set, NaiveDate::default()), text })
}

/// The attachments of a draft that an archive contains: id, media type, bytes. An attachment that is missing, cannot
/// be read or is larger than [`MAX_ATTACHMENT`] is skipped; of several with the same id, the first is taken.
///
/// # Errors
/// Fails if the draft or the archive cannot be read, or if all attachments together are larger than [`MAX_ARCHIVE`],
/// because a small archive can contain more than the memory holds.
pub fn attachments_in(archive: &[u8], draft: &str) -> Result<Vec<(String, String, Vec<u8>)>, Failure> {
    attachments_within(archive, draft, MAX_ARCHIVE)
}

fn attachments_within(archive: &[u8], draft: &str, most: u64) -> Result<Vec<(String, String, Vec<u8>)>, Failure> {
    let LocatedDraft { draft, edition, set } = open(draft)?;
    let mut archive = Unpacked::open(Cursor::new(archive)).map_err(failure)?;
    let (mut found, mut ids, mut total) = (Vec::new(), HashSet::new(), 0);
    for (file, paths) in attachment_paths(&draft, edition, set) {
        if MediaType::named(&file.media_type).is_none() || file.id.is_empty() || ids.contains(&file.id) {
            continue;
        }
        let Some(bytes) = archive.file(&paths, MAX_ATTACHMENT) else { continue };
        total += bytes.len() as u64;
        if total > most {
            return Err(Failure::TooMuch);
        }
        ids.insert(file.id.clone());
        found.push((file.id, file.media_type, bytes));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sao_lang_core::documents::archive;
    use sao_lang_core::draft::{Attachment, Draft, Paper};
    use sao_lang_core::locale::Lang;

    #[test]
    fn a_small_archive_does_not_unpack_into_more_than_any_archive_holds() -> Result<(), Failure> {
        let photo = |id: &str| Attachment { id: id.into(), media_type: "image/png".into(), ..Attachment::default() };
        let mut draft = Draft::new(8, "");
        draft.papers.push(Paper { files: ["a", "b", "c"].map(photo).into(), ..Paper::default() });
        let text = to_json(&draft);
        let LocatedDraft { edition, set, .. } = open(&text)?;
        let options = Options::work(Lang::Vi, day("2026-11-29").ok_or(Failure::Write)?);
        let written = archive(Cursor::new(Vec::new()), &draft, edition, set, &options, |_| Some(vec![0; 1_000]));
        let file = written.map_err(|_| Failure::Write)?.into_inner();
        assert_eq!(attachments_within(&file, &text, 3_000)?.len(), 3);
        assert_eq!(attachments_within(&file, &text, 2_999), Err(Failure::TooMuch));
        Ok(())
    }
}
