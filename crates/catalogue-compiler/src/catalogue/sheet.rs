//! The texts that only the council's sheet has (QĐ 26/2026, App. II): the reasons for a rejection, and notes on
//! criteria.
//!
//! These texts are not in the catalogue, because the catalogue loads before the first answer, and the sheet is made
//! much later.

use std::collections::BTreeMap;

use super::EditionSource;
use super::schema::LocalizedTextSource;
use super::text_table::{index_of, one_line};

/// The texts, and the positions at which the sheet shows them.
#[derive(Debug, Default)]
pub struct SheetTexts {
    /// The texts by the names of their constants, for each language.
    pub words: [BTreeMap<String, String>; 2],
    /// Edition, index of the knock-out in it, name of the constant.
    pub reasons: Vec<(String, u16, String)>,
    /// Edition, number of the set, criterion, name of the constant.
    pub notes: Vec<(String, u16, String, String)>,
}

impl SheetTexts {
    /// Stores a text under a constant that is named after these parts; returns the name.
    fn keep(&mut self, parts: &[&str], words: &LocalizedTextSource) -> String {
        let key = parts.join("_").to_uppercase().replace(['-', '.'], "_");
        for (table, text) in self.words.iter_mut().zip([&words.vi, &words.en]) {
            table.insert(key.clone(), one_line(text));
        }
        key
    }
}

/// The texts of the sheets of all editions.
pub fn sheet_texts(sources: &[EditionSource]) -> SheetTexts {
    let mut texts = SheetTexts::default();
    for source in sources {
        let edition = source.edition.id.as_str();
        for (entry, knock_out) in &source.knock_outs {
            let key = texts.keep(&["sheet-reason", edition, entry], &knock_out.sheet);
            texts.reasons.push((edition.to_owned(), index_of(source.knock_outs.keys(), entry), key));
        }
        for (_, set) in &source.sets {
            let no = set.no.to_string();
            for criterion in set.part.iter().flat_map(|p| &p.section).flat_map(|s| &s.criteria) {
                let (_, question) = &source.questions[&criterion.question];
                // A set's own note replaces the note of the question.
                let key = match (&criterion.note, &question.note) {
                    (Some(own), _) => texts.keep(&["sheet-note", edition, "set", &no, &criterion.id], own),
                    (None, Some(note)) => texts.keep(&["sheet-note", edition, &criterion.question], note),
                    (None, None) => continue,
                };
                texts.notes.push((edition.to_owned(), set.no, criterion.id.clone(), key));
            }
        }
    }
    texts
}
