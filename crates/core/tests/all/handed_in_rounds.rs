//! The rounds of a draft as they are listed, their receipts, and the cover sheet in the electronic dossier.

use std::io::Cursor;

use sao_lang_core::documents::archive;
use sao_lang_core::draft::Draft;
use sao_lang_core::handed_in::{DifferenceGroup, MAX_ROUNDS, ReportedState, freeze, report, set_receipt, sha256};
use sao_lang_core::locale::Lang;
use sao_lang_core::merge::{Choices, merge};
use serde_json::json;
use test_support::{edition, hand_in, household, set};

use super::handed_in::{day, file, frozen, hashes, last, paper};

#[test]
fn the_receipt_comes_later_and_changes_nothing_that_was_frozen() {
    let mut draft = household();
    let code = freeze(&mut draft, &[], day("2026-12-01"), "xã Cồn Sậy Đông", "").unwrap();
    let without = draft.clone();
    set_receipt(&mut draft, 0, " 15/TN ");
    let round = last(&draft);
    assert!(round.is_intact());
    assert_eq!((round.handed_in.receipt.as_str(), round.handed_in.code.as_str()), ("15/TN", code.as_str()));
    assert_eq!(round.handed_in.state, last(&without).handed_in.state);
    // A draft that has the number and one that lacks it have one round together, with the number.
    for (one, other) in [(&draft, &without), (&without, &draft)] {
        let merged = merge(one, other, &Choices::new());
        assert_eq!(merged.handed_in, draft.handed_in);
        assert_eq!(merge(&merged, other, &Choices::new()).handed_in, draft.handed_in);
    }
    // Two numbers are both kept.
    let mut another = without.clone();
    set_receipt(&mut another, 0, "16/TN");
    let merged = merge(&draft, &another, &Choices::new());
    assert_eq!(merged.handed_in.len(), 2);
    assert_eq!(merge(&merged, &another, &Choices::new()).handed_in, merged.handed_in);
    assert_eq!(merge(&merged, &without, &Choices::new()).handed_in, merged.handed_in);
    // What is no round stays as it is.
    let mut damaged = household();
    damaged.handed_in = vec![json!([1]), json!({ "receipt": 7 })];
    let before = damaged.clone();
    (0..3).for_each(|index| set_receipt(&mut damaged, index, "1"));
    assert_eq!(damaged, before);
}

#[test]
fn all_rounds_are_reported_the_newest_first_group_by_group() {
    let mut draft = household();
    draft.papers = vec![paper("7", vec![file("aa", "trang-1.jpg"), file("bb", "trang-2.jpg")])];
    let present = hashes(&draft);
    freeze(&mut draft, &present[..1], day("2026-12-01"), "xã Cồn Sậy Đông", "15/TN").unwrap();
    draft.product.name = "Tên khác".to_owned();
    draft.papers[0].number = "8".to_owned();
    draft.choose("1.1", Some(1));
    frozen(&mut draft);
    draft.handed_in.insert(1, json!({ "on": "2026-12-02", "code": "K7PM-3XQ9" }));
    let mut altered = draft.handed_in[0].clone();
    altered["code"] = json!("AAAA-AAAA");
    draft.handed_in.insert(2, altered);
    let all = report(&draft, &present[..1], edition(), set(8), Lang::Vi);
    assert_eq!((all.older, all.without_bytes.as_slice()), (0, ["trang-2.jpg".to_owned()].as_slice()));
    let all = all.rounds;
    assert_eq!(all.iter().map(|round| round.index).collect::<Vec<_>>(), [3, 2, 1, 0]);
    let [newest, altered, unread, first] = all.as_slice() else { panic!("{all:?}") };
    let ReportedState::Intact { differences, .. } = &newest.state else { panic!("{newest:?}") };
    assert!(differences.is_empty() && !newest.is_to_amend());
    assert_eq!(altered.state, ReportedState::Altered);
    assert_eq!((unread.on.as_str(), unread.code.as_str()), ("2026-12-02", "K7PM-3XQ9"));
    assert!(matches!(unread.state, ReportedState::Unread(_)));
    let ReportedState::Intact { differences, points, without_hash } = &first.state else { panic!("{first:?}") };
    assert!(first.is_to_amend() && !altered.is_to_amend() && !unread.is_to_amend());
    let groups: Vec<DifferenceGroup> = differences.iter().map(|line| line.group).collect();
    assert_eq!(groups, DifferenceGroup::ALL);
    assert_eq!(without_hash, &["trang-2.jpg"]);
    assert_ne!(points[0], points[1]);
    let one = draft.handed_in[3].clone();
    draft.handed_in = vec![one; MAX_ROUNDS + 3];
    let many = report(&draft, &present, edition(), set(8), Lang::Vi);
    assert_eq!((many.rounds.len(), many.older), (MAX_ROUNDS, 3));
}

#[test]
fn the_archive_has_the_cover_sheet_of_an_amendment_where_something_differs() {
    let of = |draft: &Draft, bytes: &[u8]| {
        let content = |_: &str| Some(bytes.to_vec());
        let out = archive(Cursor::new(Vec::new()), draft, edition(), set(8), &hand_in(), content).unwrap();
        let mut zip = zip::ZipArchive::new(out).unwrap();
        let texts: Vec<(String, String)> = (0..zip.len())
            .filter_map(|at| {
                let mut file = zip.by_index(at).unwrap();
                let name = file.name().unwrap().into_owned();
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
                name.ends_with(".docx").then(|| (name, test_support::docx_text(&bytes)))
            })
            .collect();
        let sheet = texts.iter().find(|(name, _)| name.ends_with("/giay-de-nghi-sua-doi.docx"));
        let index = texts.iter().find(|(name, _)| name.ends_with("/muc-luc.docx")).unwrap();
        assert_eq!(index.1.contains("giay-de-nghi-sua-doi.docx"), sheet.is_some());
        sheet.map(|(_, text)| text.clone())
    };
    let mut draft = household();
    draft.papers.push(paper("7", vec![file("aa", "trang-1.jpg")]));
    assert_eq!(of(&draft, b"one"), None, "nothing was handed in");
    let files = [("aa".to_owned(), sha256(b"one"))];
    let code = freeze(&mut draft, &files, day("2026-12-01"), "xã Cồn Sậy Đông", "").unwrap();
    assert_eq!(of(&draft, b"one"), None, "nothing differs");
    let sheet = of(&draft, b"two").expect("a file was exchanged");
    assert!(sheet.contains(&code) && sheet.contains("Thay bằng tệp: trang-1.jpg"), "{sheet}");
    draft.handed_in[0]["code"] = json!("AAAA-AAAA");
    assert_eq!(of(&draft, b"two"), None, "the round is not what was frozen");
}
