//! The tasks by member, with filters.

use leptos::prelude::*;

use super::super::select::Select;
use super::super::working_paper;
use super::message::Message;
use super::note::TaskItem;
use super::{Shared, TaskId, id_of};
use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::link::A;
use crate::state::language::use_language;
use sao_lang_core::locale::{self, msg, values};
use sao_lang_core::tasks::{Filter, Member, Show as ShowTasks, persons};
use worker_protocol::{Working, WorkingFile};

/// Up to this number of members, all are expanded at first; with more, the user expands each.
const OPEN: usize = 2;

fn show_words(show: ShowTasks) -> locale::Message {
    match show {
        ShowTasks::Open => msg::TASKS_SHOW_OPEN,
        ShowTasks::Late => msg::TASKS_SHOW_LATE,
        ShowTasks::Soon => msg::TASKS_SHOW_SOON,
        ShowTasks::Done => msg::TASKS_SHOW_DONE,
    }
}

/// The filters, then the members with their tasks.
#[component]
pub fn List(shared: Shared) -> impl IntoView {
    let language = use_language();
    let (show, who) = (RwSignal::new(0usize), RwSignal::new(0usize));
    let people = Memo::new(move |_| shared.members.with(|m| persons(m)));
    let person = RwSignal::new(String::new());
    Effect::new(move || {
        let name = who.get().checked_sub(1).and_then(|n| people.with_untracked(|p| p.get(n).cloned()));
        let name = name.unwrap_or_default();
        if person.with_untracked(|before| *before != name) {
            person.set(name);
        }
    });
    // A new name changes the indexes of the list; the chosen person stays chosen.
    Effect::new(move || {
        let place = people.with(|p| person.with_untracked(|name| p.iter().position(|other| other == name)));
        let place = place.map_or(0, |n| n + 1);
        if who.get_untracked() != place {
            who.set(place);
        }
    });
    let show_name =
        Callback::new(move |n: usize| ShowTasks::ALL.get(n).map_or("", |s| language.t(show_words(*s))).to_owned());
    let who_name = Callback::new(move |n: usize| match n.checked_sub(1) {
        None => language.t(msg::TASKS_WHO_ALL).to_owned(),
        Some(n) => people.with(|p| p.get(n).cloned()).unwrap_or_default(),
    });
    // A task that is marked as done or edited stays where it is until the filters change, so that the list does not
    // move while the user works in it.
    let chosen = Memo::new(move |_| -> Vec<(String, Vec<TaskId>)> {
        let filter = Filter { show: ShowTasks::ALL.get(show.get()).copied().unwrap_or_default(), person: person.get() };
        let today = shared.today.get_value();
        let of = |member: &Member| {
            let tasks: Vec<TaskId> = filter.select(member, today).into_iter().map(id_of).collect();
            (!tasks.is_empty()).then(|| (member.key.clone(), tasks))
        };
        shared.members.with_untracked(|members| members.iter().filter_map(of).collect())
    });
    let found = move || {
        let (tasks, members) = chosen.with(|c| (c.iter().map(|(_, t)| t.len()).sum::<usize>(), c.len()));
        match tasks {
            0 => language.t(msg::TASKS_FOUND_NONE).to_owned(),
            n => language.fill(msg::TASKS_FOUND, values::MembersN { n: &n, members: &members }),
        }
    };
    view! {
        <div class="board-controls">
            <Select id="tasks-show" label=msg::TASKS_SHOW count=ShowTasks::ALL.len() words=show_name chosen=show />
            {move || {
                // The names change with the notes, so the drop-down list is drawn again.
                let count = people.with(Vec::len) + 1;
                (count > 1)
                    .then(|| view! { <Select id="tasks-who" label=msg::TASKS_WHO count words=who_name chosen=who /> })
            }}
        </div>
        <p role="status" class="status" id="tasks-found">
            {found}
        </p>
        {move || {
            let open = chosen.with(|c| c.len() <= OPEN);
            chosen
                .get()
                .into_iter()
                .map(|(key, ids)| view! { <MemberPart key ids open shared /> })
                .collect_view()
        }}
    }
}

/// A member with its tasks and its sheet.
#[component]
fn MemberPart(key: String, ids: Vec<TaskId>, open: bool, shared: Shared) -> impl IntoView {
    let language = use_language();
    let member = Memo::new(move |_| shared.members.with(|m| m.iter().find(|m| m.key == key).cloned()));
    let asked = RwSignal::new(open);
    let ids = StoredValue::new(ids);
    let heading = move || {
        member.with(|member| {
            let member = member.as_ref()?;
            let name = member.name(language.get()).to_owned();
            let open = member.tasks.iter().filter(|t| t.task.is_open());
            let (n, late) = open.fold((0, 0), |(n, late), t| (n + 1, late + usize::from(t.task.late)));
            let products = member.products.len();
            Some(match late {
                0 => {
                    language.fill(msg::TASKS_SUMMARY, values::NNameProducts { name: &name, products: &products, n: &n })
                }
                _ => language.fill(
                    msg::TASKS_SUMMARY_LATE,
                    values::LateNNameProducts { name: &name, products: &products, n: &n, late: &late },
                ),
            })
        })
    };
    let phone = move || member.with(|m| m.as_ref().map(|m| m.phone.clone())).filter(|phone| !phone.is_empty());
    let item = move |id: TaskId| view! { <TaskItem id member shared /> };
    let items = move || {
        let is_shared = |id: &TaskId| {
            member.with_untracked(|m| m.as_ref().is_some_and(|m| m.tasks.iter().any(|t| id_of(t) == *id && t.shared)))
        };
        let (common, own): (Vec<TaskId>, Vec<TaskId>) = ids.get_value().into_iter().partition(is_shared);
        let common = (!common.is_empty()).then(|| {
            view! {
                <h3>{move || language.t(msg::TASKS_SHARED)}</h3>
                <ul class="task-list">{common.into_iter().map(item).collect_view()}</ul>
            }
        });
        // The tasks by product, in the order of the member's products.
        let products = member.with_untracked(|m| m.as_ref().map(|m| m.products.clone())).unwrap_or_default();
        let of_products = products.into_iter().filter_map(|product| {
            let of: Vec<TaskId> = own.iter().filter(|(_, first)| *first == product).cloned().collect();
            let name = move || {
                let lang = language.get();
                shared.products.with(|p| p.get(product).map(|p| p.name(lang).to_owned()))
            };
            (!of.is_empty()).then(|| {
                view! {
                    <h3>{name}</h3>
                    <ul class="task-list">{of.into_iter().map(item).collect_view()}</ul>
                }
            })
        });
        let of_products = of_products.collect_view();
        view! {
            {common}
            {of_products}
        }
    };
    view! {
        <details class="card task-member" open=open on:toggle=move |_| asked.set(true)>
            <summary>
                <h2>{heading}</h2>
            </summary>
            // The tasks are drawn when the member is expanded: with hundreds of products, most members stay collapsed.
            <Show when=move || asked.get()>
                {move || phone().map(|phone| view! { <p>{language.fill(msg::TASKS_PHONE, values::Phone { phone: &phone })}</p> })}
                {items}
                <Sheet member shared />
            </Show>
        </details>
    }
}

/// A member's sheet: as a file, as pages, as a message.
#[component]
fn Sheet(member: Memo<Option<Member>>, shared: Shared) -> impl IntoView {
    let language = use_language();
    // The state of the download is shown beside its button.
    let download = use_file_download();
    let ids = move || -> Vec<String> {
        let places = member.with_untracked(|m| m.as_ref().map(|m| m.products.clone())).unwrap_or_default();
        shared.products.with_untracked(|p| places.iter().filter_map(|n| p.get(*n)).map(|p| p.id.clone()).collect())
    };
    let print = format!("/board/tasks?ids={}&print=1", ids().join(","));
    let make = move |_| {
        let name = member.with_untracked(|m| m.as_ref().map(|m| m.name.clone())).unwrap_or_default();
        working_paper::download(download, WorkingFile::Word(Working::Sheets), &ids(), &name);
    };
    view! {
        <div class="buttons task-sheet">
            <button type="button" class="button" on:click=make>
                {move || language.t(msg::TASKS_SHEET_WORD)}
            </button>
            <A href=print attr:class="button">
                {move || language.t(msg::TASKS_SHEET_PRINT)}
            </A>
        </div>
        <FileDownloadNote download />
        <Message member shared />
    }
}
