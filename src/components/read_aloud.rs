//! A button that reads a question aloud, where the device has a voice of its own for the language.

use leptos::prelude::*;

use crate::browser::speech;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// Counts the times when the browser has found voices. One for all questions of a screen.
#[derive(Clone, Copy)]
pub struct Voices(RwSignal<u32>);

impl Voices {
    /// Listens for voices for as long as the view is there that calls this; reading ends with it.
    pub fn listen() -> Voices {
        let found = RwSignal::new(0);
        let listening = StoredValue::new_local(speech::on_voices(move || {
            found.try_update(|n| *n += 1);
        }));
        on_cleanup(move || {
            speech::stop();
            listening.try_update_value(Option::take);
        });
        Voices(found)
    }
}

/// Reads the text, or ends reading.
#[component]
pub fn ReadAloud(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let language = use_language();
    let voices = use_context::<Voices>();
    let can_read = Memo::new(move |_| {
        if let Some(Voices(found)) = voices {
            found.track();
        }
        speech::can_read(language.get().tag())
    });
    view! {
        <Show when=move || can_read.get()>
            <button
                type="button"
                class="button quiet read-aloud"
                on:click=move |_| speech::read_or_stop(&text.get_untracked(), untrack(|| language.get()).tag())
            >
                {move || language.t(msg::WAY_READ_ALOUD)}
            </button>
        </Show>
    }
}
