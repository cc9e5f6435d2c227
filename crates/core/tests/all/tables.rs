//! Tables for spreadsheets hold texts and numbers only: nothing that a producer wrote is run as a formula.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use sao_lang_core::documents::{BoardBook, CriteriaCsv, workbook};
use sao_lang_core::draft::{Draft, Paper};
use sao_lang_core::locale::Lang;
use test_support::{each_text, edition, household, set, work};

const FORMULA: &str = "=HYPERLINK(\"https://example.com\"; \"x\")";

/// The household with a formula in every text.
fn hostile() -> Draft {
    let mut draft = household();
    each_text(&mut draft, |_, text| *text = FORMULA.to_owned());
    draft.answers.values_mut().for_each(|answer| answer.note = FORMULA.to_owned());
    let mut paper = Paper { paper: FORMULA.into(), label: FORMULA.into(), number: FORMULA.into(), ..Paper::default() };
    (paper.issuer, paper.issued, paper.valid_until) = (FORMULA.into(), FORMULA.into(), FORMULA.into());
    draft.papers.push(paper);
    draft
}

#[test]
fn no_cell_of_a_workbook_is_a_formula() {
    let (draft, set) = (hostile(), set(8));
    let mut board = BoardBook::new("2026-11-23".parse().unwrap(), true, Lang::Vi).unwrap();
    board.add(FORMULA, &draft, edition(), set).unwrap();
    let books = [
        (workbook(&draft, edition(), set, &work(Lang::Vi)).unwrap(), 2),
        (board.finish().unwrap().save_to_buffer().unwrap(), 3),
    ];
    for (bytes, least) in books {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let sheets = book.sheet_names();
        let mut kept = 0;
        for sheet in &sheets {
            assert_eq!(book.worksheet_formula(sheet).unwrap().used_cells().count(), 0, "{sheet}");
            let range = book.worksheet_range(sheet).unwrap();
            kept += range.used_cells().filter(|(.., cell)| **cell == Data::String(FORMULA.to_owned())).count();
        }
        assert!(sheets.len() == 3 && kept >= least, "{kept}");
    }
}

#[test]
fn no_cell_of_a_table_begins_as_a_formula_wherever_it_is_split() {
    let mut table = CriteriaCsv::new(Vec::new(), "2026-11-23".parse().unwrap(), Lang::Vi).unwrap();
    table.add(FORMULA, &hostile(), edition(), set(8)).unwrap();
    let text = String::from_utf8(table.finish().unwrap()).unwrap();
    assert!(text.contains("'=HYPERLINK"));
    for separator in [',', ';', '\t'] {
        for cell in text.split(['\r', '\n', separator]) {
            let shown = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\u{feff}');
            assert!(!shown.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn a_clock_that_is_far_off_does_not_keep_the_board_from_being_written() {
    for today in ["0001-01-01", "1899-12-31", "1900-01-01", "9999-12-31"] {
        let mut board = BoardBook::new(today.parse().unwrap(), false, Lang::Vi).expect(today);
        board.add("a", &household(), edition(), set(8)).expect(today);
        assert!(board.finish().unwrap().save_to_buffer().is_ok(), "{today}");
    }
}
