//! Older versions of the format become the present one step by step.
//!
//! A step turns the JSON of one version into that of the next; it knows nothing of the present one and is never
//! changed once it is out. How a version is added: `docs/draft-format.md`, "A new version".

mod v2;

use serde_json::{Map, Value};

use super::FormatError;

/// The members of a draft file.
pub type Members = Map<String, Value>;

/// Turns a file of one version into the next.
pub type Step = fn(&mut Members) -> Result<(), FormatError>;

/// The first version there was.
pub const FIRST: u64 = 1;

/// `STEPS[0]` leads from version [`FIRST`] to the one after it, and so on to the present one.
pub const STEPS: &[Step] = &[v2::step];

/// Takes a file of version `from` through the steps that are left, and names the version it then has.
///
/// # Errors
/// What a step has against the file; it is then refused as a whole.
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
