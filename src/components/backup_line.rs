//! A quiet line about backups: a reminder when the last backup is old, and, once, a warning that this browser may
//! delete drafts. A part of the program that is loaded after the first screen decides which line is shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::storage::Listed;
use crate::browser::{clock, storage};
use sao_lang_core::locale::{Message, msg};
use sao_lang_core::repository::keys::setting;
use sao_lang_core::repository::keys::setting::{BACKUP as LAST, BACKUP_LEFT as LEFT};

/// The days after the last backup, or after the last change of a draft without a backup, until the reminder.
const AFTER: f64 = 21.0;
/// The days for which the user can put off the reminder.
const LATER: f64 = 30.0;
/// The number of answers in all drafts from which a backup is worth a reminder.
const WORTH: usize = 15;

/// The texts of a line, and the setting of its button, which ends it.
#[derive(Debug, Clone, Copy)]
pub struct BackupLine {
    /// The id of the line.
    pub id: &'static str,
    /// The text of the line.
    pub words: Message,
    /// The text of the link to the backup.
    pub link: Message,
    /// The text of the button.
    pub end: Message,
    /// The name of the setting that keeps the timestamp at which the button was pressed.
    pub setting: &'static str,
}

/// The reminder that the last backup is old.
const DUE: BackupLine = BackupLine {
    id: "backup-line",
    words: msg::BACKUP_REMIND,
    link: msg::BACKUP_REMIND_LINK,
    end: msg::BACKUP_REMIND_LATER,
    setting: setting::BACKUP_LATER,
};

/// The warning that the browser has not promised to keep drafts.
const UNSAFE: BackupLine = BackupLine {
    id: "unsafe-line",
    words: msg::BACKUP_UNSAFE,
    link: msg::BACKUP_REMIND_LINK,
    end: msg::BACKUP_UNSAFE_SEEN,
    setting: setting::BACKUP_UNSAFE,
};

/// Sets the line, if one is due. The screen that shows it may be gone by then.
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

/// Whether the last backup of the drafts is too old.
fn is_due(drafts: &[Listed]) -> bool {
    let put_off = storage::setting(DUE.setting).and_then(|m| clock::days_since(&m)).is_some_and(|days| days < LATER);
    if put_off {
        return false;
    }
    let last = storage::setting(LAST).unwrap_or_default();
    let left = storage::setting(LEFT).unwrap_or_default();
    let changed = |listed: &Listed| listed.summary.as_ref().ok().map(|summary| summary.changed.clone());
    match clock::days_since(&last) {
        // Only drafts that were changed since the backup, or that are missing from it, could be lost.
        Some(days) => {
            let lost = |l: &Listed| changed(l).is_some_and(|at| at > last) || left.split(' ').any(|id| id == l.id);
            days > AFTER && drafts.iter().any(lost)
        }
        None => drafts.iter().filter_map(changed).filter_map(|at| clock::days_since(&at)).any(|days| days > AFTER),
    }
}
