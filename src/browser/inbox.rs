//! Parts of series of codes that have come in so far. Each scan of a phone's camera opens a page of
//! its own, so they are kept until the series is whole.

use crate::browser::clock;
use sao_lang_core::handover::Part;
use sao_lang_core::repository::keys::INBOX as SERIES;

/// The most series that wait at a time; an older one gives way.
const MOST: usize = 4;
/// Days after which the parts of a series that never became whole are forgotten.
const PATIENCE: f64 = 7.0;

fn raw() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn key(part: &Part) -> String {
    format!("{SERIES}{}{:08x}-{}", part.kind.letter(), part.check, part.count)
}

/// Adds a part to what has come of its series; all parts so far. Of a part that came twice the newer
/// one counts. Where nothing can be kept the part stands alone.
pub fn add(part: Part) -> Vec<Part> {
    let Some(storage) = raw() else { return vec![part] };
    forget_old(&storage);
    let key = key(&part);
    let before = storage.get_item(&key).ok().flatten().unwrap_or_default();
    let known = before.lines().filter_map(|line| Part::read(line).ok());
    let mut parts: Vec<Part> = known.filter(|p| p.is_with(&part) && p.number != part.number).collect();
    parts.push(part);
    parts.sort_by_key(|p| p.number);
    if before.is_empty() {
        make_room(&storage);
    }
    // The moment of the last part comes first; no part looks like it.
    let lines: Vec<String> = std::iter::once(clock::now()).chain(parts.iter().map(Part::fragment)).collect();
    // A full storage forgets the part: the page then says which ones are missing.
    let _ = storage.set_item(&key, &lines.join("\n"));
    parts
}

/// Forgets a series.
pub fn forget(part: &Part) {
    if let Some(storage) = raw() {
        let _ = storage.remove_item(&key(part));
    }
}

/// Keys of all series.
fn series(storage: &web_sys::Storage) -> Vec<String> {
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|index| storage.key(index).ok().flatten());
    keys.filter(|key| key.starts_with(SERIES)).collect()
}

/// Forgets series of which nothing has come for long. Those of earlier builds name no moment.
fn forget_old(storage: &web_sys::Storage) {
    for key in series(storage) {
        let text = storage.get_item(&key).ok().flatten().unwrap_or_default();
        let days = text.lines().next().and_then(clock::days_since);
        if days.is_none_or(|days| days > PATIENCE) {
            let _ = storage.remove_item(&key);
        }
    }
}

/// Lets series go until one more has room.
fn make_room(storage: &web_sys::Storage) {
    for key in series(storage).iter().skip(MOST - 1) {
        let _ = storage.remove_item(key);
    }
}
