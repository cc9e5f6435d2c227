//! The field for one figure.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::field::TextField;
use crate::browser::clock;
use crate::browser::storage::diary;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::calendar::day;
use sao_lang_core::diary::totals;
use sao_lang_core::figures::FigureAt;
use sao_lang_core::locale::{msg, values};

/// A field for a figure of the open draft. Below it stands what was read, or what was not understood, and what the diary
/// says of it.
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
    // The field is drawn anew where something else than typing has changed its text.
    let taken = RwSignal::new(0_usize);
    let field = move || {
        taken.track();
        view! {
            <TextField
                id=figure.id()
                label=Signal::derive(move || figure.label(language.get()))
                hint=Some(Signal::derive(move || figure.hint(language.get())))
                remark=Some(remark)
                value=open.peek(|d| figure.text(d).to_owned())
                on_change=move |text: String| open.change(|d| figure.set(d, &text))
            />
        }
    };
    let in_diary = RwSignal::new(None::<String>);
    look_into_diary(figure, open.id.get_value(), in_diary);
    let take = move |text: String| {
        open.change(|d| figure.set(d, &text));
        taken.update(|times| *times += 1);
    };
    let offered = Memo::new(move |_| in_diary.get().filter(|text| open.with(|d| figure.text(d) != text)));
    view! {
        {field}
        {move || {
            offered
                .get()
                .map(|text| {
                    let words = language.fill(msg::FIGURES_FROM_DIARY, values::Text { text: &text });
                    view! {
                        <button type="button" class="button quiet" on:click=move |_| take(text.clone())>
                            {words}
                        </button>
                    }
                })
        }}
    }
}

/// Reads the days of the diary whose sum is the figure, where the draft has a diary.
fn look_into_diary(figure: FigureAt, draft: String, found: RwSignal<Option<String>>) {
    let days = day(&clock::today()).and_then(|today| figure.diary_days(today));
    let Some((from, to)) = days.filter(|_| diary::has_one(&draft)) else { return };
    spawn_local(async move {
        // Where the diary cannot be read, nothing is offered; its own screen says why.
        let Ok(read) = diary::between(&draft, from, to).await else { return };
        // The field may be gone by now.
        let _ = found.try_set(figure.of_diary(&totals(&read.entries, from, to)));
    });
}
