//! Deleting the bytes of attachments. The bytes are in a separate database, so a draft that no longer names an
//! attachment only records the id here. The bytes are deleted once no stored text names the attachment: no draft, no
//! previous version and no quarantined entry.

use serde_json::Value;

use crate::draft::{is_plain_id, read_value};

use super::{DRAFT, LET_GO, PREVIOUS, QUARANTINE, Repository, RepositoryError, Store, entry};

/// The ids of the attachments that an entry names, even where this program cannot read the entry as a draft.
pub fn attachment_ids(text: &str) -> Vec<String> {
    let Ok(value) = read_value(entry::body(text).as_bytes()) else { return Vec::new() };
    let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let files = list(&value, "papers").into_iter().flat_map(|paper| list(&paper, "files"));
    files.filter_map(|file| Some(file.get("id")?.as_str()?.to_owned())).collect()
}

/// Whether a text names an attachment. Any occurrence of the id counts: keeping bytes by mistake only takes space,
/// while deleting them would lose data.
fn names(text: &str, id: &str) -> bool {
    // Ids of attachments contain no characters that JSON escapes.
    text.contains(&format!("\"{id}\""))
}

impl<S: Store> Repository<S> {
    /// Records attachments that a draft no longer names.
    pub fn let_go(&self, ids: &[String]) -> Result<(), RepositoryError> {
        let mut noted = self.noted()?;
        noted.extend(ids.iter().filter(|id| is_plain_id(id)).cloned());
        self.note(noted)
    }

    /// The recorded attachments that no stored text names any more.
    pub fn forgettable(&self) -> Result<Vec<String>, RepositoryError> {
        self.unnamed(self.noted()?)
    }

    /// Those of these attachments that no text in this store names: no draft, no previous version and no quarantined
    /// entry.
    pub fn unnamed(&self, mut ids: Vec<String>) -> Result<Vec<String>, RepositoryError> {
        for prefix in [DRAFT, PREVIOUS, QUARANTINE] {
            if ids.is_empty() {
                break;
            }
            for key in self.store.keys(prefix)? {
                let text = self.store.get(&key)?.unwrap_or_default();
                ids.retain(|id| !names(&text, id));
            }
        }
        Ok(ids)
    }

    /// Removes attachments from the record, once their bytes are deleted.
    pub fn forgotten(&self, ids: &[String]) -> Result<(), RepositoryError> {
        let mut noted = self.noted()?;
        noted.retain(|id| !ids.contains(id));
        self.note(noted)
    }

    fn noted(&self) -> Result<Vec<String>, RepositoryError> {
        Ok(self.store.get(LET_GO)?.unwrap_or_default().lines().map(str::to_owned).collect())
    }

    fn note(&self, mut ids: Vec<String>) -> Result<(), RepositoryError> {
        ids.sort_unstable();
        ids.dedup();
        match ids.is_empty() {
            true => Ok(self.store.remove(LET_GO)?),
            false => self.put("", LET_GO, &ids.join("\n"), false),
        }
    }
}
