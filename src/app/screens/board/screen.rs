//! `/board`: the board itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::parts::link::A;
use leptos::prelude::*;

use super::filters::{Chosen, Filters, sets_of};
use super::load::{Loading, load};
use super::pictures::BoardPictures;
use super::report::Reports;
use super::rows::{Picked, Rows};
use crate::app::language::use_language;
use crate::app::parts::alert::{Alert, StorageAlert};
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::surround::surround;
use crate::app::parts::try_again::OfficeAlert;
use crate::board::{Board, Group};
use crate::locale::msg;

/// All drafts of this device on one page.
#[component]
pub fn BoardPage() -> impl IntoView {
    let language = use_language();
    let loading = RwSignal::new(Loading::Working(0, 0));
    load(loading);
    surround("with-board");
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::BOARD_TITLE).to_owned()) />
        <p>{move || language.t(msg::BOARD_LEAD)}</p>
        {move || match loading.get() {
            Loading::Working(done, all) => {
                view! {
                    <p role="status">{language.fill(msg::BOARD_LOADING, &[("done", &done), ("all", &all)])}</p>
                    <progress max=all.to_string() value=done.to_string() aria-label=language.t(msg::BOARD_TITLE)></progress>
                }
                    .into_any()
            }
            Loading::NoStorage(error) => view! { <StorageAlert error /> }.into_any(),
            Loading::NoOffice(why) => view! { <OfficeAlert why again=move || load(loading) /> }.into_any(),
            Loading::Ready(board, unreadable) => view! { <Ready board unreadable /> }.into_any(),
        }}
    }
}

#[component]
fn Ready(board: Arc<Board>, unreadable: usize) -> impl IntoView {
    let language = use_language();
    let chosen = Chosen::new();
    let picked: Picked = RwSignal::new(BTreeSet::new());
    let sets = sets_of(&board);
    let shown = Memo::new({
        let board = board.clone();
        move |_| -> (Vec<usize>, Vec<Group>) {
            let rows = board.select(&chosen.query(&sets));
            let groups = chosen.by().map(|by| board.group(&rows, by)).unwrap_or_default();
            (rows, groups)
        }
    });
    let collect = move || {
        view! {
            <A href="/board/collect" attr:class="button">
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
    let ids: Vec<String> = board.rows.iter().map(|r| r.id.clone()).collect();
    let all = move |_| {
        let chosen = shown.with(|(rows, _)| rows.iter().filter_map(|r| ids.get(*r).cloned()).collect());
        picked.set(chosen);
    };
    view! {
        {(unreadable > 0)
            .then(|| {
                view! {
                    <Alert>
                        <p>{move || language.fill(msg::BOARD_UNREADABLE, &[("n", &unreadable)])}</p>
                    </Alert>
                }
            })}
        <div class="buttons">{collect()}</div>
        <BoardPictures board=board.clone() />
        <h2>{move || language.t(msg::REPORT_BOARD)}</h2>
        <Filters board=board.clone() chosen />
        <div class="board-bar">
            <p role="status" class="status" id="board-found">
                {move || match shown.with(|(rows, _)| rows.len()) {
                    0 => language.t(msg::BOARD_NOTHING).to_owned(),
                    n => language.fill(msg::BOARD_FOUND, &[("n", &n)]),
                }}
            </p>
            <button type="button" class="button quiet" on:click=all>
                {move || language.t(msg::BOARD_CHOOSE_ALL)}
            </button>
        </div>
        <Actions picked />
        <Rows board=board.clone() shown=shown.into() picked />
        <Reports board shown=shown.into() />
    }
    .into_any()
}

/// What can be done with the chosen drafts.
#[component]
fn Actions(picked: Picked) -> impl IntoView {
    let language = use_language();
    let count = Memo::new(move |_| picked.with(BTreeSet::len));
    let ids = move || picked.with(|p| p.iter().cloned().collect::<Vec<_>>().join(","));
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="card board-actions">
                <p role="status">{move || language.fill(msg::BOARD_CHOSEN, &[("n", &count.get())])}</p>
                <div class="buttons">
                    <Show when=move || (2..=4).contains(&count.get())>
                        <A href=move || format!("/compare?ids={}", ids()) attr:class="button">
                            {move || language.t(msg::BOARD_COMPARE)}
                        </A>
                    </Show>
                    <Show when=move || count.get() == 1>
                        <A href=move || format!("/board/sisters?from={}", ids()) attr:class="button">
                            {move || language.t(msg::BOARD_SISTERS)}
                        </A>
                        <A href=move || format!("/board/begin?as=product&from={}", ids()) attr:class="button quiet">
                            {move || language.t(msg::BEGIN_PRODUCT)}
                        </A>
                        <A href=move || format!("/board/begin?as=re-rating&from={}", ids()) attr:class="button quiet">
                            {move || language.t(msg::BEGIN_RE_RATING)}
                        </A>
                    </Show>
                    <A href=move || format!("/board/joint?ids={}", ids()) attr:class="button primary">
                        {move || language.t(msg::BOARD_JOINT)}
                    </A>
                    <button type="button" class="button quiet" on:click=move |_| picked.set(BTreeSet::new())>
                        {move || language.t(msg::BOARD_CHOOSE_NONE)}
                    </button>
                </div>
                <Show when=move || count.get() == 1>
                    <p class="hint">{move || language.t(msg::BOARD_COMPARE_HELP)}</p>
                </Show>
                <Show when=move || { count.get() > 1 }>
                    <p class="hint">{move || language.t(msg::BOARD_SISTERS_HELP)}</p>
                </Show>
            </div>
        </Show>
    }
}
