//! Reading and writing the draft file.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::migrate::{FIRST, STEPS, migrate};
use super::{Draft, YEARS};
use crate::catalogue::{Catalogue, catalogue};
use crate::fingerprint::fingerprint;

/// The `format` member of every draft file.
pub const FORMAT: &str = "sao-lang/draft";
/// The version this program writes.
pub const VERSION: u32 = 2;
/// The largest draft, in bytes of its JSON: as it is read from outside, stored, backed up and handed over.
pub const MAX_BYTES: usize = 1_000_000;
/// The most papers of a draft.
pub const MAX_PAPERS: usize = 1_000;
/// The most attachments of a draft, over all its papers.
pub const MAX_FILES: usize = 1_000;
/// The most daily results of a draft that comes from outside; the program itself keeps fewer.
const MAX_HISTORY: usize = 5_000;
/// What a draft can grow by when it is written, at most, as a factor: numbers such as `1e15` are written out in full.
const MOST_GROWTH: usize = 20;
/// Objects and lists inside one another at most; a draft needs four.
const MAX_DEPTH: usize = 32;

/// Why a file is not taken as a draft. The views turn each into words of the user's language.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum FormatError {
    /// Larger than [`MAX_BYTES`], as it is or as it would be written.
    #[error("the draft has {0} bytes; at most {MAX_BYTES} are taken")]
    TooLarge(usize),
    /// A list has more entries than any draft needs.
    #[error("the draft has {found} {list}; at most {most} are taken")]
    TooMany {
        /// Name of the list in the file.
        list: String,
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// Not text in UTF-8.
    #[error("the file is not text in UTF-8")]
    NotText,
    /// Not JSON.
    #[error("the file is not JSON (line {line}, column {column})")]
    NotJson {
        /// 1-based line of the fault.
        line: usize,
        /// 1-based column of the fault.
        column: usize,
    },
    /// JSON, but not a Sao Làng draft.
    #[error("the file is not a Sao Làng draft")]
    NotADraft,
    /// Written by a newer program.
    #[error("the file has version {found}; this program reads up to version {VERSION}")]
    NewerVersion {
        /// The version named in the file.
        found: u64,
    },
    /// A member has the wrong type or value.
    #[error("the draft is damaged: {0}")]
    Damaged(String),
    /// The edition is not in the catalogue.
    #[error("unknown edition {0:?}")]
    UnknownEdition(String),
    /// The set is not in the edition.
    #[error("unknown product set {0}")]
    UnknownSet(u16),
    /// An answer names an option that its criterion does not have.
    #[error("criterion {criterion} has no option {option}")]
    UnknownOption {
        /// Criterion id.
        criterion: String,
        /// The 1-based option named in the file.
        option: u8,
    },
}

impl FormatError {
    /// Whether the draft is whole, but of a program newer than this one: it can be looked at and taken away, not changed.
    pub fn is_newer(&self) -> bool {
        matches!(self, FormatError::NewerVersion { .. } | FormatError::UnknownEdition(_))
    }
}

#[derive(Deserialize)]
struct Head {
    format: Option<serde_json::Value>,
    version: Option<serde_json::Value>,
}

/// Reads a draft that comes from outside, in full or not at all. What is taken can be stored, opened again, backed up and
/// handed over: it is bounded as it was read and as it is written.
///
/// # Errors
/// See [`FormatError`]. A criterion that the set does not have is no error: it is kept, and
/// reported by [`super::remarks`].
///
/// ```
/// use sao_lang_core::draft::{parse, FormatError};
/// let draft = parse(br#"{"format":"sao-lang/draft","version":1,"edition":"qd26-2026","set":8}"#)?;
/// assert_eq!((draft.set, draft.version), (8, 2));
/// assert_eq!(parse(b"{}"), Err(FormatError::NotADraft));
/// # Ok::<(), FormatError>(())
/// ```
pub fn parse(bytes: &[u8]) -> Result<Draft, FormatError> {
    let draft = understood(read_value(bytes)?)?;
    check_lists(&draft)?;
    if bytes.len() > MAX_BYTES / MOST_GROWTH {
        check_size(&to_compact_json(&draft))?;
    }
    Ok(draft)
}

/// Reads a draft that this program has stored, whatever its size: earlier builds stored larger ones, and nothing that
/// was acknowledged may be out of reach.
///
/// # Errors
/// As [`parse`], but for the bounds.
pub fn parse_stored(text: &str) -> Result<Draft, FormatError> {
    understood(json_of(text)?)
}

/// Refuses the JSON of a draft that is larger than a draft may be.
///
/// # Errors
/// [`FormatError::TooLarge`].
pub fn check_size(json: &str) -> Result<(), FormatError> {
    if json.len() > MAX_BYTES { Err(FormatError::TooLarge(json.len())) } else { Ok(()) }
}

fn check_lists(draft: &Draft) -> Result<(), FormatError> {
    let files = draft.papers.iter().map(|paper| paper.files.len()).sum();
    let lists = [
        ("papers", draft.papers.len(), MAX_PAPERS),
        ("files", files, MAX_FILES),
        ("history", draft.history.len(), MAX_HISTORY),
        ("years", draft.recognition.years.len(), YEARS),
    ];
    match lists.into_iter().find(|(_, found, most)| found > most) {
        Some((list, found, most)) => Err(FormatError::TooMany { list: list.to_owned(), found, most }),
        None => Ok(()),
    }
}

/// A draft out of JSON.
fn understood(mut value: serde_json::Value) -> Result<Draft, FormatError> {
    let version = check_head(&value)?;
    if let Some(members) = value.as_object_mut() {
        migrate(members, version, STEPS)?;
    }
    let mut draft: Draft = serde_json::from_value(value).map_err(|e| FormatError::Damaged(e.to_string()))?;
    check(&mut draft, catalogue())?;
    Ok(draft)
}

/// Reads JSON that may be a draft: not too large, not too deep.
///
/// # Errors
/// Where it is too large, no text, no JSON, or deeper than any draft.
pub fn read_value(bytes: &[u8]) -> Result<serde_json::Value, FormatError> {
    if bytes.len() > MAX_BYTES {
        return Err(FormatError::TooLarge(bytes.len()));
    }
    json_of(std::str::from_utf8(bytes).map_err(|_| FormatError::NotText)?)
}

fn json_of(text: &str) -> Result<serde_json::Value, FormatError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    check_depth(text)?;
    serde_json::from_str(text).map_err(|e| FormatError::NotJson { line: e.line(), column: e.column() })
}

/// The version that a draft file names.
fn check_head(value: &serde_json::Value) -> Result<u64, FormatError> {
    let head = Head::deserialize(value).map_err(|_| FormatError::NotADraft)?;
    if head.format.as_ref().and_then(|f| f.as_str()) != Some(FORMAT) {
        return Err(FormatError::NotADraft);
    }
    match head.version.as_ref().and_then(serde_json::Value::as_u64) {
        Some(version) if version > u64::from(VERSION) => Err(FormatError::NewerVersion { found: version }),
        Some(version) if version >= FIRST => Ok(version),
        _ => Err(FormatError::Damaged("version".to_owned())),
    }
}

/// Refuses nesting that no draft has. `serde_json` stops by itself, but only at 128, and calls that no JSON. The published format
/// has 32 (`docs/draft-format.md`), and earlier releases refuse more: a deeper draft that is taken here could not be opened there.
fn check_depth(text: &str) -> Result<(), FormatError> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(FormatError::NotADraft);
        }
    }
    Ok(())
}

/// Refuses what the catalogue does not have, and puts the option worth 0 points where an answer says 0 instead.
fn check(draft: &mut Draft, catalogue: &Catalogue) -> Result<(), FormatError> {
    let edition =
        catalogue.edition(&draft.edition).ok_or_else(|| FormatError::UnknownEdition(draft.edition.clone()))?;
    let set = edition.set(draft.set).ok_or(FormatError::UnknownSet(draft.set))?;
    for (id, answer) in &mut draft.answers {
        if let (Some(criterion), Some(option)) = (set.criterion(id), answer.option) {
            let number = criterion.option_number(usize::from(option)).and_then(|number| u8::try_from(number).ok());
            let unknown = || FormatError::UnknownOption { criterion: id.clone(), option };
            answer.option = Some(number.ok_or_else(unknown)?);
        }
    }
    Ok(())
}

/// The draft as JSON on one line, as it is stored.
pub fn to_compact_json(draft: &Draft) -> String {
    // Serialising strings, numbers and maps with string keys cannot fail.
    serde_json::to_string(draft).unwrap_or_default()
}

impl Draft {
    /// Fingerprint of all that the draft says, however it is stored: two drafts with the same one say the same. Whether a
    /// stored draft has changed is told by [`crate::repository::EntryVersion`] already.
    pub fn fingerprint(&self) -> u64 {
        fingerprint(&[to_compact_json(self).as_bytes()])
    }
}

/// The draft as a file: indented JSON with a newline at the end, or all on one line where the file could not be read
/// again otherwise.
pub fn to_json(draft: &Draft) -> String {
    let compact = to_compact_json(draft);
    // The indents are put into the text: code that writes each member of a draft in a second way would be a tenth of the
    // part that every screen of a draft needs.
    let members = serde_json::from_str::<serde_json::Value>(&compact);
    match members.and_then(|members| serde_json::to_string_pretty(&members)) {
        Ok(text) if text.len() < MAX_BYTES => text + "\n",
        _ => compact,
    }
}
