//! Papers from templates: each renders for everyone whom it serves, with everything that was typed, whatever that was.

use std::sync::LazyLock;

use proptest::prelude::*;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::model::{Block, Paragraph};
use sao_lang_core::documents::{Page, blanks, bundle, figures_of, pack, written, written_options};
use sao_lang_core::draft::{Draft, EvidenceState, parse, to_json};
use sao_lang_core::locale::Lang;
use sao_lang_core::templates::{
    AskKind, MAX_ROWS, Offer, Source, TEMPLATES, Template, Templates, Written, coverage, enter, filled_with_examples,
    offers, read, remaining, template,
};
use test_support::{cases, docx_text, edition, generate, household, set};

static ALL: LazyLock<Templates> = LazyLock::new(|| read(TEMPLATES, edition()).expect("the edition has templates"));

fn full(name: &str) -> Draft {
    parse(test_support::read(&format!("tests/fixtures/full/{name}.json")).as_bytes()).unwrap()
}

fn today() -> chrono::NaiveDate {
    "2026-12-01".parse().unwrap()
}

fn source(draft: &Draft) -> Source<'_> {
    Source { draft, edition: edition(), set: set(draft.set), templates: &ALL, today: today() }
}

/// A draft of a set whose applicant is of a kind.
fn draft_of(no: u16, kind: &str) -> Draft {
    let mut draft = Draft::new(no, "2026-12-01T00:00:00Z");
    let kind = ALL.kinds.iter().find(|k| k.key == kind).unwrap();
    draft.applicant.organisation = kind.name.vi.clone();
    draft
}

/// Calls `look` with every paper that a template serves, empty and filled with examples.
fn each_variant(template: &Template, mut look: impl FnMut(&Source, &Written)) {
    for set in &edition().sets {
        for kind in &ALL.kinds {
            let draft = draft_of(set.no, &kind.key);
            if template.serves(&source(&draft).variant()) {
                let written = Written::first(template);
                look(&source(&draft), &written);
                let filled = filled_with_examples(&source(&draft), &written);
                look(&source(&filled), &written);
            }
        }
    }
}

/// All paragraphs of blocks, those of tables included.
fn paragraphs(blocks: &[Block]) -> Vec<&Paragraph> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => found.push(paragraph),
            Block::Table(table) => {
                found.extend(table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs));
            }
            _ => {}
        }
    }
    found
}

fn text_of(blocks: &[Block]) -> String {
    paragraphs(blocks).into_iter().map(Paragraph::text).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_paper_of_the_issue_has_a_template() {
    let keys = [
        "material-contract",
        "linkage-contract",
        "contract-settlement",
        "group-contract",
        "distribution-contract",
        "grower-list",
        "production-diary",
        "capacity-report",
        "labour-list",
        "share-list",
        "training-minutes",
        "waste-records",
        "green-technology-proof",
        "agent-list",
        "market-report",
        "manager-decision",
        "promotion-record",
        "story-text",
        "story-leaflet",
        "usage-leaflet",
        "idea-description",
        "base-standard",
        "self-declaration",
        "food-safety-commitment",
        "quality-control-plan",
        "sensory-minutes",
        "feedback-form",
        "feedback-summary",
        "tourism-plan",
        "tourism-rules",
        "board-rules",
        "visitor-book",
        "origin-letter",
        "cover-letter",
        "contents-list",
    ];
    for key in keys {
        assert!(ALL.templates.iter().any(|template| template.key == key), "{key}");
    }
}

#[test]
fn every_paper_renders_for_everyone_whom_it_serves() {
    for template in &ALL.templates {
        let mut seen = 0;
        each_variant(template, |source, paper| {
            seen += 1;
            let blocks = written(source, paper);
            let text = text_of(&blocks);
            let at = format!("{} of set {} for {}", template.key, source.set.no, source.variant().kind);
            assert!(!text.contains(['{', '}']), "{at}: {text}");
            // A heading stands before text, and text before the end.
            let levels: Vec<u8> =
                blocks.iter().map(|block| if let Block::Paragraph(p) = block { p.heading } else { 0 }).collect();
            let empty = levels.windows(2).any(|pair| pair[0] > 1 && pair[1] > 1);
            assert!(!empty && levels.last() == Some(&0), "{at}: a heading without text");
        });
        assert!(seen > 0, "{} serves nobody", template.key);
    }
}

#[test]
fn every_typed_value_is_in_the_paper() {
    for template in &ALL.templates {
        each_variant(template, |source, paper| {
            if !paper.is_begun(source.draft) {
                return;
            }
            let text = text_of(&written(source, paper));
            let variant = source.variant();
            let printed: Vec<&str> = template.texts_of(&variant).collect();
            let tables: Vec<&str> = template.parts_of(&variant).map(|part| part.table.as_str()).collect();
            for ask in &template.asks {
                let is_printed = printed.iter().any(|text| text.contains(&format!("{{{}}}", ask.key)));
                let at = format!("{} of set {}: {}", template.key, source.set.no, ask.key);
                match ask.kind {
                    AskKind::Table if tables.contains(&ask.key.as_str()) => {
                        for cell in paper.rows(source.draft, ask).concat() {
                            assert!(text.contains(&cell), "{at}: {cell}");
                        }
                    }
                    AskKind::Date if is_printed => {
                        let [year, month, day] = ask.example.split('-').collect::<Vec<_>>()[..] else { panic!("{at}") };
                        assert!(text.contains(&format!("{day}/{month}/{year}")), "{at}");
                    }
                    _ if is_printed => {
                        assert!(text.to_lowercase().contains(&ask.example.to_lowercase()), "{at}: {text}")
                    }
                    _ => {}
                }
            }
        });
    }
}

#[test]
fn what_is_not_known_is_dots_and_is_named() {
    let draft = draft_of(8, "household");
    let contract = template(&ALL, "material-contract").unwrap();
    let paper = Written::first(contract);
    let found = blanks(&source(&draft), &paper, Lang::Vi);
    let labels: Vec<&str> = found.iter().map(|blank| blank.label.as_str()).collect();
    assert!(labels.iter().any(|label| label.contains("Họ tên người bán")), "{labels:?}");
    let of_draft: Vec<&str> = found.iter().filter(|b| !b.screen.is_empty()).map(|b| b.screen.as_str()).collect();
    assert!(of_draft.contains(&"details/applicant#applicant-phone"), "{of_draft:?}");
    let filled = filled_with_examples(&source(&draft), &paper);
    let left = blanks(&source(&filled), &paper, Lang::Vi);
    assert!(left.iter().all(|blank| !blank.screen.is_empty()), "{left:?}");
}

#[test]
fn a_paper_is_entered_once_for_each_partner_and_nothing_typed_is_lost() {
    let mut draft = household();
    let contract = template(&ALL, "material-contract").unwrap();
    let (first, second) = (Written::copy(contract, 1), Written::copy(contract, 2));
    for (paper, seller) in [(first, "Ông Ba"), (second, "Bà Tư")] {
        paper.set(&mut draft, contract.ask("seller").unwrap(), seller);
        paper.set(&mut draft, contract.ask("until").unwrap(), "2028-01-31");
    }
    let before = draft.papers.len();
    let set = set(draft.set);
    let index = enter(&mut draft, edition(), set, &first, today()).unwrap();
    let paper = &draft.papers[index];
    assert_eq!((paper.paper.as_str(), paper.label.as_str()), ("material-contract", "Ông Ba"));
    assert_eq!((paper.state, paper.issued.as_str()), (EvidenceState::Preparing, "2026-12-01"));
    assert_eq!(paper.valid_until, "2028-01-31");
    assert_eq!(paper.holder, draft.applicant.name.trim());
    enter(&mut draft, edition(), set, &second, today());
    assert_eq!(draft.papers.len(), before + 2);
    draft.edit_paper(index, |paper| (paper.state, paper.number) = (EvidenceState::Ready, "7".into()));
    enter(&mut draft, edition(), set, &first, today());
    assert_eq!((draft.papers.len(), draft.papers[index].number.as_str()), (before + 2, "7"));
    assert_eq!(draft.papers[index].state, EvidenceState::Ready);
    // A letter is no paper of the dossier.
    let letter = Written::first(template(&ALL, "cover-letter").unwrap());
    assert_eq!(enter(&mut draft, edition(), set, &letter, today()), None);
}

#[test]
fn copies_are_apart_and_come_back_from_the_file() {
    let mut draft = household();
    let contract = template(&ALL, "material-contract").unwrap();
    let ask = contract.ask("seller").unwrap();
    Written::first(contract).set(&mut draft, ask, "Ông Ba");
    let second = Written::next(contract, &draft).unwrap();
    assert_eq!(second.copy, 2);
    second.set(&mut draft, ask, "Bà Tư");
    let list = template(&ALL, "labour-list").unwrap();
    let people = list.ask("people").unwrap();
    let rows =
        vec![vec!["Trần\tHoa".to_owned(), String::new(), "a\nb".into(), String::new(), String::new(), "x".into()]];
    Written::first(list).set_rows(&mut draft, people, &rows);
    let again = parse(to_json(&draft).as_bytes()).unwrap();
    assert_eq!(again, draft);
    assert_eq!(Written::copies(contract, &again).len(), 2);
    assert_eq!(Written::copy(contract, 2).text(&again, ask), "Bà Tư");
    let row = Written::first(list).rows(&again, people);
    assert_eq!(row, [["Trần Hoa", "", "a b", "", "", "x"]]);
    // What serves all products is the applicant's.
    assert!(again.applicant.written.keys().all(|key| key.starts_with("labour-list.")));
    assert!(again.product.written.keys().all(|key| key.starts_with("material-contract.")));
}

#[test]
fn sums_stand_below_columns_that_add_up() {
    let template = ALL.templates.iter().find(|t| t.key == "grower-list").unwrap();
    let draft = draft_of(8, "household");
    let paper = Written::first(template);
    let table = template.asks.iter().find(|ask| ask.columns.iter().any(|column| column.sum)).unwrap();
    let place = table.columns.iter().position(|column| column.sum).unwrap();
    let with = |cells: [&str; 2]| {
        let mut draft = draft.clone();
        let row =
            |text: &str| (0..table.columns.len()).map(|n| if n == place { text.into() } else { "x".into() }).collect();
        paper.set_rows(&mut draft, table, &cells.map(row));
        text_of(&written(&source(&draft), &paper))
    };
    assert!(with(["1,5 tấn", "500 kg"]).contains("\n2 tấn"), "{}", with(["1,5 tấn", "500 kg"]));
    // What counts different things has no sum.
    assert!(with(["1 tấn", "3 lít"]).contains("Cộng"));
    assert!(!with(["1 tấn", "ba bao"]).contains("\n1 tấn\n1 tấn"));
}

#[test]
fn what_waits_for_a_paper_comes_first_and_a_ready_one_is_not_due() {
    for name in ["ca-phe-doi-sim", "du-lich-ban-nam-hoa", "tinh-dau-sa-doi-gio"] {
        let mut draft = full(name);
        draft.papers.clear();
        draft.answers.values_mut().for_each(|answer| answer.evidence = EvidenceState::None);
        let found = offers(&source(&draft), &source(&draft).wanted());
        let due = found.iter().take_while(|offer| !offer.wanted.is_empty()).count();
        assert!(due > 0, "{name}");
        assert!(found[due..].iter().all(|offer| offer.wanted.is_empty()), "{name}");
        let template = template(&ALL, &found[0].template.key).unwrap();
        let key = template.papers.first().or(template.asks_for.first()).unwrap().clone();
        if template.papers.is_empty() {
            continue;
        }
        draft.add_paper(sao_lang_core::draft::Paper { paper: key, state: EvidenceState::Ready, ..Default::default() });
        let again = offers(&source(&draft), &source(&draft).wanted());
        assert!(again.iter().find(|offer| offer.template.key == template.key).is_some_and(|offer| !offer.is_due()));
    }
}

#[test]
fn papers_of_others_say_who_issues_them_what_to_bring_and_how_long_it_takes() {
    let mut seen = 0;
    for no in 1..=26 {
        let draft = test_support::bottom(no);
        for paper in remaining(&source(&draft), source(&draft).wanted()) {
            seen += 1;
            for lang in [Lang::Vi, Lang::En] {
                let said = [paper.who(lang), paper.bring(lang), paper.effort(lang)];
                assert!(said.iter().all(|text| !text.trim().is_empty()), "{}: {said:?}", paper.wanted.paper);
            }
        }
    }
    assert!(seen > 26);
}

#[test]
fn the_archive_has_a_document_for_each_paper_and_the_sheet_to_read_first() {
    let mut draft = household();
    let contract = template(&ALL, "material-contract").unwrap();
    let ask = contract.ask("seller").unwrap();
    Written::copy(contract, 1).set(&mut draft, ask, "Ông Ba");
    Written::copy(contract, 2).set(&mut draft, ask, "Bà Tư");
    let pages = bundle(&source(&draft), "01-ca/");
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    let mut distinct = paths.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), paths.len(), "{paths:?}");
    assert!(paths.iter().all(|path| path.starts_with("01-ca/")), "{paths:?}");
    let due = offers(&source(&draft), &source(&draft).wanted()).into_iter().filter(Offer::is_due).count();
    assert!(pages.len() > due && due > 0, "{paths:?}");
    let options = written_options(&source(&draft));
    let bytes = pack(&pages, &options).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    assert_eq!(archive.len(), pages.len());
    assert!(archive.by_name(&format!("{}.docx", paths[0])).is_ok());
    assert_eq!(bytes, pack(&pages, &options).unwrap(), "the same draft gives the same bytes");
}

#[test]
fn coverage_counts_papers_that_templates_write() {
    for set in &edition().sets {
        let (written, all) = coverage(edition(), set, &ALL, None);
        assert!(written > 0 && written < all, "set {}: {written} of {all}", set.no);
    }
    let edition = catalogue().newest();
    let of_paper = |key: &str| edition.paper(edition.paper_index(key).unwrap()).template;
    assert!(of_paper("labour-list") && !of_paper("vietgap"));
}

#[test]
fn figures_of_a_paper_are_known_to_the_catalogue() {
    let draft = draft_of(8, "household");
    let labour = template(&ALL, "labour-list").unwrap();
    let keys: Vec<String> = figures_of(&source(&draft), &Written::first(labour)).iter().map(|at| at.key()).collect();
    assert_eq!(keys, ["workers", "workers-local", "workers-insured"]);
}

proptest! {
    #![proptest_config(cases(48))]

    /// Hostile texts in every place of a paper and of its draft: the document is sound, and holds them.
    #[test]
    fn any_text_makes_a_sound_document(
        mut draft in generate::draft(),
        texts in proptest::collection::vec(generate::text(), 8),
        pick in any::<prop::sample::Index>(),
    ) {
        let template = pick.get(&ALL.templates);
        let paper = Written::first(template);
        for (ask, text) in template.asks.iter().zip(texts.iter().cycle()) {
            match ask.kind {
                AskKind::Table => {
                    let rows: Vec<Vec<String>> = texts.iter().map(|text| vec![text.clone(); ask.columns.len()]).collect();
                    paper.set_rows(&mut draft, ask, &rows);
                }
                _ => paper.set(&mut draft, ask, text),
            }
        }
        let source = source(&draft);
        let bytes = Page::of(&source, &paper, false).docx(&written_options(&source)).unwrap();
        let seen = docx_text(&bytes);
        for ask in template.asks.iter().filter(|ask| ask.kind == AskKind::Table) {
            prop_assert!(paper.rows(&draft, ask).len() <= MAX_ROWS);
        }
        prop_assert!(!seen.is_empty());
    }

    /// A value is never a template: braces stay as they were typed.
    #[test]
    fn a_value_with_braces_stays(text in "\\{[a-z.]{1,12}\\}") {
        let contract = template(&ALL, "material-contract").unwrap();
        let mut draft = draft_of(8, "household");
        let paper = Written::first(contract);
        paper.set(&mut draft, contract.ask("seller").unwrap(), &text);
        prop_assert!(text_of(&written(&source(&draft), &paper)).contains(&text));
    }
}
