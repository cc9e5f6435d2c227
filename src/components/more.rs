//! The button for the rest of a long list.

use leptos::prelude::*;

use crate::state::language::Language;
use sao_lang_core::locale::{msg, values};

/// A button that shows one more page of a list; `None` where the whole list is shown. At most `most` items of `all` are
/// shown now. Call it in a view that runs again when its values change.
pub fn more(
    id: &'static str,
    most: RwSignal<usize>,
    page: usize,
    all: usize,
    language: Language,
) -> Option<impl IntoView> {
    let left = all.saturating_sub(most.get());
    (left > 0).then(|| {
        view! {
            <button type="button" class="button wide" id=id on:click=move |_| most.update(|n| *n += page)>
                {language.fill(msg::BOARD_MORE, values::N { n: &left.min(page) })}
            </button>
        }
    })
}
