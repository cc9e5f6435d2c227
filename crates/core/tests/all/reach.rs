//! What is said after something was done, and remarks on what was typed.

use chrono::NaiveDate;
use sao_lang_core::assessment::Verdict;
use sao_lang_core::board::spread;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::difference::{DifferingPart, difference};
use sao_lang_core::draft::{Draft, Paper, RatingKind};
use sao_lang_core::form::{Doubt, FIELDS, Field, Kind, Sex, read_day, written_date};
use sao_lang_core::locale::{Lang, written_day};
use sao_lang_core::review::{PaperFault, PaperText, paper_faults};
use sao_lang_core::spoken::{Figures, saved, tried, turned};
use test_support::{edition, household};

fn today() -> NaiveDate {
    day("2026-11-24").unwrap()
}

/// What differs once the household is changed: in words, and the screen that shows it.
fn changed(edit: impl FnOnce(&mut Draft)) -> Option<(String, String)> {
    let before = household();
    let mut after = before.clone();
    edit(&mut after);
    let back = difference(&after, &before).is_some();
    let place = difference(&before, &after);
    assert_eq!(place.is_some(), back, "both ways");
    let (_, set) = after.edition_and_set(catalogue()).unwrap();
    place.map(|place| (place.words(set, Lang::Vi), place.screen(&after)))
}

fn pair(words: &str, screen: &str) -> Option<(String, String)> {
    Some((words.to_owned(), screen.to_owned()))
}

#[test]
fn a_change_is_named_and_has_a_screen() {
    assert_eq!(changed(|_| ()), None);
    assert_eq!(changed(|d| d.changed = "2026-11-24T00:00:00Z".into()), None, "no one has said this");
    let answer = pair("câu 2", "question/1.2");
    assert_eq!(changed(|d| d.choose("1.2", Some(2))), answer);
    assert_eq!(changed(|d| d.edit_answer("1.2", |a| a.note = "Ghi thêm".into())), answer);
    assert_eq!(changed(|d| drop(d.answers.remove("1.2"))), answer);
    let flip = |d: &mut Draft| {
        d.knock_outs.insert("new".into(), true);
    };
    assert_eq!(changed(flip), pair("một điều kiện bắt buộc", "check#condition-new"));
    let named = |d: &mut Draft| d.product.name = "Khô cá".into();
    assert_eq!(changed(named), pair("ô “Tên sản phẩm”", "details/product#product-name"));
    let sex = |d: &mut Draft| d.applicant.sex = "Nam".into();
    assert_eq!(changed(sex).unwrap().1, "details/representative#applicant-sex");
    assert_eq!(changed(|d| d.kind = RatingKind::Upgrade).unwrap().1, "details");
    assert_eq!(changed(|d| d.product.ticks.patent = !d.product.ticks.patent).unwrap().1, "details");
    assert_eq!(changed(|d| d.plan.margin += 1).unwrap().1, "plan");
    let count = household().papers.len();
    assert_eq!(changed(|d| d.papers.push(Paper::default())).unwrap().1, format!("papers/{count}"));
}

#[test]
fn a_paper_that_is_gone_leads_to_the_register() {
    let mut with = household();
    with.papers = vec![Paper { paper: "awards".into(), ..Paper::default() }];
    let mut without = with.clone();
    without.papers.clear();
    let place = difference(&with, &without).unwrap();
    assert!(matches!(place, DifferingPart::Paper(0)));
    assert_eq!(place.screen(&without), "papers");
    assert_eq!(place.screen(&with), "papers/0");
}

#[test]
fn saving_says_figures_only_where_they_are_new() {
    let figures = |points, stars| Some(Figures { points, verdict: Verdict::Stars(stars), open_knock_outs: 0 });
    assert_eq!(saved(figures(70, 2), figures(73, 3), Lang::Vi), "Đã lưu. 73 điểm, 3 sao.");
    assert_eq!(saved(figures(73, 3), figures(73, 3), Lang::Vi), "Đã lưu.");
    assert_eq!(saved(figures(70, 2), None, Lang::Vi), "Đã lưu.", "the score is hidden");
    let what = "câu 1";
    assert_eq!(turned(what, false, None, None, Lang::Vi), "Đã trả lại như cũ: câu 1.");
    let again = turned(what, true, figures(70, 2), figures(73, 3), Lang::Vi);
    assert_eq!(again, "Đã làm lại: câu 1. Nay là 73 điểm, 3 sao.");
}

#[test]
fn trying_says_so_where_nothing_differs() {
    let figures = |points, stars| Figures { points, verdict: Verdict::Stars(stars), open_knock_outs: 0 };
    assert_eq!(tried(figures(75, 3), figures(75, 3), Lang::Vi), "Chưa đổi gì.");
    assert_eq!(tried(figures(75, 3), figures(80, 4), Lang::Vi), "Trước: 75 điểm, 3 sao. Nay: 80 điểm, 4 sao.");
}

fn doubt(key: &str, text: &str) -> Option<Doubt> {
    let mut draft = Draft::new(8, "");
    let field = Field::of(key).unwrap();
    *field.text_mut(&mut draft) = text.to_owned();
    field.doubt(&draft, today())
}

#[test]
fn an_email_address_has_a_name_and_a_domain() {
    for text in ["abc", "abc@", "@gmail.com", "a b@gmail.com", "a@gmail", "a@.com", "a@gmail.com, abc", "a@b@c.vn"] {
        assert_eq!(doubt("applicant.email", text), Some(Doubt::NoEmail), "{text}");
    }
    for text in ["", " ", "bahai@gmail.com", " htx.tan-thanh@mail.angiang.gov.vn ", "a@b.vn; c@d.vn"] {
        assert_eq!(doubt("applicant.email", text), None, "{text}");
    }
}

#[test]
fn a_telephone_number_has_digits_enough() {
    for text in ["12", "không có", "0912 34"] {
        assert_eq!(doubt("applicant.phone", text), Some(Doubt::NoPhone), "{text}");
    }
    for text in ["", "0912 345 678", "+84 (296) 385-2222", "19001234", "0912345678 (anh Ba)"] {
        assert_eq!(doubt("applicant.phone", text), None, "{text}");
    }
}

#[test]
fn a_founding_day_is_one_of_the_calendar_and_has_passed() {
    for text in ["32/13/2090", "31/2/2020", "0/1/2020", "12/3/21", "12", "13/2020", "1/2/3/4"] {
        assert_eq!(doubt("applicant.founded", text), Some(Doubt::NoDay), "{text}");
    }
    for text in ["25/11/2026", "2090", "2026-11-25"] {
        assert_eq!(doubt("applicant.founded", text), Some(Doubt::DayToCome), "{text}");
    }
    for text in
        ["", "24/11/2026", "12/3/2021", "12-03-2021", "2021-03-12", "3/2021", "2021", "ngày 12 tháng 3 năm 2021"]
    {
        assert_eq!(doubt("applicant.founded", text), None, "{text}");
    }
    assert_eq!(doubt("recognition.issued", "2027-01-01"), Some(Doubt::DayToCome));
    assert_eq!(doubt("recognition.issued", "2024-05-10"), None);
}

#[test]
fn a_day_is_read_and_written_as_forms_have_it() {
    for (text, written) in [("12/3/2021", "12/03/2021"), ("2021-03-12", "12/03/2021"), (" 1.2.2020 ", "01/02/2020")] {
        assert_eq!(written_day(read_day(text).unwrap()), written);
        assert_eq!(written_date(text), written);
    }
    for text in ["", "2021", "tháng 3/2021", "12/3/21", "29/2/2021", "+1/2/2021", "1/2/+021"] {
        assert_eq!(read_day(text).map(written_day), None, "{text}");
        assert_eq!(written_date(text), text, "what is no day stays as it is written");
    }
}

#[test]
fn sex_is_one_of_two_words_and_others_are_left() {
    assert_eq!(Sex::read(" nam "), Some(Sex::Male));
    assert_eq!(Sex::read("NỮ"), Some(Sex::Female));
    assert_eq!(Sex::read("Nu"), Some(Sex::Female));
    for text in ["", "bà", "Nam giới"] {
        assert_eq!(Sex::read(text), None, "{text}");
    }
    for sex in Sex::BOTH {
        assert_eq!(Sex::read(sex.written()), Some(sex));
        assert_eq!(sex.name().text(Lang::Vi), sex.written());
    }
}

#[test]
fn the_full_household_raises_no_doubt() {
    for field in FIELDS {
        assert_eq!(field.doubt(&household(), today()), None, "{}", field.key);
    }
}

#[test]
fn what_asks_for_a_person_has_the_standards_name() {
    let token = |key: &str| Field::of(key).unwrap().autocomplete;
    assert_eq!(token("applicant.representative"), "name");
    assert_eq!(token("applicant.name"), "organization");
    assert_eq!(token("applicant.position"), "organization-title");
    assert_eq!(token("applicant.province"), "address-level1");
    assert_eq!(token("applicant.phone"), "tel");
    assert_eq!(token("applicant.email"), "email");
    let with_kind = FIELDS.iter().filter(|f| matches!(f.kind, Kind::Phone | Kind::Email));
    assert!(with_kind.into_iter().all(|f| f.autocomplete != "off"));
    assert_eq!(token("product.name"), "off", "a product is no person");
}

#[test]
fn a_fault_of_a_paper_names_its_field() {
    let mut draft = household();
    let holder = "Công ty Hoa Sen".to_owned();
    let (issued, valid_until) = ("2027-05-01".to_owned(), "2027-04-30".to_owned());
    draft.papers = vec![Paper { paper: "awards".into(), holder, issued, valid_until, ..Paper::default() }];
    let faults = paper_faults(&draft, 0, edition(), today());
    assert!(faults.contains(&PaperFault::OtherHolder) && faults.contains(&PaperFault::EndsBeforeIssued), "{faults:?}");
    assert_eq!(PaperFault::OtherHolder.at(), Some(PaperText::Holder));
    assert_eq!(PaperFault::OtherHolder.said_elsewhere(&draft), draft.applicant.name);
    assert_eq!(PaperFault::EndsBeforeIssued.at().map(PaperText::id), Some("paper-valid-until"));
    assert!(PaperFault::NoCaption.at().is_none());
    draft.papers[0].valid_until = draft.papers[0].issued.clone();
    assert!(!paper_faults(&draft, 0, edition(), today()).contains(&PaperFault::EndsBeforeIssued));
    assert_eq!(paper_faults(&draft, 7, edition(), today()), []);
}

#[test]
fn dots_of_a_chart_do_not_cover_each_other() {
    let (apart, width, height) = (18.0, 270.0, 160.0);
    let points = [(100.0, 50.0), (100.0, 50.0), (104.0, 52.0), (0.0, 0.0), (0.0, 0.0), (270.0, 160.0), (268.0, 159.0)];
    let placed = spread(&points, apart, width, height);
    assert_eq!(placed[0], points[0], "the first one stays");
    for (n, (x, y)) in placed.iter().enumerate() {
        assert!((0.0..=width).contains(x) && (0.0..=height).contains(y), "{x}, {y}");
        for (ox, oy) in &placed[n + 1..] {
            assert!((x - ox).abs() >= apart || (y - oy).abs() >= apart, "{x}, {y} covers {ox}, {oy}");
        }
    }
    let far = [(10.0, 10.0), (200.0, 100.0)];
    assert_eq!(spread(&far, apart, width, height), far, "what is apart stays");
}
