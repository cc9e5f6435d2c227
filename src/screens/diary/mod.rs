//! `/draft/:id/diary`: a line a day on what was bought, made, sold, thrown away and checked.

mod books;
mod form;
mod import;
mod month;
pub mod print;

use chrono::NaiveDate;
use leptos::prelude::*;

use self::books::Books;
use self::form::{EntryForm, Form};
use self::month::MonthView;
use crate::browser::storage::diary::{self, DiaryError, Found};
use crate::browser::{clock, dom, storage};
use crate::components::alert::ErrorAlert;
use crate::components::heading::ScreenHeading;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::{Tasks, use_tasks};
use sao_lang_core::calendar::day;
use sao_lang_core::diary::{Entry, Kind, Month};
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::practice::is_practice;

/// What the status line says: a text with the name of an entry.
type Said = (Message<values::Name<'static>>, String);

/// The state of the screen. Copy it into closures.
#[derive(Clone, Copy)]
pub(super) struct Diary {
    /// The id of the draft.
    draft: StoredValue<String>,
    /// The month that is shown.
    month: RwSignal<Month>,
    /// The entries of a month, or the reason why they cannot be read; `None` until they are read.
    found: RwSignal<Option<Result<(Month, Found), DiaryError>>>,
    /// The form, while an entry is written.
    form: RwSignal<Option<Form>>,
    /// What happened last.
    said: RwSignal<Option<Said>>,
    /// The entry that was deleted last.
    deleted: RwSignal<Option<Entry>>,
    /// Why the last deletion, or bringing an entry back, failed.
    failed: RwSignal<Option<DiaryError>>,
    tasks: Tasks,
}

/// Today by the clock of the device.
fn today() -> NaiveDate {
    // The browser's clock always gives a valid date.
    day(&clock::today()).unwrap_or_default()
}

impl Diary {
    fn new(draft: String) -> Diary {
        Diary {
            draft: StoredValue::new(draft),
            month: RwSignal::new(Month::of(today())),
            found: RwSignal::new(None),
            form: RwSignal::new(None),
            said: RwSignal::new(None),
            deleted: RwSignal::new(None),
            failed: RwSignal::new(None),
            tasks: use_tasks(),
        }
    }

    /// Reads the entries of the shown month; only those are read.
    fn read(self) {
        let (draft, month) = (self.draft.get_value(), self.month.get_untracked());
        self.tasks.spawn(async move {
            let found = diary::between(&draft, month.first(), month.last()).await;
            // The user may have gone on to another month.
            if self.month.get_untracked() == month {
                self.found.set(Some(found.map(|found| (month, found))));
            }
        });
    }

    /// Shows a month.
    fn show(self, month: Month) {
        self.month.set(month);
        self.read();
    }

    /// Opens the form for a new entry, which begins as the last one of its kind.
    fn begin(self, kind: Kind) {
        let draft = self.draft.get_value();
        self.tasks.spawn(async move {
            let last = diary::latest(&draft, kind).await;
            let (id, day) = (clock::new_entry_id(), today());
            let entry = match &last {
                Some(last) => Entry::like(last, id, day),
                None => Entry::new(id, day, kind),
            };
            // After the first time, only the amount differs.
            let focus: &[&str] = if last.is_some() { &["entry-amount", "entry-note"] } else { &["entry-item"] };
            self.open(Form { entry, last, old: None });
            dom::keep_focus(focus);
        });
    }

    fn open(self, form: Form) {
        self.said.set(None);
        self.failed.set(None);
        self.form.set(Some(form));
    }

    /// Closes the form; the button of the kind gets the keyboard focus.
    fn close(self, kind: Kind) {
        self.form.set(None);
        dom::keep_focus(match kind {
            Kind::Bought => &["new-bought"],
            Kind::Made => &["new-made"],
            Kind::Sold => &["new-sold"],
            Kind::Waste => &["new-waste"],
            Kind::Check => &["new-check"],
        });
    }

    fn say(self, what: Message<values::Name<'static>>, entry: &Entry, lang: sao_lang_core::locale::Lang) {
        self.said.set(Some((what, entry.title(lang))));
    }
}

/// The screen: buttons or the form, the month, and the books.
#[component]
pub fn DiaryPage() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let id = open.id.get_value();
    let title = Signal::derive(move || language.t(msg::DIARY_TITLE).to_owned());
    if is_practice(&id) {
        return view! {
            <ScreenHeading text=title />
            <p>{move || language.t(msg::DIARY_NO_PRACTICE)}</p>
        }
        .into_any();
    }
    let state = Diary::new(id);
    state.read();
    leptos::task::spawn_local(diary::forget_gone());
    // Another tab may have written entries while this one was hidden. A page that is being left is hidden too, and WebKit
    // never ends a transaction that begins then: whoever writes after it would wait for ever.
    let shown = window_event_listener_untyped("visibilitychange", move |_| {
        if dom::is_visible() {
            state.read();
        }
    });
    on_cleanup(move || shown.remove());
    view! {
        <ScreenHeading text=title />
        <p class="lead">{move || language.t(msg::DIARY_LEAD)}</p>
        {move || match state.form.get() {
            Some(form) => view! { <EntryForm state form /> }.into_any(),
            None => view! { <Begin state /> }.into_any(),
        }}
        <Happened state />
        <MonthView state />
        <Books state />
    }
    .into_any()
}

/// The big buttons, one for each kind of entry.
#[component]
fn Begin(state: Diary) -> impl IntoView {
    let language = use_language();
    let buttons = Kind::ALL.map(|kind| {
        view! {
            <li>
                <button
                    type="button"
                    class="button primary"
                    id=format!("new-{}", kind.key())
                    on:click=move |_| state.begin(kind)
                >
                    {move || language.t(kind.name())}
                </button>
            </li>
        }
    });
    view! {
        <ul class="diary-kinds" aria-label=move || language.t(msg::DIARY_NEW)>
            {buttons}
        </ul>
    }
}

/// What happened last, and the button that brings a deleted entry back.
#[component]
fn Happened(state: Diary) -> impl IntoView {
    let language = use_language();
    let undo = move |_| {
        let Some(entry) = state.deleted.get_untracked() else { return };
        let draft = state.draft.get_value();
        state.tasks.spawn(async move {
            match diary::put(&draft, &entry).await {
                Ok(()) => {
                    state.deleted.set(None);
                    state.failed.set(None);
                    state.say(msg::DIARY_RESTORED, &entry, untrack(|| language.get()));
                    state.read();
                    dom::keep_focus(&["new-bought"]);
                }
                Err(error) => state.failed.set(Some(error)),
            }
        });
    };
    view! {
        <p role="status" class="status" id="diary-status">
            {move || state.said.get().map(|(what, name)| language.fill(what, values::Name { name: &name }))}
        </p>
        <Show when=move || state.deleted.with(Option::is_some)>
            <button type="button" class="button wide" id="diary-undo" on:click=undo>
                {move || language.t(msg::DIARY_UNDO)}
            </button>
        </Show>
        {move || state.failed.get().map(|error| view! { <ErrorAlert error /> })}
    }
}

/// Asks the browser to keep the data of this site, since a diary grows for years.
fn ask_to_persist() {
    storage::ask_to_persist();
}
