//! `/backup`: all drafts into one file, and back.

mod make;
mod quarantine;
mod restore;

use leptos::prelude::*;

use crate::browser::storage;
use crate::components::heading::ScreenHeading;
use crate::state::attachments;
use crate::state::language::use_language;
use crate::state::worker;
use sao_lang_core::locale::msg;

use make::Make;
use quarantine::Quarantine;
use restore::Restore;

/// The screen: making a backup, restoring a backup, and the entries in quarantine.
#[component]
pub fn BackupPage() -> impl IntoView {
    let language = use_language();
    // While the user reads, the worker starts.
    worker::prepare();
    attachments::forget_unnamed();
    leptos::task::spawn_local(storage::diary::forget_gone());
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::BACKUP_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::BACKUP_LEAD)}</p>
        <p>{move || language.t(msg::BACKUP_NOT_KEPT)}</p>
        <Make />
        <Restore />
        <Quarantine />
    }
}
