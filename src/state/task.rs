//! Tasks of views: work that continues after a tap, such as making a file.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

/// The owner of tasks: the view that called [`use_tasks`]. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct Tasks(StoredValue<Owner>);

/// Makes the view that calls this the owner of tasks.
pub fn use_tasks() -> Tasks {
    Tasks(StoredValue::new(Owner::current().unwrap_or_default()))
}

impl Tasks {
    /// Runs a task until it is done or its view is gone. If the view is gone, the task ends at the point where it
    /// waits, without an error, so it never uses a signal that no longer exists. Work that must be done in any case
    /// does not belong in a task.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        // The view may be gone already.
        if let Some(owner) = self.0.try_get_value() {
            owner.with(|| spawn_local_scoped_with_cancellation(task));
        }
    }
}
