//! Tables of texts: each text once, a line each, known by its number.

use std::collections::HashMap;

use super::schema::{LocalizedTextSource, NamedSource};
use catalogue_model::catalogue::{Named, TextId};

/// The text tables, one line per text and language; equal pairs of texts share a line.
#[derive(Default)]
pub struct Table {
    /// The texts of each language, a line each.
    pub texts: [Vec<String>; 2],
    /// The numbers of the texts that are known.
    seen: HashMap<(String, String), TextId>,
}

impl Table {
    /// The number of a text; a new text is added.
    pub fn add(&mut self, vi: &str, en: &str) -> TextId {
        let key = (one_line(vi), one_line(en));
        if let Some(id) = self.seen.get(&key) {
            return *id;
        }
        // `pack` checks that there are not more than 65,535 texts.
        let id = TextId(self.texts[0].len() as u16);
        self.texts[0].push(key.0.clone());
        self.texts[1].push(key.1.clone());
        self.seen.insert(key, id);
        id
    }

    /// The same for a text that is authored in all languages.
    pub fn words(&mut self, words: &LocalizedTextSource) -> TextId {
        self.add(&words.vi, &words.en)
    }

    /// A list of keys with their names, whose texts are added.
    pub fn named(&mut self, list: &[NamedSource]) -> Vec<Named> {
        list.iter().map(|n| Named { key: n.key.clone(), name: self.add(&n.vi, &n.en) }).collect()
    }
}

/// A text with every run of spaces and line breaks as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The index of `key`, which exists because the checks have already passed.
pub fn index_of<'a, T: TryFrom<usize> + Default>(mut keys: impl Iterator<Item = &'a String>, key: &str) -> T {
    keys.position(|k| k == key).and_then(|i| T::try_from(i).ok()).unwrap_or_default()
}
