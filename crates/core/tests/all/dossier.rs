//! What an officer sent dossiers back for: each was in what this program wrote once.

use std::io::{Cursor, Read};

use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::model::{Block, Cell, Table};
use sao_lang_core::documents::{Options, Purpose, dividers, dossier, dossier_docx, entries, form01, form02, story};
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper, RatingKind, parse};
use sao_lang_core::locale::Lang;
use test_support::{each_text, edition, hand_in, household, path, set, top, work};

/// The full drafts and the household's.
fn drafts() -> Vec<Draft> {
    let files = std::fs::read_dir(path("tests/fixtures/full")).unwrap().map(|file| file.unwrap().path());
    files.map(|file| parse(&std::fs::read(file).unwrap()).unwrap()).chain([household()]).collect()
}

/// Both copies of a document.
fn copies() -> [Options; 2] {
    [work(Lang::Vi), hand_in()]
}

fn cell_text(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|p| p.text()).collect::<Vec<_>>().join("\n")
}

fn rows(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.cells.iter().map(cell_text).collect()).collect()
}

/// All texts, a line per paragraph.
fn text(blocks: &[Block]) -> String {
    let lines = blocks.iter().flat_map(|block| match block {
        Block::Paragraph(p) => vec![p.text()],
        Block::Table(t) => rows(t).concat(),
        _ => Vec::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn first(draft: &Draft, options: &Options) -> String {
    text(&form01(draft, edition(), set(draft.set), options))
}

fn second(draft: &Draft, options: &Options) -> Vec<Block> {
    form02(draft, edition(), set(draft.set), options)
}

/// The table of form 02 whose heading begins so.
fn table(draft: &Draft, options: &Options, head: &str) -> Vec<Vec<String>> {
    let blocks = second(draft, options);
    let found = blocks.iter().find_map(|block| match block {
        Block::Table(table) if rows(table)[0][0] == head => Some(rows(table)),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no table {head}"))
}

fn criterion_row(draft: &Draft, options: &Options, id: &str) -> Vec<String> {
    table(draft, options, "Tiêu chí").into_iter().find(|row| row[0] == id).unwrap()
}

fn paper(key: &str, state: EvidenceState) -> Paper {
    Paper { paper: key.into(), state, ..Paper::default() }
}

#[test]
fn the_undertaking_names_the_council_and_the_law() {
    for options in copies() {
        let form = first(&household(), &options);
        let line = form.lines().find(|line| line.contains("cam đoan")).unwrap();
        for part in ["đúng sự thật", "cam kết", "quy định", "trước Hội đồng", "trước pháp luật", "hồ sơ đăng ký"]
        {
            assert!(line.contains(part), "{part}: {line}");
        }
    }
}

#[test]
fn industry_group_and_sub_group_are_those_of_appendix_1() {
    let group = |no: u16| {
        let form = first(&Draft::new(no, ""), &work(Lang::Vi));
        form.lines().find(|line| line.starts_with("3. ")).unwrap().to_owned()
    };
    assert!(group(13).ends_with("Nhóm: Cà phê, ca cao"), "{}", group(13));
    assert!(group(17).ends_with("Phân nhóm: Đồ uống không cồn"), "{}", group(17));
    assert!(group(8).contains("Phân nhóm: Chế biến từ thịt, trứng, sữa, thủy sản"));
    assert!(group(26).contains("Nhóm: Dịch vụ du lịch cộng đồng"), "{}", group(26));
}

#[test]
fn the_heading_names_a_province_or_a_city_and_the_year_of_the_round() {
    let heading = |province: &str, changed: &str| {
        let mut draft = Draft::new(8, changed);
        draft.applicant.province = province.into();
        let form = first(&draft, &work(Lang::Vi));
        form.lines().find(|line| line.starts_with("của ")).unwrap().to_owned()
    };
    // Made on 29 November 2026: the second round of that year is over.
    assert_eq!(heading("Đà Nẵng", "2026-11-20T00:00:00Z"), "của thành phố Đà Nẵng năm 2027");
    assert_eq!(heading("thành phố Đà Nẵng", ""), "của thành phố Đà Nẵng năm 2027");
    assert_eq!(heading("Vĩnh Long", "2025-01-01T00:00:00Z"), "của tỉnh Vĩnh Long năm 2027");
    assert!(heading("", "").starts_with("của ..."), "{}", heading("", ""));
}

#[test]
fn registered_property_has_a_box_of_its_own_and_a_denial_ticks_none() {
    let boxes = |draft: &Draft| {
        let lines = text(&second(draft, &hand_in()));
        let line = |start: &str| lines.lines().find(|l| l.trim().starts_with(start)).unwrap().to_owned();
        [line("d) Đã có đăng ký sở hữu trí tuệ"), line("Khác")].map(|line| line.contains('☑'))
    };
    let mut draft = household();
    draft.product.ticks = Default::default();
    assert_eq!(boxes(&draft), [false, false]);
    draft.product.ticks.trade_mark = true;
    assert_eq!(boxes(&draft), [true, false]);
    draft.product.ticks.trade_mark = false;
    draft.product.ticks.other = "Đang làm đơn, chưa nộp".into();
    assert_eq!(boxes(&draft), [false, false]);
    draft.product.ticks.other = "Giải pháp hữu ích số 12".into();
    assert_eq!(boxes(&draft), [true, true]);
}

#[test]
fn topics_of_part_2_bear_the_forms_labels() {
    let form = text(&second(&household(), &hand_in()));
    for label in [
        "- Vùng nguyên liệu, công nghệ sản xuất, sơ chế, chế biến, đóng gói:",
        "- Sự thay đổi về chất lượng sản phẩm",
        "- Thị trường phân phối sản phẩm:",
        "- Kết quả sản xuất, kinh doanh: doanh thu, lợi nhuận:",
    ] {
        assert!(form.contains(label), "{label}");
    }
}

#[test]
fn part_3_has_all_headings_in_order() {
    for no in [11, 13] {
        let rows = table(&top(no), &hand_in(), "Tiêu chí");
        let place = |start: &str| rows.iter().position(|row| row[0].starts_with(start)).expect(start);
        for group in set(no).sections().flat_map(|section| &section.groups) {
            let at = place(&format!("{}. {}", group.id, group.title.text(Lang::Vi)));
            assert_eq!(rows[at + 1][0], format!("{}.1", group.id), "set {no}");
            assert_eq!(rows[at][1], group.max.to_string(), "set {no}");
        }
        assert!(place("6.1. ") < place("6.2. "), "set {no}");
    }
}

#[test]
fn samples_are_no_paper_and_a_missing_slip_is_not_covered_by_them() {
    let mut draft = top(8);
    draft.edit_answer("6.1", |answer| answer.papers = vec!["product-sample".into()]);
    draft.papers = vec![paper("product-sample", EvidenceState::Ready)];
    for options in copies() {
        assert!(entries(&draft, edition(), set(8), options.purpose).iter().all(|e| e.key != "product-sample"));
        let rows = table(&draft, &options, "PL");
        let slips = rows.iter().position(|row| row[0].starts_with("12. ")).unwrap();
        assert!(rows[slips + 1][0].starts_with("13. "), "{:?}", rows[slips + 1]);
        // The criterion still says what proves it.
        assert_eq!(criterion_row(&draft, &options, "6.1")[2], "Sản phẩm mẫu nộp kèm");
    }
}

#[test]
fn a_re_rating_tells_its_changes_at_the_end_of_part_3() {
    for kind in [RatingKind::Upgrade, RatingKind::ReRating] {
        let draft = Draft { kind, ..household() };
        let blocks = second(&draft, &hand_in());
        let texts: Vec<String> = blocks.iter().map(|block| text(std::slice::from_ref(block))).collect();
        let place = |start: &str| texts.iter().position(|t| t.starts_with(start)).expect(start);
        let changes = texts.iter().position(|t| t.contains("Số giấy chứng nhận OCOP")).unwrap();
        assert!(place("PL\n") < changes && changes < place("Phần IV"), "{kind:?}");
        assert!(!text(&blocks).contains("không thay đổi"), "{kind:?}");
    }
}

#[test]
fn a_paper_has_one_state_wherever_it_stands() {
    let mut draft = Draft::new(8, "");
    for (id, state) in [("1.1", EvidenceState::Ready), ("1.5", EvidenceState::Preparing)] {
        draft.choose(id, Some(3));
        draft.edit_answer(id, |answer| {
            answer.evidence = state;
            answer.papers = vec!["material-contract".into()];
        });
    }
    let cited = |id: &str| criterion_row(&draft, &work(Lang::Vi), id)[2].clone();
    assert_eq!(cited("1.1"), cited("1.5"));
    let rows = table(&draft, &work(Lang::Vi), "PL");
    let listed: Vec<_> = rows.iter().filter(|row| row[0].starts_with("PL\u{a0}")).collect();
    assert_eq!(listed.len(), 1);
    assert_eq!(cited("1.1"), format!("{}: {}", listed[0][4], listed[0][0]));
}

#[test]
fn nothing_that_belongs_on_no_signed_paper_is_in_a_copy_to_hand_in() {
    let mut half = household();
    half.papers = vec![
        paper("haccp", EvidenceState::Preparing),
        Paper {
            files: vec![Attachment { name: "scan_0001.jpg".into(), caption: "Ảnh".into(), ..Attachment::default() }],
            ..paper("business-registration", EvidenceState::Ready)
        },
    ];
    half.story.origin = "ghi chú riêng".into();
    for kind in [RatingKind::First, RatingKind::Upgrade, RatingKind::ReRating] {
        for draft in drafts().into_iter().chain([half.clone(), Draft::new(8, ""), Draft::new(26, "")]) {
            let draft = Draft { kind, ..draft };
            let said = text(&dossier(&draft, edition(), set(draft.set), &hand_in())).to_lowercase();
            for word in [
                "đang chuẩn bị",
                "chưa trả lời",
                "chưa có kết quả",
                "ước tính",
                "điều kiện chưa",
                "bị loại",
                "không dùng",
                "scan_0001",
                "ghi chú riêng",
            ] {
                assert!(!said.contains(word), "{:?}: {word}", draft.product.name);
            }
        }
    }
    let work = text(&dossier(&half, edition(), set(8), &work(Lang::Vi))).to_lowercase();
    assert!(work.contains("đang chuẩn bị") && work.contains("chưa trả lời") && !work.contains("scan_0001"));
}

#[test]
fn numbers_of_papers_have_no_gaps_and_part_3_cites_them_alone() {
    for draft in drafts() {
        for options in copies() {
            let list = entries(&draft, edition(), set(draft.set), options.purpose);
            let rows = table(&draft, &options, "PL");
            let listed: Vec<&Vec<String>> = rows.iter().filter(|row| row[0].starts_with("PL\u{a0}")).collect();
            let numbers: Vec<String> = (1..=list.len()).map(|no| format!("PL\u{a0}{no}")).collect();
            assert_eq!(listed.iter().map(|row| row[0].clone()).collect::<Vec<_>>(), numbers);
            assert!(rows.iter().all(|row| !row[0].is_empty()), "a row without a first cell");
            for criterion in table(&draft, &options, "Tiêu chí").iter().filter(|row| row.len() == 5) {
                let cites =
                    |row: &&&Vec<String>| criterion[2].split([',', '\n', ':']).any(|place| place.trim() == row[0]);
                let citing: Vec<&str> = listed.iter().filter(cites).map(|row| row[0].as_str()).collect();
                let naming: Vec<&str> = listed
                    .iter()
                    .filter(|row| row[3].split(", ").any(|id| id == criterion[0]))
                    .map(|row| row[0].as_str())
                    .collect();
                assert_eq!(citing, naming, "{} {}", draft.product.name, criterion[0]);
            }
        }
    }
}

#[test]
fn papers_that_are_not_at_hand_are_not_enclosed() {
    let mut draft = Draft::new(8, "");
    draft.papers = vec![
        paper("business-registration", EvidenceState::Preparing),
        paper("haccp", EvidenceState::Ready),
        paper("awards", EvidenceState::None),
    ];
    let keys = |purpose| {
        entries(&draft, edition(), set(8), purpose).iter().map(|e| (e.no, e.key.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(keys(Purpose::HandIn), [(1, "haccp".to_owned())]);
    assert_eq!(keys(Purpose::Work).len(), 3);
}

#[test]
fn a_kind_without_papers_is_told_as_such() {
    let blank = Draft::new(8, "");
    for (options, word) in [(work(Lang::Vi), "Chưa có"), (hand_in(), "Không có")] {
        let rows = table(&blank, &options, "PL");
        assert_eq!(rows.len(), 1 + edition().evidence_kinds.len());
        assert!(rows[1..].iter().all(|row| row.last().is_some_and(|last| last == word)), "{rows:?}");
    }
}

#[test]
fn the_story_is_the_paper_that_is_cited() {
    let mut draft = top(8);
    assert!(story(&draft, edition(), set(8), &hand_in()).is_empty());
    draft.story.text = "Ngày xưa, ở cù lao này, nhà nào cũng phơi cá.".into();
    let key = edition().papers.iter().find(|p| p.written.as_deref() == Some("story.text")).unwrap().key.clone();
    draft.edit_answer("5.1", |answer| answer.papers = vec![key.clone()]);
    for options in copies() {
        let list = entries(&draft, edition(), set(8), options.purpose);
        let entry = list.iter().find(|e| e.key == key).unwrap();
        assert_eq!((entry.state, entry.criteria.as_slice()), (EvidenceState::Ready, &["5.1"][..]));
        let annex = text(&story(&draft, edition(), set(8), &options));
        assert!(annex.starts_with(&entry.label(Lang::Vi)), "{annex}");
        assert!(annex.contains("Ngày xưa, ở cù lao này"));
        assert!(criterion_row(&draft, &options, "5.1")[2].ends_with(&entry.label(Lang::Vi)));
    }
}

#[test]
fn the_forms_are_documents_apart() {
    let mut draft = household();
    draft.story.text = "Ngày xưa...".into();
    let blocks = dossier(&draft, edition(), set(8), &hand_in());
    assert_eq!(blocks.iter().filter(|block| **block == Block::NewDocument).count(), 2);
}

#[test]
fn a_divider_goes_before_each_paper() {
    let draft = drafts().swap_remove(0);
    let list = entries(&draft, edition(), set(draft.set), Purpose::HandIn);
    let sheets = dividers(&draft, edition(), set(draft.set), &hand_in());
    assert!(list.len() > 10);
    assert_eq!(sheets.iter().filter(|block| **block == Block::PageBreak).count(), list.len() - 1);
    let said = text(&sheets);
    for entry in &list {
        assert!(said.contains(&format!("{}\n{}", entry.label(Lang::Vi), entry.name(edition(), Lang::Vi))));
    }
    assert!(dividers(&Draft::new(8, ""), edition(), set(8), &hand_in()).is_empty());
}

#[test]
fn dates_have_two_digits_and_the_decision_its_full_number() {
    let mut draft = household();
    draft.applicant.founded = "4/2/2021".into();
    draft.papers = vec![Paper { issued: "2026-02-04".into(), ..paper("business-registration", EvidenceState::Ready) }];
    let form = text(&second(&draft, &hand_in()));
    assert!(form.contains("Ngày thành lập/đăng ký kinh doanh: 04/02/2021"));
    assert!(form.contains("Ngày cấp: 04/02/2026"));
    assert!(form.contains("Quyết định số 26/2026/QĐ-TTg ngày 22/5/2026 của Thủ tướng Chính phủ"));
}

#[test]
fn a_text_that_says_a_paper_is_expected_goes_with_papers_in_preparation_only() {
    let mut draft = Draft::new(8, "");
    draft.papers = vec![Paper { due: "2026-12-01".into(), ..paper("haccp", EvidenceState::Ready) }];
    assert!(!text(&second(&draft, &work(Lang::Vi))).contains("Dự kiến"));
    draft.papers[0].state = EvidenceState::Preparing;
    assert!(text(&second(&draft, &work(Lang::Vi))).contains("Dự kiến có: 01/12/2026"));
}

#[test]
fn blank_half_and_hostile_drafts_have_sound_files_in_both_copies() {
    let mut hostile = household();
    each_text(&mut hostile, |place, text| *text = format!("[{place}] ]]> <w:p/> &#0; \u{1}\u{fffe} \u{202e} 👩🏽‍🌾 '\""));
    for kind in [RatingKind::First, RatingKind::Upgrade, RatingKind::ReRating] {
        for draft in [Draft::new(8, ""), household(), hostile.clone()] {
            let draft = Draft { kind, ..draft };
            for options in copies() {
                let file = dossier_docx(&draft, edition(), set(8), &options).unwrap();
                let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
                let mut xml = String::new();
                zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
                let document = roxmltree::Document::parse(&xml).unwrap();
                assert!(document.descendants().filter(|n| n.tag_name().name() == "tbl").count() >= 4, "{kind:?}");
                // A foot is the mark of a draft.
                assert_eq!(zip.file_names().any(|n| n.unwrap().contains("footer")), !options.to_hand_in());
            }
        }
    }
}
