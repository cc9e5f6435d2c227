//! A term of the glossary, explained.

use leptos::prelude::*;

use crate::app::language::use_language;
use crate::catalogue::Term;

/// What it is, who issues it, how long it takes.
#[component]
pub fn TermText(term: &'static Term) -> impl IntoView {
    let language = use_language();
    let texts = [Some(term.what), term.who, term.effort].into_iter().flatten();
    texts.map(|text| view! { <p>{move || language.c(text)}</p> }).collect_view()
}
