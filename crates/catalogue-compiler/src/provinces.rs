//! Turns the authored list (`data/provinces.toml`) into the packed list. This code runs in the build script only: a
//! name that could mean two provinces stops the build.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use catalogue_model::provinces::{Province, spelling};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Provinces {
    province: Vec<Province>,
}

/// The provinces in the order of the file.
///
/// # Errors
/// The first fault, with the file and the entry.
pub fn compile(path: &Path) -> Result<Vec<Province>, Box<dyn Error>> {
    let file = path.display();
    let text = fs::read_to_string(path).map_err(|e| format!("{file}: {e}"))?;
    if !unicode_normalization::is_nfc(&text) {
        return Err(format!("{file}: is not in Unicode normal form C").into());
    }
    let list: Provinces = toml::from_str(&text).map_err(|e| format!("{file}: {e}"))?;
    check(&list.province).map_err(|e| format!("{file}: {e}"))?;
    Ok(list.province)
}

fn check(provinces: &[Province]) -> Result<(), String> {
    let mut codes = BTreeMap::new();
    let mut names = BTreeMap::new();
    for province in provinces {
        let at = |what: String| format!("[{} {}] {what}", province.code, province.name);
        if province.code.len() != 2 || !province.code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(at("its code is not of two digits".to_owned()));
        }
        if let Some(other) = codes.insert(&province.code, &province.name) {
            return Err(at(format!("its code is that of {other}")));
        }
        for name in [&province.name].into_iter().chain(&province.also).chain(&province.former) {
            let spelled = spelling(name);
            if spelled.is_empty() {
                return Err(at("a name is empty".to_owned()));
            }
            if let Some(other) = names.insert(spelled, &province.name) {
                return Err(at(format!("{name:?} names {other} too")));
            }
        }
    }
    Ok(())
}
