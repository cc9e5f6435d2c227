//! One choice of several: a large radio button or tick box with its label.

use leptos::prelude::*;

/// A radio button, or a tick box where it has no group.
#[component]
pub fn ChoiceField(
    /// Name of the group of radio buttons; none for a tick box.
    #[prop(optional, into)]
    group: Option<String>,
    /// Language of the label, where it is not that of the page.
    #[prop(optional, into)]
    lang: Option<String>,
    /// Label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is chosen.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with whether it is chosen now.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let kind = if group.is_some() { "radio" } else { "checkbox" };
    view! {
        <label class="choice" lang=lang>
            <input
                type=kind
                name=group
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{move || label.get()}</span>
        </label>
    }
}
