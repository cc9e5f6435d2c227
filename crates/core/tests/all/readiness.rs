//! Whether a product can be handed in: never said too soon, and counted once.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sao_lang_core::assessment::{Verdict, aim, assess, range};
use sao_lang_core::board::{
    Board, By, Class, Column, Deadline, Pictures, Query, Readiness, Row, Sort, State, View, compare,
};
use sao_lang_core::calendar::{day as read_day, round_aimed_at};
use sao_lang_core::draft::{Draft, EvidenceState, Paper, RatingKind};
use sao_lang_core::form::FIELDS;
use sao_lang_core::locale::Lang;
use sao_lang_core::review::{Finding, blockers};
use test_support::small::{self, Dice};
use test_support::{cases, edition, generate, set, top};

const TODAY: &str = "2026-11-23";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn row(draft: &Draft, today: &str) -> Row {
    Row::of("x", draft, edition(), set(draft.set), day(today))
}

fn readiness(draft: &Draft, today: &str) -> Readiness {
    Readiness::of(draft, edition(), set(draft.set), day(today))
}

fn papers(draft: &mut Draft, papers: &[(&str, &str)]) {
    for (key, until) in papers {
        draft.add_paper(Paper {
            paper: (*key).to_owned(),
            state: EvidenceState::Ready,
            valid_until: (*until).to_owned(),
            ..Paper::default()
        });
    }
}

/// A draft that can be handed in: best answers, each with the papers of its option, no texts missing.
fn complete(no: u16) -> Draft {
    let mut draft = top(no);
    let (edition, set) = (edition(), set(no));
    let conditions: Vec<String> = assess(&draft, edition, set).open_knock_outs().map(|k| k.key.clone()).collect();
    draft.knock_outs.extend(conditions.into_iter().map(|key| (key, false)));
    for field in FIELDS {
        *field.text_mut(&mut draft) = "1".to_owned();
    }
    for criterion in set.criteria() {
        let choice = draft.option(&criterion.id).and_then(|o| edition.question(criterion).option(o)).unwrap();
        let keys: Vec<String> = choice.papers.iter().map(|p| edition.paper(*p).key.clone()).collect();
        for key in &keys {
            if !draft.papers.iter().any(|p| &p.paper == key) {
                papers(&mut draft, &[(key, "2031-01-01")]);
            }
        }
        draft.answers.get_mut(&criterion.id).unwrap().papers = keys;
    }
    draft
}

/// A complete draft with some of what makes it so taken away again.
fn nearly_complete(seed: u64) -> Draft {
    let mut dice = Dice::new(seed);
    let mut draft = complete(u16::try_from(1 + dice.below(26)).unwrap());
    let keys: Vec<String> = draft.knock_outs.keys().cloned().collect();
    let answers: Vec<String> = draft.answers.keys().cloned().collect();
    for _ in 0..dice.below(3) {
        match dice.below(6) {
            0 if !keys.is_empty() => drop(draft.knock_outs.remove(&keys[dice.below(keys.len())])),
            1 if !keys.is_empty() => drop(draft.knock_outs.insert(keys[dice.below(keys.len())].clone(), true)),
            2 => draft.choose(&answers[dice.below(answers.len())], Some(1)),
            3 => draft.answers.get_mut(&answers[dice.below(answers.len())]).unwrap().evidence = EvidenceState::None,
            4 if !draft.papers.is_empty() => {
                let place = dice.below(draft.papers.len());
                draft.papers[place].valid_until = format!("202{}-0{}-11", 6 + dice.below(3), 1 + dice.below(9));
            }
            _ if !draft.papers.is_empty() => {
                let place = dice.below(draft.papers.len());
                draft.edit_paper(place, |p| p.state = EvidenceState::Preparing);
            }
            _ => {}
        }
    }
    draft
}

/// What must hold of a draft that is said to be ready.
fn assert_sound(draft: &Draft, today: &str) -> Result<bool, TestCaseError> {
    let (edition, set) = (edition(), set(draft.set));
    let Readiness::Ready { stars } = readiness(draft, today) else { return Ok(false) };
    let result = assess(draft, edition, set);
    prop_assert_eq!(result.open_knock_outs().count(), 0, "a condition has no answer");
    prop_assert!(result.knock_outs.is_empty());
    prop_assert_eq!((stars, stars >= 3), (range(draft, edition, set).sure.stars, true));
    prop_assert_eq!(blockers(draft, edition, set, day(today)).len(), 0);
    let rated = round_aimed_at(edition, day(today)).unwrap().rated;
    for paper in &draft.papers {
        prop_assert!(read_day(&paper.valid_until).is_none_or(|last| last >= rated), "{} is out of date", paper.paper);
        prop_assert!(paper.state != EvidenceState::Preparing);
    }
    Ok(true)
}

proptest! {
    #![proptest_config(cases(50))]

    /// Ready is never said with an unanswered condition, a paper that ends before the round is rated, or fewer sure stars.
    #[test]
    fn ready_is_never_said_too_soon(seed in any::<u64>(), draft in generate::draft(), month in 1u32..=12) {
        let today = format!("2026-{month:02}-23");
        assert_sound(&nearly_complete(seed), &today)?;
        assert_sound(&draft, &today)?;
        assert_sound(&small::draft(&mut Dice::new(seed), set(1 + u16::try_from(seed % 26).unwrap())), &today)?;
    }

    /// Every count over a board has as many products as the board.
    #[test]
    fn every_count_adds_up_to_the_products(seeds in prop::collection::vec(any::<u64>(), 0..25)) {
        let draft = |seed: &u64| match seed % 3 {
            0 => nearly_complete(*seed),
            1 => Draft::new(8, ""),
            _ => small::draft(&mut Dice::new(*seed), set(1 + u16::try_from(seed % 26).unwrap())),
        };
        let rows: Vec<Row> = seeds.iter().map(|seed| row(&draft(seed), TODAY)).collect();
        let board = Board::new(rows, day(TODAY));
        let pictures = Pictures::of(&board.rows);
        prop_assert_eq!(pictures.readiness.iter().sum::<usize>(), seeds.len());
        // What a reader adds up: the lines that are drawn.
        let drawn = pictures.stars[1..].iter().sum::<usize>() + pictures.rejected + pictures.too_early;
        prop_assert_eq!(drawn, seeds.len());
        let of = |query: Query| board.select(&query).len();
        let classes: Vec<usize> =
            Class::ALL.iter().map(|c| of(Query { readiness: Some(*c), ..Query::default() })).collect();
        prop_assert_eq!(&classes[..], &pictures.readiness[..]);
        for stars in 1..=5u8 {
            let found = of(Query { stars: Some(stars), ..Query::default() });
            prop_assert_eq!(found, pictures.stars[usize::from(stars)]);
        }
        for state in State::ALL {
            prop_assert_eq!(of(Query { state: Some(state), ..Query::default() }), board.count(state));
        }
        prop_assert_eq!(pictures.readiness[3], pictures.rejected);
        let all = board.select(&Query::default());
        for by in By::ALL {
            let groups = board.group(&all, by);
            prop_assert_eq!(groups.iter().map(|g| g.rows.len()).sum::<usize>(), seeds.len());
        }
    }

    /// An address says the whole view, and reading it gives the same view again.
    #[test]
    fn a_view_comes_back_from_its_address(view in view()) {
        let address = view.print();
        prop_assert!(address.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.%=&".contains(&b)), "{}", address);
        prop_assert_eq!(View::parse(&address), view);
    }

    /// Whatever an address says, it is a view, and that view has an address.
    #[test]
    fn any_address_is_a_view(text in "[a-z%&=.+0-9é]{0,40}") {
        let view = View::parse(&text);
        prop_assert_eq!(View::parse(&view.print()), view);
    }

    /// The distance is what lies between the answers and the stars that are aimed at.
    #[test]
    fn the_distance_is_what_lacks(seed in any::<u64>()) {
        let draft = nearly_complete(seed);
        let result = assess(&draft, edition(), set(draft.set));
        let row = row(&draft, TODAY);
        if row.verdict() == Verdict::Rejected {
            prop_assert_eq!(row.distance, None);
            return Ok(());
        }
        let stars = aim(&draft, result.stars).unwrap_or(result.stars);
        let points = edition().least_points(stars).saturating_sub(result.score.total);
        let conditions = result.lacking(stars).len() + result.open_knock_outs().count();
        let expected = row.distance.map_or((0, 0), |d| (d.points, usize::from(d.conditions)));
        prop_assert_eq!(expected, (points, conditions));
        prop_assert!(row.distance.is_none_or(|d| d.stars == stars));
    }
}

fn view() -> impl Strategy<Value = View> {
    use proptest::option::of;
    use proptest::sample::{select, subsequence};
    let query = (
        generate::text(),
        of(any::<u16>()),
        of(1u8..=5),
        of(select(&State::ALL[..])),
        of(select(&Class::ALL[..])),
        of(generate::text()),
        select(&Sort::ALL[..]),
    );
    let rest = (
        of(select(&By::ALL[..])),
        subsequence(&Column::ALL[..], 0..=Column::ALL.len()),
        prop::collection::btree_set(generate::text().prop_filter("an id", |id| !id.is_empty()), 0..4),
    );
    (query, rest).prop_map(|((search, set, stars, state, readiness, person, sort), (by, columns, picked))| View {
        query: Query { search, set, stars, state, readiness, person, sort },
        by,
        columns: columns.into_iter().collect(),
        picked,
    })
}

#[test]
fn an_address_says_only_what_was_chosen() {
    assert_eq!(View::default().print(), "");
    let view = View {
        query: Query { search: "cá khô".to_owned(), state: Some(State::Overdue), ..Query::default() },
        picked: ["b".to_owned(), "a".to_owned()].into(),
        ..View::default()
    };
    assert_eq!(view.print(), "q=c%C3%A1%20kh%C3%B4&state=overdue&ids=a.b");
    assert_eq!(
        View::parse("state=nonsense&stars=9&q=a+b").query,
        Query { search: "a b".to_owned(), ..Query::default() }
    );
}

#[test]
fn some_complete_drafts_are_ready_so_that_the_rule_is_not_empty() {
    let ready: Vec<u16> = (1..=26).filter(|no| readiness(&complete(*no), TODAY).class() == Class::Ready).collect();
    let lacks = blockers(&complete(8), edition(), set(8), day(TODAY));
    assert!(ready.len() > 5, "only {ready:?} are ready: {lacks:?}");
}

/// A draft that is ready on that day.
fn ready() -> Draft {
    let draft = (1..=26).map(complete).find(|d| readiness(d, TODAY).class() == Class::Ready).unwrap();
    assert!(assert_sound(&draft, TODAY).unwrap());
    draft
}

#[test]
fn what_is_missing_decides_the_class_and_is_counted() {
    let base = ready();
    let Readiness::Ready { stars } = readiness(&base, TODAY) else { panic!("it is ready") };
    assert_eq!(readiness(&base, TODAY).words(Lang::Vi), format!("Nộp được ngay, {stars} sao"));

    // A paper that ends the day before the round is rated, and one that lasts to that day.
    let rated = round_aimed_at(edition(), day(TODAY)).unwrap().rated;
    for (last, class) in [(rated.pred_opt().unwrap(), Class::Papers), (rated, Class::Ready)] {
        let mut draft = base.clone();
        draft.papers[0].valid_until = last.to_string();
        assert_eq!(readiness(&draft, TODAY).class(), class, "{last}");
    }
    // One paper with two faults is one paper.
    let mut draft = base.clone();
    draft.edit_paper(0, |p| {
        p.state = EvidenceState::Preparing;
        p.valid_until = "2026-01-01".to_owned();
        p.due = "2030-01-01".to_owned();
    });
    assert_eq!(readiness(&draft, TODAY), Readiness::Papers { papers: 1 });
    assert_eq!(readiness(&draft, TODAY).missing(Lang::Vi).as_deref(), Some("1 giấy tờ"));

    // A condition without an answer, and an empty text.
    let mut draft = base.clone();
    let key = draft.knock_outs.keys().next().unwrap().clone();
    draft.knock_outs.remove(&key);
    assert_eq!(readiness(&draft, TODAY), Readiness::Conditions { conditions: 1, papers: 0 });
    draft.applicant.name.clear();
    draft.edit_paper(0, |p| p.state = EvidenceState::Preparing);
    assert_eq!(readiness(&draft, TODAY), Readiness::Conditions { conditions: 2, papers: 1 });
    assert_eq!(readiness(&draft, TODAY).missing(Lang::Vi).as_deref(), Some("2 điều kiện, 1 giấy tờ"));

    draft.knock_outs.insert(key, true);
    if assess(&draft, edition(), set(draft.set)).knock_outs.is_empty() {
        panic!("the condition does not apply");
    }
    assert_eq!(readiness(&draft, TODAY), Readiness::Rejected);
    assert_eq!(readiness(&Draft::new(8, ""), TODAY).class(), Class::Conditions);
}

#[test]
fn a_test_slip_must_be_fresh_still_when_the_round_is_rated() {
    let rated = round_aimed_at(edition(), day(TODAY)).unwrap().rated;
    let paper = |issued: String| Paper {
        paper: "test-report".to_owned(),
        state: EvidenceState::Ready,
        issued,
        ..Paper::default()
    };
    let mut draft = ready();
    draft.papers.retain(|p| p.paper != "test-report");
    draft.papers.push(paper(rated.checked_sub_days(Days::new(30)).unwrap().to_string()));
    assert_eq!(readiness(&draft, TODAY).class(), Class::Ready);
    let last = draft.papers.len() - 1;
    draft.papers[last] = paper(rated.checked_sub_days(Days::new(370)).unwrap().to_string());
    assert_eq!(readiness(&draft, TODAY), Readiness::Papers { papers: 1 });
}

#[test]
fn points_that_hang_on_evidence_ask_for_papers_and_too_few_points_for_conditions() {
    let mut draft = ready();
    draft.answers.values_mut().for_each(|a| a.evidence = EvidenceState::None);
    assert!(range(&draft, edition(), set(draft.set)).sure.stars < 3);
    assert_eq!(readiness(&draft, TODAY).class(), Class::Papers);
    let criteria: Vec<String> = draft.answers.keys().cloned().collect();
    criteria.iter().for_each(|id| draft.choose(id, Some(1)));
    assert_eq!(readiness(&draft, TODAY).class(), Class::Conditions);
}

#[test]
fn what_is_past_its_day_comes_first_with_how_long_ago() {
    let mut late = ready();
    papers(&mut late, &[("haccp", "2026-10-24"), ("vietgap", "2026-12-01")]);
    let mut due = ready();
    due.papers.push(Paper {
        paper: "haccp".to_owned(),
        state: EvidenceState::Preparing,
        due: "2026-11-20".to_owned(),
        ..Paper::default()
    });
    let mut recognised = ready();
    recognised.kind = RatingKind::ReRating;
    recognised.recognition.issued = "2023-10-23".to_owned();
    let drafts = [ready(), due, late, recognised];
    let board = Board::new(drafts.iter().map(|d| row(d, TODAY)).collect(), day(TODAY));
    let next = |place: usize| board.next(place).map(|d| (d.day.as_str(), d.what)).unwrap();
    assert_eq!(next(0).1, Deadline::HandIn);
    assert_eq!((next(1), board.days_late(1)), (("2026-11-20", Deadline::PaperDue), Some(3)));
    assert_eq!((next(2), board.days_late(2)), (("2026-10-24", Deadline::PaperEnds), Some(30)));
    assert_eq!((next(3), board.days_late(3)), (("2026-10-23", Deadline::CertificateEnds), Some(31)));
    assert_eq!(board.days_late(0), None);
    assert_eq!(board.select(&Query::default()), [3, 2, 1, 0], "the oldest comes first");
    let of = |state| board.select(&Query { state: Some(state), sort: Sort::Set, ..Query::default() }).len();
    assert_eq!([of(State::Overdue), of(State::Soon), of(State::ReRating)], [3, 1, 1]);
    assert_eq!(board.rows[2].overdue().len(), 1);
}

#[test]
fn a_paper_due_that_is_there_is_late_no_more() {
    let mut draft = ready();
    draft.papers[0].due = "2026-01-01".to_owned();
    assert!(row(&draft, TODAY).overdue().is_empty());
    draft.edit_paper(0, |p| p.state = EvidenceState::Preparing);
    assert_eq!(row(&draft, TODAY).overdue()[0].what, Deadline::PaperDue);
}

#[test]
fn a_paper_that_has_run_out_is_not_there() {
    let mut draft = ready();
    assert_eq!(row(&draft, TODAY).evidence, Some(100));
    let named = draft.papers.iter().position(|p| draft.answers.values().any(|a| a.papers.contains(&p.paper))).unwrap();
    draft.papers[named].valid_until = TODAY.to_owned();
    assert_eq!(row(&draft, TODAY).evidence, Some(100), "it counts on its last day still");
    assert!(row(&draft, "2026-11-24").evidence < Some(100));
    // Another one has taken its place.
    let again = Paper { valid_until: "2030-01-01".to_owned(), ..draft.papers[named].clone() };
    draft.papers.push(again);
    assert_eq!(row(&draft, "2026-11-24").evidence, Some(100));
}

#[test]
fn the_person_in_charge_is_found_however_the_name_is_written() {
    let mut drafts = [ready(), ready(), ready()];
    drafts[0].work.person = "Chị Hòa ".to_owned();
    drafts[1].work.person = "chị hoà".to_owned();
    drafts[0].applicant.phone = " 0912 345 678".to_owned();
    let board = Board::new(drafts.iter().map(|d| row(d, TODAY)).collect(), day(TODAY));
    assert_eq!((board.rows[0].person.as_str(), board.rows[0].phone.as_str()), ("Chị Hòa", "0912 345 678"));
    assert_eq!(board.persons(), ["Chị Hòa"]);
    let of =
        |name: &str| board.select(&Query { person: Some(name.to_owned()), sort: Sort::Set, ..Query::default() }).len();
    assert_eq!([of("CHI HOA"), of(""), of("Anh Ba")], [2, 1, 0]);
}

#[test]
fn findings_that_send_back_are_all_told_apart() {
    // Every draft that has a finding that sends back is not ready, whatever the finding is.
    for no in 1..=26 {
        let draft = complete(no);
        let found: Vec<Finding> = blockers(&draft, edition(), set(no), day(TODAY));
        assert_eq!(found.is_empty(), readiness(&draft, TODAY).class() == Class::Ready, "set {no}: {found:?}");
    }
}

#[test]
fn where_only_the_maximum_differs_two_products_do_not() {
    let (no, sets) = (1..=26)
        .flat_map(|a| (a + 1..=26).map(move |b| (a, b)))
        .map(|(a, b)| (a, [set(a), set(b)]))
        .find(|(_, [a, b])| {
            a.sections().flat_map(|s| s.criteria.iter().map(move |c| (s.title, c))).any(|(title, c)| {
                let mut others = b.sections().filter(|s| s.title == title).flat_map(|s| &s.criteria);
                others.any(|other| other.title == c.title && other.max() != c.max())
            })
        })
        .expect("two sets give a criterion another maximum");
    let drafts = [test_support::bottom(no), test_support::bottom(sets[1].no)];
    let lines = compare(&[(&drafts[0], edition(), sets[0]), (&drafts[1], edition(), sets[1])]).lines;
    let only_max = lines.iter().filter(|line| match &line.cells[..] {
        [Some(a), Some(b)] => a.points == b.points && a.max != b.max,
        _ => false,
    });
    let only_max: Vec<_> = only_max.collect();
    assert!(!only_max.is_empty() && only_max.iter().all(|line| !line.differs()));
}
