//! Two states of one draft put together: nothing that either says is lost, except where the other was chosen.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sao_lang_core::draft::{Answer, Draft, EvidenceState, Paper, Snapshot, TaskNote, TestResult};
use sao_lang_core::form::FIELDS;
use sao_lang_core::locale::Lang;
use sao_lang_core::merge::{Choices, Difference, DifferenceKind, MergeChoice, differences, merge};
use serde_json::json;
use test_support::{cases, generate, household, top};

/// Two states of one draft: of the same edition and set.
fn states() -> impl Strategy<Value = (Draft, Draft)> {
    let changed = |from: Draft, to: Draft| Draft { edition: from.edition.clone(), set: from.set, ..to };
    (generate::draft(), generate::draft(), any::<bool>()).prop_map(move |(one, other, mixed)| {
        let mut other = changed(one.clone(), other);
        if mixed {
            // Most of what two states say is the same.
            other.papers.extend(one.papers.iter().cloned());
            other.answers.extend(one.answers.iter().step_by(2).map(|(id, answer)| (id.clone(), answer.clone())));
            other.applicant = one.applicant.clone();
        }
        (one, other)
    })
}

/// A choice for each place where both say different things, by the bits of a number.
fn choices(found: &[Difference], mut seed: u64) -> Choices {
    let apart = found.iter().filter(|d| matches!(d.found, DifferenceKind::Apart { .. }));
    apart
        .map(|d| {
            seed = seed.rotate_right(3) ^ 0x9e37_79b9;
            let choice =
                [MergeChoice::Mine, MergeChoice::Theirs, MergeChoice::Both][usize::try_from(seed % 3).unwrap()];
            (d.key.clone(), choice)
        })
        .collect()
}

/// The side whose words were not chosen at a place.
fn given_up(found: &[Difference], choices: &Choices, key: &str) -> Option<MergeChoice> {
    let place = found.iter().find(|d| d.key == key)?;
    let DifferenceKind::Apart { proposed, both } = place.found else { return None };
    let chosen = choices.get(key).copied().filter(|c| both || *c != MergeChoice::Both).unwrap_or(proposed);
    match chosen {
        MergeChoice::Mine => Some(MergeChoice::Theirs),
        MergeChoice::Theirs => Some(MergeChoice::Mine),
        MergeChoice::Both => None,
    }
}

/// Whether an answer says all that another says. How far the evidence is, the register says.
fn answer_holds(answer: &Answer, said: &Answer) -> bool {
    (said.option.is_none() || answer.option == said.option)
        && said.papers.iter().all(|key| answer.papers.contains(key))
        && (said.note.trim().is_empty() || answer.note.trim() == said.note.trim())
}

/// Whether a paper says all that another entry of it says.
fn paper_holds(paper: &Paper, said: &Paper) -> bool {
    let holds = |own: &str, said: &str| said.trim().is_empty() || own.trim() == said.trim();
    paper.paper == said.paper
        && (said.state == EvidenceState::None || paper.state == said.state)
        && holds(&paper.number, &said.number)
        && holds(&paper.label, &said.label)
        && holds(&paper.valid_until, &said.valid_until)
        && holds(&paper.indicators, &said.indicators)
        && said.results.iter().all(|row| {
            paper.results.iter().any(|own| {
                own.name.trim() == row.name.trim()
                    && holds(&own.limit, &row.limit)
                    && holds(&own.result, &row.result)
                    && holds(&own.unit, &row.unit)
            })
        })
        && said.files.iter().all(|file| paper.files.iter().any(|own| own.id == file.id))
}

proptest! {
    #![proptest_config(cases(48))]

    /// What either says is in the result, unless the other was chosen for that very place.
    #[test]
    fn merging_loses_nothing((mine, theirs) in states(), seed in any::<u64>()) {
        let found = differences(&mine, &theirs, Lang::Vi);
        let choices = choices(&found, seed);
        let merged = merge(&mine, &theirs, &choices);
        for (side, draft) in [(MergeChoice::Mine, &mine), (MergeChoice::Theirs, &theirs)] {
            let lost = |key: &str| given_up(&found, &choices, key) == Some(side);
            for (id, answer) in &draft.answers {
                let held = merged.answers.get(id).is_some_and(|own| answer_holds(own, answer));
                prop_assert!(held || lost(&format!("criterion:{id}")), "{id}: {answer:?} {:?}", merged.answers.get(id));
            }
            for (key, said) in &draft.knock_outs {
                let given_up = lost(&format!("condition:{key}"));
                prop_assert!(given_up || merged.knock_outs.get(key) == Some(said), "{key}");
            }
            for field in FIELDS {
                let (said, now) = (field.read(draft), field.read(&merged));
                let held = said.trim().is_empty() || said.trim() == now.trim();
                prop_assert!(held || lost(&format!("field:{}", field.key)), "{}: {said:?} {now:?}", field.key);
            }
            for (at, paper) in draft.papers.iter().enumerate() {
                let held = merged.papers.iter().any(|own| paper_holds(own, paper));
                let place = |key: &str| {
                    let at = at.to_string();
                    let mut numbers = key.rsplit(':');
                    let (other, own) = (numbers.next(), numbers.next());
                    key.starts_with("paper:") && if side == MergeChoice::Mine { own == Some(&at) } else { other == Some(&at) }
                };
                let given_up = found.iter().any(|d| place(&d.key) && lost(&d.key));
                prop_assert!(held || given_up, "{paper:?} is not in {:?}", merged.papers);
            }
            for (key, note) in &draft.work.tasks {
                let own = &merged.work.tasks[key];
                let held = [(&own.person, &note.person), (&own.due, &note.due), (&own.done, &note.done)]
                    .iter()
                    .all(|(own, said)| said.trim().is_empty() || own.trim() == said.trim());
                let given_up = lost(&format!("task:{key}"));
                prop_assert!(held || given_up, "{key}");
            }
            for (member, value) in &draft.unknown {
                prop_assert!(merged.unknown.get(member) == Some(value) || lost("other"), "{member}");
            }
            for day in &draft.history {
                prop_assert!(merged.history.iter().any(|own| own.date == day.date));
            }
            for round in &draft.handed_in {
                prop_assert!(merged.handed_in.contains(round));
            }
            prop_assert!(draft.story.checked.is_subset(&merged.story.checked));
            prop_assert!(draft.recognition.unchanged.is_subset(&merged.recognition.unchanged));
        }
    }

    /// Choosing mine everywhere is mine, and what only the other has.
    #[test]
    fn all_mine_is_mine_and_what_only_the_other_has((mine, theirs) in states()) {
        let found = differences(&mine, &theirs, Lang::Vi);
        let all: Choices = found.iter().map(|d| (d.key.clone(), MergeChoice::Mine)).collect();
        let merged = merge(&mine, &theirs, &all);
        for (id, answer) in &mine.answers {
            prop_assert!(answer_holds(&merged.answers[id], answer));
        }
        let new: BTreeSet<&String> = merged.answers.keys().filter(|id| !mine.answers.contains_key(*id)).collect();
        let only_theirs: BTreeSet<&String> = theirs.answers.keys().filter(|id| !mine.answers.contains_key(*id)).collect();
        prop_assert_eq!(new, only_theirs);
        for field in FIELDS.iter().filter(|field| !field.is_empty(&mine)) {
            prop_assert_eq!(field.read(&merged), field.read(&mine));
        }
        for (own, now) in mine.papers.iter().zip(&merged.papers) {
            prop_assert!(paper_holds(now, own));
        }
        prop_assert_eq!(merged.kind, mine.kind);
    }

    /// A state put together with itself is itself, and differs nowhere.
    #[test]
    fn nothing_comes_of_the_same_state(draft in generate::draft()) {
        prop_assert_eq!(differences(&draft, &draft, Lang::Vi), vec![]);
        prop_assert_eq!(merge(&draft, &draft, &Choices::new()), draft);
    }

    /// Where the states differ, there is a line for it, and no place is named twice.
    #[test]
    fn each_place_has_a_name_of_its_own((mine, theirs) in states()) {
        let found = differences(&mine, &theirs, Lang::En);
        let keys: BTreeSet<&String> = found.iter().map(|d| &d.key).collect();
        prop_assert_eq!(keys.len(), found.len());
        prop_assert_eq!(mine.answers == theirs.answers, found.iter().all(|d| !d.key.starts_with("criterion:")));
    }

    /// Who puts the same file together again is not told of anything new from it.
    #[test]
    fn a_file_brings_nothing_twice((mine, theirs) in states()) {
        let once = merge(&mine, &theirs, &Choices::new());
        let again = merge(&once, &theirs, &Choices::new());
        prop_assert_eq!(again.papers.len(), once.papers.len());
        prop_assert_eq!(again.answers.len(), once.answers.len());
    }
}

fn found<'f>(all: &'f [Difference], key: &str) -> &'f Difference {
    all.iter().find(|d| d.key == key).unwrap_or_else(|| panic!("{key} is not among {all:?}"))
}

#[test]
fn where_both_say_different_things_the_later_is_proposed_and_the_user_chooses() {
    let (mut mine, mut theirs) = (top(8), top(8));
    mine.changed = "2026-11-20T00:00:00.000Z".to_owned();
    theirs.changed = "2026-11-21T00:00:00.000Z".to_owned();
    mine.choose("1.1", Some(1));
    theirs.choose("1.1", Some(2));
    theirs.choose("1.2", Some(1));
    mine.answers.remove("1.2");
    mine.product.name = "Cá khô".to_owned();
    theirs.product.name = "Cá khô một nắng".to_owned();
    let all = differences(&mine, &theirs, Lang::Vi);
    let apart = DifferenceKind::Apart { proposed: MergeChoice::Theirs, both: false };
    assert_eq!(found(&all, "criterion:1.1").found, apart);
    assert!(found(&all, "criterion:1.1").title.starts_with("Câu 1. "));
    assert_ne!(found(&all, "criterion:1.1").mine, found(&all, "criterion:1.1").theirs);
    assert_eq!(found(&all, "criterion:1.2").found, DifferenceKind::OnlyTheirs);
    assert_eq!(found(&all, "field:product.name").theirs, "Cá khô một nắng");
    let proposed = merge(&mine, &theirs, &Choices::new());
    assert_eq!((proposed.option("1.1"), proposed.product.name.as_str()), (Some(2), "Cá khô một nắng"));
    assert_eq!(proposed.changed, theirs.changed);
    let chosen = Choices::from([("criterion:1.1".to_owned(), MergeChoice::Mine)]);
    let merged = merge(&mine, &theirs, &chosen);
    assert_eq!((merged.option("1.1"), merged.option("1.2")), (Some(1), Some(1)));
    // The other way round, what is here is proposed.
    let all = differences(&theirs, &mine, Lang::Vi);
    assert_eq!(found(&all, "criterion:1.1").found, DifferenceKind::Apart { proposed: MergeChoice::Mine, both: false });
}

#[test]
fn two_different_papers_stay_both_and_one_that_says_less_is_filled_up() {
    let paper = |state, number: &str, until: &str| Paper {
        paper: "haccp".to_owned(),
        state,
        number: number.to_owned(),
        valid_until: until.to_owned(),
        ..Paper::default()
    };
    let (mut mine, mut theirs) = (household(), household());
    mine.papers = vec![paper(EvidenceState::Ready, "7", "2026-12-01")];
    theirs.papers = vec![paper(EvidenceState::Ready, "7", "2029-12-01")];
    let all = differences(&mine, &theirs, Lang::Vi);
    assert_eq!(found(&all, "paper:haccp:0:0").found, DifferenceKind::Apart { proposed: MergeChoice::Both, both: true });
    assert_eq!(merge(&mine, &theirs, &Choices::new()).papers.len(), 2);
    let one = Choices::from([("paper:haccp:0:0".to_owned(), MergeChoice::Theirs)]);
    assert_eq!(merge(&mine, &theirs, &one).papers, theirs.papers);
    theirs.papers = vec![paper(EvidenceState::Ready, "", "")];
    assert_eq!(merge(&mine, &theirs, &Choices::new()).papers, mine.papers);
    mine.papers = vec![paper(EvidenceState::None, "7", "")];
    assert_eq!(merge(&mine, &theirs, &Choices::new()).papers, [paper(EvidenceState::Ready, "7", "")]);
    // Another number is another paper.
    theirs.papers = vec![paper(EvidenceState::Ready, "8", "")];
    assert_eq!(merge(&mine, &theirs, &Choices::new()).papers.len(), 2);
}

#[test]
fn results_of_one_slip_fill_each_other_up_and_different_ones_leave_two_slips() {
    let row =
        |name: &str, result: &str| TestResult { name: name.into(), result: result.into(), ..TestResult::default() };
    let with = |results| {
        let mut draft = household();
        draft.papers = vec![Paper { paper: "test-report".into(), number: "7".into(), results, ..Paper::default() }];
        draft
    };
    let mine = with(vec![row("Chì", "0,1"), row("Ẩm", "")]);
    let merged = merge(&mine, &with(vec![row("Ẩm", "12"), row("Muối", "4")]), &Choices::new());
    assert_eq!(merged.papers.len(), 1);
    assert_eq!(merged.papers[0].results, [row("Chì", "0,1"), row("Ẩm", "12"), row("Muối", "4")]);
    let theirs = with(vec![row("Chì", "0,9")]);
    let found = differences(&mine, &theirs, Lang::Vi);
    assert!(found[0].mine.contains("Chì | 0,1") && found[0].theirs.contains("Chì | 0,9"), "{found:?}");
    let merged = merge(&mine, &theirs, &Choices::new());
    assert_eq!(merged.papers.iter().map(|p| p.results[0].result.as_str()).collect::<Vec<_>>(), ["0,1", "0,9"]);
}

#[test]
fn the_evidence_of_an_answer_follows_the_papers_of_both() {
    let proved = |state| Answer {
        option: Some(2),
        evidence: state,
        papers: vec!["trademark-certificate".to_owned()],
        ..Answer::default()
    };
    let (mut mine, mut theirs) = (Draft::new(8, ""), Draft::new(8, ""));
    mine.answers.insert("3.5".to_owned(), proved(EvidenceState::Preparing));
    mine.add_paper(Paper {
        paper: "trademark-certificate".to_owned(),
        state: EvidenceState::Preparing,
        ..Paper::default()
    });
    theirs.answers.insert("3.5".to_owned(), proved(EvidenceState::Ready));
    theirs.add_paper(Paper {
        paper: "trademark-certificate".to_owned(),
        state: EvidenceState::Ready,
        ..Paper::default()
    });
    theirs.changed = "2026-11-21T00:00:00.000Z".to_owned();
    let all = differences(&mine, &theirs, Lang::Vi);
    assert!(matches!(found(&all, "paper:trademark-certificate:0:0").found, DifferenceKind::Apart { both: false, .. }));
    assert_eq!(merge(&mine, &theirs, &Choices::new()).answers["3.5"].evidence, EvidenceState::Ready);
    let mine_chosen = Choices::from([("paper:trademark-certificate:0:0".to_owned(), MergeChoice::Mine)]);
    let merged = merge(&mine, &theirs, &mine_chosen);
    assert_eq!(merged.answers["3.5"].evidence, EvidenceState::Preparing);
    assert_eq!(merged.contradicting_papers(test_support::edition()), Vec::<&str>::new());
}

#[test]
fn notes_of_tasks_days_and_unknown_members_of_both_are_kept() {
    let (mut mine, mut theirs) = (household(), household());
    mine.edit_task("paper:haccp", |note| note.person = "Lan".to_owned());
    theirs.edit_task("paper:haccp", |note| note.done = "2026-11-20".to_owned());
    theirs.edit_task("criterion:1.1", |note| note.due = "2026-12-01".to_owned());
    mine.unknown.insert("a".to_owned(), json!(1));
    theirs.unknown.insert("b".to_owned(), json!(2));
    let day = |date: &str, points| Snapshot { date: date.to_owned(), points, ..Snapshot::default() };
    mine.history = vec![day("2026-11-01", 40), day("2026-11-03", 50)];
    theirs.history = vec![day("2026-11-02", 45), day("2026-11-03", 60)];
    theirs.changed = "2026-11-03T00:00:00.000Z".to_owned();
    mine.changed = "2026-11-03T00:00:01.000Z".to_owned();
    let merged = merge(&mine, &theirs, &Choices::new());
    let note = TaskNote { person: "Lan".to_owned(), done: "2026-11-20".to_owned(), ..TaskNote::default() };
    assert_eq!(merged.work.tasks["paper:haccp"], note);
    assert_eq!(merged.work.tasks["criterion:1.1"].due, "2026-12-01");
    assert_eq!((&merged.unknown["a"], &merged.unknown["b"]), (&json!(1), &json!(2)));
    assert_eq!(merged.history, [day("2026-11-01", 40), day("2026-11-02", 45), day("2026-11-03", 50)]);
}

#[test]
fn drafts_of_two_sets_are_not_put_together() {
    let (mine, theirs) = (top(8), top(9));
    assert_eq!(merge(&mine, &theirs, &Choices::new()), mine);
    assert_eq!(differences(&mine, &theirs, Lang::Vi), vec![]);
}
