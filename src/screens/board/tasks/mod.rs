//! `/board/tasks?ids=`: the tasks by member; with `print=1` the members' sheets as pages.

mod list;
mod message;
mod note;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::joint::ids_of;
use super::load::stored_texts;
use super::report::texts_of;
use super::working_paper::{self, PrintWorking};
use crate::browser::clock;
use crate::browser::dom;
use crate::browser::storage::StorageError;
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::surround::surround;
use crate::components::try_again::WorkerAlert;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::calendar::day;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::tasks::{Member, MemberTask, ProductTasks, members_of};
use worker_protocol::{DraftTasks, Failure, StoredText, Working, WorkingFile};

use list::List;

/// Identifies a task among those of a member: by its key, and the index of the first product that it serves.
pub type TaskId = (String, usize);

/// The id of a task.
pub fn id_of(task: &MemberTask) -> TaskId {
    (task.task.key.clone(), task.serves.first().map_or(0, |s| s.product))
}

/// The number of drafts that are read at a time, so that the screen stays responsive.
const BATCH: usize = 100;

/// The tasks of the drafts in the address, or of all drafts where it names none.
#[component]
pub fn BoardTasks() -> impl IntoView {
    let address = use_query_map();
    let asked = Memo::new(move |_| address.with(|q| (q.get("ids").unwrap_or_default(), q.get("print").is_some())));
    surround("with-tasks");
    move || {
        let (ids, print) = asked.get();
        let back = match ids.as_str() {
            "" => "/board/tasks".to_owned(),
            ids => format!("/board/tasks?ids={ids}"),
        };
        if print {
            let ids = match ids.as_str() {
                "" => stored_texts().unwrap_or_default().into_iter().map(|t| t.id).collect(),
                ids => ids_of(ids),
            };
            let (title, back) = (msg::TASKS_SHEETS, (back, msg::TASKS_BACK));
            view! { <PrintWorking working=Working::Sheets ids title back /> }.into_any()
        } else {
            view! { <Asked ids=ids_of(&ids) /> }.into_any()
        }
    }
}

/// The state of loading the list.
#[derive(Clone)]
enum Loading {
    Working,
    NoStorage(StorageError),
    NoWorker(Failure),
    /// The products, and the number of drafts that cannot be read.
    Ready(Vec<ProductTasks>, usize),
}

#[component]
fn Asked(ids: Vec<String>) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let loading = RwSignal::new(Loading::Working);
    let ids = StoredValue::new(ids);
    let load = move || {
        loading.set(Loading::Working);
        let texts = ids.with_value(|ids| if ids.is_empty() { stored_texts() } else { Ok(texts_of(ids)) });
        tasks.spawn(async move {
            loading.set(match texts {
                Err(error) => Loading::NoStorage(error),
                Ok(texts) => match tasks_in(texts).await {
                    Ok((products, unreadable)) => Loading::Ready(products, unreadable),
                    Err(why) => Loading::NoWorker(why),
                },
            });
        });
    };
    load();
    dom::keep_focus(&[]);
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::TASKS_TITLE).to_owned()) />
        <p>{move || language.t(msg::TASKS_LEAD)}</p>
        {move || match loading.get() {
            Loading::Working => view! { <p role="status">{language.t(msg::TASKS_WORKING)}</p> }.into_any(),
            Loading::NoStorage(error) => view! { <ErrorAlert error /> }.into_any(),
            Loading::NoWorker(why) => view! { <WorkerAlert why again=load /> }.into_any(),
            Loading::Ready(products, unreadable) => view! { <Ready products unreadable /> }.into_any(),
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::BOARD_BACK)}
        </A>
    }
}

/// The tasks of these drafts, and the number of drafts that cannot be read.
async fn tasks_in(texts: Vec<StoredText>) -> Result<(Vec<ProductTasks>, usize), Failure> {
    let (mut all, mut unreadable) = (Vec::new(), 0);
    for batch in texts.chunks(BATCH) {
        let products = worker::ask(DraftTasks { drafts: batch.to_vec(), today: clock::today() }).await?;
        unreadable += products.iter().filter(|p| p.is_none()).count();
        all.extend(products.into_iter().flatten());
    }
    Ok((all, unreadable))
}

/// The values that the parts of the list share.
#[derive(Clone, Copy)]
struct Shared {
    products: RwSignal<Vec<ProductTasks>>,
    members: Memo<Vec<Member>>,
    today: StoredValue<NaiveDate>,
}

#[component]
fn Ready(products: Vec<ProductTasks>, unreadable: usize) -> impl IntoView {
    let language = use_language();
    let none = products.is_empty();
    let ids: Vec<String> = products.iter().map(|p| p.id.clone()).collect();
    let products = RwSignal::new(products);
    let shared = Shared {
        products,
        members: Memo::new(move |_| products.with(|p| members_of(p))),
        // The browser's clock always gives a valid date.
        today: StoredValue::new(day(&clock::today()).unwrap_or_default()),
    };
    view! {
        {(unreadable > 0)
            .then(|| {
                view! {
                    <Alert>
                        <p>{move || language.fill(msg::TASKS_UNREADABLE, values::N { n: &unreadable })}</p>
                    </Alert>
                }
            })}
        {match none {
            true => view! { <p>{move || language.t(msg::TASKS_NONE)}</p> }.into_any(),
            false => {
                view! {
                    <Files ids />
                    <List shared />
                }
                    .into_any()
            }
        }}
    }
}

/// Buttons for the sheets of all members, and for one calendar.
#[component]
fn Files(ids: Vec<String>) -> impl IntoView {
    let language = use_language();
    let download = use_file_download();
    let print = format!("/board/tasks?ids={}&print=1", ids.join(","));
    let ids = StoredValue::new(ids);
    let button = move |id: &'static str, file: WorkingFile, label| {
        view! {
            <button
                type="button"
                class="button wide"
                id=id
                on:click=move |_| ids.with_value(|ids| working_paper::download(download, file, ids, ""))
            >
                {move || language.t(label)}
            </button>
        }
    };
    view! {
        <details class="card">
            <summary>{move || language.t(msg::TASKS_SHEETS)}</summary>
            <p class="hint">{move || language.t(msg::TASKS_SHEETS_HELP)}</p>
            {button("sheets-zip", WorkingFile::MemberArchive, msg::TASKS_ALL_ZIP)}
            <A href=print attr:class="button wide">
                {move || language.t(msg::TASKS_ALL_PRINT)}
            </A>
            {button("tasks-calendar", WorkingFile::Calendar, msg::TASKS_ALL_CALENDAR)}
            <p class="hint">{move || language.t(msg::TASKS_ALL_CALENDAR_HELP)}</p>
        </details>
        <FileDownloadNote download />
    }
}
