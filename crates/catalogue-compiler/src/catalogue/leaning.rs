//! In print, an option stands alone: no printed text may depend on another option, or on the question. The words that
//! reveal such a text are data (`leaning.toml`), for each language.

use std::ops::Range;

use serde::Deserialize;

use super::schema::ChoiceSource;
use super::{EditionSource, Problems};

/// The name of the file, in the folder of the editions.
pub const FILE: &str = "leaning.toml";

/// The words of all languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaning {
    vi: Words,
    en: Words,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// The first words of a text that continues the option before it.
    goes_on: String,
    /// The first words of a text that answers a question.
    begins: Vec<String>,
    /// Whole words that depend on another text wherever they occur.
    words: Vec<String>,
    /// Longer phrases in which such a word is allowed.
    allow: Vec<String>,
}

/// One text of an option, as it appears on the screen and in print.
struct Said<'a> {
    short: &'a str,
    print: Option<&'a str>,
}

impl Leaning {
    /// Checks every option of every edition, and that each allowed phrase occurs somewhere.
    pub fn check(&self, sources: &[EditionSource], problems: &mut Problems) {
        for (language, words) in [("vi", &self.vi), ("en", &self.en)] {
            let mut used = vec![false; words.allow.len()];
            for (key, (file, question)) in sources.iter().flat_map(|s| &s.questions) {
                for (place, option) in (1..).zip(&question.option) {
                    let at = format!("option {place} ({language})");
                    for what in words.faults(option, &said(option, language), &mut used) {
                        problems.add(file, key, format!("{at}: {what}"));
                    }
                }
            }
            for (phrase, _) in words.allow.iter().zip(used).filter(|(_, used)| !used) {
                problems.add(FILE, language, format!("nothing is allowed by {phrase:?}"));
            }
        }
    }
}

fn said<'a>(option: &'a ChoiceSource, language: &str) -> Said<'a> {
    let print = option.print.as_ref();
    match language {
        "vi" => Said { short: &option.vi, print: print.map(|p| p.vi.as_str()) },
        _ => Said { short: &option.en, print: print.map(|p| p.en.as_str()) },
    }
}

impl Words {
    fn faults(&self, option: &ChoiceSource, said: &Said, used: &mut [bool]) -> Vec<String> {
        let mut faults = Vec::new();
        if option.above != plain(said.short).starts_with(&plain(&self.goes_on)) {
            faults.push(format!("above and the words {:?} go together", self.goes_on));
        }
        if option.above && said.print.is_none() {
            faults.push("goes on from the option before it, so it needs a text for print".to_owned());
        }
        if said.print == Some(said.short) {
            faults.push("its text for print is the short one".to_owned());
        }
        let printed = said.print.unwrap_or(said.short);
        if !printed.ends_with('.') {
            faults.push(format!("is printed, and ends without a full stop: {printed:?}"));
        }
        faults.extend(self.leans(printed, used).iter().map(|word| format!("leans in print by {word:?}: {printed:?}")));
        faults
    }

    /// The words by which a text depends on another one; marks the phrases that allow other words as used.
    fn leans(&self, text: &str, used: &mut [bool]) -> Vec<&String> {
        let text = plain(text);
        let mut leaning: Vec<&String> = self.begins.iter().filter(|word| text.starts_with(&plain(word))).collect();
        for word in &self.words {
            for place in found(&text, &plain(word)) {
                let mut right = false;
                for (phrase, used) in self.allow.iter().zip(&mut *used) {
                    if found(&text, &plain(phrase)).any(|whole| whole.start <= place.start && place.end <= whole.end) {
                        (right, *used) = (true, true);
                    }
                }
                if !right {
                    leaning.push(word);
                }
            }
        }
        leaning
    }
}

/// The text in small letters, with single spaces.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The positions, in bytes, of `word` as whole words in a text.
fn found<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let places = text.match_indices(word).map(|(from, word)| from..from + word.len());
    places.filter(|place| {
        !text[..place.start].ends_with(char::is_alphanumeric) && !text[place.end..].starts_with(char::is_alphanumeric)
    })
}
