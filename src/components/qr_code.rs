//! A QR code for a camera.

use leptos::prelude::*;

use worker_protocol::{Code, QUIET};

/// A QR code with the white border that cameras need. It is always black on white.
#[component]
pub fn QrCode(
    /// The drawing of the code.
    code: Code,
    /// The name of the code for a screen reader.
    label: Signal<String>,
) -> impl IntoView {
    let side = code.size + 2 * QUIET;
    let place = format!("translate({QUIET} {QUIET})");
    view! {
        <svg
            class="qr-code"
            viewBox=format!("0 0 {side} {side}")
            shape-rendering="crispEdges"
            role="img"
            aria-label=move || label.get()
        >
            <rect width=side height=side fill="#fff" />
            <path transform=place d=code.path fill="#000" />
        </svg>
    }
}
