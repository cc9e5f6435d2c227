//! A question that must be answered before something is lost.

use leptos::html;
use leptos::prelude::*;

/// What the dialog returns once the question was answered with yes.
const YES: &str = "yes";

/// A dialog with two answers. It opens when it is shown; Escape and the second button keep everything.
#[component]
pub fn Confirm(
    /// Heading.
    title: &'static str,
    /// What will happen.
    question: String,
    /// The answer that does it.
    yes: &'static str,
    /// The answer that does not.
    no: &'static str,
    /// Called with the answer.
    #[prop(into)]
    on_answer: Callback<bool>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Fails only where the dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    // It closes before it goes, so that the browser gives the keyboard back to what opened it.
    let close = move |answer: &str| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close_with_return_value(answer);
        }
    };
    let closed = move |_| on_answer.run(dialog.get_untracked().is_some_and(|dialog| dialog.return_value() == YES));
    view! {
        <dialog
            node_ref=dialog
            class="confirm"
            aria-labelledby="confirm-title"
            aria-describedby="confirm-question"
            on:close=closed
        >
            <h2 id="confirm-title">{title}</h2>
            <p id="confirm-question">{question}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| close("")>
                    {no}
                </button>
                <button type="button" class="button danger" on:click=move |_| close(YES)>
                    {yes}
                </button>
            </div>
        </dialog>
    }
}
