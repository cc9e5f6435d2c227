//! What the back office does with many drafts at once: rows, the joint plan, reports, files that were sent.

use std::io::Cursor;

use super::desk::{Answer, Opened, open};
use super::protocol::{Failure, MAX_ATTACHMENT, Reply, Report, Request, Sent, SentDraft, StoredText};
use crate::assessment::{Product, Target, assess, joint_plan};
use crate::board::{Board, Row};
use crate::calendar::day;
use crate::documents::{
    BoardBook, CriteriaCsv, Packed, UnpackError, attachment_paths, board_page, docx, drafts_in, file_in,
};
use crate::draft::{FormatError, parse, to_json};
use crate::locale::Lang;

/// Answers what is about many drafts.
pub(super) fn answer(request: &Request) -> Result<Answer, Failure> {
    match request {
        Request::Rows { drafts } => Ok((Reply::Rows { rows: drafts.iter().map(row).collect() }, None)),
        Request::Joint { drafts, stars } => joint(drafts, *stars).map(|reply| (reply, None)),
        Request::Report { report, drafts, today, lang } => {
            let lang = Lang::from_tag(lang).unwrap_or_default();
            make(*report, drafts, today, lang).map(|bytes| (Reply::Made, Some(bytes)))
        }
        Request::ReportBlocks { drafts, today, lang } => {
            let today = day(today).ok_or(Failure::Write)?;
            let blocks = board_page(&board(drafts, today), today, Lang::from_tag(lang).unwrap_or_default());
            Ok((Reply::Blocks { blocks }, None))
        }
        _ => Err(Failure::Unavailable),
    }
}

fn row(stored: &StoredText) -> Option<Row> {
    let (draft, edition, set) = open(&stored.text).ok()?;
    Some(Row::of(&stored.id, &draft, edition, set))
}

/// The board of the drafts that can be read; the screen tells of the others.
fn board(drafts: &[StoredText], today: chrono::NaiveDate) -> Board {
    Board::new(drafts.iter().filter_map(row).collect(), today)
}

fn joint(drafts: &[StoredText], stars: Option<u8>) -> Result<Reply, Failure> {
    let opened: Vec<Opened> = drafts.iter().map(|d| open(&d.text)).collect::<Result<_, _>>()?;
    let product = |(draft, edition, set): &'_ Opened| -> (Target, &'static _, &'static _) {
        let wished = Target::wished(draft, assess(draft, edition, set).stars);
        (Target { stars: stars.unwrap_or(wished.stars), ..wished }, *edition, *set)
    };
    let products: Vec<Product> = opened
        .iter()
        .map(|o| {
            let (target, edition, set) = product(o);
            Product { draft: &o.0, edition, set, target }
        })
        .collect();
    Ok(Reply::Joint { plan: joint_plan(&products) })
}

fn make(report: Report, drafts: &[StoredText], today: &str, lang: Lang) -> Result<Vec<u8>, Failure> {
    let today = day(today).ok_or(Failure::Write)?;
    let opened = drafts.iter().filter_map(|d| Some((d.id.as_str(), open(&d.text).ok()?)));
    match report {
        Report::Pages => docx(&board_page(&board(drafts, today), today, lang), lang).map_err(|_| Failure::Write),
        Report::Book => {
            let mut book = BoardBook::new(today, true, lang).map_err(|_| Failure::Write)?;
            for (id, (draft, edition, set)) in opened {
                book.add(id, &draft, edition, set).map_err(|_| Failure::Write)?;
            }
            book.finish().and_then(|mut book| book.save_to_buffer()).map_err(|_| Failure::Write)
        }
        Report::Table => {
            let mut table = CriteriaCsv::new(Vec::new(), lang).map_err(|_| Failure::Write)?;
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

/// The drafts in a file that was sent.
///
/// # Errors
/// Where it is an archive that cannot be read, or holds no draft, or too much.
pub fn sent(bytes: &[u8]) -> Result<Vec<Sent>, Failure> {
    if !is_archive(bytes) {
        return Ok(vec![Sent { name: String::new(), draft: read(bytes) }]);
    }
    let packed = drafts_in(Cursor::new(bytes)).map_err(|error| match error {
        UnpackError::TooMuch => Failure::TooMuch,
        UnpackError::Damaged(_) | UnpackError::Nothing => Failure::NotSent,
    })?;
    Ok(packed.into_iter().map(|Packed { name, bytes }| Sent { name, draft: read(&bytes) }).collect())
}

fn read(bytes: &[u8]) -> Result<SentDraft, FormatError> {
    let draft = parse(bytes)?;
    let (edition, set) = draft.place(crate::catalogue::catalogue()).ok_or(FormatError::UnknownSet(draft.set))?;
    let text = to_json(&draft);
    let attachments = draft.papers.iter().map(|p| p.files.len()).sum();
    Ok(SentDraft { attachments, row: Row::of("", &draft, edition, set), text })
}

/// The attachments of a draft that an archive brings along: id, media type, bytes.
///
/// # Errors
/// Where the draft cannot be read.
pub fn attachments_in(archive: &[u8], draft: &str) -> Result<Vec<(String, String, Vec<u8>)>, Failure> {
    let (draft, edition, set) = open(draft)?;
    let found = attachment_paths(&draft, edition, set).into_iter().filter_map(|(file, paths)| {
        let known = ["image/jpeg", "image/png", "application/pdf"].contains(&file.media_type.as_str());
        let bytes = file_in(Cursor::new(archive), &paths, MAX_ATTACHMENT).filter(|_| known && !file.id.is_empty())?;
        Some((file.id, file.media_type, bytes))
    });
    Ok(found.collect())
}
