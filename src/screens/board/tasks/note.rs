//! One task: whether it is done, the person, and the due date.

use leptos::prelude::*;

use super::{Shared, TaskId, id_of, tasks_in};
use crate::browser::address::link;
use crate::browser::clock;
use crate::browser::storage::{self, StorageError};
use crate::components::alert::Alert;
use crate::components::choice_field::ChoiceField;
use crate::error::ErrorWords as _;
use crate::state::language::use_language;
use crate::state::task::use_tasks;
use sao_lang_core::assessment::effort_words;
use sao_lang_core::assessment::note_change;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::tasks::{Member, MemberTask, NoteEdit};

use super::super::report::texts_of;

/// The result of the last change of a task.
#[derive(Debug, Clone)]
enum Kept {
    NotYet,
    Yes,
    No(StorageError),
}

/// A task of a member. A change is saved at once, in every draft that the task serves.
#[component]
pub fn TaskItem(id: TaskId, member: Memo<Option<Member>>, shared: Shared) -> impl IntoView {
    let language = use_language();
    let jobs = use_tasks();
    let name = format!("task-{}-{}", id.1, id.0.replace(':', "-"));
    let task = Memo::new(move |_| -> Option<MemberTask> {
        member.with(|m| m.as_ref()?.tasks.iter().find(|t| id_of(t) == id).cloned())
    });
    let kept = RwSignal::new(Kept::NotYet);
    let is_done = move || task.with_untracked(|t| t.as_ref().is_some_and(|t| !t.task.is_open()));
    let ticked = RwSignal::new(is_done());
    let edit = Callback::new(move |edit: NoteEdit| {
        let Some(task) = task.get_untracked() else { return };
        let ids = shared.products.with_untracked(|p| task.ids(p));
        let outcome = write(&ids, &task.task.key, &edit);
        let failed = outcome.is_err();
        kept.set(match outcome {
            Ok(()) => Kept::Yes,
            Err(error) => Kept::No(error),
        });
        // The stored tasks are shown, also where only some of the drafts could be saved.
        let texts = texts_of(&ids);
        jobs.spawn(async move {
            let changed = tasks_in(texts).await;
            let known = changed.is_ok();
            if let Ok((changed, _)) = changed {
                shared.products.update(|all| {
                    for product in changed {
                        if let Some(own) = all.iter_mut().find(|p| p.id == product.id) {
                            *own = product;
                        }
                    }
                });
            }
            // The checkbox is reset if the change could not be saved.
            if known || failed {
                ticked.set(is_done());
            }
        });
    });
    let words = Signal::derive(move || {
        let lang = language.get();
        task.with(|t| t.as_ref().map(|t| shared.products.with(|p| t.words(p, lang)))).unwrap_or_default()
    });
    let tick = move |yes: bool| {
        ticked.set(yes);
        edit.run(NoteEdit::Done(if yes { clock::today() } else { String::new() }));
    };
    let late = move || task.with(|t| t.as_ref().is_some_and(|t| t.task.late));
    let about = move || {
        let lang = language.get();
        task.with(|t| {
            let t = t.as_ref()?;
            let mut parts = Vec::new();
            if !t.task.due.is_empty() {
                let words = if t.task.late { msg::TASKS_DUE_LATE } else { msg::TASKS_DUE };
                parts.push(language.fill(words, values::Day { day: &t.task.due_words(lang) }));
            }
            if !t.task.person.is_empty() {
                parts.push(language.fill(msg::TASKS_PERSON, values::Name { name: &t.task.person }));
            }
            parts.extend(t.task.effort.map(|effort| language.t(effort_words(effort)).to_owned()));
            match (t.done_in(), t.serves.len()) {
                (0, _) => {}
                (n, all) if n == all => {
                    let day = lang.day_or_text(&t.task.done);
                    parts.push(language.fill(msg::TASKS_DONE_ON, values::Day { day: &day }));
                }
                (n, all) => parts.push(language.fill(msg::TASKS_DONE_SOME, values::AllN { n: &n, all: &all })),
            }
            (!parts.is_empty()).then(|| view! { <p class="meta">{parts.join(" · ")}</p> })
        })
    };
    let places = move || {
        task.with(|t| {
            let serves = t.as_ref().map(|t| t.serves.clone()).unwrap_or_default();
            let links = serves.into_iter().filter_map(|serves| {
                let (id, name) = shared.products.with(|p| {
                    let product = p.get(serves.product)?;
                    Some((product.id.clone(), product.name(language.get()).to_owned()))
                })?;
                let href = link(&format!("/draft/{id}/{}", serves.place));
                // A plain `<a>`, because there are many; the router handles it too.
                Some(view! { <a href=href.trim_end_matches('/').to_owned() class="text-link">{name}</a> " " })
            });
            links.collect_view()
        })
    };
    view! {
        <li class="task" class:task-late=late>
            <ChoiceField label=words checked=ticked on_change=tick />
            {about}
            <p class="task-places">{places}</p>
            <Edit name task edit />
            <p role="status" class="status">
                {move || matches!(kept.get(), Kept::Yes).then(|| language.t(msg::TASKS_SAVED))}
            </p>
            {move || match kept.get() {
                Kept::No(error) => {
                    let why = error.words(language.get());
                    Some(view! { <Alert urgent=true><p>{language.fill(msg::TASKS_FAILED, values::Why { why: &why })}</p></Alert> })
                }
                _ => None,
            }}
        </li>
    }
}

/// Fields for the person and the due date. A field is saved when it loses the focus, not at every letter.
#[component]
fn Edit(name: String, task: Memo<Option<MemberTask>>, edit: Callback<NoteEdit>) -> impl IntoView {
    let language = use_language();
    let asked = RwSignal::new(false);
    let name = StoredValue::new(name);
    let field =
        move |key: &str, kind: &'static str, label, read: fn(&MemberTask) -> &String, to: fn(String) -> NoteEdit| {
            let id = name.with_value(|name| format!("{name}-{key}"));
            let value = task.with_untracked(|t| t.as_ref().map(|t| read(t).clone())).unwrap_or_default();
            view! {
                <div class="field">
                    <label for=id.clone()>{move || language.t(label)}</label>
                    <input
                        id=id
                        type=kind
                        autocomplete="off"
                        prop:value=value
                        on:change=move |event| edit.run(to(event_target_value(&event)))
                    />
                </div>
            }
        };
    view! {
        <details class="task-edit" on:toggle=move |_| asked.set(true)>
            <summary>{move || language.t(msg::TASKS_EDIT)}</summary>
            <Show when=move || asked.get()>
                {field("person", "text", msg::TASKS_EDIT_PERSON, |t| &t.task.person, NoteEdit::Person)}
                {field("due", "date", msg::TASKS_EDIT_DUE, |t| &t.task.due, NoteEdit::Due)}
            </Show>
        </details>
    }
}

/// Writes the change into each draft as it is stored now; stops where a draft cannot be saved.
fn write(ids: &[String], key: &str, edit: &NoteEdit) -> Result<(), StorageError> {
    for id in ids {
        let mut draft = storage::load(id)?;
        edit.write(&mut draft, key);
        let result = note_change(&mut draft, &clock::now());
        storage::save_assessed(id, &draft, result.as_ref(), None)?;
    }
    Ok(())
}
