//! `/compare?ids=`: two to four drafts side by side, and one draft over time.

use crate::app::parts::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::history::History;
use super::joint::ids_of;
use crate::app::language::{Language, use_language};
use crate::app::parts::choice::Choice;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::stars::Stars;
use crate::app::presenter::use_presenter;
use crate::assessment::{Standing, Verdict, assess};
use crate::board::{Cell, Line, compare, standing_notes};
use crate::catalogue::{Edition, ProductSet, catalogue};
use crate::draft::Draft;
use crate::edge::{page, storage};
use crate::locale::msg;

/// Drafts side by side at most.
const MOST: usize = 4;

type Opened = (String, Draft, &'static Edition, &'static ProductSet);

/// The drafts in the address side by side.
#[component]
pub fn Compare() -> impl IntoView {
    let language = use_language();
    let address = use_query_map();
    let ids = ids_of(&address.with_untracked(|q| q.get("ids").unwrap_or_default()));
    let opened: Vec<Opened> = ids
        .into_iter()
        .take(MOST)
        .filter_map(|id| {
            let draft = storage::load(&id).ok()?;
            let (edition, set) = draft.place(catalogue())?;
            Some((id, draft, edition, set))
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
fn SideBySide(opened: Vec<Opened>) -> impl IntoView {
    let language = use_language();
    let only_differences = RwSignal::new(true);
    let presenter = use_presenter();
    let hidden = Memo::new(move |_| presenter.hides_score());
    let drafts: Vec<(&Draft, &Edition, &ProductSet)> = opened.iter().map(|(_, d, e, s)| (d, *e, *s)).collect();
    let lines = compare(&drafts).lines;
    let several = opened.len() > 1;
    let heads = opened
        .iter()
        .map(|(id, draft, edition, set)| {
            let result = assess(draft, edition, set);
            let standing = result.standing();
            let (name, href) = (draft.product.name.trim().to_owned(), format!("/draft/{id}/result"));
            let set = set.short;
            let shown = move || if name.is_empty() { language.t(msg::TABLE_UNNAMED).to_owned() } else { name.clone() };
            view! {
                <li class="card">
                    <A href=href attr:class="draft-name">{shown}</A>
                    <span class="meta">{move || language.c(set)}</span>
                    {move || (!hidden.get()).then(|| verdict(standing, language))}
                    {move || {
                        (!hidden.get())
                            .then(|| {
                                let points = language.fill(msg::COMMON_POINTS, &[("n", &result.score.total)]);
                                view! { <strong>{points}</strong> }
                            })
                    }}
                </li>
            }
        })
        .collect_view();
    let names: Vec<String> = opened.iter().map(|(_, d, _, _)| d.product.name.trim().to_owned()).collect();
    let places: Vec<(&'static Edition, &'static ProductSet)> = opened.iter().map(|(_, _, e, s)| (*e, *s)).collect();
    let shown = move || {
        let kept: Vec<&Line> = lines.iter().filter(|l| !several || !only_differences.get() || l.differs()).collect();
        if kept.is_empty() {
            return view! { <p role="status">{language.t(msg::COMPARE_SAME)}</p> }.into_any();
        }
        kept.into_iter().map(|l| line(l, &names, &places, hidden.get(), language)).collect_view().into_any()
    };
    let histories = opened
        .into_iter()
        .map(|(_, draft, edition, set)| {
            let asked = assess(&draft, edition, set).asked;
            view! { <History name=draft.product.name history=draft.history asked /> }
        })
        .collect_view();
    view! {
        <Show when=move || hidden.get()>
            <p>{move || language.t(msg::CODES_HIDDEN)}</p>
            <button type="button" class="button" id="show-score" on:click=move |_| {
                presenter.toggle_score();
                page::keep_focus(&[]);
            }>
                {move || language.t(msg::CODES_SHOW_SCORE)}
            </button>
        </Show>
        <ul class="compare-heads">{heads}</ul>
        {several
            .then(|| {
                view! {
                    <Choice
                        label=Signal::derive(move || language.t(msg::COMPARE_ONLY_DIFFERENCES).to_owned())
                        checked=only_differences
                        on_change=move |yes| only_differences.set(yes)
                    />
                }
            })}
        <div id="compare-lines">{shown}</div>
        <div prop:hidden=move || hidden.get()>
            <h2>{move || language.t(msg::COMPARE_HISTORY)}</h2>
            {histories}
        </div>
    }
}

/// Stars, or in words why there are none; below, what they depend on and what is still open.
fn verdict(standing: Standing, language: Language) -> AnyView {
    let lang = language.get();
    let notes = standing_notes(standing, lang).into_iter().map(|note| view! { <span class="meta">{note}</span> });
    let notes = notes.collect_view();
    let said = match standing.verdict() {
        Verdict::Stars(stars) => view! { <Stars count=Signal::from(stars) /> }.into_any(),
        Verdict::Rejected | Verdict::TooEarly => view! { <strong>{standing.words(lang)}</strong> }.into_any(),
    };
    view! {
        {said}
        {notes}
    }
    .into_any()
}

fn line(
    line: &Line,
    names: &[String],
    places: &[(&'static Edition, &'static ProductSet)],
    hidden: bool,
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
                    {(!hidden).then(|| view! { <strong>{points}</strong> })}
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

/// Points, and what is stated.
fn said(cell: &Cell, edition: &Edition, set: &ProductSet, language: Language) -> (String, String) {
    let points = language.fill(msg::COMPARE_POINTS, &[("points", &cell.points), ("max", &cell.max)]);
    let question = set.criterion(&cell.criterion).map(|c| edition.question(c));
    let stated = cell.option.and_then(|o| question?.statement(o, language.get()));
    (points, stated.unwrap_or_else(|| language.t(msg::COMPARE_OPEN).to_owned()))
}
