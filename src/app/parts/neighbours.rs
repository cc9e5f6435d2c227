//! The way back and on, at the foot of a screen of questions.

use crate::app::parts::link::A;
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

/// Back, where there is something before this, and on.
#[component]
pub fn Neighbours(before: Option<Place>, after: Place) -> impl IntoView {
    view! {
        <nav class="buttons neighbours">
            {before
                .map(|place| {
                    view! {
                        <A href=place.href attr:class="button" attr:rel="prev">
                            <Back />
                            {move || place.label.try_get()}
                        </A>
                    }
                })}
            <A href=after.href attr:class="button primary" attr:rel="next">
                {move || after.label.try_get()}
                <Forward />
            </A>
        </nav>
    }
}
