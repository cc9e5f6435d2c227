//! New drafts that are made from an existing draft: another product of the same applicant, or the re-rating of the same
//! product. The existing draft does not change.

use chrono::NaiveDate;

use super::sisters::{Copying, copy, papers_to_copy};
use crate::calendar::{day, round_aimed_at};
use crate::catalogue::{Edition, catalogue};
use crate::draft::{
    Changes, Draft, EvidenceState, PRACTICE, Paper, PlanWishes, RatingKind, Recognition, TestResult, Topic, Work,
};

/// A draft for another product of the applicant, of the same set. It takes the applicant's details and papers and,
/// where `answers` is true, the answers. The papers and notes of the first product are left out, because they are about
/// that product. The new draft has no name, no story, no history and no answered condition.
pub fn new_product(from: &Draft, answers: bool, now: &str) -> Draft {
    let mut draft = Draft { edition: from.edition.clone(), ..Draft::new(from.set, now) };
    let what = Copying { applicant: true, papers: papers_to_copy(from), answers, overwrite: false };
    if answers {
        for (id, answer) in &from.answers {
            draft.choose(id, answer.option);
        }
    }
    copy(from, &what, &mut draft);
    if answers {
        name_kept_papers(from, &mut draft);
    }
    // Photos and notes of the papers are copied; the product name on each paper is cleared, since it names the other
    // product.
    for paper in &mut draft.papers {
        paper.product.clear();
    }
    draft
}

/// Makes the answers name the copied papers, and no others.
fn name_kept_papers(from: &Draft, draft: &mut Draft) {
    let keys: Vec<String> = draft.papers.iter().map(|p| p.paper.clone()).collect();
    for (id, answer) in &from.answers {
        draft.edit_answer(id, |own| {
            own.papers = answer.papers.iter().filter(|key| keys.contains(key)).cloned().collect();
            own.evidence = EvidenceState::None;
        });
    }
    for key in keys {
        draft.follow_register(&key);
    }
}

/// A draft for the re-rating of the same product (QĐ 26/2026, Art. 6.1c and 7.6). Answers, texts and figures are
/// copied. Papers of the applicant that are still valid in the round aimed at on `today` stay unchanged. The product's
/// own papers, and papers that will have expired, must be obtained again: the register lists them as missing, without
/// number, days and files. The state of the product at its recognition is filled in from the last statements of the
/// draft, where the draft has them; the changes since then are empty. Conditions that cannot be answered before the
/// hand-in are asked again. There is no history, and nothing of the re-rating was handed in yet.
pub fn re_rating(from: &Draft, today: NaiveDate, now: &str) -> Draft {
    let mut draft = Draft {
        created: now.to_owned(),
        changed: now.to_owned(),
        kind: RatingKind::ReRating,
        recognition: recognition(from),
        plan: PlanWishes { unknown: from.plan.unknown.clone(), ..PlanWishes::default() },
        work: Work { person: from.work.person.clone(), unknown: from.work.unknown.clone(), ..Work::default() },
        history: Vec::new(),
        handed_in: Vec::new(),
        ..from.clone()
    };
    draft.unknown.shift_remove(PRACTICE);
    if let Some(edition) = catalogue().edition(&from.edition) {
        let at_hand_in = |key: &String| edition.knock_outs.iter().any(|k| k.key == *key && k.at_hand_in);
        draft.knock_outs.retain(|key, _| !at_hand_in(key));
        for place in 0..draft.papers.len() {
            if !holds(&draft.papers[place], edition, today) {
                draft.edit_paper(place, |paper| *paper = to_be_had_anew(paper));
            }
        }
    }
    // Evidence that is not in the register cannot be checked, so it has to be found again.
    let keys: Vec<&str> = from.papers.iter().map(|p| p.paper.as_str()).collect();
    for answer in draft.answers.values_mut().filter(|a| !a.papers.iter().any(|key| keys.contains(&key.as_str()))) {
        answer.evidence = EvidenceState::None;
    }
    draft
}

/// Whether a paper belongs to the applicant and is still valid on the last day of the round aimed at.
fn holds(paper: &Paper, edition: &Edition, today: NaiveDate) -> bool {
    let shared = edition.paper_index(&paper.paper).is_some_and(|index| edition.paper(index).shared);
    let until = round_aimed_at(edition, today).map_or(today, |round| round.rated);
    shared && day(&paper.valid_until).is_none_or(|last| last >= until)
}

/// The paper as it must be obtained again: the members that identify it stay, and the indicators with their limits, of
/// which a new test report gives the results.
fn to_be_had_anew(paper: &Paper) -> Paper {
    let untested = |row: &TestResult| TestResult { result: String::new(), ..row.clone() };
    Paper {
        results: paper.results.iter().map(untested).collect(),
        state: EvidenceState::None,
        due: String::new(),
        number: String::new(),
        issued: String::new(),
        valid_until: String::new(),
        files: Vec::new(),
        ..paper.clone()
    }
}

/// The recognition on which the re-rating builds: the certificate as far as it is known, and the state of the product
/// from the last statements. No change since then is stated yet.
fn recognition(from: &Draft) -> Recognition {
    let mut before = from.recognition.before.clone();
    let told = [(Topic::Materials, &from.product.business.materials), (Topic::Markets, &from.product.business.markets)];
    for topic in Topic::ALL {
        let now = from.recognition.changes.of(topic);
        let said = told.iter().find(|(t, _)| *t == topic).map_or("", |(_, text)| text.as_str());
        let last = [now, before.of(topic), said].into_iter().find(|text| !text.trim().is_empty()).map(str::to_owned);
        if let Some(last) = last {
            *before.of_mut(topic) = last;
        }
    }
    Recognition {
        before,
        changes: Changes { unknown: from.recognition.changes.unknown.clone(), ..Changes::default() },
        unchanged: Default::default(),
        evidence: Default::default(),
        ..from.recognition.clone()
    }
}
