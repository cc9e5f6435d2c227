//! `/compare?ids=`: two to four drafts side by side, and one draft over time.

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::cells::{distance, next_day, readiness, set_name};
use super::history::History;
use super::joint::ids_of;
use crate::browser::{clock, storage};
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::stars::Stars;
use crate::state::language::{Language, use_language};
use sao_lang_core::assessment::{Verdict, assess};
use sao_lang_core::board::{Board, Cell, Line, Row, compare, standing_notes};
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::{Edition, ProductSet, QuestionTexts as _, Text as _, catalogue};
use sao_lang_core::draft::{Draft, LocatedDraft};
use sao_lang_core::locale::{msg, values};

/// The highest number of drafts side by side.
const MOST: usize = 4;

/// The drafts in the address side by side.
#[component]
pub fn Compare() -> impl IntoView {
    let language = use_language();
    let address = use_query_map();
    let ids = ids_of(&address.with_untracked(|q| q.get("ids").unwrap_or_default()));
    let opened: Vec<(String, LocatedDraft)> = ids
        .into_iter()
        .take(MOST)
        .filter_map(|id| {
            let located = storage::load(&id).ok()?.located(catalogue()).ok()?;
            Some((id, located))
        })
        .collect();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::COMPARE_TITLE).to_owned()) />
        {if opened.is_empty() {
            view! { <p>{move || language.t(msg::COMPARE_CHOOSE)}</p> }.into_any()
        } else {
            view! { <SideBySide opened /> }.into_any()
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::BOARD_BACK)}
        </A>
    }
}

#[component]
fn SideBySide(opened: Vec<(String, LocatedDraft)>) -> impl IntoView {
    let language = use_language();
    let only_differences = RwSignal::new(true);
    let drafts: Vec<(&Draft, &Edition, &ProductSet)> =
        opened.iter().map(|(_, o)| (&o.draft, o.edition, o.set)).collect();
    let lines = compare(&drafts).lines;
    let several = opened.len() > 1;
    let today = day(&clock::today()).unwrap_or_default();
    let rows = opened.iter().map(|(id, o)| Row::of(id, &o.draft, o.edition, o.set, today)).collect();
    let board = StoredValue::new(Board::new(rows, today));
    let heads = (0..opened.len()).map(|index| head(board, index, language)).collect_view();
    let names: Vec<String> = opened.iter().map(|(_, o)| o.draft.product.name.trim().to_owned()).collect();
    let places: Vec<(&'static Edition, &'static ProductSet)> = opened.iter().map(|(_, o)| (o.edition, o.set)).collect();
    let shown = move || {
        let kept: Vec<&Line> = lines.iter().filter(|l| !several || !only_differences.get() || l.differs()).collect();
        if kept.is_empty() {
            return view! { <p role="status">{language.t(msg::COMPARE_SAME)}</p> }.into_any();
        }
        kept.into_iter().map(|l| line(l, &names, &places, language)).collect_view().into_any()
    };
    let histories = opened
        .into_iter()
        .map(|(_, LocatedDraft { draft, edition, set })| {
            let asked = assess(&draft, edition, set).asked;
            view! { <History name=draft.product.name history=draft.history asked /> }
        })
        .collect_view();
    view! {
        <ul class="compare-heads">{heads}</ul>
        {several
            .then(|| {
                view! {
                    <ChoiceField
                        label=Signal::derive(move || language.t(msg::COMPARE_ONLY_DIFFERENCES).to_owned())
                        checked=only_differences
                        on_change=move |yes| only_differences.set(yes)
                    />
                }
            })}
        <div id="compare-lines">{shown}</div>
        <details id="compare-history" open=!several>
            <summary>{move || language.t(msg::COMPARE_HISTORY)}</summary>
            {histories}
        </details>
    }
}

/// The main facts about the product at an index of the board: readiness, stars, what it lacks, the next date.
fn head(board: StoredValue<Board>, index: usize, language: Language) -> impl IntoView {
    let href = board.with_value(|b| format!("/draft/{}/result", b.rows[index].id));
    let set = move || board.with_value(|b| set_name(&b.rows[index], language.get()));
    let name = move || board.with_value(|b| b.rows[index].name(language.get()).to_owned());
    let said = move || {
        let lang = language.get();
        board.with_value(|b| {
            let row = &b.rows[index];
            let standing = row.standing();
            let stars = match standing.verdict() {
                Verdict::Stars(stars) => Some(view! { <Stars count=Signal::from(stars) /> }),
                Verdict::Rejected | Verdict::TooEarly => None,
            };
            let words = match standing.verdict() {
                Verdict::TooEarly => Some(standing.words(lang)),
                Verdict::Stars(_) | Verdict::Rejected => None,
            };
            let notes = words.into_iter().chain(standing_notes(standing, lang));
            view! {
                {readiness(row.readiness, lang)}
                {stars}
                <strong>{msg::COMMON_POINTS.fill(lang, values::N { n: &row.total() })}</strong>
                {notes.map(|note| view! { <span class="meta">{note}</span> }).collect_view()}
                <span>{distance(row, lang)}</span>
                {next_day(b, index, lang)}
            }
        })
    };
    view! {
        <li class="card">
            <A href=href attr:class="draft-name">{name}</A>
            <span class="meta">{set}</span>
            {said}
        </li>
    }
}

fn line(
    line: &Line,
    names: &[String],
    places: &[(&'static Edition, &'static ProductSet)],
    language: Language,
) -> impl IntoView + use<> {
    let cells = line.cells.iter().zip(names).zip(places).map(|((cell, name), (edition, set))| {
        let name = if name.is_empty() { language.t(msg::TABLE_UNNAMED).to_owned() } else { name.clone() };
        let (points, text) = match cell {
            Some(cell) => said(cell, edition, set, language),
            None => (String::new(), language.t(msg::COMPARE_NONE).to_owned()),
        };
        view! {
            <div>
                <dt>{name}</dt>
                <dd>
                    <strong>{points}</strong>
                    <span>{text}</span>
                </dd>
            </div>
        }
    });
    view! {
        <section class="compare-line" class:compare-differs=line.differs()>
            <h2>{line.title.text(language.get())}</h2>
            <dl class="compare-cells">{cells.collect_view()}</dl>
        </section>
    }
}

/// The points of an answer, and its statement.
fn said(cell: &Cell, edition: &Edition, set: &ProductSet, language: Language) -> (String, String) {
    let points = language.fill(msg::COMPARE_POINTS, values::MaxPoints { points: &cell.points, max: &cell.max });
    let question = set.criterion(&cell.criterion).map(|c| edition.question(c));
    let stated = cell.option.and_then(|o| question?.statement(o, language.get()));
    (points, stated.unwrap_or_else(|| language.t(msg::COMPARE_OPEN).to_owned()))
}
