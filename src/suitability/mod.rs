//! The check before anything is begun: may this applicant and this product take part (QĐ 26/2026, Art. 2), which set
//! is it, and what is to be at hand. It decides nothing: whoever does not fit can still try the assessment.
//! The questions come as a file of the app's own folder, fetched when their screen opens.

mod model;

use std::collections::BTreeMap;

pub use model::{Answer, AtHand, Boundary, Fitness, Question, SET_KEY, Side, Suitability};

use crate::bilingual::Words;
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;

/// Name of the file, in the app's folder.
pub const FILE: &str = env!("SUITABILITY_FILE");

/// The file itself, for tests: the app fetches it.
#[cfg(not(target_arch = "wasm32"))]
pub const CHECKS: &str = include_str!(concat!(env!("OUT_DIR"), "/suitability.json"));

/// The answer to a [`Boundary`] by somebody who cannot tell which set it is.
pub const UNSURE: &str = "unsure";

/// What was answered, by the key of the question. Keys are not checked: what nothing asks for counts for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// Reads the text that [`Answers::to_text`] makes; words that are no answer are left out.
    pub fn read(text: &str) -> Answers {
        let pairs = text.split_whitespace().filter_map(|word| word.split_once('='));
        let whole = pairs.filter(|(key, answer)| !key.is_empty() && !answer.is_empty());
        Answers(whole.map(|(key, answer)| (key.to_owned(), answer.to_owned())).collect())
    }

    /// One line to remember, e.g. `applicant=household origin=commune`.
    pub fn to_text(&self) -> String {
        self.0.iter().map(|(key, answer)| format!("{key}={answer}")).collect::<Vec<_>>().join(" ")
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key of what was answered.
    pub fn get(&self, question: &str) -> Option<&str> {
        self.0.get(question).map(String::as_str)
    }

    /// Answers a question, in the place of what was answered before.
    pub fn choose(&mut self, question: &str, answer: &str) {
        self.0.insert(question.to_owned(), answer.to_owned());
    }

    /// The set that was named as the answer to a [`Boundary`].
    pub fn set(&self) -> Option<u16> {
        self.get(SET_KEY)?.parse().ok()
    }
}

/// What the answers come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<'s> {
    /// Nothing stands in the way so far, and so many questions are open.
    Open(usize),
    /// All is as the law wants it.
    Fits,
    /// Nothing stands in the way, but these answers leave something to be asked; empty where only the set is not clear.
    Ask(Vec<&'s Answer>),
    /// As things stand a dossier would not be taken, for these answers.
    Stops(Vec<&'s Answer>),
}

/// Reads the file; the check of an edition, if it has one.
pub fn read(json: &str, edition: &str) -> Option<Suitability> {
    let checks: Vec<Suitability> = serde_json::from_str(json).ok()?;
    checks.into_iter().find(|c| c.edition == edition)
}

/// The key of a set's industry, e.g. `VI`.
pub fn industry_of<'e>(edition: &'e Edition, set: &ProductSet) -> &'e str {
    edition.industries.get(usize::from(set.industry)).map(|i| i.key.as_str()).unwrap_or_default()
}

/// Whether a list of industries names this one, or all by naming none.
fn is_for(list: &[String], industry: &str) -> bool {
    list.is_empty() || list.iter().any(|key| key == industry)
}

impl Suitability {
    /// What is asked of an industry, in order.
    pub fn questions_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s Question> {
        self.questions.iter().filter(move |q| is_for(&q.industries, industry))
    }

    /// What tells a set from those that people take for it.
    pub fn boundary(&self, set: u16) -> Option<&Boundary> {
        self.boundaries.iter().find(|b| b.asked_of.contains(&set))
    }

    /// What to have at hand in an industry.
    pub fn at_hand_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s Words> {
        self.at_hand.iter().filter(move |thing| is_for(&thing.industries, industry)).map(|thing| &thing.text)
    }

    /// What the answers come to for a product of a set.
    pub fn outcome(&self, industry: &str, set: u16, answers: &Answers) -> Outcome<'_> {
        let mut open = 0;
        let (mut to_ask, mut stops) = (Vec::new(), Vec::new());
        for question in self.questions_of(industry) {
            match question.chosen(industry, answers) {
                None => open += 1,
                Some(answer) => match answer.fitness {
                    Fitness::Fits => {}
                    Fitness::Ask => to_ask.push(answer),
                    Fitness::Stops => stops.push(answer),
                },
            }
        }
        let which = self.boundary(set).map(|boundary| boundary.chosen(answers));
        match which {
            _ if !stops.is_empty() => Outcome::Stops(stops),
            Some(None) => Outcome::Open(open + 1),
            _ if open > 0 => Outcome::Open(open),
            // Until the product is in its own set, nothing fits.
            Some(Some(chosen)) if chosen != Which::Set(set) => Outcome::Ask(to_ask),
            _ if to_ask.is_empty() => Outcome::Fits,
            _ => Outcome::Ask(to_ask),
        }
    }

    /// How many questions a set is asked, with the one about its boundary, and how many of them are answered.
    pub fn answered(&self, industry: &str, set: u16, answers: &Answers) -> (usize, usize) {
        let (mut done, mut all) = (0, 0);
        for question in self.questions_of(industry) {
            all += 1;
            done += usize::from(question.chosen(industry, answers).is_some());
        }
        if let Some(boundary) = self.boundary(set) {
            all += 1;
            done += usize::from(boundary.chosen(answers).is_some());
        }
        (done, all)
    }

    /// The set to which the product belongs instead, by the answer to the boundary of this one.
    pub fn other_set(&self, set: u16, answers: &Answers) -> Option<u16> {
        match self.boundary(set)?.chosen(answers)? {
            Which::Set(no) if no != set => Some(no),
            _ => None,
        }
    }
}

impl Question {
    /// What can be answered in an industry.
    pub fn answers_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s Answer> {
        self.answers.iter().filter(move |a| is_for(&a.industries, industry))
    }

    /// What was answered; `None` where it was not, or where this is no answer in the industry.
    pub fn chosen(&self, industry: &str, answers: &Answers) -> Option<&Answer> {
        let key = answers.get(&self.key)?;
        self.answers_of(industry).find(|a| a.key == key)
    }
}

/// An answer to a [`Boundary`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// It belongs to this set.
    Set(u16),
    /// Whoever answered cannot tell.
    Unsure,
}

impl Boundary {
    /// What was answered; `None` where it was not, or with a set that is no answer here.
    pub fn chosen(&self, answers: &Answers) -> Option<Which> {
        if answers.get(SET_KEY) == Some(UNSURE) {
            return Some(Which::Unsure);
        }
        let no = answers.set()?;
        self.sides.iter().any(|side| side.set == no).then_some(Which::Set(no))
    }
}

/// Whether a draft says no more than its product's name and set: then nothing is lost with it.
pub fn says_nothing(draft: &Draft) -> bool {
    let mut bare = Draft::new(draft.set, "");
    bare.edition.clone_from(&draft.edition);
    bare.created.clone_from(&draft.created);
    bare.changed.clone_from(&draft.changed);
    bare.history.clone_from(&draft.history);
    bare.product.name.clone_from(&draft.product.name);
    *draft == bare
}
