//! Full drafts, one per industry, as each of the three kinds: all they say stands in the dossier.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use roxmltree::Document;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{Purpose, archive, dossier, dossier_docx, entries, workbook};
use sao_lang_core::draft::{Draft, EvidenceState, Paper, RatingKind, parse, remarks, to_json};
use sao_lang_core::figures::{Between, FigureAt, contradictions, rating_year, reckon_answers};
use sao_lang_core::form::{Step, written_date};
use sao_lang_core::locale::Lang;
use sao_lang_core::review::{Finding, review};
use sao_lang_core::slips::{Verdict, verdict};
use serde_json::Value;
use test_support::{edition, hand_in, path, set, work};
use zip::ZipArchive;

const KINDS: [RatingKind; 3] = [RatingKind::First, RatingKind::Upgrade, RatingKind::ReRating];

/// The drafts in `tests/fixtures/full`, by file name.
fn full_drafts() -> Vec<(String, Draft)> {
    let files = std::fs::read_dir(path("tests/fixtures/full")).unwrap().map(|entry| entry.unwrap().path());
    let mut drafts: Vec<_> = files
        .map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            (name, parse(&std::fs::read(&file).unwrap()).unwrap())
        })
        .collect();
    drafts.sort_by(|a, b| a.0.cmp(&b.0));
    drafts
}

/// The texts of a DOCX file, a line per paragraph.
fn text_of(docx: &[u8]) -> String {
    let mut xml = String::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let document = Document::parse(&xml).unwrap();
    let paragraphs = document.descendants().filter(|n| n.tag_name().name() == "p");
    let line = |p: roxmltree::Node| -> String {
        p.descendants().filter(|n| n.tag_name().name() == "t").filter_map(|n| n.text()).collect()
    };
    paragraphs.map(line).collect::<Vec<_>>().join("\n")
}

/// What is not the producer's text: keys, states, what the file says of itself; the notes for a story stay in the draft.
const NOT_PRINTED: [&str; 20] = [
    "format",
    "edition",
    "created",
    "changed",
    "kind",
    "history",
    "plan-wishes",
    "story.origin",
    "story.place",
    "story.people",
    "story.craft",
    "story.difference",
    "story.checked",
    "state",
    "paper",
    "evidence",
    "id",
    "media_type",
    "papers.files.name",
    "papers.files.caption",
];

/// Every text of a draft file with its place, but for those that are no text of the producer.
fn texts(value: &Value, place: &str, found: &mut Vec<(String, String)>) {
    let name = place.rsplit('.').next().unwrap_or_default();
    if NOT_PRINTED.iter().any(|n| *n == place || *n == name) {
        return;
    }
    match value {
        Value::String(text) => found.push((place.to_owned(), text.clone())),
        Value::Array(items) => items.iter().for_each(|item| texts(item, place, found)),
        Value::Object(members) => {
            for (name, member) in members {
                let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                texts(member, &place, found);
            }
        }
        _ => {}
    }
}

#[test]
fn there_is_one_for_each_industry_and_it_leaves_nothing_open() {
    let drafts = full_drafts();
    let industries: BTreeSet<u8> = drafts.iter().map(|(_, draft)| set(draft.set).industry).collect();
    assert_eq!(industries.len(), edition().industries.len());
    for (name, draft) in &drafts {
        assert_eq!(remarks(draft, edition(), set(draft.set)), [], "{name}");
        for criterion in set(draft.set).criteria() {
            assert!(draft.option(&criterion.id).is_some(), "{name}: {} is open", criterion.id);
        }
        for field in Step::ALL.into_iter().flat_map(Step::fields) {
            // Plants and tourism have no ingredients.
            let has_none = field.key == "product.ingredients" && draft.set >= 24;
            assert!(has_none || !field.is_empty(draft), "{name}: {} is empty", field.key);
        }
        for paper in draft.papers.iter().map(|p| &p.paper).chain(draft.answers.values().flat_map(|a| &a.papers)) {
            assert!(edition().paper_index(paper).is_some(), "{name}: no paper {paper}");
        }
    }
}

#[test]
fn every_text_of_the_draft_is_in_the_dossier() {
    for (name, mut draft) in full_drafts() {
        for kind in KINDS {
            draft.kind = kind;
            let dossier = text_of(&dossier_docx(&draft, edition(), set(draft.set), &work(Lang::Vi)).unwrap());
            let mut found = Vec::new();
            texts(&serde_json::from_str(&to_json(&draft)).unwrap(), "", &mut found);
            assert!(found.len() > 200, "{name}: only {} texts", found.len());
            for (place, text) in found {
                // A first rating says nothing of a recognition.
                if kind == RatingKind::First && place.starts_with("recognition.") {
                    continue;
                }
                // Papers are named in words.
                if place.ends_with(".papers") {
                    let paper = edition().paper(edition().paper_index(&text).unwrap());
                    assert!(dossier.contains(paper.name.text(Lang::Vi)), "{name}: {text} is not named");
                    continue;
                }
                // Figures are printed as they are understood.
                let figure = ["product.figures.", "applicant.figures."].iter().find_map(|at| place.strip_prefix(at));
                if let Some(key) = figure {
                    let figure = FigureAt::of_key(edition(), key).unwrap_or_else(|| panic!("{name}: no figure {key}"));
                    let read = figure.read(&draft).unwrap_or_else(|what| panic!("{name}: {key}: {what}"));
                    let written = read.unwrap().written(Lang::Vi);
                    assert!(dossier.contains(&format!("\n{written}\n")), "{name} as {kind:?}: {key} lacks {written:?}");
                    continue;
                }
                for line in written_date(&text).lines() {
                    assert!(dossier.contains(line.trim()), "{name} as {kind:?}: {place} lacks {line:?}");
                }
            }
        }
    }
}

#[test]
fn the_figures_of_each_agree_with_its_answers_and_with_each_other() {
    for (name, mut draft) in full_drafts() {
        for kind in KINDS {
            draft.kind = kind;
            let set = set(draft.set);
            let found = contradictions(&draft, edition(), set, rating_year(edition(), work(Lang::Vi).today));
            // Two of them were filled in for the round of the year before.
            let found: Vec<_> = found.iter().filter(|c| !matches!(c.between, Between::OldYears { .. })).collect();
            assert!(found.is_empty(), "{name} as {kind:?}: {found:?}");
            let year = rating_year(edition(), work(Lang::Vi).today);
            let begun = reckon_answers(&draft, edition(), set, year).iter().filter(|(_, r)| r.is_begun(&draft)).count();
            assert!(begun >= 4, "{name}: figures lead to {begun} answers");
        }
    }
}

#[test]
fn the_workbook_has_the_figures() {
    let (_, draft) = full_drafts().swap_remove(0);
    let book = workbook(&draft, edition(), set(draft.set), &work(Lang::Vi)).unwrap();
    let mut strings = String::new();
    ZipArchive::new(Cursor::new(book))
        .unwrap()
        .by_name("xl/sharedStrings.xml")
        .unwrap()
        .read_to_string(&mut strings)
        .unwrap();
    let written = FigureAt::of_key(edition(), "capacity").unwrap().written(&draft, Lang::Vi);
    assert!(strings.contains(&format!(">{written}<")), "{written}");
}

#[test]
fn criteria_cite_each_paper_by_its_number_in_the_register() {
    for (name, draft) in full_drafts() {
        let set = set(draft.set);
        let dossier = text_of(&dossier_docx(&draft, edition(), set, &work(Lang::Vi)).unwrap());
        for entry in entries(&draft, edition(), set, Purpose::Work) {
            // The table names it once; part III cites its number alone, once for each criterion that it proves.
            let listed = format!("\n{}\n{}\n", entry.label(Lang::Vi), entry.name(edition(), Lang::Vi));
            assert_eq!(dossier.matches(&listed).count(), 1, "{name}: {listed}");
            assert_eq!(
                dossier.lines().filter(|line| cites(line, &entry.label(Lang::Vi))).count(),
                entry.criteria.len(),
                "{name}: {listed}"
            );
        }
    }
}

/// Whether a line of evidence such as "Đã có: PL 3, PL 7" cites a paper.
fn cites(line: &str, place: &str) -> bool {
    let Some((_, places)) = line.split_once(": ") else { return false };
    places.split(", ").all(|p| p.starts_with("PL\u{a0}")) && places.split(", ").any(|p| p == place)
}

#[test]
fn criteria_tell_which_of_their_papers_are_there() {
    let (_, mut draft) = full_drafts().swap_remove(0);
    let paper = |key: &str, state| Paper { paper: key.into(), state, ..Paper::default() };
    draft.papers = vec![paper("haccp", EvidenceState::Ready), paper("label-sample", EvidenceState::Preparing)];
    draft.edit_answer("1.1", |a| a.papers = ["label-sample", "haccp"].map(str::to_owned).into());
    let dossier = text_of(&dossier_docx(&draft, edition(), set(draft.set), &work(Lang::Vi)).unwrap());
    let [ready, preparing] = ["haccp", "label-sample"].map(|key| {
        let entries = entries(&draft, edition(), set(draft.set), Purpose::Work);
        entries.iter().find(|e| e.key == key).unwrap().label(Lang::Vi)
    });
    assert!(dossier.contains(&format!("\nĐã có: {ready}\nĐang chuẩn bị: {preparing}\n")), "{dossier}");
}

#[test]
fn workbook_and_archive_can_be_made_of_each() {
    for (name, mut draft) in full_drafts() {
        for kind in KINDS {
            draft.kind = kind;
            let set = set(draft.set);
            assert!(workbook(&draft, edition(), set, &work(Lang::Vi)).unwrap().starts_with(b"PK"), "{name}");
            let photo = |_: &str| Some(b"jpg".to_vec());
            let made = archive(Cursor::new(Vec::new()), &draft, edition(), set, &work(Lang::Vi), photo).unwrap();
            let photos: usize = draft.papers.iter().map(|p| p.files.len()).sum();
            assert_eq!(
                ZipArchive::new(made).unwrap().len(),
                photos + 6,
                "{name}: forms, story, workbook, index, draft and photos"
            );
        }
    }
}

#[test]
fn what_leads_to_a_table_stands_on_its_page() {
    for (name, draft) in full_drafts() {
        let blocks = dossier(&draft, edition(), set(draft.set), &work(Lang::Vi));
        // One without lines only keeps things together.
        let tables = blocks.windows(2).filter(|pair| matches!(&pair[1], Block::Table(table) if table.lines));
        let mut seen = 0;
        for pair in tables {
            if let Block::Paragraph(before) = &pair[0] {
                seen += 1;
                assert!(before.keep_with_next, "{name}: “{}” can be parted from its table", before.text());
            }
        }
        assert!(seen >= 2, "{name}: {seen} tables");
    }
}

#[test]
fn results_and_claims_of_the_full_drafts_are_in_order_and_each_result_is_compared() {
    let today = sao_lang_core::calendar::day("2026-09-20").unwrap();
    let mut compared = 0;
    for (name, draft) in full_drafts() {
        let found = review(&draft, edition(), set(draft.set), today);
        let of_slips = |f: &&Finding| matches!(f, Finding::Result(_) | Finding::Claim(_) | Finding::Untested { .. });
        let words = found.iter().filter(of_slips).map(|f| f.words(&draft, edition(), set(draft.set), Lang::Vi));
        assert_eq!(words.collect::<Vec<_>>(), Vec::<String>::new(), "{name}");
        let rows = draft.papers.iter().flat_map(|paper| &paper.results).filter(|row| !row.result.is_empty());
        compared += rows.filter(|row| matches!(verdict(row), Verdict::Within | Verdict::Free)).count();
    }
    assert_eq!(compared, 22);
}

#[test]
fn every_result_is_in_the_dossier_and_in_the_workbook() {
    for (name, mut draft) in full_drafts() {
        for paper in &mut draft.papers {
            for row in &mut paper.results {
                row.name.insert_str(0, "=1+<&>");
            }
        }
        for options in [work(Lang::Vi), hand_in()] {
            let dossier = text_of(&dossier_docx(&draft, edition(), set(draft.set), &options).unwrap());
            let book = workbook(&draft, edition(), set(draft.set), &options).unwrap();
            let mut shared = String::new();
            let mut zip = ZipArchive::new(Cursor::new(book)).unwrap();
            zip.by_name("xl/sharedStrings.xml").unwrap().read_to_string(&mut shared).unwrap();
            let shared = Document::parse(&shared).unwrap();
            let cells: String = shared.descendants().filter_map(|node| node.text()).collect();
            for row in draft.papers.iter().flat_map(|paper| &paper.results) {
                for text in [&row.name, &row.limit, &row.result, &row.unit] {
                    assert!(
                        dossier.lines().any(|line| line == text) || text.is_empty(),
                        "{name}: {text} in the dossier"
                    );
                    assert!(cells.contains(text.as_str()), "{name}: {text} in the workbook");
                }
            }
        }
    }
}
