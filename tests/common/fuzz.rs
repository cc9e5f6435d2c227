//! Random and mutated inputs for everything that reads what comes from outside.
//!
//! Plain and quick, so that tens of millions can be run; the same seed gives the same inputs.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use sao_lang::assessment::assess;
use sao_lang::backup;
use sao_lang::catalogue::catalogue;
use sao_lang::draft::{parse, to_compact_json};
use sao_lang::shelf::{DRAFT, PREVIOUS, Shelf, glimpse, wrap};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::memory::Memory;

const HOUSEHOLD: &str = include_str!("../fixtures/ca-kho-ba-hai.json");
const LEAST: &str = r#"{"format":"sao-lang/draft","version":1,"edition":"qd26-2026","set":8,"created":"2026-09-14T02:10:00Z","product":{"name":"Cá khô","ticks":{"patent":true}},"applicant":{"name":"Bà Hai"},"knock_outs":{"forged-papers":false},"answers":{"1.1":{"option":3,"evidence":"ready","papers":["material-invoices"],"note":"x"},"2.4":{"option":1}},"papers":[{"paper":"label-sample","files":[{"id":"a","bytes":3}]}],"history":[{"date":"2026-10-05","points":3,"stars":1,"answered":2}]}"#;

/// What became of the inputs.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub inputs: u64,
    /// Drafts that could be read all the same.
    pub drafts: u64,
    /// Backups that could be read all the same.
    pub backups: u64,
    /// Damaged entries that were opened by the version before.
    pub rescued: u64,
    /// The longest that an input took.
    pub slowest: Duration,
}

/// Xorshift: chance that can be repeated.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| self.next() as u8).collect()
    }
}

/// Changes bytes here and there, cuts, repeats, or puts in what JSON is made of.
fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) {
    const PIECES: [&[u8]; 14] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b",",
        b":",
        b"null",
        b"-1",
        b"1e309",
        b"\\u0000",
        b"\\ud800",
        b"\xef\xbb\xbf",
        b"18446744073709551616",
    ];
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(40)).min(bytes.len());
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 if at < bytes.len() => bytes[at] = chance.next() as u8,
            2 => drop(bytes.drain(at..end)),
            3 => bytes.truncate(at),
            4 => drop(bytes.splice(at..at, PIECES[chance.below(PIECES.len())].iter().copied())),
            _ => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
}

/// A value of another kind than was expected.
fn odd(chance: &mut Chance) -> Value {
    match chance.below(10) {
        0 => Value::Null,
        1 => true.into(),
        2 => chance.next().into(),
        3 => (chance.next() as i64).into(),
        4 => f64::from_bits(chance.next()).into(),
        5 => "".into(),
        6 => String::from_utf8_lossy(&chance.bytes(30)).into_owned().into(),
        7 => Value::Array(vec![]),
        8 => (0..chance.below(40)).fold(Value::Null, |inner, _| Value::Array(vec![inner])),
        _ => Value::Object(Default::default()),
    }
}

/// Changes a member somewhere in a draft.
fn twist(value: &mut Value, chance: &mut Chance) {
    let deeper = chance.below(4) > 0;
    match value {
        Value::Object(members) if deeper && !members.is_empty() => {
            let key = members.keys().nth(chance.below(members.len())).cloned().unwrap_or_default();
            match chance.below(8) {
                0 => drop(members.remove(&key)),
                1 => {
                    let odd = odd(chance);
                    members.insert(String::from_utf8_lossy(&chance.bytes(12)).into_owned(), odd);
                }
                _ => twist(members.entry(key).or_insert(Value::Null), chance),
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = chance.below(items.len());
            twist(&mut items[at], chance);
        }
        _ => *value = odd(chance),
    }
}

/// What is done with a file that was picked. It must not panic, and a draft that is taken must be good for everything.
fn import(bytes: &[u8], tally: &mut Tally) {
    let Ok(draft) = parse(bytes) else {
        if let Ok(text) = std::str::from_utf8(bytes) {
            glimpse(text);
        }
        return;
    };
    tally.drafts += 1;
    let Some((edition, set)) = draft.place(catalogue()) else { panic!("a draft of an unknown set was taken") };
    assert!(assess(&draft, edition, set).score.total <= 100);
    if tally.drafts.is_multiple_of(16) {
        assert_eq!(parse(to_compact_json(&draft).as_bytes()).as_ref(), Ok(&draft));
    }
}

/// A damaged entry is opened: the store keeps its text, and the version before is what is seen.
fn reopen(entry: &str, previous: &str, tally: &mut Tally) {
    let memory = Memory::default();
    memory.put(&format!("{DRAFT}a"), entry);
    memory.put(&format!("{PREVIOUS}a"), previous);
    let shelf = Shelf { store: &memory };
    let opened = shelf.open("a");
    if opened.is_ok_and(|o| o.rescued.is_some()) {
        tally.rescued += 1;
    }
    assert!(memory.entries.borrow().values().any(|text| text == entry), "a text was lost");
    assert_eq!(memory.take(&format!("{PREVIOUS}a")).as_deref(), Some(previous));
    assert!(shelf.summaries().is_ok());
}

fn zipped() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("drafts/aa.json", LEAST.as_bytes()), ("drafts/bb.json", b"{}"), ("files/a", b"%PDF-1.7")] {
        let started = zip.start_file(name, SimpleFileOptions::default()).is_ok();
        assert!(started && zip.write_all(content).is_ok());
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Runs so many inputs; `report` is told now and then.
pub fn run(count: u64, seed: u64, mut report: impl FnMut(&Tally)) -> Tally {
    let mut chance = Chance(seed | 1);
    let mut tally = Tally::default();
    let Ok(whole) = parse(LEAST.as_bytes()) else { panic!("the seed is a draft") };
    let (previous, _) = wrap(&whole, 6);
    let (entry, _) = wrap(&whole, 7);
    let (zip, value) = (zipped(), serde_json::from_str::<Value>(LEAST).unwrap_or_default());
    while tally.inputs < count {
        let began = Instant::now();
        match tally.inputs % 8 {
            0 => import(&chance.bytes(300), &mut tally),
            1 | 2 => {
                let household = chance.below(32) == 0;
                let mut bytes = if household { HOUSEHOLD } else { LEAST }.as_bytes().to_vec();
                mutate(&mut bytes, &mut chance);
                import(&bytes, &mut tally);
            }
            3..6 => {
                let mut value = value.clone();
                for _ in 0..=chance.below(3) {
                    twist(&mut value, &mut chance);
                }
                import(value.to_string().as_bytes(), &mut tally);
            }
            6 => {
                let mut bytes = zip.clone();
                mutate(&mut bytes, &mut chance);
                if backup::read(Cursor::new(&bytes)).is_ok() {
                    tally.backups += 1;
                }
                backup::attachment(Cursor::new(&bytes), "a");
            }
            _ => {
                let mut bytes = entry.clone().into_bytes();
                mutate(&mut bytes, &mut chance);
                reopen(&String::from_utf8_lossy(&bytes), &previous, &mut tally);
            }
        }
        tally.inputs += 1;
        tally.slowest = tally.slowest.max(began.elapsed());
        if tally.inputs.is_multiple_of(1_000_000) {
            report(&tally);
        }
    }
    tally
}
