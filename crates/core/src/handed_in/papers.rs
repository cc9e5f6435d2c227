//! The papers of the register, then and now.

use super::files::{FileDifference, Hashes, changes, share_a_file};
use crate::draft::{Draft, Paper};
use crate::locale::Lang;
use crate::merge::{PaperField, pairs};

/// What became of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperChange {
    /// The paper was not in the register when the dossier was handed in.
    Added,
    /// The paper is not in the register any more.
    Removed,
    /// The paper is in both, with other texts or files.
    Changed,
}

/// A paper that differs from what was handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperDifference {
    /// What became of it.
    pub change: PaperChange,
    /// The index of the paper in the register that was handed in, from 0; `None` for an added one.
    pub before_at: Option<usize>,
    /// The index of the paper in the present register, from 0; `None` for a removed one.
    pub now_at: Option<usize>,
    /// The paper as it was handed in; `None` for an added one.
    pub before: Option<Paper>,
    /// The paper as it is now; `None` for a removed one.
    pub now: Option<Paper>,
    /// The texts in which a changed paper differs.
    pub fields: Vec<PaperField>,
    /// The files in which a changed paper differs.
    pub files: Vec<FileDifference>,
}

impl PaperDifference {
    /// The key of the paper in the edition's list of papers.
    pub fn key(&self) -> &str {
        self.now.as_ref().or(self.before.as_ref()).map_or("", |paper| paper.paper.as_str())
    }
}

/// The papers that differ: those of the present register in its order, then those that were removed.
pub(super) fn differing(before: &Draft, now: &Draft, hashes: (&Hashes, &Hashes)) -> Vec<PaperDifference> {
    let (old, new) = (&before.papers, &now.papers);
    let partner = partners(old, new);
    let of = |before_at: Option<usize>, now_at: Option<usize>| {
        let paper = |register: &[Paper], at: Option<usize>| at.and_then(|at| register.get(at)).cloned();
        let (before, now) = (paper(old, before_at), paper(new, now_at));
        let difference = |change, fields, files| PaperDifference {
            change,
            before_at,
            now_at,
            before: before.clone(),
            now: now.clone(),
            fields,
            files,
        };
        match (&before, &now) {
            (Some(before), Some(now)) => {
                let files = changes(&before.files, &now.files, hashes);
                let fields = differing_fields(before, now);
                let is_same = files.is_empty() && fields.is_empty() && before.unknown == now.unknown;
                (!is_same).then(|| difference(PaperChange::Changed, fields, files))
            }
            (None, Some(_)) => Some(difference(PaperChange::Added, Vec::new(), Vec::new())),
            (Some(_), None) => Some(difference(PaperChange::Removed, Vec::new(), Vec::new())),
            (None, None) => None,
        }
    };
    let mut found: Vec<PaperDifference> =
        (0..new.len()).filter_map(|at| of(partner.iter().position(|now| *now == Some(at)), Some(at))).collect();
    let removed = partner.iter().enumerate().filter(|(_, now)| now.is_none());
    found.extend(removed.filter_map(|(at, _)| of(Some(at), None)));
    found
}

/// For each paper that was handed in, its index in the present register. Papers that agree are paired first; then those
/// of one key that share a file; then those of one key, in their order, because a renewed paper has another number.
fn partners(old: &[Paper], new: &[Paper]) -> Vec<Option<usize>> {
    let mut partner = pairs(old, new);
    let mut free = vec![true; new.len()];
    for place in partner.iter().flatten() {
        free[*place] = false;
    }
    for shares_file in [true, false] {
        for (paper, pair) in old.iter().zip(&mut partner).filter(|(_, pair)| pair.is_none()) {
            let is_pair = |other: &Paper| {
                other.paper == paper.paper && (!shares_file || share_a_file(&paper.files, &other.files))
            };
            *pair = (0..new.len()).find(|place| free[*place] && is_pair(&new[*place]));
            if let Some(place) = *pair {
                free[place] = false;
            }
        }
    }
    partner
}

/// The texts in which two states of a paper differ.
fn differing_fields(before: &Paper, now: &Paper) -> Vec<PaperField> {
    // The results are compared whole: their texts in a row of words could hide a difference.
    let differs = |field: &PaperField| match field {
        PaperField::Results => before.results != now.results,
        // The stored text is the same in each language.
        field => field.text(before, Lang::Vi) != field.text(now, Lang::Vi),
    };
    PaperField::ALL.into_iter().filter(differs).collect()
}
