//! A quiet line about backups: a reminder after a while without one, and once, that this browser may forget drafts. What it
//! says is found out in a part of the program that comes after the first screen.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::storage::Listed;
use crate::browser::{clock, storage};
use crate::screens::backup::{LAST, LEFT};
use sao_lang_core::locale::{Message, msg};
use sao_lang_core::repository::keys::setting;

/// Days after the last backup, or after the first draft was begun.
const AFTER: f64 = 21.0;
/// Days for which it is put off.
const LATER: f64 = 30.0;
/// Answers in all drafts from which on there is something to lose.
const WORTH: usize = 15;

/// What is to be said, with a button that ends it.
#[derive(Debug, Clone, Copy)]
pub struct BackupLine {
    /// Id of the line.
    pub id: &'static str,
    /// What it says.
    pub words: Message,
    /// The words of the link to the backup.
    pub link: Message,
    /// The words of the button.
    pub end: Message,
    /// Name of the setting that keeps the moment when the button was pressed.
    pub setting: &'static str,
}

/// It has been a while.
const DUE: BackupLine = BackupLine {
    id: "backup-line",
    words: msg::BACKUP_REMIND,
    link: msg::BACKUP_REMIND_LINK,
    end: msg::BACKUP_REMIND_LATER,
    setting: setting::BACKUP_LATER,
};

/// The browser has not promised to keep anything.
const UNSAFE: BackupLine = BackupLine {
    id: "unsafe-line",
    words: msg::BACKUP_UNSAFE,
    link: msg::BACKUP_REMIND_LINK,
    end: msg::BACKUP_UNSAFE_SEEN,
    setting: setting::BACKUP_UNSAFE,
};

/// Sets the line, where it is time for one. The screen that shows it may be gone by then.
pub fn find_line(line: RwSignal<Option<BackupLine>>) {
    let drafts = storage::summaries().unwrap_or_default();
    let answered: usize = drafts.iter().filter_map(|l| l.summary.as_ref().ok()).map(|s| s.answered).sum();
    if answered < WORTH {
        return;
    }
    if is_due(&drafts) {
        line.try_set(Some(DUE));
    } else if storage::setting(UNSAFE.setting).is_none() && storage::setting(LAST).is_none() {
        spawn_local(async move {
            if !storage::is_persistent().await {
                line.try_set(Some(UNSAFE));
            }
        });
    }
}

/// Whether it has been too long since what is here was backed up.
fn is_due(drafts: &[Listed]) -> bool {
    let put_off = storage::setting(DUE.setting).and_then(|m| clock::days_since(&m)).is_some_and(|days| days < LATER);
    if put_off {
        return false;
    }
    let last = storage::setting(LAST).unwrap_or_default();
    let left = storage::setting(LEFT).unwrap_or_default();
    let changed = |listed: &Listed| listed.summary.as_ref().ok().map(|summary| summary.changed.clone());
    match clock::days_since(&last) {
        // Only what was changed since could be lost, and what did not go into it.
        Some(days) => {
            let lost = |l: &Listed| changed(l).is_some_and(|at| at > last) || left.split(' ').any(|id| id == l.id);
            days > AFTER && drafts.iter().any(lost)
        }
        None => drafts.iter().filter_map(changed).filter_map(|at| clock::days_since(&at)).any(|days| days > AFTER),
    }
}
