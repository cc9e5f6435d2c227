//! Migration: files of older versions of the format become files of the present version, step by step.
//!
//! A step turns the JSON of one version into that of the next version. It does not use the types of the present
//! version, and it is never changed after its release. `docs/draft-format.md`, "A new version", says how to add a
//! version.

mod v2;

use serde_json::{Map, Value};

use super::FormatError;

/// The members of a draft file.
pub type Members = Map<String, Value>;

/// A step that turns a file of one version into a file of the next version.
pub type Step = fn(&mut Members) -> Result<(), FormatError>;

/// The first version of the format.
pub const FIRST: u64 = 1;

/// The steps in order: `STEPS[0]` leads from version [`FIRST`] to the next one, and so on to the present version.
pub const STEPS: &[Step] = &[v2::step];

/// Applies the remaining steps to a file of version `from`, and returns the version that the file has then.
///
/// # Errors
/// Returns the error of a step; the whole file is then refused.
pub fn migrate(members: &mut Members, from: u64, steps: &[Step]) -> Result<u64, FormatError> {
    let behind = usize::try_from(from.saturating_sub(FIRST)).unwrap_or(usize::MAX);
    let mut version = from;
    for step in steps.iter().skip(behind) {
        step(members)?;
        version += 1;
        members.insert("version".to_owned(), version.into());
    }
    Ok(version)
}
