//! `/draft/:id/details`: the facts for forms 01 and 02 that are not answers to questions, in small steps.

mod changes;
mod extras;
mod figures;
mod form_field;
mod place_field;
mod step;

pub use step::DetailsStep;

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::heading::ScreenHeading;
use crate::components::icons::Check;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::form::Step;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::review::left_empty;

/// The list of steps, or the step in the address.
#[component]
pub fn DetailsScreens() -> impl IntoView {
    // Each of the two addresses has its own route, so the choice is made once.
    let one = use_params_map().with_untracked(|params| params.get("step").is_some());
    if one { view! { <DetailsStep /> }.into_any() } else { view! { <Details /> }.into_any() }
}

/// The list of steps, each with its state.
#[component]
pub fn Details() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let asked = Memo::new(move |_| open.with(|d| d.kind));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::DETAILS_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::DETAILS_LEAD)}</p>
        <nav class="steps" aria-label=move || language.t(msg::DETAILS_TITLE)>
            <ul>
                {move || {
                    let kind = asked.get();
                    Step::asked(kind).map(|step| view! { <StepCard step /> }).collect_view()
                }}
            </ul>
        </nav>
        <nav class="buttons">
            <A href=open.link("") attr:class="button">
                {move || language.t(msg::DETAILS_DONE)}
            </A>
        </nav>
    }
}

#[component]
fn StepCard(step: Step) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let missing = Memo::new(move |_| open.with(|d| left_empty(d, step)));
    let said = Memo::new(move |_| open.with(|d| step.fields().filter(|f| !f.is_empty(d)).count()));
    view! {
        <li>
            <A href=open.link(&format!("details/{}", step.key())) attr:class="card step">
                <span class="step-name">
                    {move || language.t(step.name())} {move || (missing.get() == 0 && said.get() > 0).then(Check)}
                </span>
                <span class="meta">
                    {move || match (missing.get(), said.get()) {
                        (0, 0) => language.t(msg::DETAILS_OPTIONAL).to_owned(),
                        (0, _) => language.t(msg::DETAILS_COMPLETE).to_owned(),
                        (n, _) => language.fill(msg::DETAILS_MISSING, values::N { n: &n }),
                    }}
                </span>
            </A>
        </li>
    }
}
