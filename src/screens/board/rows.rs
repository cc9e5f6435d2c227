//! The rows: a table on a wide screen, two lines each on a phone.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::board_view::Picked;
use super::cells::{cell, set_name};
use super::filters::column_words;
use super::person::AskPerson;
use crate::browser::dom;
use crate::components::link::A;
use crate::components::more::more;
use crate::state::language::{Language, use_language};
use sao_lang_core::board::{Board, Column, Group, Row, View};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::locale::{msg, values};

/// Rows drawn at first, and more each time they are asked for.
pub const PAGE: usize = 25;

/// What all rows are drawn with.
#[derive(Clone, Copy)]
struct Drawing<'b> {
    board: &'b Board,
    columns: &'b BTreeSet<Column>,
    picked: Picked,
    /// The place whose person is asked for.
    asked: RwSignal<Option<usize>>,
    language: Language,
}

/// A table of rows, or one for each group.
#[component]
pub fn Rows(
    /// The board.
    board: RwSignal<Arc<Board>>,
    /// Places of the rows to show, in order, and their groups; no groups where they are not grouped.
    shown: Signal<(Vec<usize>, Vec<Group>)>,
    /// How the board is looked at.
    view: RwSignal<View>,
    /// The chosen drafts.
    picked: Picked,
) -> impl IntoView {
    let language = use_language();
    let most = RwSignal::new(PAGE);
    let asked = RwSignal::new(None::<usize>);
    // Another question begins with its first page again.
    Effect::new(move || {
        shown.track();
        most.set(PAGE);
    });
    let columns = Memo::new(move |_| view.with(|v| v.columns.clone()));
    let last = move || shown.with_untracked(|(rows, _)| rows.len().min(most.get_untracked())).saturating_sub(1);
    view! {
        <div on:keydown=move |event| by_key(&event, last())>
            {move || {
                let limit = most.get();
                let (board, columns) = (board.get(), columns.get());
                let drawing = Drawing { board: &board, columns: &columns, picked, asked, language };
                shown
                    .with(|(rows, groups)| {
                        if groups.is_empty() {
                            return table(drawing, &rows[..rows.len().min(limit)], 0).into_any();
                        }
                        let mut drawn = 0;
                        let tables: Vec<_> = groups
                            .iter()
                            .map_while(|group| {
                                let rows = &group.rows[..group.rows.len().min(limit - drawn)];
                                let first = drawn;
                                drawn += rows.len();
                                (!rows.is_empty()).then(|| grouped(drawing, group, rows, first))
                            })
                            .collect();
                        tables.into_any()
                    })
            }}
        </div>
        {move || more("board-more", most, PAGE, shown.with(|(rows, _)| rows.len()), language)}
        <p class="hint board-keys" id="board-keys">{move || language.t(msg::BOARD_LIST_KEYS)}</p>
        {move || {
            let row = board.with_untracked(|b| b.rows.get(asked.get()?).cloned())?;
            Some(view! { <AskPerson board asked row /> })
        }}
    }
}

/// The id of the link of the row that is drawn at a place.
fn link_id(index: usize) -> String {
    format!("row-{index}")
}

/// Arrows, Home and End lead from row to row, `last` is the last one; the space bar ticks. Enter opens, as with any link.
fn by_key(event: &KeyboardEvent, last: usize) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let Some(at) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    let Ok(Some(row)) = at.closest(".board tbody tr") else { return };
    let link = row.query_selector("th a").ok().flatten();
    let index = link.and_then(|link| link.id().strip_prefix("row-")?.parse::<usize>().ok());
    let Some(index) = index else { return };
    let to = match event.key().as_str() {
        "ArrowDown" => (index + 1).min(last),
        "ArrowUp" => index.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        " " if at.tag_name() == "A" => {
            event.prevent_default();
            let tick = row.query_selector("input").ok().flatten().and_then(|tick| tick.dyn_into::<HtmlElement>().ok());
            if let Some(tick) = tick {
                tick.click();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    dom::focus(&link_id(to));
}

fn grouped(drawing: Drawing, group: &Group, rows: &[usize], first: usize) -> AnyView {
    let language = drawing.language;
    let name = match group.set {
        0 if group.name.is_empty() => language.t(msg::BOARD_LIST_NOT_NAMED).to_owned(),
        0 => group.name.clone(),
        no => {
            let name = catalogue().newest().set(no).map_or("", |s| language.c(s.short));
            format!("{no}. {name}")
        }
    };
    let count = group.rows.len();
    let line = match group.points {
        Some(points) => language.fill(msg::BOARD_GROUP_LINE, values::NPoints { n: &count, points: &points }),
        None => language.fill(msg::BOARD_FOUND, values::N { n: &count }),
    };
    view! {
        <section class="board-group">
            <h2>{name}</h2>
            <p class="meta">{line}</p>
            {table(drawing, rows, first)}
        </section>
    }
    .into_any()
}

/// A table whose first row is drawn at the place `first`.
fn table(drawing: Drawing, rows: &[usize], first: usize) -> impl IntoView + use<> {
    let language = drawing.language;
    let heads = std::iter::once(msg::TABLE_PRODUCT).chain(drawing.columns.iter().map(|c| column_words(*c)));
    let heads = heads.map(|m| view! { <th role="columnheader" scope="col">{language.t(m)}</th> }).collect_view();
    // On a phone a row is drawn as two lines, which takes a table's meaning from its elements: it is said again.
    view! {
        <table class="board" role="table" aria-label=language.t(msg::BOARD_TITLE) aria-describedby="board-keys">
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">
                {(first..).zip(rows).map(|(at, index)| row(drawing, *index, at)).collect_view()}
            </tbody>
        </table>
    }
}

fn row(drawing: Drawing, index: usize, at: usize) -> impl IntoView + use<> {
    let Drawing { board, picked, language, .. } = drawing;
    let row: &Row = &board.rows[index];
    let name = row.name(language.get()).to_owned();
    let label = language.fill(msg::BOARD_CHOOSE, values::Name { name: &name });
    let set = || set_name(row, language.get()).to_owned();
    let under = if row.applicant.is_empty() { set() } else { row.applicant.clone() };
    let cells =
        drawing.columns.iter().map(|column| cell(*column, board, index, drawing.asked, language)).collect_view();
    let (id, ticked) = (row.id.clone(), row.id.clone());
    view! {
        <tr role="row" class:board-rejected=row.is_rejected()>
            <th role="rowheader" scope="row">
                <label class="board-pick">
                    <input
                        type="checkbox"
                        aria-label=label
                        prop:checked=move || picked.with(|p| p.contains(&ticked))
                        on:change=move |event| {
                            picked
                                .update(|p| {
                                    if event_target_checked(&event) {
                                        p.insert(id.clone());
                                    } else {
                                        p.remove(&id);
                                    }
                                })
                        }
                    />
                </label>
                <A href=format!("/draft/{}", row.id) attr:id=link_id(at) attr:class="board-name">
                    <span>{name}</span>
                    " "
                    <span class="meta">{under}</span>
                </A>
            </th>
            {cells}
        </tr>
    }
}
