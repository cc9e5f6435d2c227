//! The bar at the bottom of every screen of a draft: the list of steps, undo, and the result so far.

use crate::components::link::A;
use leptos::prelude::*;

use super::icons::{Forward, List};
use super::neighbours::Neighbour;
use super::undo_button::UndoButton;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::assessment::Verdict;
use sao_lang_core::locale::{msg, values};

/// The link to the next screen, which the bar shows where a thumb reaches it without scrolling.
#[derive(Clone, Copy)]
pub struct WayOn(pub RwSignal<Option<Neighbour>>);

/// The bar. One tap opens the list of steps or the result, or undoes the last change. Its size never changes, so the
/// page above never moves.
#[component]
pub fn ResultBar() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    view! {
        <aside class="result-bar" aria-label=move || language.t(msg::RESULT_BAR)>
            <A href=open.link("") attr:class="tab">
                <List />
                <span>{move || language.t(msg::QUESTION_TO_LIST)}</span>
            </A>
            <UndoButton class="tab" />
            <ToResult class="tab result-bar-result" />
            {move || {
                let place = use_context::<WayOn>()?.0.get()?;
                let on = place.clone();
                // The same link as at the end of the questions, within reach of a thumb.
                Some(
                    view! {
                        <A href=move || place.href.try_get().unwrap_or_default() attr:class="tab tab-next" on:click=move |event| on.take(&event)>
                            <Forward />
                            <span>{move || place.label.try_get()}</span>
                        </A>
                    },
                )
            }}
        </aside>
    }
}

/// The verdict so far in a few words and the points, as a link to the result. There is little room; a screen reader
/// also reads on what the verdict depends.
#[component]
pub fn ToResult(class: &'static str) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let standing = Memo::new(move |_| open.assessment.with(|r| r.standing()));
    let depends = move || standing.get().stars_on_condition();
    let short = move || match depends() {
        Some(n) => language.fill(msg::VERDICT_IF_SHORT, values::Stars { stars: &n }),
        None => standing.get().words(language.get()),
    };
    let hidden = move || {
        let whole = depends().map(|_| format!(". {}. ", standing.get().words(language.get())));
        format!("{}{}", whole.unwrap_or_default(), language.t(msg::RESULT_BAR_OPEN))
    };
    view! {
        <A href=open.link("result") attr:class=class>
            <span class="result-bar-stars" class:rejected=move || standing.get().verdict() == Verdict::Rejected>
                {short}
            </span>
            <span class="result-bar-points">
                {move || open.assessment.with(|r| language.fill(msg::COMMON_POINTS, values::N { n: &r.score.total }))}
            </span>
            <span class="visually-hidden">{hidden}</span>
        </A>
    }
}
