//! Parts of series of codes that have come in so far. Each scan of a phone's camera opens a page of
//! its own, so they are kept until the series is whole.

use super::web_storage::WebStorage;
use crate::browser::clock;
use sao_lang_core::handover::Part;
use sao_lang_core::repository::Store;
use sao_lang_core::repository::keys::INBOX as SERIES;

/// The most series that wait at a time; an older one gives way.
const MOST: usize = 4;
/// Days after which the parts of a series that never became whole are forgotten.
const PATIENCE: f64 = 7.0;

const STORAGE: WebStorage = WebStorage::Local;

fn key(part: &Part) -> String {
    format!("{SERIES}{}{:08x}-{}", part.kind.letter(), part.check, part.count)
}

/// Adds a part to what has come of its series; all parts so far. Of a part that came twice the newer
/// one counts. Where nothing can be kept the part stands alone.
pub fn add(part: Part) -> Vec<Part> {
    forget_old();
    let key = key(&part);
    let before = text(&key);
    let known = before.lines().filter_map(|line| Part::read(line).ok());
    let mut parts: Vec<Part> = known.filter(|p| p.is_with(&part) && p.number != part.number).collect();
    parts.push(part);
    parts.sort_by_key(|p| p.number);
    if before.is_empty() {
        make_room();
    }
    // The moment of the last part comes first; no part looks like it.
    let lines: Vec<String> = std::iter::once(clock::now()).chain(parts.iter().map(Part::fragment)).collect();
    // A full storage forgets the part: the page then says which ones are missing.
    let _ = STORAGE.set(&key, &lines.join("\n"));
    parts
}

/// Forgets a series.
pub fn forget(part: &Part) {
    remove(&key(part));
}

/// The moment and the parts of a series; empty where there are none, or where the storage is blocked.
fn text(key: &str) -> String {
    STORAGE.get(key).ok().flatten().unwrap_or_default()
}

/// Keys of all series.
fn series() -> Vec<String> {
    STORAGE.keys(SERIES).unwrap_or_default()
}

fn remove(key: &str) {
    // A series that stays goes once it is old.
    let _ = STORAGE.remove(key);
}

/// Forgets series of which nothing has come for long. Those of earlier builds name no moment.
fn forget_old() {
    for key in series() {
        let days = text(&key).lines().next().and_then(clock::days_since);
        if days.is_none_or(|days| days > PATIENCE) {
            remove(&key);
        }
    }
}

/// Lets series go until one more has room.
fn make_room() {
    for key in series().iter().skip(MOST - 1) {
        remove(key);
    }
}
