//! The boxes of form 02, I.7, and the register say the same; a paper has one state, whoever asks.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sao_lang_core::catalogue::Tick;
use sao_lang_core::draft::EvidenceState::{self, None as Nothing, Preparing, Ready};
use sao_lang_core::draft::{Answer, Draft, Paper, TickContradiction, parse, to_json};
use test_support::{cases, edition, household};

fn paper(key: &str, state: EvidenceState) -> Paper {
    Paper { paper: key.to_owned(), state, ..Paper::default() }
}

fn answer(papers: &[&str], evidence: EvidenceState) -> Answer {
    Answer { option: Some(2), evidence, papers: papers.iter().map(|p| (*p).to_owned()).collect(), ..Answer::default() }
}

/// A draft with these papers in the register and these answers; boxes as they come.
fn draft(set: u16, papers: &[(&str, EvidenceState)], answers: &[(&str, &[&str], EvidenceState)]) -> Draft {
    let mut draft = Draft::new(set, "");
    draft.papers = papers.iter().map(|(key, state)| paper(key, *state)).collect();
    draft.answers = answers.iter().map(|(id, keys, state)| ((*id).to_owned(), answer(keys, *state))).collect();
    draft
}

fn register(draft: &Draft) -> Vec<(&str, EvidenceState)> {
    draft.papers.iter().map(|p| (p.paper.as_str(), p.state)).collect()
}

fn keys_of(tick: Tick) -> Vec<&'static str> {
    edition().tick_papers(tick).iter().map(|p| edition().paper(*p).key.as_str()).collect()
}

#[test]
fn every_box_is_made_true_by_the_papers_that_it_names_and_by_no_others() {
    assert_eq!(keys_of(Tick::BusinessRegistration), ["business-registration"]);
    assert_eq!(keys_of(Tick::FoodSafety), ["food-safety-certificate"], "no commitment of those who are exempt");
    assert_eq!(keys_of(Tick::TradeMark), ["trademark-certificate"], "no application");
    assert_eq!(keys_of(Tick::Indication), ["gi-right"]);
    assert_eq!(
        keys_of(Tick::QualityDeclared),
        ["self-declaration", "declaration-registration", "cosmetics-notification", "conformity-declaration"]
    );
    let production = ["production-licence", "gmp-certificate", "cosmetics-conditions"];
    assert_eq!(keys_of(Tick::ProductionCertificate), production);
    for tick in Tick::ALL {
        assert!(keys_of(tick).iter().all(|key| edition().tick_of(key) == Some(tick)), "{tick:?}");
    }
    for key in ["food-safety-commitment", "trademark-application", "base-standard", "haccp", "no-such-paper"] {
        assert_eq!(edition().tick_of(key), None, "{key}");
    }
}

#[test]
fn each_box_is_read_and_written_by_its_name_in_the_file() {
    for tick in Tick::ALL {
        let mut draft = Draft::new(8, "");
        draft.product.ticks.set(tick, true);
        let set: Vec<Tick> = Tick::ALL.into_iter().filter(|t| draft.product.ticks.get(*t)).collect();
        assert_eq!(set, [tick]);
        let name = serde_json::to_value(tick).unwrap();
        let file: serde_json::Value = serde_json::from_str(&to_json(&draft)).unwrap();
        assert_eq!(file["product"]["ticks"], serde_json::json!({ name.as_str().unwrap(): true }));
    }
}

#[test]
fn a_box_that_is_ticked_enters_its_paper() {
    let mut blank = Draft::new(8, "");
    blank.set_tick(Tick::FoodSafety, true);
    assert!(blank.product.ticks.food_safety);
    assert_eq!(register(&blank), [("food-safety-certificate", Ready)]);
    blank.set_tick(Tick::FoodSafety, true);
    assert_eq!(blank.papers.len(), 1, "once");
    let again = parse(to_json(&blank).as_bytes()).unwrap();
    assert_eq!(again, blank);
}

#[test]
fn the_paper_that_is_entered_fits_the_product() {
    let entered = |set: u16, answers: &[(&str, &[&str], EvidenceState)]| {
        let mut draft = draft(set, &[], answers);
        draft.set_tick(Tick::QualityDeclared, true);
        draft.papers[0].paper.clone()
    };
    assert_eq!(entered(8, &[]), "self-declaration");
    assert_eq!(entered(19, &[]), "cosmetics-notification");
    assert_eq!(entered(22, &[]), "conformity-declaration");
    assert_eq!(entered(26, &[]), "self-declaration", "no question of the set names one");
    assert_eq!(entered(8, &[("8", &["declaration-registration"], Ready)]), "declaration-registration");
}

#[test]
fn a_box_that_is_ticked_makes_the_first_of_its_papers_ready() {
    let papers = [("haccp", Nothing), ("declaration-registration", Preparing), ("self-declaration", Nothing)];
    let mut draft = draft(8, &papers, &[("8", &["declaration-registration"], Preparing)]);
    draft.set_tick(Tick::QualityDeclared, true);
    assert_eq!(register(&draft), [papers[0], ("declaration-registration", Ready), papers[2]]);
    assert_eq!(draft.answers["8"].evidence, Ready, "the answer follows");
    // One of its papers is ready: nothing else is said to be.
    draft.set_tick(Tick::QualityDeclared, true);
    assert_eq!(register(&draft)[2], papers[2]);
}

#[test]
fn a_tick_that_is_taken_away_leaves_no_paper_ready() {
    let papers = [("self-declaration", Ready), ("haccp", Ready), ("conformity-declaration", Ready)];
    let answers: [(&str, &[&str], _); 2] = [("8", &["self-declaration"], Ready), ("9", &["haccp"], Ready)];
    let mut draft = draft(8, &papers, &answers);
    draft.product.ticks.quality_declared = true;
    draft.set_tick(Tick::QualityDeclared, false);
    let after = [("self-declaration", Nothing), ("haccp", Ready), ("conformity-declaration", Nothing)];
    assert_eq!((register(&draft), draft.product.ticks.quality_declared), (after.to_vec(), false));
    assert_eq!((draft.answers["8"].evidence, draft.answers["9"].evidence), (Nothing, Ready));
}

#[test]
fn ticking_changes_nothing_that_other_papers_prove() {
    let answers: [(&str, &[&str], _); 2] =
        [("3.5", &["trademark-certificate", "gi-right"], Preparing), ("9", &["haccp"], Preparing)];
    let mut draft = draft(8, &[("trademark-certificate", Ready)], &answers);
    draft.product.ticks.trade_mark = true;
    let before = draft.clone();
    draft.set_tick(Tick::TradeMark, true);
    assert_eq!(draft, before, "it was ready before");
    draft.set_tick(Tick::BusinessRegistration, true);
    assert_eq!(draft.answers, before.answers);
}

#[test]
fn a_box_follows_its_papers() {
    let mut draft = Draft::new(8, "");
    let ticked = |draft: &Draft| draft.product.ticks.trade_mark;
    draft.add_paper(paper("trademark-certificate", Preparing));
    assert!(!ticked(&draft));
    draft.edit_paper(0, |p| p.state = Ready);
    assert!(ticked(&draft), "it has come");
    draft.add_paper(paper("trademark-certificate", Ready));
    draft.remove_paper(0);
    assert!(ticked(&draft), "there is another one");
    draft.edit_paper(0, |p| p.paper = "gi-right".to_owned());
    assert!(!ticked(&draft) && draft.product.ticks.indication, "it was another paper");
    draft.remove_paper(0);
    assert!(!draft.product.ticks.indication);
    draft.add_paper(paper("trademark-application", Ready));
    assert!(!ticked(&draft), "an application is no certificate");
}

#[test]
fn a_number_that_is_written_on_a_paper_decides_nothing() {
    let mut draft = draft(8, &[("trademark-certificate", Preparing)], &[]);
    draft.product.ticks.trade_mark = true;
    draft.edit_paper(0, |p| p.number = "7".to_owned());
    assert!(draft.product.ticks.trade_mark, "the contradiction is still for the producer to settle");
    assert_eq!(draft.tick_contradictions(edition()).len(), 1);
}

#[test]
fn a_draft_of_an_unknown_edition_keeps_its_boxes() {
    let mut draft = Draft { edition: "later".to_owned(), ..Draft::new(8, "") };
    draft.set_tick(Tick::Patent, true);
    draft.add_paper(paper("patent", Nothing));
    assert!(draft.product.ticks.patent && register(&draft) == [("patent", Nothing)]);
}

#[test]
fn boxes_of_old_drafts_that_say_otherwise_are_found() {
    // What the review found in the cooked-coffee dossier: two ticks without a paper, one paper without its tick.
    let mut coffee = parse(test_support::read("tests/fixtures/full/ca-phe-doi-sim.json").as_bytes()).unwrap();
    assert_eq!(coffee.tick_contradictions(edition()), []);
    coffee.papers.retain(|paper| !["business-registration", "food-safety-certificate"].contains(&paper.paper.as_str()));
    coffee.product.ticks.indication = false;
    let found = [(Tick::BusinessRegistration, true), (Tick::FoodSafety, true), (Tick::Indication, false)];
    assert_eq!(coffee.tick_contradictions(edition()), found.map(|(tick, ticked)| TickContradiction { tick, ticked }));
    let mut mended = coffee;
    for found in mended.tick_contradictions(edition()) {
        mended.set_tick(found.tick, !found.ticked);
    }
    assert_eq!(mended.tick_contradictions(edition()), []);
    assert_eq!(Draft::new(8, "").tick_contradictions(edition()), []);
}

#[test]
fn a_paper_has_the_state_that_the_register_says_else_the_best_that_answers_say() {
    let answers: [(&str, &[&str], _); 4] = [
        ("1.1", &["haccp", "iso9001"], Ready),
        ("1.2", &["iso9001"], Preparing),
        ("99", &["vietgap"], Ready),
        ("1.3", &["story-text"], Nothing),
    ];
    let mut draft = draft(8, &[("haccp", Preparing), ("barcode", Nothing), ("barcode", Preparing)], &answers);
    assert_eq!(draft.paper_state("haccp"), Preparing, "whatever the answer says");
    assert_eq!(draft.paper_state("iso9001"), Ready);
    assert_eq!(draft.paper_state("barcode"), Preparing, "the better of two");
    assert_eq!(
        (draft.known_state("vietgap"), draft.paper_state("vietgap")),
        (None, Nothing),
        "the set has no criterion 99"
    );
    assert_eq!(draft.known_state("story-text"), Some(Nothing));
    draft.add_paper(paper("iso9001", Nothing));
    assert_eq!(draft.paper_state("iso9001"), Nothing);
}

#[test]
fn papers_in_two_states_are_found() {
    let found = |papers: &[(&str, EvidenceState)], answers: &[(&str, &[&str], EvidenceState)]| {
        draft(8, papers, answers).contradicting_papers(edition())
    };
    // The register and an answer.
    assert_eq!(found(&[("haccp", Preparing)], &[("9", &["haccp"], Ready)]), ["haccp"]);
    assert_eq!(found(&[("haccp", Nothing)], &[("9", &["haccp"], Preparing)]), ["haccp"]);
    assert_eq!(found(&[("haccp", Ready)], &[("9", &["haccp"], Preparing)]), ["haccp"]);
    assert_eq!(found(&[("haccp", Ready), ("haccp", Nothing)], &[("9", &["haccp"], Ready)]), [""; 0]);
    assert_eq!(found(&[("haccp", Ready)], &[("9", &["haccp"], Nothing)]), [""; 0], "the answer says nothing");
    // Another paper of the answer is the one that is being prepared.
    let both: &[&str] = &["haccp", "iso9001"];
    assert_eq!(found(&[("haccp", Ready)], &[("9", both, Preparing)]), [""; 0]);
    assert_eq!(found(&[("haccp", Ready), ("iso9001", Preparing)], &[("9", both, Preparing)]), [""; 0]);
    assert_eq!(found(&[("haccp", Ready), ("iso9001", Ready)], &[("9", both, Preparing)]), ["haccp", "iso9001"]);
    // Two answers, and nothing in the register.
    let two = |one, other| found(&[], &[("1.4", &["sales-invoices"], one), ("4.1", &["sales-invoices"], other)]);
    assert_eq!(two(Preparing, Ready), ["sales-invoices"]);
    assert_eq!(two(Nothing, Ready), ["sales-invoices"]);
    assert_eq!(two(Ready, Ready), [""; 0]);
    // What has no effect, and what is always there.
    assert_eq!(found(&[], &[("1.4", &["unknown"], Ready), ("4.1", &["unknown"], Preparing)]), [""; 0]);
    assert_eq!(found(&[], &[("1.4", &["product-sample"], Ready), ("4.1", &["product-sample"], Preparing)]), [""; 0]);
    assert_eq!(found(&[("haccp", Preparing)], &[("99", &["haccp"], Ready)]), [""; 0], "no criterion of the set");
}

#[test]
fn the_household_has_two_papers_in_two_states() {
    let mut draft = household();
    assert_eq!(draft.contradicting_papers(edition()), ["sales-invoices", "story-text"]);
    // Entered in the register, each has one state, and the answers follow.
    for key in ["sales-invoices", "story-text"] {
        draft.add_paper(paper(key, Ready));
    }
    assert_eq!(draft.contradicting_papers(edition()), [""; 0]);
}

#[test]
fn very_many_papers_are_looked_through_in_time() {
    let papers = vec!["haccp".to_owned(); 20_000];
    let mut draft = Draft::new(8, "");
    for criterion in test_support::set(8).criteria() {
        draft.answers.insert(criterion.id.clone(), Answer { papers: papers.clone(), ..Answer::default() });
    }
    draft.papers = vec![paper("haccp", Preparing); 5_000];
    assert_eq!(draft.contradicting_papers(edition()), [""; 0]);
    assert_eq!(draft.tick_contradictions(edition()), []);
}

/// What a producer does to boxes and register.
#[derive(Debug, Clone)]
enum Step {
    Tick(Tick, bool),
    Add(&'static str, EvidenceState),
    State(usize, EvidenceState),
    Key(usize, &'static str),
    Remove(usize),
}

/// Papers of boxes, and others.
fn any_key() -> impl Strategy<Value = &'static str> {
    let of_ticks = Tick::ALL.iter().flat_map(|tick| keys_of(*tick));
    select(of_ticks.chain(["haccp", "food-safety-commitment", "unknown"]).collect::<Vec<_>>())
}

fn any_step() -> impl Strategy<Value = Step> {
    let state = || select(vec![Nothing, Preparing, Ready]);
    prop_oneof![
        (select(Tick::ALL.to_vec()), any::<bool>()).prop_map(|(tick, on)| Step::Tick(tick, on)),
        (any_key(), state()).prop_map(|(key, state)| Step::Add(key, state)),
        (0..6usize, state()).prop_map(|(place, state)| Step::State(place, state)),
        (0..6usize, any_key()).prop_map(|(place, key)| Step::Key(place, key)),
        (0..6usize).prop_map(Step::Remove),
    ]
}

/// Takes a step; the boxes that it touches, by keys before and after.
fn take(draft: &mut Draft, step: &Step) -> Vec<Tick> {
    let key = |draft: &Draft, place: usize| draft.papers.get(place).map(|p| p.paper.clone());
    let tick = |key: Option<String>| key.and_then(|key| edition().tick_of(&key));
    match step {
        Step::Tick(tick, on) => {
            draft.set_tick(*tick, *on);
            assert_eq!(draft.product.ticks.get(*tick), *on);
            vec![*tick]
        }
        Step::Add(key, state) => {
            draft.add_paper(paper(key, *state));
            edition().tick_of(key).into_iter().collect()
        }
        Step::State(place, state) => {
            let changes = draft.papers.get(*place).is_some_and(|p| p.state != *state);
            draft.edit_paper(*place, |p| p.state = *state);
            tick(key(draft, *place).filter(|_| changes)).into_iter().collect()
        }
        Step::Key(place, to) => {
            let before = key(draft, *place).filter(|before| before != to);
            draft.edit_paper(*place, |p| p.paper = (*to).to_owned());
            let after = before.as_ref().and_then(|_| edition().tick_of(to));
            tick(before).into_iter().chain(after).collect()
        }
        Step::Remove(place) => {
            let removed = draft.remove_paper(*place);
            tick(removed.map(|p| p.paper)).into_iter().collect()
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    /// Whatever a draft said before, and whatever is done: no box that was touched says otherwise than the register, and
    /// no box that was not is changed.
    #[test]
    fn a_box_that_was_touched_never_contradicts_the_register(
        boxes in vec(any::<bool>(), Tick::ALL.len()),
        papers in vec((any_key(), select(vec![Nothing, Preparing, Ready])), 0..5),
        steps in vec(any_step(), 1..12),
    ) {
        let mut draft = draft(8, &papers, &[("8", &["self-declaration", "haccp"], Preparing)]);
        for (tick, on) in Tick::ALL.into_iter().zip(&boxes) {
            draft.product.ticks.set(tick, *on);
        }
        let before = draft.product.ticks.clone();
        let touched: Vec<Tick> = steps.iter().flat_map(|step| take(&mut draft, step)).collect();
        let contradicting: Vec<Tick> = draft.tick_contradictions(edition()).iter().map(|c| c.tick).collect();
        for tick in Tick::ALL {
            if touched.contains(&tick) {
                prop_assert!(!contradicting.contains(&tick), "{:?} after {:?}", tick, steps);
            } else {
                prop_assert_eq!(draft.product.ticks.get(tick), before.get(tick));
            }
        }
    }
}
