//! `/board/begin?from=&as=`: another product of the same applicant, or the re-rating of the same product, begun from a draft
//! that is there.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::browser::clock;
use crate::browser::storage::{self, StorageError};
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::error::ErrorWords as _;
use crate::state::language::use_language;
use sao_lang_core::board::{new_product, papers_to_copy, re_rating};
use sao_lang_core::calendar::day;
use sao_lang_core::draft::{Draft, EvidenceState};
use sao_lang_core::locale::{msg, values};

/// Begins from the draft in the address.
#[component]
pub fn Begin() -> impl IntoView {
    let language = use_language();
    let address = use_query_map();
    let asked = |name: &'static str| address.with_untracked(|q| q.get(name).unwrap_or_default());
    let (from, anew) = (asked("from"), asked("as") == "re-rating");
    let title = if anew { msg::BEGIN_RE_RATING } else { msg::BEGIN_PRODUCT };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(title).to_owned()) />
        {match storage::load(&from) {
            Ok(draft) => view! { <Form from draft anew /> }.into_any(),
            Err(error) => {
                view! { <Alert><p>{move || error.words(language.get())}</p></Alert> }.into_any()
            }
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::BOARD_BACK)}
        </A>
    }
}

#[component]
fn Form(from: String, draft: Draft, anew: bool) -> impl IntoView {
    let language = use_language();
    let answers = RwSignal::new(false);
    let begun = RwSignal::new(None::<Result<String, StorageError>>);
    let name = draft.product.name.trim().to_owned();
    let applicant = draft.applicant.name.trim().to_owned();
    let today = day(&clock::today()).unwrap_or_default();
    let papers = if anew {
        let next = re_rating(&draft, today, "");
        let anew =
            next.papers.iter().zip(&draft.papers).filter(|(new, old)| new != old && old.state != EvidenceState::None);
        anew.count()
    } else {
        papers_to_copy(&draft).len()
    };
    let draft = StoredValue::new(draft);
    let begin = move |_| {
        let now = clock::now();
        let new = draft.with_value(|from| {
            if anew { re_rating(from, today, &now) } else { new_product(from, answers.get_untracked(), &now) }
        });
        let id = clock::new_id();
        begun.set(Some(storage::save(&id, &new).map(|_| id)));
    };
    let lead = move || {
        let name = if name.is_empty() { language.t(msg::TABLE_UNNAMED) } else { &name };
        if anew {
            language.fill(msg::BEGIN_RE_RATING_LEAD, values::NamePapers { name: &name, papers: &papers })
        } else {
            let who = if applicant.is_empty() { language.t(msg::TABLE_NO_APPLICANT) } else { &applicant };
            language.fill(msg::BEGIN_PRODUCT_LEAD, values::NamePapersWho { name: &name, who: &who, papers: &papers })
        }
    };
    let done = move || matches!(begun.get(), Some(Ok(_)));
    view! {
        <p>{lead}</p>
        {anew.then(|| view! { <p class="hint">{move || language.t(msg::BEGIN_RE_RATING_LAW)}</p> })}
        {(!anew)
            .then(|| {
                view! {
                    <ChoiceField
                        label=Signal::derive(move || language.t(msg::BEGIN_ANSWERS).to_owned())
                        checked=answers
                        on_change=move |yes| answers.set(yes)
                    />
                }
            })}
        <Show when=move || !done()>
            <button type="button" class="button primary wide" id="begin" on:click=begin>
                {move || language.t(if anew { msg::BEGIN_RE_RATING } else { msg::BEGIN_PRODUCT })}
            </button>
        </Show>
        <p role="status" class="status">
            {move || if done() { language.t(msg::BEGIN_DONE) } else { "" }}
        </p>
        {move || match begun.get() {
            None => ().into_any(),
            Some(Ok(id)) => {
                let compare = format!("/compare?ids={from},{id}");
                view! {
                    <div class="buttons" id="begin-done">
                        <A href=format!("/draft/{id}") attr:class="button primary">
                            {move || language.t(msg::VERSIONS_OPEN)}
                        </A>
                        {anew
                            .then(|| {
                                view! {
                                    <A href=compare attr:class="button">
                                        {move || language.t(msg::BEGIN_COMPARE)}
                                    </A>
                                }
                            })}
                    </div>
                }
                    .into_any()
            }
            Some(Err(error)) => {
                view! { <ErrorAlert error /> }.into_any()
            }
        }}
    }
}
