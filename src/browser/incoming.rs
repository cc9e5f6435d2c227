//! Files and texts that the user has picked or pasted on one screen and will see on the next screen. They are not read
//! yet.

use std::cell::RefCell;

use js_sys::Array;
use web_sys::{Blob, File};

/// A file or a text from outside.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name of the file; empty for a text.
    pub name: String,
    /// The content.
    pub blob: Blob,
}

impl From<File> for Source {
    fn from(file: File) -> Source {
        Source { name: file.name(), blob: file.into() }
    }
}

impl Source {
    /// A text that was pasted or that a link contained; `None` where the browser has no room for it.
    pub fn text(text: &str) -> Option<Source> {
        let blob = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
        Some(Source { name: String::new(), blob })
    }
}

thread_local! {
    static WAITING: RefCell<Vec<Source>> = const { RefCell::new(Vec::new()) };
}

/// Keeps files and texts for the next screen and replaces those that were kept before.
pub fn put(sources: Vec<Source>) {
    WAITING.set(sources);
}

/// Returns the files and texts that [`put`] kept, and forgets them.
pub fn take() -> Vec<Source> {
    WAITING.take()
}
