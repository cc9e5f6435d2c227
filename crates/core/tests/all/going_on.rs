//! The way through the questions: conditions first, then the criteria, then the result.

use sao_lang_core::assessment::{Assessment, Next, Standing, Verdict, assess};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::Lang;

/// Set 8 with these knock-outs and criteria answered, the criteria by their first option.
fn answered(knock_outs: &[(&str, bool)], ids: &[&str]) -> Assessment {
    let edition = catalogue().newest();
    let Some(set) = edition.set(8) else { panic!("there is no set 8") };
    let mut draft = Draft::new(8, "");
    for (key, applies) in knock_outs {
        draft.knock_outs.insert((*key).to_owned(), *applies);
    }
    for id in ids {
        draft.choose(id, Some(1));
    }
    assess(&draft, edition, set)
}

/// All knock-outs of set 8 that stand on the way, none of them applying.
fn conditions() -> Vec<(String, bool)> {
    let asked = answered(&[], &[]).asked_knock_outs;
    asked.into_iter().filter(|k| !k.at_hand_in).map(|k| (k.key, false)).collect()
}

/// Set 8 with all knock-outs on the way answered.
fn past_conditions(ids: &[&str]) -> Assessment {
    let all = conditions();
    answered(&all.iter().map(|(key, applies)| (key.as_str(), *applies)).collect::<Vec<_>>(), ids)
}

fn next(result: &Assessment, at: Option<&str>) -> String {
    result.go_on(at, |_| false).screen()
}

#[test]
fn a_new_draft_begins_at_the_first_condition() {
    let first = &answered(&[], &[]).asked_knock_outs[0].key;
    assert_eq!(next(&answered(&[], &[]), None), format!("check/{first}"));
    assert_eq!(next(&answered(&[], &[]), Some("1.4")), format!("check/{first}"), "whatever was answered before");
}

#[test]
fn once_the_conditions_are_answered_the_questions_come() {
    assert_eq!(next(&past_conditions(&[]), None), "question/1.1");
    assert_eq!(next(&past_conditions(&[]), Some("no such criterion")), "question/1.1");
}

#[test]
fn one_goes_on_where_one_was_or_at_the_next_open_question() {
    assert_eq!(next(&past_conditions(&["1.1"]), Some("1.4")), "question/1.4");
    assert_eq!(next(&past_conditions(&["1.1", "1.4", "1.5"]), Some("1.4")), "question/1.6");
}

#[test]
fn a_question_that_was_put_off_comes_back_once_the_rest_is_done() {
    let all = answered(&[], &[]).criteria;
    let rest: Vec<&str> = all.iter().map(|c| c.id.as_str()).filter(|id| *id != "1.2").collect();
    let last = all.last().map(|c| c.id.as_str());
    assert_eq!(next(&past_conditions(&rest), last), "question/1.2");
}

#[test]
fn a_condition_that_was_put_off_comes_back_before_the_result() {
    let all = answered(&[], &[]).criteria;
    let ids: Vec<&str> = all.iter().map(|c| c.id.as_str()).collect();
    let conditions = conditions();
    let Some((off, rest)) = conditions.split_first() else { panic!("set 8 has no conditions") };
    let rest: Vec<(&str, bool)> = rest.iter().map(|(key, applies)| (key.as_str(), *applies)).collect();
    let put_off = |key: &str| key == off.0;
    assert_eq!(answered(&rest, &[]).go_on(None, put_off).screen(), "question/1.1");
    assert_eq!(answered(&rest, &ids).go_on(None, put_off).screen(), format!("check/{}", off.0));
    assert_eq!(past_conditions(&ids).go_on(None, put_off), Next::Result);
}

#[test]
fn a_question_that_asks_for_nothing_is_not_gone_on_with() {
    // Without a story (5.1 at 0 points), 5.2 and 5.3 do not count.
    let result = past_conditions(&["5.1"]);
    assert!(result.criterion("5.2").is_some_and(|c| !c.asked));
    assert_ne!(next(&result, Some("5.2")), "question/5.2");
}

#[test]
fn what_can_only_be_told_at_the_end_is_no_stop_on_the_way() {
    let result = past_conditions(&[]);
    let open: Vec<&str> = result.open_knock_outs().map(|k| k.key.as_str()).collect();
    assert_eq!(open, ["incomplete-dossier"]);
    assert_eq!(result.standing().open_knock_outs, 1, "but it is open all the same");
}

#[test]
fn nothing_is_said_before_half_of_the_questions_are_answered() {
    let verdict = |answered, asked| Standing { stars: 2, answered, asked, ..Standing::default() }.verdict();
    assert_eq!(verdict(0, 0), Verdict::TooEarly);
    assert_eq!(verdict(0, 32), Verdict::TooEarly);
    assert_eq!(verdict(15, 32), Verdict::TooEarly);
    assert_eq!(verdict(16, 32), Verdict::Stars(2));
    assert_eq!(verdict(16, 33), Verdict::TooEarly);
    assert_eq!(verdict(17, 33), Verdict::Stars(2));
}

#[test]
fn a_failed_condition_is_said_at_once_and_above_all_else() {
    assert_eq!(answered(&[("forged-papers", true)], &[]).standing().verdict(), Verdict::Rejected);
    let whole = Standing { rejected: true, stars: 5, answered: 32, asked: 32, open_knock_outs: 0 };
    assert_eq!(whole.verdict(), Verdict::Rejected);
    assert!(!whole.words(Lang::Vi).contains('5'), "no stars beside a rejection");
}

#[test]
fn stars_name_the_conditions_that_they_depend_on() {
    let standing = Standing { stars: 3, answered: 30, asked: 32, open_knock_outs: 2, rejected: false };
    assert_eq!(standing.words(Lang::Vi), "3 sao, nếu đạt 2 điều kiện chưa trả lời");
    assert_eq!(standing.open_words(Lang::Vi).as_deref(), Some("Còn 2 điều kiện và 2 câu chưa trả lời"));
    let closed = Standing { answered: 32, open_knock_outs: 0, ..standing };
    assert_eq!((closed.words(Lang::Vi).as_str(), closed.open_words(Lang::Vi)), ("3 sao", None));
}
