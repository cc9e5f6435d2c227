//! The scripts below `public/` run without the app and name keys of the storage by themselves: they name the app's.

use sao_lang_core::draft::{ID_LENGTH, ID_LETTERS, new_id};
use sao_lang_core::repository::keys::{self, setting, tab};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Names that are no keys: format and name of a file, the event that ends the early screens, names of caches.
const NO_KEYS: [&str; 5] = ["sao-lang/drafts", "sao-lang_tat-ca.json", "sao-lang-early", "sao-lang", "sao-lang-shared"];

fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public")
}

fn script(name: &str) -> String {
    std::fs::read_to_string(public().join(name)).unwrap()
}

/// All scripts below `public/`, with their names.
fn scripts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["", "early"] {
        for entry in std::fs::read_dir(public().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "js") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.file_name().unwrap().to_string_lossy().into_owned(), text));
            }
        }
    }
    assert!(found.len() > 5, "the scripts are found");
    found
}

/// The literals of a script that begin with the app's name, up to a place that is filled in.
fn literals(text: &str) -> BTreeSet<&str> {
    let starts = text.match_indices("sao-lang").filter(|(at, _)| text[..*at].ends_with(['"', '`', '\'']));
    starts.map(|(at, _)| text[at..].split(['"', '`', '\'', '$', ' ']).next().unwrap()).collect()
}

#[test]
fn the_keys_of_the_scripts_are_those_of_the_app() {
    let keys = [
        keys::DRAFT,
        keys::PREVIOUS,
        keys::SUMMARY,
        keys::LET_GO,
        keys::QUARANTINE,
        keys::GONE,
        keys::COUNT,
        keys::EARLY,
        keys::ROWS,
        keys::INBOX,
        keys::SETTING,
        keys::TAB,
    ];
    let mut known: BTreeSet<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(known.len(), keys.len(), "no key stands twice");
    let device = [setting::LANGUAGE, setting::THEME, setting::DISPLAY, setting::BEGIN, setting::UNSURE];
    known.extend(device.map(|name| [keys::SETTING, name].concat()));
    known.insert([keys::TAB, tab::PRESENTER].concat());
    // "Is there any draft?" is asked without the slash.
    known.insert(keys::DRAFT.trim_end_matches('/').to_owned());
    known.extend(NO_KEYS.map(str::to_owned));
    let mut seen = BTreeSet::new();
    for (name, text) in scripts() {
        for literal in literals(&text) {
            assert!(known.contains(literal), "{name} names {literal}");
            seen.insert(literal.to_owned());
        }
    }
    for key in [keys::DRAFT, keys::PREVIOUS, keys::QUARANTINE, keys::EARLY, keys::SETTING] {
        assert!(seen.contains(key), "no script names {key}: has its way of writing keys changed?");
    }
    // Settings that `start.js` reads by their names.
    let start = script("start.js");
    assert!(start.contains(&format!("[\"{}\", \"{}\"]", setting::THEME, setting::DISPLAY)));
    assert!(start.contains(&format!("setting(\"{}\")", setting::BEGIN)));
}

#[test]
fn what_the_rescue_page_takes_away_are_all_texts_of_drafts() {
    let kept = format!("[\"{}\", \"{}\", \"{}\"]", keys::DRAFT, keys::PREVIOUS, keys::QUARANTINE);
    assert!(script("rescue.js").contains(&kept));
}

#[test]
fn early_screens_and_app_name_drafts_alike() {
    let letters = std::str::from_utf8(ID_LETTERS).unwrap();
    let store = script("early/store.js");
    assert!(store.contains(&format!("new Uint8Array({ID_LENGTH})")));
    assert!(store.contains(&format!("\"{letters}\"[n % {}]", ID_LETTERS.len())));
    assert_eq!(new_id([0, 1, 31, 32, 33, 255, 64, 7]), "ab9ab9ah");
    let different: BTreeSet<u8> = ID_LETTERS.iter().copied().collect();
    assert_eq!(different.len(), ID_LETTERS.len(), "each letter is as likely as any other");
}
