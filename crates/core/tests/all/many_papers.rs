//! A draft that names very many papers very often has documents in time and of a size that goes with its own.

use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{Purpose, dossier, entries};
use sao_lang_core::draft::{Answer, Draft, EvidenceState, Paper};
use sao_lang_core::locale::Lang;
use test_support::{edition, set, work};

/// An answer that names one paper so often, and a register that holds it so often.
fn named(often: usize, held: usize) -> Draft {
    let mut draft = Draft::new(8, "");
    let papers = vec!["haccp".to_owned(); often];
    draft.answers.insert("1.1".into(), Answer { option: Some(1), papers, ..Answer::default() });
    draft.papers = vec![Paper { paper: "haccp".into(), ..Paper::default() }; held];
    draft
}

#[test]
fn a_paper_that_is_named_again_and_again_is_cited_once() {
    let draft = named(20_000, 5_000);
    let list = entries(&draft, edition(), set(8), Purpose::Work);
    assert_eq!(list.len(), 5_000);
    assert!(list.iter().all(|e| e.criteria == ["1.1"]));
    let blocks: Vec<Block> = dossier(&draft, edition(), set(8), &work(Lang::Vi));
    // Cited each time with all its places, it would take hundreds of millions of characters.
    assert!(serde_json::to_string(&blocks).unwrap().len() < 10_000_000);
}

#[test]
fn the_register_is_in_order_whoever_names_a_paper_first() {
    let mut draft = named(2, 0);
    let other =
        Answer { papers: vec!["haccp".into(), "unknown".into()], evidence: EvidenceState::Ready, ..Answer::default() };
    draft.answers.insert("1.2".into(), other);
    draft.papers.push(Paper { paper: "unknown".into(), ..Paper::default() });
    let list = entries(&draft, edition(), set(8), Purpose::Work);
    let said: Vec<_> = list.iter().map(|e| (e.no, e.key, e.criteria.as_slice(), e.state)).collect();
    // A paper that is ready for one answer is ready for all; one that no edition knows stands at the end.
    assert_eq!(said[0], (1, "haccp", &["1.1", "1.2"][..], EvidenceState::Ready));
    assert_eq!(said[1], (2, "unknown", &["1.2"][..], EvidenceState::None));
    assert_eq!(said.len(), 2);
}
