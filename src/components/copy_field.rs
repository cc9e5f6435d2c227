//! A text that the user can copy or send with another app.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{dom, files};
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::locale::Message;

/// The texts of the field: its two buttons, and the two results of copying.
#[derive(Debug, Clone, Copy)]
pub struct CopyWords {
    /// The text of the button that copies.
    pub copy: Message,
    /// The text of the button that sends.
    pub share: Message,
    /// The result when the text was copied.
    pub copied: Message,
    /// The result when the browser does not let the app copy.
    pub failed: Message,
}

/// A read-only text with a button to copy it and, where the browser can share, a button to send it.
#[component]
pub fn CopyField(
    /// An id that is unique on the screen: with it the label is visible above the field, without it only screen readers
    /// read the label.
    #[prop(optional)]
    id: Option<&'static str>,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Whether copying is the main action of the screen.
    #[prop(optional)]
    main: bool,
    /// The id of the element that explains the field.
    #[prop(optional)]
    described_by: Option<&'static str>,
    /// The language of the text, if it differs from the page's.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// The number of visible lines.
    rows: u8,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The texts of the field.
    words: CopyWords,
    /// The function that hands the text to another app.
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
