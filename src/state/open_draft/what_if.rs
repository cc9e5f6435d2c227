//! What-if: changes are tried out on a copy, which is kept in the tab and never stored.

use leptos::prelude::*;

use super::OpenDraft;
use crate::browser::dom;
use crate::browser::session;
use sao_lang_core::assessment::Assessment;
use sao_lang_core::draft::Draft;
use sao_lang_core::open_draft::{EditSession, Event};
use sao_lang_core::repository::keys::tab::WHAT_IF;

/// The setting of the tab that keeps the what-if of a draft.
pub(super) fn setting(id: &str) -> String {
    format!("{WHAT_IF}{id}")
}

impl OpenDraft {
    /// Keeps the what-if in the tab, so that it survives a reload of the page; or forgets it.
    pub(super) fn keep_what_if(self) {
        let name = self.id.with_value(|id| setting(id));
        match self.session.with_value(EditSession::what_if_text) {
            Some(text) => session::set_setting(&name, &text),
            None => session::forget_setting(&name),
        }
    }

    /// Whether a what-if is shown.
    pub fn is_what_if(self) -> bool {
        self.shown.track();
        self.is_what_if_untracked()
    }

    pub(super) fn is_what_if_untracked(self) -> bool {
        self.session.with_value(EditSession::is_what_if)
    }

    /// What the draft itself comes to, whatever is tried out.
    pub fn without_what_if(self) -> Assessment {
        self.shown.track();
        self.session.with_value(|session| session.assessment().clone())
    }

    /// Begins a what-if with a copy that is changed by `edit`. The keyboard goes to the note that says so.
    pub fn begin_what_if(self, edit: impl FnOnce(&mut Draft)) {
        let mut copy = self.copy_shown();
        edit(&mut copy);
        self.send(Event::BeginWhatIf(copy));
        dom::keep_focus(&["what-if"]);
    }

    /// Ends the what-if: the copy becomes the draft, or is dropped. The keyboard goes to the screen's heading.
    pub fn end_what_if(self, keep: bool) {
        dom::keep_focus(&[]);
        self.flush_dirty();
        let removed = self.session.with_value(EditSession::removed_by_what_if);
        self.send(Event::EndWhatIf { keep });
        if keep {
            self.let_go(&removed);
        }
    }
}
