//! `/glossary`: explains every term and certificate that the questions mention.

use leptos::prelude::*;

use crate::components::heading::ScreenHeading;
use crate::components::term::TermText;
use crate::state::language::use_language;
use catalogue_model::search_key::search_key;
use sao_lang_core::catalogue::{Term, catalogue};
use sao_lang_core::locale::msg;

/// All terms in alphabetical order; the key of each is its anchor.
#[component]
pub fn Glossary() -> impl IntoView {
    let language = use_language();
    let terms = move || {
        let edition = catalogue().newest();
        let mut terms: Vec<_> = edition.glossary.iter().collect();
        terms.sort_by_cached_key(|term| search_key(language.c(term.term)));
        let entry = move |term: &'static Term| {
            view! {
                <dt id=term.key.as_str()>{language.c(term.term)}</dt>
                <dd>
                    <TermText edition term />
                </dd>
            }
        };
        terms.into_iter().map(entry).collect_view()
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::GLOSSARY_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::GLOSSARY_LEAD)}</p>
        <dl class="terms">{terms}</dl>
    }
}
