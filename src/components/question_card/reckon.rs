//! "Reckon for me" on the card of a question: the button, and the place where the calculator is drawn.

use leptos::prelude::*;

use super::Asked;
use crate::browser;
use crate::components::calculator::OfQuestion;
use crate::lazy::{LazyPart, routes};
use crate::state::after_paint::after_paint;
use sao_lang_core::catalogue::Criterion;
use sao_lang_core::locale::msg;

/// The calculator, for a question that turns on figures. Its code is fetched when it is opened, or where the draft has
/// figures that may contradict the answer.
#[component]
pub fn Reckon(asked: Asked, waits: Signal<bool>) -> impl IntoView {
    let Asked { open, language, .. } = asked;
    let has_calculator = Memo::new(move |_| asked.question().figures);
    let has_figures =
        Memo::new(move |_| open.with(|d| !d.product.figures.is_empty() || !d.applicant.figures.is_empty()));
    // The criterion whose fields were opened; what was opened for one question is closed for the next one.
    let opened_at = RwSignal::new(None::<&'static Criterion>);
    let opened = Memo::new(move |_| opened_at.get() == Some(asked.criterion()));
    let shown = after_paint(Memo::new(move |_| {
        let shown = !waits.get() && has_calculator.get() && (opened.get() || has_figures.get());
        shown.then(|| asked.criterion())
    }));
    let calculator = move |criterion| {
        provide_context(OfQuestion { criterion, opened: opened.into() });
        view! { <LazyPart route=routes::calculator() /> }
    };
    let toggle = move |_| {
        let is_open = opened.get_untracked();
        opened_at.set((!is_open).then(|| asked.criterion.get_untracked()));
    };
    let area = move || {
        view! {
            <div class="reckon">
                <button
                    type="button"
                    class="button quiet"
                    aria-expanded=move || opened.get().to_string()
                    on:click=toggle
                >
                    {move || language.t(msg::FIGURES_TITLE)}
                </button>
                {move || shown.get().filter(|of| *of == asked.criterion()).map(calculator)}
            </div>
        }
    };
    browser::IS_THERE.then_some(move || view! { <Show when=move || has_calculator.get()>{area()}</Show> })
}
