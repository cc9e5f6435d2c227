//! The rest of a long list.

use leptos::prelude::*;

use crate::state::language::Language;
use sao_lang_core::locale::{msg, values};

/// A button that draws more of a list, a page at a time; `None` where all of it is drawn. `most` are drawn at most,
/// `all` are there. For a view that follows what it is given.
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
