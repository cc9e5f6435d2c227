//! The worker makes the books of a diary, and diaries go through a backup unchanged.

use std::io::Cursor;

use sao_lang_core::backup::{RestoreChoice, Writer, changes, diary_holder, read};
use sao_lang_core::diary::table::TableError;
use sao_lang_core::diary::{Amount, Diary, Entry, Kind, Span, Unit};
use sao_lang_core::documents::Purpose;
use sao_lang_core::draft::{Draft, parse, to_compact_json};
use sao_lang_core::repository::Repository;
use sao_lang_worker::handlers::{Attachments, read_diary};
use test_support::memory::Memory;
use test_support::{docx_text, household};
use worker_protocol::{
    DiaryBlocks, DiaryFile, DiaryPaper, DiarySpan, Failure, How, MakeDiaryTable, MakeDiaryWord, TableReport,
};

use crate::asking::{ask, file};

fn entry(id: &str, day: &str, kind: Kind, item: &str) -> Entry {
    Entry {
        item: item.into(),
        amount: Amount { text: "1,5".into(), unit: Unit::Kilogram },
        money: if kind == Kind::Sold { "90.000".into() } else { String::new() },
        ..Entry::new(id.into(), day.parse().unwrap(), kind)
    }
}

fn entries() -> Vec<Entry> {
    vec![
        entry("a", "2026-11-01", Kind::Made, "Cá kho"),
        entry("b", "2026-11-30", Kind::Sold, "=cmd|' /C calc'!A0"),
        entry("c", "2026-12-01", Kind::Sold, "Cá tháng sau"),
    ]
}

fn about(lang: &str) -> DiarySpan {
    DiarySpan {
        draft: to_compact_json(&household()),
        entries: entries(),
        day: "2026-11-15".into(),
        span: Span::Month,
        how: How { today: "2026-11-30".into(), lang: lang.into(), purpose: Purpose::HandIn, private_notes: false },
    }
}

#[test]
fn books_are_made_for_word_and_print() {
    for (paper, says) in [(DiaryPaper::Log, "NHẬT KÝ SẢN XUẤT"), (DiaryPaper::Accounts, "SỔ THU CHI")] {
        assert_eq!(DiaryPaper::from_name(paper.name()), Some(paper));
        let word = file(MakeDiaryWord { paper, about: about("vi") }, &Attachments::new()).unwrap();
        let text = docx_text(&word);
        assert!(text.contains(says) && text.contains("Tháng 11/2026") && !text.contains("tháng sau"), "{text}");
        assert!(!ask(DiaryBlocks { paper, about: about("vi") }).unwrap().is_empty());
    }
    let name = DiaryFile::Word(DiaryPaper::Accounts).file_name("Cá kho Bà Hai", "2026-11-01");
    assert_eq!(name, "so-thu-chi_ca-kho-ba-hai_2026-11-01.docx");
    let bad = DiarySpan { day: "2026-11".into(), ..about("vi") };
    assert_eq!(ask(DiaryBlocks { paper: DiaryPaper::Log, about: bad }).unwrap_err(), Failure::Write);
    let bad = DiarySpan { draft: "{}".into(), ..about("vi") };
    assert_eq!(ask(DiaryBlocks { paper: DiaryPaper::Log, about: bad }).unwrap_err(), Failure::Draft);
}

#[test]
fn tables_hold_the_entries_of_the_span_and_no_formula() {
    let csv = file(MakeDiaryTable { table: TableReport::Csv, about: about("vi") }, &Attachments::new()).unwrap();
    let text = String::from_utf8(csv.clone()).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("\"'=cmd|"), "{text}");
    assert_eq!(read_diary(&csv).unwrap().entries, entries()[..2]);
    assert_eq!(read_diary(b"a,b"), Err(TableError::NoColumns));
    let xlsx = file(MakeDiaryTable { table: TableReport::Workbook, about: about("vi") }, &Attachments::new()).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(xlsx)).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Nhật ký").unwrap();
    assert_eq!(sheet.height(), 3);
    assert_eq!(sheet.get_value((2, 3)), Some(&calamine::Data::Float(1.5)));
    assert_eq!(sheet.get_value((2, 6)), Some(&calamine::Data::Float(90_000.0)));
    assert_eq!(sheet.get_value((2, 2)), Some(&calamine::Data::String("=cmd|' /C calc'!A0".into())));
}

/// A backup of one draft with this diary.
fn backup(draft: &Draft, entries: &[Entry]) -> Vec<u8> {
    let drafts = [("aa".to_owned(), to_compact_json(draft))];
    let mut writer = Writer::new(Vec::new(), &drafts, false, None).unwrap();
    for id in ["aa", "gone"] {
        writer.add_diary(&Diary { draft: id.to_owned(), entries: entries.to_vec() }).unwrap();
    }
    let (file, written) = writer.finish().unwrap();
    assert_eq!(written.entries, entries.len(), "the diary of a draft that is not in the file is not in it either");
    file
}

#[test]
fn a_diary_goes_through_a_backup() {
    let draft = household();
    let read = read(Cursor::new(backup(&draft, &entries()))).unwrap();
    assert_eq!(read.diaries.get("aa"), Some(&entries()));
    assert!(read.bad.is_empty() && read.diaries.len() == 1);
}

#[test]
fn a_diary_goes_to_the_draft_that_the_backup_has() {
    let (draft, mut other) = (household(), household());
    other.product.name = "Khác".to_owned();
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    repository.save("aa", &other, None).unwrap();
    let read = read(Cursor::new(backup(&draft, &entries()))).unwrap();
    let change = changes(read.drafts, repository).unwrap().remove(0);
    assert_eq!(diary_holder(&change, RestoreChoice::Device, repository).unwrap(), None);
    // Before the step is taken, no draft has the content of the backup.
    assert_eq!(diary_holder(&change, RestoreChoice::Both, repository).unwrap(), None);
    let read = parse(to_compact_json(&draft).as_bytes()).unwrap();
    repository.save("aa", &read, None).unwrap();
    assert_eq!(diary_holder(&change, RestoreChoice::Backup, repository).unwrap().as_deref(), Some("aa"));
}
