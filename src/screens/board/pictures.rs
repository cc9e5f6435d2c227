//! Pictures over all drafts: marks missed, gain against effort. The figures stand beside each as text.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::bar::Bar;
use crate::state::language::use_language;
use sao_lang_core::assessment::effort_words;
use sao_lang_core::board::{Board, Gain, Pictures, spread};
use sao_lang_core::locale::{msg, values};

/// Lines of a list.
const MOST: usize = 8;

/// Where the dots of the gains begin within the drawing.
const LEFT: f64 = 40.0;
/// The same from above.
const TOP: f64 = 22.0;
/// How far they reach to the right.
const WIDTH: f64 = 255.0;
/// And down.
const HEIGHT: f64 = 140.0;

/// The pictures, folded in until they are asked for: who filters rows need not pass them each time.
#[component]
pub fn BoardPictures(board: RwSignal<Arc<Board>>) -> impl IntoView {
    let language = use_language();
    let open = RwSignal::new(false);
    view! {
        <details class="card" id="board-pictures" on:toggle=move |_| open.set(true)>
            <summary>{move || language.t(msg::BOARD_LIST_WORTH)}</summary>
            {move || open.get().then(|| view! { <Drawn pictures=board.with(|b| Pictures::of(&b.rows)) /> })}
        </details>
    }
}

#[component]
fn Drawn(pictures: Pictures) -> impl IntoView {
    let language = use_language();
    let all = u16::try_from(pictures.products()).unwrap_or(u16::MAX);
    let bar = move |label: String, count: usize| {
        let value = u16::try_from(count).unwrap_or(u16::MAX);
        view! {
            <li class="board-bar-row">
                <span>{label}</span>
                <Bar value=Signal::from(value) max=all />
                <strong>{count}</strong>
            </li>
        }
    };
    let (missed, gains) = (pictures.missed(MOST), pictures.gains(MOST));
    let (most_gain, most_weight) = (
        gains.iter().map(|g| g.gain).max().unwrap_or(1).max(1),
        gains.iter().map(|g| g.weight).max().unwrap_or(1).max(1),
    );
    let share = |g: &Gain| (g.weight as f64 / most_weight as f64, 1.0 - f64::from(g.gain) / f64::from(most_gain));
    let places: Vec<(f64, f64)> = gains.iter().map(share).map(|(x, y)| (x * WIDTH, y * HEIGHT)).collect();
    view! {
        <h2>{move || language.t(msg::BOARD_PICTURES_MISSED)}</h2>
        {move || {
            if missed.is_empty() {
                return view! { <p>{language.t(msg::BOARD_PICTURES_MISSED_NONE)}</p> }.into_any();
            }
            view! {
                <ul class="board-bars">
                    {missed.iter().map(|m| bar(language.c(m.title).to_owned(), m.products)).collect_view()}
                </ul>
            }
                .into_any()
        }}
        <h2>{move || language.t(msg::BOARD_PICTURES_GAINS)}</h2>
        <p class="hint">{move || language.t(msg::BOARD_PICTURES_GAINS_HELP)}</p>
        <svg class="board-scatter" viewBox="0 0 320 200" role="img" aria-label=move || language.t(msg::BOARD_PICTURES_GAINS_ALT)>
            <path class="board-axis" d="M30 10V170H310" />
            <text class="board-axis-label" x="2" y="9">{move || language.t(msg::BOARD_AXIS_GAIN)}</text>
            <text class="board-axis-label" x="250" y="190">{move || language.t(msg::BOARD_AXIS_EFFORT)}</text>
            {spread(&places, 18.0, WIDTH, HEIGHT)
                .into_iter()
                .zip(1..)
                .map(|((x, y), no)| {
                    let (x, y) = (LEFT + x, TOP + y);
                    view! {
                        <circle class="board-dot" cx=x cy=y r="9" />
                        <text class="board-dot-no" x=x y=y + 4.0>{no}</text>
                    }
                })
                .collect_view()}
        </svg>
        <ol class="board-gains">
            {move || {
                gains
                    .iter()
                    .map(|g| {
                        let title = language.c(g.title);
                        let effort = language.t(effort_words(g.effort));
                        let values = values::EffortGainNTitle { effort: &effort, gain: &g.gain, n: &g.products, title: &title };
                        view! { <li>{language.fill(msg::BOARD_PICTURES_GAINS_ROW, values)}</li> }
                    })
                    .collect_view()
            }}
        </ol>
    }
}
