//! Deleting the bytes of attachments, which the worker keeps. [`storage::forgettable`] decides which bytes may be
//! deleted.

use leptos::task::spawn_local;

use crate::browser::storage;
use crate::state::worker;
use worker_protocol::ForgetAttachments;

/// Gives up attachments that a draft no longer names. Their bytes are deleted once no draft on this device names them.
pub fn let_go(ids: &[String]) {
    storage::let_go(ids);
    forget_unnamed();
}

/// Deletes the bytes of all attachments that were given up and that no draft names any more. If that fails, the next
/// call tries again.
pub fn forget_unnamed() {
    let ids = storage::forgettable();
    if !ids.is_empty() {
        spawn_local(async move {
            if worker::ask(ForgetAttachments { ids: ids.clone() }).await.is_ok() {
                storage::forgotten(&ids);
            }
        });
    }
}
