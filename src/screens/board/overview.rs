//! How many products are ready, what is past its day, and how many have how many stars. Each bar is a filter.

use std::sync::Arc;

use leptos::prelude::*;

use super::filters::state_words;
use crate::browser::dom;
use crate::components::bar::Bar;
use crate::state::language::use_language;
use sao_lang_core::board::{Board, Class, Pictures, Query, State, View};
use sao_lang_core::locale::{msg, values};

/// From this width on all bars have room beside the rows.
const WIDE: &str = "(min-width: 72rem)";

/// What a bar filters by.
#[derive(Clone, Copy)]
enum Filter {
    Class(Class),
    State(State),
    Stars(u8),
}

impl Filter {
    fn is_on(self, query: &Query) -> bool {
        match self {
            Filter::Class(class) => query.readiness == Some(class),
            Filter::State(state) => query.state == Some(state),
            Filter::Stars(stars) => query.stars == Some(stars),
        }
    }

    /// Filters by it, or no longer.
    fn turn(self, query: &mut Query) {
        let on = !self.is_on(query);
        match self {
            Filter::Class(class) => query.readiness = on.then_some(class),
            Filter::State(state) => query.state = on.then_some(state),
            Filter::Stars(stars) => query.stars = on.then_some(stars),
        }
    }
}

/// The bars.
#[component]
pub fn Overview(
    /// The board.
    board: RwSignal<Arc<Board>>,
    /// How it is looked at.
    view: RwSignal<View>,
) -> impl IntoView {
    let language = use_language();
    let (pictures, days) =
        board.with_untracked(|b| (Pictures::of(&b.rows), State::OF_DAYS.map(|state| (state, b.count(state)))));
    let all = u16::try_from(pictures.products()).unwrap_or(u16::MAX);
    let bar = move |filter: Filter, label: String, count: usize| {
        let value = u16::try_from(count).unwrap_or(u16::MAX);
        view! {
            <li>
                <button
                    type="button"
                    class="board-bar-row"
                    aria-pressed=move || view.with(|v| filter.is_on(&v.query)).to_string()
                    on:click=move |_| view.update(|v| filter.turn(&mut v.query))
                >
                    <span>{label}</span>
                    <Bar value=Signal::from(value) max=all />
                    <strong>{count}</strong>
                </button>
            </li>
        }
    };
    let (by_stars, readiness): (Vec<_>, _) = (pictures.by_stars().collect(), pictures.readiness);
    let others = [(State::Rejected, pictures.rejected), (State::TooEarly, pictures.too_early)];
    view! {
        <section class="board-overview" aria-label=move || language.t(msg::BOARD_PICTURES)>
            <p class="hint">{move || language.t(msg::BOARD_LIST_BARS)}</p>
            <ul class="board-bars" id="board-readiness">
                {move || {
                    let bars = Class::ALL.into_iter().zip(readiness);
                    bars.map(|(c, n)| bar(Filter::Class(c), language.t(c.words()).to_owned(), n)).collect_view()
                }}
            </ul>
            <ul class="board-bars" id="board-days">
                {move || {
                    let some = days.into_iter().filter(|(_, n)| *n > 0);
                    some.map(|(s, n)| bar(Filter::State(s), language.t(state_words(s)).to_owned(), n)).collect_view()
                }}
            </ul>
            <details id="board-by-stars" open=dom::fits(WIDE)>
                <summary>{move || language.t(msg::BOARD_PICTURES_STARS)}</summary>
                <ul class="board-bars">
                    {move || {
                        let words = |n| language.fill(msg::RESULT_STARS, values::N { n: &n });
                        by_stars.iter().map(|(n, count)| bar(Filter::Stars(*n), words(*n), *count)).collect_view()
                    }}
                    {move || {
                        let some = others.into_iter().filter(|(_, n)| *n > 0);
                        some.map(|(s, n)| bar(Filter::State(s), language.t(state_words(s)).to_owned(), n)).collect_view()
                    }}
                </ul>
            </details>
        </section>
    }
}
