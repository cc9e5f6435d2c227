//! `/stars`: how stars follow from points and least levels, with worked examples.

use crate::components::link::A;
use leptos::prelude::*;

use crate::components::heading::ScreenHeading;
use crate::components::stars::Stars;
use crate::state::language::use_language;
use sao_lang_core::assessment::{stars_by_points, stars_with};
use sao_lang_core::catalogue::{StarClass, catalogue};
use sao_lang_core::locale::{Message, msg, values};

/// A worked example, in words.
#[derive(Clone, Copy)]
enum Example {
    /// The stars are those of the points.
    Reached(Message<values::PointsStars<'static>>),
    /// The mark for so many stars is missed.
    Missed(u8, Message<values::ByPointsMissedPointsStars<'static>>),
}

/// Worked examples, with their points.
const EXAMPLES: [(u16, Example); 3] = [
    (74, Example::Reached(msg::STARS_EXAMPLE_1)),
    (93, Example::Missed(4, msg::STARS_EXAMPLE_2)),
    (62, Example::Missed(3, msg::STARS_EXAMPLE_3)),
];

/// The star rules of the newest edition.
#[component]
pub fn StarRules() -> impl IntoView {
    let language = use_language();
    let edition = catalogue().newest();
    let months = edition.deadlines.certificate_months;
    let examples = EXAMPLES.into_iter().zip(1..).map(|((points, example), n)| {
        let by_points = stars_by_points(edition, points);
        let missed = match example {
            Example::Reached(_) => None,
            Example::Missed(mark, _) => Some(mark),
        };
        let stars = stars_with(by_points, missed);
        let words = move || match example {
            Example::Reached(words) => language.fill(words, values::PointsStars { points: &points, stars: &stars }),
            Example::Missed(mark, words) => language.fill(
                words,
                values::ByPointsMissedPointsStars {
                    by_points: &by_points,
                    missed: &mark,
                    points: &points,
                    stars: &stars,
                },
            ),
        };
        view! {
            <li class="card example-card">
                <h3>{move || language.fill(msg::STARS_EXAMPLE, values::N { n: &n })}</h3>
                <Stars count=stars />
                <p>{words}</p>
            </li>
        }
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::STARS_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::STARS_LEAD)}</p>
        <h2>{move || language.t(msg::STARS_POINTS)}</h2>
        <p>{move || language.t(msg::STARS_POINTS_LEAD)}</p>
        <table class="range classes">
            <thead>
                <tr>
                    <th scope="col">{move || language.t(msg::STARS_COL_POINTS)}</th>
                    <th scope="col">{move || language.t(msg::STARS_COL_STARS)}</th>
                </tr>
            </thead>
            <tbody>
                {edition.classes.iter().enumerate().map(|(index, class)| class_row(class, index)).collect_view()}
            </tbody>
        </table>
        <p class="hint">{move || language.fill(msg::STARS_WHO, values::Months { months: &months })}</p>
        <h2>{move || language.t(msg::STARS_MARKS)}</h2>
        <p>{move || language.t(msg::STARS_MARKS_LEAD)}</p>
        <ul class="examples">{examples.collect_view()}</ul>
        <h2>{move || language.t(msg::STARS_OUT)}</h2>
        <p>{move || language.t(msg::STARS_OUT_LEAD)}</p>
        <p class="place">
            {move || language.fill(msg::STARS_PLACE, values::Decision { decision: &language.c(edition.decision) })}
        </p>
        <A href="/about" attr:class="text-link">
            {move || language.t(msg::ABOUT_TITLE)}
        </A>
    }
}

/// A star class and its points, up to those of the class above.
fn class_row(class: &'static StarClass, index: usize) -> impl IntoView {
    let language = use_language();
    let above = index.checked_sub(1).map(|p| catalogue().newest().classes[p].min_points);
    let points = move || match (class.min_points, above) {
        (from, None) => language.fill(msg::STARS_FROM_TOP, values::From { from: &from }),
        (0, Some(to)) => language.fill(msg::STARS_BELOW, values::To { to: &to }),
        (from, Some(to)) => language.fill(msg::STARS_FROM_TO, values::FromTo { from: &from, to: &to }),
    };
    view! {
        <tr>
            <th scope="row">{points}</th>
            <td>
                <Stars count=class.stars />
            </td>
        </tr>
    }
}
