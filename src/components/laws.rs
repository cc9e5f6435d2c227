//! The laws beside the Decision on which a question, a paper or a term is based.

use crate::components::link::A;
use leptos::prelude::*;

use crate::state::language::use_language;
use sao_lang_core::catalogue::{Edition, EditionTexts as _};

/// One line per law: its name, which links to its explanation, and its state.
#[component]
pub fn LawLines(
    /// The edition that has the laws.
    edition: &'static Edition,
    /// Indexes into the edition's laws.
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
