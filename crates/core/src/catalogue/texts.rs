//! What the catalogue says, in a language. The structure names its texts by number; the tables have one line per text, one
//! table per language.

use std::sync::LazyLock;

use catalogue_model::localized_text::LocalizedText;

use super::{Criterion, Edition, GuideText, Law, NO_LEVEL, Question, TextId, guide_texts, law, printed};
use crate::locale::{Lang, english, msg};

static VI: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/catalogue.vi.txt")).split('\n').collect());

/// Something that has a text in each language. English falls back to Vietnamese until its table is loaded.
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

impl<'t> Text<'t> for &'t LocalizedText {
    fn text(self, lang: Lang) -> &'t str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// What an edition says in a language.
pub trait EditionTexts {
    /// The name of the paper of a key; the key where the edition has no such paper.
    fn paper_name<'a>(&self, key: &'a str, lang: Lang) -> &'a str;

    /// An answer as a document states it, e.g. "Mức 2/4: ...": the level among those of the official sheet, counted from 1,
    /// and a statement that needs no other option beside it. Where a criterion has cases, levels count within the case, which
    /// is named (QĐ 26/2026, App. II, set 26). For [`NO_LEVEL`] that none is reached. `None` where the criterion has no
    /// such place.
    fn printed(&self, criterion: &Criterion, option_number: usize, lang: Lang) -> Option<String>;

    /// Whether an instrument of law applies, since when, and what came in its place.
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

/// What a question's options say in a language.
pub trait QuestionTexts {
    /// The text of an option as it stands on the sheet; for [`NO_LEVEL`] that none is reached.
    fn text(&self, option: usize, lang: Lang) -> Option<&'static str>;

    /// What an option states where a screen shows it alone: with the options that its text goes on from. Documents print
    /// [`EditionTexts::printed`].
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
