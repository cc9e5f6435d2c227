//! How long the core takes per draft: `cargo bench --bench assessment`.
//!
//! Prints medians in microseconds over random drafts of all sets, and ratios to the assessment.

use std::hint::black_box;
use std::time::Instant;

use chrono::NaiveDate;
use sao_lang_core::assessment::{Target, assess, plan, range};
use sao_lang_core::catalogue::{ProductSet, catalogue};
use sao_lang_core::documents::{Options, dossier_docx};
use sao_lang_core::draft::{Draft, parse, to_json};
use sao_lang_core::locale::Lang;
use test_support::small::Dice;

/// Random drafts of each set.
const DRAFTS: u64 = 40;
/// Runs of one draft that make one measurement.
const RUNS: u32 = 20;

fn main() {
    let edition = catalogue().newest();
    let drafts: Vec<(Draft, &ProductSet)> = edition
        .sets
        .iter()
        .flat_map(|set| (0..DRAFTS).map(move |seed| (test_support::small::draft(&mut Dice::new(seed), set), set)))
        .collect();
    let full = full_drafts();
    let options = Options::work(Lang::Vi, NaiveDate::default());
    let target = Target::stars(4);
    let assessing = median(&drafts, |d, s| drop(black_box(assess(d, edition, s))));
    let rows = [
        ("assess", assessing),
        ("range", median(&drafts, |d, s| drop(black_box(range(d, edition, s))))),
        ("plan to 4 stars", median(&drafts, |d, s| drop(black_box(plan(d, edition, s, &target))))),
        ("write and read the file", median(&drafts, |d, _| drop(black_box(parse(to_json(d).as_bytes()))))),
        ("dossier (DOCX)", median(&drafts, |d, s| drop(black_box(dossier_docx(d, edition, s, &options))))),
        ("dossier of a full draft", median(&full, |d, s| drop(black_box(dossier_docx(d, edition, s, &options))))),
    ];
    println!("{:<26}{:>12}{:>12}", "median per draft", "µs", "ratio");
    for (name, time) in rows {
        println!("{name:<26}{time:>12.2}{:>12.1}", time / assessing);
    }
}

/// The drafts in `tests/fixtures/full`: every question answered, every text written, some 35 papers.
fn full_drafts() -> Vec<(Draft, &'static ProductSet)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/full");
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let drafts = files.filter_map(|file| parse(&std::fs::read(file.path()).ok()?).ok());
    drafts.filter_map(|d| catalogue().newest().set(d.set).map(|set| (d, set))).collect()
}

/// The median over the drafts of the time for one, in microseconds.
fn median(drafts: &[(Draft, &ProductSet)], work: impl Fn(&Draft, &ProductSet)) -> f64 {
    let mut times: Vec<f64> = drafts
        .iter()
        .map(|(draft, set)| {
            let start = Instant::now();
            for _ in 0..RUNS {
                work(draft, set);
            }
            start.elapsed().as_secs_f64() * 1e6 / f64::from(RUNS)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
