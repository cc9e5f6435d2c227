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
    /// What going there from here says, such as that a question is put off.
    pub pass: Option<Callback<()>>,
}

impl Place {
    /// Called when the way to this place is taken.
    pub fn take(&self) {
        if let Some(pass) = self.pass {
            // The screen that said so may be gone by now.
            pass.try_run(());
        }
    }
}

/// Back, where there is something before this, and on.
#[component]
pub fn Neighbours(before: Option<Place>, after: Place) -> impl IntoView {
    let on = after.clone();
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
            <A href=after.href attr:class="button primary" attr:rel="next" on:click=move |_| on.take()>
                {move || after.label.try_get()}
                <Forward />
            </A>
        </nav>
    }
}
