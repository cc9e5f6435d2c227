//! The explanation of a glossary term.

use leptos::prelude::*;

use super::laws::LawLines;
use crate::state::language::use_language;
use sao_lang_core::catalogue::{Edition, Term};

/// The meaning of the term, the office that issues the paper, the time it takes, and the laws behind it.
#[component]
pub fn TermText(
    /// The edition of the term.
    edition: &'static Edition,
    /// The term.
    term: &'static Term,
) -> impl IntoView {
    let language = use_language();
    let texts = [Some(term.what), term.who, term.effort].into_iter().flatten();
    view! {
        {texts.map(|text| view! { <p>{move || language.c(text)}</p> }).collect_view()}
        <LawLines edition laws=term.laws.clone() />
    }
}
