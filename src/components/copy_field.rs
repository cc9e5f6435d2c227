//! A text to take along: to copy, or to send by another app.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{dom, files};
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::locale::Message;

/// The words of the field: its two buttons, and what is said after copying.
#[derive(Debug, Clone, Copy)]
pub struct CopyWords {
    /// The button that copies.
    pub copy: Message,
    /// The button that sends.
    pub share: Message,
    /// It is copied.
    pub copied: Message,
    /// The browser does not let the app copy.
    pub failed: Message,
}

/// A text that can only be read, with buttons to copy it and, where the browser can, to send it.
#[component]
pub fn CopyField(
    /// Unique on the screen, where the label stands above the field; without it the label is for screen readers only.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether copying is what the screen is for.
    #[prop(optional)]
    main: bool,
    /// Id of the element that explains the field.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// Language of the text, where it is not that of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// Lines that are in sight.
    rows: u8,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The words.
    words: CopyWords,
    /// Hands the text to another app.
    share: fn(&str),
) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let field = NodeRef::<html::Textarea>::new();
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
        let text = text.get_untracked();
        tasks.spawn(async move { copied.set(Some(dom::copy(&text).await.is_ok())) });
    };
    view! {
        <div class="field">
            {id.map(|id| view! { <label for=id>{move || label.get()}</label> })}
            <textarea
                id=id
                rows=rows.to_string()
                readonly
                lang=lang
                aria-label=move || id.is_none().then(|| label.get())
                aria-describedby=described_by
                node_ref=field
                prop:value=move || text.get()
            ></textarea>
        </div>
        <div class="buttons">
            <button type="button" class="button" class:primary=main on:click=copy>
                {move || language.t(words.copy)}
            </button>
            {files::can_share_link()
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=move |_| text.with_untracked(|text| share(text))>
                            {move || language.t(words.share)}
                        </button>
                    }
                })}
        </div>
        <p role="status" class="status">
            {move || match copied.get() {
                None => "",
                Some(true) => language.t(words.copied),
                Some(false) => language.t(words.failed),
            }}
        </p>
    }
}
