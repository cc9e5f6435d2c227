//! The keys of the records of a diary: draft, day, id. So a range of keys is a span of days of one draft.

use chrono::NaiveDate;

use super::{Entry, Kind};

/// The name of the browser's database.
pub const DATABASE: &str = "sao-lang-diary";
/// The store of the entries.
pub const ENTRIES: &str = "entries";
/// The store of the last entry of each kind, by draft and kind.
pub const LATEST: &str = "latest";

/// The last character before all others of a key's end: no id has it.
const AFTER_ALL: char = '\u{ffff}';

/// The beginning of all keys of a draft. A slash in the id of a draft cannot be taken for the one after it.
fn of_draft(draft: &str) -> String {
    format!("{}/", draft.replace('%', "%25").replace('/', "%2F"))
}

/// The key of an entry.
pub fn key(draft: &str, entry: &Entry) -> String {
    format!("{}{}/{}", of_draft(draft), entry.day, entry.id)
}

/// The draft and the id of the entry that a key names.
pub fn parts(key: &str) -> Option<(String, &str)> {
    let (draft, rest) = key.split_once('/')?;
    let (_, id) = rest.split_once('/')?;
    Some((draft.replace("%2F", "/").replace("%25", "%"), id))
}

/// The first and the last possible key of a draft's entries from one day to another, both included.
pub fn between(draft: &str, from: NaiveDate, to: NaiveDate) -> [String; 2] {
    let draft = of_draft(draft);
    [format!("{draft}{from}/"), format!("{draft}{to}/{AFTER_ALL}")]
}

/// The first and the last possible key of all entries of a draft; also of its last entries.
pub fn all(draft: &str) -> [String; 2] {
    let draft = of_draft(draft);
    [draft.clone(), format!("{draft}{AFTER_ALL}")]
}

/// The key of the last entry of a kind.
pub fn latest(draft: &str, kind: Kind) -> String {
    format!("{}{}", of_draft(draft), kind.key())
}
