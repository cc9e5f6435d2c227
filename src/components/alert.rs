//! A message that something went wrong or needs care.

use leptos::prelude::*;

use super::icons::Warning;
use crate::error::{AppError, ErrorWords as _};
use crate::state::language::use_language;

/// A box that stands out. `urgent` has a screen reader say it at once.
#[component]
pub fn Alert(
    /// Announced at once.
    #[prop(optional)]
    urgent: bool,
    /// Stands in a region that is announced by itself, and needs no role of its own.
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

/// An error in the user's words, said at once.
#[component]
pub fn ErrorAlert(
    /// What went wrong.
    #[prop(into)]
    error: AppError,
) -> impl IntoView {
    let language = use_language();
    view! {
        <Alert urgent=true>
            <p>{move || error.words(language.get())}</p>
        </Alert>
    }
}
