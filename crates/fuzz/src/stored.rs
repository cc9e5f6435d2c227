//! Entries of the storage that were damaged: their texts stay, and the version before is what is seen.

use sao_lang_core::repository::{DRAFT, PREVIOUS, Repository};

use super::chance::{Chance, mutate};
use super::{Ran, Seeds};
use test_support::memory::Memory;

/// An entry that was damaged.
pub fn entry(seeds: &Seeds, chance: &mut Chance) -> Ran {
    let mut bytes = seeds.entry.clone().into_bytes();
    mutate(&mut bytes, chance);
    let text = String::from_utf8_lossy(&bytes);
    Ran { bytes: bytes.len(), through: reopen(&text, &seeds.previous) }
}

/// A damaged entry is opened: the store keeps its text, and the version before is what is seen. Whether it was.
pub fn reopen(entry: &str, previous: &str) -> bool {
    let memory = Memory::default();
    memory.put(&format!("{DRAFT}a"), entry);
    memory.put(&format!("{PREVIOUS}a"), previous);
    let repository = Repository { store: &memory };
    let rescued = repository.open("a").is_ok_and(|opened| opened.rescued.is_some());
    assert!(memory.entries.borrow().values().any(|text| text == entry), "a text was lost");
    assert_eq!(memory.take(&format!("{PREVIOUS}a")).as_deref(), Some(previous));
    assert!(repository.summaries().is_ok());
    rescued
}
