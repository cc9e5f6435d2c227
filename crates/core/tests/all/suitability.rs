//! The check before anything is begun.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use sao_lang_core::catalogue::{ProductSet, Text as _};
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::Lang;
use sao_lang_core::suitability::{
    Answers, CHECKS, Fitness, SET_KEY, Suitability, SuitabilityOutcome, UNSURE, Which, read, says_nothing,
};
use test_support::{edition, household, set};

fn check() -> Suitability {
    read(CHECKS, "qd26-2026").expect("the edition has a check")
}

fn industry(set: &ProductSet) -> &'static str {
    edition().industry_key(set)
}

/// The sets that a text names, but for one: "bộ 7", "bộ 20".
fn sets_named(text: &str, but: u16) -> BTreeSet<u16> {
    let mut named = BTreeSet::new();
    for (place, _) in text.match_indices("bộ ") {
        let digits: String = text[place + "bộ ".len()..].chars().take_while(char::is_ascii_digit).collect();
        named.extend(digits.parse::<u16>().ok().filter(|no| *no != but));
    }
    named
}

/// The answers that fit a set in every question.
fn all_that_fits(check: &Suitability, set: &ProductSet) -> Answers {
    let mut answers = Answers::default();
    for question in check.questions_of(industry(set)) {
        let fits = question.answers_of(industry(set)).find(|a| a.fitness == Fitness::Fits).expect("an answer fits");
        answers.choose(&question.key, &fits.key);
    }
    answers.choose(SET_KEY, &set.no.to_string());
    answers
}

#[test]
fn every_set_is_asked_for_applicant_place_character_and_papers_in_five_taps_at_most() {
    let check = check();
    for set in &edition().sets {
        let questions: Vec<_> = check.questions_of(industry(set)).collect();
        let (_, all) = check.answered(industry(set), set.no, &Answers::default());
        assert!(questions.len() == 4 && all <= 5, "set {} is asked {all} questions", set.no);
        assert_eq!(questions[0].key, "applicant");
        for question in questions {
            let found: BTreeSet<Fitness> = question.answers_of(industry(set)).map(|a| a.fitness).collect();
            assert_eq!(found.len(), 3, "{} does not fit, ask and stop in set {}", question.key, set.no);
            assert!(question.place.text(Lang::Vi).starts_with("QĐ 26/2026, "), "{}", question.key);
        }
        let lines = check.at_hand_of(industry(set)).count();
        assert!((4..=6).contains(&lines), "set {}: {lines} things to have at hand", set.no);
    }
}

#[test]
fn only_tourism_takes_associations() {
    let check = check();
    let offered = |no: u16, key: &str| {
        let industry = industry(set(no));
        let applicant = check.questions_of(industry).next().expect("asks for the applicant");
        applicant.answers_of(industry).any(|a| a.key == key)
    };
    for key in ["association", "board"] {
        assert!(offered(26, key) && !offered(8, key) && !offered(21, key), "{key}");
    }
}

#[test]
fn a_set_is_told_from_all_that_it_names_as_neighbours() {
    let check = check();
    for set in &edition().sets {
        let named = sets_named(set.about.text(Lang::Vi), set.no);
        let told: BTreeSet<u16> = check.boundary(set.no).iter().flat_map(|b| &b.sides).map(|side| side.set).collect();
        assert!(named.is_subset(&told), "set {}: names {named:?}, is told from {told:?}", set.no);
        assert_eq!(named.is_empty(), told.is_empty(), "set {}", set.no);
        assert_eq!(told.contains(&set.no), !told.is_empty(), "set {} is no answer of its own question", set.no);
        // Whoever comes from there can go back.
        for other in named {
            let back = check.boundary(other).is_some_and(|b| b.sides.iter().any(|side| side.set == set.no));
            assert!(back, "set {other} is not told from set {}", set.no);
        }
    }
}

#[test]
fn what_fits_everywhere_fits_and_each_other_answer_has_its_fitness() {
    let check = check();
    for set in &edition().sets {
        let right = all_that_fits(&check, set);
        assert_eq!(check.outcome(industry(set), set.no, &right), SuitabilityOutcome::Fits, "set {}", set.no);
        for question in check.questions_of(industry(set)) {
            for answer in question.answers_of(industry(set)) {
                let mut answers = right.clone();
                answers.choose(&question.key, &answer.key);
                let expected = match answer.fitness {
                    Fitness::Fits => SuitabilityOutcome::Fits,
                    Fitness::Ask => SuitabilityOutcome::Ask(vec![answer]),
                    Fitness::Stops => SuitabilityOutcome::Stops(vec![answer]),
                };
                assert_eq!(check.outcome(industry(set), set.no, &answers), expected);
                assert!(answer.say.is_some() || answer.fitness == Fitness::Fits);
            }
        }
    }
}

#[test]
fn another_set_or_none_does_not_fit() {
    let check = check();
    let mut answers = all_that_fits(&check, set(8));
    answers.choose(SET_KEY, "9");
    assert_eq!(check.other_set(8, &answers), Some(9));
    assert_eq!(check.outcome("I", 8, &answers), SuitabilityOutcome::Ask(vec![]));
    assert_eq!(check.other_set(9, &answers), None);
    assert_eq!(check.outcome("I", 9, &answers), SuitabilityOutcome::Fits);
    answers.choose(SET_KEY, UNSURE);
    assert_eq!(check.other_set(8, &answers), None);
    assert_eq!(check.boundary(8).expect("asked").chosen(&answers), Some(Which::Unsure));
    assert_eq!(check.outcome("I", 8, &answers), SuitabilityOutcome::Ask(vec![]));
    // A set that is no answer here was not answered.
    answers.choose(SET_KEY, "26");
    assert_eq!(check.outcome("I", 8, &answers), SuitabilityOutcome::Open(1));
    assert_eq!(check.boundary(26), None);
}

#[test]
fn answers_are_remembered_in_one_line_and_what_is_no_answer_is_left_out() {
    let mut answers = Answers::default();
    answers.choose("origin", "commune");
    answers.choose("applicant", "household");
    assert_eq!(answers.to_text(), "applicant=household origin=commune");
    assert_eq!(Answers::read("  skipped applicant=household = x= =y origin=commune"), answers);
    let check = check();
    let strange = Answers::read("applicant=king colour=red");
    assert_eq!(check.outcome("I", 8, &strange), SuitabilityOutcome::Open(5));
    assert_eq!(check.answered("I", 8, &strange), (0, 5));
    assert_eq!(check.answered("VI", 26, &strange), (0, 4));
}

#[test]
fn a_draft_with_a_name_alone_says_nothing() {
    let mut draft = Draft::new(8, "2026-06-01T00:00:00Z");
    draft.product.name = "Cá khô".to_owned();
    assert!(says_nothing(&draft));
    draft.choose("1.1", Some(1));
    assert!(!says_nothing(&draft));
    assert!(!says_nothing(&household()));
    let mut draft = Draft::new(8, "");
    draft.knock_outs.insert("forged-papers".to_owned(), false);
    assert!(!says_nothing(&draft));
}

proptest! {
    #![proptest_config(test_support::cases(256))]

    /// Any answers, of every kind: the worst decides, and nothing is said before all is answered.
    #[test]
    fn the_worst_answer_decides(no in 1u16..=26, picks in prop::collection::vec(0usize..12, 5)) {
        let check = check();
        let set = set(no);
        let industry = industry(set);
        let mut answers = Answers::default();
        let mut found = Vec::new();
        let mut open = 0;
        for (question, pick) in check.questions_of(industry).zip(&picks) {
            match question.answers_of(industry).nth(*pick) {
                Some(answer) => {
                    answers.choose(&question.key, &answer.key);
                    found.push(answer.fitness);
                }
                None => open += 1,
            }
        }
        if let Some(boundary) = check.boundary(no) {
            match boundary.sides.get(picks[4]) {
                Some(side) => {
                    answers.choose(SET_KEY, &side.set.to_string());
                    found.push(if side.set == no { Fitness::Fits } else { Fitness::Ask });
                }
                None => open += 1,
            }
        }
        let (done, all) = check.answered(industry, no, &answers);
        prop_assert_eq!((done, all - done), (found.len(), open));
        let worst = found.iter().max().copied().unwrap_or(Fitness::Fits);
        match check.outcome(industry, no, &answers) {
            SuitabilityOutcome::Stops(list) => prop_assert!(worst == Fitness::Stops && list.iter().all(|a| a.say.is_some())),
            SuitabilityOutcome::Open(n) => prop_assert!(n == open && n > 0 && worst < Fitness::Stops),
            SuitabilityOutcome::Ask(list) => {
                prop_assert!(open == 0 && worst == Fitness::Ask);
                prop_assert!(list.iter().all(|a| a.fitness == Fitness::Ask));
            }
            SuitabilityOutcome::Fits => prop_assert!(open == 0 && worst == Fitness::Fits),
        }
        prop_assert_eq!(Answers::read(&answers.to_text()), answers);
    }

    /// Whatever is remembered can be read.
    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        let answers = Answers::read(&text);
        prop_assert_eq!(Answers::read(&answers.to_text()), answers);
    }
}

/// What the build says of the check with a change in it; `None` where it is content.
fn problem(from: &str, to: &str) -> Option<String> {
    let data = test_support::path("crates/core/data/catalogue");
    let catalogue =
        catalogue_compiler::catalogue::compile(&data).unwrap_or_else(|_| panic!("the catalogue is in order")).catalogue;
    let text = fs::read_to_string(data.join("qd26-2026/suitability.toml")).unwrap();
    assert!(text.contains(from), "nothing to break: {from:?}");
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("qd26-2026")).unwrap();
    fs::write(dir.path().join("qd26-2026/suitability.toml"), text.replacen(from, to, 1)).unwrap();
    catalogue_compiler::suitability::compile(dir.path(), &catalogue).err().map(|e| e.to_string())
}

#[test]
fn what_does_not_add_up_ends_the_build_with_file_and_entry() {
    assert_eq!(problem("key = \"applicant\"", "key = \"applicant\""), None);
    let cases = [
        ("key = \"origin\"", "key = \"applicant\"", "[applicant] stands twice"),
        ("key = \"origin\"", "key = \"set\"", "[set] \"set\" is kept"),
        ("key = \"origin\"", "key = \"Gốc\"", "[Gốc] key"),
        ("key = \"group\"", "key = \"cooperative\"", "[applicant] answer cooperative: stands twice"),
        ("industries = [\"VI\"]", "industries = [\"X\"]", "[applicant] answer association: unknown industry \"X\""),
        ("fitness = \"fits\"", "fitness = \"stops\"", "[applicant] answer cooperative: does not say what to do"),
        ("text = { vi = \"Hợp tác xã\"", "text = { vi = \" \"", "[applicant] answer cooperative: a text is empty"),
        ("{ set = 10, text", "{ set = 77, text", "[fresh-plants] unknown set 77"),
        ("asked_of = [2]", "asked_of = [1]", "[animal-food] set 1 is asked, and is no answer"),
        ("asked_of = [2]", "asked_of = [2, 25]", "[animals] set 25 is asked twice"),
        ("fitness = \"fits\"", "fitness = \"maybe\"", "unknown variant `maybe`"),
        ("\nplace = {", "\nplce = {", "unknown field `plce`"),
    ];
    for (from, to, expected) in cases {
        let told = problem(from, to).unwrap_or_default();
        assert!(told.contains("suitability.toml: ") && told.contains(expected), "{expected:?} is not in {told:?}");
    }
}
