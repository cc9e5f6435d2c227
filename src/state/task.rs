//! Tasks of views: what goes on after a tap, such as making a file.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

/// Where tasks belong: to the view that asked for this. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct Tasks(StoredValue<Owner>);

/// The tasks of this view.
pub fn use_tasks() -> Tasks {
    Tasks(StoredValue::new(Owner::current().unwrap_or_default()))
}

impl Tasks {
    /// Runs a task until it is done or its view is gone: then it ends, quietly, where it waits. So a task never meets a
    /// signal that is no more. What must be done all the same does not belong into it.
    pub fn spawn(self, task: impl Future<Output = ()> + 'static) {
        // The view may be gone already.
        if let Some(owner) = self.0.try_get_value() {
            owner.with(|| spawn_local_scoped_with_cancellation(task));
        }
    }
}
