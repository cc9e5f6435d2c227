//! The picture on the start page.

use leptos::prelude::*;

use super::icons::STAR;

/// Decoration: a village at dusk with the roof of a communal house, fields behind it and five stars above.
#[component]
pub fn Scene() -> impl IntoView {
    // One star for each class; the middle one is the highest.
    let stars = [(64, 44, "0.667"), (112, 26, "0.833"), (168, 12, "1.083"), (228, 26, "0.833"), (280, 44, "0.667")];
    let stars = stars.map(|(x, y, scale)| {
        view! { <path class="scene-star" d=STAR transform=format!("translate({x} {y}) scale({scale})") /> }
    });
    view! {
        <svg class="scene" viewBox="0 0 360 132" preserveAspectRatio="xMidYMax meet" aria-hidden="true" focusable="false">
            {stars}
            <path class="scene-hill" d="M-900 108c180-44 300-30 440-6 90-40 180-36 260-2 70-30 130-32 200-12 60-34 120-38 180-14 60-24 120-20 180 6 70-20 130-16 200 10 110-34 220-40 330-8 140-30 260-28 370 8v52h-2160z" />
            <path class="scene-field" d="M-900 120c260-20 480-14 700-6 120-16 260-18 380-4 130-12 260-8 380 4 240-14 460-12 700 2v20h-2160z" />
            <path
                class="scene-roof"
                d="M96 104c34-3 58-16 84-40 26 24 50 37 84 40-9 6-17 8-25 7H121c-8 1-16-1-25-7z"
            />
            <path class="scene-house" d="M130 111h100v21H130z" />
            <path class="scene-door" d="M172 116h16v16h-16zM144 116h10v16h-10zM206 116h10v16h-10z" />
        </svg>
    }
}
