//! The way back and on, at the foot of a screen of questions.

use crate::components::link::A;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::icons::{Back, Forward};

/// A place to go: its address and its name.
#[derive(Clone)]
pub struct Neighbour {
    /// Address.
    pub href: String,
    /// Name.
    pub label: Signal<String>,
    /// What going there from here says, such as that a question is put off.
    pub pass: Option<Callback<()>>,
}

impl Neighbour {
    /// Called when the way to this place is taken by a [`single`] tap.
    pub fn take(&self, event: &MouseEvent) {
        if single(event)
            && let Some(pass) = self.pass
        {
            // The screen that said so may be gone by now.
            pass.try_run(());
        }
    }
}

/// Ignores the second of two quick taps: the link was in this place on the screen before, and has led on already. A key
/// and a single tap always count. Whether this one does.
fn single(event: &MouseEvent) -> bool {
    let counts = event.detail() <= 1;
    if !counts {
        event.prevent_default();
    }
    counts
}

/// Back, where there is something before this, and on.
#[component]
pub fn Neighbours(before: Option<Neighbour>, after: Neighbour) -> impl IntoView {
    let on = after.clone();
    view! {
        <nav class="buttons neighbours">
            {before
                .map(|place| {
                    view! {
                        <A href=place.href attr:class="button" attr:rel="prev" on:click=|event| {
                            single(&event);
                        }>
                            <Back />
                            {move || place.label.try_get()}
                        </A>
                    }
                })}
            <A href=after.href attr:class="button primary" attr:rel="next" on:click=move |event| on.take(&event)>
                {move || after.label.try_get()}
                <Forward />
            </A>
        </nav>
    }
}
