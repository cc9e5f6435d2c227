//! The check before anything is begun, as the build packs it and the app reads it.
//!
//! This file is compiled twice: into the library, and into the build script.

use serde::{Deserialize, Serialize};

use crate::bilingual::Words;

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
    pub boundary_place: Words,
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
    pub ask: Words,
    /// Its place in the law.
    pub place: Words,
    /// Industries for which it is asked; empty: all.
    #[serde(default)]
    pub industries: Vec<String>,
    /// What can be answered.
    #[serde(rename = "answer")]
    pub answers: Vec<Answer>,
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
pub struct Answer {
    /// Key, one of its kind within the question.
    pub key: String,
    /// The answer.
    pub text: Words,
    /// What it means for taking part.
    pub fitness: Fitness,
    /// What it means and what to do; there unless it fits.
    #[serde(default)]
    pub say: Option<Words>,
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
    pub ask: Words,
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
    pub text: Words,
}

/// Something to have at hand before beginning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtHand {
    /// What.
    pub text: Words,
    /// Industries for which it is needed; empty: all.
    #[serde(default)]
    pub industries: Vec<String>,
}
