//! Access to the page: keyboard focus, classes of the root, address, frames, clipboard.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Types of `<input>` that do not take typed text.
const NOT_TYPED: [&str; 6] = ["radio", "checkbox", "button", "submit", "file", "range"];

/// The id of the text field that has the keyboard focus, if a text field has it.
pub fn text_field() -> Option<String> {
    let element = super::window()?.document()?.active_element()?;
    let typed = match element.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => !NOT_TYPED.contains(&input.type_().as_str()),
        None => element.is_instance_of::<web_sys::HtmlTextAreaElement>(),
    };
    typed.then(|| element.id())
}

/// Moves the keyboard focus to the element with this id, if there is one.
pub fn focus(id: &str) {
    let element = super::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // If the element cannot take the focus, the focus stays as it is.
        let _ = element.focus();
    }
}

/// Whether the page is visible: not in a hidden tab, and not being left.
pub fn is_visible() -> bool {
    super::window().and_then(|w| w.document()).is_some_and(|document| !document.hidden())
}

/// Moves the keyboard focus to the next text field or button within the element with this id, or to the one before.
/// Returns whether there is one.
pub fn move_focus(within: &str, back: bool) -> bool {
    let Some(document) = super::window().and_then(|w| w.document()) else { return false };
    let Ok(found) = document.query_selector_all(&format!("#{within} :is(input, textarea, button)")) else {
        return false;
    };
    let all: Vec<web_sys::HtmlElement> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let active = document.active_element();
    let here = all.iter().position(|element| active.as_ref() == Some(element.as_ref()));
    let next = here.and_then(|here| if back { here.checked_sub(1) } else { here.checked_add(1) });
    let Some(next) = next.and_then(|next| all.get(next)) else { return false };
    next.focus().is_ok()
}

/// Whether the keyboard focus goes to a text field outside the element with this id.
pub fn goes_to_other_field(event: &web_sys::FocusEvent, id: &str) -> bool {
    let target = event.related_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        let inside = target.closest(&format!("#{id}")).ok().flatten().is_some();
        !inside && matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA")
    })
}

/// Sets the keyboard focus after the element that had it was removed: to the first of these elements that exists, else
/// to the screen's heading. If another element has the focus by then, nothing changes.
pub fn keep_focus(ids: &'static [&'static str]) {
    spawn_local(async move {
        drawn().await;
        let Some(document) = super::window().and_then(|w| w.document()) else { return };
        if document.active_element().is_some_and(|element| element.tag_name() != "BODY") {
            return;
        }
        let heading = || document.query_selector("main h1").ok().flatten();
        let place = ids.iter().find_map(|id| document.get_element_by_id(id)).or_else(heading);
        if let Some(place) = place.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            // If the element cannot take the focus, the focus stays as it is.
            let _ = place.focus();
        }
    });
}

thread_local! {
    /// The classes that were added to the page's root; the list has a class as many times as it was added.
    static SAID: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn root_classes() -> Option<web_sys::DomTokenList> {
    Some(super::window()?.document()?.document_element()?.class_list())
}

/// Adds a class to the page's root. It stays until [`take_back`] was called as many times as this function.
pub fn say(class: &'static str) {
    SAID.with_borrow_mut(|said| said.push(class));
    // The class name is valid, so this cannot fail.
    let _ = root_classes().map(|classes| classes.add_1(class));
}

/// Undoes one call of [`say`] for this class.
pub fn take_back(class: &'static str) {
    let last = SAID.with_borrow_mut(|said| {
        if let Some(place) = said.iter().position(|name| *name == class) {
            said.swap_remove(place);
        }
        !said.contains(&class)
    });
    if last {
        let _ = root_classes().map(|classes| classes.remove_1(class));
    }
}

/// Writes a query into the address, if the path of the address is still `path`, without a new step in the browser's
/// history. An empty query removes the query.
pub fn say_query(path: &str, query: &str) {
    let Some(window) = super::window() else { return };
    let (Ok(history), Ok(here)) = (window.history(), window.location().pathname()) else { return };
    if here == path {
        let address = if query.is_empty() { here } else { format!("{here}?{query}") };
        let state = history.state().unwrap_or(JsValue::NULL);
        // A browser refuses too many calls in a short time; the view is kept in the tab as well.
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// Whether a media query, such as a minimum width, is true for the screen.
pub fn fits(query: &str) -> bool {
    super::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// The longest wait for a frame, in milliseconds: the browser draws no frames for a hidden page.
const NO_FRAME: i32 = 100;

thread_local! {
    /// The next frame, as a promise that all callers share.
    static FRAME: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Resolves once the changes to the page are drawn, or after [`NO_FRAME`] where the page is hidden.
pub async fn drawn() {
    let Some(window) = super::window() else { return };
    let frame = FRAME.with_borrow_mut(|frame| frame.get_or_insert_with(|| next_frame(&window)).clone());
    let _ = JsFuture::from(frame.clone()).await;
    // A hidden page draws no frame, so the next caller must begin a new wait.
    FRAME.with_borrow_mut(|next| next.take_if(|next| Object::is(next, &frame)));
}

fn next_frame(window: &web_sys::Window) -> Promise {
    Promise::new(&mut |resolve, _| {
        // The browser draws the frame after its callbacks, so the promise resolves in a task after that.
        let after = resolve.clone();
        let task = Closure::once_into_js(move || {
            // Changes from here on are drawn in the following frame.
            FRAME.take();
            let _ = super::window().map(|w| w.set_timeout_with_callback(&after));
        });
        let _ = window.request_animation_frame(task.unchecked_ref());
        if window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, NO_FRAME).is_err() {
            // If no timer can be set, the promise resolves at once.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    })
}

/// Copies a text to the clipboard.
///
/// # Errors
/// Where the browser has no clipboard for pages, or refuses access to it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = super::window().ok_or(JsValue::NULL)?.navigator();
    // Looked up by name: browsers inside other apps have no clipboard, and the app must work there too.
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let written: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(written).await.map(|_| ())
}

/// Prints the page. In a browser that cannot print, nothing happens.
pub fn print() {
    let _ = super::window().map(|window| window.print());
}

/// Removes the start page. The first screen calls this once it is drawn, so that the page is never empty. For later
/// screens the start page is gone already, and nothing happens.
pub fn leave_start_page() {
    if let Some(start) = leptos::prelude::document().get_element_by_id("start") {
        start.remove();
    }
}
