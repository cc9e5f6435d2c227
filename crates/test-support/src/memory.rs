//! A store in memory for tests, with a limit of its size and of the number of its operations.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use sao_lang_core::repository::{Refusal, Store, head};

/// The storage limit of Chromium for a site, keys and texts together, in UTF-16 units.
pub const ROOM: usize = 5_242_880;

/// A store of texts in memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    pub entries: RefCell<BTreeMap<String, String>>,
    /// The maximum size of keys and texts, in UTF-16 units; `None` for no limit.
    pub room: Option<usize>,
    /// The number of writing operations that still succeed; after the last one the process counts as ended.
    pub lives: Cell<Option<usize>>,
    /// The size of all keys and texts, in UTF-16 units.
    pub used_units: Cell<usize>,
    /// The number of whole texts that were read.
    pub reads: Cell<usize>,
}

/// The length of a text as a browser counts it.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Memory {
    pub fn with_room(room: usize) -> Memory {
        Memory { room: Some(room), ..Memory::default() }
    }

    pub fn used(&self) -> usize {
        self.used_units.get()
    }

    pub fn clear(&self) {
        self.entries.borrow_mut().clear();
        self.used_units.set(0);
    }

    pub fn drop(&self, key: &str) {
        if let Some(former) = self.entries.borrow_mut().remove(key) {
            self.used_units.set(self.used_units.get() - units(key) - units(&former));
        }
    }

    /// Counts an operation; fails if the process counts as ended.
    fn lives(&self) -> Result<(), Refusal> {
        match self.lives.get() {
            Some(0) => Err(Refusal::Blocked),
            lives => {
                self.lives.set(lives.map(|n| n - 1));
                Ok(())
            }
        }
    }

    pub fn put(&self, key: &str, text: &str) {
        self.drop(key);
        self.used_units.set(self.used_units.get() + units(key) + units(text));
        self.entries.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    pub fn take(&self, key: &str) -> Option<String> {
        self.entries.borrow().get(key).cloned()
    }
}

impl Store for &Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Refusal> {
        self.reads.set(self.reads.get() + 1);
        Ok(self.take(key))
    }

    fn peek(&self, key: &str) -> Result<Option<(String, usize)>, Refusal> {
        Ok(self.entries.borrow().get(key).map(|text| head(text)))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refusal> {
        self.lives()?;
        let former = self.take(key).map_or(0, |old| units(key) + units(&old));
        if self.room.is_some_and(|room| self.used() - former + units(key) + units(text) > room) {
            return Err(Refusal::Full);
        }
        self.put(key, text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Refusal> {
        self.lives()?;
        self.drop(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refusal> {
        Ok(self.entries.borrow().keys().filter(|k| k.starts_with(prefix)).cloned().collect())
    }
}
