//! What the user has picked or pasted on one screen and looks at on the next. Nothing of it is read yet.

use std::cell::RefCell;

use js_sys::Array;
use web_sys::{Blob, File};

/// A file or a text from outside.
#[derive(Debug, Clone)]
pub struct Source {
    /// Name of the file; empty for a text.
    pub name: String,
    /// Its content.
    pub blob: Blob,
}

impl From<File> for Source {
    fn from(file: File) -> Source {
        Source { name: file.name(), blob: file.into() }
    }
}

impl Source {
    /// A text that was pasted, or came in a link; `None` where the browser has no room for it.
    pub fn text(text: &str) -> Option<Source> {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
        Some(Source { name: String::new(), blob })
    }
}

thread_local! {
    static WAITING: RefCell<Vec<Source>> = const { RefCell::new(Vec::new()) };
}

/// Lays something aside for the next screen, in the place of what was there.
pub fn put(sources: Vec<Source>) {
    WAITING.set(sources);
}

/// Takes what was laid aside.
pub fn take() -> Vec<Source> {
    WAITING.take()
}
