//! Forgetting the bytes of attachments, which the worker keeps. [`storage::forgettable`] decides which.

use leptos::task::spawn_local;

use crate::browser::storage;
use crate::state::worker;
use worker_protocol::ForgetAttachments;

/// Lets go of attachments: their bytes are forgotten as soon as nothing on this device names them.
pub fn let_go(ids: &[String]) {
    storage::let_go(ids);
    forget_unnamed();
}

/// Forgets the bytes of all attachments that were let go of and that nothing names any more. What cannot be forgotten
/// now is tried again the next time.
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
