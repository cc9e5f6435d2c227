//! The papers that a product still needs, in the order of what brings stars soonest.

use chrono::NaiveDate;

use super::{What, tasks_of};
use crate::assessment::assess;
use crate::catalogue::{Edition, Effort, ProductSet};
use crate::draft::{Draft, EvidenceState};

/// A paper that a product still needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The key of the paper.
    pub paper: String,
    /// The ids of the criteria for which it is needed, in the order of the sheet.
    pub criteria: Vec<String>,
    /// The effort of the lightest step of the plan that needs it; `None` where an answer of today relies on it already.
    pub effort: Option<Effort>,
}

/// The papers that the answers rely on and that are not ready, those for most points first, then those of the steps of the
/// plan, the lightest first. A sample is no paper.
pub fn wanted(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Vec<Wanted> {
    let tasks = tasks_of(draft, edition, set, today);
    let mut found: Vec<Wanted> = Vec::new();
    for task in tasks.iter().filter(|task| task.is_open()) {
        if let What::Paper { key, .. } = &task.what {
            add(&mut found, key, relying(draft, edition, set, key), None);
        }
    }
    // What most points rely on comes first.
    let result = assess(draft, edition, set);
    let points =
        |ids: &[String]| ids.iter().filter_map(|id| result.criterion(id)).map(|c| u32::from(c.points)).sum::<u32>();
    found.sort_by_key(|wanted| std::cmp::Reverse(points(&wanted.criteria)));
    let mut steps: Vec<_> = tasks.iter().filter(|task| task.is_open() && task.effort.is_some()).collect();
    steps.sort_by_key(|task| task.effort);
    for task in steps {
        let What::Raise { criterion, to } = &task.what else { continue };
        let option = set.criterion(criterion).and_then(|c| edition.question(c).option(*to));
        for paper in option.map(|o| o.papers.as_slice()).unwrap_or_default().iter().map(|p| edition.paper(*p)) {
            if !paper.sample && draft.paper_state(&paper.key) != EvidenceState::Ready {
                add(&mut found, &paper.key, vec![criterion.clone()], task.effort);
            }
        }
    }
    for wanted in &mut found {
        wanted.criteria.sort_by_key(|id| set.criteria().position(|criterion| criterion.id == *id));
        wanted.criteria.dedup();
    }
    found
}

/// Adds a paper, or further criteria to one that is there.
fn add(found: &mut Vec<Wanted>, paper: &str, criteria: Vec<String>, effort: Option<Effort>) {
    match found.iter_mut().find(|wanted| wanted.paper == paper) {
        Some(wanted) => wanted.criteria.extend(criteria),
        None => found.push(Wanted { paper: paper.to_owned(), criteria, effort }),
    }
}

/// The criteria whose chosen options rely on a paper, or whose answers name it.
fn relying(draft: &Draft, edition: &Edition, set: &ProductSet, key: &str) -> Vec<String> {
    let relies = |id: &str| {
        let option = set.criterion(id).and_then(|c| edition.question(c).option(draft.option(id)?));
        let usual = option.is_some_and(|option| option.papers.iter().any(|p| edition.paper(*p).key == key));
        usual || draft.answers.get(id).is_some_and(|answer| answer.names(key))
    };
    set.criteria().map(|criterion| criterion.id.clone()).filter(|id| relies(id)).collect()
}
