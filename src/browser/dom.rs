//! The page as the browser shows it: where the keyboard is, how wide the screen is.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Kinds of `<input>` that are not typed into.
const NOT_TYPED: [&str; 6] = ["radio", "checkbox", "button", "submit", "file", "range"];

/// The id of the text field that has the keyboard, if one has it.
pub fn text_field() -> Option<String> {
    let element = super::window()?.document()?.active_element()?;
    let typed = match element.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => !NOT_TYPED.contains(&input.type_().as_str()),
        None => element.is_instance_of::<web_sys::HtmlTextAreaElement>(),
    };
    typed.then(|| element.id())
}

/// Moves the keyboard to the element of this id, if it is there.
pub fn focus(id: &str) {
    let element = super::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot be focused leaves the keyboard where it is.
        let _ = element.focus();
    }
}

/// Gives the keyboard a place once what had it is gone: the first of these elements that is there, else the screen's
/// heading. Where something has the keyboard by then, it stays there.
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
            // An element that cannot be focused leaves the keyboard where it is.
            let _ = place.focus();
        }
    });
}

thread_local! {
    /// Classes that are said of the page's root, each as often as it was.
    static SAID: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn root_classes() -> Option<web_sys::DomTokenList> {
    Some(super::window()?.document()?.document_element()?.class_list())
}

/// Says a class of the page's root, until it is taken back as often as it was said.
pub fn say(class: &'static str) {
    SAID.with_borrow_mut(|said| said.push(class));
    // The name is a valid one, so this cannot fail.
    let _ = root_classes().map(|classes| classes.add_1(class));
}

/// Takes back what [`say`] said.
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

/// Writes a query into the address of this screen, as long as its path is `path`, and adds no step back for it. Empty: none.
pub fn say_query(path: &str, query: &str) {
    let Some(window) = super::window() else { return };
    let (Ok(history), Ok(here)) = (window.history(), window.location().pathname()) else { return };
    if here == path {
        let address = if query.is_empty() { here } else { format!("{here}?{query}") };
        let state = history.state().unwrap_or(JsValue::NULL);
        // A browser that is asked too often refuses; the view is kept in the tab as well.
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// Whether the screen fits a media query, such as a least width.
pub fn fits(query: &str) -> bool {
    super::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// The longest wait for a frame, in milliseconds: a page that is not seen draws none.
const NO_FRAME: i32 = 100;

thread_local! {
    /// The frame that is to come, for all that wait for it.
    static FRAME: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Resolves once what was changed is drawn, or will not be.
pub async fn drawn() {
    let Some(window) = super::window() else { return };
    let frame = FRAME.with_borrow_mut(|frame| frame.get_or_insert_with(|| next_frame(&window)).clone());
    let _ = JsFuture::from(frame.clone()).await;
    // A page that is not seen has drawn none: the next one to wait waits anew.
    FRAME.with_borrow_mut(|next| next.take_if(|next| Object::is(next, &frame)));
}

fn next_frame(window: &web_sys::Window) -> Promise {
    Promise::new(&mut |resolve, _| {
        // The frame is drawn after its callbacks, so what is to follow it is a task of its own.
        let after = resolve.clone();
        let task = Closure::once_into_js(move || {
            // What is changed from here on is drawn in the frame after this one.
            FRAME.take();
            let _ = super::window().map(|w| w.set_timeout_with_callback(&after));
        });
        let _ = window.request_animation_frame(task.unchecked_ref());
        if window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, NO_FRAME).is_err() {
            // Where it cannot be put off it is not.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    })
}

/// Puts text on the clipboard, to be pasted into a message.
///
/// # Errors
/// Where the browser has no clipboard for pages, or refuses it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = super::window().ok_or(JsValue::NULL)?.navigator();
    // Asked for by name: browsers inside other apps lack it, and must not break the page.
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let written: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(written).await.map(|_| ())
}

/// Prints the page. A browser that cannot print does nothing.
pub fn print() {
    let _ = super::window().map(|window| window.print());
}
