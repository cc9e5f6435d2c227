//! Points.

use crate::catalogue::{Criterion, ProductSet};
use crate::draft::Draft;

/// Points of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Points per part, in the order of the set's parts (A, B, C).
    pub parts: Vec<u16>,
    /// Their sum, 0 to 100.
    pub total: u16,
}

/// Whether a criterion counts: 5.2 and 5.3 do only where there is a product story
/// (QĐ 26/2026, Appendix II, note on 5.2).
pub fn applies(draft: &Draft, set: &ProductSet, criterion: &Criterion) -> bool {
    let Some(other) = criterion.only_if.as_deref().and_then(|id| set.criterion(id)) else { return true };
    chosen_points(draft, other).is_none_or(|points| points > 0)
}

/// Points of one criterion: those of the chosen option; 0 while it is open or does not count.
pub fn points_of(draft: &Draft, set: &ProductSet, criterion: &Criterion) -> u16 {
    let counts = match criterion.only_if.as_deref().and_then(|id| set.criterion(id)) {
        Some(other) => chosen_points(draft, other).is_some_and(|points| points > 0),
        None => true,
    };
    if counts { chosen_points(draft, criterion).unwrap_or(0) } else { 0 }
}

fn chosen_points(draft: &Draft, criterion: &Criterion) -> Option<u16> {
    let score = criterion.score(draft.option(&criterion.id)?)?;
    Some(u16::from(score.points))
}

/// Points per part and in total.
pub fn score(draft: &Draft, set: &ProductSet) -> Score {
    let parts: Vec<u16> = set
        .parts
        .iter()
        .map(|part| part.sections.iter().flat_map(|s| &s.criteria).map(|c| points_of(draft, set, c)).sum())
        .collect();
    Score { total: parts.iter().sum(), parts }
}
