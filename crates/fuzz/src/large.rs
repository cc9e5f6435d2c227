//! Large inputs: about as large as is taken, and a little more.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::draft::parse;
use sao_lang_core::handover::MAX_CHARS;
use sao_lang_core::repository::DRAFT;
use serde_json::json;

use super::archives::{collect, restore, zipped};
use super::chance::{Chance, date, mutate, text};
use super::drafts::{comes_back, is_kept};
use super::{Made, Ran, Seeds, documents, links, stored};

/// A large draft, archive, backup, entry or link.
pub fn large(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    match chance.below(8) {
        0 => sent(seeds, chance, made),
        1 => backed_up(seeds, chance, made),
        2 => {
            let entry = draft(seeds, chance);
            Ran { bytes: entry.len(), through: stored::reopen(&entry, &seeds.previous) }
        }
        3 => {
            let bytes = if chance.once_in(2) { chance.bytes(MAX_CHARS) } else { deflated(&draft(seeds, chance)) };
            Ran { bytes: bytes.len(), through: links::receive(&bytes, chance, made) }
        }
        _ => {
            let text = draft(seeds, chance);
            Ran { bytes: text.len(), through: import(&text, chance, made) }
        }
    }
}

/// What is done with a file that was picked, in full. Whether it was taken.
fn import(text: &str, chance: &mut Chance, made: &mut Made) -> bool {
    let Ok(draft) = parse(text.as_bytes()) else { return false };
    let Some((edition, set)) = draft.edition_and_set(catalogue()) else {
        panic!("a draft of an unknown set was taken")
    };
    comes_back(&draft, chance);
    is_kept(&draft);
    links::hand_over(&draft, chance, made);
    for _ in 0..2 {
        documents::make(&draft, edition, set, chance, made);
    }
    made.count("large drafts");
    true
}

/// So many bytes of a list of these, one after another.
fn list(room: usize, mut item: impl FnMut(usize) -> String) -> String {
    let mut all = String::with_capacity(room + 100);
    for place in 0.. {
        let item = item(place);
        if all.len() + item.len() + 1 > room {
            return all;
        }
        if place > 0 {
            all.push(',');
        }
        all.push_str(&item);
    }
    all
}

/// A draft that is large in one way.
fn draft(seeds: &Seeds, chance: &mut Chance) -> String {
    let room = chance.one_of(&[20_000, 100_000, 400_000, 999_700, 999_700, 1_000_100]);
    let edition = catalogue().newest();
    let papers = &edition.papers;
    let key = |place: usize| papers[place % papers.len()].key.clone();
    let member = match chance.below(14) {
        0 => {
            let said = json!(text(chance)).to_string();
            let said = said.trim_matches('"');
            let said = if said.is_empty() { "ế" } else { said }.repeat(room / said.len().max(3));
            let place = chance.one_of(&[
                r#""product":{"name":"#,
                r#""applicant":{"history":"#,
                r#""story":{"text":"#,
                r#""x":{"x":"#,
                r#""answers":{"1.1":{"note":"#,
            ]);
            format!("{place}\"{said}\"}}{}", if place.contains("note") { "}" } else { "" })
        }
        1 => format!(r#""papers":[{}]"#, list(room, |_| "{}".into())),
        2 => format!(r#""papers":[{}]"#, list(room, |n| format!(r#"{{"paper":"{}"}}"#, key(n)))),
        3 => {
            let item = |n: usize| format!(r#"{{"paper":"k{n}","label":"{n}","issued":"{}"}}"#, date(chance));
            format!(r#""papers":[{}]"#, list(room, item))
        }
        4 => {
            let files = list(room, |n| format!(r#"{{"id":"f{n}","name":"ả{n}.jpg","media_type":"image/jpeg"}}"#));
            format!(r#""papers":[{{"paper":"label-sample","files":[{files}]}}]"#)
        }
        5 => format!(r#""papers":[{{"files":[{}]}}]"#, list(room, |_| "{}".into())),
        6 => format!(r#""history":[{}]"#, list(room, |n| format!(r#"{{"date":"{n:010}"}}"#))),
        7 => format!(r#""history":[{}]"#, list(room, |_| "{}".into())),
        8 => format!(r#""answers":{{{}}}"#, list(room, |n| format!(r#""x{n}":{{"option":{}}}"#, n % 9))),
        9 => {
            // Many papers, and answers that name many.
            let named = list(room / 2, |n| format!("\"{}\"", key(n)));
            let papers = list(room / 2, |n| format!(r#"{{"paper":"{}"}}"#, key(n / 3)));
            format!(r#""answers":{{"1.2":{{"option":1,"papers":[{named}]}}}},"papers":[{papers}]"#)
        }
        10 => {
            let deep = 1 + chance.below(40);
            let item = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
            format!(r#""x":[{}]"#, list(room, |_| item.clone()))
        }
        11 => list(room, |n| format!(r#""x{n}":null"#)),
        12 => {
            let names = list(room / 3, |n| format!("\"{n}\""));
            let flags = list(room / 3, |n| format!("\"{n}\":true"));
            format!(r#""plan":{{"locked":[{names}]}},"story":{{"checked":[{names}]}},"knock_outs":{{{flags}}}"#)
        }
        _ => return "[".repeat(room),
    };
    let set = 1 + chance.below(26);
    let mut whole = format!(
        r#"{{"format":"sao-lang/draft","version":1,"edition":"qd26-2026","set":{set},"created":"{}",{member}}}"#,
        date(chance)
    );
    if chance.once_in(6) {
        let mut bytes = whole.into_bytes();
        mutate(&mut bytes, chance);
        whole = String::from_utf8_lossy(&bytes).into_owned();
    }
    if chance.once_in(8) { whole + &seeds.least } else { whole }
}

fn deflated(text: &str) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    let written = encoder.write_all(text.as_bytes());
    assert!(written.is_ok());
    encoder.finish().unwrap_or_default()
}

/// Entries of an archive in large numbers, or large ones.
fn entries(seeds: &Seeds, folder: &str, chance: &mut Chance) -> Vec<(String, String)> {
    let count = chance.one_of(&[500, 999, 1_000, 1_001, 3_000]);
    match chance.below(5) {
        0 => (0..count).map(|n| (format!("{folder}{n}.json"), seeds.least.clone())).collect(),
        1 => (0..count).map(|n| (format!("{folder}{n}.json"), "{}".to_owned())).collect(),
        2 => (0..count * 7).map(|n| (format!("files/{n}"), String::new())).collect(),
        3 => (0..chance.below(6)).map(|n| (format!("{folder}{n}.json"), draft(seeds, chance))).collect(),
        _ => {
            let text = draft(seeds, chance);
            (0..chance.below(6)).map(|n| (format!("{folder}{n}.json"), text.clone())).collect()
        }
    }
}

fn sent(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let mut bytes = zipped(&entries(seeds, "", chance));
    if chance.once_in(4) {
        mutate(&mut bytes, chance);
    }
    Ran { bytes: bytes.len(), through: collect(&bytes, chance, made) }
}

fn backed_up(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let bytes = if chance.once_in(2) {
        zipped(&entries(seeds, "drafts/", chance))
    } else {
        let entries = entries(seeds, DRAFT, chance);
        let entries: serde_json::Map<_, _> = entries.into_iter().map(|(key, text)| (key, text.into())).collect();
        json!({ "format": "sao-lang/drafts", "entries": entries }).to_string().into_bytes()
    };
    Ran { bytes: bytes.len(), through: restore(&bytes, chance, made) }
}
