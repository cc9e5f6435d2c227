//! Test slips by value: limits and results are read as slips print them, and compared exactly.

use proptest::prelude::*;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::draft::{Draft, Paper, TestResult};
use sao_lang_core::locale::Lang;
use sao_lang_core::review::{Finding, ResultFinding, RowAt, review};
use sao_lang_core::slips::Verdict::{Found, Free, Open, Over, Unclear, Under, Within};
use sao_lang_core::slips::{Verdict, Why, against, known_names, shows_some, verdict};
use test_support::{cases, edition, generate, household, set};

fn row(name: &str, limit: &str, result: &str, unit: &str) -> TestResult {
    let said = str::to_owned;
    TestResult { name: said(name), limit: said(limit), result: said(result), unit: said(unit), ..TestResult::default() }
}

/// The verdict on a result under a limit, in one unit.
fn held(limit: &str, result: &str) -> Verdict {
    verdict(&row("Chì", limit, result, "mg/kg"))
}

#[test]
fn a_result_at_its_limit_is_within_it() {
    for limit in [
        "3",
        "≤ 3",
        "<= 3",
        "<=3",
        "tối đa 3",
        "Tối đa: 3",
        "không quá 3",
        "Không vượt quá 3,0",
        "max 3",
        "3 trở xuống",
        "3 mg/kg",
    ] {
        let verdicts = ["2,999", "3", "3,0", "3,000000001"].map(|result| held(limit, result));
        assert_eq!(verdicts, [Within, Within, Within, Over], "{limit}");
    }
    for limit in
        [">= 25", "≥ 25", "tối thiểu 25", "không dưới 25", "ít nhất 25,00", "25 trở lên", "Không nhỏ hơn 25 mg/kg"]
    {
        let verdicts = ["24,999", "25", "25.001,5"].map(|result| held(limit, result));
        assert_eq!(verdicts, [Under, Within, Within], "{limit}");
    }
    for limit in
        ["5-10", "5 - 10", "5–10", "5 đến 10", "từ 5 đến 10", "5 ÷ 10", "5~10", "7,5 ± 2,5", "5 mg/kg - 10 mg/kg"]
    {
        let verdicts = ["4,9", "5", "10", "10,1"].map(|result| held(limit, result));
        assert_eq!(verdicts, [Under, Within, Within, Over], "{limit}");
    }
}

#[test]
fn a_strict_limit_excludes_its_value() {
    for limit in ["< 3", "dưới 3", "nhỏ hơn 3"] {
        assert_eq!(["2,9", "3", "< 3"].map(|result| held(limit, result)), [Within, Over, Within], "{limit}");
    }
    for limit in ["> 3", "trên 3", "lớn hơn 3"] {
        assert_eq!(["3", "3,1", "> 3"].map(|result| held(limit, result)), [Under, Within, Within], "{limit}");
    }
}

#[test]
fn nothing_found_is_zero() {
    for limit in
        ["không được có", "Không phát hiện", "KPH", "ND", "âm tính", "Không được có/25 g", "Không có trong 25 g"]
    {
        for result in [
            "KPH",
            "ND",
            "Âm tính",
            "không phát hiện",
            "Không phát hiện/25g",
            "0",
            "< 0,05",
            "KPH (LOD = 0,01)",
            "< LOD",
        ] {
            assert_eq!(held(limit, result), Within, "{limit}: {result}");
        }
        for result in ["0,01", "Dương tính", "phát hiện", "> 3"] {
            assert_eq!(held(limit, result), Found, "{limit}: {result}");
        }
    }
    assert_eq!([held("3", "KPH"), held("≥ 3", "KPH"), held("5-10", "KPH")], [Within, Under, Under]);
}

#[test]
fn a_result_below_the_limit_of_detection_is_at_most_that() {
    assert_eq!([held("0,1", "< 0,05"), held("0,05", "< 0,05"), held("0,05", "≤ 0,05")], [Within; 3]);
    assert_eq!(held("0,01", "< 0,05"), Unclear(Why::TooWide), "the laboratory cannot see so little");
    assert_eq!(held("≥ 3", "< 2"), Under);
    assert_eq!([held("≤ 100", "> 300"), held("≤ 500", "> 300")], [Over, Unclear(Why::TooWide)]);
    assert_eq!(
        [held("3", "2,5 ± 0,5"), held("3", "2,8 ± 0,3"), held("3", "3,5 ± 0,3")],
        [Within, Unclear(Why::TooWide), Over]
    );
}

#[test]
fn counts_are_read_with_their_powers_of_ten() {
    let count = |limit: &str, result: &str| verdict(&row("Tổng số vi sinh vật hiếu khí", limit, result, "CFU/g"));
    for limit in ["10^4", "10⁴", "1 x 10^4", "1,0 × 10⁴", "10.000", "10 000", "≤ 10⁴ CFU/g"] {
        assert_eq!([count(limit, "9,9 x 10³"), count(limit, "1,1x10^4"), count(limit, "< 10")], [Within, Over, Within]);
    }
}

#[test]
fn what_cannot_be_read_is_said_to_be_so() {
    for limit in
        ["theo TCVN", "10^99", "3 - ", "10-5", "không được có quá 3 con", "3 < 5", "1,2,3", "3 hoặc 5, tùy loại"]
    {
        assert_eq!(held(limit, "2"), Unclear(Why::Limit), "{limit}");
    }
    for result in ["vết", "3; 4", "đạt", "-", "2,5 (3,5)", "≈ 3"] {
        let verdict = held("3", result);
        assert!(matches!(verdict, Unclear(Why::Result | Why::Units)), "{result}: {verdict:?}");
    }
    assert_eq!(held("3", "Dương tính"), Unclear(Why::NoValue));
    assert_eq!([held("", "3"), held("3", " "), held("", "")], [Open; 3]);
    assert_eq!([held("không quy định", "3"), held("-", "3")], [Free; 2]);
}

#[test]
fn units_convert_where_that_is_always_right() {
    let held = |limit: &str, unit: &str, result: &str, of_result: &str| {
        against(&row("Chì", "", result, of_result), &row("Chì", limit, "", unit))
    };
    assert_eq!(held("1", "g/kg", "1000", "mg/kg"), Within);
    assert_eq!(held("1", "g/kg", "1000,1", "mg/kg"), Over);
    assert_eq!(held("0,1 %", "", "1", "g/kg"), Within);
    assert_eq!(held("0,1 %", "", "1001", "ppm"), Over);
    assert_eq!(held("20", "µg/kg", "0,02", "mg/kg"), Within);
    assert_eq!(held("20", "μg/kg", "0,0201", "ppm"), Over);
    assert_eq!(held("12", "%", "12,5 g/100 g", ""), Over);
    assert_eq!(held("5", "mg/L", "4", "mg/lít"), Within);
    assert_eq!(held("10", "CFU/g", "5", "CFU/ml"), Unclear(Why::Units));
    assert_eq!(held("10", "mg/kg", "5", "mg/l"), Unclear(Why::Units));
    assert_eq!(held("10", "mg/kg", "5", ""), Unclear(Why::Units));
    assert_eq!(held("10", "% chất khô", "5", "%"), Unclear(Why::Units));
    assert_eq!(held("Không được có", "CFU/g", "KPH", "CFU/ml"), Within, "nothing is nothing in any unit");
    assert_eq!(verdict(&row("Chì", "≤ 3 mg/kg", "2", "")), Within, "one row has one unit");
    assert_eq!(verdict(&row("Chì", "≤ 3 mg/kg", "0,002 g/kg", "")), Within);
}

#[test]
fn some_was_found_only_where_the_result_says_so() {
    let shows = |result: &str| shows_some(&row("Natri benzoat", "", result, "mg/kg"));
    assert!(["0,1", "120", "dương tính", "> 3"].into_iter().all(shows));
    assert!(!["0", "KPH", "< 0,05", "ND", "", "vết"].into_iter().any(shows));
}

fn paper(key: &str, results: Vec<TestResult>) -> Paper {
    Paper { paper: key.into(), results, ..Paper::default() }
}

fn findings(papers: Vec<Paper>) -> Vec<ResultFinding> {
    let draft = Draft { papers, ..Draft::new(8, "") };
    let today = sao_lang_core::calendar::day("2026-11-24").unwrap();
    let found = review(&draft, edition(), set(8), today).into_iter();
    found.filter_map(|finding| if let Finding::Result(found) = finding { Some(found) } else { None }).collect()
}

#[test]
fn a_result_over_its_limit_is_pointed_out_once() {
    let slip = paper("test-report", vec![row("Độ ẩm", "≤ 13", "12", "%"), row("Chì (Pb)", "≤ 0,3", "0,4", "mg/kg")]);
    let at = |paper, row| RowAt { paper, row };
    let own = ResultFinding { slip: at(0, 1), declared: None, verdict: Over };
    assert_eq!(findings(vec![slip.clone()]), std::slice::from_ref(&own));
    let declaration = paper("self-declaration", vec![row("chì", "300", "", "µg/kg"), row("Độ ẩm", "13", "", "%")]);
    let both = ResultFinding { declared: Some(at(1, 0)), ..own };
    assert_eq!(findings(vec![slip.clone(), declaration.clone()]), [both]);
    let standard = Paper { paper: "base-standard".into(), ..declaration };
    assert_eq!(findings(vec![slip, standard]).len(), 1, "its own standard declares too");
}

#[test]
fn a_result_is_held_against_the_declaration() {
    let slip = |limit: &str, result: &str, unit: &str| paper("periodic-tests", vec![row("Muối", limit, result, unit)]);
    let declared = |limit: &str, unit: &str| paper("declaration-registration", vec![row("MUỐI", limit, "", unit)]);
    let found = findings(vec![slip("", "60", "g/kg"), declared("tối đa 5", "%")]);
    assert_eq!(found.iter().map(|f| f.verdict).collect::<Vec<_>>(), [Over]);
    assert_eq!(findings(vec![slip("10", "50", "g/kg"), declared("tối đa 5", "%")])[0].verdict, Over);
    assert_eq!(findings(vec![slip("", "50", "g/kg"), declared("tối đa 5", "%")]), []);
    assert_eq!(findings(vec![slip("", "50", "g/l"), declared("tối đa 5", "%")])[0].verdict, Unclear(Why::Units));
    let unread = findings(vec![slip("60", "vết", "g/kg"), declared("5", "%")]);
    assert_eq!(unread.len(), 1, "what cannot be read is said once: {unread:?}");
    assert_eq!(findings(vec![paper("awards", vec![row("Muối", "1", "2", "%")])]), [], "no test report");
}

#[test]
fn an_indicator_of_the_declaration_without_a_result_is_pointed_out() {
    let untested = |papers: Vec<Paper>| {
        let draft = Draft { papers, ..Draft::new(8, "") };
        let today = sao_lang_core::calendar::day("2026-11-24").unwrap();
        let of = |finding| match finding {
            Finding::Untested { index: 0, indicators } => Some(indicators),
            _ => None,
        };
        review(&draft, edition(), set(8), today).into_iter().find_map(of).unwrap_or_default()
    };
    let declaration = paper("self-declaration", vec![row("Chì (Pb)", "0,3", "", "mg/kg"), row("Độ ẩm", "13", "", "%")]);
    let slip = |rows| paper("test-report", rows);
    assert_eq!(untested(vec![declaration.clone(), slip(vec![row("Pb", "", "KPH", "")])]), ["Độ ẩm"]);
    let listed = Paper { indicators: "độ ẩm".into(), ..slip(vec![row("chì", "", "KPH", "")]) };
    assert_eq!(untested(vec![declaration.clone(), listed]), Vec::<String>::new());
    assert_eq!(untested(vec![declaration, slip(Vec::new())]), Vec::<String>::new(), "there is nothing to compare with");
}

#[test]
fn findings_on_results_lead_to_both_rows_and_say_all_in_words() {
    let papers = vec![
        paper("self-declaration", vec![row("Muối", "tối đa 5", "", "%")]),
        paper("test-report", vec![row("Ẩm", "13", "12", "%"), row("Muối", "", "60", "g/kg")]),
    ];
    let draft = Draft { papers, ..household() };
    let today = sao_lang_core::calendar::day("2026-11-24").unwrap();
    let found = review(&draft, edition(), set(8), today);
    let finding = found.iter().find(|f| matches!(f, Finding::Result(_))).unwrap();
    assert!(finding.sends_back());
    assert_eq!(finding.screen(), "papers/1#result-1-name");
    let declaration = edition().paper(edition().paper_index("self-declaration").unwrap()).name.text(Lang::Vi);
    let place = finding.other_place(&draft, edition(), Lang::Vi);
    assert_eq!(place, Some(("papers/0#result-0-name".to_owned(), declaration.to_owned())));
    let words = finding.words(&draft, edition(), set(8), Lang::Vi);
    assert!(["Muối", "60 g/kg", "tối đa 5 %", declaration].iter().all(|part| words.contains(part)), "{words}");
}

#[test]
fn names_to_choose_from_are_those_of_the_papers() {
    let mut draft = household();
    let listed =
        Paper { indicators: "độ ẩm, muối".into(), ..paper("self-declaration", vec![row("Muối", "", "", "")]) };
    let other = Paper { indicators: "vàng".into(), ..paper("awards", Vec::new()) };
    draft.papers = vec![listed, other, paper("test-report", vec![row("E. coli", "", "", ""), row(" ", "", "", "")])];
    assert_eq!(known_names(&draft, edition()), ["độ ẩm", "muối", "E. coli"]);
}

/// Pieces of limits and results, right and wrong, with which random texts come close to real ones.
fn pieces() -> impl Strategy<Value = String> {
    let parts =
        ["<", "≤", ">", "=", "±", "10", "^", "³", "x", "-", "0,05", "1.234", ",", ".", " ", "KPH", "không", "quá"];
    let more =
        ["tối đa", "đến", "%", "mg/kg", "(", "/25 g", "99999999999999", "99999999999999999999", "e", "−", "\u{301}"];
    let part = prop::sample::select(parts.into_iter().chain(more).collect::<Vec<_>>());
    prop_oneof![proptest::collection::vec(part, 0..8).prop_map(|parts| parts.concat()), any::<String>()]
}

proptest! {
    #![proptest_config(cases(3000))]

    /// Any text has a verdict, and the same one twice.
    #[test]
    fn any_text_is_read_or_said_to_be_unread(texts in [pieces(), pieces(), pieces(), pieces(), pieces()]) {
        let [name, limit, result, unit, other] = texts;
        let one = row(&name, &limit, &result, &unit);
        let two = row(&name, &limit, "", &other);
        prop_assert_eq!(verdict(&one), verdict(&one.clone()));
        against(&one, &two).words();
        shows_some(&one);
    }

    /// Whole thousandths: the verdict is that of the numbers.
    #[test]
    fn numbers_compare_as_numbers(limit in 0u32..2_000_000, result in 0u32..2_000_000) {
        let written = |n: u32| format!("{},{:03}", n / 1000, n % 1000);
        let (most, least) = (format!("≤ {}", written(limit)), format!("≥ {}", written(limit)));
        prop_assert_eq!(held(&most, &written(result)) == Over, result > limit);
        prop_assert_eq!(held(&least, &written(result)) == Under, result < limit);
        let grams = against(&row("Chì", "", &written(result), "g/kg"), &row("Chì", &written(limit), "", "mg/kg"));
        prop_assert_eq!(grams == Over, u64::from(result) * 1000 > u64::from(limit));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    /// Every finding about a result names rows that are there.
    #[test]
    fn findings_name_rows_that_are_there(draft in generate::draft()) {
        let today = sao_lang_core::calendar::day("2026-11-24").unwrap();
        for finding in review(&draft, edition(), set(draft.set), today) {
            if let Finding::Result(found) = &finding {
                prop_assert!(found.slip.of(&draft).is_some());
                prop_assert!(found.declared.is_none_or(|at| at.of(&draft).is_some()));
                prop_assert!(!finding.words(&draft, edition(), set(draft.set), Lang::En).is_empty());
            }
        }
    }
}
