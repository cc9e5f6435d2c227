//! Icons, drawn inline. All are decoration: the text beside them says it.

use leptos::prelude::*;

/// Outline of a five-pointed star in a box of 24 by 24.
pub const STAR: &str = "M12 1.9l3.1 6.5 7 .9-5.1 4.9 1.3 7L12 17.8l-6.3 3.4 1.3-7L1.9 9.3l7-.9z";

/// The village star: a star above a roof ridge.
#[component]
pub fn VillageStar() -> impl IntoView {
    view! {
        <svg class="icon village-star" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path class="village-star-roof" d="M2 27c5-1 9-5 14-11 5 6 9 10 14 11-2 1.6-4 2-6 1.6v1.9H8v-1.9c-2 .4-4 0-6-1.6z" />
            <path class="village-star-star" transform="translate(7.2 .4) scale(.735)" d=STAR />
        </svg>
    }
}

/// One star, gold when it is reached.
#[component]
pub fn Star(#[prop(into)] lit: Signal<bool>) -> impl IntoView {
    view! {
        <svg class="icon star" class:star-lit=lit viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=STAR />
        </svg>
    }
}

/// A path drawn in the colour of the text.
#[component]
fn Line(d: &'static str) -> impl IntoView {
    view! {
        <svg class="icon line-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=d />
        </svg>
    }
}

/// Backwards.
#[component]
pub fn Back() -> impl IntoView {
    view! { <Line d="M15 4l-8 8 8 8" /> }
}

/// Forwards.
#[component]
pub fn Forward() -> impl IntoView {
    view! { <Line d="M9 4l8 8-8 8" /> }
}

/// Done.
#[component]
pub fn Check() -> impl IntoView {
    view! { <Line d="M4 13l5 5L20 6" /> }
}

/// A warning.
#[component]
pub fn Warning() -> impl IntoView {
    view! { <Line d="M12 3l10 18H2zM12 10v5M12 17.5v.5" /> }
}

/// A list.
#[component]
pub fn List() -> impl IntoView {
    view! { <Line d="M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11" /> }
}
