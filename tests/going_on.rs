//! Where to go on with the questions.

use sao_lang::assessment::{Assessment, assess};
use sao_lang::catalogue::catalogue;
use sao_lang::draft::Draft;

/// Set 8 with these criteria answered by their first option.
fn answered(ids: &[&str]) -> Assessment {
    let edition = catalogue().newest();
    let Some(set) = edition.set(8) else { panic!("there is no set 8") };
    let mut draft = Draft::new(8, "");
    for id in ids {
        draft.choose(id, Some(1));
    }
    assess(&draft, edition, set)
}

fn next(result: &Assessment, at: Option<&str>) -> Option<String> {
    result.next_open(at).map(|c| c.id.clone())
}

#[test]
fn a_new_draft_begins_at_the_first_question() {
    assert_eq!(next(&answered(&[]), None).as_deref(), Some("1.1"));
    assert_eq!(next(&answered(&[]), Some("no such criterion")).as_deref(), Some("1.1"));
}

#[test]
fn one_goes_on_where_one_was_or_at_the_next_open_question() {
    assert_eq!(next(&answered(&["1.1"]), Some("1.4")).as_deref(), Some("1.4"));
    assert_eq!(next(&answered(&["1.1", "1.4", "1.5"]), Some("1.4")).as_deref(), Some("1.6"));
}

#[test]
fn what_was_put_off_comes_back_once_the_rest_is_done() {
    let all = answered(&[]).criteria;
    let rest: Vec<&str> = all.iter().map(|c| c.id.as_str()).filter(|id| *id != "1.2").collect();
    let result = answered(&rest);
    let last = all.last().map(|c| c.id.as_str());
    assert_eq!(next(&result, last).as_deref(), Some("1.2"));
}

#[test]
fn a_question_that_asks_for_nothing_is_not_gone_on_with() {
    // Without a story (5.1 at 0 points), 5.2 and 5.3 do not count.
    let result = answered(&["5.1"]);
    assert!(result.criterion("5.2").is_some_and(|c| !c.asked));
    assert_ne!(next(&result, Some("5.2")).as_deref(), Some("5.2"));
}
