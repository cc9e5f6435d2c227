//! The page as the browser shows it: where the keyboard is, how wide the screen is.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Kinds of `<input>` that are not typed into.
const NOT_TYPED: [&str; 6] = ["radio", "checkbox", "button", "submit", "file", "range"];

/// The id of the text field that has the keyboard, if one has it.
pub fn text_field() -> Option<String> {
    let element = web_sys::window()?.document()?.active_element()?;
    let typed = match element.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => !NOT_TYPED.contains(&input.type_().as_str()),
        None => element.is_instance_of::<web_sys::HtmlTextAreaElement>(),
    };
    typed.then(|| element.id())
}

/// Moves the keyboard to the element of this id, if it is there.
pub fn focus(id: &str) {
    let element = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot be focused leaves the keyboard where it is.
        let _ = element.focus();
    }
}

/// Whether the screen fits a media query, such as a least width.
pub fn fits(query: &str) -> bool {
    web_sys::window().and_then(|w| w.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// Puts text on the clipboard, to be pasted into a message.
///
/// # Errors
/// Where the browser has no clipboard for pages, or refuses it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    // Asked for by name: browsers inside other apps lack it, and must not break the page.
    let clipboard = Reflect::get(&navigator, &"clipboard".into())?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into())?.dyn_into()?;
    let written: Promise = write.call1(&clipboard, &text.into())?.dyn_into()?;
    JsFuture::from(written).await.map(|_| ())
}
