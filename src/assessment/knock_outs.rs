//! Reasons for which a dossier is rejected whatever its points.

use std::collections::BTreeSet;

use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;

/// A knock-out that applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Index into [`Edition::knock_outs`].
    pub knock_out: u16,
    /// The criterion it is a note on; `None` for those above the table.
    pub criterion: Option<String>,
}

/// All knock-outs that apply, those above the table first (QĐ 26/2026, Appendix II).
///
/// Some are answered by the producer; others follow from an option, such as 0 points in one of
/// 6.1 to 6.4 of set 16. Each is listed once.
pub fn knock_outs(draft: &Draft, edition: &Edition, set: &ProductSet) -> Vec<Rejection> {
    let says = |k: &u16| draft.knock_outs.get(&edition.knock_out(*k).key) == Some(&true);
    let above = set.knock_outs.iter().map(|k| (*k, None)).filter(|(k, _)| says(k));
    let notes = set.criteria().flat_map(|criterion| {
        let asked = criterion.knock_outs.iter().filter(|k| says(k));
        let zero = draft.option(&criterion.id).and_then(|o| criterion.score(o)).is_some_and(|s| s.points == 0);
        let follows = criterion.zero_rejects.iter().filter(move |_| zero);
        asked.chain(follows).map(|k| (*k, Some(criterion.id.clone())))
    });
    let mut seen = BTreeSet::new();
    above
        .chain(notes)
        .filter(|(k, _)| seen.insert(*k))
        .map(|(knock_out, criterion)| Rejection { knock_out, criterion })
        .collect()
}
