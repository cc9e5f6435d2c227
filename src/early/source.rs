//! The questions of each product set as a file of its own, with every word that `public/early.js` shows.
//! Runs in the build script only.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::locale_source::Texts;
use crate::model::{Catalogue, Criterion, Edition, ProductSet, Section, TextId};

/// The words of the interface that are the same for every question, by the names that `early.js` gives them.
const WORDS: [(&str, &str); 15] = [
    ("council", "QUESTION_COUNCIL"),
    ("councilHelp", "QUESTION_COUNCIL_HELP"),
    ("notSure", "QUESTION_NOT_SURE"),
    ("why", "QUESTION_WHY"),
    ("before", "QUESTION_PREV"),
    ("next", "QUESTION_NEXT"),
    ("skip", "QUESTION_SKIP"),
    ("result", "DRAFT_STEP_RESULT"),
    ("list", "QUESTION_TO_LIST"),
    ("undo", "UNDO_BUTTON"),
    ("bar", "RESULT_BAR"),
    ("toResult", "RESULT_BAR_OPEN"),
    ("opening", "START_OPENING"),
    ("saving", "SAFETY_SAVING"),
    ("app", "APP_NAME"),
];

/// What is shown of a product set before the app is there.
#[derive(Serialize)]
struct EarlySet<'a> {
    words: BTreeMap<&'static str, &'a str>,
    questions: Vec<EarlyQuestion<'a>>,
}

#[derive(Serialize)]
struct EarlyQuestion<'a> {
    id: &'a str,
    /// Small print above the heading: the section.
    above: String,
    /// The heading.
    title: String,
    /// Small print above the question.
    meta: String,
    ask: &'a str,
    why: &'a str,
    place: String,
    council: bool,
    /// Whether it depends on another answer or is more than a list of options: such a question waits for the app.
    waits: bool,
    options: Vec<EarlyOption<'a>>,
}

#[derive(Serialize)]
struct EarlyOption<'a> {
    text: &'a str,
    points: String,
    mark: Option<String>,
}

/// For every set of every edition the file's name and its JSON. `texts` are the catalogue's lines.
///
/// # Errors
/// Where a text is missing.
pub fn files(catalogue: &Catalogue, texts: &str, interface: &Texts) -> Result<Vec<(String, String)>, String> {
    let said = Said { lines: texts.split('\n').collect(), interface };
    let mut files = Vec::new();
    for edition in &catalogue.editions {
        for set in &edition.sets {
            let json = serde_json::to_string(&said.set(edition, set)?).map_err(|e| e.to_string())?;
            files.push((format!("{}-{}.json", edition.id, set.no), json));
        }
    }
    Ok(files)
}

/// The texts in the first language.
struct Said<'a> {
    lines: Vec<&'a str>,
    interface: &'a Texts,
}

impl<'a> Said<'a> {
    fn text(&self, id: TextId) -> Result<&'a str, String> {
        self.lines.get(usize::from(id.0)).copied().ok_or_else(|| format!("the catalogue has no text {}", id.0))
    }

    fn word(&self, key: &str) -> Result<&'a str, String> {
        self.interface.get(key).map(String::as_str).ok_or_else(|| format!("the interface has no text {key}"))
    }

    fn fill(&self, key: &str, values: &[(&str, &str)]) -> Result<String, String> {
        let template = self.word(key)?.to_owned();
        Ok(values.iter().fold(template, |text, (name, value)| text.replace(&format!("{{{name}}}"), value)))
    }

    fn set(&self, edition: &'a Edition, set: &'a ProductSet) -> Result<EarlySet<'a>, String> {
        let words = WORDS.into_iter().map(|(name, key)| Ok((name, self.word(key)?)));
        let sections = set.parts.iter().flat_map(|part| &part.sections);
        let all: Vec<_> = sections.flat_map(|s| s.criteria.iter().map(move |c| (s, c))).collect();
        let questions = all.iter().enumerate().map(|(index, (section, criterion))| {
            let title =
                self.fill("QUESTION_OF_ALL", &[("no", &(index + 1).to_string()), ("all", &all.len().to_string())])?;
            self.question(edition, set, section, criterion, title)
        });
        Ok(EarlySet {
            words: words.collect::<Result<_, String>>()?,
            questions: questions.collect::<Result<_, String>>()?,
        })
    }

    fn question(
        &self,
        edition: &'a Edition,
        set: &ProductSet,
        section: &Section,
        criterion: &'a Criterion,
        title: String,
    ) -> Result<EarlyQuestion<'a>, String> {
        let question = &edition.questions[usize::from(criterion.question)];
        let max = criterion.scores.iter().map(|s| s.points).max().unwrap_or_default();
        let options = question.options.iter().zip(&criterion.scores).map(|(choice, score)| {
            let mark =
                (score.min_stars > 0).then(|| self.fill("QUESTION_MARK", &[("stars", &score.min_stars.to_string())]));
            Ok(EarlyOption {
                text: self.text(choice.text)?,
                points: self.fill("QUESTION_POINTS", &[("n", &score.points.to_string())])?,
                mark: mark.transpose()?,
            })
        });
        let meta = [
            self.fill("QUESTION_CRITERION", &[("id", &criterion.id)])?,
            self.text(criterion.title)?.to_owned(),
            self.fill("QUESTION_MAX", &[("max", &max.to_string())])?,
        ];
        let (decision, no) = (self.text(edition.decision)?, set.no.to_string());
        Ok(EarlyQuestion {
            id: &criterion.id,
            above: self.fill("FORM02_SECTION_ROW", &[("id", &section.id), ("title", self.text(section.title)?)])?,
            title,
            meta: meta.join(" · "),
            ask: self.text(question.ask)?,
            why: self.text(question.why)?,
            place: self.fill("QUESTION_PLACE", &[("decision", decision), ("set", &no), ("id", &criterion.id)])?,
            council: question.council,
            waits: criterion.only_if.is_some() || !question.cases.is_empty(),
            options: options.collect::<Result<_, String>>()?,
        })
    }
}
