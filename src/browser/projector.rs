//! Browser functions for presenting to a room: the size of the page, and messages to the other window.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MessageEvent};

/// Calls a method by its name: browsers of some years ago do not have it, and the page must work there too.
fn call(of: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    method.call1(of, with)
}

/// Makes an object of the class with this name.
fn make(kind: &str, with: &Array) -> Result<JsValue, JsValue> {
    let window = super::window().ok_or(JsValue::NULL)?;
    let kind: Function = Reflect::get(&window, &kind.into())?.dyn_into()?;
    Reflect::construct(&kind, with)
}

/// Calls a function when the size of an element changes, until this value is dropped.
pub struct SizeWatch {
    observer: JsValue,
    _seen: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Begins to watch the element. The function is also called with the present size.
    ///
    /// # Errors
    /// Where the browser cannot watch sizes.
    pub fn of(element: &Element, seen: impl FnMut() + 'static) -> Result<SizeWatch, JsValue> {
        let seen = Closure::<dyn FnMut()>::new(seen);
        let observer = make("ResizeObserver", &Array::of1(seen.as_ref()))?;
        call(&observer, "observe", element)?;
        Ok(SizeWatch { observer, _seen: seen })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        // If this fails, the observer only calls a function that is gone.
        let _ = call(&self.observer, "disconnect", &JsValue::UNDEFINED);
    }
}

/// A channel between the windows of the app in one browser; it is closed when this value is dropped.
pub struct Line {
    channel: JsValue,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Line {
    /// Opens the channel with this name, and calls `heard` with each text that another window sends on it.
    ///
    /// # Errors
    /// Where the browser has no such channels: then each window works alone.
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

    /// Sends a text to the other windows.
    pub fn say(&self, text: &str) {
        // A text can always be sent, even if no window listens.
        let _ = call(&self.channel, "postMessage", &text.into());
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        // If this fails, the window still works.
        let _ = call(&self.channel, "close", &JsValue::UNDEFINED);
    }
}
