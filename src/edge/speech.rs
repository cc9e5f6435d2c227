//! Reading aloud with a voice of the device. A voice that is not local would send what it reads to somebody else's
//! machine, so only local ones count.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// What reads, where the browser has it.
fn reader() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let found = Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    found.dyn_into().ok()
}

/// A voice of the device itself for a language.
fn voice(tag: &str) -> Option<SpeechSynthesisVoice> {
    let voices = reader()?.get_voices().into_iter();
    let mut voices = voices.filter_map(|v| v.dyn_into::<SpeechSynthesisVoice>().ok());
    voices.find(|v| v.local_service() && v.lang().split(['-', '_']).next() == Some(tag))
}

/// Whether the device can read this language aloud by itself.
pub fn can_read(tag: &str) -> bool {
    voice(tag).is_some()
}

/// Reads a text, or ends reading where it is at it. Without a voice nothing happens.
pub fn read_or_stop(text: &str, tag: &str) {
    let (Some(reader), Some(voice)) = (reader(), voice(tag)) else { return };
    let reading = reader.speaking();
    reader.cancel();
    if reading {
        return;
    }
    if let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) {
        words.set_lang(&voice.lang());
        words.set_voice(Some(&voice));
        reader.speak(&words);
    }
}

/// Ends reading.
pub fn stop() {
    if let Some(reader) = reader() {
        reader.cancel();
    }
}

/// Tells when the browser has found voices, which it does late; for as long as the returned value is there.
pub fn on_voices(found: impl FnMut() + 'static) -> Listening {
    let closure = Closure::<dyn FnMut()>::new(found);
    if let Some(reader) = reader() {
        reader.set_onvoiceschanged(Some(closure.as_ref().unchecked_ref()));
    }
    Listening(closure)
}

/// Listens for voices until it is dropped.
pub struct Listening(#[allow(dead_code, reason = "it is kept for what its end does")] Closure<dyn FnMut()>);

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(reader) = reader() {
            reader.set_onvoiceschanged(None);
        }
    }
}
