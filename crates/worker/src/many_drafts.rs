//! What the back office does with many drafts at once: rows, the joint plan, reports, files that were sent.

use std::collections::HashSet;
use std::io::Cursor;

use chrono::NaiveDate;

use super::working;
use crate::handlers::{Answer, Opened, lang_of, made, open, to_print, told};
use sao_lang_core::board::{By, Row};
use sao_lang_core::calendar::day;
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    BoardBook, CriteriaCsv, Options, Packed, Products, Properties, UnpackError, Unpacked, attachment_paths, board_page,
    docx, drafts_in, portfolio,
};
use sao_lang_core::draft::{FormatError, parse, to_json};
use sao_lang_core::locale::{Lang, Message, msg};
use worker_protocol::{
    AsText, Failure, MAX_ARCHIVE, MAX_ATTACHMENT, Reply, Report, Request, Sent, SentDraft, StoredText,
};

/// [`Counter::Board`](crate::handlers::Counter::Board).
pub fn board(request: &Request) -> Answer {
    match request {
        Request::Rows { drafts, today } => {
            let today = day(today).ok_or(Failure::Write);
            let rows = today.and_then(|today| AsText::of(&drafts.iter().map(|d| row(d, today)).collect()));
            told(rows.map(|rows| (Reply::Rows { rows }, None)))
        }
        Request::Report { report, drafts, by, today, lang } => {
            let lang = lang_of(lang);
            let pages = blocks(*report, drafts, *by, today, lang).and_then(|blocks| {
                let options = Options::work(lang, day(today).ok_or(Failure::Write)?);
                let properties = Properties { title: title(*report).text(lang).to_owned(), author: String::new() };
                docx(&blocks, &options, &properties).map_err(|_| Failure::Write)
            });
            made(pages)
        }
        Request::ReportBlocks { report, drafts, by, today, lang } => {
            told(blocks(*report, drafts, *by, today, lang_of(lang)).and_then(to_print))
        }
        other => working::answer(other),
    }
}

fn row(stored: &StoredText, today: NaiveDate) -> Option<Row> {
    let (draft, edition, set) = open(&stored.text).ok()?;
    Some(Row::of(&stored.id, &draft, edition, set, today))
}

/// What a report says of itself.
fn title(report: Report) -> Message {
    if report == Report::Portfolio { msg::PORTFOLIO_TITLE } else { msg::REPORT_TITLE }
}

/// A report on the drafts that can be read; the screen tells of the others.
fn blocks(
    report: Report,
    drafts: &[StoredText],
    by: Option<By>,
    today: &str,
    lang: Lang,
) -> Result<Vec<Block>, Failure> {
    let today = day(today).ok_or(Failure::Write)?;
    let opened: Vec<(&str, Opened)> =
        drafts.iter().filter_map(|d| Some((d.id.as_str(), open(&d.text).ok()?))).collect();
    let products = opened.iter().map(|(id, (draft, edition, set))| (*id, draft, *edition, *set));
    let products = Products::new(products, by, today);
    match report {
        Report::Pages => Ok(board_page(&products, lang)),
        Report::Portfolio => Ok(portfolio(&products, lang)),
        Report::Book | Report::Table => Err(Failure::Unavailable),
    }
}

/// A table of all criteria of all drafts that can be read.
pub(super) fn table(report: Report, drafts: &[StoredText], today: &str, lang: &str) -> Result<Vec<u8>, Failure> {
    let (today, lang) = (day(today).ok_or(Failure::Write)?, lang_of(lang));
    let opened = drafts.iter().filter_map(|d| Some((d.id.as_str(), open(&d.text).ok()?)));
    match report {
        Report::Pages | Report::Portfolio => Err(Failure::Unavailable),
        Report::Book => {
            let mut book = BoardBook::new(today, true, lang).map_err(|_| Failure::Write)?;
            for (id, (draft, edition, set)) in opened {
                book.add(id, &draft, edition, set).map_err(|_| Failure::Write)?;
            }
            book.finish().and_then(|mut book| book.save_to_buffer()).map_err(|_| Failure::Write)
        }
        Report::Table => {
            let mut table = CriteriaCsv::new(Vec::new(), today, lang).map_err(|_| Failure::Write)?;
            for (id, (draft, edition, set)) in opened {
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

/// The drafts in a file that was sent. One that cannot be read stands there with the reason.
///
/// # Errors
/// Where it is an archive that cannot be read, or holds no draft, or too much.
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
    let draft = parse(bytes)?;
    let (edition, set) =
        draft.place(sao_lang_core::catalogue::catalogue()).ok_or(FormatError::UnknownSet(draft.set))?;
    let text = to_json(&draft);
    let attachments = draft.papers.iter().map(|p| p.files.len()).sum();
    // The row tells drafts apart. Of days it says nothing: the board works out the row of the day on which it opens.
    Ok(SentDraft { attachments, row: Row::of("", &draft, edition, set, NaiveDate::default()), text })
}

/// The attachments of a draft that an archive brings along: id, media type, bytes. One that is not there, cannot
/// be read or is larger than [`MAX_ATTACHMENT`] is passed over; of several with one id, the first is taken.
///
/// # Errors
/// Where the draft or the archive cannot be read, or the attachments are larger together than [`MAX_ARCHIVE`]:
/// a small archive can unpack into more than the memory holds.
pub fn attachments_in(archive: &[u8], draft: &str) -> Result<Vec<(String, String, Vec<u8>)>, Failure> {
    attachments_within(archive, draft, MAX_ARCHIVE)
}

fn attachments_within(archive: &[u8], draft: &str, most: u64) -> Result<Vec<(String, String, Vec<u8>)>, Failure> {
    let (draft, edition, set) = open(draft)?;
    let mut archive = Unpacked::open(Cursor::new(archive)).map_err(failure)?;
    let (mut found, mut ids, mut total) = (Vec::new(), HashSet::new(), 0);
    for (file, paths) in attachment_paths(&draft, edition, set) {
        let known = ["image/jpeg", "image/png", "application/pdf"].contains(&file.media_type.as_str());
        if !known || file.id.is_empty() || ids.contains(&file.id) {
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

    #[test]
    fn a_small_archive_does_not_unpack_into_more_than_any_archive_holds() -> Result<(), Failure> {
        let photo = |id: &str| Attachment { id: id.into(), media_type: "image/png".into(), ..Attachment::default() };
        let mut draft = Draft::new(8, "");
        draft.papers.push(Paper { files: ["a", "b", "c"].map(photo).into(), ..Paper::default() });
        let text = to_json(&draft);
        let (_, edition, set) = open(&text)?;
        let options = Options::work(Lang::Vi, day("2026-11-29").ok_or(Failure::Write)?);
        let written = archive(Cursor::new(Vec::new()), &draft, edition, set, &options, |_| Some(vec![0; 1_000]));
        let file = written.map_err(|_| Failure::Write)?.into_inner();
        assert_eq!(attachments_within(&file, &text, 3_000)?.len(), 3);
        assert_eq!(attachments_within(&file, &text, 2_999), Err(Failure::TooMuch));
        Ok(())
    }
}
