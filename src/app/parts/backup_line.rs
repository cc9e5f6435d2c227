//! A quiet reminder of a backup, after a while without one. It can be put off.

use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::parts::link::A;
use crate::app::screens::backup::LAST;
use crate::edge::storage::Listed;
use crate::edge::{clock, storage};
use crate::locale::msg;

/// Name of the setting that keeps the moment when it was put off.
const PUT_OFF: &str = "backup-later";
/// Days after the last backup, or after the first draft was begun.
const AFTER: f64 = 21.0;
/// Days for which it is put off.
const LATER: f64 = 30.0;
/// Answers in all drafts from which on there is something to lose.
const WORTH: usize = 15;

/// The line, where it is time for it. `drafts` are all on this device.
pub fn backup_line(drafts: &[Listed]) -> impl IntoView + use<> {
    let language = use_language();
    let shown = RwSignal::new(is_time(drafts));
    view! {
        <Show when=move || shown.get()>
            <p class="hint" id="backup-line">
                {move || language.t(msg::BACKUP_REMIND)}
                " "
                <A href="/backup">{move || language.t(msg::BACKUP_REMIND_LINK)}</A>
                " "
                <button
                    type="button"
                    class="button quiet"
                    on:click=move |_| {
                        storage::set_setting(PUT_OFF, &clock::now());
                        shown.set(false);
                    }
                >
                    {move || language.t(msg::BACKUP_REMIND_LATER)}
                </button>
            </p>
        </Show>
    }
}

fn is_time(drafts: &[Listed]) -> bool {
    let summaries: Vec<_> = drafts.iter().filter_map(|l| l.summary.as_ref().ok()).collect();
    let worth = summaries.iter().map(|s| s.answered).sum::<usize>() >= WORTH;
    let put_off = storage::setting(PUT_OFF).and_then(|m| clock::days_since(&m)).is_some_and(|days| days < LATER);
    if !worth || put_off {
        return false;
    }
    match storage::setting(LAST) {
        // Only what was changed since could be lost.
        Some(last) => {
            clock::days_since(&last).is_none_or(|days| days > AFTER) && summaries.iter().any(|s| s.changed > last)
        }
        None => summaries.iter().filter_map(|s| clock::days_since(&s.changed)).any(|days| days > AFTER),
    }
}
