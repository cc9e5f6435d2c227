//! A message that something went wrong or needs care.

use leptos::prelude::*;

use super::icons::Warning;

/// A box that stands out. `urgent` has a screen reader say it at once.
#[component]
pub fn Alert(
    /// Announced at once.
    #[prop(optional)]
    urgent: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="alert" role=if urgent { "alert" } else { "note" }>
            <Warning />
            <div>{children()}</div>
        </div>
    }
}
