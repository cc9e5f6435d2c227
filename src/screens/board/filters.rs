//! Search, filters, order, groups and columns of the board.

use std::sync::Arc;

use leptos::prelude::*;

use super::board_view::set_column;
use super::select::Choose;
use crate::components::choice_field::ChoiceField;
use crate::components::field::TextField;
use crate::state::language::use_language;
use sao_lang_core::board::{Board, By, Column, Sort, State, View};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::locale::{Message, msg, values};

/// The numbers of the sets that occur, in order.
fn sets_of(board: &Board) -> Vec<u16> {
    let mut sets: Vec<u16> = board.rows.iter().map(|r| r.set).collect();
    sets.sort_unstable();
    sets.dedup();
    sets
}

/// What a state is called.
pub fn state_words(state: State) -> Message {
    match state {
        State::Rejected => msg::BOARD_STATE_REJECTED,
        State::HeldBack => msg::BOARD_STATE_HELD_BACK,
        State::Unfinished => msg::BOARD_STATE_UNFINISHED,
        State::Unproven => msg::BOARD_STATE_UNPROVEN,
        State::Near => msg::BOARD_STATE_NEAR,
        State::TooEarly => msg::VERDICT_TOO_EARLY,
        State::Overdue => msg::BOARD_LIST_OVERDUE,
        State::Soon => msg::BOARD_LIST_SOON,
        State::ReRating => msg::BOARD_LIST_RE_RATING,
    }
}

fn sort_words(sort: Sort) -> Message {
    match sort {
        Sort::Urgency => msg::BOARD_LIST_SORT_URGENCY,
        Sort::Changed => msg::BOARD_SORT_CHANGED,
        Sort::Product => msg::BOARD_SORT_PRODUCT,
        Sort::Applicant => msg::BOARD_SORT_APPLICANT,
        Sort::Set => msg::BOARD_SORT_SET,
        Sort::Stars => msg::BOARD_SORT_STARS,
        Sort::FewestPoints => msg::BOARD_SORT_POINTS,
        Sort::Evidence => msg::BOARD_SORT_EVIDENCE,
    }
}

fn by_words(by: By) -> Message {
    match by {
        By::Applicant => msg::BOARD_GROUP_APPLICANT,
        By::Person => msg::BOARD_LIST_GROUP_PERSON,
        By::Set => msg::BOARD_GROUP_SET,
    }
}

/// The heading of a column.
pub fn column_words(column: Column) -> Message {
    match column {
        Column::Readiness => msg::BOARD_LIST_READINESS,
        Column::Distance => msg::BOARD_LIST_DISTANCE,
        Column::Day => msg::BOARD_LIST_DAY,
        Column::Person => msg::BOARD_LIST_PERSON,
        Column::Set => msg::TABLE_SET,
        Column::Stars => msg::TABLE_STARS,
        Column::Points => msg::TABLE_POINTS,
        Column::Holds => msg::TABLE_HOLDS,
        Column::Evidence => msg::TABLE_EVIDENCE,
        Column::Changed => msg::TABLE_CHANGED,
    }
}

/// The place of an item in a list whose first entry is "all".
pub fn after_all<T: PartialEq>(list: &[T], item: Option<&T>) -> usize {
    item.and_then(|item| list.iter().position(|other| other == item)).map_or(0, |n| n + 1)
}

/// The item at a place of such a list.
pub fn at<T: Clone>(list: &[T], index: usize) -> Option<T> {
    index.checked_sub(1).and_then(|n| list.get(n)).cloned()
}

/// The field to search by.
#[component]
pub fn Search(
    /// How the board is looked at.
    view: RwSignal<View>,
) -> impl IntoView {
    let language = use_language();
    // A field is never written to while somebody types: where the search is emptied elsewhere it is drawn anew.
    let typed = StoredValue::new(view.with_untracked(|v| v.query.search.clone()));
    let drawn = Memo::new(move |drawn: Option<&usize>| {
        let said = view.with(|v| v.query.search.clone());
        let before = drawn.copied().unwrap_or_default();
        if typed.with_value(|typed| *typed == said) {
            return before;
        }
        typed.set_value(said);
        before + 1
    });
    move || {
        drawn.track();
        view! {
            <TextField
                id="board-search"
                label=Signal::derive(move || language.t(msg::BOARD_SEARCH).to_owned())
                kind="search"
                value=view.with_untracked(|v| v.query.search.clone())
                on_change=move |text: String| {
                    typed.set_value(text.clone());
                    view.update(|v| v.query.search = text);
                }
            />
        }
    }
}

/// Lists to choose from: order, groups, set, stars, state, person; and the columns.
#[component]
pub fn Filters(
    /// The board.
    board: RwSignal<Arc<Board>>,
    /// How it is looked at.
    view: RwSignal<View>,
) -> impl IntoView {
    let language = use_language();
    let sets = StoredValue::new(board.with_untracked(|b| sets_of(b)));
    // The first of those in charge is nobody.
    let persons = Memo::new(move |_| {
        let named = board.with(|b| b.persons().into_iter().map(str::to_owned).collect::<Vec<_>>());
        [vec![String::new()], named].concat()
    });
    const STARS: [u8; 5] = [5, 4, 3, 2, 1];
    // The first entry of a filter is "all".
    let or_all = move |n: usize, words: &dyn Fn(usize) -> String| match n.checked_sub(1) {
        None => language.t(msg::BOARD_ALL).to_owned(),
        Some(n) => words(n),
    };
    let set_words = Callback::new(move |n: usize| {
        or_all(n, &|n| {
            let no = sets.with_value(|sets| sets.get(n).copied()).unwrap_or_default();
            let name = catalogue().newest().set(no).map_or("", |s| language.c(s.short));
            format!("{no}. {name}")
        })
    });
    let stars_words =
        Callback::new(move |n: usize| or_all(n, &|n| language.fill(msg::RESULT_STARS, values::N { n: &STARS[n] })));
    let state = Callback::new(move |n: usize| {
        or_all(n, &|n| State::ALL.get(n).map_or("", |s| language.t(state_words(*s))).to_owned())
    });
    let person = Callback::new(move |n: usize| {
        or_all(n, &|n| match persons.with(|p| p.get(n).cloned().unwrap_or_default()) {
            name if name.is_empty() => language.t(msg::BOARD_LIST_NOBODY).to_owned(),
            name => name,
        })
    });
    let sort = Callback::new(move |n: usize| Sort::ALL.get(n).map_or("", |s| language.t(sort_words(*s))).to_owned());
    let group = Callback::new(move |n: usize| match at(&By::ALL, n) {
        None => language.t(msg::BOARD_GROUP_NONE).to_owned(),
        Some(by) => language.t(by_words(by)).to_owned(),
    });
    let sorted = move || Sort::ALL.iter().position(|s| view.with(|v| v.query.sort) == *s).unwrap_or_default();
    let in_sets = move || sets.with_value(|sets| after_all(sets, view.with(|v| v.query.set).as_ref()));
    let in_persons = move || persons.with(|list| view.with(|v| after_all(list, v.query.person.as_ref())));
    let set_count = sets.with_value(Vec::len) + 1;
    view! {
        <details class="board-filters">
            <summary>{move || language.t(msg::BOARD_FILTERS)}</summary>
            <div class="board-controls">
                <Choose
                    id="board-sort"
                    label=msg::BOARD_SORT
                    count=Sort::ALL.len()
                    words=sort
                    chosen=Signal::derive(sorted)
                    on_choose=move |n| view.update(|v| v.query.sort = Sort::ALL.get(n).copied().unwrap_or_default())
                />
                <Choose
                    id="board-group"
                    label=msg::BOARD_GROUP
                    count=By::ALL.len() + 1
                    words=group
                    chosen=Signal::derive(move || after_all(&By::ALL, view.with(|v| v.by).as_ref()))
                    on_choose=move |n| view.update(|v| v.by = at(&By::ALL, n))
                />
                <Choose
                    id="board-set"
                    label=msg::BOARD_SET
                    count=set_count
                    words=set_words
                    chosen=Signal::derive(in_sets)
                    on_choose=move |n| view.update(|v| v.query.set = sets.with_value(|sets| at(sets, n)))
                />
                <Choose
                    id="board-stars"
                    label=msg::BOARD_STARS
                    count=STARS.len() + 1
                    words=stars_words
                    chosen=Signal::derive(move || after_all(&STARS, view.with(|v| v.query.stars).as_ref()))
                    on_choose=move |n| view.update(|v| v.query.stars = at(&STARS, n))
                />
                <Choose
                    id="board-state"
                    label=msg::BOARD_STATE
                    count=State::ALL.len() + 1
                    words=state
                    chosen=Signal::derive(move || after_all(&State::ALL, view.with(|v| v.query.state).as_ref()))
                    on_choose=move |n| view.update(|v| v.query.state = at(&State::ALL, n))
                />
                {move || {
                    let count = persons.with(Vec::len) + 1;
                    view! {
                        <Choose
                            id="board-person"
                            label=msg::BOARD_LIST_PERSON
                            count
                            words=person
                            chosen=Signal::derive(in_persons)
                            on_choose=move |n| view.update(|v| v.query.person = persons.with(|list| at(list, n)))
                        />
                    }
                }}
            </div>
        </details>
        <details class="board-columns">
            <summary>{move || language.t(msg::BOARD_LIST_COLUMNS)}</summary>
            <div class="stack">
                {Column::ALL
                    .map(|column| {
                        view! {
                            <ChoiceField
                                label=Signal::derive(move || language.t(column_words(column)).to_owned())
                                checked=Signal::derive(move || view.with(|v| v.columns.contains(&column)))
                                on_change=move |yes| set_column(view, column, yes)
                            />
                        }
                    })
                    .collect_view()}
            </div>
        </details>
    }
}
