//! The criteria that papers prove: those whose answers name them.

use std::collections::HashMap;

use crate::catalogue::ProductSet;
use crate::draft::Draft;

use super::Assessment;

/// The criteria of a set that each paper proves, by the paper's key. A criterion that asks for no answer, as 5.2 does where
/// there is no product story (QĐ 26/2026, Appendix II, note on 5.2), is proved by none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proofs<'d>(HashMap<&'d str, Vec<&'d str>>);

impl<'d> Proofs<'d> {
    /// The proofs of a draft that is assessed under a set.
    pub fn of(draft: &'d Draft, set: &'d ProductSet, result: &Assessment) -> Proofs<'d> {
        // Looked up, not searched for: a file from outside may name very many papers very often.
        let mut proved: HashMap<&str, Vec<&'d str>> = HashMap::new();
        for (id, answer) in result.answers(draft, set) {
            for key in &answer.papers {
                let criteria = proved.entry(key).or_default();
                if criteria.last() != Some(&id) {
                    criteria.push(id);
                }
            }
        }
        Proofs(proved)
    }

    /// Ids of the criteria that the papers of a key prove, in the order of the sheet.
    pub fn criteria(&self, key: &str) -> &[&'d str] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }
}
