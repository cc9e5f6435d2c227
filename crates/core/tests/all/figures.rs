//! Figures, calculators and contradictions.

use chrono::NaiveDate;
use proptest::prelude::*;
use sao_lang_core::catalogue::{Criterion, NO_LEVEL, catalogue};
use sao_lang_core::diary;
use sao_lang_core::draft::{Draft, parse, to_json};
use sao_lang_core::figures::{
    Between, Calculator, FigureAt, FormPart, Formula, Measure, Outcome, Value, all, calculator, contradictions,
    is_asked, rating_year, reckon, tables, wrong_answer,
};
use sao_lang_core::locale::Lang;
use sao_lang_core::review::{Finding, review};
use test_support::{cases, edition, set};

/// The year of the rating in these tests.
const YEAR: i32 = 2027;

fn at(key: &str) -> FigureAt {
    FigureAt::of_key(edition(), key).unwrap_or_else(|| panic!("no figure {key}"))
}

fn draft(no: u16, figures: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new(no, "");
    for (key, text) in figures {
        at(key).set(&mut draft, text);
    }
    draft
}

fn options(draft: &Draft, question: &str) -> Vec<usize> {
    match reckon(draft, edition(), question, YEAR).unwrap().outcome {
        Outcome::Options { options, .. } => options,
        Outcome::Open => panic!("{question} is open"),
    }
}

fn is_council(draft: &Draft, question: &str) -> bool {
    matches!(reckon(draft, edition(), question, YEAR).unwrap().outcome, Outcome::Options { council: true, .. })
}

/// All criteria whose question has a calculator, in all sets.
fn reckoned() -> impl Iterator<Item = (u16, &'static Criterion, &'static Calculator)> {
    catalogue().newest().sets.iter().flat_map(|set| {
        set.criteria().filter_map(move |criterion| {
            Some((set.no, criterion, calculator(edition(), &edition().question(criterion).key)?))
        })
    })
}

/// Keeps figures whose measure has this value: `tenths` of a percent, or of a whole thing.
fn state(draft: &mut Draft, measure: &Measure, tenths: i64) {
    let figures: Vec<FigureAt> =
        measure.figures.iter().map(|index| FigureAt::newest(&all(edition())[usize::from(*index)], YEAR)).collect();
    match measure.formula {
        Formula::Share => {
            figures[0].set(draft, &tenths.to_string());
            figures[1].set(draft, "1000");
        }
        Formula::Count => {
            for (place, figure) in figures.iter().enumerate() {
                figure.set(draft, &if place == 0 { tenths / 10 } else { 0 }.to_string());
            }
        }
        Formula::Growth => {
            let grown = tenths / 10;
            for ago in 1..=3 {
                let profit = if i64::from(ago) <= grown + 1 { 1_000 - ago } else { 2_000 };
                FigureAt { year: Some(YEAR - ago), ..figures[0] }.set(draft, &profit.to_string());
            }
        }
    }
}

/// The options whose range holds the value, found without the code that is tested.
fn range_of(measure: &Measure, tenths: i64) -> Vec<usize> {
    let holds =
        |end: Option<i64>, closed: bool| end.is_none_or(|end| tenths < end * 10 || (closed && tenths == end * 10));
    let band = measure.bands.iter().find(|band| holds(band.end, band.closed)).unwrap();
    band.options.iter().map(|option| usize::from(*option)).collect()
}

#[test]
fn every_threshold_leads_to_the_option_whose_range_holds_the_value() {
    let mut thresholds = 0;
    for (no, criterion, calculator) in reckoned() {
        let question = &edition().question(criterion).key;
        let [measure] = calculator.measures.as_slice() else { continue };
        for end in measure.bands.iter().filter_map(|band| band.end) {
            let step = if measure.formula == Formula::Share { 1 } else { 10 };
            for tenths in [end * 10 - step, end * 10, end * 10 + step] {
                if !(0..=1000).contains(&tenths) || (measure.formula == Formula::Growth && tenths > 20) {
                    continue;
                }
                let mut draft = Draft::new(no, "");
                state(&mut draft, measure, tenths);
                assert_eq!(
                    options(&draft, question),
                    range_of(measure, tenths),
                    "set {no}, {}, {tenths}",
                    criterion.id
                );
                thresholds += 1;
            }
        }
    }
    assert!(thresholds > 400, "{thresholds}");
}

#[test]
fn every_option_that_a_calculator_leads_to_exists_in_every_set() {
    for (no, criterion, calculator) in reckoned() {
        for option in calculator.options().map(usize::from) {
            let offered = criterion.option_numbers().any(|number| number == option);
            assert!(offered, "set {no}, {}: option {option}", criterion.id);
        }
        // More is never worth less.
        for measure in &calculator.measures {
            let points = |option: &u8| criterion.score(usize::from(*option)).unwrap().points;
            let points: Vec<_> = measure.bands.iter().map(|band| band.options.iter().map(points).max()).collect();
            assert!(points.windows(2).all(|pair| pair[0] <= pair[1]), "set {no}, {}", criterion.id);
        }
    }
}

#[test]
fn the_law_s_open_places_are_left_to_the_council_and_read_strictly() {
    let labour = |local: &str| draft(8, &[("workers-local", local), ("workers", "100")]);
    assert_eq!((options(&labour("75"), "local-labour"), is_council(&labour("75"), "local-labour")), (vec![2], true));
    assert_eq!((options(&labour("76"), "local-labour"), is_council(&labour("76"), "local-labour")), (vec![3], false));
    assert_eq!(options(&labour("24"), "local-labour"), vec![NO_LEVEL]);
    let linked = |sold: &str, months: &str| {
        draft(8, &[("sold-contract", sold), ("sold", "10 tấn"), ("contract-months", months)])
    };
    assert_eq!(options(&linked("7,5 tấn", "24"), "linkage"), vec![2]);
    assert!(is_council(&linked("7500 kg", "24"), "linkage"));
    assert_eq!(options(&linked("7501 kg", "24"), "linkage"), vec![4]);
    assert_eq!(options(&linked("7501 kg", "11"), "linkage"), vec![3], "the least of both");
    assert_eq!(options(&linked("6 tấn", "2 năm"), "linkage"), vec![2]);
    let agents = |n: &str| draft(8, &[("agents", n)]);
    assert_eq!((options(&agents("0"), "market-area"), is_council(&agents("0"), "market-area")), (vec![1], true));
    assert_eq!(options(&agents("5"), "market-area"), vec![3]);
}

#[test]
fn shares_are_exact_and_said_in_words() {
    let shares = |part: &str, whole: &str| draft(8, &[("material-province", part), ("material", whole)]);
    let sums = |draft: &Draft| reckon(draft, edition(), "materials", YEAR).unwrap().sums(Lang::Vi);
    assert_eq!(sums(&shares("8 tấn", "10 tấn")), ["8 tấn trên 10 tấn là 80%."]);
    let near = shares("749.999 kg", "1.000 tấn");
    assert_eq!(sums(&near), ["749,999 tấn trên 1.000 tấn là khoảng 74,9%."]);
    assert_eq!(options(&near, "materials"), vec![2], "just below 75 %");
    assert_eq!(options(&shares("750 tấn", "1.000 tấn"), "materials"), vec![3]);
    assert_eq!(options(&shares("0", "10 tấn"), "materials"), vec![NO_LEVEL]);
}

#[test]
fn growth_counts_years_in_a_row() {
    let profit =
        |years: [&str; 3]| draft(8, &[("profit.2024", years[0]), ("profit.2025", years[1]), ("profit.2026", years[2])]);
    assert_eq!(options(&profit(["80 triệu", "90 triệu", "100 triệu"]), "growth"), vec![2]);
    assert_eq!(options(&profit(["95 triệu", "90 triệu", "100 triệu"]), "growth"), vec![1]);
    assert_eq!(
        options(&profit(["80 triệu", "90 triệu", "90 triệu"]), "growth"),
        vec![NO_LEVEL],
        "as much is no growth"
    );
    assert_eq!(options(&profit(["lỗ 20 triệu", "lỗ 5 triệu", "1 triệu"]), "growth"), vec![2]);
    let falling = profit(["", "90 triệu", "80 triệu"]);
    assert_eq!(options(&falling, "growth"), vec![NO_LEVEL], "an older year would change nothing");
    let open = reckon(&profit(["", "80 triệu", "90 triệu"]), edition(), "growth", YEAR).unwrap();
    assert_eq!(open.outcome, Outcome::Open);
    let draft = profit(["", "80 triệu", "90 triệu"]);
    assert_eq!(open.missing(&draft).map(FigureAt::key).collect::<Vec<_>>(), ["profit.2024"]);
}

#[test]
fn promotion_takes_the_least_of_activities_and_fairs() {
    let promotion = |n: [&str; 4]| {
        draft(8, &[("activities", n[0]), ("fairs-province", n[1]), ("fairs-outside", n[2]), ("fairs-abroad", n[3])])
    };
    for (stated, option) in [
        (["0", "0", "0", "0"], 1),
        (["3", "1", "1", "1"], 2),
        (["4", "0", "0", "0"], 2),
        (["4", "1", "0", "0"], 3),
        (["4", "0", "1", "0"], 4),
        (["4", "0", "1", "1"], 5),
        (["4", "0", "0", "1"], 3),
    ] {
        assert_eq!(options(&promotion(stated), "promotion"), vec![option], "{stated:?}");
    }
}

#[test]
fn a_part_above_its_whole_and_other_units_are_contradictions() {
    let found = |figures: &[(&str, &str)]| contradictions(&draft(8, figures), edition(), set(8), YEAR);
    let above = found(&[("material-province", "12 tấn"), ("material", "10 tấn")]);
    assert!(matches!(above[0].between, Between::AboveWhole { .. }));
    assert!(above[0].between.sends_back());
    let units = found(&[("material-province", "12 lít"), ("material", "10 tấn")]);
    assert!(matches!(units[0].between, Between::Units { .. }));
    let limit = found(&[("output.2026", "12 tấn"), ("capacity", "10 tấn"), ("output.2025", "1 tấn")]);
    assert!(matches!(&limit[..], [only] if matches!(only.between, Between::AboveLimit { .. })), "{limit:?}");
    assert_eq!(limit[0].screen, "details/results#figure-output-2026");
    assert_eq!(limit[0].other_screen.as_deref(), Some("details/results#figure-capacity"));
    let insured = found(&[("workers", "10"), ("workers-insured", "8")]);
    assert!(!insured[0].between.sends_back(), "it costs points, and the dossier is complete");
    let unread = found(&[("agents", "dăm bảy")]);
    assert!(matches!(unread[0].between, Between::NotUnderstood { .. }));
    assert!(unread[0].screen.starts_with("question/"));
    assert!(matches!(found(&[("profit.2024", "5 triệu")])[0].between, Between::OldYears { .. }));
}

#[test]
fn an_answer_above_or_below_its_figures_is_named_with_both_places() {
    let mut draft = draft(8, &[("workers-local", "4"), ("workers", "10")]);
    let criterion = set(8).criteria().find(|c| edition().question(c).key == "local-labour").unwrap();
    for (chosen, wrong) in [(1, None), (2, Some(true)), (3, Some(true)), (NO_LEVEL, Some(false))] {
        draft.choose(&criterion.id, u8::try_from(chosen).ok());
        let reckoned = reckon(&draft, edition(), "local-labour", YEAR).unwrap();
        assert_eq!(wrong_answer(&reckoned, criterion, chosen), wrong, "{chosen}");
    }
    draft.choose(&criterion.id, Some(3));
    let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let found = review(&draft, edition(), set(8), today);
    let finding = found.iter().find(|finding| matches!(finding, Finding::Figures(_))).unwrap();
    assert!(finding.sends_back());
    assert_eq!(finding.screen(), format!("question/{}", criterion.id));
    let other = finding.other_place(&draft, edition(), Lang::Vi).unwrap();
    assert_eq!(other, ("details/applicant#figure-workers".into(), "Tất cả người lao động ở cơ sở".into()));
    let words = finding.words(&draft, edition(), set(8), Lang::Vi);
    assert!(words.contains("tự chấm 3 điểm") && words.contains("chỉ cho 1 điểm"), "{words}");
}

#[test]
fn an_option_on_which_figures_say_nothing_contradicts_none() {
    // Export is an option of its own, whatever the number of agents.
    let mut draft = draft(8, &[("agents", "2")]);
    let criterion = set(8).criteria().find(|c| edition().question(c).key == "market-area").unwrap();
    draft.choose(&criterion.id, Some(4));
    assert!(contradictions(&draft, edition(), set(8), YEAR).is_empty());
    draft.choose(&criterion.id, Some(3));
    assert_eq!(contradictions(&draft, edition(), set(8), YEAR).len(), 1);
}

#[test]
fn figures_of_unknown_keys_survive_and_say_nothing() {
    let mut value: serde_json::Value = serde_json::from_str(&to_json(&Draft::new(8, ""))).unwrap();
    value["product"] = serde_json::json!({ "figures": { "later-figure": "5", "output.x": "7", "profit": "1" } });
    let draft = parse(value.to_string().as_bytes()).unwrap();
    assert_eq!(draft.product.figures.keys().count(), 3);
    let again: serde_json::Value = serde_json::from_str(&to_json(&draft)).unwrap();
    assert_eq!(again["product"]["figures"], value["product"]["figures"]);
    assert!(contradictions(&draft, edition(), set(8), YEAR).is_empty());
    assert!(tables(&draft, edition(), FormPart::Results, Lang::Vi).is_empty());
}

#[test]
fn a_re_rating_does_not_ask_for_its_years_again() {
    let mut value: serde_json::Value = serde_json::from_str(&to_json(&Draft::new(8, ""))).unwrap();
    value["kind"] = "re-rating".into();
    value["recognition"] = serde_json::json!({ "years": [{ "year": 2026, "output": "7 tấn", "revenue": "1 tỷ" }] });
    let mut draft = parse(value.to_string().as_bytes()).unwrap();
    assert_eq!(at("output.2026").text(&draft), "7 tấn");
    at("output.2026").set(&mut draft, "8 tấn");
    let found = contradictions(&draft, edition(), set(8), YEAR);
    assert!(matches!(found[0].between, Between::OtherYear { .. }), "{found:?}");
}

#[test]
fn the_year_of_the_rating_is_that_of_the_round_at_which_the_dossier_aims() {
    let on = |y, m, d| rating_year(edition(), NaiveDate::from_ymd_opt(y, m, d).unwrap());
    assert_eq!((on(2026, 3, 1), on(2026, 9, 1), on(2026, 11, 30)), (2026, 2026, 2027));
}

#[test]
fn every_figure_is_asked_by_some_set_and_every_set_asks_for_the_figures_of_its_questions() {
    for figure in all(edition()) {
        let sets = catalogue().newest().sets.iter().filter(|set| is_asked(edition(), set, figure)).count();
        assert!(sets > 0, "{}", figure.key);
    }
    for (no, criterion, _) in reckoned() {
        let reckoned = reckon(&Draft::new(no, ""), edition(), &edition().question(criterion).key, YEAR).unwrap();
        assert!(!reckoned.asked.is_empty());
        assert!(edition().question(criterion).figures);
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn any_figures_are_reckoned_without_a_panic(texts in prop::collection::vec("\\PC{0,20}|[0-9.,]{0,12} ?(tấn|kg|triệu|người|lít)?", 45), no in 1_u16..=26) {
        let mut draft = Draft::new(no, "");
        let fields = all(edition()).iter().flat_map(|figure| FigureAt::in_years(figure, YEAR));
        for (field, text) in fields.zip(&texts) {
            field.set(&mut draft, text);
        }
        for found in contradictions(&draft, edition(), set(no), YEAR) {
            prop_assert!(!found.between.words(&draft, set(no), Lang::Vi).is_empty());
        }
        for part in FormPart::ALL {
            let _ = tables(&draft, edition(), part, Lang::En);
        }
    }

    #[test]
    fn a_share_is_in_the_range_that_holds_it(part in 0_i64..=1_000_000, whole in 1_i64..=1_000_000) {
        let part = part.min(whole);
        let draft = draft(8, &[("material-province", &part.to_string()), ("material", &whole.to_string())]);
        let reckoned = reckon(&draft, edition(), "materials", YEAR).unwrap();
        let is_share = matches!(reckoned.values[0], Ok(Value::Share { .. }));
        prop_assert!(is_share);
        let expected = if part == 0 { NO_LEVEL } else if part * 2 < whole { 1 } else if part * 4 < whole * 3 { 2 } else { 3 };
        prop_assert_eq!(options(&draft, "materials"), vec![expected]);
    }
}

#[test]
fn sums_of_the_diary_are_offered_for_their_figures() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let entry =
        |id: &str, day: NaiveDate, kind: diary::Kind, amount: &str, unit: diary::Unit, money: &str| diary::Entry {
            item: "cá".into(),
            amount: diary::Amount { text: amount.into(), unit },
            money: money.into(),
            ..diary::Entry::new(id.into(), day, kind)
        };
    let (kilogram, piece) = (diary::Unit::Kilogram, diary::Unit::Piece);
    let entries = [
        entry("a", day(2026, 2, 1), diary::Kind::Sold, "1,2 tấn", kilogram, "90 triệu"),
        entry("b", day(2026, 12, 31), diary::Kind::Sold, "300", kilogram, "20.000.000"),
        entry("c", day(2026, 3, 1), diary::Kind::Made, "80", piece, ""),
        entry("d", day(2026, 3, 2), diary::Kind::Bought, "5", kilogram, ""),
        entry("e", day(2026, 3, 2), diary::Kind::Bought, "5", piece, ""),
    ];
    let offered = |key: &str| {
        let figure = at(key);
        let (from, to) = figure.diary_days(day(2027, 1, 15))?;
        figure.of_diary(&diary::totals(&entries, from, to))
    };
    assert_eq!(offered("sold").as_deref(), Some("1,5 tấn"), "the last twelve months");
    assert_eq!(offered("revenue.2026").as_deref(), Some("110.000.000 đồng"));
    assert_eq!(offered("output.2026").as_deref(), Some("80"));
    assert_eq!(offered("output.2025"), None, "nothing was made in that year");
    assert_eq!(offered("material"), None, "it was bought in two units");
    assert_eq!(offered("workers"), None, "no diary has it");
    let mut draft = Draft::new(8, "");
    at("sold").set(&mut draft, &offered("sold").unwrap());
    assert_eq!(at("sold").read(&draft).unwrap().unwrap().written(Lang::Vi), "1,5 tấn", "what is offered is read again");
}
