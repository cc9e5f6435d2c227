//! The suitability check before a draft is begun, as the build packs it and the app reads it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// The key under which the answer to a [`Boundary`] is stored; no question may use it.
pub const SET_KEY: &str = "set";

/// The suitability check under one edition of the criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suitability {
    /// Id of the edition; set by the build.
    #[serde(default)]
    pub edition: String,
    /// Questions in the order in which they are asked.
    #[serde(rename = "question")]
    pub questions: Vec<Question>,
    /// The questions that find the right set if several could fit.
    #[serde(rename = "boundary")]
    pub boundaries: Vec<Boundary>,
    /// The source in the law for the choice of the set.
    pub boundary_place: LocalizedText,
    /// The things to have at hand before beginning.
    pub at_hand: Vec<AtHand>,
}

/// A question whose answer tells whether an applicant or a product can take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The key under which the answer is stored.
    pub key: String,
    /// The question.
    pub ask: LocalizedText,
    /// The source of the question in the law.
    pub place: LocalizedText,
    /// The industries for which it is asked; empty for all.
    #[serde(default)]
    pub industries: Vec<String>,
    /// The possible answers.
    #[serde(rename = "answer")]
    pub answers: Vec<SuitabilityAnswer>,
}

/// The meaning of an answer for taking part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fitness {
    /// The answer agrees with the law.
    Fits,
    /// The law is not clear, or a fact is not known yet: the producer has to ask somebody.
    Ask,
    /// The producer cannot take part at present: something has to change first.
    Stops,
}

/// An answer to a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuitabilityAnswer {
    /// The key, unique within the question.
    pub key: String,
    /// The answer.
    pub text: LocalizedText,
    /// The meaning of the answer for taking part.
    pub fitness: Fitness,
    /// The consequence of the answer, and the next step; `None` only if the answer is [`Fitness::Fits`].
    #[serde(default)]
    pub say: Option<LocalizedText>,
    /// The industries for which it is offered; empty for all.
    #[serde(default)]
    pub industries: Vec<String>,
}

/// Sets that people confuse, with the question that distinguishes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boundary {
    /// Key.
    pub key: String,
    /// The question.
    pub ask: LocalizedText,
    /// Numbers of the sets whose drafts get the question; if the file leaves them out, they are all sets of `sides`.
    #[serde(default)]
    pub asked_of: Vec<u16>,
    /// The sets, each with the products that belong to it.
    #[serde(rename = "side")]
    pub sides: Vec<Side>,
}

/// A set as an answer to a [`Boundary`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Number of the set.
    pub set: u16,
    /// The products that belong to the set.
    pub text: LocalizedText,
}

/// A thing to have at hand before beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtHand {
    /// The description of the thing.
    pub text: LocalizedText,
    /// The industries for which it is needed; empty for all.
    #[serde(default)]
    pub industries: Vec<String>,
}

/// The answer to a [`Boundary`] if the producer does not know the set.
pub const UNSURE: &str = "unsure";

/// The answers, by the keys of their questions. Keys are not checked: an answer without a question has no effect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// Reads the text that [`Answers::to_text`] makes, and skips words that are not answers.
    pub fn read(text: &str) -> Answers {
        let pairs = text.split_whitespace().filter_map(|word| word.split_once('='));
        let whole = pairs.filter(|(key, answer)| !key.is_empty() && !answer.is_empty());
        Answers(whole.map(|(key, answer)| (key.to_owned(), answer.to_owned())).collect())
    }

    /// The answers as one line for the storage, e.g. `applicant=household origin=commune`.
    pub fn to_text(&self) -> String {
        self.0.iter().map(|(key, answer)| format!("{key}={answer}")).collect::<Vec<_>>().join(" ")
    }

    /// Whether there are no answers.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key of the answer to a question.
    pub fn get(&self, question: &str) -> Option<&str> {
        self.0.get(question).map(String::as_str)
    }

    /// Stores the answer to a question in place of an earlier answer.
    pub fn choose(&mut self, question: &str, answer: &str) {
        self.0.insert(question.to_owned(), answer.to_owned());
    }

    /// The set that was chosen as the answer to a [`Boundary`].
    pub fn set(&self) -> Option<u16> {
        self.get(SET_KEY)?.parse().ok()
    }
}

/// The result of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuitabilityOutcome<'s> {
    /// No answer is an obstacle so far; the number is that of the open questions.
    Open(usize),
    /// All answers agree with the law.
    Fits,
    /// No answer is an obstacle, but these answers leave a question to somebody open; empty if only the set is not
    /// clear.
    Ask(Vec<&'s SuitabilityAnswer>),
    /// At present a dossier would not be accepted, because of these answers.
    Stops(Vec<&'s SuitabilityAnswer>),
}

/// Whether a list of industries contains this one, or is empty and so stands for all.
fn is_for(list: &[String], industry: &str) -> bool {
    list.is_empty() || list.iter().any(|key| key == industry)
}

impl Suitability {
    /// The questions for an industry, in order.
    pub fn questions_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s Question> {
        self.questions.iter().filter(move |q| is_for(&q.industries, industry))
    }

    /// The question that distinguishes a set from the sets that people confuse it with.
    pub fn boundary(&self, set: u16) -> Option<&Boundary> {
        self.boundaries.iter().find(|b| b.asked_of.contains(&set))
    }

    /// The things to have at hand in an industry.
    pub fn at_hand_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s LocalizedText> {
        self.at_hand.iter().filter(move |thing| is_for(&thing.industries, industry)).map(|thing| &thing.text)
    }

    /// The result of the answers for a product of a set.
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
            // The result is [`SuitabilityOutcome::Fits`] only if the product is in the right set.
            Some(Some(chosen)) if chosen != Which::Set(set) => SuitabilityOutcome::Ask(to_ask),
            _ if to_ask.is_empty() => SuitabilityOutcome::Fits,
            _ => SuitabilityOutcome::Ask(to_ask),
        }
    }

    /// The number of answered questions for a set, then the number of all its questions; both include the one on its
    /// boundary.
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

    /// The right set of the product, if the answer to the boundary of `set` names another one.
    pub fn other_set(&self, set: u16, answers: &Answers) -> Option<u16> {
        match self.boundary(set)?.chosen(answers)? {
            Which::Set(no) if no != set => Some(no),
            _ => None,
        }
    }
}

impl Question {
    /// The possible answers in an industry.
    pub fn answers_of<'s>(&'s self, industry: &str) -> impl Iterator<Item = &'s SuitabilityAnswer> {
        self.answers.iter().filter(move |a| is_for(&a.industries, industry))
    }

    /// The answer to the question; `None` if there is none, or if it is not possible in the industry.
    pub fn chosen(&self, industry: &str, answers: &Answers) -> Option<&SuitabilityAnswer> {
        let key = answers.get(&self.key)?;
        self.answers_of(industry).find(|a| a.key == key)
    }
}

/// An answer to a [`Boundary`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The product belongs to this set.
    Set(u16),
    /// The producer does not know the set.
    Unsure,
}

impl Boundary {
    /// The answer to the boundary question; `None` if there is none, or if the chosen set is not one of its sides.
    pub fn chosen(&self, answers: &Answers) -> Option<Which> {
        if answers.get(SET_KEY) == Some(UNSURE) {
            return Some(Which::Unsure);
        }
        let no = answers.set()?;
        self.sides.iter().any(|side| side.set == no).then_some(Which::Set(no))
    }
}
