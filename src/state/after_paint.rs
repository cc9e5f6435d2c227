//! Values for parts of a screen that may be drawn one frame after the answer.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::dom;

/// Calls a function once the changes to the page are drawn. It is boxed, so that the program has this code only once.
pub fn once_drawn(then: Box<dyn FnOnce()>) {
    spawn_local(async move {
        dom::drawn().await;
        then();
    });
}

/// A signal that follows a value, but changes only after the frame that shows the value is drawn. It is for large parts
/// of a screen that depend on an answer, so that the answer is drawn sooner.
pub fn after_paint<T>(value: Memo<T>) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (shown, show) = signal(value.get_untracked());
    Effect::new(move |_| {
        if value.get() == shown.get_untracked() {
            return;
        }
        once_drawn(Box::new(move || {
            // The screen may be gone by now, or the value changed again.
            if let Some(now) = value.try_get_untracked()
                && shown.try_get_untracked().is_some_and(|last| last != now)
            {
                show.set(now);
            }
        }));
    });
    shown
}

/// Like [`after_paint`], for a value that belongs to what a screen shows: where the screen shows something else, the value
/// changes at once, since the former one would be wrong beside it.
pub fn after_paint_of<S, T>(subject: Memo<S>, value: Memo<T>) -> Signal<T>
where
    S: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let later = after_paint(Memo::new(move |_| (subject.get(), value.get())));
    Signal::derive(move || {
        let (of, drawn) = later.get();
        if of == subject.get() { drawn } else { value.get() }
    })
}
