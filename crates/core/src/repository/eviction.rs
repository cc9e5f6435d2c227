//! Room: the versions before give way to new ones, those of the drafts least recently changed first.

use super::{PREVIOUS, Refusal, Repository, RepositoryError, Store, entry, key};

impl<S: Store> Repository<S> {
    /// Puts a text in place for a draft, dropping versions before while there is no room: those of other drafts,
    /// and at last its own if `own_too`. Never its own while that is the only good one.
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

    /// Keys of the versions before, in the order in which they may be dropped.
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
        // Few are ever dropped: the oldest is looked for each time, and no code that sorts comes with the first answers.
        let own = (own_too && self.store.peek(&own)?.is_some()).then_some(own);
        Ok(std::iter::from_fn(move || {
            let (oldest, _) = keys.iter().enumerate().min_by_key(|(_, key)| *key)?;
            Some(keys.swap_remove(oldest).1)
        })
        .chain(own))
    }
}
