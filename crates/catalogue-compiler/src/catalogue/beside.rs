//! Authored files of an edition that become one file beside the app, with the content of every edition that has such
//! a file.

use std::error::Error;
use std::fs;
use std::path::Path;

use catalogue_model::catalogue::{Catalogue, Edition};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The content of an authored file.
///
/// # Errors
/// The fault, with the file.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
    if !unicode_normalization::is_nfc(&text) {
        return Err(format!("{name}: is not in Unicode normal form C").into());
    }
    Ok(toml::from_str(&text).map_err(|e| format!("{name}: {e}"))?)
}

/// The contents of `file` in all editions that have it, as JSON, newest edition first. `finish` writes the edition's
/// id into a content and checks it.
///
/// # Errors
/// The first fault, with the file.
pub fn of_editions<T: DeserializeOwned + Serialize>(
    dir: &Path,
    catalogue: &Catalogue,
    file: &str,
    finish: impl Fn(&mut T, &Edition) -> Result<(), String>,
) -> Result<String, Box<dyn Error>> {
    let mut all = Vec::new();
    for edition in &catalogue.editions {
        let path = dir.join(&edition.id).join(file);
        if !path.exists() {
            continue;
        }
        let mut said: T = read(&path)?;
        finish(&mut said, edition).map_err(|e| format!("{}: {e}", path.display()))?;
        all.push(said);
    }
    Ok(serde_json::to_string(&all)?)
}
