//! The rough cost of a step of each class of effort. No regulation states these costs: a co-operative can use the
//! figures as a first estimate.

use super::Effort;

include!(concat!(env!("OUT_DIR"), "/costs.rs"));

/// The usual cost of a step of a class in đồng, from the lowest to the highest, as the file of the edition states
/// it. Zeros where the file states no cost.
pub fn usual_costs(edition: &str, class: Effort) -> [u64; 2] {
    COSTS.iter().find(|(id, of, _)| *id == edition && *of == class).map_or([0, 0], |(.., cost)| *cost)
}
