//! Files from outside: no panic, no hang, nothing lost. `scripts/fuzz` runs the same with many more inputs.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "common/fuzz.rs"]
mod fuzz;
#[path = "common/memory.rs"]
mod memory;

#[test]
fn mutated_drafts_entries_and_backups_do_no_harm() {
    let tally = fuzz::run(40_000, 26, |_| {});
    assert!(
        tally.drafts > 1_000 && tally.backups > 100 && tally.rescued > 100,
        "the inputs reach the depths: {tally:?}"
    );
}
