//! The heading of a screen: page title, and where focus goes when the screen opens.

use std::cell::RefCell;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Location;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::leave_start_page;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

thread_local! {
    /// Address of the screen that was opened last.
    static OPENED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Whether this address was opened just before: then the screen is only drawn anew, as after undoing,
/// and neither focus nor the place on the page may move.
fn drawn_anew(here: String) -> bool {
    OPENED.with(|opened| {
        *opened.borrow() == here || {
            opened.replace(here);
            false
        }
    })
}

/// The heading of a screen. Opening the screen moves focus here, so that a screen reader reads it
/// and the keyboard goes on from the top.
#[component]
pub fn ScreenHeading(
    /// The heading, which is also the page's title.
    #[prop(into)]
    text: Signal<String>,
    /// What stands above the heading, in small print.
    #[prop(optional, into)]
    above: Option<Signal<String>>,
    /// Leaves focus where it is, on the first screen.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let language = use_language();
    // The router's: the browser's own address is still the former one while the next question is drawn.
    let Location { pathname: path, hash, .. } = use_location();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || document().set_title(&format!("{} · {}", text.get(), language.t(msg::APP_NAME))));
    Effect::new(move || {
        if let Some(heading) = heading.get()
            && !drawn_anew(path.get_untracked())
        {
            leave_start_page();
            // An address that names a place on the screen leads there.
            let hash = hash.get_untracked();
            let place = Some(hash.trim_start_matches('#')).filter(|id| !id.is_empty());
            let place = place.and_then(|id| document().get_element_by_id(id));
            if let Some(place) = place {
                // It may be folded in, and that in something folded too.
                while let Ok(Some(folded)) = place.closest("details:not([open])") {
                    if folded.set_attribute("open", "").is_err() {
                        break;
                    }
                }
                place.scroll_into_view();
                // A field is gone to, to be filled in; what is only read cannot be focused, and nothing is lost.
                let _ = place.dyn_ref::<HtmlElement>().map(HtmlElement::focus);
                return;
            }
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if !quiet {
                // An element of the page can be focused; if not, nothing is lost.
                let _ = heading.focus();
            }
        }
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

/// The heading of one question of many: its number small, and a bar that shows how far one is.
#[component]
pub fn QuestionHeading(
    /// Where it belongs, above the heading.
    #[prop(into)]
    above: Signal<String>,
    /// The heading.
    #[prop(into)]
    text: Signal<String>,
    /// Its number, from 1.
    no: usize,
    /// How many there are.
    all: usize,
) -> impl IntoView {
    view! {
        <div class="question-head">
            <ScreenHeading text above />
            <progress class="place-bar" max=all value=no aria-hidden="true"></progress>
        </div>
    }
}
