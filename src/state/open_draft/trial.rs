//! Trying things out on a copy, of which nothing is stored but in the tab.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::OpenDraft;
use crate::browser::dom;
use crate::browser::session;
use sao_lang_core::assessment::{Assessment, assess};
use sao_lang_core::catalogue::{Edition, ProductSet};
use sao_lang_core::draft::{Draft, parse_stored, to_compact_json};
use sao_lang_core::repository::keys::tab::TRIAL;

/// The setting of the tab that keeps what is being tried out on a draft.
fn trial_setting(id: &str) -> String {
    format!("{TRIAL}{id}")
}

/// What was being tried out on a draft when the page was loaded anew.
pub(super) fn kept(id: &str, edition: &Edition, set: &ProductSet) -> Option<Draft> {
    let tried = session::setting(&trial_setting(id)).and_then(|text| parse_stored(&text).ok())?;
    ((&tried.edition, tried.set) == (&edition.id, set.no)).then_some(tried)
}

impl OpenDraft {
    /// Keeps what is being tried out in the tab, so that it outlives the page being loaded anew; or forgets it.
    pub(super) fn keep_trial(self) {
        let name = self.id.with_value(|id| trial_setting(id));
        self.trial.with_untracked(|trial| match trial {
            Some(trial) => session::set_setting(&name, &to_compact_json(trial)),
            None => session::forget_setting(&name),
        });
    }

    /// Whether a copy is being tried out.
    pub fn is_trial(self) -> bool {
        self.trial.with(Option::is_some)
    }

    pub(super) fn is_trial_untracked(self) -> bool {
        self.trial.with_untracked(Option::is_some)
    }

    /// What the draft itself comes to, whatever is being tried out.
    pub fn without_trial(self) -> Assessment {
        self.draft.with(|d| assess(d, self.edition, self.set))
    }

    /// Starts to try things out on a copy, changed by `edit`. The keyboard goes to the note that says so.
    pub fn try_out(self, edit: impl FnOnce(&mut Draft)) {
        let mut copy = self.peek(Clone::clone);
        edit(&mut copy);
        self.trial.set(Some(copy));
        self.keep_trial();
        self.replaced.update(|n| *n += 1);
        dom::keep_focus(&["trial"]);
    }

    /// Ends trying out: the copy becomes the draft, or is dropped. The keyboard goes to the screen's heading.
    pub fn end_trial(self, keep: bool) {
        dom::keep_focus(&[]);
        let copy = self.trial.try_update(Option::take).flatten();
        self.keep_trial();
        if let Some(copy) = copy
            && keep
        {
            let named: BTreeSet<&str> = copy.attachment_ids().collect();
            let removed: Vec<String> =
                self.peek(|draft| draft.attachment_ids().filter(|id| !named.contains(id)).map(str::to_owned).collect());
            self.change(|draft| *draft = copy);
            self.let_go(&removed);
        }
        self.replaced.update(|n| *n += 1);
    }
}
