#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use proptest::prelude::*;
use sao_lang_core::documents::model::{Cell, Paragraph, Row, Table};
use sao_lang_core::documents::{Options, blank_sheet, commune, dividers, dossier, score_sheet, summary};
use test_support::{edition, hand_in, household, set, work};

fn laid(blocks: &[Block]) -> Pages {
    layout(blocks, &Fonts::read().unwrap())
}

/// The text of pages in the order of reading, without spaces. What is repeated on every page is left out.
fn text_of(pages: &Pages) -> String {
    let lines = pages.pages.iter().flat_map(|page| &page.marks).filter_map(|mark| match mark {
        Mark::Text(line) if line.node.is_some() => Some(line),
        _ => None,
    });
    // Cells stand side by side, so the parts of a text are put together by their nodes.
    let mut by_node = vec![String::new(); pages.nodes.len()];
    for line in lines {
        for run in &line.runs {
            by_node[line.node.unwrap()].extend(run.text.chars().filter(|c| !c.is_whitespace()));
        }
    }
    by_node.concat()
}

/// The text of blocks in the same form.
fn text_in(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut add = |paragraph: &Paragraph| {
        for span in &paragraph.spans {
            text.extend(crate::lines::shown(&span.text.replace(['\n', '\r'], " ")).filter(|c| !c.is_whitespace()));
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => add(paragraph),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flat_map(|cell| &cell.paragraphs).for_each(&mut add);
            }
            Block::PageBreak | Block::NewDocument | Block::Across | Block::Line(_) => {}
        }
    }
    text
}

/// Nothing is drawn beyond the edges of its page, and nothing below the margin of the text.
fn is_within(pages: &Pages) {
    for page in &pages.pages {
        let (width, height) = (page.size.0 - 19.0 * MM, page.size.1 - 19.5 * MM);
        for mark in &page.marks {
            let (right, bottom) = match mark {
                Mark::Text(line) => {
                    let wide: f32 = line.runs.iter().map(|run| run.width(line.size, line.extra)).sum();
                    (line.x + wide, line.y)
                }
                Mark::Rule { to, .. } => *to,
                Mark::Shade([x, y, w, h]) => (x + w, y + h),
                Mark::Dots([_, y, right, _]) => (*right, *y),
            };
            assert!(right <= width && bottom <= height, "{mark:?} is outside of {:?}", page.size);
        }
    }
}

fn documents(options: &Options) -> Vec<Vec<Block>> {
    let (draft, edition) = (household(), edition());
    let set = set(draft.set);
    vec![
        dossier(&draft, edition, set, options),
        summary(&draft, edition, set, options),
        score_sheet(&draft, edition, set, options),
        blank_sheet(edition, set, options),
        commune(&draft, edition, set, options),
        dividers(&draft, edition, set, options),
    ]
}

#[test]
fn every_document_is_on_its_pages_in_full() {
    for options in [work(sao_lang_core::locale::Lang::Vi), hand_in()] {
        for blocks in documents(&options) {
            let pages = laid(&blocks);
            assert_eq!(text_of(&pages), text_in(&blocks));
            is_within(&pages);
        }
    }
}

#[test]
fn each_document_is_numbered_from_one_and_its_first_page_shows_no_number() {
    let text = |lines: usize| (0..lines).map(|n| Paragraph::new(format!("Dòng {n}")).into()).collect::<Vec<Block>>();
    let blocks = [text(60), vec![Block::NewDocument], text(100), vec![Block::NewDocument, Block::PageBreak]].concat();
    let numbers: Vec<_> = laid(&blocks).pages.iter().map(|page| page.number).collect();
    assert_eq!(numbers, [None, Some(2), None, Some(2), Some(3)]);
}

#[test]
fn the_heading_of_a_table_is_on_each_of_its_pages() {
    let row = |text: String, header| Row { cells: vec![Cell::text(text)], header };
    let rows = std::iter::once(row("Đầu bảng".into(), true)).chain((0..90).map(|n| row(format!("Hàng {n}"), false)));
    let blocks = [Block::Table(Table { widths: vec![160], lines: true, rows: rows.collect() })];
    let pages = laid(&blocks);
    assert!(pages.pages.len() >= 3);
    for page in &pages.pages {
        let Some(Mark::Text(first)) = page.marks.iter().find(|mark| matches!(mark, Mark::Text(_))) else { panic!() };
        assert_eq!(first.runs[0].text, "Đầu bảng");
    }
    assert_eq!(text_of(&pages), text_in(&blocks));
}

#[test]
fn what_stays_together_is_on_one_page() {
    let mut blocks: Vec<Block> = (0..37).map(|n| Paragraph::new(format!("Dòng {n}")).into()).collect();
    blocks.extend((0..5).map(|n| Paragraph::new(format!("Cùng nhau {n}")).kept().into()));
    blocks.push(Paragraph::new("Cuối").into());
    let pages = laid(&blocks);
    let on = |page: &Page, words: &str| {
        let has = |mark: &Mark| matches!(mark, Mark::Text(line) if line.runs[0].text.starts_with(words));
        page.marks.iter().filter(|mark| has(mark)).count()
    };
    assert_eq!(pages.pages.iter().map(|page| on(page, "Cùng nhau")).filter(|n| *n > 0).collect::<Vec<_>>(), [5]);
    assert_eq!(on(pages.pages.last().unwrap(), "Cuối"), 1);
    assert_eq!(on(pages.pages.last().unwrap(), "Cùng nhau"), 5);
}

#[test]
fn places_and_outline_are_where_their_texts_are() {
    let mut blocks: Vec<Block> = vec![Paragraph::bold("Phần một").heading(1).into()];
    blocks.extend((0..80).map(|n| Block::from(Paragraph::new(format!("Dòng {n}")))));
    blocks.push(Paragraph::bold("Phần hai").heading(2).named("hai".to_owned()).into());
    let pages = laid(&blocks);
    let last = pages.pages.len() - 1;
    let entries: Vec<_> = pages.bookmarks.iter().map(|b| (b.level, b.text.as_str(), b.page)).collect();
    assert_eq!(entries, [(1, "Phần một", 0), (2, "Phần hai", last)]);
    assert_eq!(pages.anchors.iter().map(|a| (a.name.as_str(), a.page)).collect::<Vec<_>>(), [("hai", last)]);
}

fn any_paragraph() -> impl Strategy<Value = Paragraph> {
    let text = prop_oneof![".{0,80}", "[a-zđêơư ]{0,900}", "\\PC{0,300}", "(ngữ){0,300}"];
    (text, any::<bool>(), 0u8..4, 0u8..60, 0u8..200, any::<bool>(), prop_oneof![Just(0u8), 6u8..60]).prop_map(
        |(text, bold, heading, indent, above, keep_with_next, size)| {
            let mut paragraph = if bold { Paragraph::bold(text) } else { Paragraph::new(text) };
            (paragraph.heading, paragraph.indent, paragraph.above) = (heading, indent, above);
            (paragraph.keep_with_next, paragraph.size) = (keep_with_next, size);
            paragraph
        },
    )
}

fn any_block() -> impl Strategy<Value = Block> {
    let cell = prop::collection::vec(any_paragraph(), 0..3).prop_map(Cell::new);
    let row = (prop::collection::vec(cell, 1..4), any::<bool>()).prop_map(|(cells, header)| Row { cells, header });
    let table = (prop::collection::vec(row, 0..6), any::<bool>(), prop::collection::vec(1u16..80, 1..4))
        .prop_map(|(rows, lines, widths)| Block::Table(Table { widths, lines, rows }));
    prop_oneof![
        4 => any_paragraph().prop_map(Block::Paragraph),
        2 => table,
        1 => Just(Block::PageBreak),
        1 => Just(Block::NewDocument),
        1 => Just(Block::Across),
        1 => (0u16..200).prop_map(Block::Line),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_blocks_are_on_the_pages_in_full(blocks in prop::collection::vec(any_block(), 0..12)) {
        prop_assert_eq!(text_of(&laid(&blocks)), text_in(&blocks));
    }
}
