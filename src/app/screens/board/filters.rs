//! Search, filters, order and groups of the board.

use std::sync::Arc;

use leptos::prelude::*;

use super::select::Select;
use crate::app::language::use_language;
use crate::app::parts::field::TextField;
use crate::board::{Board, By, Query, Sort, State};
use crate::catalogue::catalogue;
use crate::locale::{Message, msg};

/// What the user has chosen, as places in the lists.
#[derive(Debug, Clone, Copy)]
pub struct Chosen {
    search: RwSignal<String>,
    set: RwSignal<usize>,
    stars: RwSignal<usize>,
    state: RwSignal<usize>,
    sort: RwSignal<usize>,
    group: RwSignal<usize>,
}

impl Chosen {
    /// Everything, the last changed first.
    pub fn new() -> Chosen {
        let first = || RwSignal::new(0);
        Chosen {
            search: RwSignal::new(String::new()),
            set: first(),
            stars: first(),
            state: first(),
            sort: first(),
            group: first(),
        }
    }

    /// What to show.
    pub fn query(self, sets: &[u16]) -> Query {
        // The first entry of each list is "all".
        let one_of = |place: usize| place.checked_sub(1);
        Query {
            search: self.search.get(),
            set: one_of(self.set.get()).and_then(|n| sets.get(n)).copied(),
            stars: one_of(self.stars.get()).and_then(|n| u8::try_from(5 - n).ok()),
            state: one_of(self.state.get()).and_then(|n| State::ALL.get(n)).copied(),
            readiness: None,
            person: None,
            sort: Sort::ALL.get(self.sort.get()).copied().unwrap_or_default(),
        }
    }

    /// What to group by.
    pub fn by(self) -> Option<By> {
        match self.group.get() {
            1 => Some(By::Applicant),
            2 => Some(By::Set),
            _ => None,
        }
    }
}

/// The numbers of the sets that occur, in order.
pub fn sets_of(board: &Board) -> Vec<u16> {
    let mut sets: Vec<u16> = board.rows.iter().map(|r| r.set).collect();
    sets.sort_unstable();
    sets.dedup();
    sets
}

fn state_words(state: State) -> Message {
    match state {
        State::Rejected => msg::BOARD_STATE_REJECTED,
        State::HeldBack => msg::BOARD_STATE_HELD_BACK,
        State::Unfinished => msg::BOARD_STATE_UNFINISHED,
        State::Unproven => msg::BOARD_STATE_UNPROVEN,
        State::Near => msg::BOARD_STATE_NEAR,
        State::TooEarly => msg::VERDICT_TOO_EARLY,
        State::Overdue => msg::DESK_OVERDUE,
        State::Soon => msg::DESK_SOON,
        State::ReRating => msg::DESK_RE_RATING,
    }
}

fn sort_words(sort: Sort) -> Message {
    match sort {
        Sort::Changed => msg::BOARD_SORT_CHANGED,
        Sort::Product => msg::BOARD_SORT_PRODUCT,
        Sort::Applicant => msg::BOARD_SORT_APPLICANT,
        Sort::Set => msg::BOARD_SORT_SET,
        Sort::Stars => msg::BOARD_SORT_STARS,
        Sort::FewestPoints => msg::BOARD_SORT_POINTS,
        Sort::Evidence => msg::BOARD_SORT_EVIDENCE,
        Sort::Urgency => msg::DESK_SORT_URGENCY,
    }
}

/// The controls above the rows.
#[component]
pub fn Filters(
    /// The board.
    board: Arc<Board>,
    /// What is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let language = use_language();
    let sets = sets_of(&board);
    let count = sets.len() + 1;
    // The first entry of a filter is "all".
    let or_all = move |n: usize, words: &dyn Fn(usize) -> String| match n.checked_sub(1) {
        None => language.t(msg::BOARD_ALL).to_owned(),
        Some(n) => words(n),
    };
    let set = Callback::new(move |n: usize| {
        or_all(n, &|n| {
            let no = sets.get(n).copied().unwrap_or_default();
            let name = catalogue().newest().set(no).map_or("", |s| language.c(s.short));
            format!("{no}. {name}")
        })
    });
    let stars = Callback::new(move |n: usize| or_all(n, &|n| language.fill(msg::RESULT_STARS, &[("n", &(5 - n))])));
    let state = Callback::new(move |n: usize| {
        or_all(n, &|n| State::ALL.get(n).map_or("", |s| language.t(state_words(*s))).to_owned())
    });
    let sort = Callback::new(move |n: usize| Sort::ALL.get(n).map_or("", |s| language.t(sort_words(*s))).to_owned());
    let group = Callback::new(move |n: usize| {
        let words = [msg::BOARD_GROUP_NONE, msg::BOARD_GROUP_APPLICANT, msg::BOARD_GROUP_SET];
        words.get(n).map_or("", |m| language.t(*m)).to_owned()
    });
    view! {
        <TextField
            id="board-search"
            label=Signal::derive(move || language.t(msg::BOARD_SEARCH).to_owned())
            kind="search"
            value=String::new()
            on_change=move |text| chosen.search.set(text)
        />
        <details class="board-filters">
            <summary>{move || language.t(msg::BOARD_FILTERS)}</summary>
            <div class="board-controls">
                <Select id="board-sort" label=msg::BOARD_SORT count=Sort::ALL.len() words=sort chosen=chosen.sort />
                <Select id="board-group" label=msg::BOARD_GROUP count=3 words=group chosen=chosen.group />
                <Select id="board-set" label=msg::BOARD_SET count=count words=set chosen=chosen.set />
                <Select id="board-stars" label=msg::BOARD_STARS count=6 words=stars chosen=chosen.stars />
                <Select
                    id="board-state"
                    label=msg::BOARD_STATE
                    count=State::ALL.len() + 1
                    words=state
                    chosen=chosen.state
                />
            </div>
        </details>
    }
}
