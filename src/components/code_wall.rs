//! Codes for a room: one at a time, alone on the screen while presenting.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::icons::{Back, Forward};
use super::link::A;
use super::qr_code::QrCode;
use super::surround::surround;
use crate::state::language::use_language;
use crate::state::presenter::use_presenter;
use crate::state::worker;
use sao_lang_core::locale::{msg, values};
use worker_protocol::{Code, DrawCode, Failure};

/// A code, and the name of the draft or sample that it opens.
#[derive(Clone)]
pub struct Shown {
    /// The drawing of the code.
    pub code: Code,
    /// The name of the draft or sample.
    pub name: String,
}

/// The address to which the fragment of a link is added.
pub fn receiving() -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}#", crate::browser::address::link("/receive"))
}

/// Requests the code of a link from the worker.
///
/// # Errors
/// See [`Failure`].
pub async fn drawn(link: String) -> Result<Code, Failure> {
    worker::ask(DrawCode { text: link }).await
}

/// One code, with links to the others. While presenting, it is alone on the screen and as high as the room needs; the
/// heading of the screen says what to do. Draw this component again when presenting begins or ends.
#[component]
pub fn CodeWall(
    /// The codes, at least one.
    codes: Vec<Shown>,
    /// The address of this screen, to which the number of the code is added.
    address: String,
) -> impl IntoView {
    let language = use_language();
    let query = use_query_map();
    let count = codes.len();
    let at = Memo::new(move |_| {
        let asked = query.with(|q| q.get("code").and_then(|n| n.parse::<usize>().ok())).unwrap_or(1);
        asked.clamp(1, count.max(1))
    });
    let (drawings, names): (Vec<Code>, Vec<String>) = codes.into_iter().map(|s| (s.code, s.name)).unzip();
    let code = move || drawings.get(at.get() - 1).cloned();
    let words = Memo::new(move |_| {
        let name = names.get(at.get() - 1).cloned().unwrap_or_default();
        let place = language.fill(msg::CODES_OF, values::CountN { n: &at.get(), count: &count });
        if count > 1 { format!("{name} · {place}") } else { name }
    });
    let way = StoredValue::new(address);
    let to = move |n: usize| way.with_value(|way| format!("{way}{n}"));
    if use_presenter().is_on() {
        surround("codes-alone");
    }
    view! {
        <div class="code-wall">
            {move || {
                let label = Signal::derive(move || language.fill(msg::CODES_LABEL, values::Name { name: &words.get() }));
                code().map(|code| view! { <QrCode code label /> })
            }}
            <nav class="code-way" aria-label=move || language.t(msg::CODES_WAY)>
                <Show when=move || at.get() != 1>
                    <A
                        href=move || to(at.get().saturating_sub(1))
                        attr:class="button"
                        attr:rel="prev"
                        attr:aria-label=move || language.t(msg::CODES_PREV)
                    >
                        <Back />
                    </A>
                </Show>
                <p role="status" class="code-of">
                    {move || words.get()}
                </p>
                <Show when=move || at.get() < count>
                    <A
                        href=move || to(at.get() + 1)
                        attr:class="button"
                        attr:rel="next"
                        attr:aria-label=move || language.t(msg::CODES_NEXT)
                    >
                        <Forward />
                    </A>
                </Show>
            </nav>
        </div>
    }
}
