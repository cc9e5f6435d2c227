//! Reading aloud with a voice of the device. A voice that is not local would send what it reads to somebody else's
//! machine, so only local ones count.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance};

// Members are looked up by name where that is all they are needed for: each of the typed ones would weigh on the first visit.
fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// What reads, where the browser has it.
fn reader() -> Option<SpeechSynthesis> {
    let found = member(&super::window()?.into(), "speechSynthesis");
    found.is_object().then(|| found.unchecked_into())
}

/// A voice of the device itself for a language.
fn voice(tag: &str) -> Option<JsValue> {
    let is_local = |voice: &JsValue| member(voice, "localService").is_truthy();
    let speaks = |voice: &JsValue| {
        member(voice, "lang").as_string().is_some_and(|lang| lang.split(['-', '_']).next() == Some(tag))
    };
    reader()?.get_voices().into_iter().find(|voice| is_local(voice) && speaks(voice))
}

/// Whether the device can read this language aloud by itself.
pub fn can_read(tag: &str) -> bool {
    voice(tag).is_some()
}

/// Reads a text, or ends reading where it is at it. Without a voice nothing happens.
pub fn read_or_stop(text: &str, tag: &str) {
    let (Some(reader), Some(voice)) = (reader(), voice(tag)) else { return };
    let reading = member(&reader, "speaking").is_truthy();
    reader.cancel();
    if reading {
        return;
    }
    if let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) {
        // A browser that refuses the voice reads nothing: another one might not be local.
        if Reflect::set(&words, &"voice".into(), &voice).is_ok() {
            reader.speak(&words);
        }
    }
}

/// Ends reading.
pub fn stop() {
    if let Some(reader) = reader() {
        reader.cancel();
    }
}

/// Tells when the browser has found voices, which it does late; for as long as the returned value is there. Nothing where
/// the browser has no voices.
pub fn on_voices(found: impl FnMut() + 'static) -> Option<Listening> {
    let reader = reader()?;
    let closure = Closure::<dyn FnMut()>::new(found);
    hear(&reader, closure.as_ref());
    Some(Listening(closure))
}

/// Has the browser call this when it has found voices; null for nothing.
fn hear(reader: &SpeechSynthesis, by: &JsValue) {
    // Where it cannot be set, voices are found by the next screen.
    let _ = Reflect::set(reader, &"onvoiceschanged".into(), by);
}

/// Listens for voices until it is dropped.
pub struct Listening(#[allow(dead_code, reason = "it is kept for what its end does")] Closure<dyn FnMut()>);

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(reader) = reader() {
            hear(&reader, &JsValue::NULL);
        }
    }
}
