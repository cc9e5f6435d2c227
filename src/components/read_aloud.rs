//! A button that reads a question aloud, if the device has a local voice for the language.

use leptos::prelude::*;

use crate::browser::speech;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// Counts how often the browser has loaded voices. All questions of a screen share one counter.
#[derive(Clone, Copy)]
pub struct Voices(RwSignal<u32>);

impl Voices {
    /// Listens for voices while the view that calls this exists. When the view is removed, reading stops.
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

/// A button that reads the text aloud, or stops reading.
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
