//! The parts of each series of codes that were received so far. Each scan with a phone's camera opens a new page, so
//! the parts are stored until the series is complete.

use super::web_storage::WebStorage;
use crate::browser::clock;
use sao_lang_core::handover::Part;
use sao_lang_core::repository::Store;
use sao_lang_core::repository::keys::INBOX as SERIES;

/// The highest number of series that are kept at a time; a further series replaces another one.
const MOST: usize = 4;
/// The number of days after which the parts of an incomplete series are deleted.
const PATIENCE: f64 = 7.0;

const STORAGE: WebStorage = WebStorage::Local;

fn key(part: &Part) -> String {
    format!("{SERIES}{}{:08x}-{}", part.kind.letter(), part.check, part.count)
}

/// Stores a part of a series and returns all parts of the series so far. If the same part comes twice, the newer one is
/// used. If nothing can be stored, only this part is returned.
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
    // The first line is the timestamp of the last part; a part never looks like a timestamp.
    let lines: Vec<String> = std::iter::once(clock::now()).chain(parts.iter().map(Part::fragment)).collect();
    // If the storage is full, the part is lost, and the page says which parts are missing.
    let _ = STORAGE.set(&key, &lines.join("\n"));
    parts
}

/// Deletes a series.
pub fn forget(part: &Part) {
    remove(&key(part));
}

/// The timestamp and the parts of a series; empty where there is no such series, or where the storage is blocked.
fn text(key: &str) -> String {
    STORAGE.get(key).ok().flatten().unwrap_or_default()
}

/// The keys of all series.
fn series() -> Vec<String> {
    STORAGE.keys(SERIES).unwrap_or_default()
}

fn remove(key: &str) {
    // If this fails, the series is deleted once it is old.
    let _ = STORAGE.remove(key);
}

/// Deletes each series that received no part for [`PATIENCE`] days, and those of earlier builds, which have no
/// timestamp.
fn forget_old() {
    for key in series() {
        let days = text(&key).lines().next().and_then(clock::days_since);
        if days.is_none_or(|days| days > PATIENCE) {
            remove(&key);
        }
    }
}

/// Deletes series until there is room for one more.
fn make_room() {
    for key in series().iter().skip(MOST - 1) {
        remove(key);
    }
}
