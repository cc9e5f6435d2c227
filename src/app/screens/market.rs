//! `/draft/:id/market`: what buyers commonly ask for, set against what the draft says.

use crate::app::parts::link::A;
use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::choice::Choice;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::verdict::VerdictNote;
use crate::app::presenter::use_presenter;
use crate::app::task::use_tasks;
use crate::edge::beside;
use crate::locale::{Message, msg};
use crate::market::{self, Checked, Market, State};

/// The least stars that bring a certificate, and with it a shelf (QĐ 26/2026, Art. 4.1a).
const CERTIFIED: u8 = 3;

/// Channel, stars, and the list.
#[component]
pub fn MarketPage() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let presenter = use_presenter();
    let list = RwSignal::new(None::<Option<Market>>);
    tasks.spawn(async move {
        let text = beside::fetch_text(&crate::app::link(&format!("/{}", market::FILE))).await;
        list.set(Some(text.and_then(|text| market::read(&text, &open.edition.id))));
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::MARKET_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::MARKET_LEAD)}</p>
        <Show when=move || !presenter.hides_score()>
            <VerdictNote />
        </Show>
        {move || match list.get() {
            None => view! { <p role="status">{language.t(msg::MARKET_LOADING)}</p> }.into_any(),
            Some(None) => {
                view! { <Alert urgent=true><p>{language.t(msg::MARKET_UNAVAILABLE)}</p></Alert> }.into_any()
            }
            Some(Some(market)) => view! { <Demands market /> }.into_any(),
        }}
    }
}

/// What the chosen channel asks of so many stars.
#[component]
fn Demands(market: Market) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let channel = RwSignal::new(market.channels.first().map(|c| c.key.clone()).unwrap_or_default());
    let likely = if presenter.hides_score() { CERTIFIED } else { open.assessment.with_untracked(|r| r.stars) };
    let stars = RwSignal::new(likely.max(CERTIFIED));
    let channels = market.channels.clone().into_iter().map(|c| {
        let key = c.key.clone();
        let (name, about) = (c.name, c.about);
        view! {
            <Choice
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
            <Choice
                group="stars"
                label=Signal::derive(move || language.fill(msg::MARKET_STARS_CHOICE, &[("n", &n)]))
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
                    <h2 id="market-done">{language.fill(msg::MARKET_DONE, &[("done", &done), ("all", &all)])}</h2>
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
            <div class="choices-row">{(CERTIFIED..=5).map(tier).collect_view()}</div>
        </fieldset>
        {view_of}
    }
}

/// One demand: what, why, how far, and where to see to it.
fn row(checked: &Checked) -> impl IntoView + use<> {
    let language = use_language();
    let open = use_draft();
    let lang = language.get();
    let (class, words): (&str, Message) = match checked.state {
        State::Ready => ("ready", msg::MARKET_READY),
        State::Preparing => ("preparing", msg::MARKET_PREPARING),
        State::Said => ("preparing", msg::MARKET_SAID),
        State::Lacking => ("lacking", msg::MARKET_LACKING),
        // What nobody has answered is not missing.
        State::Open => ("own", msg::MARKET_OPEN),
        State::Own => ("own", msg::MARKET_OWN),
    };
    let mark = match class {
        "ready" => "✓",
        "preparing" => "…",
        "lacking" => "✗",
        _ => "☐",
    };
    let demand = checked.demand;
    let question = checked.criterion.as_ref().map(|id| {
        let no = open.set.question_number(id).unwrap_or_default();
        (open.link(&format!("question/{id}")), language.fill(msg::MARKET_TO_QUESTION_NO, &[("no", &no)]))
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
