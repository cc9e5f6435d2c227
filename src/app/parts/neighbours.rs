//! The way back and on, at the foot of a screen of questions.

use crate::app::parts::link::A;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::icons::{Back, Forward};

/// A place to go: its address and its name.
#[derive(Clone)]
pub struct Place {
    /// Address.
    pub href: String,
    /// Name.
    pub label: Signal<String>,
}

/// Ignores the second of two quick taps: the link was in this place on the screen before, and has led on already. A key
/// and a single tap always count.
pub fn once(event: &MouseEvent) {
    if event.detail() > 1 {
        event.prevent_default();
    }
}

/// Back, where there is something before this, and on.
#[component]
pub fn Neighbours(before: Option<Place>, after: Place) -> impl IntoView {
    view! {
        <nav class="buttons neighbours">
            {before
                .map(|place| {
                    view! {
                        <A href=place.href attr:class="button" attr:rel="prev" on:click=|event| once(&event)>
                            <Back />
                            {move || place.label.try_get()}
                        </A>
                    }
                })}
            <A href=after.href attr:class="button primary" attr:rel="next" on:click=|event| once(&event)>
                {move || after.label.try_get()}
                <Forward />
            </A>
        </nav>
    }
}
