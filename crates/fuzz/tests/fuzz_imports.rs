//! Files from outside cause no panic, no endless loop and no loss of data. `scripts/fuzz` runs the same code with
//! many more inputs.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[test]
fn mutated_inputs_of_all_kinds_do_no_harm() {
    let tally = fuzz::run(1..=20_000, 26, "", |_| {});
    for count in tally.targets.iter().filter(|count| count.inputs > 20) {
        assert!(count.through > 0 || count.name.starts_with("random"), "none gets through: {count:?}");
    }
    // The inputs must reach all steps.
    for made in ["dossier", "workbook", "electronic dossier", "handed over", "kept", "requests answered", "binders"] {
        assert!(tally.made.0.contains_key(made), "{made}: {:?}", tally.made);
    }
}

#[test]
fn large_inputs_do_no_harm() {
    let tally = fuzz::run(1..=200_000, 26, "large", |_| {});
    assert!(tally.inputs > 0 && tally.targets.iter().any(|count| count.through > 0), "{tally:?}");
}
