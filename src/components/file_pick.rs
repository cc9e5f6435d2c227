//! Picking files from the device.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use crate::browser::files;
use crate::state::language::use_language;
use sao_lang_core::locale::Message;

/// A button that opens the browser's own picker, and a hint below it.
#[component]
pub fn FilePick(
    /// Id of the field.
    id: &'static str,
    /// Kinds of files, as the browser takes them.
    accept: &'static str,
    /// Whether more than one can be picked.
    #[prop(optional)]
    multiple: bool,
    /// Whether this is what the screen is about.
    #[prop(optional)]
    primary: bool,
    /// What the button says.
    label: Message,
    /// What the hint says.
    hint: Message,
    /// Is told the files; there is at least one.
    on_pick: impl Fn(Vec<File>) + 'static,
) -> impl IntoView {
    let language = use_language();
    let input = NodeRef::<html::Input>::new();
    let pick = move |_| {
        let Some(field) = input.get_untracked() else { return };
        let picked = field.files().map(|list| files::all(&list)).unwrap_or_default();
        // The same file can be picked again after it was mended.
        field.set_value("");
        if !picked.is_empty() {
            on_pick(picked);
        }
    };
    let hint_id = format!("{id}-hint");
    view! {
        <label class="button wide file-button" class:primary=primary>
            <input
                id=id
                class="visually-hidden"
                type="file"
                multiple=multiple
                accept=accept
                aria-describedby=hint_id.clone()
                node_ref=input
                on:change=pick
            />
            <span>{move || language.t(label)}</span>
        </label>
        <p class="hint" id=hint_id>
            {move || language.t(hint)}
        </p>
    }
}
