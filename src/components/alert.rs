//! A box for an error or a warning.

use leptos::prelude::*;

use super::icons::Warning;
use crate::error::ErrorWords;
use crate::state::language::use_language;

/// A box that stands out. With `urgent`, a screen reader reads it at once.
#[component]
pub fn Alert(
    /// Whether a screen reader reads it at once.
    #[prop(optional)]
    urgent: bool,
    /// Whether the box is inside a live region, which is announced already, so that it needs no role of its own.
    #[prop(optional)]
    plain: bool,
    children: Children,
) -> impl IntoView {
    let role = match (plain, urgent) {
        (true, _) => None,
        (_, true) => Some("alert"),
        _ => Some("note"),
    };
    view! {
        <div class="alert" role=role>
            <Warning />
            <div>{children()}</div>
        </div>
    }
}

/// An error in the user's language, read at once by a screen reader.
#[component]
pub fn ErrorAlert<E: ErrorWords + Send + 'static>(
    /// The error.
    error: E,
) -> impl IntoView {
    let language = use_language();
    view! {
        <Alert urgent=true>
            <p>{move || error.words(language.get())}</p>
        </Alert>
    }
}
