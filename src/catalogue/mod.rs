//! The criteria of OCOP as data: editions, product sets, questions, options, papers, terms.
//!
//! Authored under `data/`, checked and packed by the build script (see `source`), decoded once.

mod classification;
mod costs;
mod export;
mod guide_texts;
mod law;
mod model;
mod printed;
mod search;
mod texts;

use std::sync::LazyLock;

pub use costs::usual_costs;
pub use model::*;
pub use search::{Hit, search};

use crate::locale::{Lang, msg};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
    // The bytes are the build script's own, from the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the catalogue was packed by this build")
});

/// The catalogue of this build.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

impl TextId {
    /// The text in a language. English falls back to Vietnamese until its table is loaded.
    pub fn text(self, lang: Lang) -> &'static str {
        texts::line(lang, self)
    }
}

impl Catalogue {
    /// The edition with this id.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|e| e.id == id)
    }

    /// The newest edition: the one new drafts are filled in under.
    pub fn newest(&self) -> &Edition {
        &self.editions[0]
    }
}

impl Edition {
    /// The product set with this official number.
    pub fn set(&self, no: u16) -> Option<&ProductSet> {
        self.sets.iter().find(|s| s.no == no)
    }

    /// Whether a criterion asks about the applicant, so that the answer is the same for all of its products.
    pub fn asks_applicant(&self, criterion: &Criterion) -> bool {
        self.shared_questions.contains(&criterion.question)
    }

    /// The question a criterion asks.
    pub fn question(&self, criterion: &Criterion) -> &Question {
        &self.questions[usize::from(criterion.question)]
    }

    /// The knock-out at an index of this edition.
    pub fn knock_out(&self, index: u16) -> &KnockOut {
        &self.knock_outs[usize::from(index)]
    }

    /// The least points of a star class; 0 where there is no such class.
    pub fn least_points(&self, stars: u8) -> u16 {
        self.classes.iter().find(|c| c.stars == stars).map_or(0, |c| c.min_points)
    }

    /// Weight of a class of effort in a plan; 0 for [`Effort::Fixed`], which no plan contains.
    pub fn effort_weight(&self, class: Effort) -> u32 {
        self.efforts.iter().find(|e| e.class == class).map_or(0, |e| e.weight)
    }

    /// Whether these papers are nothing but the samples that go with every dossier (Art. 6.2d), or none
    /// at all: then there is nothing to prepare.
    pub fn nothing_to_prepare(&self, papers: &[u16]) -> bool {
        papers.iter().all(|p| self.paper(*p).sample)
    }

    /// Whether these papers are all the applicant's and serve all of its products: what they take is
    /// taken once. False where there are none.
    pub fn serve_all_products(&self, papers: &[u16]) -> bool {
        !papers.is_empty() && papers.iter().all(|p| self.paper(*p).shared)
    }

    /// The name of the paper of a key; the key where the edition has no such paper.
    pub fn paper_name<'a>(&self, key: &'a str, lang: Lang) -> &'a str {
        self.paper_index(key).map_or(key, |index| self.paper(index).name.text(lang))
    }

    /// Help with the text of a field.
    pub fn guide(&self, field: &str) -> Option<&Guide> {
        self.guides.iter().find(|g| g.field == field)
    }

    /// The index of the paper with this key.
    pub fn paper_index(&self, key: &str) -> Option<u16> {
        self.papers.iter().position(|p| p.key == key).and_then(|i| u16::try_from(i).ok())
    }

    /// The paper at an index of this edition.
    pub fn paper(&self, index: u16) -> &Paper {
        &self.papers[usize::from(index)]
    }

    /// Indexes into [`Edition::papers`] of what makes a box of form 02, I.7, true: one of them that is ready does.
    pub fn tick_papers(&self, tick: Tick) -> &[u16] {
        self.ticks.iter().find(|t| t.tick == tick).map_or(&[], |t| &t.papers)
    }

    /// The box that the paper with this key makes true, if any: a paper stands under one box at most.
    pub fn tick_of(&self, key: &str) -> Option<Tick> {
        let paper = self.paper_index(key)?;
        self.ticks.iter().find(|t| t.papers.contains(&paper)).map(|t| t.tick)
    }
}

impl ProductSet {
    /// The criterion with this official number.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria().find(|c| c.id == id)
    }

    /// The section with this official number.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections().find(|s| s.id == id)
    }

    /// The number of a criterion's question among all of the set, from 1; see [`ProductSet::questions`].
    pub fn question_number(&self, criterion: &str) -> Option<usize> {
        self.criteria().position(|c| c.id == criterion).map(|place| place + 1)
    }

    /// How many questions the set asks.
    pub fn questions(&self) -> usize {
        self.criteria().count()
    }
}

impl Question {
    /// An option, by its 1-based place on the official sheet.
    pub fn option(&self, option: usize) -> Option<&Choice> {
        option.checked_sub(1).and_then(|i| self.options.get(i))
    }

    /// The text of an option as it stands on the sheet; for [`NO_LEVEL`] that none is reached.
    pub fn text(&self, option: usize, lang: Lang) -> Option<&'static str> {
        match option {
            NO_LEVEL => Some(msg::QUESTION_NONE.text(lang)),
            _ => self.option(option).map(|o| o.text.text(lang)),
        }
    }

    /// What an option states where a screen shows it alone: with the options that its text goes on from. Documents print
    /// [`Edition::printed`].
    pub fn statement(&self, option: usize, lang: Lang) -> Option<String> {
        let text = self.text(option, lang)?;
        let before = self.option(option).filter(|o| o.above).and_then(|_| self.statement(option - 1, lang));
        Some(before.map_or(text.to_owned(), |before| format!("{before} {text}")))
    }
}

impl Guide {
    /// How the length of a text compares with what it should be.
    pub fn length(&self, text: &str) -> Length {
        let words = text.split_whitespace().count();
        match words {
            _ if words < usize::from(self.least_words) => Length::Short(words),
            _ if words > usize::from(self.most_words) => Length::Long(words),
            _ => Length::Good(words),
        }
    }

    /// An example from the industry of a set.
    pub fn example(&self, set: &ProductSet) -> Option<GuideText> {
        self.examples.get(usize::from(set.industry)).copied()
    }
}

/// The length of a text in words (Vietnamese: syllables between spaces), against its [`Guide`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Fewer words than it should have.
    Short(usize),
    /// As many as it should have.
    Good(usize),
    /// More than it should have.
    Long(usize),
}

impl Section {
    /// Whether the section is itself its only criterion.
    pub fn is_criterion(&self) -> bool {
        matches!(self.criteria.as_slice(), [only] if only.id == self.id)
    }

    /// The group that a criterion stands in; `None` in most sections, which have no groups.
    pub fn group_of(&self, criterion: &Criterion) -> Option<&Group> {
        self.groups.iter().find(|group| group.has(criterion))
    }

    /// The titled group whose first criterion this is.
    pub fn group_begun_by(&self, criterion: &Criterion) -> Option<&Group> {
        let group = self.group_of(criterion)?;
        self.criteria.iter().find(|c| group.has(c)).filter(|first| first.id == criterion.id).map(|_| group)
    }
}

impl Group {
    /// Whether a criterion of its section belongs to it: 6.1.1 to 6.1.
    pub fn has(&self, criterion: &Criterion) -> bool {
        criterion.id.strip_prefix(&self.id).is_some_and(|rest| rest.starts_with('.'))
    }
}

impl Criterion {
    /// The score of an option, by its 1-based place on the official sheet; nothing for [`NO_LEVEL`].
    pub fn score(&self, option: usize) -> Option<Score> {
        if option == NO_LEVEL {
            return Some(Score::default());
        }
        option.checked_sub(1).and_then(|i| self.scores.get(i)).copied()
    }
}
