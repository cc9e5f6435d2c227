//! What differs between two states of one draft: by it, undoing says what it has taken back.

use std::collections::BTreeMap;

use crate::catalogue::ProductSet;
use crate::draft::Draft;
use crate::form::{FIELDS, Field, Step};
use crate::locale::{Lang, msg, values};

/// A place of the draft where two states differ.
#[derive(Debug, Clone)]
pub enum DifferingPart {
    /// The answer to a criterion: its id.
    Answer(String),
    /// A knock-out: its key.
    KnockOut(String),
    /// A text of the forms.
    Text(&'static Field),
    /// What the forms ask beside their texts: boxes, kind of registration.
    Details,
    /// What is told since a recognition beside texts: stars of the certificate, ticks, papers, figures of years.
    Recognition,
    /// A paper of the register: its place, from 0, in the state after.
    Paper(usize),
    /// What is wished of the plan.
    Plan,
    /// Anything else.
    Other,
}

/// The first place where two states of a draft differ, in the order in which a producer would look for it: answers,
/// knock-outs, texts, papers, the rest. `None` where they differ in nothing that a producer has said.
pub fn difference(before: &Draft, after: &Draft) -> Option<DifferingPart> {
    if let Some(id) = differing_key(&before.answers, &after.answers) {
        return Some(DifferingPart::Answer(id));
    }
    if let Some(key) = differing_key(&before.knock_outs, &after.knock_outs) {
        return Some(DifferingPart::KnockOut(key));
    }
    if let Some(field) = FIELDS.iter().find(|field| field.read(before) != field.read(after)) {
        return Some(DifferingPart::Text(field));
    }
    if before.papers != after.papers {
        let same = before.papers.iter().zip(&after.papers).take_while(|(b, a)| b == a).count();
        return Some(DifferingPart::Paper(same));
    }
    if before.plan != after.plan {
        return Some(DifferingPart::Plan);
    }
    if before.recognition != after.recognition {
        return Some(DifferingPart::Recognition);
    }
    let details = |d: &Draft| (d.kind, d.product.clone(), d.applicant.clone(), d.story.clone());
    if details(before) != details(after) {
        return Some(DifferingPart::Details);
    }
    (before.set != after.set || before.unknown != after.unknown).then_some(DifferingPart::Other)
}

/// The first key whose value differs, or that only one of both has.
fn differing_key<V: PartialEq>(one: &BTreeMap<String, V>, other: &BTreeMap<String, V>) -> Option<String> {
    let keys = one.keys().chain(other.keys()).filter(|key| one.get(*key) != other.get(*key));
    keys.min().cloned()
}

impl DifferingPart {
    /// What it is, in words that go on in a sentence. Questions of the `set` go by their number.
    pub fn words(&self, set: &ProductSet, lang: Lang) -> String {
        match self {
            DifferingPart::Answer(id) => {
                msg::REACH_WHAT_ANSWER.fill(lang, values::No { no: &set.question_number(id).unwrap_or_default() })
            }
            DifferingPart::KnockOut(_) => msg::REACH_WHAT_KNOCK_OUT.text(lang).to_owned(),
            DifferingPart::Text(field) => {
                msg::REACH_WHAT_TEXT.fill(lang, values::Field { field: &field.label.text(lang) })
            }
            DifferingPart::Details => msg::REACH_WHAT_DETAILS.text(lang).to_owned(),
            DifferingPart::Recognition => msg::KINDS_CHANGED_PART.text(lang).to_owned(),
            DifferingPart::Paper(_) => msg::REACH_WHAT_PAPER.text(lang).to_owned(),
            DifferingPart::Plan => msg::REACH_WHAT_PLAN.text(lang).to_owned(),
            DifferingPart::Other => msg::REACH_WHAT_OTHER.text(lang).to_owned(),
        }
    }

    /// The screen of the draft that shows it, as its address goes on after the draft's, and the place on it; `after`
    /// is the state that is shown. Empty for the list of steps.
    pub fn screen(&self, after: &Draft) -> String {
        match self {
            DifferingPart::Answer(id) => format!("question/{id}"),
            DifferingPart::KnockOut(key) => format!("check#condition-{key}"),
            DifferingPart::Text(field) => format!("details/{}#{}", field.step.key(), field.id()),
            DifferingPart::Details => "details".to_owned(),
            DifferingPart::Recognition => format!("details/{}", Step::Changes.key()),
            DifferingPart::Paper(place) if *place < after.papers.len() => format!("papers/{place}"),
            DifferingPart::Paper(_) => "papers".to_owned(),
            DifferingPart::Plan => "plan".to_owned(),
            DifferingPart::Other => String::new(),
        }
    }
}
