//! The books and tables that are made of a diary, and the table that is read into it.

use leptos::prelude::*;

use super::Diary;
use super::import::Import;
use crate::browser::clock;
use crate::browser::storage::diary;
use crate::components::alert::ErrorAlert;
use crate::components::choice_field::ChoiceField;
use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::link::A;
use crate::error::AppError;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::worker;
use sao_lang_core::diary::{Month, Span};
use sao_lang_core::documents::Purpose;
use sao_lang_core::draft::to_json;
use sao_lang_core::locale::{Lang, msg};
use worker_protocol::{DiaryFile, DiaryPaper, DiarySpan, FileRequest, How, MakeDiaryTable, MakeDiaryWord, TableReport};

/// The files, in the order of their buttons: id, file, label.
const FILES: [(&str, DiaryFile, sao_lang_core::locale::Message); 4] = [
    ("word-log", DiaryFile::Word(DiaryPaper::Log), msg::DIARY_WORD_LOG),
    ("word-accounts", DiaryFile::Word(DiaryPaper::Accounts), msg::DIARY_WORD_ACCOUNTS),
    ("excel", DiaryFile::Table(TableReport::Workbook), msg::DIARY_EXCEL),
    ("csv", DiaryFile::Table(TableReport::Csv), msg::DIARY_CSV),
];

/// What a book is about, with all entries up to the end of its span.
pub(super) async fn about(open: OpenDraft, month: Month, span: Span) -> Result<DiarySpan, AppError> {
    let (_, to) = span.days(month);
    let found = diary::between(&open.id.get_value(), chrono::NaiveDate::MIN, to).await?;
    Ok(DiarySpan {
        draft: open.peek(to_json),
        entries: found.entries,
        day: month.first().to_string(),
        span,
        how: How {
            today: clock::today(),
            // The books may be shown to an office, so they are in Vietnamese whatever the language of the screen is.
            lang: Lang::Vi.tag().to_owned(),
            purpose: Purpose::HandIn,
            private_notes: false,
        },
    })
}

fn request(file: DiaryFile, about: DiarySpan) -> FileRequest {
    match file {
        DiaryFile::Word(paper) => MakeDiaryWord { paper, about }.into(),
        DiaryFile::Table(table) => MakeDiaryTable { table, about }.into(),
    }
}

/// The choice of a span, the books to print, the files, and reading a table.
#[component]
pub(super) fn Books(state: Diary) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let span = RwSignal::new(Span::default());
    let download = use_file_download();
    let failed = RwSignal::new(None::<AppError>);
    let make = move |file: DiaryFile| {
        // A second tap while a file is being made does nothing.
        if download.is_working() {
            return;
        }
        let (month, span) = (state.month.get_untracked(), span.get_untracked());
        let (from, _) = span.days(month);
        failed.set(None);
        state.tasks.spawn(async move {
            match about(open, month, span).await {
                Ok(about) => {
                    let name = open.peek(|draft| file.file_name(&draft.product.name, &from.to_string()));
                    download.start(name, file.media_type(), request(file, about));
                }
                Err(error) => failed.set(Some(error)),
            }
        });
    };
    let spans = Span::ALL.map(|choice| {
        view! {
            <ChoiceField
                group="diary-span"
                label=Signal::derive(move || choice.name(state.month.get(), language.get()))
                checked=Signal::derive(move || span.get() == choice)
                on_change=move |_| span.set(choice)
            />
        }
    });
    let print = [(DiaryPaper::Log, msg::DIARY_PRINT_LOG), (DiaryPaper::Accounts, msg::DIARY_PRINT_ACCOUNTS)];
    let print = print.map(|(paper, label)| {
        let href = move || {
            let query = format!("day={}&span={}", state.month.get().first(), span.get().key());
            open.link(&format!("print/{}?{query}", paper.name()))
        };
        view! {
            <A href=href attr:class="button wide">
                {move || language.t(label)}
            </A>
        }
    });
    let files = FILES.map(|(id, file, label)| {
        view! {
            <button type="button" class="button wide" id=format!("diary-{id}") on:click=move |_| make(file)>
                {move || language.t(label)}
            </button>
        }
    });
    view! {
        <details class="card" id="diary-books" on:toggle=move |_| worker::prepare()>
            <summary>{move || language.t(msg::DIARY_BOOKS)}</summary>
            <fieldset>
                <legend>{move || language.t(msg::DIARY_SPAN)}</legend>
                {spans}
            </fieldset>
            {print}
            {files}
            <FileDownloadNote download />
            {move || failed.get().map(|error| view! { <ErrorAlert error /> })}
            <Import state />
        </details>
    }
}
