//! Eviction: when the storage is full, previous versions are deleted, those of the drafts least recently changed first.

use super::{PREVIOUS, Refusal, Repository, RepositoryError, Store, entry, key};

impl<S: Store> Repository<S> {
    /// Stores a text of a draft under the key `place`. While the storage is full, previous versions are deleted: first
    /// those of other drafts and, if `own_too`, at last the draft's own. `own_too` must be false while the previous
    /// version of the draft is its only good one.
    pub(super) fn put(&self, id: &str, place: &str, text: &str, own_too: bool) -> Result<(), RepositoryError> {
        match self.store.set(place, text) {
            Err(Refusal::Full) => {}
            done => return Ok(done?),
        }
        for previous in self.droppable(id, own_too)? {
            self.store.remove(&previous)?;
            match self.store.set(place, text) {
                Err(Refusal::Full) => {}
                done => return Ok(done?),
            }
        }
        Err(RepositoryError::Full)
    }

    /// The keys of the previous versions, in the order in which they may be deleted.
    fn droppable(&self, id: &str, own_too: bool) -> Result<impl Iterator<Item = String>, RepositoryError> {
        let own = key(PREVIOUS, id);
        let mut keys = Vec::new();
        for key in self.store.keys(PREVIOUS)? {
            if let Some((head, length)) = self.store.peek(&key)?
                && key != own
            {
                keys.push((entry::version(&head, length).revision, key));
            }
        }
        // Few versions are ever deleted, so the oldest one is searched each time. This avoids code for sorting in the
        // part of the program that a first visit loads.
        let own = (own_too && self.store.peek(&own)?.is_some()).then_some(own);
        Ok(std::iter::from_fn(move || {
            let (oldest, _) = keys.iter().enumerate().min_by_key(|(_, key)| *key)?;
            Some(keys.swap_remove(oldest).1)
        })
        .chain(own))
    }
}
