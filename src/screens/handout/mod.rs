//! `/handout`: sheets to print, for every set.

mod official;
mod sheet;

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

use self::official::OfficialSheet;
use self::sheet::{EmptySheet, FilledSheet, Nothing};

use crate::browser::{clock, storage};
use crate::components::alert::ErrorAlert;
use crate::components::heading::ScreenHeading;
use crate::state::language::use_language;
use crate::state::samples::fetch_cases;
use sao_lang_core::catalogue::{ProductSet, catalogue};
use sao_lang_core::locale::{msg, values};
use sao_lang_core::practice;

/// The sheet that the address names: to fill in, filled in, or the council's.
#[component]
pub fn SetSheet() -> impl IntoView {
    let params = use_params_map();
    let kind = Memo::new(move |_| params.with(|p| p.get("kind")));
    move || match kind.get().as_deref() {
        None => view! { <EmptySheet /> }.into_any(),
        Some("filled") => view! { <FilledSheet /> }.into_any(),
        Some("official") => view! { <OfficialSheet /> }.into_any(),
        Some(_) => view! { <Nothing /> }.into_any(),
    }
}

/// All sets by industry, each with its sheets.
#[component]
pub fn Handouts() -> impl IntoView {
    let language = use_language();
    let cases = fetch_cases();
    let edition = catalogue().newest();
    let filled = Memo::new(move |_| {
        let cases = cases.get().flatten().unwrap_or_default();
        cases.iter().flat_map(|c| &c.samples).map(|s| s.set).collect::<Vec<u16>>()
    });
    let industries = (0u8..).zip(&edition.industries).map(|(index, industry)| {
        let sets = edition.sets.iter().filter(move |set| set.industry == index);
        view! {
            <h2>{move || language.c(industry.name)}</h2>
            <ul class="drafts">{sets.map(|set| view! { <SetRow set filled /> }).collect_view()}</ul>
        }
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::HANDOUT_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::HANDOUT_LEAD)}</p>
        {industries.collect_view()}
    }
}

#[component]
fn SetRow(set: &'static ProductSet, filled: Memo<Vec<u16>>) -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let name =
        move || format!("{} · {}", language.fill(msg::NEW_SET_NO, values::No { no: &set.no }), language.c(set.short));
    // A screen reader hears which set a link is for.
    let link = move |href: String, words| {
        view! {
            <A href=href attr:class="button">
                {move || language.t(words)}
                <span class="visually-hidden">{move || format!(": {}", language.c(set.short))}</span>
            </A>
        }
    };
    let refused = RwSignal::new(None);
    let practise = move |_| {
        let (id, draft) = practice::empty(set.no, &clock::now());
        // One begun before goes on.
        match storage::text(&id).map(drop).or_else(|_| storage::save(&id, &draft).map(drop)) {
            Ok(()) => navigate(&format!("/draft/{id}"), Default::default()),
            Err(error) => refused.set(Some(error)),
        }
    };
    view! {
        <li class="card">
            <p class="draft-name">{name}</p>
            <div class="buttons">
                {link(format!("/handout/{}", set.no), msg::HANDOUT_EMPTY)}
                {move || {
                    filled
                        .with(|f| f.contains(&set.no))
                        .then(|| link(format!("/handout/{}/filled", set.no), msg::HANDOUT_FILLED))
                }}
                {link(format!("/handout/{}/official", set.no), msg::OFFICIAL_SHEET_SCREEN_LINK)}
                <button type="button" class="button" on:click=practise>
                    {move || language.t(msg::PRACTICE_EMPTY)}
                    <span class="visually-hidden">{move || format!(": {}", language.c(set.short))}</span>
                </button>
            </div>
            {move || refused.get().map(|error| view! { <ErrorAlert error /> })}
        </li>
    }
}
