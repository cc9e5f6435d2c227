//! The law beside the Decision, where a question, a paper or a term rests on it.

use crate::components::link::A;
use leptos::prelude::*;

use crate::state::language::use_language;
use sao_lang_core::catalogue::{Edition, EditionTexts as _};

/// One line per instrument: its name, which leads to what it means, and whether it applies.
#[component]
pub fn LawLines(
    /// Whose instruments.
    edition: &'static Edition,
    /// Indexes into its laws.
    laws: Vec<u16>,
) -> impl IntoView {
    let language = use_language();
    let line = move |index: u16| {
        let law = edition.law(index);
        view! {
            <p class="law">
                <A href=format!("/laws#{}", law.key)>{move || language.c(law.name)}</A>
                {move || format!(". {}.", edition.law_state(law, language.get()))}
            </p>
        }
    };
    laws.into_iter().map(line).collect_view()
}
