//! `/draft/:id/market`: the usual demands of buyers, compared with the draft.

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use sao_lang_core::catalogue::Text as _;

use crate::browser::assets;
use crate::components::alert::Alert;
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::neighbours::{Neighbour, Neighbours};
use crate::components::verdict::VerdictNote;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use crate::state::task::use_tasks;
use sao_lang_core::assessment::CERTIFIED_STARS;
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::market::{self, Around, Channel, Checked, Market, State};

/// The choice of a channel and of stars, and the list of demands.
#[component]
pub fn MarketPage() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let presenter = use_presenter();
    let list = RwSignal::new(None::<Option<Market>>);
    tasks.spawn(async move {
        let text = assets::fetch_text(market::FILE).await;
        list.set(Some(text.and_then(|text| market::read(&text, &open.edition.id))));
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::MARKET_TITLE).to_owned()) />
        <Show when=move || !presenter.is_on()>
            <p class="lead">{move || language.t(msg::MARKET_LEAD)}</p>
        </Show>
        <Show when=move || !presenter.is_on()>
            <VerdictNote />
        </Show>
        {move || match list.get() {
            None => view! { <p role="status">{language.t(msg::MARKET_LOADING)}</p> }.into_any(),
            Some(None) => {
                view! { <Alert urgent=true><p>{language.t(msg::MARKET_UNAVAILABLE)}</p></Alert> }.into_any()
            }
            Some(Some(market)) if presenter.is_on() => view! { <Wall market /> }.into_any(),
            Some(Some(market)) => view! { <Demands market /> }.into_any(),
        }}
    }
}

/// The stars that are chosen at first: the likely ones, unless they are hidden because the room is to guess them.
fn stars_at_first() -> u8 {
    let hidden = use_presenter().hides_score();
    market::first_stars((!hidden).then(|| use_draft().assessment.with_untracked(|r| r.stars)))
}

/// One channel for a presented screen: its demands in few words, and the links to the neighbouring channels. The
/// channel is in the address.
#[component]
fn Wall(market: Market) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let address = use_query_map();
    let stars = stars_at_first();
    let key = Memo::new(move |_| address.with(|address| address.get("channel").unwrap_or_default()));
    move || {
        let lang = language.get();
        let Around { no, all, channels: [before, channel, after] } = market.around(&key.get())?;
        let checked = open.with(|draft| market::check(&market, draft, open.edition, open.set, &channel.key, stars));
        let done = checked.iter().filter(|c| c.state == State::Ready).count();
        let lines = checked.iter().map(|checked| {
            let (class, mark, words) = shown(checked.state);
            view! {
                <li class=format!("market-{class}")>
                    <span class="market-mark" aria-hidden="true">{mark}</span>
                    <span>
                        {checked.demand.ask.text(lang).to_owned()}
                        <span class="visually-hidden">{format!(": {}", words.text(lang))}</span>
                    </span>
                </li>
            }
        });
        let lines = lines.collect_view();
        let neighbour = |channel: &Channel| {
            let label = Signal::stored(channel.name.text(lang).to_owned());
            Neighbour::new(open.link(&format!("market?channel={}", channel.key)), label)
        };
        let count = checked.len();
        Some(view! {
            <div class="market-wall">
                <div role="status">
                    <h2>{channel.name.text(lang).to_owned()}</h2>
                    <p class="meta">
                        {language.fill(msg::CHANNELS_NO, values::AllNo { no: &no, all: &all })} ". "
                        {language.fill(msg::MARKET_STARS_CHOICE, values::N { n: &stars })} ". "
                        {language.fill(msg::MARKET_DONE, values::AllDone { done: &done, all: &count })}
                    </p>
                </div>
                <ul class="market">{lines}</ul>
                <Neighbours before=Some(neighbour(&before)) after=neighbour(&after) />
            </div>
        })
    }
}

/// The demands of the chosen channel for the chosen number of stars.
#[component]
fn Demands(market: Market) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let asked = use_query_map().with_untracked(|address| address.get("channel").unwrap_or_default());
    let first = market.around(&asked).map(|Around { channels: [_, channel, _], .. }| channel.key);
    let channel = RwSignal::new(first.unwrap_or_default());
    let stars = RwSignal::new(stars_at_first());
    let channels = market.channels.clone().into_iter().map(|c| {
        let key = c.key.clone();
        let (name, about) = (c.name, c.about);
        view! {
            <ChoiceField
                group="channel"
                label=Signal::derive(move || {
                    let lang = language.get();
                    format!("{}: {}", name.text(lang), about.text(lang))
                })
                checked=Signal::derive(move || channel.with(|chosen| *chosen == c.key))
                on_change=move |_| channel.set(key.clone())
            />
        }
    });
    let channels = channels.collect_view();
    let tier = move |n: u8| {
        view! {
            <ChoiceField
                group="stars"
                label=Signal::derive(move || language.fill(msg::MARKET_STARS_CHOICE, values::N { n: &n }))
                checked=Signal::derive(move || stars.get() == n)
                on_change=move |_| stars.set(n)
            />
        }
    };
    let market = StoredValue::new(market);
    let view_of = move || {
        let channel = channel.get();
        market.with_value(|market| {
            let checked =
                open.with(|draft| market::check(market, draft, open.edition, open.set, &channel, stars.get()));
            let (done, all) = (checked.iter().filter(|c| c.state == State::Ready).count(), checked.len());
            let rows = checked.iter().map(row).collect_view();
            view! {
                <div role="status">
                    <h2 id="market-done">{language.fill(msg::MARKET_DONE, values::AllDone { done: &done, all: &all })}</h2>
                </div>
                <ul class="market">{rows}</ul>
            }
        })
    };
    view! {
        <fieldset class="card">
            <legend>{move || language.t(msg::MARKET_CHANNEL)}</legend>
            {channels}
        </fieldset>
        <fieldset class="card">
            <legend>{move || language.t(msg::MARKET_STARS)}</legend>
            <div class="choices-row">{CERTIFIED_STARS.map(tier).collect_view()}</div>
        </fieldset>
        {view_of}
    }
}

/// The CSS class, the mark and the words of a state.
fn shown(state: State) -> (&'static str, &'static str, Message) {
    match state {
        State::Ready => ("ready", "✓", msg::MARKET_READY),
        State::Preparing => ("preparing", "…", msg::MARKET_PREPARING),
        State::Said => ("preparing", "…", msg::MARKET_SAID),
        State::Lacking => ("lacking", "✗", msg::MARKET_LACKING),
        // An unanswered question is not a missing item.
        State::Open => ("own", "☐", msg::MARKET_OPEN),
        State::Own => ("own", "☐", msg::MARKET_OWN),
    }
}

/// One demand: its text, its reason, its state, and a link to the screen for it.
fn row(checked: &Checked) -> impl IntoView + use<> {
    let language = use_language();
    let open = use_draft();
    let lang = language.get();
    let (class, mark, words) = shown(checked.state);
    let demand = checked.demand;
    let question = checked.criterion.as_ref().map(|id| {
        let no = open.set.question_number(id).unwrap_or_default();
        (open.link(&format!("question/{id}")), language.fill(msg::MARKET_TO_QUESTION_NO, values::No { no: &no }))
    });
    let papers = || (open.link("papers"), language.t(msg::MARKET_TO_PAPERS).to_owned());
    let to = question.or_else(|| (!demand.papers.is_empty()).then(papers));
    let about = demand.ask.text(lang).to_owned();
    view! {
        <li class=format!("card market-row market-{class}") id=format!("demand-{}", demand.key)>
            <p class="market-ask">
                <span class="market-mark" aria-hidden="true">{mark}</span>
                <strong>{about.clone()}</strong>
            </p>
            <p class="market-state">{words.text(lang)}</p>
            <p class="meta">{demand.why.text(lang).to_owned()}</p>
            {to.map(|(href, words)| {
                view! {
                    <A href=href attr:class="text-link">
                        {words}
                        <span class="visually-hidden">{format!(": {about}")}</span>
                    </A>
                }
            })}
        </li>
    }
}
