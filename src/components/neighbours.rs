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
    /// A function that shows the screen at once, so that the address follows after it is drawn. It returns whether it does.
    pub show: Option<Callback<(), bool>>,
}

impl Neighbour {
    /// The screen with this address and name.
    pub fn new(href: impl Into<Signal<String>>, label: Signal<String>) -> Neighbour {
        Neighbour { href: href.into(), label, pass: None, show: None }
    }

    /// Calls `pass` and `show` when the link is used by a [`single`] tap.
    pub fn take(&self, event: &MouseEvent) {
        if !single(event) {
            return;
        }
        // The screen that set the functions may be gone by now.
        if let Some(pass) = self.pass {
            pass.try_run(());
        }
        if is_plain(event) && self.show.and_then(|show| show.try_run(())) == Some(true) {
            event.prevent_default();
        }
    }
}

/// Whether a click asks for the link in this tab, as the router takes it.
fn is_plain(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
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
        let back = place.clone();
        Some(view! {
            <A href=move || place.href.get() attr:class="button" attr:rel="prev" on:click=move |event| back.take(&event)>
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
