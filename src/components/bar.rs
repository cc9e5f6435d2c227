//! A bar of points against a maximum.

use leptos::prelude::*;

/// A bar that shows `value` as a part of `max`. It is decoration, since the numbers stand beside it. The filled part is
/// dark and the frame is drawn, so it is readable in black-and-white print.
#[component]
pub fn Bar(#[prop(into)] value: Signal<u16>, max: u16) -> impl IntoView {
    let width = move || f64::from(value.get().min(max)) * 100.0 / f64::from(max.max(1));
    view! {
        <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar-frame" x="0" y="0" width="100" height="10" />
            <rect class="bar-fill" x="0" y="0" width=width height="10" />
        </svg>
    }
}
