//! A term of the glossary, explained.

use leptos::prelude::*;

use super::laws::LawLines;
use crate::state::language::use_language;
use sao_lang_core::catalogue::{Edition, Term};

/// What it is, who issues it, how long it takes, the law that it rests on.
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
