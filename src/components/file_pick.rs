//! Picking files from the device.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use crate::browser::files;
use crate::state::language::use_language;
use sao_lang_core::locale::Message;

/// A button that opens the browser's file picker, with a hint below it.
#[component]
pub fn FilePick(
    /// The id of the field.
    id: &'static str,
    /// The types of files, as the `accept` attribute has them.
    accept: &'static str,
    /// Whether several files can be picked.
    #[prop(optional)]
    multiple: bool,
    /// Whether picking files is the main action of the screen.
    #[prop(optional)]
    primary: bool,
    /// Whether a phone opens its camera instead.
    #[prop(optional)]
    camera: bool,
    /// The text of the button.
    label: Message,
    /// The text of the hint.
    #[prop(optional_no_strip, into)]
    hint: Option<Message>,
    /// Called with the picked files; there is at least one.
    on_pick: impl Fn(Vec<File>) + 'static,
) -> impl IntoView {
    let language = use_language();
    let input = NodeRef::<html::Input>::new();
    let pick = move |_| {
        let Some(field) = input.get_untracked() else { return };
        let picked = field.files().map(|list| files::all(&list)).unwrap_or_default();
        // Without this, the browser sends no event when the same file is picked again after a correction.
        field.set_value("");
        if !picked.is_empty() {
            on_pick(picked);
        }
    };
    let hint_id = hint.map(|_| format!("{id}-hint"));
    view! {
        <label class="button wide file-button" class:primary=primary>
            <input
                id=id
                class="visually-hidden"
                type="file"
                multiple=multiple
                accept=accept
                capture=camera.then_some("environment")
                aria-describedby=hint_id.clone()
                node_ref=input
                on:change=pick
            />
            <span>{move || language.t(label)}</span>
        </label>
        {hint.map(|hint| view! { <p class="hint" id=hint_id>{move || language.t(hint)}</p> })}
    }
}

/// What the browser offers to pick where photos are wanted.
pub const PHOTOS: &str = "image/*";

/// Two buttons, one that takes a photo and one that picks photos from the device: some phones offer only one of the two
/// for a field.
#[component]
pub fn PhotoPick(
    /// The ids of the two fields.
    ids: [&'static str; 2],
    /// The texts of the two buttons.
    labels: [Message; 2],
    /// Whether several photos can be picked from the device.
    #[prop(optional)]
    multiple: bool,
    /// Whether taking a photo is the main action of the screen.
    primary: bool,
    /// The text of the hint.
    #[prop(optional)]
    hint: Option<Message>,
    /// Called with the photos; there is at least one.
    on_pick: impl Fn(Vec<File>) + Copy + 'static,
) -> impl IntoView {
    let ([camera_id, gallery_id], [camera, gallery]) = (ids, labels);
    view! {
        <FilePick id=camera_id accept=PHOTOS camera=true primary label=camera on_pick />
        <FilePick id=gallery_id accept=PHOTOS multiple label=gallery hint on_pick />
    }
}
