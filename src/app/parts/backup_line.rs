//! A quiet line about backups: a reminder after a while without one, and once, that this browser may forget drafts.

use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::parts::link::A;
use crate::app::screens::backup::{LAST, LEFT};
use crate::app::task::use_tasks;
use crate::edge::storage::Listed;
use crate::edge::{clock, storage};
use crate::locale::{Message, msg};

/// Name of the setting that keeps the moment when it was put off.
const PUT_OFF: &str = "backup-later";
/// Name of the setting that says that the user knows what the browser may do.
const SEEN: &str = "backup-unsafe";
/// Days after the last backup, or after the first draft was begun.
const AFTER: f64 = 21.0;
/// Days for which it is put off.
const LATER: f64 = 30.0;
/// Answers in all drafts from which on there is something to lose.
const WORTH: usize = 15;

/// What is to be said.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Line {
    /// It has been a while.
    Due,
    /// The browser has not promised to keep anything.
    Unsafe,
}

impl Line {
    /// Its id, what it says, what its button says, and the setting that the button makes.
    fn words(self) -> (&'static str, Message, Message, &'static str) {
        match self {
            Line::Due => ("backup-line", msg::BACKUP_REMIND, msg::BACKUP_REMIND_LATER, PUT_OFF),
            Line::Unsafe => ("unsafe-line", msg::BACKUP_UNSAFE, msg::BACKUP_UNSAFE_SEEN, SEEN),
        }
    }
}

/// The line, where it is time for it. `drafts` are all on this device.
pub fn backup_line(drafts: &[Listed]) -> impl IntoView + use<> {
    let language = use_language();
    let summaries: Vec<_> = drafts.iter().filter_map(|l| l.summary.as_ref().ok()).collect();
    let worth = summaries.iter().map(|s| s.answered).sum::<usize>() >= WORTH;
    let shown = RwSignal::new((worth && is_due(drafts)).then_some(Line::Due));
    if worth && shown.get_untracked().is_none() && storage::setting(SEEN).is_none() && storage::setting(LAST).is_none()
    {
        use_tasks().spawn(async move {
            if !storage::is_persistent().await {
                shown.set(Some(Line::Unsafe));
            }
        });
    }
    move || {
        shown.get().map(|line| {
            let (id, words, button, setting) = line.words();
            view! {
                <p class="hint" id=id>
                    {language.t(words)}
                    " "
                    <A href="/backup">{language.t(msg::BACKUP_REMIND_LINK)}</A>
                    " "
                    <button
                        type="button"
                        class="button quiet"
                        on:click=move |_| {
                            storage::set_setting(setting, &clock::now());
                            shown.set(None);
                        }
                    >
                        {language.t(button)}
                    </button>
                </p>
            }
        })
    }
}

/// Whether it has been too long since what is here was backed up.
fn is_due(drafts: &[Listed]) -> bool {
    let put_off = storage::setting(PUT_OFF).and_then(|m| clock::days_since(&m)).is_some_and(|days| days < LATER);
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
