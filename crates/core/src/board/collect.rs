//! Files that members send: each is new, known, or another state of a draft on this device.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Row;
use crate::draft::Draft;
use catalogue_model::search_key::search_key;

/// The features by which two files are recognised as the same draft. A file has no id of its own, because each device
/// gives its own ids.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// The edition of the draft.
    pub edition: String,
    /// The number of the product set.
    pub set: u16,
    /// Timestamp of the creation.
    pub created: String,
    /// Timestamp of the last change.
    pub changed: String,
    /// Names of product and applicant, without Vietnamese marks.
    pub names: [String; 2],
    /// Fingerprint of the whole content.
    pub content: u64,
}

impl Identity {
    /// The identity of the draft of a row.
    pub fn of_row(row: &Row) -> Identity {
        Identity {
            edition: row.edition.clone(),
            set: row.set,
            created: row.created.clone(),
            changed: row.changed.clone(),
            names: [search_key(&row.product), search_key(&row.applicant)],
            content: row.content,
        }
    }

    /// The identity of a draft.
    pub fn of_draft(draft: &Draft) -> Identity {
        Identity {
            edition: draft.edition.clone(),
            set: draft.set,
            created: draft.created.clone(),
            changed: draft.changed.clone(),
            names: [search_key(draft.product.name.trim()), search_key(draft.applicant.name.trim())],
            content: draft.fingerprint(),
        }
    }

    /// Whether both are states of one draft: created at the same moment, for the same set, with the name of the product
    /// or of the applicant unchanged. A timestamp without a time of day does not count, because too many drafts share
    /// it.
    fn is_same_draft(&self, other: &Identity) -> bool {
        let agree = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        let [product, applicant] = [0, 1].map(|n| agree(&self.names[n], &other.names[n]));
        self.created.len() > "2026-01-01T00:00".len()
            && self.created == other.created
            && (&self.edition, self.set) == (&other.edition, other.set)
            && (product || applicant)
    }
}

/// The relation of a file to the drafts on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// The file matches none of the drafts.
    New,
    /// The file is identical to the draft with this index.
    Same(usize),
    /// The file is another state of the draft with this index.
    Differs {
        /// The index of the draft.
        index: usize,
        /// The order of the last changes: the file was changed before, after, or at the same moment as the draft.
        changed: Ordering,
    },
}

/// Compares a file with the drafts on this device.
pub fn judge(file: &Identity, here: &[Identity]) -> Arrival {
    if let Some(index) = here.iter().position(|h| h.content == file.content && h.created == file.created) {
        return Arrival::Same(index);
    }
    // Of several states of one draft, the latest counts.
    let states = here.iter().enumerate().filter(|(_, h)| file.is_same_draft(h));
    match states.max_by(|(_, a), (_, b)| a.changed.cmp(&b.changed)) {
        Some((index, latest)) => Arrival::Differs { index, changed: file.changed.cmp(&latest.changed) },
        None => Arrival::New,
    }
}

/// The index of a draft on this device that is about the same product of the same applicant but was begun separately.
/// Both have the same names, apart from marks and letter case, and the same set. Somebody may have entered the product
/// twice.
pub fn twin(file: &Identity, here: &[Identity]) -> Option<usize> {
    let [product, _] = &file.names;
    let same = |h: &Identity| h.names == file.names && (&h.edition, h.set) == (&file.edition, file.set);
    if product.is_empty() { None } else { here.iter().position(same) }
}
