//! One choice among several: a large radio button or checkbox with its label.

use leptos::prelude::*;

/// A radio button, or a checkbox where it has no group.
#[component]
pub fn ChoiceField(
    /// The name of the group of radio buttons; `None` for a checkbox.
    #[prop(optional, into)]
    group: Option<String>,
    /// The language of the label, if it differs from the page's.
    #[prop(optional, into)]
    lang: Option<String>,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is selected.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called with whether it is selected now.
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
