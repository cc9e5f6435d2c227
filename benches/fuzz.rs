//! The inputs of `tests/fuzz_imports.rs` by the million: `scripts/fuzz [COUNT [SEED]]`.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, dead_code)]

#[path = "../tests/common/fuzz.rs"]
mod fuzz;
#[path = "../tests/common/memory.rs"]
mod memory;

fn main() {
    let numbers: Vec<u64> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let (count, seed) = (numbers.first().copied().unwrap_or(100_000), numbers.get(1).copied().unwrap_or(26));
    let began = std::time::Instant::now();
    let tally = fuzz::run(count, seed, |tally| println!("{} inputs, {} s", tally.inputs, began.elapsed().as_secs()));
    println!("{tally:?}");
    println!("{} inputs without a panic in {} s", tally.inputs, began.elapsed().as_secs());
}
