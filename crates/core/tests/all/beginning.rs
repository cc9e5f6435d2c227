//! What is begun from a draft that is there: another product, a re-rating; and what sisters get.

use chrono::NaiveDate;
use proptest::prelude::*;
use sao_lang_core::board::{Copying, answered_otherwise, answers_to_copy, copy, new_product, re_rating};
use sao_lang_core::draft::{Answer, Attachment, Draft, EvidenceState, Paper, RatingKind, Snapshot, TestResult};
use test_support::{cases, edition, generate, household, top};

const NOW: &str = "2026-11-29T08:00:00.000Z";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 29).unwrap()
}

fn paper(key: &str, until: &str) -> Paper {
    Paper {
        paper: key.to_owned(),
        state: EvidenceState::Ready,
        number: "7".to_owned(),
        valid_until: until.to_owned(),
        product: "Cá khô".to_owned(),
        results: vec![lead("0,12")],
        files: vec![Attachment { id: format!("file-{key}"), ..Attachment::default() }],
        ..Paper::default()
    }
}

fn lead(result: &str) -> TestResult {
    TestResult {
        name: "Chì".to_owned(), limit: "≤ 0,3".to_owned(), result: result.to_owned(), ..TestResult::default()
    }
}

#[test]
fn results_belong_to_one_product_and_to_one_test() {
    let old = last_year("2031-01-01");
    let test = |draft: &Draft| draft.papers_of_key("test-report").next().cloned().unwrap();
    assert_eq!(test(&re_rating(&old, today(), NOW)).results, [lead("")], "to be tested again");
    let place = old.papers.iter().position(|p| p.paper == "test-report").unwrap();
    let what = Copying { papers: vec![place], ..Copying::default() };
    let mut sister = household();
    sister.papers.clear();
    copy(&old, &what, &mut sister);
    assert_eq!(test(&sister).results, []);
    sister.papers[0].results = vec![lead("0,2")];
    copy(&old, &what, &mut sister);
    assert_eq!(test(&sister).results, [lead("0,2")]);
    assert!(new_product(&old, true, NOW).papers.iter().all(|paper| paper.results.is_empty()));
}

fn proved(key: &str) -> Answer {
    Answer { option: Some(2), evidence: EvidenceState::Ready, papers: vec![key.to_owned()], ..Answer::default() }
}

/// A draft with a paper of the applicant, one of the product, and answers that they prove.
fn last_year(until: &str) -> Draft {
    let mut draft = household();
    draft.papers.clear();
    draft.created = "2023-09-14T02:10:00.123Z".to_owned();
    draft.history = vec![Snapshot { date: "2023-09-14".to_owned(), points: 60, ..Snapshot::default() }];
    draft.recognition.certificate = "12/QĐ".to_owned();
    draft.recognition.stars = 3;
    draft.product.business.markets = "Chợ huyện".to_owned();
    draft.answers.insert("3.5".to_owned(), proved("trademark-certificate"));
    draft.answers.insert("9".to_owned(), proved("test-report"));
    draft.add_paper(paper("trademark-certificate", until));
    draft.add_paper(paper("test-report", ""));
    draft.knock_outs.insert("forged-papers".to_owned(), false);
    draft
}

#[test]
fn a_re_rating_carries_answers_and_leaves_the_old_draft_as_it_is() {
    let old = last_year("2031-01-01");
    let kept = old.clone();
    let new = re_rating(&old, today(), NOW);
    assert_eq!(old, kept);
    assert_eq!((new.kind, new.created.as_str(), new.history.len()), (RatingKind::ReRating, NOW, 0));
    assert_eq!((new.recognition.stars, new.recognition.certificate.as_str()), (3, "12/QĐ"));
    assert_eq!(new.recognition.before.markets, "Chợ huyện");
    for (id, answer) in &old.answers {
        assert_eq!((new.option(id), &new.answers[id].note), (old.option(id), &answer.note), "{id}");
    }
    assert_eq!(new.papers[0], old.papers[0], "the applicant's paper is still valid");
    assert_eq!(new.answers["3.5"].evidence, EvidenceState::Ready);
    let anew = &new.papers[1];
    assert_eq!((anew.state, anew.number.as_str(), anew.files.len()), (EvidenceState::None, "", 0));
    assert_eq!(new.answers["9"].evidence, EvidenceState::None);
}

#[test]
fn a_paper_that_has_ended_at_the_round_is_to_be_had_anew() {
    // The round aimed at on 29 November 2026 is that of June 2027: dossiers are rated before 30 June.
    let state = |until: &str| re_rating(&last_year(until), today(), NOW).papers[0].state;
    assert_eq!(state("2027-06-28"), EvidenceState::None);
    assert_eq!(state("2027-06-29"), EvidenceState::Ready);
    assert_eq!(state(""), EvidenceState::Ready, "without an end");
}

#[test]
fn conditions_of_the_day_of_handing_in_are_asked_again() {
    let mut old = household();
    for knock_out in &edition().knock_outs {
        old.knock_outs.insert(knock_out.key.clone(), !knock_out.bad);
    }
    let new = re_rating(&old, today(), NOW);
    let late: Vec<bool> = edition().knock_outs.iter().map(|k| k.at_hand_in).collect();
    assert!(late.contains(&true) && late.contains(&false));
    for knock_out in &edition().knock_outs {
        assert_eq!(new.knock_outs.contains_key(&knock_out.key), !knock_out.at_hand_in, "{}", knock_out.key);
    }
}

#[test]
fn another_product_has_the_applicant_and_its_papers_and_no_name() {
    let from = last_year("2031-01-01");
    let plain = new_product(&from, false, NOW);
    assert_eq!((&plain.applicant, plain.product.name.as_str(), plain.set), (&from.applicant, "", from.set));
    assert!(plain.answers.is_empty() && plain.history.is_empty() && plain.knock_outs.is_empty());
    let keys: Vec<&str> = plain.papers.iter().map(|p| p.paper.as_str()).collect();
    assert_eq!(keys, ["trademark-certificate"], "the product's own paper is not carried");
    assert_eq!(plain.papers[0].product, "");
    let with = new_product(&from, true, NOW);
    for id in from.answers.keys() {
        assert_eq!(with.option(id), from.option(id), "{id}");
    }
    assert_eq!(with.answers["3.5"].papers, ["trademark-certificate"]);
    assert_eq!(with.answers["3.5"].evidence, EvidenceState::Ready);
    assert_eq!((with.answers["9"].papers.len(), with.answers["9"].evidence), (0, EvidenceState::None));
}

#[test]
fn answers_about_the_applicant_go_to_sisters_and_none_that_she_gave_otherwise_is_lost() {
    let from = top(8);
    assert_eq!(answers_to_copy(&from), ["3.1", "3.2", "3.3", "3.4"]);
    let what = Copying { answers: true, ..Copying::default() };
    let mut sister = Draft::new(9, "");
    sister.choose("3.1", Some(1));
    assert_eq!(answered_otherwise(&from, &sister), ["3.1"]);
    let mut kept = sister.clone();
    copy(&from, &what, &mut kept);
    assert_eq!(kept.option("3.1"), Some(1));
    assert_eq!(kept.answers.keys().collect::<Vec<_>>(), ["3.1", "3.2", "3.3", "3.4"]);
    copy(&from, &Copying { overwrite: true, ..what.clone() }, &mut sister);
    assert_eq!(sister.option("3.1"), from.option("3.1"));
    assert!(answered_otherwise(&from, &sister).is_empty());
    // Tourism asks otherwise about the organisation.
    let mut tourism = Draft::new(26, "");
    copy(&from, &what, &mut tourism);
    assert_eq!(tourism.answers.keys().collect::<Vec<_>>(), ["3.2", "3.3", "3.4"]);
}

proptest! {
    #![proptest_config(cases(32))]

    /// Whatever the draft, what is begun from it contradicts no register and keeps every option.
    #[test]
    fn what_is_begun_keeps_every_answer(from in generate::draft()) {
        let again = re_rating(&from, today(), NOW);
        for id in from.answers.keys() {
            prop_assert_eq!(again.option(id), from.option(id));
        }
        prop_assert_eq!(again.papers.len(), from.papers.len());
        let product = new_product(&from, true, NOW);
        prop_assert!(product.product == Draft::new(1, "").product || product.product.name.is_empty());
        prop_assert!(product.papers.iter().all(|p| from.papers.iter().any(|q| q.paper == p.paper)));
    }

    /// Answers that a sister has given stay, unless they are to be overwritten.
    #[test]
    fn copying_answers_loses_none(from in generate::draft(), to in generate::draft()) {
        let mut sister = to.clone();
        copy(&from, &Copying { answers: true, ..Copying::default() }, &mut sister);
        for id in to.answers.keys().filter(|id| to.option(id).is_some()) {
            prop_assert_eq!(sister.option(id), to.option(id));
        }
    }
}
