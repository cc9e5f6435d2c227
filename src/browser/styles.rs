//! Adds style sheets of lazy parts to the page; a first visit does not load them.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::CssStyleSheet;

thread_local! {
    /// The style sheets that were added so far.
    static ADDED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Adds these styles to the page, after its own. Adding them again changes nothing.
///
/// They become one rule of the page's own sheet: this works in every browser, and the Content-Security-Policy allows
/// it.
///
/// # Errors
/// Where the page has no style sheet of its own.
pub fn add(css: &'static str) -> Result<(), JsValue> {
    if ADDED.with_borrow(|added| added.contains(&css)) {
        return Ok(());
    }
    let sheets = super::window().and_then(|w| w.document()).ok_or(JsValue::NULL)?.style_sheets();
    let sheet: CssStyleSheet = sheets.get(0).ok_or(JsValue::NULL)?.dyn_into().map_err(JsValue::from)?;
    let end = sheet.css_rules()?.length();
    sheet.insert_rule_with_index(&format!("@media all {{{css}}}"), end)?;
    ADDED.with_borrow_mut(|added| added.push(css));
    Ok(())
}
