//! The board: rows, what is shown of them, pictures, comparing, sisters, collecting.

use std::cmp::Ordering;

use catalogue_model::search_key::search_key;
use chrono::NaiveDate;
use proptest::prelude::*;
use sao_lang_core::assessment::{self, aim, assess, range};
use sao_lang_core::board::{
    Arrival, Board, By, Copying, Holds, Identity, Pictures, Query, Row, Sort, State, compare, copy, judge,
    papers_to_copy, standing_notes, twin,
};
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::model::{Block, Table};
use sao_lang_core::documents::{Products, board_page};
use sao_lang_core::draft::{Answer, Draft, EvidenceState, Paper};
use sao_lang_core::locale::{Lang, msg};
use test_support::generate;
use test_support::small::{self, Dice};
use test_support::{cases, edition, household, set, top};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn row(id: &str, draft: &Draft) -> Row {
    row_on(id, draft, "2026-11-23")
}

fn row_on(id: &str, draft: &Draft, today: &str) -> Row {
    Row::of(id, draft, edition(), set(draft.set), day(today))
}

/// Drafts with names, applicants and days.
fn drafts(seed: u64, count: usize) -> Vec<Draft> {
    let mut dice = Dice::new(seed);
    (0..count)
        .map(|n| {
            let no = u16::try_from(1 + dice.below(26)).unwrap();
            let mut draft = small::draft(&mut dice, set(no));
            draft.product.name = dice.one_of(&["Bánh đậu xanh", "Nước mắm", "Cá khô", ""]).to_owned();
            draft.applicant.name = dice.one_of(&["HTX Hòa Bình", "htx hoa binh", "Bà Hai", ""]).to_owned();
            draft.changed = format!("2026-{:02}-{:02}T08:00:00Z", 1 + dice.below(12), 1 + dice.below(28));
            draft.created = format!("2026-01-01T00:00:{:02}Z", n % 60);
            draft
        })
        .collect()
}

fn board(seed: u64, count: usize) -> Board {
    let rows = drafts(seed, count).iter().enumerate().map(|(n, d)| row(&n.to_string(), d)).collect();
    Board::new(rows, day("2026-11-23"))
}

proptest! {
    #![proptest_config(cases(60))]

    /// A row says what the assessment says, of any draft that code can build.
    #[test]
    fn a_row_agrees_with_the_assessment(draft in generate::careless_draft()) {
        let (edition, set) = (edition(), set(draft.set));
        let row = Row::of("x", &draft, edition, set, day("2026-11-23"));
        let (result, range) = (assess(&draft, edition, set), range(&draft, edition, set));
        prop_assert_eq!((row.likely(), row.total(), &row.parts), (result.stars, result.score.total, &result.score.parts));
        prop_assert_eq!(row.points, [range.sure.score.total, range.likely.score.total, range.possible.score.total]);
        prop_assert_eq!(row.stars, [range.sure.stars, range.likely.stars, range.possible.stars]);
        prop_assert_eq!(row.is_rejected(), !result.knock_outs.is_empty());
        prop_assert_eq!(row.standing(), result.standing());
        match &row.holds {
            Holds::Mark(id) => prop_assert!(result.unmet.iter().any(|u| &u.criterion == id && u.stars <= result.cap + 1)),
            Holds::Points { points, stars } => {
                prop_assert_eq!(edition.least_points(*stars), result.score.total + points);
                prop_assert_eq!(Some(*stars), aim(&draft, result.stars));
            }
            Holds::Nothing => prop_assert_eq!((result.stars, row.open_knock_outs), (5, 0)),
            Holds::OpenKnockOuts(n) => prop_assert_eq!((result.stars, usize::from(*n)), (5, result.open_knock_outs().count())),
            Holds::Unanswered => prop_assert_eq!(result.answered, 0),
            Holds::TooEarly => prop_assert_eq!(row.verdict(), assessment::Verdict::TooEarly),
            Holds::KnockOut(_) => prop_assert!(row.is_rejected()),
        }
        // What proves all answers is what the range calls proven.
        if row.evidence == Some(100) {
            prop_assert!(range.unproven.is_empty(), "{:?}", range.unproven);
        }
    }

    /// What is shown is exactly what was asked for, in the order that was asked for, each row once.
    #[test]
    fn a_query_shows_what_it_asks_for(
        seed in any::<u64>(), count in 0usize..40, stars in proptest::option::of(1u8..=5),
        set_no in proptest::option::of(1u16..=26), sort in 0usize..Sort::ALL.len(), state in 0usize..=State::ALL.len(),
        search in proptest::sample::select(vec!["", "banh", "BÁNH đậu", "hoà bình", "mam nuoc", "zzz"]),
    ) {
        let board = board(seed, count);
        let query = Query {
            search: search.to_owned(), set: set_no, stars, state: State::ALL.get(state).copied(), sort: Sort::ALL[sort],
            ..Query::default()
        };
        let shown = board.select(&query);
        let mut once = shown.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), shown.len());
        for (place, row) in board.rows.iter().enumerate() {
            let text = search_key(&format!("{} {} {}", row.product, row.applicant, set(row.set).short.text(Lang::Vi)));
            let state = match query.state {
                None => true,
                Some(State::Rejected) => row.is_rejected(),
                Some(State::HeldBack) => matches!(row.holds, Holds::Mark(_)),
                Some(State::Unfinished) => row.answered < row.asked,
                Some(State::Unproven) => row.evidence.is_some_and(|e| e < 100),
                Some(State::Near) => matches!(row.holds, Holds::Points { points, .. } if points <= 5),
                Some(State::TooEarly) => row.verdict() == assessment::Verdict::TooEarly,
                Some(State::Overdue) => row.days.iter().any(|d| d.day.as_str() < "2026-11-23"),
                Some(State::Soon) => row.days.iter().any(|d| ("2026-11-23"..="2026-12-23").contains(&d.day.as_str())),
                Some(State::ReRating) => row.to_re_rate,
            };
            let fits = stars.is_none_or(|s| row.verdict() == assessment::Verdict::Stars(s)) && set_no.is_none_or(|s| row.set == s) && state;
            let found = search_key(search).split(' ').all(|w| text.contains(w));
            if fits && found {
                prop_assert!(shown.contains(&place), "{} is left out", place);
            }
            // English words may find a row as well; what is searched for in neither language may not.
            prop_assert!(fits || !shown.contains(&place));
        }
        for pair in shown.windows(2) {
            let (a, b) = (&board.rows[pair[0]], &board.rows[pair[1]]);
            match query.sort {
                Sort::Changed => prop_assert!(a.changed >= b.changed),
                Sort::Stars => {
                    let told = |row: &Row| match row.verdict() {
                        assessment::Verdict::Stars(stars) => Some((stars, row.total())),
                        _ => None,
                    };
                    prop_assert!(told(a) >= told(b), "what has no stars comes last");
                }
                Sort::FewestPoints => prop_assert!(a.total() <= b.total()),
                Sort::Evidence => prop_assert!(a.evidence.unwrap_or(100) <= b.evidence.unwrap_or(100)),
                Sort::Set => prop_assert!(a.set <= b.set),
                Sort::Product => prop_assert!(b.product.is_empty() || (!a.product.is_empty() && search_key(&a.product) <= search_key(&b.product))),
                Sort::Applicant => prop_assert!(b.applicant.is_empty() || (!a.applicant.is_empty() && search_key(&a.applicant) <= search_key(&b.applicant))),
                Sort::Urgency => {
                    let (x, y) = (board.next(pair[0]).unwrap(), board.next(pair[1]).unwrap());
                    let lacks = |row: &Row| row.distance.map_or((u16::MAX, u16::MAX), |d| (d.points, d.conditions));
                    prop_assert!((&x.day, lacks(a)) <= (&y.day, lacks(b)));
                }
            }
        }
    }

    /// Groups hold every row once, and rows of one applicant lie together however they write its name.
    #[test]
    fn groups_part_the_rows(seed in any::<u64>(), count in 0usize..40) {
        let board = board(seed, count);
        let all = board.select(&Query::default());
        for by in By::ALL {
            let groups = board.group(&all, by);
            let mut rows: Vec<usize> = groups.iter().flat_map(|g| g.rows.clone()).collect();
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..count).collect::<Vec<_>>());
            for group in &groups {
                let told = group.rows.iter().filter(|r| matches!(board.rows[**r].verdict(), assessment::Verdict::Stars(_)));
                prop_assert_eq!(group.stars.iter().sum::<usize>(), told.count());
                for place in &group.rows {
                    let row = &board.rows[*place];
                    match by {
                        By::Applicant => prop_assert_eq!(search_key(&row.applicant), search_key(&group.name)),
                        By::Set => prop_assert_eq!(row.set, group.set),
                        By::Person => prop_assert_eq!(search_key(&row.person), search_key(&group.name)),
                    }
                }
            }
        }
    }

    /// Pictures count what the rows say, whether they are counted at once or one by one.
    #[test]
    fn pictures_count_the_rows(seed in any::<u64>(), count in 0usize..30) {
        let board = board(seed, count);
        let pictures = Pictures::of(&board.rows);
        let mut one_by_one = Pictures::default();
        board.rows.iter().for_each(|r| one_by_one.add(r));
        prop_assert_eq!(&pictures, &one_by_one);
        prop_assert_eq!(pictures.products(), count);
        let with_stars = board.rows.iter().filter(|r| matches!(r.verdict(), assessment::Verdict::Stars(_))).count();
        prop_assert_eq!(pictures.stars.iter().sum::<usize>(), with_stars);
        let early = board.rows.iter().filter(|r| r.verdict() == assessment::Verdict::TooEarly).count();
        prop_assert_eq!((pictures.rejected, pictures.too_early), (count - with_stars - early, early));
        let missed: usize = pictures.missed(usize::MAX).iter().map(|m| m.products).sum();
        prop_assert_eq!(missed, board.rows.iter().map(|r| r.missed.len()).sum::<usize>());
        let gain: u32 = pictures.gains(usize::MAX).iter().map(|g| g.gain).sum();
        prop_assert_eq!(gain, board.rows.iter().flat_map(|r| &r.raises).map(|r| u32::from(r.gain)).sum::<u32>());
        let gains = pictures.gains(usize::MAX);
        prop_assert!(gains.windows(2).all(|p| u64::from(p[0].gain) * p[1].weight >= u64::from(p[1].gain) * p[0].weight));
    }

    /// A row is the same after it was kept and read again.
    #[test]
    fn a_kept_row_comes_back(draft in generate::draft()) {
        let row = row("x", &draft);
        let text = serde_json::to_string(&row).unwrap();
        prop_assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), row);
    }

    /// Copying to a sister loses nothing that she has said, and copying again changes nothing.
    #[test]
    fn copying_loses_nothing(from in generate::draft(), to in generate::draft()) {
        let what = Copying { applicant: true, papers: (0..from.papers.len()).collect(), ..Copying::default() };
        let mut sister = to.clone();
        copy(&from, &what, &mut sister);
        prop_assert!(sister.papers.len() >= to.papers.len());
        for (own, now) in to.papers.iter().zip(&sister.papers) {
            prop_assert_eq!(&own.paper, &now.paper);
            prop_assert!(now.state >= own.state && own.files.iter().all(|f| now.files.contains(f)));
        }
        prop_assert_eq!(sister.answers.keys().collect::<Vec<_>>(), to.answers.keys().collect::<Vec<_>>());
        prop_assert_eq!((&sister.product, &sister.story, &sister.knock_outs), (&to.product, &to.story, &to.knock_outs));
        if !from.applicant.name.trim().is_empty() {
            prop_assert_eq!(&sister.applicant.name, &from.applicant.name);
        } else {
            prop_assert_eq!(&sister.applicant.name, &to.applicant.name);
        }
        let mut again = sister.clone();
        copy(&from, &what, &mut again);
        prop_assert_eq!(again.papers.len(), sister.papers.len());
    }
}

#[test]
fn what_holds_back_most_is_said_in_its_order() {
    let mut draft = top(8);
    let conditions = open_conditions(&draft);
    let count = u16::try_from(conditions.len()).unwrap();
    assert_eq!(row("x", &draft).holds, Holds::OpenKnockOuts(count));
    for key in conditions {
        draft.knock_outs.insert(key, false);
    }
    assert_eq!(row("x", &draft).holds, Holds::Nothing);
    draft.choose("1.5", Some(1));
    let held = row("x", &draft);
    assert!(matches!(held.holds, Holds::Mark(_) | Holds::Points { .. }), "{:?}", held.holds);
    draft.knock_outs.insert("forged-papers".to_owned(), true);
    assert!(row("x", &draft).is_rejected());
    let mut begun = Draft::new(8, "");
    assert_eq!(row("x", &begun).holds, Holds::Unanswered);
    begun.choose("1.1", Some(1));
    assert_eq!(row("x", &begun).holds, Holds::TooEarly);
}

/// Keys of the knock-outs that a draft has not answered.
fn open_conditions(draft: &Draft) -> Vec<String> {
    assess(draft, edition(), set(draft.set)).open_knock_outs().map(|k| k.key.clone()).collect()
}

/// All that a row says in words.
fn said(row: &Row) -> String {
    let holds = row.holds.words(edition(), set(row.set), Lang::Vi);
    let notes = standing_notes(row.standing(), Lang::Vi);
    [vec![row.standing().words(Lang::Vi), holds], notes].concat().join("\n")
}

#[test]
fn a_failed_condition_stands_above_all_and_the_open_one_is_named() {
    let mut draft = top(8);
    let conditions = open_conditions(&draft);
    for key in &conditions[1..] {
        draft.knock_outs.insert(key.clone(), false);
    }
    let open = row("x", &draft);
    assert_eq!(open.verdict(), assessment::Verdict::Stars(5));
    assert!(said(&open).contains("5 sao, nếu đạt 1 điều kiện chưa trả lời"), "{}", said(&open));
    draft.knock_outs.insert(conditions[1].clone(), true);
    let failed = row("x", &draft);
    assert_eq!((failed.verdict(), failed.open_knock_outs), (assessment::Verdict::Rejected, 1));
    let said = said(&failed);
    assert!(said.starts_with("Sẽ bị loại\nSẽ bị loại: ") && !said.contains("5 sao"), "{said}");
    assert!(said.contains("Còn 1 điều kiện chưa trả lời"), "{said}");
}

#[test]
fn an_empty_draft_has_no_result_yet_and_is_counted_apart() {
    let (empty, best) = (row("a", &Draft::new(8, "")), row("b", &top(8)));
    let said = said(&empty);
    assert!(said.starts_with("Chưa có kết quả\nChưa trả lời câu nào\nCòn "), "{said}");
    assert!(!said.contains("sao"), "{said}");
    assert!(empty.missed.is_empty() && empty.raises.is_empty(), "nothing is said of what it lacks");
    let mut failed = top(8);
    failed.knock_outs.insert("forged-papers".to_owned(), true);
    let board = Board::new(vec![empty, row("c", &failed), best], day("2026-11-23"));
    let pictures = Pictures::of(&board.rows);
    assert_eq!((pictures.stars, pictures.rejected, pictures.too_early), ([0, 0, 0, 0, 0, 1], 1, 1));
    assert_eq!(board.select(&Query { sort: Sort::Stars, ..Query::default() }), [2, 1, 0]);
    assert_eq!(board.select(&Query { state: Some(State::TooEarly), ..Query::default() }), [0]);
    for (stars, rows) in [(1, vec![]), (5, vec![2])] {
        assert_eq!(board.select(&Query { stars: Some(stars), ..Query::default() }), rows);
    }
    let groups = board.group(&[0], By::Set);
    assert_eq!((groups[0].stars, groups[0].points), ([0; 6], None));
    assert_eq!(board.group(&[0, 2], By::Set)[0].points, Some(100));
}

#[test]
fn the_pages_of_the_report_say_what_the_board_says() {
    let mut failed = top(8);
    failed.knock_outs.insert("forged-papers".to_owned(), true);
    let drafts = [("a", top(8)), ("b", failed), ("c", Draft::new(8, ""))];
    let sources = drafts.iter().map(|(id, draft)| (*id, draft, edition(), set(8)));
    let blocks = board_page(&Products::new(sources, None, day("2026-11-23")), Lang::Vi);
    let tables: Vec<&Table> =
        blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).collect();
    let cell = |table: usize, row: usize, cell: usize| -> Vec<String> {
        tables[table].rows[row].cells[cell].paragraphs.iter().map(|p| p.text()).collect()
    };
    let counts: Vec<[String; 2]> =
        (0..tables[0].rows.len()).map(|row| [2, 3].map(|column| cell(0, row, column).concat())).collect();
    let rejected = msg::REPORT_REJECTED.text(Lang::Vi);
    for line in [["5 sao", "1"], ["1 sao", "0"], [rejected, "1"], ["Chưa có kết quả", "1"], ["Cộng", "3"]] {
        assert!(counts.iter().any(|[words, n]| [words, n] == line), "{line:?} is not in {counts:?}");
    }
    let last = tables.len() - 1;
    let said = [1, 2, 3].map(|row| cell(last, row, 4)[0].clone());
    let open = open_conditions(&top(8)).len();
    let five = format!("5 sao, nếu đạt {open} điều kiện chưa trả lời");
    assert_eq!(said, [five.as_str(), "Sẽ bị loại", "Chưa có kết quả"]);
    assert_eq!(cell(last, 3, 6)[0], "Chưa trả lời câu nào");
}

#[test]
fn drafts_of_two_sets_meet_in_the_criteria_that_they_share() {
    let (fish, sauce) = (top(8), Draft::new(9, ""));
    let both = [(&fish, edition(), set(8)), (&sauce, edition(), set(9))];
    let lines = compare(&both).lines;
    for (place, (draft, _, set)) in both.iter().enumerate() {
        let shown: Vec<&str> =
            lines.iter().filter_map(|l| l.cells[place].as_ref()).map(|c| c.criterion.as_str()).collect();
        let mut expected: Vec<&str> = set.criteria().map(|c| c.id.as_str()).collect();
        let mut sorted = shown.clone();
        expected.sort_unstable();
        sorted.sort_unstable();
        assert_eq!(sorted, expected, "set {}", draft.set);
    }
    let story = lines.iter().find(|l| l.cells[0].as_ref().is_some_and(|c| c.criterion == "5.1")).unwrap();
    assert_eq!(story.cells[1].as_ref().unwrap().criterion, "5.1");
    assert!(story.differs());
    let twins = [(&fish, edition(), set(8)), (&fish, edition(), set(8))];
    assert!(compare(&twins).lines.iter().all(|l| !l.differs()));
}

#[test]
fn a_sister_gets_the_papers_of_the_applicant_and_her_answers_follow() {
    let mut from = household();
    from.papers = vec![
        Paper {
            paper: "trademark-certificate".to_owned(),
            number: "123".to_owned(),
            state: EvidenceState::Ready,
            ..Paper::default()
        },
        Paper { paper: "test-report".to_owned(), state: EvidenceState::Ready, ..Paper::default() },
    ];
    assert_eq!(papers_to_copy(&from), [0]);
    let answer = Answer { option: Some(2), papers: vec!["trademark-certificate".to_owned()], ..Answer::default() };
    from.answers.insert("3.5".to_owned(), answer);
    let mut sister = Draft::new(5, "");
    sister.choose("3.5", Some(2));
    copy(&from, &Copying { applicant: true, papers: papers_to_copy(&from), ..Copying::default() }, &mut sister);
    assert_eq!(sister.applicant, from.applicant);
    assert_eq!(sister.papers.len(), 1);
    let followed = &sister.answers["3.5"];
    assert_eq!(
        (followed.papers.as_slice(), followed.evidence),
        (&["trademark-certificate".to_owned()][..], EvidenceState::Ready)
    );
    // Another answer to the same question is proved by something else.
    let mut other = Draft::new(5, "");
    other.choose("3.5", Some(1));
    copy(&from, &Copying { papers: vec![0], ..Copying::default() }, &mut other);
    assert!(other.answers["3.5"].papers.is_empty());
    assert!(other.applicant.name.is_empty());
}

#[test]
fn files_are_told_apart() {
    let mut draft = household();
    draft.created = "2026-09-14T02:10:00.123Z".to_owned();
    draft.changed = "2026-10-05T13:45:00Z".to_owned();
    let identity = |d: &Draft| Identity::of_row(&row("", d));
    let here = [identity(&top(1)), identity(&draft)];
    assert_eq!(judge(&identity(&draft), &here), Arrival::Same(1));
    let mut later = draft.clone();
    later.changed = "2026-10-06T00:00:00Z".to_owned();
    later.choose("1.1", Some(1));
    assert_eq!(judge(&identity(&later), &here), Arrival::Differs { index: 1, changed: Ordering::Greater });
    assert_eq!(judge(&identity(&draft), &[identity(&later)]), Arrival::Differs { index: 0, changed: Ordering::Less });
    // Of two states here, the latest counts.
    assert_eq!(judge(&identity(&later), &[identity(&draft), identity(&later)]), Arrival::Same(1));
    let mut other = later.clone();
    other.created = "2026-09-14T02:10:00.124Z".to_owned();
    assert_eq!(judge(&identity(&other), &here), Arrival::New);
    // Changed at the same moment, but not the same.
    let mut other = draft.clone();
    other.choose("1.1", Some(1));
    assert_eq!(judge(&identity(&other), &here), Arrival::Differs { index: 1, changed: Ordering::Equal });
    // Another product of another applicant, begun at the very same moment by chance.
    let mut stranger = later.clone();
    stranger.product.name = "Gạo".to_owned();
    stranger.applicant.name = "Người khác".to_owned();
    assert_eq!(judge(&identity(&stranger), &here), Arrival::New);
    // A day without a time says nothing.
    let (mut one, mut two) = (draft.clone(), draft);
    one.created = "2026-09-14".to_owned();
    two.created = "2026-09-14".to_owned();
    two.changed = "2026-10-07".to_owned();
    assert_eq!(judge(&identity(&two), &[identity(&one)]), Arrival::New);
}

#[test]
fn a_product_that_is_entered_twice_is_found_by_its_names() {
    let mut here = household();
    here.created = "2026-09-14T02:10:00.123Z".to_owned();
    let identity = |d: &Draft| Identity::of_row(&row("", d));
    assert_eq!(identity(&here), Identity::of_draft(&here), "read from the row or from the draft itself");
    let mut again = here.clone();
    again.created = "2026-10-14T02:10:00.123Z".to_owned();
    again.product.name = again.product.name.to_uppercase();
    assert_eq!(judge(&identity(&again), &[identity(&here)]), Arrival::New);
    let all = [identity(&top(1)), identity(&here)];
    assert_eq!(twin(&identity(&again), &all), Some(1));
    let other = |change: fn(&mut Draft)| {
        let mut other = again.clone();
        change(&mut other);
        twin(&identity(&other), &all)
    };
    assert_eq!(other(|d| d.applicant.name = "Người khác".to_owned()), None);
    assert_eq!(other(|d| d.product.name = "Gạo".to_owned()), None);
    assert_eq!(other(|d| d.set = 1), None);
    // What has no name yet is no twin of anything.
    assert_eq!(twin(&identity(&Draft::new(8, "")), &[identity(&Draft::new(8, ""))]), None);
}
