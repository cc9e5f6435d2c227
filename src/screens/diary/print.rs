//! `/draft/:id/print/nhat-ky-san-xuat`, `/draft/:id/print/so-thu-chi`: a book of the diary on the screen, to print or to
//! save as PDF. The address has a day and the span: `?day=2026-11-01&span=quarter`.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::books::about;
use super::today;
use crate::components::alert::ErrorAlert;
use crate::components::paper::Paper;
use crate::components::print_head::{PrintHead, title_of};
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::calendar::day;
use sao_lang_core::diary::{Month, Span};
use sao_lang_core::documents::file_name;
use sao_lang_core::locale::msg;
use worker_protocol::{DiaryBlocks, DiaryPaper, DiarySpan, MakeDiaryWord};

/// A book of the diary.
#[component]
pub fn DiaryPages(paper: DiaryPaper) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let query = use_query_map();
    // Followed, because the router may set the address after the screen is drawn.
    let chosen = Memo::new(move |_| {
        query.with(|query| {
            let month = Month::of(query.get("day").and_then(|text| day(&text)).unwrap_or_else(today));
            (month, query.get("span").and_then(|key| Span::from_key(&key)).unwrap_or_default())
        })
    });
    let pages = RwSignal::new(None);
    let failed = RwSignal::new(None::<AppError>);
    // What the pages on the screen are about.
    let shown = StoredValue::new(None::<DiarySpan>);
    let label = match paper {
        DiaryPaper::Log => msg::DIARY_BOOK_LOG_NAME,
        DiaryPaper::Accounts => msg::DIARY_BOOK_ACCOUNTS_NAME,
    };
    // The browser uses the title as the name of the PDF.
    let title = Signal::derive(move || {
        let (month, span) = chosen.get();
        title_of(language, language.t(label), &span.name(month, language.get()))
    });
    let make = move || {
        pages.set(None);
        let (month, span) = chosen.get_untracked();
        tasks.spawn(async move {
            let made = match about(open, month, span).await {
                Ok(about) => {
                    shown.set_value(Some(about.clone()));
                    worker::ask(DiaryBlocks { paper, about }).await
                }
                Err(error) => return failed.set(Some(error)),
            };
            // Pages of a span that is no longer the chosen one come too late.
            if chosen.get_untracked() == (month, span) {
                pages.set(Some(made));
            }
        });
    };
    Effect::new(move || {
        chosen.track();
        make();
    });
    let pdf = Callback::new(move |()| {
        let about = shown.get_value()?;
        let name = open.peek(|draft| file_name(paper.name(), &draft.product.name, &about.day, "pdf"));
        Some((name, MakeDiaryWord { paper, about }.into()))
    });
    view! {
        <PrintHead title back=(open.link("diary"), msg::DIARY_BACK) pdf />
        {move || match failed.get() {
            Some(error) => view! { <ErrorAlert error /> }.into_any(),
            None => view! { <Paper pages label again=make /> }.into_any(),
        }}
    }
}
