//! A drop-down list.

use leptos::prelude::*;

use crate::state::language::use_language;
use sao_lang_core::locale::Message;

/// A drop-down list with a label. Options are numbered from 0; `words` gives an option's text.
#[component]
pub fn Select(
    /// An id that is unique on the screen.
    id: &'static str,
    /// The label.
    label: Message,
    /// The number of options.
    count: usize,
    /// The text of an option.
    words: Callback<usize, String>,
    /// The index of the chosen option.
    chosen: RwSignal<usize>,
) -> impl IntoView {
    view! { <Choose id label count words chosen=chosen on_choose=move |n| chosen.set(n) /> }
}

/// The same drop-down list for a choice that is kept elsewhere.
#[component]
pub fn Choose(
    /// An id that is unique on the screen.
    id: &'static str,
    /// The label.
    label: Message,
    /// The number of options.
    count: usize,
    /// The text of an option.
    words: Callback<usize, String>,
    /// The index of the chosen option.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Called with the index of the option that the user chooses.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="field">
            <label for=id>{move || language.t(label)}</label>
            <select
                id=id
                on:change=move |event| on_choose.run(event_target_value(&event).parse().unwrap_or(0))
            >
                {(0..count)
                    .map(|n| {
                        view! {
                            <option value=n.to_string() selected=move || chosen.get() == n>
                                {move || words.run(n)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}
