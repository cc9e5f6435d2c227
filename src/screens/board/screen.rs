//! `/board`: the board itself.

use std::sync::Arc;

use crate::components::link::A;
use leptos::prelude::*;

use super::actions::Actions;
use super::board_view;
use super::filters::{Filters, Search};
use super::load::{Loading, load};
use super::overview::Overview;
use super::pictures::BoardPictures;
use super::report::Reports;
use super::rows::Rows;
use crate::browser::dom;
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::heading::ScreenHeading;
use crate::components::surround::surround;
use crate::components::try_again::WorkerAlert;
use crate::state::language::use_language;
use sao_lang_core::board::{Board, Group, Query, View};
use sao_lang_core::locale::{msg, values};

/// All drafts of this device on one page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let language = use_language();
    let loading = RwSignal::new(Loading::Working(0, 0));
    load(loading);
    surround("with-board");
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::BOARD_TITLE).to_owned()) />
        <p class="hint">{move || language.t(msg::BOARD_LEAD)}</p>
        {move || match loading.get() {
            Loading::Working(done, all) => {
                view! {
                    <p role="status">{language.fill(msg::BOARD_LOADING, values::AllDone { done: &done, all: &all })}</p>
                    <progress max=all.to_string() value=done.to_string() aria-label=language.t(msg::BOARD_TITLE)></progress>
                }
                    .into_any()
            }
            Loading::NoStorage(error) => view! { <ErrorAlert error /> }.into_any(),
            Loading::NoWorker(why) => view! { <WorkerAlert why again=move || load(loading) /> }.into_any(),
            Loading::Ready(board, unreadable) => view! { <Ready board unreadable /> }.into_any(),
        }}
    }
}

#[component]
fn Ready(board: Arc<Board>, unreadable: usize) -> impl IntoView {
    let language = use_language();
    let collect = move || {
        view! {
            <A href="/board/collect" attr:class="button quiet">
                {move || language.t(msg::COLLECT_OPEN)}
            </A>
        }
    };
    if board.rows.is_empty() && unreadable == 0 {
        return view! {
            <p>{move || language.t(msg::BOARD_EMPTY)}</p>
            {collect()}
        }
        .into_any();
    }
    let (view, picked) = board_view::open();
    // Drafts that are no longer here are chosen no more.
    picked.update_untracked(|ids| ids.retain(|id| board.rows.iter().any(|row| row.id == *id)));
    let board = RwSignal::new(board);
    let asked = Memo::new(move |_| view.with(|v| (v.query.clone(), v.by)));
    let shown = Memo::new(move |_| -> (Vec<usize>, Vec<Group>) {
        let (query, by) = asked.get();
        board.with(|board| {
            let rows = board.select(&query);
            let groups = by.map(|by| board.group(&rows, by)).unwrap_or_default();
            (rows, groups)
        })
    });
    let selection = Memo::new(move |_| {
        let by = view.with(|v| v.by);
        board.with(|board| shown.with(|(rows, _)| picked.with(|ticked| board.selection(rows, by, ticked))))
    });
    let filtered = Memo::new(move |_| view.with(View::filters) > 0);
    let all = move |_| {
        let row = |board: &Board, index: &usize| board.rows.get(*index).map(|row| row.id.clone());
        picked.set(board.with(|b| shown.with(|(rows, _)| rows.iter().filter_map(|index| row(b, index)).collect())));
    };
    let everything = move |_| {
        view.update(|v| v.query = Query { sort: v.query.sort, ..Query::default() });
        // The button is gone.
        dom::keep_focus(&["board-search"]);
    };
    view! {
        <div class="board-side">
            <Search view />
            <Overview board view />
            <Filters board view />
        </div>
        <div class="board-main">
            {(unreadable > 0)
                .then(|| {
                    view! {
                        <Alert>
                            <p>{move || language.fill(msg::BOARD_UNREADABLE, values::N { n: &unreadable })}</p>
                        </Alert>
                    }
                })}
            <div class="board-bar">
                <p role="status" class="status" id="board-found">
                    {move || match shown.with(|(rows, _)| rows.len()) {
                        0 => language.t(msg::BOARD_NOTHING).to_owned(),
                        n => language.fill(msg::BOARD_FOUND, values::N { n: &n }),
                    }}
                </p>
                <Show when=move || filtered.get()>
                    <button type="button" class="button quiet" id="board-everything" on:click=everything>
                        {move || language.t(msg::BOARD_LIST_EVERYTHING)}
                    </button>
                </Show>
                <button type="button" class="button quiet" on:click=all>
                    {move || language.t(msg::BOARD_CHOOSE_ALL)}
                </button>
                {collect()}
                <A href="/board/tasks" attr:class="button quiet">
                    {move || language.t(msg::TASKS_OPEN)}
                </A>
            </div>
            <Actions picked />
            <Rows board shown=shown.into() view picked />
            <BoardPictures board />
            <Reports selection />
        </div>
    }
    .into_any()
}
