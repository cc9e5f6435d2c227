//! The draft that is open: signals over [`EditSession`], and its store. The rules of editing and saving are in the session.

mod saving;
mod what_if;

pub use sao_lang_core::open_draft::SaveState;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::browser::clock;
use crate::browser::dom;
use crate::browser::session;
use crate::browser::storage::{self, OpenedDraft, Rescued};
use crate::state::task::{Tasks, use_tasks};
use sao_lang_core::assessment::{Assessment, Range, range};
use sao_lang_core::catalogue::{Edition, ProductSet};
use sao_lang_core::draft::Draft;
use sao_lang_core::open_draft::{EditSession, Effect, Effects, Event, UndoStep};
use sao_lang_core::spoken::Figures;

/// A space that is not seen or read, but makes a text another one.
const AGAIN: char = '\u{a0}';

/// The open draft. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct OpenDraft {
    /// Its id on this device.
    pub id: StoredValue<String>,
    /// Its edition.
    pub edition: &'static Edition,
    /// Its set.
    pub set: &'static ProductSet,
    /// The draft, its what-if, its undo history and the state of saving.
    session: StoredValue<EditSession>,
    /// Notifies all that follow what is shown.
    shown: RwSignal<u32>,
    /// What follows from what is shown.
    pub assessment: Memo<Assessment>,
    /// How far that can be trusted.
    pub range: Memo<Range>,
    /// How far the last change is saved.
    pub saved: RwSignal<SaveState>,
    /// The last version was damaged when the draft was opened: what became of it.
    pub rescued: StoredValue<Option<Rescued>>,
    /// The id of the draft that holds another state of this one: the journal had it, and came too late.
    pub apart: RwSignal<Option<String>>,
    /// Tasks that go on while the draft is open, whatever screen of it is shown.
    pub tasks: Tasks,
    /// Counts the times when another tab's changes were taken over.
    pub followed: RwSignal<u32>,
    /// Counts the times when what is shown was replaced as a whole: fields are drawn anew then.
    pub replaced: RwSignal<u32>,
    /// The change that was undone or redone, if that was the last thing done.
    pub undo_step: RwSignal<Option<UndoStep>>,
    /// What the permanent status region says; see [`OpenDraft::say`].
    pub said: RwSignal<String>,
}

impl OpenDraft {
    /// Opens a draft for the views below.
    pub fn new(id: String, opened: OpenedDraft, edition: &'static Edition, set: &'static ProductSet) -> OpenDraft {
        let what_if = session::setting(&what_if::setting(&id));
        let session = EditSession::new(opened.draft, opened.version, what_if.as_deref(), edition, set);
        let saved = RwSignal::new(session.saving().clone());
        let session = StoredValue::new(session);
        let shown = RwSignal::new(0);
        let open = OpenDraft {
            id: StoredValue::new(id),
            edition,
            set,
            session,
            shown,
            assessment: Memo::new(move |_| {
                shown.track();
                session.with_value(EditSession::assess_shown)
            }),
            range: Memo::new(move |_| {
                shown.track();
                session.with_value(|session| range(session.shown(), edition, set))
            }),
            saved,
            rescued: StoredValue::new(opened.rescued),
            apart: RwSignal::new(None),
            tasks: use_tasks(),
            followed: RwSignal::new(0),
            replaced: RwSignal::new(0),
            undo_step: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        };
        let watching = storage::watch(move |changed| {
            if changed.is_none_or(|id| open.id.with_value(|own| own == id)) {
                open.follow();
            }
        });
        // A browser may end a page that is not seen without another word.
        let leaving =
            ["pagehide", "visibilitychange"].map(|event| window_event_listener_untyped(event, move |_| open.flush()));
        on_cleanup(move || {
            open.flush();
            storage::unwatch(watching);
            for listener in leaving {
                listener.remove();
            }
        });
        if browser::IS_THERE {
            request_idle_callback(move || open.warm_up());
        }
        open
    }

    /// Looks at what is shown; the view that asks follows its changes.
    pub fn with<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.shown.track();
        self.session.with_value(|session| look(session.shown()))
    }

    /// Looks at what is shown, once.
    pub fn peek<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        untrack(|| self.with(look))
    }

    /// Changes what is shown. The draft itself is stored before it can change again; a what-if is not.
    pub fn change(self, edit: impl FnOnce(&mut Draft)) {
        let mut draft = self.copy_shown();
        edit(&mut draft);
        self.changed(draft);
    }

    fn changed(self, draft: Box<Draft>) {
        self.flush_dirty();
        self.send(Event::Edit { draft, field: dom::text_field() });
    }

    fn copy_shown(self) -> Box<Draft> {
        Box::new(self.session.with_value(|session| session.shown().clone()))
    }

    /// Changes what is shown where fields stand, and has them drawn anew; what had the keyboard goes with them.
    pub fn replace(self, edit: impl FnOnce(&mut Draft)) {
        self.change(edit);
        self.replaced.update(|n| *n += 1);
        dom::keep_focus(&[]);
    }

    /// Whether there is a change to undo. A what-if is ended instead.
    pub fn can_undo(self) -> bool {
        self.shown.track();
        self.session.with_value(EditSession::can_undo)
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.flush_dirty();
        self.send(Event::Undo(self.assessment.with_untracked(Figures::of)));
    }

    /// Whether there is an undone change to do again.
    pub fn can_redo(self) -> bool {
        self.shown.track();
        self.session.with_value(EditSession::can_redo)
    }

    /// Does the change again that was undone last.
    pub fn redo(self) {
        self.flush_dirty();
        self.send(Event::Redo(self.assessment.with_untracked(Figures::of)));
    }

    /// The note of what was undone goes.
    pub fn dismiss_undo_step(self) {
        self.send(Event::DismissStep);
    }

    /// Has the permanent status region say something, also where it has said the same just before.
    pub fn say(self, words: String) {
        self.said.update(|said| {
            let again = *said == words;
            *said = words;
            if again {
                said.push(AGAIN);
            }
        });
    }

    /// The address of a screen of this draft, under the router's base; `screen` is empty for the list of steps.
    pub fn link(self, screen: &str) -> String {
        let id = self.id.get_value();
        match screen {
            "" => format!("/draft/{id}"),
            _ => format!("/draft/{id}/{screen}"),
        }
    }

    /// The same for a bare `<a>`, with the base.
    pub fn address(self, screen: &str) -> String {
        crate::app::link(&self.link(screen))
    }

    /// Gives the session an event and does what follows from it, which is returned. The draft may be closed by now: then
    /// nothing does.
    fn send(self, event: Event) -> Effects {
        let now = clock::now();
        let effects = self.session.try_update_value(|session| session.handle(event, &now)).unwrap_or_default();
        self.perform(effects);
        effects
    }

    /// Does what is to be done, and shows the state of saving.
    fn perform(self, effects: Effects) {
        if let Some(state) = self.session.try_with_value(|session| session.saving().clone())
            && self.saved.try_with_untracked(|saved| *saved != state) == Some(true)
        {
            self.saved.set(state);
        }
        for effect in effects {
            match effect {
                Effect::Draw => self.shown.notify(),
                Effect::Redraw => self.replaced.update(|n| *n += 1),
                Effect::FlushAfterPaint => spawn_local(async move {
                    dom::drawn().await;
                    self.flush();
                }),
                Effect::KeepWhatIf => self.keep_what_if(),
                Effect::ShowStep => self.undo_step.set(self.session.with_value(|session| session.last_step().cloned())),
                Effect::OpenStored => drop(self.take_theirs()),
                Effect::SayFollowed => self.followed.update(|n| *n += 1),
            }
        }
    }
}

/// The draft that the shell above has opened.
pub fn use_draft() -> OpenDraft {
    expect_context()
}
