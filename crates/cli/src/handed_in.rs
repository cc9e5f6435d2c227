//! What was handed in: its rounds with what differs from each, and the cover sheet of an amendment.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sao_lang_core::documents::{Options, Printable, Properties, amendment};
use sao_lang_core::draft::{Draft, LocatedDraft};
use sao_lang_core::handed_in::{Round, report, sha256};
use sao_lang_core::locale::{Lang, msg};
use serde_json::{Value, json};

use crate::files::{FileError, attachment, open};
use crate::pages;

/// The cover sheet to make.
pub struct Asked {
    /// The folder of the attachments, each under its id.
    pub attachments: PathBuf,
    /// The number of the round, from 1; the last where it is left out.
    pub round: Option<usize>,
    /// The day.
    pub today: NaiveDate,
}

/// All rounds of a draft, the newest first, as JSON.
pub fn rounds(file: &Path, attachments: &Path) -> Result<Value, FileError> {
    let LocatedDraft { draft, edition, set } = open(file)?;
    let mut found = json!(report(&draft, &hashes(&draft, attachments), edition, set, Lang::Vi));
    // People count from 1.
    for round in found["rounds"].as_array_mut().into_iter().flatten() {
        if let Some(index) = round["index"].as_u64() {
            round["round"] = json!(index + 1);
        }
        if let Some(round) = round.as_object_mut() {
            round.remove("index");
        }
    }
    found["file"] = json!(file.display().to_string());
    Ok(found)
}

/// Writes the cover sheet of an amendment.
pub fn sheet(file: &Path, output: &Path, asked: &Asked) -> Result<(), FileError> {
    let LocatedDraft { draft, edition, set } = open(file)?;
    let failed = |error: &dyn std::fmt::Display| FileError::output(output, error);
    let count = draft.handed_in.len();
    let number = asked.round.unwrap_or(count);
    let entry = number.checked_sub(1).and_then(|index| draft.handed_in.get(index));
    let none = || failed(&format!("there is no round {number}; the draft has {count}"));
    let round = Round::read(entry.ok_or_else(none)?).map_err(|error| failed(&error))?;
    if !round.is_intact() {
        return Err(failed(&format!("round {number} is not what was frozen")));
    }
    let options = Options::hand_in(Lang::Vi, asked.today);
    let blocks = amendment(&round, &draft, &hashes(&draft, &asked.attachments), edition, set, &options);
    let properties = Properties::of(msg::AMENDMENT_TITLE, &draft, options.lang);
    let bytes = pages::bytes(output, &Printable::new(blocks, properties, &options))?;
    std::fs::write(output, bytes).map_err(|error| failed(&error))
}

/// The SHA-256 of each attachment that lies in the folder, read one after the other.
fn hashes(draft: &Draft, folder: &Path) -> Vec<(String, [u8; 32])> {
    let hash = |id: &str| Some((id.to_owned(), sha256(&attachment(folder, id)?)));
    draft.attachment_ids().filter_map(hash).collect()
}
