//! `/new`: the choice of the product set.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::browser::storage::StorageError;
use crate::browser::{clock, storage};
use crate::components::alert::ErrorAlert;
use crate::components::field::TextField;
use crate::components::heading::ScreenHeading;
use crate::components::surround::surround;
use crate::state::language::use_language;
use sao_lang_core::catalogue::{ProductSet, catalogue, few_examples, search};
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{msg, values};

/// The search over all product sets. The choice of a set begins a draft.
#[component]
pub fn New() -> impl IntoView {
    let language = use_language();
    let navigate = use_navigate();
    let query = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<StorageError>);
    let choose = Callback::new(move |no: u16| {
        let id = clock::new_id();
        let mut draft = Draft::new(no, &clock::now());
        // The search text is the name of the product, until the producer enters another name.
        draft.product.name = query.with_untracked(|typed| typed.trim().to_owned());
        match storage::save(&id, &draft) {
            Ok(_) => navigate(&format!("/draft/{id}"), Default::default()),
            Err(error) => failed.set(Some(error)),
        }
    });
    let hits = Memo::new(move |_| {
        let hits = search(catalogue().newest(), &query.get(), language.get());
        hits.into_iter().map(|h| (h.set.no, h.example)).collect::<Vec<_>>()
    });
    let searching = Memo::new(move |_| !query.get().trim().is_empty());
    surround("wide");
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::NEW_TITLE).to_owned()) />
        <TextField
            id="search"
            kind="search"
            label=Signal::derive(move || language.t(msg::NEW_SEARCH).to_owned())
            hint=Signal::derive(move || language.t(msg::NEW_SEARCH_HINT).to_owned())
            value=String::new()
            on_change=move |text| query.set(text)
        />
        <p role="status" class="status">
            {move || {
                let n = hits.with(Vec::len);
                searching
                    .get()
                    .then(|| match n {
                        0 => language.t(msg::NEW_NOTHING).to_owned(),
                        n => language.fill(msg::NEW_FOUND, values::N { n: &n }),
                    })
            }}
        </p>
        {move || failed.get().map(|error| view! { <ErrorAlert error /> })}
        {move || {
            let found = hits.get();
            if searching.get() && !found.is_empty() {
                let cards = found.into_iter().filter_map(|(no, example)| card(no, example, choose));
                view! { <ul class="sets">{cards.collect_view()}</ul> }.into_any()
            } else {
                all_sets(choose).into_any()
            }
        }}
    }
}

/// All product sets, grouped by industry.
fn all_sets(choose: Callback<u16>) -> impl IntoView {
    let language = use_language();
    let edition = catalogue().newest();
    (0u8..)
        .zip(&edition.industries)
        .map(|(index, industry)| {
            let sets = edition.sets.iter().filter(|s| s.industry == index);
            view! {
                <h2>{move || format!("{}. {}", industry.key, language.c(industry.name))}</h2>
                <ul class="sets">{sets.filter_map(|s| card(s.no, None, choose)).collect_view()}</ul>
            }
        })
        .collect_view()
}

/// The button of a product set, with its number, name, description and examples; `None` where there is no such set.
fn card(no: u16, example: Option<&'static str>, choose: Callback<u16>) -> Option<impl IntoView + use<>> {
    let language = use_language();
    let set: &'static ProductSet = catalogue().newest().set(no)?;
    let examples = move || {
        let list = few_examples(language.c(set.examples));
        match example {
            Some(example) => language.fill(msg::NEW_MATCH, values::Example { example: &example }),
            None => language.fill(msg::NEW_EXAMPLES, values::List { list: &list }),
        }
    };
    Some(view! {
        <li>
            <button type="button" class="card set" value=no on:click=move |_| choose.run(no)>
                <span class="meta">{move || language.fill(msg::NEW_SET_NO, values::No { no: &no })}</span>
                <span class="set-name">{move || language.c(set.short)}</span>
                <span class="set-about">{move || language.c(set.about)}</span>
                <span class="meta" class:match=example.is_some()>
                    {examples}
                </span>
            </button>
        </li>
    })
}
