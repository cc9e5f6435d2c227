//! The heading of a screen. It sets the page's title and the keyboard focus when the screen opens.

use std::cell::RefCell;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::dom::leave_start_page;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

thread_local! {
    /// The address of the screen that was opened last.
    static OPENED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Whether the last opened screen has this address. Then the screen is only drawn again, such as after undo, and
/// neither focus nor scroll position may change.
fn drawn_anew(here: String) -> bool {
    OPENED.with(|opened| {
        *opened.borrow() == here || {
            opened.replace(here);
            false
        }
    })
}

/// Tells the heading that the address follows the screen that is shown already, so that the screen does not count as
/// another one when it is drawn again.
pub fn address_follows(address: String) {
    OPENED.set(address);
}

/// The heading of a screen. When the screen opens, the heading gets the focus, so that a screen reader reads it and the
/// keyboard continues from the top.
#[component]
pub fn ScreenHeading(
    /// The heading, which is also the page's title.
    #[prop(into)]
    text: Signal<String>,
    /// The small text above the heading.
    #[prop(optional, into)]
    above: Option<Signal<String>>,
    /// Whether the focus stays where it is, as on the first screen.
    #[prop(optional)]
    quiet: bool,
    /// A signal that changes where one view shows one screen after the other. The heading then gets the focus again.
    #[prop(optional)]
    shows: Option<Signal<usize>>,
    /// The page's title, if it changes later than the heading.
    #[prop(optional)]
    title: Option<Signal<String>>,
) -> impl IntoView {
    let language = use_language();
    // The router's location, because the browser still has the former address while the next question is drawn.
    let Location { pathname: path, hash, .. } = use_location();
    let heading = NodeRef::<html::H1>::new();
    let title = title.unwrap_or(text);
    Effect::new(move || document().set_title(&format!("{} · {}", title.get(), language.t(msg::APP_NAME))));
    Effect::new(move |before: Option<Option<usize>>| {
        let now = shows.map(|shows| shows.get());
        let changed = before.is_some_and(|before| before != now);
        if let Some(heading) = heading.get()
            && (!drawn_anew(path.get_untracked()) || changed)
        {
            leave_start_page();
            // If the address names an element of the screen, the page is scrolled to it.
            let hash = hash.get_untracked();
            let place = Some(hash.trim_start_matches('#')).filter(|id| !id.is_empty());
            let place = place.and_then(|id| document().get_element_by_id(id));
            if let Some(place) = place {
                // The element may be inside collapsed elements, also nested ones; they are opened.
                while let Ok(Some(folded)) = place.closest("details:not([open])") {
                    if folded.set_attribute("open", "").is_err() {
                        break;
                    }
                }
                place.scroll_into_view();
                // A field gets the focus, so that the user can fill it in; other elements cannot take it.
                let _ = place.dyn_ref::<HtmlElement>().map(HtmlElement::focus);
                return now;
            }
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if !quiet {
                // The heading can take the focus; if not, nothing is lost.
                let _ = heading.focus();
            }
        }
        now
    });
    view! {
        <div class="screen-heading">
            {above.map(|above| view! { <p class="above">{move || above.get()}</p> })}
            <h1 node_ref=heading tabindex="-1">
                {move || text.get()}
            </h1>
        </div>
    }
}

/// The heading of one question of several, with a bar for the position of the question.
#[component]
pub fn QuestionHeading(
    /// The small text above the heading.
    #[prop(into)]
    above: Signal<String>,
    /// The heading.
    #[prop(into)]
    text: Signal<String>,
    /// The page's title, if it changes later than the heading.
    #[prop(optional)]
    title: Option<Signal<String>>,
    /// The number of the question, from 1.
    no: Signal<usize>,
    /// The number of all questions.
    all: usize,
) -> impl IntoView {
    view! {
        <div class="question-head">
            <ScreenHeading text above shows=no title=title.unwrap_or(text) />
            <progress class="place-bar" max=all value=move || no.get() aria-hidden="true"></progress>
        </div>
    }
}
