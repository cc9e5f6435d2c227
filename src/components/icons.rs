//! Icons, drawn inline. All are decoration: the text beside them has the meaning.

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

/// One star, which is gold when it is reached.
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

/// The picture of a section, from the catalogue.
#[component]
pub fn Picture(
    /// Path data in a box of 24 by 24.
    d: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon line-icon picture" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=d />
        </svg>
    }
}

/// An arrow to the left, for the way back.
#[component]
pub fn Back() -> impl IntoView {
    view! { <Line d="M15 4l-8 8 8 8" /> }
}

/// An arrow to the right, for the next step.
#[component]
pub fn Forward() -> impl IntoView {
    view! { <Line d="M9 4l8 8-8 8" /> }
}

/// A check mark.
#[component]
pub fn Check() -> impl IntoView {
    view! { <Line d="M4 13l5 5L20 6" /> }
}

/// A warning triangle.
#[component]
pub fn Warning() -> impl IntoView {
    view! { <Line d="M12 3l10 18H2zM12 10v5M12 17.5v.5" /> }
}

/// A list.
#[component]
pub fn List() -> impl IntoView {
    view! { <Line d="M4 6h2M9 6h11M4 12h2M9 12h11M4 18h2M9 18h11" /> }
}

/// An arrow that turns back, for undo.
#[component]
pub fn Undo() -> impl IntoView {
    view! { <Line d="M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" /> }
}

/// A question mark in a circle.
#[component]
pub fn Help() -> impl IntoView {
    view! { <Line d="M12 2.5a9.5 9.5 0 1 0 .01 0M9 9.2a3 3 0 1 1 4.2 2.8c-.8.4-1.2.9-1.2 2M12 17.3v.2" /> }
}

/// A gift.
#[component]
pub fn Gift() -> impl IntoView {
    view! { <Line d="M4 12v9h16v-9M2.5 7.5h19V12h-19zM12 7.5V21M12 7.5C8 7.5 6.5 5.6 7.6 4 9 2.3 12 4.5 12 7.500c0-3 3-5.2 4.4-3.5 1.1 1.6-.4 3.5-4.4 3.5" /> }
}

/// A padlock.
#[component]
pub fn Lock() -> impl IntoView {
    view! { <Line d="M5 10.500h14V21H5zM8 10.500V7a4 4 0 0 1 8 0v3.500M12 14.500v2.5" /> }
}

/// A telephone that needs no network.
#[component]
pub fn Phone() -> impl IntoView {
    view! { <Line d="M7 2.5h10v19H7zM10.5 18.5h3M9.7 10l1.7 1.8L14.6 8" /> }
}
