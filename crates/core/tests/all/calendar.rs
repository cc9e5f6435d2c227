//! Dates: working days, rounds, certificates, the calendar file.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use proptest::prelude::*;
use sao_lang_core::calendar::{
    Renewal, certificate, coming_rounds, day, days_until, ics, is_holiday, is_working, working_days_before,
};
use sao_lang_core::catalogue::Level;
use sao_lang_core::draft::{EvidenceState, Paper, RatingKind};
use sao_lang_core::locale::Lang;
use test_support::{cases, edition, generate, household};

fn on(text: &str) -> NaiveDate {
    day(text).expect(text)
}

#[test]
fn only_whole_days_are_days() {
    assert_eq!(day(" 2026-11-24 "), NaiveDate::from_ymd_opt(2026, 11, 24));
    for text in ["", "2026-1-5", "24/11/2026", "2026-02-29", "2026-13-01", "99999-01-01", "2026-11-24T08"] {
        assert_eq!(day(text), None, "{text}");
    }
}

#[test]
fn holidays_of_known_years() {
    for text in ["2026-02-16", "2026-02-17", "2026-02-20", "2026-04-26", "2026-04-30", "2026-05-01", "2026-09-02"] {
        assert!(is_holiday(on(text)), "{text}");
    }
    for text in ["2026-02-15", "2026-02-21", "2026-04-27", "2026-05-02", "2026-11-24"] {
        assert!(!is_holiday(on(text)), "{text}");
    }
    // The Hung Kings' day of 2026 is a Sunday: Monday is off instead.
    assert!(!is_working(on("2026-04-27")) && is_working(on("2026-04-28")));
    // New Year's day of 2028 is a Saturday.
    assert!(!is_working(on("2028-01-03")) && is_working(on("2028-01-04")));
}

#[test]
fn fifteen_working_days_before_the_rounds() {
    let today = on("2026-11-24");
    let rounds = coming_rounds(edition(), Level::Province, today, 2);
    // Before 30 April 2027: the 29th is the last day; 16 April is the Hung Kings' day.
    assert_eq!(rounds[0].proposed, on("2027-04-29"));
    assert_eq!(rounds[0].own.unwrap().hand_in, on("2027-04-07"));
    assert_eq!(rounds[0].rated, on("2027-06-29"));
    assert_eq!(days_until(today, rounds[0].own.unwrap().hand_in), 134);
    assert_eq!((rounds[1].proposed, rounds[1].rated), (on("2027-10-29"), on("2027-12-29")));
    let ministry = coming_rounds(edition(), Level::Ministry, today, 2);
    assert_eq!((ministry[0].proposed, ministry[1].proposed), (on("2027-01-29"), on("2027-07-29")));
    // The ministry gets its dossiers from the province: the producer has no day of their own there.
    assert_eq!(ministry[0].own, None);
    // 29 April 2028 is a Saturday: the commune must be done on Friday.
    let later = coming_rounds(edition(), Level::Province, on("2028-01-01"), 1)[0];
    assert_eq!((later.proposed, later.own.unwrap().hand_in), (on("2028-04-29"), on("2028-04-07")));
    // On the last day the round is still open, on the next it is not.
    assert_eq!(coming_rounds(edition(), Level::Province, on("2027-04-07"), 1)[0].proposed, on("2027-04-29"));
    assert_eq!(coming_rounds(edition(), Level::Province, on("2027-04-08"), 1)[0].proposed, on("2027-10-29"));
}

#[test]
fn a_certificate_is_valid_for_36_months_and_renewed_180_to_120_days_before() {
    let found = |today: &str| certificate(edition(), on("2024-05-10"), on(today)).unwrap();
    let c = found("2026-11-24");
    assert_eq!((c.ends, c.from, c.until), (on("2027-05-10"), on("2026-11-11"), on("2027-01-10")));
    assert_eq!(c.runs_on, on("2027-11-06"));
    for (today, renewal) in [
        ("2026-11-10", Renewal::Early),
        ("2026-11-11", Renewal::Open),
        ("2027-01-10", Renewal::Open),
        ("2027-01-11", Renewal::Late),
        ("2027-05-10", Renewal::Late),
        ("2027-05-11", Renewal::RunsOn),
        ("2027-11-07", Renewal::Ended),
    ] {
        assert_eq!(found(today).renewal, renewal, "{today}");
    }
    assert_eq!(certificate(edition(), on("2024-02-29"), on("2024-03-01")).unwrap().ends, on("2027-02-28"));
}

#[test]
fn the_calendar_file_holds_rounds_certificate_and_papers() {
    let mut draft = household();
    draft.kind = RatingKind::ReRating;
    draft.recognition.issued = "2024-05-10".into();
    let due =
        Paper { paper: "awards".into(), state: EvidenceState::Preparing, due: "2026-12-01".into(), ..Paper::default() };
    let old = Paper { paper: "awards".into(), valid_until: "2020-01-01".into(), ..Paper::default() };
    draft.papers = vec![due, old];
    draft.product.name = "Cá khô; Bà Hai,\nEND:VEVENT".into();
    let file = ics(&draft, edition(), on("2026-11-24"), Lang::Vi);
    assert_eq!(file, ics(&draft, edition(), on("2026-11-24"), Lang::Vi));
    assert_eq!(file.lines().filter(|l| *l == "BEGIN:VEVENT").count(), 6 + 3 + 1, "{file}");
    assert_eq!(file.lines().filter(|l| *l == "END:VEVENT").count(), 10);
    let mut other = draft.clone();
    other.product.name = "Mực khô\r\u{0}".into();
    let other = ics(&other, edition(), on("2026-11-24"), Lang::Vi);
    let uids = |file: &str| file.lines().filter(|l| l.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    assert!(uids(&other).iter().all(|uid| !uids(&file).contains(uid)));
    assert!(!other.replace("\r\n", "").contains(char::is_control));
    for start in ["20270407", "20261111", "20270110", "20270510", "20261201"] {
        assert!(file.contains(&format!("DTSTART;VALUE=DATE:{start}")), "{start}: {file}");
    }
    assert!(!file.contains("20200101"));
    assert!(file.contains("BEGIN:VALARM"));
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{file}");
}

#[test]
fn a_key_from_outside_brings_no_control_character_into_the_calendar() {
    let mut draft = household();
    let paper =
        Paper { paper: "\t".into(), state: EvidenceState::Preparing, due: "2026-12-01".into(), ..Paper::default() };
    draft.papers.push(paper);
    let file = ics(&draft, edition(), on("2026-11-24"), Lang::Vi);
    assert!(file.contains("20261201"), "the paper has no event");
    assert!(!file.replace("\r\n", "").contains(char::is_control), "{file:?}");
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn working_days_are_counted_day_by_day(offset in 0u64..3650, count in 0u16..40) {
        let day = on("2026-01-01").checked_add_days(Days::new(offset)).unwrap();
        let before = working_days_before(day, count).unwrap();
        let after = before.iter_days().skip(1).take_while(|d| *d <= day).filter(|d| is_working(*d)).count();
        prop_assert_eq!(after, usize::from(count));
        prop_assert!(is_working(before) && !matches!(before.weekday(), Weekday::Sat | Weekday::Sun));
    }

    #[test]
    fn any_draft_has_a_calendar(draft in generate::draft(), offset in 0u64..36500) {
        let today = on("2000-01-01").checked_add_days(Days::new(offset)).unwrap();
        let file = ics(&draft, edition(), today, Lang::En);
        prop_assert!(file.starts_with("BEGIN:VCALENDAR") && file.trim_end().ends_with("END:VCALENDAR"));
    }
}
