//! A list to choose one thing from.

use leptos::prelude::*;

use crate::state::language::use_language;
use sao_lang_core::locale::Message;

/// A labelled list. Options are numbered; `words` gives an option's text.
#[component]
pub fn Select(
    /// Unique on the screen.
    id: &'static str,
    /// Label.
    label: Message,
    /// Number of options.
    count: usize,
    /// Text of an option.
    words: Callback<usize, String>,
    /// The chosen option.
    chosen: RwSignal<usize>,
) -> impl IntoView {
    view! { <Choose id label count words chosen=chosen on_choose=move |n| chosen.set(n) /> }
}

/// The same, where what is chosen is kept elsewhere.
#[component]
pub fn Choose(
    /// Unique on the screen.
    id: &'static str,
    /// Label.
    label: Message,
    /// Number of options.
    count: usize,
    /// Text of an option.
    words: Callback<usize, String>,
    /// The chosen option.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Called with the option that is chosen.
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
