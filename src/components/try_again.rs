//! Errors with a button that tries again.

use leptos::prelude::*;

use super::alert::{Alert, ErrorAlert};
use crate::error::ErrorWords as _;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;
use worker_protocol::Failure;

/// An alert with a button below its text. The caller shows that a new attempt is running.
#[component]
pub fn TryAgain(
    /// Starts a new attempt.
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

/// The reason why the worker failed. A button to try again is shown only if the worker could not be loaded or broke
/// down, because for all other reasons a new attempt would fail in the same way.
#[component]
pub fn WorkerAlert(
    /// The reason.
    why: Failure,
    /// Sends the request again.
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
