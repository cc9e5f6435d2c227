//! The check before anything is begun, as the build packs it and the app reads it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// The key under which the answer to a [`Boundary`] is remembered; no question may have it.
pub const SET_KEY: &str = "set";

/// What is asked before anything is begun, under one edition of the criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suitability {
    /// Id of the edition; set by the build.
    #[serde(default)]
    pub edition: String,
    /// Questions in the order in which they are asked.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    /// Which set it is, where several could fit.
    #[serde(rename = "boundary")]
    pub boundaries: Vec<Boundary>,
    /// The place of the sets in the law.
    pub boundary_place: LocalizedText,
    /// What to have at hand before beginning.
    pub at_hand: Vec<AtHand>,
}

/// A question whose answer says whether an applicant or a product can take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Key, under which the answer is remembered.
    pub key: String,
    /// The question.
    pub ask: LocalizedText,
    /// Its place in the law.
    pub place: LocalizedText,
    /// Industries for which it is asked; empty: all.
    #[serde(default)]
    pub industries: Vec<String>,
    /// What can be answered.
    #[serde(rename = "answer")]
    pub answers: Vec<SuitabilityAnswer>,
}

/// What an answer means for taking part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fitness {
    /// As the law wants it.
    Fits,
    /// The law is open, or something is still to be found out: somebody has to be asked.
    Ask,
    /// Not as things stand: something has to change first.
    Stops,
}

/// An answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuitabilityAnswer {
    /// Key, one of its kind within the question.
    pub key: String,
    /// The answer.
    pub text: LocalizedText,
    /// What it means for taking part.
    pub fitness: Fitness,
    /// What it means and what to do; there unless it fits.
    #[serde(default)]
    pub say: Option<LocalizedText>,
    /// Industries for which it is offered; empty: all.
    #[serde(default)]
    pub industries: Vec<String>,
}

/// Sets that people take for one another, told apart by one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boundary {
    /// Key.
    pub key: String,
    /// The question.
    pub ask: LocalizedText,
    /// Numbers of the sets whose drafts are asked; in the file left out for all that it tells apart.
    #[serde(default)]
    pub asked_of: Vec<u16>,
    /// The sets, with what belongs to each.
    #[serde(rename = "side")]
    pub sides: Vec<Side>,
}

/// A set as an answer to a [`Boundary`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Number of the set.
    pub set: u16,
    /// What belongs there.
    pub text: LocalizedText,
}

/// Something to have at hand before beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtHand {
    /// What.
    pub text: LocalizedText,
    /// Industries for which it is needed; empty: all.
    #[serde(default)]
    pub industries: Vec<String>,
}

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
pub enum SuitabilityOutcome<'s> {
    /// Nothing stands in the way so far, and so many questions are open.
    Open(usize),
    /// All is as the law wants it.
    Fits,
    /// Nothing stands in the way, but these answers leave something to be asked; empty where only the set is not clear.
    Ask(Vec<&'s SuitabilityAnswer>),
    /// As things stand a dossier would not be taken, for these answers.
    Stops(Vec<&'s SuitabilityAnswer>),
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
    pub fn at_hand_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s LocalizedText> {
        self.at_hand.iter().filter(move |thing| is_for(&thing.industries, industry)).map(|thing| &thing.text)
    }

    /// What the answers come to for a product of a set.
    pub fn outcome(&self, industry: &str, set: u16, answers: &Answers) -> SuitabilityOutcome<'_> {
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
            _ if !stops.is_empty() => SuitabilityOutcome::Stops(stops),
            Some(None) => SuitabilityOutcome::Open(open + 1),
            _ if open > 0 => SuitabilityOutcome::Open(open),
            // Until the product is in its own set, nothing fits.
            Some(Some(chosen)) if chosen != Which::Set(set) => SuitabilityOutcome::Ask(to_ask),
            _ if to_ask.is_empty() => SuitabilityOutcome::Fits,
            _ => SuitabilityOutcome::Ask(to_ask),
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
    pub fn answers_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s SuitabilityAnswer> {
        self.answers.iter().filter(move |a| is_for(&a.industries, industry))
    }

    /// What was answered; `None` where it was not, or where this is no answer in the industry.
    pub fn chosen(&self, industry: &str, answers: &Answers) -> Option<&SuitabilityAnswer> {
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
