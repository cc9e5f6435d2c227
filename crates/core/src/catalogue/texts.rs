//! The texts of the catalogue in each language. The structure refers to a text by its number; each language has a table
//! with one line per text.

use std::sync::LazyLock;

use catalogue_model::localized_text::LocalizedText;
use catalogue_model::templates::{Ask, Column};

use super::{Criterion, Edition, GuideText, Law, NO_LEVEL, Question, TextId, guide_texts, law, printed};
use crate::locale::{Lang, english, msg};

static VI: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/catalogue.vi.txt")).split('\n').collect());

/// A value that has a text in each language. English falls back to Vietnamese until its table is loaded.
pub trait Text<'t> {
    /// The text in a language.
    fn text(self, lang: Lang) -> &'t str;
}

impl Text<'static> for TextId {
    fn text(self, lang: Lang) -> &'static str {
        let table = match lang {
            Lang::Vi => &VI,
            Lang::En => english::catalogue_table().unwrap_or(&VI),
        };
        table.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

impl Text<'static> for GuideText {
    fn text(self, lang: Lang) -> &'static str {
        guide_texts::line(lang, self)
    }
}

/// Values that have the text of each language in themselves.
macro_rules! localized {
    ($($type:ty),*) => { $(
        impl<'t> Text<'t> for &'t $type {
            fn text(self, lang: Lang) -> &'t str {
                match lang {
                    Lang::Vi => &self.vi,
                    Lang::En => &self.en,
                }
            }
        }
    )* };
}

localized!(LocalizedText, Ask, Column);

/// The texts of an edition in a language.
pub trait EditionTexts {
    /// The name of the paper with this key; the key itself where the edition has no such paper.
    fn paper_name<'a>(&self, key: &'a str, lang: Lang) -> &'a str;

    /// An answer as documents state it, e.g. "Mức 2/4: ...": the number of the level among those of the official
    /// sheet, from 1, and a statement that is complete without the other options. Where a criterion has cases, levels
    /// are counted within the case, and the case is named (QĐ 26/2026, App. II, set 26). For [`NO_LEVEL`] it states
    /// that no level is reached. `None` where the criterion has no option with this number.
    fn printed(&self, criterion: &Criterion, option_number: usize, lang: Lang) -> Option<String>;

    /// The words that say whether a law is in force, since which day, and which law has replaced it.
    fn law_state(&self, law: &Law, lang: Lang) -> String;
}

impl EditionTexts for Edition {
    fn paper_name<'a>(&self, key: &'a str, lang: Lang) -> &'a str {
        self.paper_index(key).map_or(key, |index| self.paper(index).name.text(lang))
    }

    fn printed(&self, criterion: &Criterion, option_number: usize, lang: Lang) -> Option<String> {
        printed::printed(self, criterion, option_number, lang)
    }

    fn law_state(&self, law: &Law, lang: Lang) -> String {
        law::state(self, law, lang)
    }
}

/// The texts of a question's options in a language.
pub trait QuestionTexts {
    /// The text of an option on the sheet; for [`NO_LEVEL`], the statement that no level is reached.
    fn text(&self, option: usize, lang: Lang) -> Option<&'static str>;

    /// The statement of an option for a screen that shows it alone: the text of the option, after the texts of the
    /// options that it continues. Documents print [`EditionTexts::printed`].
    fn statement(&self, option: usize, lang: Lang) -> Option<String>;
}

impl QuestionTexts for Question {
    fn text(&self, option: usize, lang: Lang) -> Option<&'static str> {
        match option {
            NO_LEVEL => Some(msg::QUESTION_NONE.text(lang)),
            _ => self.option(option).map(|o| o.text.text(lang)),
        }
    }

    fn statement(&self, option: usize, lang: Lang) -> Option<String> {
        let text = self.text(option, lang)?;
        let before = self.option(option).filter(|o| o.above).and_then(|_| self.statement(option - 1, lang));
        Some(before.map_or(text.to_owned(), |before| format!("{before} {text}")))
    }
}
