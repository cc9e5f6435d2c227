//! The other files for a producer besides the dossier: register, scoring sheet, summary, workbook, archive.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;
use sao_lang_core::assessment::assess;
use sao_lang_core::catalogue::EditionTexts as _;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{Properties, Purpose, archive, docx, entries, form02, score_sheet, summary, workbook};
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper};
use sao_lang_core::locale::Lang;
use sao_lang_worker::handlers::{Attachments, answer, attachments_of};

use super::asking::{ask, file};
use test_support::{best, cases, edition, generate, household, set, top, work};
use worker_protocol::{
    Document, DocumentBlocks, Failure, FetchAttachment, How, MakeArchive, MakeDocument, Request, WordDocument,
};
use zip::ZipArchive;

/// The household with a register of two papers; the first has one photo on the device and one missing photo.
fn with_papers() -> Draft {
    let mut draft = household();
    let file = |id: &str, name: &str| Attachment {
        id: id.into(),
        name: name.into(),
        media_type: "image/jpeg".into(),
        bytes: 3,
        caption: "Ảnh chụp sổ".into(),
        ..Attachment::default()
    };
    draft.papers = vec![
        Paper {
            paper: "material-invoices".into(),
            label: "ghe Tư Đờn".into(),
            state: EvidenceState::Ready,
            number: "01/2026".into(),
            issued: "2026-02-03".into(),
            files: vec![file("here", "../../Hóa đơn số 1.JPG"), file("gone", "mất.jpg")],
            ..Paper::default()
        },
        Paper { paper: "awards".into(), due: "2026-12-01".into(), state: EvidenceState::Preparing, ..Paper::default() },
    ];
    draft
}

fn of(draft: &Draft) -> &'static sao_lang_core::catalogue::ProductSet {
    set(draft.set)
}

fn zipped(draft: &Draft) -> ZipArchive<Cursor<Vec<u8>>> {
    let bytes = |id: &str| (id == "here").then(|| b"jpg".to_vec());
    let done = archive(Cursor::new(Vec::new()), draft, edition(), of(draft), &work(Lang::Vi), bytes).unwrap();
    ZipArchive::new(done).unwrap()
}

/// The cells of a workbook's sheet, row by row.
fn rows(bytes: Vec<u8>, sheet: usize) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn texts(blocks: &[Block]) -> String {
    serde_json::to_string(blocks).unwrap()
}

#[test]
fn a_paper_stands_once_in_the_register_with_all_that_it_proves() {
    let draft = with_papers();
    let list = entries(&draft, edition(), of(&draft), Purpose::Work);
    assert_eq!(list.iter().map(|e| e.no).collect::<Vec<_>>(), (1..=list.len()).collect::<Vec<_>>());
    let keys: Vec<&str> = list.iter().map(|e| e.key).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
    for (id, answer) in &draft.answers {
        // Samples are handed in separately and have no entry.
        for key in answer.papers.iter().filter(|key| *key != "product-sample") {
            let entry = list.iter().find(|e| e.key == key).expect(key);
            assert!(entry.criteria.contains(&id.as_str()), "{key} does not name {id}");
        }
    }
    let invoices = list.iter().find(|e| e.key == "material-invoices").unwrap();
    assert_eq!(invoices.name(edition(), Lang::Vi), "Hóa đơn, sổ ghi mua nguyên liệu (ghe Tư Đờn)");
    assert_eq!((invoices.state, invoices.criteria.as_slice()), (EvidenceState::Ready, &["1.1"][..]));
}

#[test]
fn answers_follow_the_state_of_their_papers() {
    let mut draft = household();
    draft.add_paper(Paper { paper: "material-invoices".into(), ..Paper::default() });
    assert_eq!(draft.answers["1.1"].evidence, EvidenceState::None);
    draft.edit_paper(0, |p| p.state = EvidenceState::Preparing);
    assert_eq!(draft.answers["1.1"].evidence, EvidenceState::Preparing);
    // A new number of a paper does not change the state that the answer got later.
    draft.edit_answer("1.1", |a| a.evidence = EvidenceState::Ready);
    draft.edit_paper(0, |p| p.number = "7".into());
    assert_eq!(draft.answers["1.1"].evidence, EvidenceState::Ready);
    assert!(draft.remove_paper(5).is_none() && draft.remove_paper(0).is_some());
    assert_eq!(draft.answers["1.1"].evidence, EvidenceState::Ready);
}

#[test]
fn an_answer_is_as_far_as_the_least_of_its_papers() {
    let mut draft = household();
    draft.edit_answer("1.1", |a| a.papers = vec!["material-invoices".into(), "origin-confirmation".into()]);
    draft.add_paper(Paper { paper: "material-invoices".into(), state: EvidenceState::Ready, ..Paper::default() });
    assert_eq!(draft.answers["1.1"].evidence, EvidenceState::Ready);
    draft.add_paper(Paper { paper: "origin-confirmation".into(), ..Paper::default() });
    assert_eq!(draft.answers["1.1"].evidence, EvidenceState::None);
}

#[test]
fn the_sheet_shows_every_option_and_marks_the_chosen_one() {
    for set in &edition().sets {
        let draft = top(set.no);
        let blocks = score_sheet(&draft, edition(), set, &work(Lang::Vi));
        let Some(Block::Table(table)) = blocks.iter().find(|b| matches!(b, Block::Table(_))) else {
            panic!("no table")
        };
        let lines: Vec<String> = table.rows.iter().map(|r| r.cells[0].paragraphs[0].text()).collect();
        let mut lines = lines.iter().filter(|line| line.starts_with(['☐', '☑']));
        for criterion in set.criteria() {
            for (place, option) in edition().question(criterion).options.iter().enumerate() {
                let line = lines.next().unwrap();
                assert!(line.contains(option.text.text(Lang::Vi)), "{line}");
                let chosen = place + 1 == usize::from(best(criterion));
                assert_eq!(line.starts_with('☑'), chosen, "set {} {}: {line}", set.no, criterion.id);
            }
        }
        assert_eq!(lines.next(), None, "set {}", set.no);
    }
}

#[test]
fn the_summary_says_the_estimate_and_the_next_steps() {
    let draft = household();
    let said = texts(&summary(&draft, edition(), of(&draft), &work(Lang::Vi)));
    for words in ["52 điểm", "Việc nên làm tiếp để lên 3 sao", "Tiêu chí "] {
        assert!(said.contains(words), "{words}");
    }
    let best = texts(&summary(&top(8), edition(), set(8), &work(Lang::Vi)));
    assert!(best.contains("đã được đủ 5 sao"), "{best}");
}

#[test]
fn summary_and_sheet_say_nothing_before_enough_is_answered() {
    let draft = Draft::new(8, "");
    for said in [summary, score_sheet].map(|make| texts(&make(&draft, edition(), set(8), &work(Lang::Vi)))) {
        assert!(said.contains("Chưa có kết quả: mới trả lời 0 trên"), "{said}");
        for promise in ["Kết quả tự ước tính", "Chắc chắn", "Việc nên làm tiếp", "Điều đang giữ sản phẩm lại"]
        {
            assert!(!said.contains(promise), "{promise}");
        }
    }
    let said = texts(&summary(&draft, edition(), set(8), &work(Lang::Vi)));
    assert!(said.contains("Còn phải trả lời") && said.contains("câu chưa trả lời"), "{said}");
}

#[test]
fn summary_and_sheet_say_a_rejection_first_and_what_is_open() {
    let mut draft = top(8);
    draft.knock_outs.insert("forged-papers".into(), true);
    let result = assess(&draft, edition(), set(8));
    let text = |id: sao_lang_core::catalogue::TextId| id.text(Lang::Vi);
    let reason = text(edition().knock_out(result.knock_outs[0].knock_out).result);
    for said in [summary, score_sheet].map(|make| texts(&make(&draft, edition(), set(8), &work(Lang::Vi)))) {
        let reason = said.find(reason).expect("the reason");
        assert!(reason < said.find("Tự chấm được 100 điểm, nhưng hồ sơ sẽ bị loại").unwrap(), "{said}");
        for open in result.open_knock_outs() {
            assert!(said.contains(text(edition().knock_out(open.knock_out).ask)), "{}", open.key);
        }
        for promise in ["Kết quả tự ước tính", "Chắc chắn", "hạng cao nhất", "5 sao, nếu"] {
            assert!(!said.contains(promise), "{promise}");
        }
    }
    draft.knock_outs.clear();
    let open = assess(&draft, edition(), set(8)).open_knock_outs().count();
    let words = format!("5 sao, nếu đạt {open} điều kiện chưa trả lời");
    for said in [summary, score_sheet].map(|make| texts(&make(&draft, edition(), set(8), &work(Lang::Vi)))) {
        assert!(said.contains(&words), "{said}");
    }
}

#[test]
fn every_criterion_is_a_row_of_the_workbook() {
    for no in [1, 8, 11, 26] {
        let draft = top(no);
        let result = assess(&draft, edition(), set(no));
        let rows = rows(workbook(&draft, edition(), set(no), &work(Lang::Vi)).unwrap(), 0);
        let head = rows.iter().position(|row| row[2] == Data::String("Tiêu chí".into())).unwrap();
        for (row, criterion) in rows[head + 1..].iter().zip(set(no).criteria()) {
            assert_eq!(row[2], Data::String(criterion.id.clone()));
            assert_eq!(row[5], Data::Float(result.criterion(&criterion.id).unwrap().points.into()));
            let stated = edition().printed(criterion, best(criterion).into(), Lang::Vi).unwrap();
            assert_eq!(row[4], Data::String(stated));
        }
    }
}

#[test]
fn hostile_texts_are_texts_in_the_workbook() {
    let mut draft = household();
    let story: String = "Mùa gió chướng. ".chars().cycle().take(10_000).collect();
    let hostile =
        ["=cmd|' /C calc'!A0", "+1", "@x", "]]>&<b>", "a\u{0}\u{1}b", "\u{202e}😀", "https://example.com", &story];
    for (text, id) in hostile.iter().zip(["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.1"]) {
        draft.edit_answer(id, |a| a.note = (*text).to_owned());
    }
    draft.applicant.history = "x".repeat(40_000);
    let bytes = workbook(&draft, edition(), of(&draft), &work(Lang::Vi)).unwrap();
    let found = rows(bytes.clone(), 0);
    for text in hostile {
        let kept = Data::String(text.replace(['\u{0}', '\u{1}'], ""));
        assert!(found.iter().any(|row| row[9] == kept), "{text:?}");
    }
    let long = rows(bytes, 2).into_iter().find_map(|r| r[1].to_string().starts_with("xxx").then(|| r[1].to_string()));
    let long = long.unwrap();
    assert!(long.chars().count() == 32_767 && long.ends_with("hồ sơ Word)"), "{}", long.len());
}

#[test]
fn the_same_draft_gives_the_same_files() {
    let draft = with_papers();
    let book = || workbook(&draft, edition(), of(&draft), &work(Lang::Vi)).unwrap();
    assert_eq!(book(), book());
    let zip = || zipped(&draft).into_inner().into_inner();
    assert_eq!(zip(), zip());
}

#[test]
fn the_worker_makes_every_file_and_names_what_is_wrong() {
    let draft = sao_lang_core::draft::to_json(&with_papers());
    let how = || How { today: "2026-11-24".into(), lang: "vi".into(), purpose: Purpose::Work, private_notes: true };
    let make = |document, draft: &str| MakeDocument { document, draft: draft.to_owned(), how: how() };
    let files = Attachments::from([("here".to_owned(), b"jpg".to_vec())]);
    let [dossier, sheet, summary] =
        [WordDocument::Dossier, WordDocument::ScoreSheet, WordDocument::Summary].map(Document::Word);
    for document in [dossier, sheet, summary, Document::Archive, Document::Workbook] {
        let bytes = file(make(document, &draft), &files).unwrap();
        assert!(bytes.starts_with(b"PK"), "{document:?}");
        assert_eq!(Document::from_name(document.name()), Some(document));
        assert_eq!(file(make(document, "{}"), &files), Err(Failure::Draft));
    }
    // Of all documents, only the archive needs attachments.
    assert_eq!(attachments_of(&MakeArchive { draft: draft.clone(), how: how() }), ["here", "gone"]);
    assert!(matches!(Request::from(make(Document::Archive, &draft)), Request::Archives(_)));
    assert!(!matches!(Request::from(make(dossier, &draft)), Request::Archives(_)));
    assert!(answer(&FetchAttachment { id: "here".into() }.into(), &files).is_none());
    assert!(file(make(Document::Calendar, &draft), &files).unwrap().starts_with(b"BEGIN:VCALENDAR"));
    let blocks = ask(DocumentBlocks { document: WordDocument::Summary, draft, how: how() }).unwrap();
    assert!(docx(&blocks, &work(Lang::Vi), &Properties::default()).unwrap().starts_with(b"PK"));
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_draft_has_every_file(draft in generate::draft()) {
        let set = of(&draft);
        prop_assert!(!workbook(&draft, edition(), set, &work(Lang::Vi)).unwrap().is_empty());
        prop_assert!(zipped(&draft).len() >= 5);
        let word = |blocks: &[Block], lang| docx(blocks, &work(lang), &Properties::default()).unwrap();
        prop_assert!(!word(&score_sheet(&draft, edition(), set, &work(Lang::En)), Lang::En).is_empty());
        prop_assert!(!word(&summary(&draft, edition(), set, &work(Lang::Vi)), Lang::Vi).is_empty());
    }
}

#[test]
fn the_register_does_not_say_again_what_the_forms_say() {
    let mut draft = Draft::new(8, "");
    draft.applicant.name = "Hộ kinh doanh Ba Hải".into();
    draft.papers =
        vec![Paper { paper: "haccp".into(), holder: " Hộ kinh doanh Ba Hải".into(), ..Paper::default() }];
    let listed = |draft: &Draft| {
        let form = texts(&form02(draft, edition(), of(draft), &work(Lang::Vi)));
        form.contains("Tên ghi trên giấy")
    };
    assert!(!listed(&draft));
    draft.papers[0].holder = "Ba Hải và em".into();
    assert!(listed(&draft));
}
