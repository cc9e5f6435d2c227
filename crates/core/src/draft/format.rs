//! Reading and writing the draft file.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::migrate::{FIRST, STEPS, migrate};
use super::{Draft, YEARS};
use crate::catalogue::{Catalogue, catalogue};
use crate::fingerprint::fingerprint;

/// The `format` member of every draft file.
pub const FORMAT: &str = "sao-lang/draft";
/// The version of the format that this program writes.
pub const VERSION: u32 = 2;
/// The maximum size of a draft, in bytes of its JSON: when it is read from outside, stored, backed up or handed over.
pub const MAX_BYTES: usize = 1_000_000;
/// The maximum number of papers of a draft.
pub const MAX_PAPERS: usize = 1_000;
/// The maximum number of attachments of a draft, over all its papers.
pub const MAX_FILES: usize = 1_000;
/// The maximum number of indicators with limit or result, over all papers of a draft.
pub const MAX_RESULTS: usize = 1_000;
/// The maximum number of daily results in a draft from outside; the program itself keeps fewer.
const MAX_HISTORY: usize = 5_000;
/// The maximum factor by which a draft can grow when it is written: numbers such as `1e15` are written out in full.
const MOST_GROWTH: usize = 20;
/// The maximum depth of nested objects and lists; a draft needs four.
const MAX_DEPTH: usize = 32;

/// The reason why a file is refused as a draft. The screens show each reason in the user's language.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum FormatError {
    /// The draft is larger than [`MAX_BYTES`], as it was read or as it would be written.
    #[error("the draft has {0} bytes; at most {MAX_BYTES} are taken")]
    TooLarge(usize),
    /// A list has more entries than any draft needs.
    #[error("the draft has {found} {list}; at most {most} are taken")]
    TooMany {
        /// Name of the list in the file.
        list: String,
        /// The number of entries in the file.
        found: usize,
        /// The maximum number of entries.
        most: usize,
    },
    /// The file is not text in UTF-8.
    #[error("the file is not text in UTF-8")]
    NotText,
    /// The file is not JSON.
    #[error("the file is not JSON (line {line}, column {column})")]
    NotJson {
        /// The line of the error, from 1.
        line: usize,
        /// The column of the error, from 1.
        column: usize,
    },
    /// The file is JSON, but not a Sao Làng draft.
    #[error("the file is not a Sao Làng draft")]
    NotADraft,
    /// A newer program wrote the file.
    #[error("the file has version {found}; this program reads up to version {VERSION}")]
    NewerVersion {
        /// The version named in the file.
        found: u64,
    },
    /// A member has the wrong type or value.
    #[error("the draft is damaged: {0}")]
    Damaged(String),
    /// The edition is not in the catalogue.
    #[error("unknown edition \"{0}\"")]
    UnknownEdition(String),
    /// The set is not in the edition.
    #[error("unknown product set {0}")]
    UnknownSet(u16),
    /// An answer names an option that its criterion does not have.
    #[error("criterion {criterion} has no option {option}")]
    UnknownOption {
        /// Criterion id.
        criterion: String,
        /// The option that the file names, from 1.
        option: u8,
    },
}

impl FormatError {
    /// Whether the draft is intact but needs a newer program. Such a draft can be shown and exported, but not changed.
    pub fn is_newer(&self) -> bool {
        matches!(self, FormatError::NewerVersion { .. } | FormatError::UnknownEdition(_))
    }
}

#[derive(Deserialize)]
struct Head {
    format: Option<serde_json::Value>,
    version: Option<serde_json::Value>,
}

/// Reads a draft from outside, completely or not at all. A draft that is accepted can be stored, opened again, backed
/// up and handed over, because its size is checked both as it was read and as it will be written.
///
/// # Errors
/// See [`FormatError`]. A criterion that the set does not have is no error: it is kept, and [`super::remarks`] reports
/// it.
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

/// Reads a draft that this program has stored, whatever its size: earlier builds stored larger drafts, and every draft
/// that was shown as saved must stay readable.
///
/// # Errors
/// Like [`parse`], except for the limits.
pub fn parse_stored(text: &str) -> Result<Draft, FormatError> {
    understood(json_of(text)?)
}

/// Refuses the JSON of a draft that is larger than [`MAX_BYTES`].
///
/// # Errors
/// [`FormatError::TooLarge`].
pub fn check_size(json: &str) -> Result<(), FormatError> {
    if json.len() > MAX_BYTES { Err(FormatError::TooLarge(json.len())) } else { Ok(()) }
}

fn check_lists(draft: &Draft) -> Result<(), FormatError> {
    let files = draft.papers.iter().map(|paper| paper.files.len()).sum();
    let results = draft.papers.iter().map(|paper| paper.results.len()).sum();
    let lists = [
        ("papers", draft.papers.len(), MAX_PAPERS),
        ("files", files, MAX_FILES),
        ("results", results, MAX_RESULTS),
        ("history", draft.history.len(), MAX_HISTORY),
        ("years", draft.recognition.years.len(), YEARS),
    ];
    match lists.into_iter().find(|(_, found, most)| found > most) {
        Some((list, found, most)) => Err(FormatError::TooMany { list: list.to_owned(), found, most }),
        None => Ok(()),
    }
}

/// Makes a draft from JSON: migrates it to the present version and checks it against the catalogue.
fn understood(mut value: serde_json::Value) -> Result<Draft, FormatError> {
    let version = check_head(&value)?;
    if let Some(members) = value.as_object_mut() {
        migrate(members, version, STEPS)?;
    }
    let mut draft: Draft = serde_json::from_value(value).map_err(|e| FormatError::Damaged(e.to_string()))?;
    check(&mut draft, catalogue())?;
    Ok(draft)
}

/// Reads JSON that may be a draft, unless it is too large or too deeply nested.
///
/// # Errors
/// Returns an error where the input is too large, is no text, is no JSON, or is nested more deeply than any draft.
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

/// Refuses JSON that is nested more deeply than a draft may be. `serde_json` stops only at a depth of 128, and reports
/// such a file as invalid JSON. The published format allows 32 (`docs/draft-format.md`), and earlier releases refuse
/// more: they could not open a deeper draft that this release accepted.
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

/// Refuses a draft whose edition, set or options the catalogue does not have. An answer that names option 0 is changed
/// to the option that is worth 0 points, where there is one.
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

/// The draft as JSON on one line, the form in which it is stored.
pub fn to_compact_json(draft: &Draft) -> String {
    // Serialising strings, numbers and maps with string keys cannot fail.
    serde_json::to_string(draft).unwrap_or_default()
}

impl Draft {
    /// The fingerprint of the whole content of the draft, independent of how it is stored: drafts with equal
    /// fingerprints have equal content. To check whether a stored draft has changed, use
    /// [`crate::repository::EntryVersion`].
    pub fn fingerprint(&self) -> u64 {
        fingerprint(&[to_compact_json(self).as_bytes()])
    }
}

/// The draft as a file: indented JSON with a newline at the end. Where that would be too large to be read again, it is
/// JSON on one line.
pub fn to_json(draft: &Draft) -> String {
    let compact = to_compact_json(draft);
    // The indented text is made from the compact JSON: code to write each member of a draft in a second way would make
    // up a tenth of the part of the program that every screen of a draft needs.
    let members = serde_json::from_str::<serde_json::Value>(&compact);
    match members.and_then(|members| serde_json::to_string_pretty(&members)) {
        Ok(text) if text.len() < MAX_BYTES => text + "\n",
        _ => compact,
    }
}
