//! The proofs of a draft: for each paper, the criteria whose answers name it.

use std::collections::HashMap;

use crate::catalogue::ProductSet;
use crate::draft::Draft;

use super::Assessment;

/// The criteria of a set that each paper proves, by the key of the paper. A criterion that asks for no answer, such as
/// 5.2 where there is no product story (QĐ 26/2026, Appendix II, note on 5.2), is proved by no paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proofs<'d>(HashMap<&'d str, Vec<&'d str>>);

impl<'d> Proofs<'d> {
    /// The proofs of a draft that is assessed under a set.
    pub fn of(draft: &'d Draft, set: &'d ProductSet, result: &Assessment) -> Proofs<'d> {
        // A hash map keeps this fast: a file from outside may name very many papers very often.
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

    /// The ids of the criteria that the papers of a key prove, in the order of the sheet.
    pub fn criteria(&self, key: &str) -> &[&'d str] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }
}
