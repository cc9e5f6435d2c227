//! A state that differs from the one that is here: what changed, and what is to be done with it.

use std::cmp::Ordering;

use leptos::prelude::*;

use super::judge::{Way, Ways};
use super::take::{Met, Read, differences_to};
use crate::components::choice_field::ChoiceField;
use crate::state::language::use_language;
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::merge::{Difference, DifferenceKind, MergeChoice};

/// What was read, and what is to be done with it.
#[derive(Clone, Copy)]
pub struct Proposal {
    /// All drafts that were read.
    pub read: StoredValue<Vec<Read>, LocalStorage>,
    /// What the user has chosen so far.
    pub ways: RwSignal<Ways>,
}

/// All ways, the one that loses nothing and asks nothing first.
const WAYS: [(Way, Message); 4] = [
    (Way::Both, msg::VERSIONS_WAY_BOTH),
    (Way::Together, msg::VERSIONS_WAY_TOGETHER),
    (Way::Theirs, msg::VERSIONS_WAY_THEIRS),
    (Way::Mine, msg::VERSIONS_WAY_MINE),
];

/// What is done with all states that differ. What was chosen for single ones gives way.
#[component]
pub fn WayForAll(ways: RwSignal<Ways>) -> impl IntoView {
    let set = move |way| {
        ways.update(|ways| {
            ways.all = way;
            ways.own.clear();
        });
    };
    let way = Signal::derive(move || ways.with(|ways| ways.own.is_empty().then_some(ways.all)));
    view! { <WayChoice group="ways".to_owned() legend=msg::VERSIONS_WAYS way on_change=set /> }
}

#[component]
fn WayChoice(
    group: String,
    legend: Message,
    /// The way that is chosen, where one is.
    #[prop(into)]
    way: Signal<Option<Way>>,
    #[prop(into)] on_change: Callback<Way>,
) -> impl IntoView {
    let language = use_language();
    let choice = move |(own, label): (Way, Message)| {
        view! {
            <ChoiceField
                group=group.clone()
                label=Signal::derive(move || language.t(label).to_owned())
                checked=Signal::derive(move || way.get() == Some(own))
                on_change=move |_| on_change.run(own)
            />
        }
    };
    view! {
        <fieldset class="field">
            <legend>{move || language.t(legend)}</legend>
            <div class="choices-row">{WAYS.into_iter().map(choice).collect_view()}</div>
        </fieldset>
    }
}

/// What changed, below the line of a draft, worked out when it is unfolded.
#[component]
pub fn Unfolded(at: usize, met: Met, changed: Ordering, proposal: Proposal) -> impl IntoView {
    let language = use_language();
    let asked = RwSignal::new(false);
    let met = StoredValue::new(met);
    view! {
        <details class="intake-differing" on:toggle=move |_| asked.set(true)>
            <summary>{move || language.t(msg::VERSIONS_WHAT_CHANGED)}</summary>
            <Show when=move || asked.get()>
                <Differing at met=met.get_value() changed proposal />
            </Show>
        </details>
    }
}

/// What changed place by place, and what is done with it.
#[component]
pub fn Differing(
    /// Its place among the drafts that were read.
    at: usize,
    met: Met,
    /// When it was changed, compared with what is here.
    changed: Ordering,
    proposal: Proposal,
) -> impl IntoView {
    let language = use_language();
    let ways = proposal.ways;
    let way = Memo::new(move |_| ways.with(|ways| ways.of(at)));
    let set = move |way| {
        ways.update(|ways| {
            ways.own.insert(at, way);
        });
    };
    let age = match changed {
        Ordering::Less => msg::VERSIONS_CHANGED_BEFORE,
        Ordering::Greater => msg::VERSIONS_CHANGED_AFTER,
        Ordering::Equal => msg::VERSIONS_CHANGED_TOGETHER,
    };
    let found = Memo::new(move |_| proposal.read.with_value(|read| differences_to(&met, at, read, language.get())));
    let apart =
        move || found.with(|all| all.iter().filter(|d| matches!(d.found, DifferenceKind::Apart { .. })).count());
    let sums = move || match found.with(Vec::len) {
        0 => language.t(msg::VERSIONS_NO_PLACES).to_owned(),
        n => language.fill(msg::VERSIONS_PLACES, values::ApartN { n: &n, apart: &apart() }),
    };
    view! {
        <p>{move || language.t(age)} " " {sums}</p>
        <WayChoice group=format!("way-{at}") legend=msg::VERSIONS_WAY way=Signal::derive(move || Some(way.get())) on_change=set />
        <ul class="merge-list">
            {move || {
                let all = found.get();
                all.into_iter().map(|difference| view! { <MergePart at difference way ways /> }).collect_view()
            }}
        </ul>
    }
}

/// A place where both differ; where they are put together and say different things, with the choice.
#[component]
fn MergePart(at: usize, difference: Difference, way: Memo<Way>, ways: RwSignal<Ways>) -> impl IntoView {
    let language = use_language();
    let Difference { key, title, mine, theirs, found, .. } = difference;
    let said =
        move |text: &str| if text.is_empty() { language.t(msg::VERSIONS_NOTHING).to_owned() } else { text.to_owned() };
    let (here, there) = (said(&mine), said(&theirs));
    let lines = {
        let (here, there) = (here.clone(), there.clone());
        move || {
            let note = match found {
                DifferenceKind::OnlyMine | DifferenceKind::OnlyTheirs | DifferenceKind::Together => {
                    Some(msg::VERSIONS_TAKEN_ANYWAY)
                }
                DifferenceKind::Apart { .. } => None,
            };
            view! {
                <dl class="received">
                    <dt>{language.t(msg::VERSIONS_HERE)}</dt>
                    <dd>{here.clone()}</dd>
                    <dt>{language.t(msg::VERSIONS_THERE)}</dt>
                    <dd>{there.clone()}</dd>
                </dl>
                {note.filter(|_| way.get() == Way::Together).map(|note| view! { <p class="hint">{language.t(note)}</p> })}
            }
        }
    };
    let heading = title.clone();
    let choices = move |proposed: MergeChoice, both: bool| {
        let chosen = {
            let key = key.clone();
            Memo::new(move |_| ways.with(|ways| ways.choices.get(&at)?.get(&key).copied()).unwrap_or(proposed))
        };
        let option = |choice: MergeChoice, label: String| {
            let (key, group) = (key.clone(), format!("merge-{at}-{}", key_of(&key)));
            let set = move |_| {
                ways.update(|ways| {
                    ways.choices.entry(at).or_default().insert(key.clone(), choice);
                });
            };
            view! {
                <ChoiceField
                    group
                    label=Signal::stored(label)
                    checked=Signal::derive(move || chosen.get() == choice)
                    on_change=set
                />
            }
        };
        let labelled =
            |message: Message<values::Text<'static>>, text: &str| language.fill(message, values::Text { text: &text });
        view! {
            <fieldset class="field">
                <legend>{heading.clone()}</legend>
                <div class="stack">
                    {option(MergeChoice::Mine, labelled(msg::VERSIONS_TAKE_MINE, &here))}
                    {option(MergeChoice::Theirs, labelled(msg::VERSIONS_TAKE_THEIRS, &there))}
                    {both.then(|| option(MergeChoice::Both, language.t(msg::VERSIONS_TAKE_BOTH).to_owned()))}
                </div>
            </fieldset>
        }
    };
    view! {
        <li>
            {move || match (way.get(), found) {
                (Way::Together, DifferenceKind::Apart { proposed, both }) => choices(proposed, both).into_any(),
                _ => view! { <strong>{title.clone()}</strong> {lines()} }.into_any(),
            }}
        </li>
    }
}

/// The name of a place as a group of choices has it.
fn key_of(key: &str) -> String {
    key.replace([':', '.'], "-")
}
