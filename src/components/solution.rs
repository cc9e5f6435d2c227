//! The answer of an exercise, which may need the trainer's word.

use leptos::prelude::*;

use super::field::TextField;
use crate::browser::dom;
use crate::state::language::use_language;
use crate::state::solution::{is_shown, try_word};
use sao_lang_core::locale::msg;

/// The children, once they may be shown; before that, a field for the word.
#[component]
pub fn Solution(
    /// The id of the field; unique on the screen.
    #[prop(into)]
    id: String,
    /// The word; `None` where the answer needs no word.
    word: Option<String>,
    /// The answer.
    children: ChildrenFn,
) -> impl IntoView {
    let language = use_language();
    let place = StoredValue::new(format!("{id}-place"));
    let shown = RwSignal::new(is_shown(word.as_deref()));
    let (word, typed) = (StoredValue::new(word.unwrap_or_default()), RwSignal::new(false));
    let try_it = move |text: String| {
        typed.set(!text.trim().is_empty());
        if word.with_value(|word| try_word(word, &text)) {
            shown.set(true);
            // The field is removed, so the focus moves to the answer.
            dom::focus(&place.get_value());
        }
    };
    let wrong = Signal::derive(move || typed.get().then(|| language.t(msg::CODES_WORD_WRONG).to_owned()));
    view! {
        <div id=place.get_value() tabindex="-1" aria-live="polite">
            {move || {
                if shown.get() {
                    return children().into_any();
                }
                view! {
                    <TextField
                        id=id.clone()
                        label=Signal::derive(move || language.t(msg::CODES_WORD).to_owned())
                        hint=Signal::derive(move || language.t(msg::CODES_WORD_HELP).to_owned())
                        remark=wrong
                        value=String::new()
                        on_change=try_it
                    />
                }
                .into_any()
            }}
        </div>
    }
}
