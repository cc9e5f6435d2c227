//! A question that the user must answer before data is lost.

use leptos::html;
use leptos::prelude::*;

/// The return value of the dialog when the user answered yes.
const YES: &str = "yes";

/// A dialog with two answers, which opens when it is drawn. Escape and the second button change nothing.
#[component]
pub fn Confirm(
    /// The heading.
    title: &'static str,
    /// The question, which says what will happen.
    question: String,
    /// The text of the button that confirms.
    yes: &'static str,
    /// The text of the button that cancels.
    no: &'static str,
    /// Called with whether the user confirmed.
    #[prop(into)]
    on_answer: Callback<bool>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // This fails only if the dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    // The dialog is closed before it is removed, so that the browser returns the keyboard focus to the button that
    // opened it.
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
