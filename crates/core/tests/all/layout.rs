//! The layout of documents for Word: Decree 30/2020/NĐ-CP, and what an officer sends back.

use std::io::{Cursor, Read};

use chrono::NaiveDate;
use proptest::prelude::*;
use roxmltree::{Document, Node};
use sao_lang_core::documents::model::{Block, Cell, DOTS, Paragraph, Row, Table};
use sao_lang_core::documents::parts::{
    BOXES, TEXT_WIDTH, field, free_text, national_title, signature, small, small_bold, tick, together, two_heads,
    with_signature,
};
use sao_lang_core::documents::{Options, Properties, docx, dossier, dossier_docx, fit, metrics};
use sao_lang_core::draft::{Draft, Paper, parse};
use sao_lang_core::locale::{Lang, msg};
use test_support::{cases, edition, hand_in, household, path, set, work};
use zip::ZipArchive;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Twentieths of a point between the margins: 160 mm.
const WIDTH: u32 = 9070;

fn part(docx: &[u8], name: &str) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

fn written(blocks: &[Block]) -> Vec<u8> {
    docx(blocks, &hand_in(), &Properties::default()).unwrap()
}

/// `word/document.xml` of these blocks.
fn body(blocks: &[Block]) -> String {
    part(&written(blocks), "word/document.xml").unwrap()
}

fn named<'a, 'x>(node: Node<'a, 'x>, name: &'static str) -> impl Iterator<Item = Node<'a, 'x>> {
    node.descendants().filter(move |n| n.tag_name().name() == name)
}

fn child<'a, 'x>(node: Node<'a, 'x>, name: &str) -> Option<Node<'a, 'x>> {
    node.children().find(|n| n.tag_name().name() == name)
}

fn number(node: Node, attribute: &str) -> u32 {
    node.attribute((W, attribute)).unwrap().parse().unwrap()
}

fn text_of(node: Node) -> String {
    named(node, "t").filter_map(|n| n.text()).collect()
}

fn line(text: &str) -> Block {
    Paragraph::new(text).into()
}

/// A table with a heading, whose cells hold these texts.
fn table(widths: &[u16], heading: &[&str], rows: &[&[&str]]) -> Table {
    let head = heading.iter().map(|text| Cell::new(vec![small_bold(*text).centred()]).shaded()).collect();
    let mut all = vec![Row { cells: head, header: true }];
    all.extend(
        rows.iter()
            .map(|row| Row { cells: row.iter().map(|text| Cell::new(vec![small(*text)])).collect(), header: false }),
    );
    Table { widths: widths.to_vec(), lines: true, rows: all }
}

fn full_drafts() -> Vec<Draft> {
    let files = std::fs::read_dir(path("tests/fixtures/full")).unwrap();
    files.map(|file| parse(&std::fs::read(file.unwrap().path()).unwrap()).unwrap()).collect()
}

#[test]
fn each_document_counts_its_pages_from_1_and_the_first_bears_no_number() {
    let docx = dossier_docx(&household(), edition(), set(8), &hand_in()).unwrap();
    let xml = part(&docx, "word/document.xml").unwrap();
    let document = Document::parse(&xml).unwrap();
    let sections: Vec<Node> = named(document.root(), "sectPr").collect();
    assert!(sections.len() >= 2, "form 02 is a document of its own");
    for section in &sections {
        assert_eq!(number(child(*section, "pgNumType").expect("pages are counted anew"), "start"), 1);
        assert!(child(*section, "titlePg").is_some());
        let headers: Vec<&str> = named(*section, "headerReference").filter_map(|n| n.attribute((W, "type"))).collect();
        assert_eq!(headers, ["default"], "the number stands on all pages but the first");
    }
    assert!(part(&docx, "word/header1.xml").unwrap().contains(" PAGE "));
}

#[test]
fn a_section_ends_with_its_document_and_an_empty_one_is_none() {
    let new = || Block::NewDocument;
    let blocks = [new(), line("một"), new(), Block::PageBreak, new(), line("hai"), Block::PageBreak, new()];
    let xml = body(&blocks);
    let document = Document::parse(&xml).unwrap();
    let paragraphs: Vec<Node> = named(document.root(), "p").collect();
    assert_eq!(paragraphs.iter().map(|p| text_of(*p)).collect::<Vec<_>>(), ["một", "hai"]);
    assert_eq!(named(paragraphs[0], "sectPr").count(), 1);
    assert_eq!(named(document.root(), "sectPr").count(), 2);
    assert_eq!(named(document.root(), "pageBreakBefore").count(), 0, "a section is a new page already");
}

#[test]
fn a_document_can_lie_across_beside_one_that_stands_upright() {
    let wide = || Block::Table(table(&[57, 200], &["A", "B"], &[&["1", "2"]]));
    let xml =
        body(&[Block::Across, wide(), Block::NewDocument, line("hai"), Block::NewDocument, Block::Across, wide()]);
    let document = Document::parse(&xml).unwrap();
    let sections: Vec<Node> = named(document.root(), "sectPr").collect();
    let lie: Vec<bool> = sections
        .iter()
        .map(|section| {
            let size = child(*section, "pgSz").unwrap();
            let lies = number(size, "w") > number(size, "h");
            assert_eq!(size.attribute((W, "orient")), lies.then_some("landscape"));
            lies
        })
        .collect();
    assert_eq!(lie, [true, false, true]);
    for (section, table) in [&sections[0], &sections[2]].into_iter().zip(named(document.root(), "tbl")) {
        let margins = child(*section, "pgMar").unwrap();
        let room = number(child(*section, "pgSz").unwrap(), "w") - number(margins, "left") - number(margins, "right");
        let wide = number(named(table, "tblW").next().unwrap(), "w");
        assert!(room.abs_diff(wide) <= 2, "{wide} of {room}");
    }
}

#[test]
fn a_table_can_end_a_document_begin_a_page_and_follow_another() {
    let one = || Block::Table(table(&[80, 80], &["A", "B"], &[&["1", "2"]]));
    let xml = body(&[one(), one(), Block::PageBreak, one(), Block::NewDocument, one()]);
    let document = Document::parse(&xml).unwrap();
    let body = named(document.root(), "body").next().unwrap();
    let order: Vec<&str> = body.children().map(|n| n.tag_name().name()).collect();
    assert_eq!(order, ["tbl", "p", "tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]);
    let between: Vec<Node> = body.children().filter(|n| n.tag_name().name() == "p").collect();
    assert_eq!(have(&between, "pageBreakBefore"), [false, true, false, false]);
    assert_eq!(have(&between, "sectPr"), [false, false, true, false]);
}

/// Which of some nodes hold an element.
fn have(nodes: &[Node], name: &'static str) -> Vec<bool> {
    nodes.iter().map(|node| named(*node, name).next().is_some()).collect()
}

/// Lengths of the lines of a document, in millimetres, and how far they are off the middle.
fn lines_of(xml: &str) -> Vec<(f64, u32)> {
    let document = Document::parse(xml).unwrap();
    let drawn = named(document.root(), "p").filter(|p| named(*p, "pBdr").next().is_some());
    drawn
        .map(|p| {
            let cell = p.ancestors().find(|n| n.tag_name().name() == "tc");
            let room = cell.map_or(WIDTH, |c| number(named(c, "tcW").next().unwrap(), "w") - 160);
            let indent = named(p, "ind").next().unwrap();
            let (left, right) = (number(indent, "left"), number(indent, "right"));
            (f64::from(room - left - right) * 25.4 / 1440.0, left.abs_diff(right))
        })
        .collect()
}

#[test]
fn the_line_below_the_motto_is_a_line_as_long_as_the_motto() {
    for lang in Lang::ALL {
        let blocks = national_title(lang);
        let Block::Paragraph(motto) = &blocks[1] else { panic!("no motto") };
        let long = metrics::whole_width(motto);
        let [(line, off)] = lines_of(&body(&blocks))[..] else { panic!("one line") };
        assert!((line - long).abs() < 0.6 && off <= 1, "{line} mm below a motto of {long} mm");
    }
    // As LibreOffice draws it, 14 points in bold.
    let motto = metrics::width(msg::DOC_MOTTO.text(Lang::Vi), 14, true);
    assert!((motto - 61.0).abs() < 1.0, "{motto}");
    let text = dossier(&household(), edition(), set(8), &hand_in());
    assert!(!format!("{text:?}").contains("___"), "underscores are no line");
}

#[test]
fn a_line_has_the_length_that_is_asked_for() {
    for long in [20, 75, 160] {
        let [(line, off)] = lines_of(&body(&[Block::Line(long)]))[..] else { panic!("one line") };
        assert!((line - f64::from(long)).abs() < 0.1 && off == 0, "{line} for {long}");
    }
}

#[test]
fn an_issuer_stands_left_of_the_national_title_with_a_shorter_line() {
    let issuer = ["ỦY BAN NHÂN DÂN".to_owned(), "XÃ CỒN SẬY ĐÔNG".to_owned()];
    let Block::Table(head) = two_heads(&issuer, Lang::Vi) else { panic!("no table") };
    let [left, right] = &head.rows[0].cells[..] else { panic!("two heads") };
    assert_eq!(head.widths.iter().sum::<u16>(), TEXT_WIDTH);
    let said = |cell: &Cell| cell.paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>();
    assert_eq!(said(left), ["ỦY BAN NHÂN DÂN", "XÃ CỒN SẬY ĐÔNG", ""]);
    assert_eq!(said(right), [msg::DOC_NATION.text(Lang::Vi), msg::DOC_MOTTO.text(Lang::Vi), ""]);
    assert!(!left.paragraphs[0].spans[0].bold && left.paragraphs[1].spans[0].bold);
    let lines = lines_of(&body(&[Block::Table(head.clone())]));
    let share = lines[0].0 / metrics::whole_width(&left.paragraphs[1]);
    assert!((0.33..=0.5).contains(&share), "from a third to a half of the name: {share}");
    assert!((lines[1].0 - metrics::whole_width(&right.paragraphs[1])).abs() < 0.6);
    // Both stand on one line each.
    for (cell, width) in head.rows[0].cells.iter().zip(fit::widths(&head)) {
        assert!(cell.paragraphs.iter().all(|p| metrics::lines(p, f64::from(width) - fit::CELL_MARGINS) == 1));
    }
    assert!(matches!(two_heads(&[], Lang::Vi), Block::Table(_)), "a commune that is not named yet");
}

#[test]
fn a_foot_is_there_only_where_something_stands_in_it() {
    let draft = household();
    let parts = ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"];
    let names = |docx: &[u8]| {
        parts.map(|name| ["footerReference", "footer1"].iter().any(|f| part(docx, name).unwrap().contains(f)))
    };
    let signed = dossier_docx(&draft, edition(), set(8), &hand_in()).unwrap();
    assert_eq!((names(&signed), part(&signed, "word/footer1.xml")), ([false; 3], None));
    let worked = dossier_docx(&draft, edition(), set(8), &work(Lang::Vi)).unwrap();
    assert_eq!(names(&worked), [true; 3]);
    assert!(part(&worked, "word/footer1.xml").unwrap().contains(msg::DOC_DRAFT_NOTE.text(Lang::Vi)));
    // The ids of the document are those of the relationships.
    for docx in [signed, worked] {
        let (xml, relations) = (part(&docx, parts[0]).unwrap(), part(&docx, parts[1]).unwrap());
        let (xml, relations) = (Document::parse(&xml).unwrap(), Document::parse(&relations).unwrap());
        for reference in xml.descendants().filter(|n| n.tag_name().name().ends_with("Reference")) {
            let id = reference.attributes().find(|a| a.name() == "id").unwrap().value();
            let named = named(relations.root(), "Relationship").find(|r| r.attribute("Id") == Some(id)).unwrap();
            let kind = reference.tag_name().name().trim_end_matches("Reference");
            assert!(named.attribute("Type").unwrap().ends_with(kind), "{id} is no {kind}");
        }
    }
}

#[test]
fn word_opens_it_in_its_own_mode() {
    let docx = written(&[line("một")]);
    let settings = part(&docx, "word/settings.xml").unwrap();
    let settings = Document::parse(&settings).unwrap();
    let mode = named(settings.root(), "compatSetting")
        .find(|n| n.attribute((W, "name")) == Some("compatibilityMode"))
        .and_then(|n| n.attribute((W, "val")));
    assert_eq!(mode, Some("15"));
    assert!(part(&docx, "word/_rels/document.xml.rels").unwrap().contains("relationships/settings"));
}

#[test]
fn a_document_says_what_and_whose_it_is_and_when_it_was_made() {
    let core = |draft: &Draft, options: &Options| {
        let docx = dossier_docx(draft, edition(), set(8), options).unwrap();
        assert!(part(&docx, "docProps/app.xml").unwrap().contains("<Application>Sao Làng</Application>"));
        assert!(part(&docx, "_rels/.rels").unwrap().contains("docProps/core.xml"));
        part(&docx, "docProps/core.xml").unwrap()
    };
    let mut draft = household();
    draft.product.name = " Cá <kho> & Ba\u{1} ".into();
    let xml = core(&draft, &hand_in());
    let document = Document::parse(&xml).unwrap();
    let said = |name: &'static str| named(document.root(), name).next().and_then(|n| n.text()).map(str::to_owned);
    assert_eq!(said("title").unwrap(), "Hồ sơ đăng ký OCOP: Cá <kho> & Ba");
    assert_eq!(said("creator").unwrap(), draft.applicant.name);
    assert_eq!(said("language").unwrap(), "vi-VN");
    for name in ["created", "modified"] {
        assert!(said(name).unwrap().starts_with("2026-11-29T"), "{name}");
    }
    let nameless = core(&Draft::new(8, ""), &work(Lang::Vi));
    assert!(nameless.contains("<dc:title>Hồ sơ đăng ký OCOP</dc:title>") && !nameless.contains("creator"));
    assert!(core(&draft, &work(Lang::En)).contains("<dc:language>en-US</dc:language>"));
}

#[test]
fn entries_bear_the_day_on_which_it_was_made_where_archives_know_it() {
    let days = |year| {
        let options = Options::hand_in(Lang::Vi, NaiveDate::from_ymd_opt(year, 2, 4).unwrap());
        let docx = of_one_line(&options);
        assert!(docx == of_one_line(&options), "the same day gives the same bytes");
        let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
        let day = |i| {
            let date = archive.by_index(i).unwrap().last_modified().unwrap();
            (date.year(), date.month(), date.day())
        };
        let mut days: Vec<_> = (0..8).map(day).collect();
        days.dedup();
        days
    };
    assert_eq!(days(2026), [(2026, 2, 4)]);
    assert_eq!((days(1900), days(12_345)), (vec![(1980, 1, 1)], vec![(1980, 1, 1)]));
}

fn of_one_line(options: &Options) -> Vec<u8> {
    docx(&[line("một")], options, &Properties::default()).unwrap()
}

#[test]
fn tables_begin_at_the_margin_and_end_at_the_other() {
    for draft in full_drafts() {
        let docx = dossier_docx(&draft, edition(), set(draft.set), &hand_in()).unwrap();
        let xml = part(&docx, "word/document.xml").unwrap();
        let document = Document::parse(&xml).unwrap();
        let tables: Vec<Node> = named(document.root(), "tbl").collect();
        assert!(!tables.is_empty());
        for table in tables {
            let indent = named(table, "tblInd").next().expect("where the left edge is");
            assert_eq!((number(indent, "w"), indent.attribute((W, "type"))), (0, Some("dxa")));
            let columns: u32 = named(table, "gridCol").map(|c| number(c, "w")).sum();
            assert_eq!(columns, WIDTH, "as wide as the text");
            for row in named(table, "tr") {
                assert_eq!(named(row, "tcW").map(|c| number(c, "w")).sum::<u32>(), WIDTH);
            }
        }
    }
}

#[test]
fn short_texts_and_headings_do_not_break_to_pieces() {
    let widths = [10, 42, 60, 23, 25];
    let heading = ["TT", "Nội dung", "Giấy tờ", "Tiêu chí", "Điểm tự chấm"];
    let name = "Hợp đồng mua nguyên liệu của các hộ trong xã, có xác nhận";
    let mut narrow = table(&widths, &heading, &[&["12", "Nguồn gốc", name, "1.1", "Đang chuẩn bị"]]);
    for last in [25, 15, 12] {
        narrow.widths[4] = last;
        let fitted = fit::widths(&narrow);
        assert_eq!(fitted.iter().sum::<u16>(), narrow.widths.iter().sum::<u16>());
        let lines = |row: usize, column: usize| {
            let room = f64::from(fitted[column]) - fit::CELL_MARGINS;
            metrics::lines(&narrow.rows[row].cells[column].paragraphs[0], room)
        };
        assert_eq!((lines(1, 4), lines(1, 1)), (1, 1), "{fitted:?}");
        assert!((0..5).all(|column| lines(0, column) <= 2), "{fitted:?}");
    }
    // What fits stays as it was wished.
    narrow.widths = vec![10, 40, 60, 20, 30];
    assert_eq!(fit::widths(&narrow), narrow.widths);
    for draft in full_drafts() {
        for block in dossier(&draft, edition(), set(draft.set), &work(Lang::Vi)) {
            let Block::Table(table) = block else { continue };
            let fitted = fit::widths(&table);
            for cell in table.rows.iter().filter(|r| r.header).flat_map(|r| r.cells.iter().zip(&fitted)) {
                let room = f64::from(*cell.1) - fit::CELL_MARGINS;
                let lines = metrics::lines(&cell.0.paragraphs[0], room);
                assert!(lines <= 2, "“{}” takes {lines} lines", cell.0.paragraphs[0].text());
            }
        }
    }
}

#[test]
fn rows_stay_whole_and_the_last_ones_together_under_a_repeated_heading() {
    let long = "chữ ".repeat(3_000);
    let xml = body(&[Block::Table(table(
        &[40, 120],
        &["TT", "Giấy tờ"],
        &[&["1", &long], &["2", "b"], &["3", "c"], &["4", "d"], &["5", "e"]],
    ))]);
    let document = Document::parse(&xml).unwrap();
    let rows: Vec<Node> = named(document.root(), "tr").collect();
    assert_eq!(have(&rows, "tblHeader"), [true, false, false, false, false, false]);
    assert_eq!(have(&rows, "cantSplit"), [true, false, true, true, true, true], "one longer than a page must split");
    assert_eq!(have(&rows, "keepNext"), [true, false, false, true, true, false]);
    for row in [rows[0], rows[3]] {
        assert!(
            named(row, "p").all(|p| named(p, "keepNext").next().is_some()),
            "LibreOffice asks the first cell alone"
        );
    }
    let kept = Row { cells: vec![Cell::text("a"), Cell::text("b")], header: false }.kept();
    assert!(kept.cells.iter().flat_map(|c| &c.paragraphs).all(|p| p.keep_with_next));
    // A row whose first paragraph is kept is kept as a whole.
    let half = |kept: bool| {
        let first = if kept { small("Phần A").kept() } else { small("a") };
        Row { cells: vec![Cell::new(vec![first]), Cell::text("b")], header: false }
    };
    let rows = [true, false, false, false, false].map(half).to_vec();
    let xml = body(&[Block::Table(Table { widths: vec![40, 120], lines: true, rows })]);
    let document = Document::parse(&xml).unwrap();
    let cells: Vec<Node> = named(document.root(), "tc").collect();
    assert_eq!(have(&cells[..4], "keepNext"), [true, true, false, false]);
}

#[test]
fn a_box_stands_behind_its_label_and_is_ticked_as_the_form_asks() {
    assert_eq!(BOXES, ["☐", "☑"]);
    assert_eq!(tick("a) Giấy đăng ký kinh doanh", true).text(), "a) Giấy đăng ký kinh doanh:\u{a0}☑");
    assert_eq!(tick("c) Đã có các điều kiện: ", false).text(), "c) Đã có các điều kiện:\u{a0}☐");
    let blocks = dossier(&household(), edition(), set(8), &hand_in());
    assert!(!format!("{blocks:?}").contains('☒'));
    let list = list_of_ticks(&blocks);
    assert!(list.iter().filter(|p| is_tick(p)).count() >= 10, "{list:?}");
}

/// Whether a paragraph is a label with its box behind it.
fn is_tick(paragraph: &Paragraph) -> bool {
    paragraph.indent > 0 && BOXES.iter().any(|sign| paragraph.text().ends_with(sign))
}

/// The row of a table without lines that holds the list of ticks.
fn list_of_ticks(blocks: &[Block]) -> &[Paragraph] {
    let list = blocks.iter().find_map(|block| match block {
        Block::Table(Table { rows, lines: false, .. }) => match rows.as_slice() {
            [Row { cells, .. }] if cells.len() == 1 && cells[0].paragraphs.iter().any(is_tick) => {
                Some(&cells[0].paragraphs)
            }
            _ => None,
        },
        _ => None,
    });
    list.unwrap()
}

#[test]
fn a_list_of_ticks_is_not_parted() {
    for draft in full_drafts() {
        let blocks = dossier(&draft, edition(), set(draft.set), &hand_in());
        // One row, and rows are not parted.
        assert!(list_of_ticks(&blocks).iter().filter(|p| is_tick(p)).count() >= 11);
        let outside = blocks.iter().filter(|b| matches!(b, Block::Paragraph(p) if is_tick(p)));
        assert_eq!(outside.count(), 0);
    }
    let xml = part(
        &docx(&[together(vec![tick("a", true)])], &hand_in(), &Properties::default()).unwrap(),
        "word/document.xml",
    );
    assert!(xml.unwrap().contains("<w:cantSplit/>"));
}

#[test]
fn days_have_two_digits_and_what_is_no_day_stays() {
    let mut draft = household();
    draft.applicant.founded = "4/2/2021".into();
    draft.papers = vec![Paper { paper: "haccp".into(), issued: "2026-02-04".into(), ..Paper::default() }];
    let text = format!("{:?}", dossier(&draft, edition(), set(8), &work(Lang::Vi)));
    assert!(text.contains("04/02/2021") && text.contains("04/02/2026"), "{text}");
    assert!(!text.contains("\"4/2/2021"));
    draft.applicant.founded = "đầu năm 2021".into();
    assert!(format!("{:?}", dossier(&draft, edition(), set(8), &work(Lang::Vi))).contains("đầu năm 2021"));
}

#[test]
fn an_empty_field_is_dotted_to_the_edge_of_its_column() {
    let empty = field("Tên đơn vị", " ");
    let filled = field("Tên đơn vị", "Bà Hai");
    assert_eq!((empty.text(), filled.text()), (format!("Tên đơn vị: {DOTS}"), "Tên đơn vị: Bà Hai".to_owned()));
    let row = Row { cells: vec![Cell::text("1"), Cell::new(vec![field("Số", "")])], header: false };
    let cells = Table { widths: vec![60, 100], lines: true, rows: vec![row] };
    let xml = body(&[empty.into(), filled.into(), Block::Table(cells)]);
    let document = Document::parse(&xml).unwrap();
    let edge = |p: Node| {
        let stop = named(p, "tab").find(|n| n.attribute((W, "leader")) == Some("dot"))?;
        assert_eq!(stop.attribute((W, "val")), Some("right"));
        let run = named(p, "r").last().unwrap();
        assert!(child(run, "tab").is_some(), "the dots are drawn by a tab");
        Some(number(stop, "pos"))
    };
    let edges: Vec<Option<u32>> = named(document.root(), "p").map(edge).collect();
    // 100 mm less the cell's margins.
    assert_eq!(edges, [Some(WIDTH), None, None, Some(5669 - 160), None]);
    assert!(!xml.contains("......"));
    let blank = free_text("8. Lịch sử", "");
    assert_eq!(blank.iter().filter(|b| matches!(b, Block::Paragraph(p) if p.dotted)).count(), 2);
}

/// Lines of the blocks at the end that are tied to what follows, and the number of those blocks.
fn tied(blocks: &[Block]) -> (usize, usize) {
    let width = f64::from(TEXT_WIDTH);
    let end = blocks.iter().rev().skip(1).take_while(|b| matches!(b, Block::Paragraph(p) if p.keep_with_next));
    let lines = end.map(|b| match b {
        Block::Paragraph(p) if !p.text().is_empty() => metrics::lines(p, width),
        _ => 0,
    });
    lines.fold((0, 0), |(sum, count), lines| (sum + lines, count + 1))
}

fn signed() -> Block {
    signature(Some("ngày ..."), "ĐẠI DIỆN", "(Ký tên)")
}

#[test]
fn a_signature_takes_the_last_lines_along() {
    let lines: Vec<Block> = (0..30).map(|n| line(&format!("dòng {n}"))).collect();
    let (kept, blocks) = tied(&with_signature(lines, signed()));
    assert!(kept >= 8 && blocks < 15, "{kept} lines in {blocks} blocks");
    // Of a short part, all, whatever stood between it and the signature.
    let short = vec![Paragraph::bold("Phần IV").heading(2).into(), line("Một câu."), line(""), line("")];
    let short = with_signature(short, signed());
    assert_eq!((tied(&short), short.len()), ((2, 3), 4));
    assert!(matches!(short.last(), Some(Block::Table(t)) if !t.lines));
    // Nothing of the page before.
    let broken = with_signature(vec![line("trang trước"), Block::PageBreak, line("Một câu.")], signed());
    assert_eq!(tied(&broken).0, 1);
    assert_eq!(with_signature(Vec::new(), signed()).len(), 2);
}

#[test]
fn the_end_of_a_long_paragraph_goes_with_the_signature_from_a_sentence_on() {
    let text = "Cả nhà cùng phơi cá ở TP. Cà Mau. ".repeat(120);
    let blocks = with_signature(vec![Paragraph::new(text.as_str()).justified().spaced(3).into()], signed());
    let [Block::Paragraph(first), Block::Paragraph(end), ..] = &blocks[..] else { panic!("it is not cut") };
    assert_eq!(format!("{}{}", first.text(), end.text()), text, "nothing is lost");
    assert!(end.text().starts_with("Cả nhà"), "{}", end.text());
    assert!(end.keep_with_next && !first.keep_with_next && end.align == first.align && end.above == 0);
    assert!((8..=20).contains(&metrics::lines(end, TEXT_WIDTH.into())));
    // What has no sentences stays in one.
    let whole = with_signature(vec![line(&"chữ ".repeat(2_000))], signed());
    assert_eq!((whole.len(), tied(&whole).1), (3, 2));
}

#[test]
fn a_table_and_its_signature_are_one_so_that_no_program_parts_them() {
    let rows: Vec<&[&str]> = vec![&["1", "giấy"]; 30];
    let blocks = with_signature(vec![Block::Table(table(&[40, 120], &["TT", "Giấy tờ"], &rows))], signed());
    let [Block::Table(whole)] = &blocks[..] else { panic!("not one table") };
    let kept = whole.rows.iter().rev().skip(1).take_while(|r| r.cells[0].paragraphs[0].keep_with_next).count();
    assert!((8..=10).contains(&kept), "{kept}");
    let last = &whole.rows.last().unwrap().cells;
    assert!(last.len() == 1 && last[0].bare && last[0].columns == 2);
    assert!(last[0].paragraphs.iter().any(|p| p.text() == "ĐẠI DIỆN"));
    let xml = body(&blocks);
    let document = Document::parse(&xml).unwrap();
    let borders = named(document.root(), "tcBorders").next().expect("the signature has no lines");
    assert_eq!(borders.children().count(), 3);
}

#[test]
fn a_kept_paragraph_is_not_broken_itself_unless_it_is_long() {
    let kept = |sentences: usize| Block::from(Paragraph::new("Cả nhà cùng phơi cá. ".repeat(sentences)).kept());
    let xml = body(&[kept(10), kept(200), line("một")]);
    let document = Document::parse(&xml).unwrap();
    let paragraphs: Vec<Node> = named(document.root(), "p").collect();
    assert_eq!(have(&paragraphs, "keepNext"), [true, true, false]);
    assert_eq!(have(&paragraphs, "keepLines"), [true, false, false]);
}

/// Properties of a paragraph in the order that the schema asks for (ECMA-376, CT_PPr).
const ORDER: [&str; 13] = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "pBdr",
    "tabs",
    "spacing",
    "ind",
    "jc",
    "outlineLvl",
    "rPr",
    "sectPr",
];

fn any_block() -> impl Strategy<Value = Block> {
    let paragraph = ("[a-z ă]{0,40}", any::<[bool; 4]>(), 0u8..4, 0u8..30, 0u8..9).prop_map(
        |(text, [dotted, kept, bold, small], heading, indent, above)| {
            let p = if bold { Paragraph::bold(text) } else { Paragraph::new(text) };
            let p = Paragraph { dotted, keep_with_next: kept, heading, size: if small { 11 } else { 0 }, ..p };
            Block::from(p.indented(indent).spaced(above))
        },
    );
    let tables = (1u16..80, 0usize..5).prop_map(|(width, rows)| {
        Block::Table(table(&[width, 160 - width], &["TT", "Giấy tờ"], &vec![&["1", "Đang chuẩn bị"][..]; rows]))
    });
    prop_oneof![
        6 => paragraph,
        2 => tables,
        1 => Just(Block::PageBreak),
        1 => Just(Block::NewDocument),
        1 => Just(Block::Across),
        1 => (1u16..160).prop_map(Block::Line),
    ]
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_blocks_make_a_sound_body(blocks in prop::collection::vec(any_block(), 0..12)) {
        let xml = body(&blocks);
        let document = Document::parse(&xml).unwrap();
        for properties in named(document.root(), "pPr") {
            let places: Vec<usize> = properties
                .children()
                .map(|n| ORDER.iter().position(|name| *name == n.tag_name().name()).expect("a known property"))
                .collect();
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        }
        let body = named(document.root(), "body").next().unwrap();
        let order: Vec<&str> = body.children().map(|n| n.tag_name().name()).collect();
        prop_assert!(!order.windows(2).any(|pair| pair == ["tbl", "tbl"]));
        prop_assert_eq!(order.last(), Some(&"sectPr"));
        let own = blocks.split(|b| *b == Block::NewDocument).filter(|d| d.iter().any(|b| !matches!(b, Block::PageBreak | Block::Across)));
        prop_assert_eq!(named(document.root(), "sectPr").count(), own.count().max(1));
    }

    #[test]
    fn fitted_columns_are_as_wide_together_as_they_were(widths in prop::collection::vec(0u16..90, 0..7)) {
        let texts = vec!["Đang chuẩn bị"; widths.len()];
        let table = table(&widths, &texts, &[&texts]);
        let fitted = fit::widths(&table);
        prop_assert_eq!(fitted.iter().sum::<u16>(), widths.iter().sum::<u16>());
        prop_assert_eq!(fitted.len(), widths.len());
    }

    #[test]
    fn a_signature_loses_nothing_of_the_text(blocks in prop::collection::vec(any_block(), 0..12)) {
        let said = |blocks: &[Block]| -> String {
            blocks.iter().map(|b| match b {
                Block::Paragraph(p) => p.text(),
                Block::Table(t) => t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs).map(Paragraph::text).collect(),
                _ => String::new(),
            }).collect::<String>().replace(' ', "")
        };
        let before = said(&blocks);
        let signed = said(&with_signature(blocks, signed()));
        prop_assert!(signed.starts_with(&before) && signed.contains("ĐẠIDIỆN"), "{before} - {signed}");
    }
}
