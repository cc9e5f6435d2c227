//! A member's tasks as a message.

use leptos::html;
use leptos::prelude::*;

use super::Shared;
use crate::browser::dom;
use crate::browser::files;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::locale::{Lang, msg, values};
use sao_lang_core::tasks::{Member, message};

/// The text to send, to copy or to hand to another app. Drawn once it is asked for. It goes to a member, so it is in
/// Vietnamese.
#[component]
pub fn Message(member: Memo<Option<Member>>, shared: Shared) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let asked = RwSignal::new(false);
    let field = NodeRef::<html::Textarea>::new();
    let copied = RwSignal::new(None::<bool>);
    let text = Memo::new(move |_| {
        let today = shared.today.get_value();
        let of = |m: &Member| shared.products.with(|p| message(m, p, today, Lang::Vi));
        if asked.get() { member.with(|m| m.as_ref().map(of)).unwrap_or_default() } else { String::new() }
    });
    let label = move || {
        let name = member.with(|m| m.as_ref().map(|m| m.name(language.get()).to_owned())).unwrap_or_default();
        language.fill(msg::TASKS_SHEET_TEXT, values::Name { name: &name })
    };
    let copy = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
        let text = text.get_untracked();
        tasks.spawn(async move { copied.set(Some(dom::copy(&text).await.is_ok())) });
    };
    view! {
        <details class="task-message" on:toggle=move |_| asked.set(true)>
            <summary>{move || language.t(msg::TASKS_SHEET_SEND)}</summary>
            <Show when=move || asked.get()>
                <div class="field">
                    <textarea
                        rows="8"
                        readonly
                        lang="vi"
                        aria-label=label
                        node_ref=field
                        prop:value=move || text.get()
                    ></textarea>
                </div>
                <div class="buttons">
                    <button type="button" class="button primary" on:click=copy>
                        {move || language.t(msg::TASKS_SHEET_COPY)}
                    </button>
                    {files::can_share_link()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    on:click=move |_| text.with_untracked(|text| files::share_text(text))
                                >
                                    {move || language.t(msg::TASKS_SHEET_SHARE)}
                                </button>
                            }
                        })}
                </div>
                <p role="status" class="status">
                    {move || match copied.get() {
                        None => "",
                        Some(true) => language.t(msg::TASKS_SHEET_COPIED),
                        Some(false) => language.t(msg::TASKS_SHEET_COPY_FAILED),
                    }}
                </p>
            </Show>
        </details>
    }
}
