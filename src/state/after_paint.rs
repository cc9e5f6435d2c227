//! What may be drawn a moment after the answer itself.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::dom;

/// Follows a value, but is set once the frame is drawn that shows the value itself. For large parts of a screen
/// that follow from an answer: the answer is seen sooner.
pub fn after_paint<T>(value: Memo<T>) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (shown, show) = signal(value.get_untracked());
    Effect::new(move |_| {
        if value.get() == shown.get_untracked() {
            return;
        }
        spawn_local(async move {
            dom::drawn().await;
            // The screen may be gone by now, or the value changed again.
            if let Some(now) = value.try_get_untracked()
                && shown.try_get_untracked().is_some_and(|last| last != now)
            {
                show.set(now);
            }
        });
    });
    shown
}
