//! What a step of a class of effort roughly costs. No regulation says so: the figures are where a co-operative begins.

use super::Effort;

include!(concat!(env!("OUT_DIR"), "/costs.rs"));

/// From how many đồng to how many a step of a class usually takes, by an edition's file; nothing where it does not say.
pub fn usual_costs(edition: &str, class: Effort) -> [u64; 2] {
    COSTS.iter().find(|(id, of, _)| *id == edition && *of == class).map_or([0, 0], |(.., cost)| *cost)
}
