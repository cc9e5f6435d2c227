//! The links to the previous and the next screen, at the bottom of a screen of questions.

use crate::components::link::A;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::icons::{Back, Forward};

/// A link to a neighbouring screen.
#[derive(Clone)]
pub struct Neighbour {
    /// The address. It changes where one view shows one screen after the other.
    pub href: Signal<String>,
    /// The name of the screen.
    pub label: Signal<String>,
    /// A function that is called when the link is used, for example to put off the question.
    pub pass: Option<Callback<()>>,
}

impl Neighbour {
    /// Calls `pass` when the link is used by a [`single`] tap.
    pub fn take(&self, event: &MouseEvent) {
        if single(event)
            && let Some(pass) = self.pass
        {
            // The screen that set the function may be gone by now.
            pass.try_run(());
        }
    }
}

/// Whether a click counts. The second of two quick taps is ignored, because the first tap has already changed the
/// screen and the new screen has its link in the same position. A key and a single tap always count.
fn single(event: &MouseEvent) -> bool {
    let counts = event.detail() <= 1;
    if !counts {
        event.prevent_default();
    }
    counts
}

/// The link to the previous screen, if there is one, and the link to the next screen.
#[component]
pub fn Neighbours(
    /// The previous screen.
    before: Option<Neighbour>,
    /// Whether there is a previous screen, where one view shows one screen after the other.
    #[prop(into, default = Signal::stored(true))]
    has_before: Signal<bool>,
    /// The next screen.
    after: Neighbour,
) -> impl IntoView {
    let on = after.clone();
    let to_before = move || {
        let place = before.clone().filter(|_| has_before.get())?;
        Some(view! {
            <A href=move || place.href.get() attr:class="button" attr:rel="prev" on:click=|event| {
                single(&event);
            }>
                <Back />
                {move || place.label.try_get()}
            </A>
        })
    };
    view! {
        <nav class="buttons neighbours">
            {to_before}
            <A href=move || after.href.get() attr:class="button primary" attr:rel="next" on:click=move |event| on.take(&event)>
                {move || after.label.try_get()}
                <Forward />
            </A>
        </nav>
    }
}
