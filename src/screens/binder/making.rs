//! Putting the binder together, one file after the other.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Blob;

use crate::state::open_draft::OpenDraft;
use crate::state::worker;
use sao_lang_core::documents::{BinderChoices, BinderReport, Looked};
use sao_lang_core::draft::to_json;
use worker_protocol::{AddToBinder, BeginBinder, DropBinder, Failure, FinishBinder, How, LookAtFile, TakeBound};

/// The longest time for the look at one file. Sound files of hundreds of pages take a tenth of it on a slow phone.
const LOOK_LIMIT: Duration = Duration::from_secs(60);

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The steps that are done: each file is looked at and put in.
    pub done: usize,
    /// All steps.
    pub all: usize,
}

/// A finished binder: what was done, and the files in order.
pub type Bound = (BinderReport, Vec<Blob>);

/// Puts the binder of the open draft together. `None` if `stopped` became true.
///
/// # Errors
/// See [`Failure`].
pub async fn bind(
    open: OpenDraft,
    how: How,
    choices: BinderChoices,
    progress: RwSignal<Option<Progress>>,
    stopped: RwSignal<bool>,
) -> Result<Option<Bound>, Failure> {
    let ids: Vec<String> = open.peek(|draft| draft.attachment_ids().map(str::to_owned).collect());
    let all = 2 * ids.len() + 1;
    let is_stopped = move |done: usize| {
        progress.try_set(Some(Progress { done, all }));
        // The screen may be gone.
        stopped.try_get_untracked().unwrap_or(true)
    };
    let mut looks = Vec::new();
    for (done, id) in ids.iter().enumerate() {
        if is_stopped(done) {
            return Ok(None);
        }
        // A damaged file may stop the worker, or keep it busy for ever; the next request starts another one.
        let looked = match worker::ask_within(LOOK_LIMIT, LookAtFile { id: id.clone() }).await {
            Err(Failure::Unavailable) => Looked::BROKEN,
            looked => looked?,
        };
        looks.push((id.clone(), looked));
    }
    let mut left = worker::ask(BeginBinder { draft: open.peek(to_json), how, looks, choices }).await?;
    while left > 0 {
        if is_stopped(all.saturating_sub(left + 1)) {
            worker::ask(DropBinder).await?;
            return Ok(None);
        }
        left = worker::ask(AddToBinder).await?;
    }
    is_stopped(all - 1);
    let report = worker::ask(FinishBinder).await?;
    let mut files = Vec::new();
    for number in 1..=report.sizes.len() {
        files.push(worker::blob(TakeBound { number }).await?.1);
    }
    worker::ask(DropBinder).await?;
    Ok(Some((report, files)))
}
