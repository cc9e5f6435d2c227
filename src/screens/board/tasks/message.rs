//! A member's tasks as a message.

use leptos::prelude::*;

use super::Shared;
use crate::browser::files;
use crate::components::copy_field::{CopyField, CopyWords};
use crate::state::language::use_language;
use sao_lang_core::locale::{Lang, msg, values};
use sao_lang_core::tasks::{Member, message};

const WORDS: CopyWords = CopyWords {
    copy: msg::TASKS_SHEET_COPY,
    share: msg::TASKS_SHEET_SHARE,
    copied: msg::TASKS_SHEET_COPIED,
    failed: msg::TASKS_SHEET_COPY_FAILED,
};

/// The text to copy or to hand to another app, drawn when the user asks for it. It is in Vietnamese, because a member
/// reads it.
#[component]
pub fn Message(member: Memo<Option<Member>>, shared: Shared) -> impl IntoView {
    let language = use_language();
    let asked = RwSignal::new(false);
    let text = Memo::new(move |_| {
        let today = shared.today.get_value();
        let of = |m: &Member| shared.products.with(|p| message(m, p, today, Lang::Vi));
        if asked.get() { member.with(|m| m.as_ref().map(of)).unwrap_or_default() } else { String::new() }
    });
    let label = move || {
        let name = member.with(|m| m.as_ref().map(|m| m.name(language.get()).to_owned())).unwrap_or_default();
        language.fill(msg::TASKS_SHEET_TEXT, values::Name { name: &name })
    };
    view! {
        <details class="task-message" on:toggle=move |_| asked.set(true)>
            <summary>{move || language.t(msg::TASKS_SHEET_SEND)}</summary>
            <Show when=move || asked.get()>
                <CopyField
                    label=Signal::derive(label)
                    main=true
                    lang="vi"
                    rows=8
                    text
                    words=WORDS
                    share=files::share_text
                />
            </Show>
        </details>
    }
}
