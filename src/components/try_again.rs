//! What could not be fetched or made, with a button that tries it again.

use leptos::prelude::*;

use super::alert::{Alert, ErrorAlert};
use crate::error::ErrorWords as _;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;
use worker_protocol::Failure;

/// An alert with a button below its words. Whoever uses it shows meanwhile that it is tried.
#[component]
pub fn TryAgain(
    /// Tries it again.
    again: impl Fn() + Send + 'static,
    children: Children,
) -> impl IntoView {
    let language = use_language();
    view! {
        <Alert urgent=true>
            {children()}
            <button type="button" class="button try-again" on:click=move |_| again()>
                {move || language.t(msg::LAZY_PART_AGAIN)}
            </button>
        </Alert>
    }
}

/// Why the worker did not do it. Only where it could not be loaded or broke down is there a way to try again:
/// for all other reasons the same comes of it.
#[component]
pub fn WorkerAlert(
    /// Why.
    why: Failure,
    /// Asks it again.
    again: impl Fn() + Send + 'static,
) -> impl IntoView {
    let language = use_language();
    match why {
        Failure::Unavailable => {
            view! { <TryAgain again><p>{move || why.words(language.get())}</p></TryAgain> }.into_any()
        }
        _ => view! { <ErrorAlert error=why /> }.into_any(),
    }
}
