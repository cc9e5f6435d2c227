//! Freezing a draft as it is handed in.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::code::{code_of, hash_as_text};
use super::{HandedIn, HandedInFile, MAX_ROUNDS};
use crate::draft::{Draft, FormatError, Unknown, check_size, parse, to_compact_json, without_private_notes};
use crate::handover::base64;
use crate::handover::compress::deflate;

/// The reason why a draft was not frozen. The draft is unchanged then.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FreezeError {
    /// The draft has as many rounds as are read.
    #[error("the draft has {MAX_ROUNDS} rounds already")]
    TooMany,
    /// The state could not be read again, or the draft with one more round would be larger than a draft may be.
    #[error(transparent)]
    Refused(#[from] FormatError),
    /// The state could not be packed.
    #[error("the state could not be packed")]
    NotPacked,
}

/// The draft as it is frozen: without private notes and without earlier rounds.
fn frozen(draft: &Draft) -> Draft {
    let mut state = without_private_notes(draft);
    state.handed_in.clear();
    state
}

/// Adds a round with the present state of the draft, and returns its code. Earlier rounds do not change. `files` has
/// the SHA-256 of each attachment whose bytes are on the device, by its id; ids that no paper of the draft names are
/// left out. `place` is the commune, `receipt` the number of the receipt.
///
/// # Errors
/// See [`FreezeError`].
pub fn freeze(
    draft: &mut Draft,
    files: &[(String, [u8; 32])],
    on: NaiveDate,
    place: &str,
    receipt: &str,
) -> Result<String, FreezeError> {
    if draft.handed_in.len() >= MAX_ROUNDS {
        return Err(FreezeError::TooMany);
    }
    let json = to_compact_json(&frozen(draft));
    // What is frozen must be readable for good, so it passes through the same checks as a draft from outside.
    parse(json.as_bytes())?;
    let packed = deflate(json.as_bytes()).map_err(|_| FreezeError::NotPacked)?;
    let state = base64::encode(&packed);
    let mut hashes: HashMap<&str, &[u8; 32]> = files.iter().map(|(id, hash)| (id.as_str(), hash)).collect();
    // An attachment that several papers name is listed once, where it is named first.
    let hashed = draft.attachment_ids().filter_map(|id| Some((id.to_owned(), hashes.remove(id)?)));
    let files: Vec<HandedInFile> =
        hashed.map(|(id, hash)| HandedInFile { id, sha256: hash_as_text(hash), unknown: Unknown::new() }).collect();
    let code = code_of(&state, &files);
    let round = HandedIn {
        on: on.format("%Y-%m-%d").to_string(),
        place: place.trim().to_owned(),
        receipt: receipt.trim().to_owned(),
        code: code.clone(),
        state,
        files,
        unknown: Unknown::new(),
    };
    draft.handed_in.push(serde_json::to_value(round).map_err(|_| FreezeError::NotPacked)?);
    if let Err(why) = check_size(&to_compact_json(draft)) {
        draft.handed_in.pop();
        return Err(why.into());
    }
    Ok(code)
}
