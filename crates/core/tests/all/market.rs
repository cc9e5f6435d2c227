//! What buyers ask for, set against what a draft says.

use sao_lang_core::catalogue::Text as _;
use sao_lang_core::draft::{Draft, EvidenceState, Paper};
use sao_lang_core::locale::Lang;
use sao_lang_core::market::{Checked, MARKETS, Market, State, check, read};
use test_support::{edition, household, set};

fn market() -> Market {
    read(MARKETS, "qd26-2026").expect("the edition has a list")
}

fn state(list: &[Checked], key: &str) -> Option<State> {
    list.iter().find(|c| c.demand.key == key).map(|c| c.state)
}

#[test]
fn every_channel_asks_something_of_every_set_and_more_of_more_stars() {
    let market = market();
    for set in &edition().sets {
        let draft = Draft::new(set.no, "");
        for channel in &market.channels {
            let count = |stars| check(&market, &draft, edition(), set, &channel.key, stars).len();
            assert!(count(3) >= 3, "{} asks little of set {}", channel.key, set.no);
            assert!(count(3) <= count(4) && count(4) <= count(5));
        }
    }
}

#[test]
fn every_demand_is_asked_by_somebody_and_every_question_named_is_some_sets() {
    let market = market();
    for demand in &market.demands {
        assert!(!demand.ask.text(Lang::Vi).is_empty() && !demand.why.text(Lang::En).is_empty());
        let asked = edition().sets.iter().any(|set| {
            let draft = Draft::new(set.no, "");
            market.channels.iter().any(|channel| {
                let list = check(&market, &draft, edition(), set, &channel.key, 5);
                list.iter().any(|c| c.demand.key == demand.key)
            })
        });
        assert!(asked, "{} is never asked", demand.key);
        for question in demand.at.keys() {
            let used = edition().sets.iter().any(|set| set.criteria().any(|c| edition().question(c).key == *question));
            assert!(used, "{}: no set asks {question}", demand.key);
        }
    }
}

#[test]
fn an_answer_and_its_papers_decide_the_state() {
    let market = market();
    let set = set(8);
    let mut draft = Draft::new(8, "");
    let now = |draft: &Draft| {
        let list = check(&market, draft, edition(), set, "supermarket", 4);
        state(&list, "trace").expect("asked from 4 stars")
    };
    assert_eq!(now(&draft), State::Open);
    draft.choose("2.3", Some(1));
    assert_eq!(now(&draft), State::Lacking);
    draft.choose("2.3", Some(3));
    assert_eq!(now(&draft), State::Said);
    draft.edit_answer("2.3", |a| a.evidence = EvidenceState::Preparing);
    assert_eq!(now(&draft), State::Preparing);
    draft.edit_answer("2.3", |a| a.evidence = EvidenceState::Ready);
    assert_eq!(now(&draft), State::Ready);
    let list = check(&market, &draft, edition(), set, "supermarket", 3);
    assert_eq!(state(&list, "trace"), None);
}

#[test]
fn a_paper_of_the_register_counts_and_what_nothing_tells_is_left_to_the_producer() {
    let market = market();
    let set = set(8);
    let mut draft = Draft::new(8, "");
    let all: Vec<&str> = set.criteria().map(|c| c.id.as_str()).collect();
    let barcode = |draft: &Draft| state(&check(&market, draft, edition(), set, "shops", 3), "barcode");
    assert_eq!(barcode(&draft), Some(State::Open), "nobody was asked yet");
    for id in &all {
        draft.choose(id, Some(1));
    }
    assert_eq!(barcode(&draft), Some(State::Lacking));
    draft.add_paper(Paper { paper: "barcode".to_owned(), state: EvidenceState::Preparing, ..Paper::default() });
    assert_eq!(barcode(&draft), Some(State::Preparing));
    draft.edit_paper(0, |p| p.state = EvidenceState::Ready);
    assert_eq!(barcode(&draft), Some(State::Ready));
    let list = check(&market, &draft, edition(), set, "supermarket", 3);
    assert_eq!(state(&list, "credit"), Some(State::Own));
}

#[test]
fn only_food_is_asked_for_food_papers() {
    let market = market();
    let keys = |no: u16, channel: &str| {
        let list = check(&market, &Draft::new(no, ""), edition(), set(no), channel, 5);
        list.iter().map(|c| c.demand.key.clone()).collect::<Vec<_>>()
    };
    assert!(keys(8, "supermarket").contains(&"food-safety".to_owned()));
    assert!(!keys(21, "supermarket").contains(&"food-safety".to_owned()));
    assert!(keys(26, "online").contains(&"booking".to_owned()));
    assert!(!keys(26, "export").contains(&"area-code".to_owned()));
}

#[test]
fn the_household_sees_where_to_look() {
    let market = market();
    let draft = household();
    let list = check(&market, &draft, edition(), set(8), "supermarket", 4);
    let food_safety = list.iter().find(|c| c.demand.key == "food-safety").expect("asked of food");
    assert_eq!(food_safety.criterion.as_deref(), Some("9"));
}

#[test]
fn channels_lead_round_and_an_unknown_one_is_the_first() {
    let market = market();
    let keys = |key: &str| {
        let around = market.around(key).expect("there are channels");
        (around.no, around.channels.map(|channel| channel.key))
    };
    let all: Vec<&str> = market.channels.iter().map(|channel| channel.key.as_str()).collect();
    let (first, last) = (all[0], all[all.len() - 1]);
    assert_eq!(keys("nowhere"), (1, [last, first, all[1]].map(str::to_owned)));
    assert_eq!(keys(last), (all.len(), [all[all.len() - 2], last, first].map(str::to_owned)));
    let mut seen = vec![first.to_owned()];
    while seen.len() < all.len() {
        let [_, _, next] = keys(&seen[seen.len() - 1]).1;
        seen.push(next);
    }
    assert_eq!(seen, all);
    let none = Market { channels: Vec::new(), ..market };
    assert!(none.around("x").is_none());
}
