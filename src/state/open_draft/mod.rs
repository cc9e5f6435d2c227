//! The open draft: signals over [`EditSession`], and its storage. The session has the rules of editing and saving.

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

/// A space that changes a text, but that is neither visible nor read aloud.
const AGAIN: char = '\u{a0}';

/// The open draft. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct OpenDraft {
    /// The draft's id on this device.
    pub id: StoredValue<String>,
    /// The draft's edition.
    pub edition: &'static Edition,
    /// The draft's product set.
    pub set: &'static ProductSet,
    /// The draft, its what-if, its undo history and the state of saving.
    session: StoredValue<EditSession>,
    /// A signal that is triggered when the shown draft or what-if changes.
    shown: RwSignal<u32>,
    /// The assessment of the shown draft or what-if.
    pub assessment: Memo<Assessment>,
    /// The range of the estimate.
    pub range: Memo<Range>,
    /// The state of saving of the last change.
    pub saved: RwSignal<SaveState>,
    /// The damaged text, if the last version was damaged and the previous one was opened instead.
    pub rescued: StoredValue<Option<Rescued>>,
    /// The id of the draft that holds another state of this draft, which the journal returned only after this draft was
    /// changed.
    pub apart: RwSignal<Option<String>>,
    /// Tasks that run while the draft is open, whichever of its screens is shown.
    pub tasks: Tasks,
    /// The number of times that the changes of another tab were taken over.
    pub followed: RwSignal<u32>,
    /// The number of times that the shown draft was replaced as a whole; fields are drawn again then.
    pub replaced: RwSignal<u32>,
    /// The change that was undone or redone, if that was the last action.
    pub undo_step: RwSignal<Option<UndoStep>>,
    /// The text of the permanent status region; see [`OpenDraft::say`].
    pub said: RwSignal<String>,
}

impl OpenDraft {
    /// Opens a draft for the views below it.
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
        // A browser may end a hidden page without a further event.
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

    /// Reads the shown draft or what-if; the view that reads it follows its changes.
    pub fn with<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.shown.track();
        self.session.with_value(|session| look(session.shown()))
    }

    /// Reads the shown draft or what-if without following it.
    pub fn peek<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        untrack(|| self.with(look))
    }

    /// Changes the shown draft or what-if. The draft is stored before its next change; a what-if is not stored.
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

    /// Changes the shown draft or what-if where it has fields, and draws the fields again. The keyboard focus then goes
    /// to the screen's heading.
    pub fn replace(self, edit: impl FnOnce(&mut Draft)) {
        self.change(edit);
        self.replaced.update(|n| *n += 1);
        dom::keep_focus(&[]);
    }

    /// Whether there is a change to undo. In a what-if there is none: it is ended instead.
    pub fn can_undo(self) -> bool {
        self.shown.track();
        self.session.with_value(EditSession::can_undo)
    }

    /// Undoes the last change.
    pub fn undo(self) {
        self.flush_dirty();
        self.send(Event::Undo(self.assessment.with_untracked(Figures::of)));
    }

    /// Whether there is an undone change to redo.
    pub fn can_redo(self) -> bool {
        self.shown.track();
        self.session.with_value(EditSession::can_redo)
    }

    /// Redoes the change that was undone last.
    pub fn redo(self) {
        self.flush_dirty();
        self.send(Event::Redo(self.assessment.with_untracked(Figures::of)));
    }

    /// Removes the note on the change that was undone.
    pub fn dismiss_undo_step(self) {
        self.send(Event::DismissStep);
    }

    /// Sets the text of the permanent status region. It is read aloud again even if it is the same text as before.
    pub fn say(self, words: String) {
        self.said.update(|said| {
            let again = *said == words;
            *said = words;
            if again {
                said.push(AGAIN);
            }
        });
    }

    /// The address of a screen of this draft, below the router's base; `screen` is empty for the list of steps.
    pub fn link(self, screen: &str) -> String {
        let id = self.id.get_value();
        match screen {
            "" => format!("/draft/{id}"),
            _ => format!("/draft/{id}/{screen}"),
        }
    }

    /// The address of a screen for a plain `<a>`, with the router's base.
    pub fn address(self, screen: &str) -> String {
        crate::browser::address::link(&self.link(screen))
    }

    /// Sends an event to the session, performs the effects, and returns them. If the draft is closed by now, there are
    /// no effects.
    fn send(self, event: Event) -> Effects {
        let now = clock::now();
        let effects = self.session.try_update_value(|session| session.handle(event, &now)).unwrap_or_default();
        self.perform(effects);
        effects
    }

    /// Performs the effects, and shows the state of saving.
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

/// The draft that the draft screen above this view has opened.
pub fn use_draft() -> OpenDraft {
    expect_context()
}
