//! The results of one product over time.

use leptos::prelude::*;

use crate::browser::clock;
use crate::state::language::use_language;
use sao_lang_core::assessment::{Verdict, standing_on};
use sao_lang_core::draft::Snapshot;
use sao_lang_core::locale::{msg, values};

/// The results of a draft day by day: a line chart, and a table with the figures.
#[component]
pub fn History(
    /// The name of the product.
    name: String,
    /// The results, the oldest first.
    history: Vec<Snapshot>,
    /// The number of questions that are asked now; on an earlier day the number may have been different.
    asked: usize,
) -> impl IntoView {
    let language = use_language();
    let title = name.trim().to_owned();
    let shown = move || if title.is_empty() { language.t(msg::TABLE_UNNAMED).to_owned() } else { title.clone() };
    let drawn = if history.len() < 2 {
        view! { <p class="hint">{move || language.t(msg::COMPARE_HISTORY_NONE)}</p> }.into_any()
    } else {
        let last = history.len() - 1;
        let at = |(n, s): (usize, &Snapshot)| {
            let x = 10.0 + 300.0 * n as f64 / last as f64;
            format!("{x:.1},{:.1}", 110.0 - f64::from(s.points.min(100)))
        };
        let points = history.iter().enumerate().map(at).collect::<Vec<_>>().join(" ");
        let (from, to) = (history[0].points, history[last].points);
        view! {
            <svg
                class="board-line"
                viewBox="0 0 320 120"
                role="img"
                aria-label=move || language.fill(msg::COMPARE_HISTORY_ALT, values::FromTo { from: &from, to: &to })
            >
                <path class="board-axis" d="M8 8V112H312" />
                <polyline points=points />
            </svg>
            <div class="board-scroll" tabindex="0" role="group" aria-label=move || language.t(msg::COMPARE_HISTORY)>
                <table class="history">
                    <thead>
                        <tr>
                            {[
                                msg::COMPARE_DATE,
                                msg::COMPARE_POINTS_COLUMN,
                                msg::COMPARE_STARS_COLUMN,
                                msg::COMPARE_ANSWERED_COLUMN,
                            ]
                                .map(|m| view! { <th scope="col">{move || language.t(m)}</th> })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        {history
                            .into_iter()
                            .map(|s| {
                                let early = is_early(&s, asked);
                                let stars = s.stars;
                                view! {
                                    <tr>
                                        <th scope="row">{move || clock::local_date(&s.date, language.get().tag())}</th>
                                        <td>{s.points}</td>
                                        <td>
                                            {move || if early {
                                                language.t(msg::VERDICT_TOO_EARLY).to_owned()
                                            } else {
                                                stars.to_string()
                                            }}
                                        </td>
                                        <td>{s.answered}</td>
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section>
            <h3>{shown}</h3>
            {drawn}
        </section>
    }
}

/// Whether too few questions were answered on that day for a verdict.
fn is_early(day: &Snapshot, asked: usize) -> bool {
    standing_on(day, asked).verdict() == Verdict::TooEarly
}
