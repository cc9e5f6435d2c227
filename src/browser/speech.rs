//! Reading texts aloud with a voice of the device. A voice that is not local sends the text to a server of another
//! company, so only local voices are used.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};

// Members that are used once are looked up by name: the typed bindings would make the first visit's download larger.
fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// The speech function of the browser, if it has one.
fn reader() -> Option<SpeechSynthesis> {
    let found = member(&super::window()?.into(), "speechSynthesis");
    found.is_object().then(|| found.unchecked_into())
}

/// A local voice of the device for a language.
fn voice(tag: &str) -> Option<JsValue> {
    let is_local = |voice: &JsValue| member(voice, "localService").is_truthy();
    let speaks = |voice: &JsValue| {
        member(voice, "lang").as_string().is_some_and(|lang| lang.split(['-', '_']).next() == Some(tag))
    };
    reader()?.get_voices().into_iter().find(|voice| is_local(voice) && speaks(voice))
}

/// Whether the device can read this language aloud without a server.
pub fn can_read(tag: &str) -> bool {
    voice(tag).is_some()
}

/// Reads a text aloud, or stops where a text is being read. Without a local voice nothing happens.
pub fn read_or_stop(text: &str, tag: &str) {
    let (Some(reader), Some(voice)) = (reader(), voice(tag)) else { return };
    let reading = member(&reader, "speaking").is_truthy();
    reader.cancel();
    if reading {
        return;
    }
    if let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) {
        // If the browser refuses the local voice, nothing is read: its default voice may not be local.
        if Reflect::set(&words, &"voice".into(), &voice).is_ok() {
            reader.speak(&words);
        }
    }
}

/// Stops reading aloud.
pub fn stop() {
    if let Some(reader) = reader() {
        reader.cancel();
    }
}

/// Calls `found` when the browser has loaded its voices, which it does late, until the returned value is dropped.
/// `None` if the browser has no voices.
pub fn on_voices(found: impl FnMut() + 'static) -> Option<Listening> {
    let reader = reader()?;
    let closure = Closure::<dyn FnMut()>::new(found);
    hear(&reader, closure.as_ref());
    Some(Listening(closure))
}

/// Sets the function that the browser calls when it has loaded its voices; null removes it.
fn hear(reader: &SpeechSynthesis, by: &JsValue) {
    // If it cannot be set, the next screen finds the voices.
    let _ = Reflect::set(reader, &"onvoiceschanged".into(), by);
}

/// Waits for the browser's voices until it is dropped.
pub struct Listening(#[allow(dead_code, reason = "it is kept for what its end does")] Closure<dyn FnMut()>);

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(reader) = reader() {
            hear(&reader, &JsValue::NULL);
        }
    }
}
