//! The dossier is a sound DOCX file that holds all the producer said, whatever that was.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use roxmltree::{Document, Node};
use sao_lang_core::assessment::assess;
use sao_lang_core::catalogue::EditionTexts as _;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::dossier_docx;
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper, RatingKind, TestResult};
use sao_lang_core::form::FIELDS;
use sao_lang_core::locale::Lang;
use test_support::{best, cases, each_text, edition, generate, household, points, set, top, work};
use zip::ZipArchive;

const PARTS: [&str; 10] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/app.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/settings.xml",
    "word/header1.xml",
    "word/footer1.xml",
];

/// Whether a text goes into the dossier: the notes for a story do not, the story does.
fn printed(place: &str) -> bool {
    !place.starts_with("story.") || place == "story.text"
}

fn docx(draft: &Draft, lang: Lang) -> Vec<u8> {
    dossier_docx(draft, edition(), set(draft.set), &work(lang)).unwrap()
}

fn part(docx: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn named<'a, 'x>(node: Node<'a, 'x>, name: &'static str) -> impl Iterator<Item = Node<'a, 'x>> {
    node.descendants().filter(move |n| n.tag_name().name() == name)
}

/// The text below a node: a line per paragraph and per line break.
fn text_of(node: Node) -> String {
    let paragraph = |p: Node| -> String {
        p.descendants()
            .filter_map(|n| match n.tag_name().name() {
                // Word processors show a raw line break as a space.
                "t" => Some(n.text().unwrap_or_default().replace('\n', " ")),
                "br" => Some("\n".to_owned()),
                _ => None,
            })
            .collect()
    };
    named(node, "p").map(paragraph).collect::<Vec<_>>().join("\n")
}

/// What a reader of the dossier sees: its whole text, and the texts of the cells of each table row.
struct Seen {
    text: String,
    rows: Vec<Vec<String>>,
}

fn see(docx: &[u8]) -> Seen {
    let xml = part(docx, "word/document.xml");
    let document = Document::parse(&xml).expect("document.xml is well-formed");
    let rows = named(document.root(), "tr").map(|row| named(row, "tc").map(text_of).collect()).collect();
    Seen { text: text_of(document.root()), rows }
}

/// A text less the characters that XML 1.0 cannot hold.
fn holdable(text: &str) -> String {
    let held = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(held).collect()
}

/// A text that is awkward for XML, for right-to-left order, for fonts and for line breaking.
fn hostile() -> String {
    let controls: String = ('\0'..='\u{1f}').filter(|c| !"\t\n\r".contains(*c)).collect();
    let word = "dài".repeat(2_000);
    format!("]]> <w:p/> &amp; &#0; <!-- {controls}\u{7f}\u{85} \u{202e}\u{200f}مرحبا \u{fffe}\u{ffff} 👩🏽‍🌾 {word} '\"")
}

#[test]
fn every_sets_dossier_is_a_sound_package() {
    for set in &edition().sets {
        for lang in Lang::ALL {
            let docx = docx(&top(set.no), lang);
            let archive = ZipArchive::new(Cursor::new(&docx)).unwrap();
            let mut names: Vec<String> = archive.file_names().map(|n| n.unwrap().into_owned()).collect();
            names.sort_unstable();
            let mut expected = PARTS;
            expected.sort_unstable();
            assert_eq!(names, expected, "set {}", set.no);
            for name in PARTS {
                let xml = part(&docx, name);
                assert!(Document::parse(&xml).is_ok(), "set {} {name}", set.no);
            }
        }
    }
}

#[test]
fn every_part_that_is_named_is_in_the_package() {
    let docx = docx(&top(8), Lang::Vi);
    let types = part(&docx, "[Content_Types].xml");
    let types = Document::parse(&types).unwrap();
    let overrides: Vec<&str> = named(types.root(), "Override").filter_map(|n| n.attribute("PartName")).collect();
    assert_eq!(overrides.len(), 7);
    assert!(overrides.iter().all(|o| PARTS.contains(&o.trim_start_matches('/'))), "{overrides:?}");
    let relations = part(&docx, "word/_rels/document.xml.rels");
    let relations = Document::parse(&relations).unwrap();
    let ids: Vec<&str> = named(relations.root(), "Relationship").filter_map(|n| n.attribute("Id")).collect();
    for relation in named(relations.root(), "Relationship") {
        let target = format!("word/{}", relation.attribute("Target").unwrap());
        assert!(PARTS.contains(&target.as_str()), "{target}");
    }
    let document = part(&docx, "word/document.xml");
    let document = Document::parse(&document).unwrap();
    let used = document.descendants().flat_map(|n| n.attributes()).filter(|a| {
        a.name() == "id" && a.namespace().is_some_and(|n| n.ends_with("officeDocument/2006/relationships"))
    });
    let used: std::collections::BTreeSet<&str> = used.map(|a| a.value()).collect();
    assert!(used.len() == 2 && used.iter().all(|id| ids.contains(id)), "{used:?}");
}

#[test]
fn every_criterion_stands_in_the_table_with_title_answer_and_points() {
    for set in &edition().sets {
        for lang in Lang::ALL {
            let seen = see(&docx(&top(set.no), lang));
            for criterion in set.criteria() {
                let chosen = best(criterion);
                let stated = edition().printed(criterion, chosen.into(), lang).unwrap();
                let said = format!("{}\n{stated}", criterion.title.text(lang));
                let numbers = [criterion.max(), points(criterion, chosen)].map(|n| n.to_string());
                let found = seen.rows.iter().any(|row| {
                    matches!(row.as_slice(), [id, answer, _, max, has]
                        if *id == criterion.id && *answer == said && [max, has] == [&numbers[0], &numbers[1]])
                });
                assert!(found, "set {} {} {lang:?}", set.no, criterion.id);
            }
            assert!(seen.rows.iter().any(|row| row.len() == 3 && row[1..] == ["100", "100"]), "set {}", set.no);
        }
    }
}

#[test]
fn every_field_of_the_draft_is_in_the_text() {
    for set in &edition().sets {
        let mut draft = top(set.no);
        let mut marks = Vec::new();
        draft.kind = RatingKind::Upgrade;
        each_text(&mut draft, |place, text| {
            *text = format!("[{place}] ắ");
            marks.extend(printed(place).then(|| text.clone()));
        });
        for (id, answer) in &mut draft.answers {
            answer.note = format!("[note {id}] ộ");
            marks.push(answer.note.clone());
        }
        let seen = see(&docx(&draft, Lang::Vi));
        for mark in marks {
            assert!(seen.text.contains(&mark), "set {}: {mark} is missing", set.no);
        }
        assert!(seen.text.contains("năm 2027"), "set {}: the year of the round is missing", set.no);
    }
}

#[test]
fn commune_and_province_follow_an_address_that_does_not_name_them() {
    let mut draft = household();
    let whole = draft.applicant.address.clone();
    assert_eq!(see(&docx(&draft, Lang::Vi)).text.matches(&format!(": {whole}\n")).count(), 3);
    draft.applicant.address = "Số 27, ấp Bến Khô".into();
    let seen = see(&docx(&draft, Lang::Vi));
    assert_eq!(seen.text.matches(": Số 27, ấp Bến Khô, xã Cồn Sậy Đông, Vĩnh Long\n").count(), 2);
    draft.applicant.address = String::new();
    let seen = see(&docx(&draft, Lang::Vi));
    assert_eq!(seen.text.matches(": xã Cồn Sậy Đông, Vĩnh Long\n").count(), 2);
}

#[test]
fn the_lines_of_a_free_text_are_paragraphs() {
    let mut draft = household();
    draft.product.plan = "Một\r\nHai\n\n  Ba  \rBốn".into();
    let xml = part(&docx(&draft, Lang::Vi), "word/document.xml");
    let document = Document::parse(&xml).unwrap();
    let lines: Vec<String> = named(document.root(), "p").map(text_of).collect();
    let at = lines.iter().position(|l| l == "Một").unwrap();
    assert_eq!(lines[at..at + 3], ["Một", "Hai", "Ba  \nBốn"]);
}

#[test]
fn the_households_dossier_tells_the_estimate() {
    let seen = see(&docx(&household(), Lang::Vi));
    for said in [
        "Kết quả tự ước tính: 52 điểm, 2 sao (theo điểm 3 sao, theo mức cần ở từng tiêu chí tối đa 2 sao).",
        "Hộ kinh doanh Cá khô Bà Hai",
        "a) Giấy đăng ký kinh doanh:\u{a0}☑",
        "Giấy chứng nhận đăng ký nhãn hiệu:\u{a0}☐",
        "Khác (ghi rõ): Đang làm đơn đăng ký nhãn hiệu, chưa nộp:\u{a0}☐",
        "Lần đầu ☑",
        "5 sản phẩm",
    ] {
        assert!(seen.text.contains(said), "{said}");
    }
    let row = |id: &str| seen.rows.iter().find(|r| r.len() == 5 && r[0] == id).unwrap();
    assert!(row("3.5")[1].contains("Chưa trả lời\nMô tả: Đang nhờ hội nông dân xã"));
    assert_eq!(row("3.5")[4], "", "an open criterion has no points to show");
    assert_eq!(row("2.4")[4], "0");
}

#[test]
fn a_rejection_is_told_with_what_to_do() {
    let mut draft = household();
    draft.knock_outs.insert("forged-papers".into(), true);
    let (with, without) = (see(&docx(&draft, Lang::Vi)), see(&docx(&household(), Lang::Vi)));
    let index = edition().knock_outs.iter().position(|k| k.key == "forged-papers").unwrap();
    let told = edition().knock_outs[index].result.text(Lang::Vi);
    assert!(with.text.contains(told) && !without.text.contains(told));
}

/// Set 8 at its best, with the last of its conditions open, the first failed where it is wished, the others answered.
fn with_conditions(failed: bool) -> (Draft, String) {
    let mut draft = top(8);
    let asked = assess(&draft, edition(), set(8)).asked_knock_outs;
    let (open, answered) = asked.split_last().unwrap();
    for (place, condition) in answered.iter().enumerate() {
        draft.knock_outs.insert(condition.key.clone(), failed && place == 0);
    }
    (draft, edition().knock_out(open.knock_out).ask.text(Lang::Vi).to_owned())
}

#[test]
fn stars_name_the_conditions_that_are_open() {
    let (draft, ask) = with_conditions(false);
    let text = see(&docx(&draft, Lang::Vi)).text;
    let estimate = text.find("Kết quả tự ước tính: 100 điểm, 5 sao").unwrap();
    let verdict = text.find("5 sao, nếu đạt 1 điều kiện chưa trả lời").unwrap();
    assert!(estimate < verdict && verdict < text.find(&format!("- {ask}")).unwrap());
}

#[test]
fn a_rejection_comes_first_without_stars_and_with_what_is_open() {
    let (draft, ask) = with_conditions(true);
    let text = see(&docx(&draft, Lang::Vi)).text;
    let reason = assess(&draft, edition(), set(8)).knock_outs[0].knock_out;
    let reason = text.find(edition().knock_out(reason).result.text(Lang::Vi)).unwrap();
    let verdict = text.find("Tự chấm được 100 điểm, nhưng hồ sơ sẽ bị loại").unwrap();
    assert!(reason < verdict && verdict < text.find(&format!("- {ask}")).unwrap());
    assert!(!text.contains("5 sao") && !text.contains("Kết quả tự ước tính"));
}

#[test]
fn an_empty_draft_has_no_result_in_the_dossier() {
    let text = see(&docx(&Draft::new(8, ""), Lang::Vi)).text;
    assert!(text.contains("Chưa có kết quả: mới trả lời 0 trên"));
    assert!(!text.contains("Kết quả tự ước tính"));
    for condition in assess(&Draft::new(8, ""), edition(), set(8)).open_knock_outs() {
        let ask = edition().knock_out(condition.knock_out).ask.text(Lang::Vi);
        assert!(text.contains(&format!("- {ask}")), "{ask}");
    }
}

#[test]
fn hostile_texts_arrive_whole_but_for_what_xml_cannot_hold() {
    let mut draft = household();
    let hostile = hostile();
    draft.kind = RatingKind::ReRating;
    each_text(&mut draft, |place, text| *text = format!("[{place}] {hostile}"));
    draft.edit_answer("1.1", |a| a.note = format!("[note] {hostile}"));
    let say = |place: &str| format!("[{place}] {hostile}");
    let file = Attachment { name: say("file"), caption: say("caption"), ..Attachment::default() };
    let places =
        ["label", "number", "issuer", "issued", "valid_until", "due", "holder", "address", "product", "indicators"];
    let state = EvidenceState::Preparing;
    let mut paper = Paper { paper: "haccp".into(), state, files: vec![file], ..Paper::default() };
    let texts = [
        &mut paper.label,
        &mut paper.number,
        &mut paper.issuer,
        &mut paper.issued,
        &mut paper.valid_until,
        &mut paper.due,
        &mut paper.holder,
        &mut paper.address,
        &mut paper.product,
        &mut paper.indicators,
    ];
    texts.into_iter().zip(places).for_each(|(text, place)| *text = say(place));
    let [name, limit, result, unit] = ["result name", "limit", "result", "unit"].map(say);
    paper.results = vec![TestResult { name, limit, result, unit, ..TestResult::default() }];
    draft.papers = vec![paper];
    let seen = see(&docx(&draft, Lang::Vi));
    for place in places.into_iter().chain(["note", "result name", "limit", "result", "unit"]) {
        assert!(seen.text.contains(&holdable(&say(place))), "{place}");
    }
    // Names of files are for the screen and the archive.
    assert!(!seen.text.contains("[file]") && !seen.text.contains("[caption]"));
    each_text(&mut draft, |place, text| assert!(!printed(place) || seen.text.contains(&holdable(text)), "{place}"));
}

#[test]
fn a_story_of_10_000_characters_arrives_whole() {
    let story: String = "Mùa gió chướng, cả xóm cùng phơi cá. ".chars().cycle().take(10_000).collect();
    let mut draft = household();
    draft.edit_answer("5.1", |answer| answer.note = story.clone());
    draft.applicant.history = story.clone();
    draft.story.text = story.clone();
    let text = see(&docx(&draft, Lang::Vi)).text;
    assert_eq!(text.matches(story.trim()).count(), 3);
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let (first, second) = (docx(&household(), Lang::Vi), docx(&household(), Lang::Vi));
    assert!(first == second);
    // The day on which it was made is in it, the clock is not.
    let mut archive = ZipArchive::new(Cursor::new(&first)).unwrap();
    for index in 0..archive.len() {
        let date = archive.by_index(index).unwrap().last_modified().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (2026, 11, 29));
        assert_eq!((date.hour(), date.minute(), date.second()), (0, 0, 0));
    }
}

#[test]
fn another_draft_gives_other_bytes() {
    let mut draft = household();
    draft.choose("2.4", Some(2));
    assert!(docx(&draft, Lang::Vi) != docx(&household(), Lang::Vi));
}

#[test]
fn an_option_that_does_not_exist_is_shown_as_open_and_no_level_in_words() {
    let row = |option: u8| {
        let mut draft = household();
        draft.choose("1.1", Some(option));
        let seen = see(&docx(&draft, Lang::Vi));
        seen.rows.into_iter().find(|r| r.len() == 5 && r[0] == "1.1").unwrap()
    };
    assert!(row(99)[1].contains("Chưa trả lời"), "{:?}", row(99));
    let none = row(0);
    assert!(none[1].contains("Chưa đạt mức nào") && none[4] == "0", "{none:?}");
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_draft_has_a_dossier(draft in generate::careless_draft()) {
        let seen = see(&docx(&draft, Lang::Vi));
        prop_assert!(set(draft.set).criteria().all(|c| seen.rows.iter().any(|row| row[0] == c.id)));
    }

    #[test]
    fn any_text_arrives_whole(texts in prop::collection::vec(generate::text(), FIELDS.len() + 1)) {
        let mut draft = household();
        draft.kind = RatingKind::Upgrade;
        let mut texts = texts.iter();
        each_text(&mut draft, |_, place| *place = format!("[{}]", texts.next().unwrap()));
        let seen = see(&docx(&draft, Lang::Vi)).text;
        let mut missing = Vec::new();
        each_text(&mut draft, |place, text| {
            for line in text.split(['\n', '\r']).filter(|_| printed(place)) {
                let line = holdable(line.trim());
                if !seen.contains(line.trim()) {
                    missing.push((place, line));
                }
            }
        });
        prop_assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn samples_are_never_missing() {
    // 6.3 (colour) of set 8 is proven by the samples alone, 1.1 by papers: nothing was said of either.
    let mut draft = Draft::new(8, "");
    draft.choose("6.3", Some(3));
    draft.choose("1.1", Some(3));
    let seen = see(&docx(&draft, Lang::Vi));
    let evidence = |id: &str| seen.rows.iter().find(|r| r.len() == 5 && r[0] == id).unwrap()[2].clone();
    assert_eq!((evidence("6.3").as_str(), evidence("1.1").as_str()), ("Sản phẩm mẫu nộp kèm", "Chưa có"));
}

#[test]
fn a_paper_of_the_register_is_evidence_before_an_answer_names_it() {
    let mut draft = Draft::new(8, "");
    let listed = |draft: &Draft| see(&docx(draft, Lang::Vi)).rows.into_iter().find(|r| r[0] == "PL\u{a0}1");
    assert_eq!(listed(&draft), None);
    draft.papers = vec![Paper { paper: "haccp".into(), state: EvidenceState::Ready, ..Paper::default() }];
    let row = listed(&draft).unwrap();
    assert_eq!((row[3].as_str(), row[4].as_str()), ("", "Đã có"));
}
