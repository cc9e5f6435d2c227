//! What stands at the foot of every screen of a draft: the list, undo, and the result so far.

use crate::app::parts::link::A;
use leptos::prelude::*;

use super::icons::{Forward, List};
use super::neighbours::Place;
use super::stars::Stars;
use super::undo_button::UndoButton;
use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::locale::msg;

/// The way on from the screen that is open, where a thumb should reach it without scrolling.
#[derive(Clone, Copy)]
pub struct WayOn(pub RwSignal<Option<Place>>);

/// One tap leads to the list of steps or to the result; the last change can be taken back. Its size
/// never changes, so the page above never jumps.
#[component]
pub fn ResultBar() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let result = open.assessment;
    view! {
        <aside class="result-bar" aria-label=move || language.t(msg::RESULT_BAR)>
            <A href=open.link("") attr:class="tab">
                <List />
                <span>{move || language.t(msg::QUESTION_TO_LIST)}</span>
            </A>
            <UndoButton class="tab" />
            <A href=open.link("result") attr:class="tab result-bar-result">
                <Stars count=Signal::derive(move || result.with(|r| r.stars)) />
                <span class="result-bar-points">
                    {move || result.with(|r| language.fill(msg::COMMON_POINTS, &[("n", &r.score.total)]))}
                </span>
                <span class="visually-hidden">{move || language.t(msg::RESULT_BAR_OPEN)}</span>
            </A>
            {move || {
                let place = use_context::<WayOn>()?.0.get()?;
                // The same way as at the end of the questions: a screen reader and the keyboard find it there.
                Some(
                    view! {
                        <A href=place.href attr:class="tab tab-next" attr:aria-hidden="true" attr:tabindex="-1">
                            <Forward />
                            <span>{move || place.label.try_get()}</span>
                        </A>
                    },
                )
            }}
        </aside>
    }
}
