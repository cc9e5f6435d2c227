//! A question that must be answered before something is lost.

use leptos::html;
use leptos::prelude::*;

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
    view! {
        <dialog node_ref=dialog class="confirm" aria-labelledby="confirm-title" on:close=move |_| on_answer.run(false)>
            <h2 id="confirm-title">{title}</h2>
            <p>{question}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| on_answer.run(false)>
                    {no}
                </button>
                <button type="button" class="button danger" on:click=move |_| on_answer.run(true)>
                    {yes}
                </button>
            </div>
        </dialog>
    }
}
