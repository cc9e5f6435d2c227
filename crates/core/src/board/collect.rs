//! Files that members send: new, known, or another state of what is here.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Row;
use crate::draft::Draft;
use catalogue_model::search_key::search_key;

/// What tells whether two files hold the same draft. A file has no id of its own: devices give those.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// Edition and set.
    pub edition: String,
    /// See `edition`.
    pub set: u16,
    /// Moment of creation.
    pub created: String,
    /// Moment of the last change.
    pub changed: String,
    /// Names of product and applicant, without marks.
    pub names: [String; 2],
    /// Fingerprint of the whole content.
    pub content: u64,
}

impl Identity {
    /// The identity of a draft by its row.
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

    /// Whether both are states of one draft: begun at the same moment, for the same set, and not renamed
    /// altogether. A moment without a time of day is shared by too many.
    fn is_same_draft(&self, other: &Identity) -> bool {
        let agree = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        let [product, applicant] = [0, 1].map(|n| agree(&self.names[n], &other.names[n]));
        self.created.len() > "2026-01-01T00:00".len()
            && self.created == other.created
            && (&self.edition, self.set) == (&other.edition, other.set)
            && (product || applicant)
    }
}

/// What a file is to the drafts that are here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// None of them.
    New,
    /// The very same as the one at this place.
    Same(usize),
    /// Another state of the one at this place.
    Differs {
        /// The place.
        index: usize,
        /// When the file was last changed: before, after, or at the same moment as the one that is here.
        changed: Ordering,
    },
}

/// Judges a file.
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

/// A draft that is here and is about the same product of the same applicant, though it was begun by itself: the same name,
/// whatever its marks and case, and the same set. Somebody may have entered the product twice.
pub fn twin(file: &Identity, here: &[Identity]) -> Option<usize> {
    let [product, _] = &file.names;
    let same = |h: &Identity| h.names == file.names && (&h.edition, h.set) == (&file.edition, file.set);
    if product.is_empty() { None } else { here.iter().position(same) }
}
