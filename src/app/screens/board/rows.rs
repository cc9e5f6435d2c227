//! The rows: a table on a wide screen, cards on a phone.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::app::parts::link::A;
use leptos::prelude::*;

use crate::app::language::{Language, use_language};
use crate::app::parts::more::more;
use crate::app::parts::stars::Stars;
use crate::assessment::Verdict;
use crate::board::{Board, Group, Row, standing_notes};
use crate::catalogue::catalogue;
use crate::edge::clock;
use crate::locale::{Lang, msg};

/// Rows drawn at first, and more each time they are asked for.
pub const PAGE: usize = 25;

/// Ids of the chosen drafts.
pub type Picked = RwSignal<BTreeSet<String>>;

thread_local! {
    /// Moments as written before: the browser takes long over each, and searching draws the same rows again.
    static WRITTEN: RefCell<HashMap<(String, &'static str), String>> = RefCell::new(HashMap::new());
}

fn written(moment: &str, lang: Lang, write: fn(&str, &str) -> String) -> String {
    let key = (moment.to_owned(), lang.tag());
    WRITTEN.with_borrow_mut(|known| known.entry(key).or_insert_with(|| write(moment, lang.tag())).clone())
}

/// A table of rows, or one for each group.
#[component]
pub fn Rows(
    /// The board.
    board: Arc<Board>,
    /// Places of the rows to show, in order, and their groups; no groups where they are not grouped.
    shown: Signal<(Vec<usize>, Vec<Group>)>,
    /// The chosen drafts.
    picked: Picked,
) -> impl IntoView {
    let language = use_language();
    let most = RwSignal::new(PAGE);
    // Another question begins with its first page again.
    Effect::new(move || {
        shown.track();
        most.set(PAGE);
    });
    let drawn = board.clone();
    view! {
        {move || {
            let limit = most.get();
            shown
                .with(|(rows, groups)| {
                    if groups.is_empty() {
                        return table(&drawn, &rows[..rows.len().min(limit)], picked, language).into_any();
                    }
                    let mut room = limit;
                    let tables: Vec<_> = groups
                        .iter()
                        .map_while(|group| {
                            let rows = &group.rows[..group.rows.len().min(room)];
                            room -= rows.len();
                            (!rows.is_empty()).then(|| grouped(&drawn, group, rows, picked, language))
                        })
                        .collect();
                    tables.into_any()
                })
        }}
        {move || more("board-more", most, PAGE, shown.with(|(rows, _)| rows.len()), language)}
    }
}

fn grouped(board: &Board, group: &Group, rows: &[usize], picked: Picked, language: Language) -> AnyView {
    let name = match group.set {
        0 if group.applicant.is_empty() => language.t(msg::TABLE_NO_APPLICANT).to_owned(),
        0 => group.applicant.clone(),
        no => {
            let name = catalogue().newest().set(no).map_or("", |s| language.c(s.short));
            format!("{no}. {name}")
        }
    };
    let count = group.rows.len();
    let line = match group.points {
        Some(points) => language.fill(msg::BOARD_GROUP_LINE, &[("n", &count), ("points", &points)]),
        None => language.fill(msg::BOARD_FOUND, &[("n", &count)]),
    };
    view! {
        <section class="board-group">
            <h3>{name}</h3>
            <p class="meta">{line}</p>
            {table(board, rows, picked, language)}
        </section>
    }
    .into_any()
}

fn table(board: &Board, rows: &[usize], picked: Picked, language: Language) -> impl IntoView + use<> {
    let heads = [
        msg::TABLE_PRODUCT,
        msg::TABLE_STARS,
        msg::TABLE_POINTS,
        msg::TABLE_HOLDS,
        msg::TABLE_EVIDENCE,
        msg::TABLE_DAY,
        msg::TABLE_CHANGED,
    ];
    // On a phone a row is drawn as a card, which takes a table's meaning from its elements: it is said again.
    view! {
        <table class="board" role="table" aria-label=language.t(msg::BOARD_TITLE)>
            <thead role="rowgroup">
                <tr role="row">
                    {heads.map(|m| view! { <th role="columnheader" scope="col">{language.t(m)}</th> }).collect_view()}
                </tr>
            </thead>
            <tbody role="rowgroup">
                {rows.iter().map(|place| row(board, *place, picked, language)).collect_view()}
            </tbody>
        </table>
    }
}

fn row(board: &Board, place: usize, picked: Picked, language: Language) -> impl IntoView + use<> {
    let row: &Row = &board.rows[place];
    let lang = language.get();
    let found = catalogue().edition(&row.edition).and_then(|e| Some((e, e.set(row.set)?)));
    let set = found.map_or("", |(_, set)| set.short.text(lang));
    let holds = found.map_or(String::new(), |(edition, set)| row.holds.words(edition, set, lang));
    let name = row.name(lang).to_owned();
    let label = language.fill(msg::BOARD_CHOOSE, &[("name", &name)]);
    let verdict = verdict(row, language);
    let parts = match row.parts.as_slice() {
        [a, b, c] => language.fill(msg::BOARD_POINTS_PARTS, &[("a", a), ("b", b), ("c", c)]),
        _ => String::new(),
    };
    let evidence = match row.evidence {
        Some(n) => language.fill(msg::BOARD_EVIDENCE, &[("n", &n)]),
        // Nothing is known of the papers of a draft without answers.
        None if row.answered == 0 => String::new(),
        None => language.t(msg::BOARD_EVIDENCE_NONE).to_owned(),
    };
    let next = board.next(place).map(|d| (written(&d.day, lang, clock::local_date), language.t(d.what.words())));
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
                <span class="board-name">
                    <A href=format!("/draft/{}", row.id)>{name}</A>
                    <span class="meta">{row.applicant.clone()}</span>
                    <span class="meta">{set}</span>
                </span>
            </th>
            <td role="cell" class="board-verdict">{verdict}</td>
            <td role="cell">
                <strong>{msg::COMMON_POINTS.fill(lang, &[("n", &row.total())])}</strong>
                <span class="meta">{parts}</span>
            </td>
            <td role="cell" class="board-holds">{holds}</td>
            <td role="cell">{evidence}</td>
            <td role="cell">
                {next
                    .map(|(day, what)| {
                        view! {
                            <strong>{day}</strong>
                            <span class="meta">{what}</span>
                        }
                    })}
            </td>
            <td role="cell" class="board-changed meta">{written(&row.changed, lang, clock::local)}</td>
        </tr>
    }
}

/// Stars with their range, or in words why there are none; below, what they depend on and what is still open.
fn verdict(row: &Row, language: Language) -> AnyView {
    let (lang, standing) = (language.get(), row.standing());
    let notes = standing_notes(standing, lang).into_iter().map(|note| view! { <span class="meta">{note}</span> });
    let notes = notes.collect_view();
    match standing.verdict() {
        Verdict::Stars(stars) => {
            let [least, _, most] = row.stars;
            let values: [(&str, &dyn std::fmt::Display); 2] = [("least", &least), ("most", &most)];
            let range = (least != most).then(|| language.fill(msg::TABLE_STARS_RANGE, &values));
            view! {
                <Stars count=Signal::from(stars) />
                {range.map(|r| view! { <span class="meta">{r}</span> })}
                {notes}
            }
            .into_any()
        }
        Verdict::Rejected | Verdict::TooEarly => view! {
            <strong>{standing.words(lang)}</strong>
            {notes}
        }
        .into_any(),
    }
}
