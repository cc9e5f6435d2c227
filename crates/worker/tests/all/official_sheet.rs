//! The council's sheet (QĐ 26/2026, Appendix II), blank and filled: it has all parts and every level once, and a
//! blank sheet has no content of a draft.

use super::asking::{ask, file};
use proptest::prelude::*;
use sao_lang_core::assessment::assess;
use sao_lang_core::catalogue::{Criterion, NO_LEVEL, ProductSet, QuestionTexts as _, Text as _};
use sao_lang_core::documents::model::{Block, Row, Table};
use sao_lang_core::documents::{Properties, Purpose, blank_sheet, docx, score_sheet};
use sao_lang_core::draft::{Draft, to_json};
use sao_lang_core::locale::{Lang, msg, sheet};
use sao_lang_worker::handlers::Attachments;
use test_support::small::{self, Dice};
use test_support::{bottom, cases, docx_text, edition, generate, hand_in, household, json, set, top, work};
use worker_protocol::{DocumentBlocks, How, MakeWord, WordDocument};

const VI: Lang = Lang::Vi;

/// The parts of a sheet: lines above the table, the table, lines below it.
struct Sheet {
    above: Vec<String>,
    table: Table,
    below: Vec<String>,
}

impl Sheet {
    fn of(blocks: Vec<Block>) -> Sheet {
        let (mut above, mut below, mut table) = (Vec::new(), Vec::new(), None);
        for block in blocks {
            let lines = if table.is_none() { &mut above } else { &mut below };
            match block {
                Block::Paragraph(p) => lines.push(p.text()),
                Block::Table(t) if t.lines => table = Some(t),
                Block::Table(t) => lines.extend(t.rows.iter().flat_map(cells)),
                other => panic!("{other:?} within the sheet"),
            }
        }
        Sheet { above, table: table.expect("the table of criteria"), below }
    }

    fn blank(set: &ProductSet) -> Sheet {
        Sheet::of(blank_sheet(edition(), set, &hand_in()))
    }

    fn filled(draft: &Draft) -> Sheet {
        Sheet::of(score_sheet(draft, edition(), set(draft.set), &hand_in()))
    }

    /// The texts of all cells, row by row.
    fn rows(&self) -> Vec<[String; 3]> {
        let three = |row: &Row| cells(row).try_into().unwrap_or_else(|cells| panic!("not three cells: {cells:?}"));
        self.table.rows.iter().map(three).collect()
    }

    /// The row whose title begins with `title`.
    fn row(&self, title: &str) -> [String; 3] {
        self.rows().into_iter().find(|[first, ..]| first.starts_with(title)).unwrap_or_else(|| panic!("no {title}"))
    }

    /// The rows of options: the text behind the box, the points, and whether the box is ticked.
    fn options(&self) -> Vec<(String, String, bool)> {
        let option = |[text, points, own]: [String; 3]| {
            let ticked = text.starts_with('☑');
            let text = text.strip_prefix(['☐', '☑'])?.strip_prefix(' ').expect("a space behind the box").to_owned();
            assert_eq!(own, "", "points are given for a criterion, not for an option");
            Some((text, points, ticked))
        };
        self.rows().into_iter().filter_map(option).collect()
    }

    fn ticked(&self) -> Vec<String> {
        self.options().into_iter().filter(|(.., ticked)| *ticked).map(|(text, ..)| text).collect()
    }

    /// All texts of the sheet.
    fn text(&self) -> String {
        let rows = self.rows().iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n");
        [self.above.join("\n"), rows, self.below.join("\n")].join("\n")
    }
}

fn cells(row: &Row) -> Vec<String> {
    let text =
        |cell: &sao_lang_core::documents::model::Cell| cell.paragraphs.iter().map(|p| p.text()).collect::<Vec<_>>();
    row.cells.iter().map(|cell| text(cell).join("\n")).collect()
}

/// The text of an option with its star mark, as on the sheet.
fn marked(criterion: &Criterion, place: usize) -> String {
    let text = edition().question(criterion).text(place, VI).unwrap();
    format!("{text}{}", "*".repeat(criterion.score(place).unwrap().min_stars.into()))
}

fn sets() -> impl Iterator<Item = &'static ProductSet> {
    edition().sets.iter()
}

/// Asserts that lines with these beginnings follow each other in this order.
fn in_order(lines: &[String], beginnings: &[&str]) {
    let mut rest = lines.iter();
    for beginning in beginnings {
        assert!(rest.any(|line| line.starts_with(beginning)), "no {beginning:?} in its place: {lines:#?}");
    }
}

#[test]
fn every_sheet_has_the_parts_of_the_official_one_in_their_order() {
    for set in sets() {
        for sheet in [Sheet::blank(set), Sheet::filled(&top(set.no))] {
            let title = format!("{}. Bộ sản phẩm: {}", set.no, set.name.text(VI));
            let head = [
                "PHIẾU ĐÁNH GIÁ SẢN PHẨM OCOP",
                &title,
                "(Sản phẩm: ",
                "Tên sản phẩm: ",
                "Mã số sản phẩm: ",
                "T: mã tỉnh; X: mã xã",
                "Tên chủ thể sản xuất: ",
                "Số điện thoại: ",
                "Địa chỉ: ",
            ];
            in_order(&sheet.above, &head);
            let code = sheet.above.iter().find(|l| l.starts_with("Mã số")).unwrap();
            let places = ["(T)", "(X)", "(STT)", "20"].map(|part| code.find(part).expect(part));
            assert!(places.is_sorted() && places.iter().all(|at| code[..*at].contains("...")), "{code}");
            assert_eq!(cells(&sheet.table.rows[0]), ["Các tiêu chí", "Thang điểm", "Điểm chấm"]);
            assert!(sheet.table.rows[0].header && sheet.table.rows.iter().skip(1).all(|row| !row.header));
            in_order(&sheet.below, &["Ghi chú: dấu sao", "Ý kiến của người đánh giá", "....", "....", ""]);
            let signature = sheet.below.last().unwrap();
            for part in ["ngày ......", "tháng ......", "năm ......", "Người đánh giá", "(Ký và ghi rõ họ tên)"]
            {
                assert!(signature.contains(part), "set {}: {part}: {signature}", set.no);
            }
            for stars in ["*** là 3 sao", "**** là 4 sao", "***** là 5 sao"] {
                assert!(sheet.below[0].contains(stars), "{stars}");
            }
        }
    }
}

#[test]
fn industry_and_group_stand_below_the_title() {
    for (no, said) in [
        (1, "(Sản phẩm: Thực phẩm. Nhóm: Thực phẩm tươi sống)"),
        (16, "(Sản phẩm: Đồ uống. Nhóm: Đồ uống không cồn)"),
        (26, "(Sản phẩm: Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch)"),
    ] {
        assert!(Sheet::blank(set(no)).above.iter().any(|line| line == said), "set {no}");
    }
}

#[test]
fn when_a_dossier_is_rejected_stands_above_the_table() {
    for set in sets() {
        let above = Sheet::blank(set).above;
        let reasons: Vec<&String> = above.iter().filter(|line| line.starts_with("- ")).collect();
        assert_eq!(reasons.len(), set.knock_outs.len(), "set {}", set.no);
        for (line, knock_out) in reasons.iter().zip(&set.knock_outs) {
            assert!(line.contains(sheet::reason(&edition().id, *knock_out).unwrap().text(VI)), "{line}");
        }
        // The sheet of the tourism set has no such line.
        let told = above.iter().any(|line| line == "Hồ sơ bị loại khi:");
        assert_eq!(told, set.no != 26, "set {}", set.no);
        assert!(reasons.last().is_none_or(|last| last.ends_with('.')));
    }
}

#[test]
fn every_level_of_every_criterion_stands_once_with_its_points_and_stars() {
    // The figures come from a copy of the Decision's own table, not from the catalogue.
    let reference = json("tests/fixtures/qd26-2026-points.json");
    let mut seen = 0;
    for figures in reference["sets"].as_array().unwrap() {
        let set = set(u16::try_from(figures["no"].as_u64().unwrap()).unwrap());
        let parts = figures["parts"].as_object().unwrap().values();
        let sections = parts.flat_map(|p| p["sections"].as_array().unwrap());
        let criteria: Vec<_> = sections.flat_map(|s| s["criteria"].as_array().unwrap()).collect();
        let sheet = Sheet::blank(set);
        let mut options = sheet.options().into_iter();
        for (figures, criterion) in criteria.iter().zip(set.criteria()) {
            let [title, max, _] = sheet.row(&format!("{}. ", criterion.id));
            let name = criterion.title.text(VI).to_lowercase();
            assert!(title.to_lowercase().starts_with(&format!("{}. {name}", criterion.id)), "{title}");
            assert_eq!(max, figures["max"].to_string(), "set {} {title}", set.no);
            let pairs = figures["points"].as_array().unwrap().iter().zip(figures["stars"].as_array().unwrap());
            for (place, (points, stars)) in (1..).zip(pairs) {
                let (text, printed, ticked) = options.next().expect("a row for each option");
                let bare = text.trim_end_matches('*');
                assert_eq!(bare, edition().question(criterion).text(place, VI).unwrap(), "set {} {title}", set.no);
                assert_eq!((printed, ticked), (points.to_string(), false), "set {} {text}", set.no);
                assert_eq!((text.len() - bare.len()) as u64, stars.as_u64().unwrap(), "set {} {text}", set.no);
                seen += 1;
            }
        }
        assert_eq!(options.next(), None, "set {}", set.no);
        assert_eq!(criteria.len(), set.criteria().count());
    }
    assert!(seen > 2_500, "{seen} options");
}

#[test]
fn parts_sections_and_total_have_their_points() {
    for set in sets() {
        let sheet = Sheet::blank(set);
        for part in &set.parts {
            let title = format!("Phần {}: {} ({} điểm)", part.id, part.title.text(VI).to_uppercase(), part.max);
            assert_eq!(sheet.row(&format!("Phần {}", part.id)), [title, part.max.to_string(), String::new()]);
            for section in &part.sections {
                let [title, max, _] = sheet.row(&format!("{}. ", section.id));
                assert!(title.contains(&section.title.text(VI).to_uppercase()), "{title}");
                assert_eq!(max, section.max.to_string());
            }
        }
        let last = sheet.rows().pop().unwrap();
        assert_eq!(last, ["TỔNG CỘNG", "100", ""]);
    }
}

#[test]
fn sets_11_and_13_have_headings_for_looks_and_brew_and_no_others_have() {
    for (no, groups) in [(11, [("6.1", 4), ("6.2", 11)]), (13, [("6.1", 10), ("6.2", 5)])] {
        let rows = Sheet::blank(set(no)).rows();
        for (id, max) in groups {
            let at = rows.iter().position(|[title, ..]| title.starts_with(&format!("{id}. "))).expect(id);
            assert_eq!(rows[at][1], max.to_string(), "set {no} {id}");
            assert!(rows[at + 1][0].starts_with(&format!("{id}.1. ")), "set {no}: {:?}", rows[at + 1]);
        }
    }
    let heads = |set: &ProductSet| set.sections().map(|s| s.groups.len()).sum::<usize>();
    for set in sets() {
        let sections = set.sections().filter(|s| !s.is_criterion()).count();
        let shaded = Sheet::blank(set).table.rows.iter().filter(|r| !r.header && r.cells[0].shaded).count();
        assert_eq!(shaded, set.parts.len() + sections + heads(set) + 1, "set {}", set.no);
        assert_eq!(heads(set), if [11, 13].contains(&set.no) { 2 } else { 0 });
    }
    let mut draft = top(13);
    draft.choose("6.2.1", None);
    draft.choose("6.2.2", None);
    let sheet = Sheet::filled(&draft);
    let own = |id: &str| sheet.row(&format!("{id}. "))[2].clone();
    assert_eq!((own("6.1"), own("6.2"), own("6")), ("10".into(), String::new(), "10".into()));
}

#[test]
fn notes_stand_under_the_criteria_that_they_are_about() {
    for set in sets() {
        let sheet = Sheet::blank(set);
        let mut zero = Vec::new();
        for criterion in set.criteria() {
            let [title, ..] = sheet.row(&format!("{}. ", criterion.id));
            let notes: Vec<&str> = title.lines().skip(1).collect();
            assert!(notes.iter().all(|note| note.starts_with("Ghi chú: ") && note.ends_with('.')), "{notes:?}");
            let rejects = criterion.knock_outs.iter().map(|k| sheet::reason(&edition().id, *k).unwrap());
            for words in rejects.chain(sheet::note(&edition().id, set.no, &criterion.id)) {
                assert!(notes.iter().any(|n| n.contains(words.text(VI))), "set {} {title}", set.no);
            }
            let only_if = notes.iter().any(|n| n.contains("chỉ chấm khi tiêu chí 5.1 (Câu chuyện sản phẩm) có điểm"));
            assert_eq!(only_if, set.no != 26 && ["5.2", "5.3"].contains(&criterion.id.as_str()), "{title}");
            let cases = notes.iter().any(|n| n.contains("chọn một trong 2 trường hợp"));
            assert_eq!(cases, set.no == 26 && ["8", "9", "15"].contains(&criterion.id.as_str()), "{title}");
            zero.extend(notes.iter().any(|n| n.contains("từ 6.1 đến 6.4 được 0 điểm")).then_some(&criterion.id));
        }
        assert_eq!(zero, if set.no == 16 { vec!["6.4"] } else { vec![] }, "set {}", set.no);
    }
}

#[test]
fn a_note_is_said_in_the_words_of_its_set() {
    let note = |no, id| sheet::note(&edition().id, no, id).map(|m| m.text(VI));
    let nutrition = [1, 3, 4].map(|no| note(no, "7").unwrap());
    for (text, word) in nutrition.iter().zip(["vitamin theo", "amylose", "đường khử"]) {
        assert!(text.contains(word), "{text}");
    }
    assert_eq!((note(21, "6.2"), note(22, "6.2").is_some()), (None, true), "only set 22 has that note");
    assert_ne!(note(23, "6.3"), note(24, "6.4"));
    // Criteria that have a note of their own on the official sheet.
    for (no, id) in
        [(1, "1.4"), (1, "2.4"), (1, "4.2"), (1, "5.3"), (1, "8"), (1, "9"), (1, "12"), (21, "7"), (26, "17")]
    {
        assert!(note(no, id).is_some(), "set {no} {id}");
    }
    assert_eq!(note(1, "1.2"), None);
}

#[test]
fn what_the_sheet_says_is_a_clause_that_addresses_nobody() {
    let notes = sets().flat_map(|s| s.criteria().map(|c| (s.no, c)));
    let notes = notes.filter_map(|(no, c)| sheet::note(&edition().id, no, &c.id));
    let reasons = (0..).take(edition().knock_outs.len()).map(|k| sheet::reason(&edition().id, k).expect("a reason"));
    for words in reasons.chain(notes) {
        let [text, english] = [VI, Lang::En].map(|lang| words.text(lang));
        assert!(text.starts_with(char::is_lowercase) && !text.ends_with('.') && !english.ends_with('.'), "{text}");
        assert!(text.split_whitespace().count() <= 36, "{text}");
        assert!(!text.split_whitespace().any(|word| word.to_lowercase() == "bạn"), "{text}");
        assert!(!english.is_empty() && english != text, "{english}");
    }
    assert_eq!(sheet::reason("no-such-edition", 0), None);
    assert_eq!(sheet::note(&edition().id, 99, "1.1"), None);
}

#[test]
fn each_case_of_tourism_is_named_before_its_levels() {
    let rows = Sheet::blank(set(26)).rows();
    for id in ["8", "9", "15"] {
        let at = rows.iter().position(|[title, ..]| title.starts_with(&format!("{id}. "))).unwrap();
        let first = |place: usize| rows[at + place][0].chars().take(16).collect::<String>();
        assert_eq!((first(1), first(4)), ("a. Trường hợp 1:".into(), "b. Trường hợp 2:".into()), "{id}");
        for place in [2, 3, 5, 6] {
            assert!(rows[at + place][0].starts_with('☐'), "{id}");
        }
    }
    let cases = rows.iter().filter(|[title, ..]| title.contains("Trường hợp ")).count();
    assert_eq!(cases, 6);
}

#[test]
fn a_blank_sheet_is_empty_and_no_draft() {
    for set in sets() {
        let sheet = Sheet::blank(set);
        assert_eq!(sheet.ticked(), [] as [&str; 0], "set {}", set.no);
        assert!(sheet.rows().iter().skip(1).all(|[.., own]| own.is_empty()), "set {}", set.no);
        assert!(!sheet.text().contains('☑'));
        for label in ["Tên sản phẩm", "Tên chủ thể sản xuất", "Số điện thoại", "Địa chỉ"] {
            let line = sheet.above.iter().find(|l| l.starts_with(label)).unwrap();
            let room = line.trim_start_matches(label).trim_start_matches(": ");
            assert!(room.len() >= 20 && room.chars().all(|c| c == '.'), "{line}");
        }
        // The purpose in the options makes no difference.
        let to_work = blank_sheet(edition(), set, &work(VI));
        assert_eq!(to_work, blank_sheet(edition(), set, &hand_in()));
        for mark in ["tự chấm", "ước tính", "Kết quả", "Chưa trả lời", msg::QUESTION_NONE.text(VI)] {
            assert!(!sheet.text().contains(mark), "set {}: {mark}", set.no);
        }
    }
}

#[test]
fn a_filled_sheet_ticks_what_is_answered_and_nothing_else() {
    let mut dice = Dice::new(26);
    for set in sets() {
        for draft in [small::draft(&mut dice, set), top(set.no), bottom(set.no), Draft::new(set.no, "")] {
            let result = assess(&draft, edition(), set);
            let sheet = Sheet::filled(&draft);
            let asked = set.criteria().filter(|c| result.criterion(&c.id).unwrap().asked);
            let chosen: Vec<String> = asked.filter_map(|c| draft.option(&c.id).map(|place| marked(c, place))).collect();
            assert_eq!(sheet.ticked(), chosen, "set {}", set.no);
            for criterion in set.criteria() {
                let state = result.criterion(&criterion.id).unwrap();
                let own = if state.is_open() { String::new() } else { state.points.to_string() };
                assert_eq!(sheet.row(&format!("{}. ", criterion.id))[2], own, "set {} {}", set.no, criterion.id);
            }
            let total = sheet.row("TỔNG CỘNG");
            let own = if result.answered == 0 { String::new() } else { result.score.total.to_string() };
            assert_eq!(total, ["TỔNG CỘNG".to_owned(), "100".to_owned(), own], "set {}", set.no);
            // The answer that no level is reached has a line only if the producer chose it.
            let none = set.criteria().filter(|c| draft.option(&c.id) == Some(NO_LEVEL)).count();
            assert_eq!(sheet.text().matches(msg::QUESTION_NONE.text(VI)).count(), none, "set {}", set.no);
        }
    }
}

#[test]
fn without_a_story_its_levels_are_not_ticked() {
    let mut draft = top(1);
    draft.choose("5.1", Some(1));
    let sheet = Sheet::filled(&draft);
    let story = set(1).criterion("5.1").unwrap();
    assert!(sheet.ticked().contains(&marked(story, 1)));
    for id in ["5.2", "5.3"] {
        let criterion = set(1).criterion(id).unwrap();
        let all: Vec<String> = (1..=criterion.scores.len()).map(|place| marked(criterion, place)).collect();
        assert!(sheet.ticked().iter().all(|text| !all.contains(text)), "{id}");
        assert_eq!(sheet.row(&format!("{id}. "))[2], "0");
    }
}

#[test]
fn a_filled_sheet_says_whose_it_is_and_leaves_the_code_to_the_commune() {
    let draft = household();
    let above = Sheet::filled(&draft).above;
    let line = |label: &str| above.iter().find(|l| l.starts_with(label)).unwrap().clone();
    assert!(above.contains(&"(Chủ thể tự chấm)".to_owned()));
    assert_eq!(line("Tên sản phẩm"), format!("Tên sản phẩm: {}", draft.product.name));
    assert_eq!(line("Tên chủ thể sản xuất"), format!("Tên chủ thể sản xuất: {}", draft.applicant.name));
    assert_eq!(line("Số điện thoại"), format!("Số điện thoại: {}", draft.applicant.phone));
    for part in [&draft.applicant.address, &draft.applicant.province] {
        assert!(line("Địa chỉ").contains(part.as_str()), "{part}");
    }
    assert_eq!(
        line("Mã số sản phẩm"),
        Sheet::blank(set(8)).above.iter().find(|l| l.starts_with("Mã số")).unwrap().clone()
    );
}

#[test]
fn the_estimate_stands_below_the_sheet_to_work_with_and_nowhere_to_hand_in() {
    let draft = top(8);
    let official = Sheet::filled(&draft);
    for said in ["ước tính", "Ước tính", "Kết quả", "điều kiện chưa trả lời"] {
        assert!(!official.text().contains(said), "{said}");
    }
    let to_work = Sheet::of(score_sheet(&draft, edition(), set(8), &work(VI)));
    let sheet = official.below.len();
    assert_eq!(to_work.below[..sheet], official.below);
    assert_eq!(to_work.below[sheet], "Ước tính của chủ thể, không thuộc phiếu đánh giá");
    assert!(to_work.below[sheet + 1].contains("5 sao"), "{:?}", to_work.below);
}

#[test]
fn a_criterion_stays_on_one_page_and_the_end_with_the_signature() {
    for set in sets() {
        let blocks = blank_sheet(edition(), set, &hand_in());
        let sheet = Sheet::of(blocks.clone());
        assert_eq!(sheet.table.widths.iter().sum::<u16>(), 160, "the width between the margins");
        let rows = &sheet.table.rows[1..];
        let title = |row: &Row| cells(row)[0].clone();
        let is_option = |row: &Row| title(row).starts_with('☐');
        let kept = |row: &Row| row.cells[0].paragraphs.iter().all(|p| p.keep_with_next);
        for pair in rows.windows(2) {
            // A page may end only between two criteria, or before a heading; the total stays with the last criterion.
            let may_end = is_option(&pair[0]) && !is_option(&pair[1]) && !title(&pair[1]).contains("Trường hợp");
            let may_end = may_end && title(&pair[1]) != "TỔNG CỘNG";
            assert_eq!(kept(&pair[0]), !may_end, "set {}: {:?}", set.no, title(&pair[0]));
        }
        let end = blocks.iter().position(|b| matches!(b, Block::Table(t) if t.lines)).unwrap();
        let below = &blocks[end + 1..blocks.len() - 1];
        assert!(below.iter().all(|b| matches!(b, Block::Paragraph(p) if p.keep_with_next)), "set {}", set.no);
    }
}

fn request(document: WordDocument, draft: &Draft, purpose: Purpose) -> MakeWord {
    let how = How { today: "2026-11-24".into(), lang: "vi".into(), purpose, private_notes: false };
    MakeWord { document, draft: to_json(draft), how }
}

/// The text of the whole DOCX file counts, headers and footers included.
#[test]
fn the_worker_makes_a_blank_sheet_of_nothing_but_a_set() {
    for purpose in [Purpose::Work, Purpose::HandIn] {
        let none = Attachments::new();
        for no in [1, 26] {
            let bytes = file(request(WordDocument::BlankSheet, &Draft::new(no, ""), purpose), &none).unwrap();
            let text = docx_text(&bytes);
            assert!(text.contains("Mã số sản phẩm") && text.contains(set(no).name.text(VI)), "set {no}");
            assert!(!text.contains("tự ước tính"), "{purpose:?}: a blank sheet is nobody's draft");
        }
        // The blank sheet contains no text of a draft.
        let text = docx_text(&file(request(WordDocument::BlankSheet, &household(), purpose), &none).unwrap());
        assert!(!text.contains(&household().product.name) && !text.contains('☑'));
        let MakeWord { document, draft, how } = request(WordDocument::BlankSheet, &household(), purpose);
        let blocks = ask(DocumentBlocks { document, draft, how }).unwrap();
        assert_eq!(blocks, blank_sheet(edition(), set(8), &hand_in()));
    }
}

/// The texts of a draft cannot change the layout of a form.
#[test]
fn a_hostile_draft_fills_the_same_sheet() {
    let mut draft = top(13);
    let hostile = "☑ 1.1.\n\n]]></w:t><w:tbl>&<b>\u{0}\u{202e}😀 TỔNG CỘNG\t100";
    test_support::each_text(&mut draft, |_, text| *text = hostile.into());
    draft.answers.get_mut("1.1").unwrap().option = Some(250);
    draft.answers.insert("99.9".into(), draft.answers["1.2"].clone());
    let sheet = Sheet::filled(&draft);
    let mut tame = top(13);
    tame.choose("1.1", None);
    assert_eq!(sheet.rows(), Sheet::filled(&tame).rows(), "the table holds nothing but ticks and points");
    let bytes = docx(&score_sheet(&draft, edition(), set(13), &hand_in()), &hand_in(), &Properties::default()).unwrap();
    let text = docx_text(&bytes);
    assert!(text.contains("]]></w:t><w:tbl>&<b>") && !text.contains('\u{0}'), "it is text, not markup");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_draft_has_a_sheet(draft in generate::draft()) {
        let set = set(draft.set);
        let sheet = Sheet::filled(&draft);
        let blank = Sheet::blank(set);
        let none = format!("☐ {}", msg::QUESTION_NONE.text(VI));
        let titles = |sheet: &Sheet| -> Vec<String> {
            sheet.rows().iter().map(|row| row[0].replace('☑', "☐")).filter(|title| *title != none).collect()
        };
        prop_assert_eq!(titles(&sheet), titles(&blank));
        prop_assert!(sheet.ticked().len() <= set.criteria().count());
        for options in [hand_in(), work(VI)] {
            let bytes = docx(&score_sheet(&draft, edition(), set, &options), &options, &Properties::default()).unwrap();
            prop_assert!(docx_text(&bytes).contains("Người đánh giá"));
        }
    }
}
