//! The list of product sets, and the conditions and questions of each as a file of its own, with every word that `public/early` shows.
//! Runs in the build script only.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::Serialize;

use crate::interface_texts::Texts;
use catalogue_model::catalogue::{Catalogue, Criterion, Edition, KnockOut, ProductSet, Section, TextId, few_examples};
use catalogue_model::placeholders::fill;

/// The words of the interface that are the same for every condition and question, by the names that the scripts give them.
const WORDS: [(&str, &str); 19] = [
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
    ("points", "COMMON_POINTS"),
    ("saving", "SAFETY_SAVING"),
    ("conditions", "CHECK_TITLE"),
    ("yes", "CHECK_YES"),
    ("no", "CHECK_NO"),
    ("rejected", "VERDICT_REJECTED"),
    ("tooEarly", "VERDICT_TOO_EARLY"),
];

/// The same for the choice of a product set.
const LIST_WORDS: [(&str, &str); 4] =
    [("sets", "NEW_TITLE"), ("search", "NEW_SEARCH"), ("searchHint", "NEW_SEARCH_HINT"), ("opening", "START_OPENING")];

/// The choice of a product set before the app is there.
#[derive(Serialize)]
struct EarlyList<'a> {
    words: BTreeMap<&'static str, &'a str>,
    /// The edition of a draft that is begun.
    edition: &'a str,
    industries: Vec<EarlyIndustry<'a>>,
}

#[derive(Serialize)]
struct EarlyIndustry<'a> {
    name: String,
    sets: Vec<EarlyChoice<'a>>,
}

#[derive(Serialize)]
struct EarlyChoice<'a> {
    no: u16,
    label: String,
    name: &'a str,
    about: &'a str,
    examples: String,
    /// The address of its first step, below that of a draft.
    first: String,
}

/// What is shown of a product set before the app is there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EarlySet<'a> {
    words: BTreeMap<&'static str, &'a str>,
    /// What is asked before the questions.
    conditions: Vec<EarlyCondition<'a>>,
    /// Keys of the conditions that are asked when the dossier is taken along.
    at_hand_in: Vec<&'a str>,
    questions: Vec<EarlyQuestion<'a>>,
}

#[derive(Serialize)]
struct EarlyCondition<'a> {
    /// Key under which a draft keeps whether it applies.
    id: &'a str,
    /// The heading.
    title: String,
    /// Small print above the question: the criterion it is a note on, if any.
    meta: String,
    ask: &'a str,
    /// The answer that rejects the dossier: `true` for yes.
    bad: bool,
    /// What follows where it applies.
    result: String,
    place: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
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
    /// The criterion that must have points for this one to count.
    only_if: Option<&'a str>,
    /// Whether it depends on another answer or is more than a list of options: such a question waits for the app.
    waits: bool,
    /// Whether the dossier is rejected where this has 0 points.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    zero_rejects: bool,
    options: Vec<EarlyOption<'a>>,
    /// The choice beside the options where none of them is worth 0 points.
    none: Option<EarlyOption<'a>>,
}

#[derive(Serialize)]
struct EarlyOption<'a> {
    text: &'a str,
    worth: u8,
    points: String,
    mark: Option<String>,
}

/// The knock-outs that a set asks about, each with the criterion it is a note on.
fn asked<'a>(edition: &'a Edition, set: &'a ProductSet) -> impl Iterator<Item = (&'a KnockOut, Option<&'a Criterion>)> {
    set.asked_knock_outs().map(|(k, criterion)| (&edition.knock_outs[usize::from(k)], criterion))
}

/// The files by name: the list of the newest edition's sets, and the conditions and questions of every set of every edition. `texts`
/// are the catalogue's lines.
///
/// # Errors
/// Where a text is missing.
pub fn files(catalogue: &Catalogue, texts: &str, interface: &Texts) -> Result<Vec<(String, String)>, String> {
    let said = Said { lines: texts.split('\n').collect(), interface };
    let newest = catalogue.editions.first().ok_or("the catalogue has no edition")?;
    let mut files = vec![("sets.json".to_owned(), json(&said.list(newest)?)?)];
    for edition in &catalogue.editions {
        for set in &edition.sets {
            let questions = json(&said.set(edition, set)?)?;
            files.push((format!("{}-{}.json", edition.id, set.no), questions));
        }
    }
    Ok(files)
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|e| e.to_string())
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

    fn fill(&self, key: &str, values: &[(&str, &dyn Display)]) -> Result<String, String> {
        let (names, values): (Vec<&str>, Vec<&dyn Display>) = values.iter().copied().unzip();
        Ok(fill(self.word(key)?, &names, &values))
    }

    fn words(&self, words: &[(&'static str, &str)]) -> Result<BTreeMap<&'static str, &'a str>, String> {
        words.iter().map(|(name, key)| Ok((*name, self.word(key)?))).collect()
    }

    fn list(&self, edition: &'a Edition) -> Result<EarlyList<'a>, String> {
        let industries = (0u8..).zip(&edition.industries).map(|(index, industry)| {
            let sets = edition.sets.iter().filter(|set| set.industry == index).map(|set| self.choice(edition, set));
            let name = format!("{}. {}", industry.key, self.text(industry.name)?);
            Ok(EarlyIndustry { name, sets: sets.collect::<Result<_, String>>()? })
        });
        Ok(EarlyList {
            words: self.words(&LIST_WORDS)?,
            edition: &edition.id,
            industries: industries.collect::<Result<_, String>>()?,
        })
    }

    fn choice(&self, edition: &Edition, set: &'a ProductSet) -> Result<EarlyChoice<'a>, String> {
        let examples = few_examples(self.text(set.examples)?);
        let condition = asked(edition, set).find(|(k, _)| !k.at_hand_in);
        let condition = condition.map(|(k, _)| format!("check/{}", k.key));
        let mut criteria = set.parts.iter().flat_map(|part| &part.sections).flat_map(|section| &section.criteria);
        let first = condition.or_else(|| criteria.next().map(|c| format!("question/{}", c.id)));
        Ok(EarlyChoice {
            no: set.no,
            label: self.fill("NEW_SET_NO", &[("no", &set.no)])?,
            name: self.text(set.short)?,
            about: self.text(set.about)?,
            examples: self.fill("NEW_EXAMPLES", &[("list", &examples)])?,
            first: first.ok_or_else(|| format!("set {} asks nothing", set.no))?,
        })
    }

    fn set(&self, edition: &'a Edition, set: &'a ProductSet) -> Result<EarlySet<'a>, String> {
        let sections = set.parts.iter().flat_map(|part| &part.sections);
        let all: Vec<_> = sections.flat_map(|s| s.criteria.iter().map(move |c| (s, c))).collect();
        let questions = all.iter().enumerate().map(|(index, (section, criterion))| {
            let title = self.fill("QUESTION_OF_ALL", &[("no", &(index + 1)), ("all", &all.len())])?;
            self.question(edition, set, section, criterion, title)
        });
        let (at_hand_in, asked): (Vec<_>, Vec<_>) = asked(edition, set).partition(|(k, _)| k.at_hand_in);
        let conditions = asked.iter().enumerate().map(|(index, (knock_out, criterion))| {
            let title = self.fill("WAY_KNOCK_OUT", &[("no", &(index + 1)), ("all", &asked.len())])?;
            self.condition(knock_out, *criterion, title)
        });
        Ok(EarlySet {
            words: self.words(&WORDS)?,
            conditions: conditions.collect::<Result<_, String>>()?,
            at_hand_in: at_hand_in.iter().map(|(k, _)| k.key.as_str()).collect(),
            questions: questions.collect::<Result<_, String>>()?,
        })
    }

    fn condition(
        &self,
        knock_out: &'a KnockOut,
        criterion: Option<&Criterion>,
        title: String,
    ) -> Result<EarlyCondition<'a>, String> {
        let meta = criterion.map(|c| self.fill("QUESTION_CRITERION", &[("id", &c.id)])).transpose()?;
        Ok(EarlyCondition {
            id: &knock_out.key,
            title,
            meta: meta.unwrap_or_default(),
            ask: self.text(knock_out.ask)?,
            bad: knock_out.bad,
            result: self.fill("CHECK_BAD", &[("result", &self.text(knock_out.result)?)])?,
            place: self.fill("CHECK_PLACE", &[("place", &self.text(knock_out.place)?)])?,
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
        let options = question.options.iter().zip(&criterion.scores).map(|(choice, score)| {
            let mark = score.mark().map(|stars| self.fill("QUESTION_MARK", &[("stars", &stars)]));
            Ok(EarlyOption {
                text: self.text(choice.text)?,
                worth: score.points,
                points: self.fill("QUESTION_POINTS", &[("n", &score.points)])?,
                mark: mark.transpose()?,
            })
        });
        let meta = [
            self.fill("QUESTION_CRITERION", &[("id", &criterion.id)])?,
            self.text(criterion.title)?.to_owned(),
            self.fill("QUESTION_MAX", &[("max", &criterion.max())])?,
        ];
        let decision = self.text(edition.decision)?;
        Ok(EarlyQuestion {
            id: &criterion.id,
            above: self.fill("FORM02_SECTION_ROW", &[("id", &section.id), ("title", &self.text(section.title)?)])?,
            title,
            meta: meta.join(" · "),
            ask: self.text(question.ask)?,
            why: self.text(question.why)?,
            place: self.fill("QUESTION_PLACE", &[("decision", &decision), ("set", &set.no), ("id", &criterion.id)])?,
            council: question.council,
            only_if: criterion.only_if.as_deref(),
            waits: criterion.only_if.is_some() || !question.cases.is_empty(),
            zero_rejects: criterion.zero_rejects.is_some(),
            options: options.collect::<Result<_, String>>()?,
            none: criterion.offers_no_level().then(|| self.none()).transpose()?,
        })
    }

    fn none(&self) -> Result<EarlyOption<'a>, String> {
        let points = self.fill("QUESTION_POINTS", &[("n", &0)])?;
        Ok(EarlyOption { text: self.word("QUESTION_NONE")?, worth: 0, points, mark: None })
    }
}
