//! Makes the documents of a draft: programs must be able to open them, and they must contain nothing executable.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::ptr;

use calamine::{Reader, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;
use sao_lang_core::assessment::{Target, assess, plan, range};
use sao_lang_core::calendar::{day, ics};
use sao_lang_core::catalogue::{Edition, ProductSet};
use sao_lang_core::documents::{
    BoardBook, CriteriaCsv, Options, Products, Properties, archive, board_page, docx, dossier, entries, portfolio,
    score_sheet, summary, workbook,
};
use sao_lang_core::draft::{Draft, MediaType, Paper, remarks, to_json, without_private_notes};
use sao_lang_core::locale::{Lang, msg};
use sao_lang_core::review::review;
use sao_lang_worker::many_drafts::{attachments_in, sent};
use zip::ZipArchive;

use super::Made;
use super::chance::{Chance, date};

/// The maximum length, in bytes, of a document's text that is checked in full.
const LONGEST: usize = 10_000_000;
/// The content of every attachment.
const PHOTO: &[u8] = b"\xff\xd8\xff a photo";

/// Makes one of the documents and checks it.
pub fn make(draft: &Draft, edition: &Edition, set: &ProductSet, chance: &mut Chance, made: &mut Made) {
    let lang = chance.one_of(&Lang::ALL);
    let Some(today) = day(date(chance)).or_else(|| day("2026-11-28")) else { return };
    let options = chance.one_of(&[Options::work(lang, today), Options::hand_in(lang, today)]);
    let options = &options;
    let said = Properties::of(msg::LAYOUT_DOSSIER, draft, lang);
    let kind = match chance.below(11) {
        0 | 1 => {
            pages(docx(&dossier(draft, edition, set, options), options, &said).ok());
            "dossier"
        }
        2 => {
            pages(docx(&score_sheet(draft, edition, set, options), options, &said).ok());
            "score sheet"
        }
        3 => {
            pages(docx(&summary(draft, edition, set, options), options, &said).ok());
            "summary"
        }
        4 => {
            book(workbook(draft, edition, set, options).ok());
            "workbook"
        }
        5 => {
            electronic(draft, edition, set, options, chance);
            "electronic dossier"
        }
        6 => {
            calendar(&ics(draft, edition, today, lang));
            "calendar"
        }
        7 => {
            table(draft, edition, set, today, lang);
            "table"
        }
        8 => {
            let mut board = BoardBook::new(today, true, lang).ok();
            let added = board.as_mut().is_some_and(|b| b.add("a", draft, edition, set).is_ok());
            assert!(added, "a draft has no row in the workbook");
            book(board.and_then(|b| b.finish().ok()?.save_to_buffer().ok()));
            "board's workbook"
        }
        9 => {
            let products = Products::new([("a", draft, edition, set)], None, today);
            pages(docx(&board_page(&products, lang), options, &said).ok());
            pages(docx(&portfolio(&products, lang), options, &said).ok());
            "board's pages"
        }
        _ => {
            review(draft, edition, set, today);
            remarks(draft, edition, set);
            assert!(range(draft, edition, set).possible.score.total <= 100);
            let result = assess(draft, edition, set);
            plan(draft, edition, set, &Target::wished(draft, result.stars));
            "advice"
        }
    };
    made.count(kind);
}

/// Checks that a document for Word is an archive of well-formed XML.
fn pages(bytes: Option<Vec<u8>>) {
    let Some(bytes) = bytes else { panic!("a document was not made") };
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { panic!("a document is no archive") };
    let mut text = String::new();
    let read = zip.by_name("word/document.xml").is_ok_and(|mut part| part.read_to_string(&mut text).is_ok());
    assert!(read, "a document has no text");
    // A longer text is not parsed, because its tree would take more memory than everything else.
    if text.len() < LONGEST
        && let Err(error) = roxmltree::Document::parse(&text)
    {
        panic!("a document is not well-formed: {error}");
    }
}

/// Checks that a workbook opens and has no formula.
fn book(bytes: Option<Vec<u8>>) {
    let Some(bytes) = bytes else { panic!("a workbook was not made") };
    let opened: Result<Xlsx<_>, _> = open_workbook_from_rs(Cursor::new(bytes));
    let Ok(mut book) = opened else { panic!("a workbook cannot be opened") };
    for sheet in book.sheet_names() {
        assert!(book.worksheet_range(&sheet).is_ok(), "{sheet} cannot be read");
        let formulas = book.worksheet_formula(&sheet).map(|f| f.used_cells().count());
        assert!(matches!(formulas, Ok(0)), "{sheet} has formulas");
    }
}

/// Checks that the electronic dossier returns the draft and its attachments, and that no path leaves its folder.
fn electronic(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options, chance: &mut Chance) {
    let has = chance.below(4) > 0;
    let written = archive(Cursor::new(Vec::new()), draft, edition, set, options, |_| has.then(|| PHOTO.to_vec()));
    let file = match written {
        Ok(file) => file.into_inner(),
        Err(error) => panic!("no electronic dossier: {error}"),
    };
    let Ok(zip) = ZipArchive::new(Cursor::new(&file)) else { panic!("no archive") };
    let names: BTreeSet<String> = zip.file_names().filter_map(|n| Some(n.ok()?.into_owned())).collect();
    assert_eq!(names.len(), zip.len());
    for name in names {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
        assert!(name.chars().all(plain) && !name.starts_with('/') && !name.contains(".."), "{name}");
    }
    let Ok(found) = sent(&file) else { panic!("the electronic dossier holds no draft") };
    assert_eq!(found.len(), 1);
    match &found[0].draft {
        Ok(back) => {
            let open = if options.private_notes { to_json(draft) } else { to_json(&without_private_notes(draft)) };
            assert!(back.text == open, "the draft came back as another");
            let Ok(files) = attachments_in(&file, &back.text) else { panic!("no attachments") };
            let known = |media_type: &str| MediaType::named(media_type).is_some();
            // A copy to hand in has only papers that are ready, and the pictures of samples.
            let handed = entries(draft, edition, set, options.purpose);
            let is_in = |p: &&Paper| {
                edition.is_sample(&p.paper) || handed.iter().any(|e| e.paper.is_some_and(|h| ptr::eq(h, *p)))
            };
            let laid = draft.papers.iter().filter(is_in).flat_map(|p| &p.files);
            let named = laid.filter(|f| has && known(&f.media_type));
            let named: BTreeSet<&str> = named.map(|f| f.id.as_str()).filter(|id| !id.is_empty()).collect();
            assert!(files.iter().all(|(id, kind, bytes)| named.contains(id.as_str()) && known(kind) && bytes == PHOTO));
            assert_eq!(files.len(), named.len());
        }
        Err(error) => panic!("the electronic dossier's draft cannot be read: {error}"),
    }
}

/// Checks that the lines of a calendar are short, and that no text of the draft starts a line.
fn calendar(text: &str) {
    let mut depth = 0i32;
    let Some(body) = text.strip_suffix("\r\n") else { panic!("the last line has no end") };
    for line in body.split("\r\n") {
        assert!(line.len() <= 76 && !line.contains(char::is_control), "{line:?}");
        depth += i32::from(line.starts_with("BEGIN:")) - i32::from(line.starts_with("END:"));
        assert!(depth > 0 || line == "END:VCALENDAR", "{line:?}");
    }
    assert_eq!(depth, 0);
}

/// Checks that the cells of a table can be read, and that none starts as a formula, whatever the separator is.
fn table(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate, lang: Lang) {
    let written = CriteriaCsv::new(Vec::new(), today, lang).and_then(|mut table| {
        table.add("a", draft, edition, set)?;
        table.finish()
    });
    let Ok(Ok(text)) = written.map(String::from_utf8) else { panic!("no table") };
    let begins =
        |cell: &str| cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"').starts_with(['=', '+', '-', '@']);
    let mut rows = 0;
    for row in csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes()).records() {
        let Ok(row) = row else { panic!("a row cannot be read") };
        assert!(row.len() == 17 && !row.iter().any(begins));
        rows += 1;
    }
    assert_eq!(rows, set.criteria().count());
    assert!(!text.split([';', '\t', '\r', '\n']).any(begins));
}
