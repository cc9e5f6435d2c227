//! What stands above a document on the screen: its title, the way back, and the button that prints it.

use leptos::prelude::*;

use super::heading::ScreenHeading;
use super::link::A;
use crate::browser::dom;
use crate::state::language::use_language;
use sao_lang_core::locale::{Message, msg};

/// The head of a screen that shows a document; it is not printed itself.
#[component]
pub fn PrintHead(
    /// Title of the document; the browser makes it the name of the PDF.
    #[prop(into)]
    title: Signal<String>,
    /// What the screen is for.
    #[prop(default = msg::EXPORT_PRINT_HELP)]
    help: Message,
    /// Address and name of the screen before.
    back: (String, Message),
    /// More buttons.
    #[prop(optional, into)]
    buttons: ViewFnOnce,
    /// What is said below the buttons.
    #[prop(optional, into)]
    note: ViewFnOnce,
) -> impl IntoView {
    let language = use_language();
    let (href, name) = back;
    view! {
        <div class="not-printed">
            <ScreenHeading text=title />
            <p class="hint">{move || language.t(help)}</p>
            <div class="buttons">
                <A href attr:class="button">
                    {move || language.t(name)}
                </A>
                <button type="button" class="button primary" on:click=move |_| dom::print()>
                    {move || language.t(msg::EXPORT_PRINT_NOW)}
                </button>
                {buttons.run()}
            </div>
            {note.run()}
        </div>
    }
}
