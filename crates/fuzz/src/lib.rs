//! Random and changed inputs for all code that reads data from outside, and for all that is made of these data.
//!
//! The code is simple and fast, so that tens of millions of inputs can be run. Seed and number identify an input: the
//! same two give the same input.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod archives;
mod binders;
mod chance;
mod documents;
mod drafts;
mod hand_over;
mod large;
mod links;
mod requests;
mod stored;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sao_lang_core::draft::{Draft, parse, to_compact_json};
use sao_lang_core::handover::Part;
use sao_lang_core::repository::wrap;
use serde_json::Value;

use chance::{Chance, mutate, twist};
use drafts::{dressed, import, taken};

const HOUSEHOLD: &str = include_str!("../../../tests/fixtures/ca-kho-ba-hai.json");
const LEAST: &str = r#"{"format":"sao-lang/draft","version":1,"edition":"qd26-2026","set":8,"created":"2026-09-14T02:10:00Z","product":{"name":"Cá khô","ticks":{"patent":true}},"applicant":{"name":"Bà Hai"},"knock_outs":{"forged-papers":false},"answers":{"1.1":{"option":3,"evidence":"ready","papers":["material-invoices"],"note":"x"},"2.4":{"option":1}},"papers":[{"paper":"label-sample","files":[{"id":"a","bytes":3}]}],"history":[{"date":"2026-10-05","points":3,"stars":1,"answered":2}]}"#;

/// A function that reads an input.
type Reader = fn(&Seeds, &mut Chance, &mut Made) -> Ran;

/// The targets: name, share of the inputs out of [`SHARES`], and the function that reads an input.
const TARGETS: [(&str, usize, Reader); 12] = [
    ("random bytes as a draft", 7_398, noise),
    ("changed bytes of a draft", 20_000, changed),
    ("changed members of a draft", 27_000, twisted),
    ("drafts with odd texts", 4_000, odd_texts),
    ("stored entries", 9_000, |seeds, chance, _| stored::entry(seeds, chance)),
    ("archives that were sent", 5_500, archives::sent_archive),
    ("backups", 6_000, archives::backed_up),
    ("files of the page for breakdowns", 5_000, archives::rescued),
    ("links", 10_000, links::link),
    ("requests to the worker", 6_000, requests::asked),
    ("photos and PDF files of papers", 100, binders::bound),
    ("large inputs", 2, large::large),
];
const SHARES: usize = 100_000;

/// The number of the present input, counted from 1, and its target, for the code that watches the run.
pub static NUMBER: AtomicU64 = AtomicU64::new(0);
static TARGET: AtomicUsize = AtomicUsize::new(0);

/// The name of the present target.
pub fn target() -> &'static str {
    TARGETS.get(TARGET.load(Ordering::Relaxed)).map_or("", |(name, ..)| name)
}

/// The data from which inputs are made.
pub struct Seeds {
    pub least: String,
    pub value: Value,
    pub entry: String,
    pub previous: String,
    pub archives: Vec<Vec<u8>>,
    /// Files of papers.
    pub files: Vec<Vec<u8>>,
    pub links: Vec<Vec<Part>>,
    /// The drafts in the links.
    handed_over: Vec<Draft>,
}

impl Seeds {
    fn new() -> Seeds {
        let drafts: Vec<Draft> = [LEAST, HOUSEHOLD].iter().flat_map(|text| parse(text.as_bytes())).collect();
        let [least, household] = drafts.as_slice() else { panic!("the seeds are drafts") };
        let mut other = least.clone();
        other.product.name.push('!');
        let mut handed_over = vec![least.clone(), household.clone(), other];
        let links = links::fragments(&handed_over.iter().collect::<Vec<_>>());
        handed_over.iter_mut().flat_map(|draft| &mut draft.papers).for_each(|paper| paper.files.clear());
        Seeds {
            least: LEAST.to_owned(),
            value: serde_json::from_str(LEAST).unwrap_or_default(),
            entry: wrap(least, 7).0,
            previous: wrap(least, 6).0,
            archives: archives::archives(&[LEAST, HOUSEHOLD], &mut Chance::of(26, 0)),
            files: binders::files(),
            links,
            handed_over,
        }
    }

    /// Whether a text is a draft of one of the links.
    pub fn is_known(&self, text: &str) -> bool {
        self.handed_over.iter().any(|draft| to_compact_json(draft) == text)
    }
}

/// The result of an input.
pub struct Ran {
    /// The size of the input.
    pub bytes: usize,
    /// Whether the input was accepted, at least in part.
    pub through: bool,
}

/// The number of documents and other things made from accepted drafts, by their kinds.
#[derive(Debug, Clone, Default)]
pub struct Made(pub BTreeMap<&'static str, u64>);

impl Made {
    pub fn count(&mut self, kind: &'static str) {
        self.add(kind, 1);
    }

    pub fn add(&mut self, kind: &'static str, number: usize) {
        *self.0.entry(kind).or_default() += number as u64;
    }
}

/// The results of a target's inputs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    pub name: &'static str,
    pub inputs: u64,
    /// The number of accepted inputs.
    pub through: u64,
    pub time: Duration,
    /// The longest time that an input took, then the number of that input, from 1, and its size.
    pub slowest: Duration,
    pub number: u64,
    pub bytes: usize,
}

/// The results of all inputs.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub inputs: u64,
    pub targets: Vec<Count>,
    pub made: Made,
}

impl Tally {
    /// The results of a target's inputs, by the name of the target.
    pub fn of(&self, name: &str) -> Count {
        self.targets.iter().find(|count| count.name == name).copied().unwrap_or_default()
    }
}

fn noise(_: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let bytes = chance.bytes(300);
    Ran { bytes: bytes.len(), through: import(&bytes, chance, made) }
}

fn changed(_: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let household = chance.once_in(32);
    let mut bytes = if household { HOUSEHOLD } else { LEAST }.as_bytes().to_vec();
    mutate(&mut bytes, chance);
    Ran { bytes: bytes.len(), through: import(&bytes, chance, made) }
}

fn twisted(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let mut value = seeds.value.clone();
    for _ in 0..=chance.below(3) {
        twist(&mut value, chance);
    }
    let text = value.to_string();
    Ran { bytes: text.len(), through: import(text.as_bytes(), chance, made) }
}

fn odd_texts(_: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let text = to_compact_json(&dressed(chance));
    match parse(text.as_bytes()) {
        Ok(draft) => taken(&draft, chance, made),
        Err(error) => panic!("a good draft is refused: {error}"),
    }
    Ran { bytes: text.len(), through: true }
}

/// Reads the inputs with these numbers, counted from 1, if the name of their target contains `only`; `report` gets
/// the results from time to time.
pub fn run(numbers: std::ops::RangeInclusive<u64>, seed: u64, only: &str, mut report: impl FnMut(&Tally)) -> Tally {
    let seeds = Seeds::new();
    let targets = TARGETS.iter().map(|(name, ..)| Count { name, ..Count::default() }).collect();
    let mut tally = Tally { inputs: 0, targets, made: Made::default() };
    for number in numbers {
        let mut chance = Chance::of(seed, number);
        let mut share = chance.below(SHARES);
        let falls_here = |(_, its, _): &(&str, usize, Reader)| match share.checked_sub(*its) {
            Some(rest) => {
                share = rest;
                false
            }
            None => true,
        };
        let place = TARGETS.iter().position(falls_here).unwrap_or(0);
        if !TARGETS[place].0.contains(only) {
            continue;
        }
        TARGET.store(place, Ordering::Relaxed);
        NUMBER.store(number, Ordering::Relaxed);
        let began = Instant::now();
        let ran = TARGETS[place].2(&seeds, &mut chance, &mut tally.made);
        let took = began.elapsed();
        let count = &mut tally.targets[place];
        count.inputs += 1;
        count.through += u64::from(ran.through);
        count.time += took;
        if took > count.slowest {
            (count.slowest, count.number, count.bytes) = (took, number, ran.bytes);
        }
        tally.inputs += 1;
        if tally.inputs.is_multiple_of(1_000_000) {
            report(&tally);
        }
    }
    tally
}
