//! The field for one figure.

use leptos::prelude::*;

use super::field::TextField;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::figures::FigureAt;
use sao_lang_core::locale::{msg, values};

/// A field for a figure of the open draft. Below it stands what was read, or what was not understood.
#[component]
pub fn FigureField(
    /// The figure.
    figure: FigureAt,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let read = Memo::new(move |_| open.with(|d| figure.read(d)));
    let remark = Signal::derive(move || match read.get() {
        Ok(None) => None,
        Ok(Some(quantity)) => {
            let text = quantity.written(language.get());
            Some(language.fill(msg::FIGURES_READ_AS, values::Text { text: &text }))
        }
        Err(what) => Some(what.words(language.get())),
    });
    let hint = move || figure.hint(language.get());
    view! {
        <TextField
            id=figure.id()
            label=Signal::derive(move || figure.label(language.get()))
            hint=Some(Signal::derive(hint))
            remark=Some(remark)
            value=open.peek(|d| figure.text(d).to_owned())
            on_change=move |text: String| open.change(|d| figure.set(d, &text))
        />
    }
}
