//! Knock-outs: reasons for which a dossier is rejected whatever its points are.

use std::collections::BTreeSet;

use crate::catalogue::{Criterion, Edition, ProductSet};
use crate::draft::Draft;

/// A knock-out that applies to a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// Index into [`Edition::knock_outs`].
    pub knock_out: u16,
    /// The id of the criterion to which the knock-out is a note; `None` for a knock-out that stands above the table.
    pub criterion: Option<String>,
}

/// All knock-outs that apply, those above the table first (QĐ 26/2026, Appendix II).
///
/// The producer answers some knock-outs; others follow from an option, such as 0 points in one of 6.1 to 6.4 of set 16.
/// Each knock-out is listed once.
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

/// A knock-out about which the producer is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnockOutState {
    /// Index into [`Edition::knock_outs`].
    pub knock_out: u16,
    /// The key of the answer in the draft.
    pub key: String,
    /// The id of the criterion to which the knock-out is a note; `None` for a knock-out that stands above the table.
    pub criterion: Option<String>,
    /// Whether the app asks it at the hand-in of the dossier.
    pub at_hand_in: bool,
    /// Whether the knock-out applies; `None` while it has no answer.
    pub applies: Option<bool>,
}

impl KnockOutState {
    /// The address of the screen that asks it, relative to the address of the draft.
    pub fn screen(&self) -> String {
        match self.at_hand_in {
            true => format!("export#condition-{}", self.key),
            false => format!("check/{}", self.key),
        }
    }
}

/// The knock-outs that the set asks about: those before the result first, then those of the hand-in.
pub fn asked_knock_outs(draft: &Draft, edition: &Edition, set: &ProductSet) -> Vec<KnockOutState> {
    let state = |(index, criterion): (u16, Option<&Criterion>)| {
        let this = edition.knock_out(index);
        KnockOutState {
            knock_out: index,
            key: this.key.clone(),
            criterion: criterion.map(|c| c.id.clone()),
            at_hand_in: this.at_hand_in,
            applies: draft.knock_outs.get(&this.key).copied(),
        }
    };
    let (later, mut asked): (Vec<_>, Vec<_>) = set.asked_knock_outs().map(state).partition(|k| k.at_hand_in);
    asked.extend(later);
    asked
}
