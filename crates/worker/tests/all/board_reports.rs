//! Reports over many products: every kind of report has the same products and the right contents.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use super::asking::{ask, file};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use catalogue_model::search_key::search_key;
use chrono::NaiveDate;
use proptest::prelude::*;
use sao_lang_core::board::{Board, By, Query, Row, Scope, Selection, Sort};
use sao_lang_core::documents::model::{Block, Paragraph, Table};
use sao_lang_core::documents::parts::{ACROSS_WIDTH, TEXT_WIDTH};
use sao_lang_core::documents::{Products, board_page, fit, metrics, portfolio};
use sao_lang_core::draft::{Draft, EvidenceState, Paper, RatingKind, to_json};
use sao_lang_core::locale::{Lang, Message, msg};
use sao_lang_worker::handlers::Attachments;
use test_support::small::{self, Dice};
use test_support::{cases, edition, household, set, top};
use worker_protocol::{MakeReport, ManyDrafts, Report, ReportBlocks, StoredText, TableReport, WordReport};
use zip::ZipArchive;

const TODAY: &str = "2026-11-23";

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

/// Drafts of some applicants, with ids, each with a product name of its own.
fn drafts(seed: u64, count: usize) -> Vec<(String, Draft)> {
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|n| {
            let no = u16::try_from(1 + dice.below(26)).unwrap();
            let mut draft = small::draft(&mut dice, set(no));
            draft.product.name = format!("Sản phẩm thứ {n:03}");
            draft.applicant.name = dice.one_of(&["HTX Hòa Bình", "htx hoa binh", "Bà Hai", ""]).to_owned();
            draft.applicant.phone = format!("0912 345 {n:03}");
            draft.changed = format!("2026-{:02}-{:02}T20:30:00Z", 1 + dice.below(12), 1 + dice.below(28));
            (format!("d{n}"), draft)
        })
        .collect()
}

fn board(drafts: &[(String, Draft)]) -> Board {
    let rows = drafts.iter().map(|(id, draft)| Row::of(id, draft, edition(), set(draft.set), today())).collect();
    Board::new(rows, today())
}

fn products(drafts: &[(String, Draft)], by: Option<By>) -> Products<'_> {
    Products::new(drafts.iter().map(|(id, draft)| (id.as_str(), draft, edition(), set(draft.set))), by, today())
}

fn ticks(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

/// The file that the worker makes of a selection.
fn made(drafts: &[(String, Draft)], selection: &Selection, report: Report) -> Vec<u8> {
    let text = |id: &String| drafts.iter().find(|(own, _)| own == id).map(|(_, draft)| to_json(draft)).unwrap();
    let drafts = selection.ids.iter().map(|id| StoredText { id: id.clone(), text: text(id) }).collect();
    let about = ManyDrafts { drafts, today: TODAY.to_owned(), lang: "vi".to_owned() };
    file(MakeReport { report, by: selection.by, about }, &Attachments::new()).unwrap()
}

/// All texts of a DOCX file, in order.
fn said_in(docx: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let document = roxmltree::Document::parse(&xml).unwrap();
    document
        .descendants()
        .filter(|n| n.tag_name().name() == "t")
        .filter_map(|n| n.text())
        .collect::<Vec<_>>()
        .join("\n")
}

fn cells(book: &[u8], sheet: usize) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(book.to_vec())).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

/// The cells of the column with this heading.
fn column<'r>(rows: &'r [Vec<Data>], label: &str) -> Vec<&'r Data> {
    let place = rows[0].iter().position(|cell| *cell == *label).unwrap_or_else(|| panic!("no column {label}"));
    rows[1..].iter().map(|row| &row[place]).collect()
}

fn part(book: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).collect()
}

fn paragraphs(blocks: &[Block]) -> Vec<&Paragraph> {
    blocks.iter().filter_map(|b| if let Block::Paragraph(p) = b { Some(p) } else { None }).collect()
}

fn cell(table: &Table, row: usize, column: usize) -> String {
    table.rows[row].cells[column].paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(cases(40))]

    /// The selection is the ticked products if there are any, else the shown ones; each is in it once, in the order
    /// and groups of the screen.
    #[test]
    fn a_selection_is_what_is_ticked_or_else_what_is_shown(
        seed in any::<u64>(), count in 0usize..25, ticked in prop::collection::btree_set(0usize..30, 0..6),
        search in prop::sample::select(vec!["", "hoa binh", "san pham thu 00", "zzz"]), group in 0usize..3,
    ) {
        let drafts = drafts(seed, count);
        let board = board(&drafts);
        let query = Query { search: search.to_owned(), sort: Sort::Product, ..Query::default() };
        let (shown, by) = (board.select(&query), [None, Some(By::Applicant), Some(By::Set)][group]);
        let ticked: BTreeSet<String> = ticked.into_iter().map(|n| format!("d{n}")).collect();
        let selection = board.selection(&shown, by, &ticked);
        let chosen: BTreeSet<String> = selection.ids.iter().cloned().collect();
        prop_assert_eq!(chosen.len(), selection.ids.len());
        let here: BTreeSet<String> = board.rows.iter().map(|r| r.id.clone()).collect();
        let expected: BTreeSet<String> = match ticked.intersection(&here).count() {
            0 => shown.iter().map(|place| board.rows[*place].id.clone()).collect(),
            _ => ticked.intersection(&here).cloned().collect(),
        };
        prop_assert_eq!(&chosen, &expected);
        prop_assert_eq!(selection.scope == Scope::Ticked, ticked.intersection(&here).next().is_some());
        // Shown products keep their order: within the whole list, or within each group.
        let places: Vec<usize> =
            selection.ids.iter().filter_map(|id| shown.iter().position(|place| board.rows[*place].id == *id)).collect();
        if by.is_none() {
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
        }
        let row = |id: &String| board.rows.iter().find(|row| row.id == *id).unwrap();
        let key = |id: &String| match by {
            Some(By::Applicant) => search_key(&row(id).applicant),
            Some(By::Person) => search_key(&row(id).person),
            Some(By::Set) => row(id).set.to_string(),
            None => String::new(),
        };
        let mut keys: Vec<String> = selection.ids.iter().map(key).collect();
        keys.dedup();
        let distinct: BTreeSet<&String> = keys.iter().collect();
        prop_assert_eq!(distinct.len(), keys.len(), "a group is not torn apart");
    }

    /// For any products, each list of the overview adds up to their number, in both reports, and both reports contain
    /// all products.
    #[test]
    fn totals_are_the_number_of_products(seed in any::<u64>(), count in 0usize..20, grouped in any::<bool>()) {
        let drafts = drafts(seed, count);
        let products = products(&drafts, grouped.then_some(By::Applicant));
        for blocks in [board_page(&products, Lang::Vi), portfolio(&products, Lang::Vi)] {
            let overview = tables(&blocks)[0];
            let numbers = |column: usize| -> Vec<usize> {
                (1..overview.rows.len()).filter_map(|row| cell(overview, row, column).parse().ok()).collect()
            };
            for column in (1..overview.rows[0].cells.len()).step_by(2) {
                let (total, lines) = numbers(column).split_last().map(|(total, lines)| (*total, lines.to_vec())).unwrap();
                prop_assert_eq!(total, count);
                prop_assert_eq!(lines.iter().sum::<usize>(), count);
            }
        }
    }

}

proptest! {
    #![proptest_config(cases(8))]

    /// No word of a heading, no number, no day and no telephone number is broken over lines.
    #[test]
    fn columns_are_wide_enough(seed in any::<u64>(), grouped in any::<bool>()) {
        let mut drafts = drafts(seed, 12);
        for (_, draft) in &mut drafts {
            draft.papers.push(Paper { valid_until: "2026-05-12".to_owned(), ..Paper::default() });
        }
        let products = products(&drafts, grouped.then_some(By::Set));
        for lang in Lang::ALL {
            for (blocks, room) in [(board_page(&products, lang), ACROSS_WIDTH), (portfolio(&products, lang), TEXT_WIDTH)] {
                for table in tables(&blocks) {
                    let widths = fit::widths(table);
                    prop_assert_eq!(widths.iter().sum::<u16>(), room);
                    for row in &table.rows {
                        for (cell, width) in row.cells.iter().zip(&widths) {
                            for paragraph in &cell.paragraphs {
                                let broken = broken(paragraph, f64::from(*width) - fit::CELL_MARGINS);
                                prop_assert!(broken.is_none(), "{:?} in {} mm", broken, width);
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A word that is wider than its column. Long words do not count: names and notes may contain them.
fn broken(paragraph: &Paragraph, room: f64) -> Option<String> {
    let words = paragraph.spans.iter().flat_map(|s| s.text.split_whitespace().map(move |word| (word, s.bold)));
    words
        .filter(|(word, _)| word.chars().count() <= 13)
        .find(|(word, bold)| metrics::width(word, metrics::size_of(paragraph), *bold) > room)
        .map(|(word, _)| word.to_owned())
}

#[test]
fn every_kind_of_report_is_about_the_same_products() {
    let drafts = drafts(7, 30);
    let board = board(&drafts);
    let query = Query { search: "san pham thu 00".to_owned(), sort: Sort::Product, ..Query::default() };
    let shown = board.select(&query);
    assert_eq!(shown.len(), 10);
    let ticked = ticks(&["d3", "d25"]);
    for (ticked, expected) in [(ticks(&[]), (0..10).collect::<Vec<usize>>()), (ticked, vec![3, 25])] {
        let selection = board.selection(&shown, None, &ticked);
        let names: Vec<&str> = expected.iter().map(|n| drafts[*n].1.product.name.as_str()).collect();
        let rest: Vec<&str> =
            drafts.iter().map(|(_, d)| d.product.name.as_str()).filter(|n| !names.contains(n)).collect();
        for report in Report::ALL {
            let file = made(&drafts, &selection, report);
            let text = match report {
                Report::Word(_) => said_in(&file),
                Report::Table(TableReport::Workbook) => format!("{:?}", column(&cells(&file, 0), "Sản phẩm")),
                Report::Table(TableReport::Csv) => String::from_utf8(file).unwrap(),
            };
            assert!(names.iter().all(|name| text.contains(name)), "{report:?} lacks one of {names:?}");
            assert!(!rest.iter().any(|name| text.contains(name)), "{report:?} has more than {names:?}");
            if report != Report::Word(WordReport::Portfolio) {
                let places: Vec<usize> = names.iter().filter_map(|name| text.rfind(name)).collect();
                assert!(places.is_sorted(), "{report:?} is not in the order of the screen");
            }
        }
        // The blocks for printing from the screen contain the same products.
        for report in [WordReport::Readiness, WordReport::Portfolio] {
            let texts = selection.ids.iter().map(|id| drafts.iter().find(|(own, _)| own == id).unwrap());
            let stored = texts.map(|(id, draft)| StoredText { id: id.clone(), text: to_json(draft) }).collect();
            let about = ManyDrafts { drafts: stored, today: TODAY.into(), lang: "vi".into() };
            let text = format!("{:?}", ask(ReportBlocks { report, by: None, about }).unwrap());
            assert!(names.iter().all(|name| text.contains(name)) && !rest.iter().any(|name| text.contains(name)));
        }
    }
}

#[test]
fn the_words_and_the_file_name_tell_what_a_report_is_about() {
    let mut drafts = drafts(3, 12);
    for (n, (_, draft)) in drafts.iter_mut().enumerate() {
        draft.set = if n < 6 { 8 } else { 9 };
        draft.applicant.name = ["HTX Hòa Bình", "Bà Hai", "HTX Xóm Mới"][n % 3].to_owned();
    }
    let board = board(&drafts);
    let find =
        |search: &str, set: Option<u16>| board.select(&Query { search: search.to_owned(), set, ..Query::default() });
    let said = |shown: &[usize], ticked: &BTreeSet<String>, report: Report| {
        let selection = board.selection(shown, None, ticked);
        (selection.words(Lang::Vi), report.file_name(&selection, TODAY))
    };
    let none = BTreeSet::new();
    let expected = [
        (
            said(&find("", None), &none, Report::Table(TableReport::Workbook)),
            "12 sản phẩm đang hiện",
            "bang-san-pham_tat-ca_2026-11-23.xlsx",
        ),
        (
            said(&find("hoa binh", None), &none, Report::Word(WordReport::Readiness)),
            "4 sản phẩm đang hiện",
            "bao-cao-san-pham_htx-hoa-binh_2026-11-23.docx",
        ),
        (
            said(&find("thu 00", None), &none, Report::Word(WordReport::Portfolio)),
            "10 sản phẩm đang hiện",
            "tap-ho-so_10-san-pham_2026-11-23.docx",
        ),
        (
            said(&find("", None), &ticks(&["d1", "d2", "d9"]), Report::Table(TableReport::Csv)),
            "3 sản phẩm đã chọn",
            "moi-tieu-chi_3-san-pham-da-chon_2026-11-23.csv",
        ),
    ];
    for ((words, name), expected_words, expected_name) in expected {
        assert_eq!((words.as_str(), name.as_str()), (expected_words, expected_name));
    }
    let (_, of_set) = said(&find("", Some(8)), &none, Report::Table(TableReport::Workbook));
    assert!(of_set.starts_with("bang-san-pham_bo-8-") && of_set.ends_with("_2026-11-23.xlsx"), "{of_set}");
}

/// A draft with contact, certificate and an expired paper, and with one open answer.
fn full() -> Draft {
    let mut draft = household();
    draft.applicant.phone = "0912 345 678".to_owned();
    draft.work.person = "Chị Lan".to_owned();
    draft.changed = "2026-11-20T20:30:00.000Z".to_owned();
    draft.kind = RatingKind::ReRating;
    draft.recognition.issued = "2024-05-10".to_owned();
    draft.papers.push(Paper {
        paper: "haccp".to_owned(),
        state: EvidenceState::Ready,
        valid_until: "2026-05-12".to_owned(),
        ..Paper::default()
    });
    draft.answers.remove("1.1");
    draft
}

#[test]
fn in_the_workbook_days_are_days_and_what_is_open_is_empty() {
    let drafts = vec![("a".to_owned(), full())];
    let selection = board(&drafts).selection(&[0], None, &BTreeSet::new());
    let book = made(&drafts, &selection, Report::Table(TableReport::Workbook));
    let rows = cells(&book, 0);
    let one = |label: Message| column(&rows, label.text(Lang::Vi))[0].clone();
    let is_day = |label: Message, expected: &str| match one(label) {
        Data::DateTime(day) => {
            let (year, month, day, hour, minute, ..) = day.to_ymd_hms_milli();
            assert_eq!(format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}"), expected);
        }
        other => panic!("{other:?} is no day"),
    };
    is_day(msg::TABLE_CHANGED, "2026-11-21 03:30");
    is_day(msg::DEADLINE_CERTIFICATE_ENDS, "2027-05-10 00:00");
    assert!(matches!(one(msg::TABLE_DAY), Data::DateTime(_)));
    assert!(matches!(one(msg::REPORTS_RE_RATING), Data::DateTime(_)));
    assert_eq!(one(msg::REPORTS_PHONE), Data::String("0912 345 678".to_owned()));
    assert_eq!(one(msg::REPORTS_PERSON), Data::String("Chị Lan".to_owned()));
    assert!(one(msg::REPORTS_OVERDUE).to_string().contains("12/05/2026"));
    assert!(matches!(one(msg::REPORTS_FINDINGS), Data::Float(n) if n > 0.0));
    assert!(!one(msg::REPORTS_FINDINGS_FIRST).to_string().is_empty());
    let criteria = cells(&book, 2);
    let ids = column(&criteria, msg::WORKBOOK_CRITERION.text(Lang::Vi));
    let points = column(&criteria, msg::WORKBOOK_POINTS.text(Lang::Vi));
    let of = |id: &str| ids.iter().position(|cell| **cell == *id).map(|place| points[place]).unwrap();
    assert_eq!(of("1.1"), &Data::Empty);
    assert!(matches!(of("2.2"), Data::Float(_)));
    let table = String::from_utf8(made(&drafts, &selection, Report::Table(TableReport::Csv))).unwrap();
    let mut table = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let heads = table.headers().unwrap().clone();
    let place = |label: Message| heads.iter().position(|head| head == label.text(Lang::Vi)).unwrap();
    let (id, points, phone) = (place(msg::WORKBOOK_CRITERION), place(msg::WORKBOOK_POINTS), place(msg::REPORTS_PHONE));
    let line = table.records().map(Result::unwrap).find(|line| &line[id] == "1.1").unwrap();
    assert_eq!((&line[points], &line[phone]), ("", "0912 345 678"));
}

#[test]
fn the_workbook_is_set_up_to_work_with_and_to_print() {
    let drafts = drafts(5, 4);
    let selection = board(&drafts).selection(&[0, 1, 2, 3], None, &BTreeSet::new());
    let book = made(&drafts, &selection, Report::Table(TableReport::Workbook));
    for sheet in 1..=3 {
        let xml = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
        for said in ["orientation=\"landscape\"", "fitToHeight=\"0\"", "paperSize=\"9\"", "&amp;P/&amp;N"] {
            let said_so =
                xml.contains(said) || (said.contains("&amp;P") && xml.contains("&amp;P") && xml.contains("&amp;N"));
            assert!(said_so, "sheet {sheet} has no {said}");
        }
    }
    for sheet in [1, 3] {
        let xml = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(xml.contains("<autoFilter"), "sheet {sheet} has no filter");
        assert!(xml.contains("xSplit=\"2\"") && xml.contains("ySplit=\"1\""), "sheet {sheet} is not frozen");
    }
    let names = part(&book, "xl/workbook.xml");
    assert_eq!(names.matches("_xlnm.Print_Titles").count(), 2);
    assert!(names.contains("_xlnm.Print_Area"));
}

#[test]
fn what_is_past_its_day_comes_before_all_products() {
    let mut drafts = drafts(2, 3);
    drafts[2].1 = full();
    let blocks = board_page(&products(&drafts, None), Lang::Vi);
    let place = |wanted: Message| {
        blocks.iter().position(|b| matches!(b, Block::Paragraph(p) if p.text() == wanted.text(Lang::Vi))).unwrap()
    };
    assert!(place(msg::REPORT_PICTURES) < place(msg::REPORTS_OVERDUE_TITLE));
    assert!(place(msg::REPORTS_OVERDUE_TITLE) < place(msg::REPORT_BOARD));
    let table = tables(&blocks)[1];
    assert_eq!(cell(table, 1, 0), "12/05/2026");
    assert!(cell(table, 1, 3).contains("0912 345 678") && cell(table, 1, 4) == "Chị Lan");
    // If no product is overdue, the report does not mention it.
    let blocks = board_page(&products(&drafts[..2], None), Lang::Vi);
    assert!(!paragraphs(&blocks).iter().any(|p| p.text() == msg::REPORTS_OVERDUE_TITLE.text(Lang::Vi)));
}

#[test]
fn a_portfolio_has_a_page_for_each_member_and_each_member_once() {
    let mut drafts = drafts(11, 9);
    for (n, (_, draft)) in drafts.iter_mut().enumerate() {
        draft.applicant.name = ["HTX Hòa Bình", "htx hoa binh", "Bà Hai", ""][n % 4].to_owned();
    }
    drafts[0].1.work.person = "Anh Tư".to_owned();
    let blocks = portfolio(&products(&drafts, None), Lang::Vi);
    let pages: Vec<&[Block]> = blocks.split(|b| *b == Block::PageBreak).collect();
    // Two spellings of an applicant are one member; products without an applicant have a page too.
    assert_eq!(pages.len(), 1 + 3);
    let names: Vec<String> = pages[1..].iter().map(|page| paragraphs(page)[0].text()).collect();
    assert_eq!(names, ["HTX Hòa Bình", "Bà Hai", msg::TABLE_NO_APPLICANT.text(Lang::Vi)]);
    for (n, (_, draft)) in drafts.iter().enumerate() {
        let holders: Vec<usize> = (1..pages.len())
            .filter(|page| paragraphs(pages[*page]).iter().any(|p| p.heading == 2 && p.text() == draft.product.name))
            .collect();
        assert_eq!(holders, [[1, 1, 2, 3][n % 4]], "{}", draft.product.name);
    }
    let first = format!("{:?}", pages[1]);
    assert!(first.contains("0912 345 000") && first.contains("Anh Tư"));
    let members = tables(pages[0]).last().map(|table| table.rows.len());
    assert_eq!(members, Some(1 + 3));
}

#[test]
fn a_portfolio_says_what_each_product_lacks() {
    let mut rejected = top(8);
    rejected.product.name = "Hàng bị loại".to_owned();
    rejected.knock_outs.insert("forged-papers".to_owned(), true);
    let drafts = vec![("a".to_owned(), full()), ("b".to_owned(), rejected)];
    let text: Vec<String> =
        paragraphs(&portfolio(&products(&drafts, None), Lang::Vi)).iter().map(|p| p.text()).collect();
    for label in [
        msg::PORTFOLIO_REASONS,
        msg::PORTFOLIO_MARKS,
        msg::PORTFOLIO_CONDITIONS,
        msg::REPORTS_MISSING_PAPERS,
        msg::REPORTS_OVERDUE,
        msg::PORTFOLIO_COMING,
    ] {
        let label = format!("- {}: ", label.text(Lang::Vi));
        assert!(text.iter().any(|line| line.starts_with(&label)), "{label} is not in {text:?}");
    }
}
