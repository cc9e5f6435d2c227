//! The star ladder: points, range and cap in one drawing.

use leptos::prelude::*;

use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::assessment::bars;
use sao_lang_core::catalogue::StarClass;
use sao_lang_core::locale::{msg, values};

/// Units of the drawing per point.
const UNIT: f64 = 3.0;

/// A scale from 0 to 100 points: the star classes are its steps, the range is a band, the likely points are a marker,
/// and the steps above the cap are hatched. A screen reader reads the same as a sentence.
#[component]
pub fn Ladder() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let cap = Memo::new(move |_| open.assessment.with(|r| r.cap));
    let points = move || open.range.with(|r| [&r.sure, &r.likely, &r.possible].map(|f| f.score.total));
    let sentence = move || {
        let [sure, likely, possible] = points();
        language.fill(
            msg::LADDER_SENTENCE,
            values::CapLikelyPossibleSure { sure: &sure, likely: &likely, possible: &possible, cap: &cap.get() },
        )
    };
    let at = |points: u16| f64::from(points) * UNIT;
    let classes: Vec<StarClass> = open.edition.classes.iter().rev().copied().collect();
    let ends = classes.iter().skip(1).map(|c| c.min_points).chain([100]);
    let steps = classes
        .iter()
        .zip(ends)
        .map(|(class, end)| {
            let class = *class;
            let (from, to) = (at(class.min_points), at(end));
            let barred = move || bars(cap.get(), class.stars);
            let top = 62.0 - f64::from(class.stars) * 9.0;
            view! {
                <rect
                    class="ladder-step"
                    class:ladder-barred=barred
                    x=from
                    y=top
                    width=to - from
                    height=62.0 - top
                />
                <text class="ladder-label" x=(from + to) / 2.0 y=top - 3.0>
                    {format!("{}★", class.stars)}
                </text>
                <text class="ladder-number" x=from y="90">
                    {class.min_points}
                </text>
            }
        })
        .collect_view();
    view! {
        <figure class="ladder">
            <svg viewBox="-10 0 326 98" role="img" aria-label=sentence>
                <defs>
                    <pattern id="barred" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <path class="ladder-hatch" d="M0 0V6" />
                    </pattern>
                </defs>
                {steps}
                <rect
                    class="ladder-range"
                    x=move || at(points()[0])
                    y="66"
                    width=move || (at(points()[2]) - at(points()[0])).max(2.0)
                    height="8"
                />
                <path
                    class="ladder-marker"
                    d="M0 -4L6 6H-6Z"
                    transform=move || format!("translate({} 70)", at(points()[1]))
                />
                <text class="ladder-number" x="300" y="90">
                    "100"
                </text>
            </svg>
        </figure>
    }
}
