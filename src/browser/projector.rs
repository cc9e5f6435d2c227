//! What presenting to a room asks of the browser: the size of the page and the other window.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent};

/// Calls a method by its name: browsers of some years ago lack it, and must not break the page.
fn call(of: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    method.call1(of, with)
}

/// Makes an object of a kind that is named.
fn make(kind: &str, with: &Array) -> Result<JsValue, JsValue> {
    let window = super::window().ok_or(JsValue::NULL)?;
    let kind: Function = Reflect::get(&window, &kind.into())?.dyn_into()?;
    Reflect::construct(&kind, with)
}

/// Tells when the size of an element changes, until it is dropped.
pub struct SizeWatch {
    observer: JsValue,
    _seen: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Begins to watch; it is told of the present size too.
    ///
    /// # Errors
    /// Where the browser does not watch sizes.
    pub fn of(element: &Element, seen: impl FnMut() + 'static) -> Result<SizeWatch, JsValue> {
        let seen = Closure::<dyn FnMut()>::new(seen);
        let observer = make("ResizeObserver", &Array::of1(seen.as_ref()))?;
        call(&observer, "observe", element)?;
        Ok(SizeWatch { observer, _seen: seen })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        // Without it the observer is told to nobody.
        let _ = call(&self.observer, "disconnect", &JsValue::UNDEFINED);
    }
}

/// A line between the windows of the app in one browser, until it is dropped.
pub struct Line {
    channel: JsValue,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Line {
    /// Opens the line of this name, and calls `heard` with each text that another window says on it.
    ///
    /// # Errors
    /// Where the browser has no such lines: then each window is on its own.
    pub fn open(name: &str, mut heard: impl FnMut(String) + 'static) -> Result<Line, JsValue> {
        let channel = make("BroadcastChannel", &Array::of1(&name.into()))?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                heard(text);
            }
        });
        Reflect::set(&channel, &"onmessage".into(), heard.as_ref())?;
        Ok(Line { channel, _heard: heard })
    }

    /// Says a text to the other windows.
    pub fn say(&self, text: &str) {
        // A text can always be said; nobody may listen.
        let _ = call(&self.channel, "postMessage", &text.into());
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // The window goes on without it.
        let _ = call(&self.channel, "close", &JsValue::UNDEFINED);
    }
}
