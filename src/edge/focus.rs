//! Where the keyboard is, and the place on the page.

use wasm_bindgen::JsCast;

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
