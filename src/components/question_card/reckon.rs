//! "Reckon for me" on the card of a question: the fold, and the place where the calculator is drawn.

use leptos::html;
use leptos::prelude::*;

use super::Asked;
use crate::browser;
use crate::components::calculator::OfQuestion;
use crate::lazy::{LazyPart, routes};
use sao_lang_core::locale::msg;

/// The calculator, for a question that turns on figures. Its code is fetched when it is opened, or where the draft has
/// figures that may contradict the answer.
#[component]
pub fn Reckon(asked: Asked, waits: Signal<bool>) -> impl IntoView {
    let Asked { open, language, .. } = asked;
    let has_calculator = Memo::new(move |_| asked.question().figures);
    let details = NodeRef::<html::Details>::new();
    let opened = RwSignal::new(false);
    // What was opened for one question is closed for the next one.
    Effect::new(move |_| {
        asked.criterion.track();
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
        opened.set(false);
    });
    let has_figures = move || open.with(|d| !d.product.figures.is_empty() || !d.applicant.figures.is_empty());
    let shown = Memo::new(move |_| !waits.get() && (opened.get() || has_figures()));
    let calculator = move || {
        provide_context(OfQuestion { criterion: asked.criterion(), opened: opened.into() });
        view! { <LazyPart route=routes::calculator() /> }.into_any()
    };
    let area = move || {
        view! {
            <details
                class="why reckon"
                node_ref=details
                on:toggle=move |_| opened.set(details.get_untracked().is_some_and(|details| details.open()))
            >
                <summary>{move || language.t(msg::FIGURES_TITLE)}</summary>
                <p class="hint">{move || language.t(msg::FIGURES_LEAD)}</p>
            </details>
            // Outside, so that what follows from stated figures is seen where the fields are not.
            {browser::IS_THERE.then_some(move || shown.get().then(calculator))}
        }
        .into_any()
    };
    move || has_calculator.get().then(area)
}
