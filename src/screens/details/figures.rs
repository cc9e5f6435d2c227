//! The figures that the forms ask for in one step.

use leptos::prelude::*;

use crate::browser::clock;
use crate::components::figure_field::FigureField;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::calendar::day;
use sao_lang_core::figures::{on_form, part_of, rating_year};
use sao_lang_core::form::Step;
use sao_lang_core::locale::msg;

/// The fields for the figures of a step; nothing where the step has none.
#[component]
pub fn StepFigures(step: Step) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let part = part_of(step)?;
    // The browser's clock always gives a valid date.
    let year = rating_year(open.edition, day(&clock::today())?);
    let figures = open.peek(|d| on_form(d, open.edition, open.set, part, year));
    Some(view! {
        <section class="figures">
            <h2>{move || language.t(msg::FIGURES_FORM_TITLE)}</h2>
            <p class="hint">{move || language.t(msg::FIGURES_FORM_LEAD)}</p>
            {figures.into_iter().map(|figure| view! { <FigureField figure /> }).collect_view()}
        </section>
    })
}
