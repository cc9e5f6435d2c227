//! The bar at the bottom of the screen while presenting. Its buttons do the same as the keys.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::countdown::{TimeLeft, use_countdown};
use super::keys::{Keys, follow};
use super::{letters, line};
use crate::components::icons::{Back, Forward, List};
use crate::components::link::A;
use crate::components::result_bar::ToResult;
use crate::components::undo_button::UndoButton;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use sao_lang_core::locale::{Message, msg, values};

/// The bar: buttons that show or hide the answer and the score, move to the next or previous screen, start the
/// countdown, darken the screen and open the notes. Each button names its key.
#[component]
pub fn PresenterBar() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let path = use_location().pathname;
    let asks = Memo::new(move |_| path.with(|path| path.contains("/question/") || path.contains("/section/")));
    let hidden_answer = Memo::new(move |_| presenter.hides_answer());
    let hidden_score = Memo::new(move |_| presenter.hides_score());
    let countdown = use_countdown();
    let dark = RwSignal::new(false);
    let begin = Callback::new(move |()| {
        let words = match countdown.press() {
            Some(minutes) => language.fill(msg::WALL_TIME_BEGUN, values::N { n: &minutes }),
            None => language.t(msg::WALL_TIME_ENDED).to_owned(),
        };
        open.say(words);
    });
    // The draft, and the last segment of the address: the criterion, or the name of the screen.
    let place = Memo::new(move |_| {
        path.with(|path| format!("{}&at={}", open.id.get_value(), path.rsplit('/').next().unwrap_or_default()))
    });
    let notes = Callback::new(move |()| {
        let address = crate::browser::address::link(&format!("/practice?notes={}", place.get_untracked()));
        // If the browser refuses the window, the page of exercises has a link to the notes.
        let _ = window().open_with_url_and_target(&address, "sao-lang-notes");
    });
    Keys::listen(presenter, dark, begin, notes);
    letters::fit_screens(Memo::new(move |_| (place.get(), hidden_answer.get(), hidden_score.get())));
    line::tell(place);
    let button = move |id: &'static str, name: Message, key: &'static str, press: Callback<()>| {
        view! {
            <button type="button" id=id class="button wall-only" aria-keyshortcuts=key on:click=move |_| press.run(())>
                <span>{move || language.t(name)}</span>
                <kbd aria-hidden="true">{key}</kbd>
            </button>
        }
    };
    let way = move |rel: &'static str, name: Message, icon: AnyView| {
        view! {
            <button
                type="button"
                class="button quiet wall-only"
                aria-label=move || language.t(name)
                on:click=move |_| {
                    follow(rel);
                }
            >
                {icon}
            </button>
        }
    };
    view! {
        <aside
            class="result-bar presenter-bar"
            class:with-result=move || !hidden_score.get()
            aria-label=move || language.t(msg::PRESENTER_BAR)
        >
            <A href=open.link("") attr:class="button quiet" attr:aria-label=move || language.t(msg::QUESTION_TO_LIST)>
                <List />
            </A>
            <UndoButton class="button quiet" icon_only=true />
            <Show when=move || asks.get()>
                {way("prev", msg::QUESTION_PREV, Back().into_any())}
                {way("next", msg::QUESTION_NEXT, Forward().into_any())}
            </Show>
            <Show when=move || asks.get() && presenter.is_quiz()>
                <button
                    type="button"
                    id="show-answer"
                    class="button primary"
                    aria-keyshortcuts="R"
                    on:click=move |_| presenter.toggle_answer()
                >
                    {move || {
                        language.t(if hidden_answer.get() { msg::PRESENTER_SHOW_ANSWER } else { msg::PRESENTER_HIDE_ANSWER })
                    }}
                    <kbd aria-hidden="true">"R"</kbd>
                </button>
            </Show>
            <button
                type="button"
                id="show-score"
                class="button"
                aria-keyshortcuts="S"
                on:click=move |_| presenter.toggle_score()
            >
                {move || language.t(if hidden_score.get() { msg::PRESENTER_SHOW_SCORE } else { msg::PRESENTER_HIDE_SCORE })}
                <kbd aria-hidden="true">"S"</kbd>
            </button>
            {button("start-timer", msg::WALL_TIMER, "T", begin)}
            {button(
                "turn-dark",
                msg::WALL_DARK,
                "B",
                Callback::new(move |()| dark.set(true)),
            )}
            {button("open-notes", msg::WALL_NOTES, "N", notes)}
            <TimeLeft countdown />
            <Show when=move || !hidden_score.get()>
                <ToResult class="result-bar-result" />
            </Show>
        </aside>
        <Show when=move || dark.get()>
            <Dark dark />
        </Show>
    }
}

/// A dark screen, until a key or a click ends it. A screen reader says how.
#[component]
fn Dark(dark: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        // A whole click is needed: one that ended elsewhere could press a control below.
        <p class="wall-darkness" role="status" on:click=move |_| dark.set(false)>
            <span class="visually-hidden">{move || language.t(msg::WALL_IS_DARK)}</span>
        </p>
    }
}
