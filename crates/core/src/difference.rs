//! The first difference between two states of one draft. The note after an undo names this difference.

use std::collections::BTreeMap;

use crate::catalogue::ProductSet;
use crate::draft::{Draft, TypedPart, template_of_key};
use crate::form::{FIELDS, Field, Step};
use crate::locale::{Lang, msg, values};

/// A part of the draft in which two states differ.
#[derive(Debug, Clone)]
pub enum DifferingPart {
    /// The answer to the criterion with this id.
    Answer(String),
    /// The answer to the knock-out with this key.
    KnockOut(String),
    /// The text of this field of the forms.
    Text(&'static Field),
    /// Figures.
    Figures,
    /// What was typed for the paper of the template with this key.
    Written(String),
    /// The boxes and the kind of registration that the forms ask for, apart from texts.
    Details,
    /// The changes since an earlier recognition, apart from texts: stars of the certificate, ticked boxes, papers and
    /// yearly figures.
    Recognition,
    /// A paper of the register, by its index (from 0) in the later state.
    Paper(usize),
    /// The wishes for the plan: stars, margin, locked criteria and excluded effort.
    Plan,
    /// Any other part.
    Other,
}

/// The first difference between two states of a draft, in the order in which a producer would look for it: answers,
/// knock-outs, texts, papers, the rest. `None` where the states agree in everything that a producer enters.
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
    let figures = |d: &Draft| (d.product.figures.clone(), d.applicant.figures.clone());
    if figures(before) != figures(after) {
        return Some(DifferingPart::Figures);
    }
    if let Some(key) = differing_written(before, after) {
        return Some(DifferingPart::Written(key));
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
    let same = before.set == after.set && before.handed_in == after.handed_in && before.unknown == after.unknown;
    (!same).then_some(DifferingPart::Other)
}

/// The key of the first template for which other texts are typed.
fn differing_written(before: &Draft, after: &Draft) -> Option<String> {
    let parts = [TypedPart::ProductPapers, TypedPart::ApplicantPapers];
    let differing = parts.into_iter().find_map(|part| {
        let (before, after) = (before.typed(part), after.typed(part));
        before.keys().chain(after.keys()).find(|key| before.text(key) != after.text(key))
    });
    differing.map(|key| template_of_key(key).to_owned())
}

/// The smallest key whose value differs between the two maps, or which only one of them has.
fn differing_key<V: PartialEq>(one: &BTreeMap<String, V>, other: &BTreeMap<String, V>) -> Option<String> {
    let keys = one.keys().chain(other.keys()).filter(|key| one.get(*key) != other.get(*key));
    keys.min().cloned()
}

impl DifferingPart {
    /// The name of the part, in words that fit into a sentence. A question is named by its number in the `set`.
    pub fn words(&self, set: &ProductSet, lang: Lang) -> String {
        match self {
            DifferingPart::Answer(id) => {
                msg::REACH_WHAT_ANSWER.fill(lang, values::No { no: &set.question_number(id).unwrap_or_default() })
            }
            DifferingPart::KnockOut(_) => msg::REACH_WHAT_KNOCK_OUT.text(lang).to_owned(),
            DifferingPart::Text(field) => {
                msg::REACH_WHAT_TEXT.fill(lang, values::Field { field: &field.label.text(lang) })
            }
            DifferingPart::Figures => msg::REACH_WHAT_FIGURES.text(lang).to_owned(),
            DifferingPart::Written(_) => msg::REACH_WHAT_WRITTEN.text(lang).to_owned(),
            DifferingPart::Details => msg::REACH_WHAT_DETAILS.text(lang).to_owned(),
            DifferingPart::Recognition => msg::KINDS_CHANGED_PART.text(lang).to_owned(),
            DifferingPart::Paper(_) => msg::REACH_WHAT_PAPER.text(lang).to_owned(),
            DifferingPart::Plan => msg::REACH_WHAT_PLAN.text(lang).to_owned(),
            DifferingPart::Other => msg::REACH_WHAT_OTHER.text(lang).to_owned(),
        }
    }

    /// The address of the screen that shows the part, relative to the address of the draft, with the position on that
    /// screen. `after` is the state that is shown. The address of the list of steps is the empty text.
    pub fn screen(&self, after: &Draft) -> String {
        match self {
            DifferingPart::Answer(id) => format!("question/{id}"),
            DifferingPart::KnockOut(key) => format!("check#condition-{key}"),
            DifferingPart::Text(field) => format!("details/{}#{}", field.step.key(), field.id()),
            DifferingPart::Figures => format!("details/{}", Step::Results.key()),
            DifferingPart::Written(key) => format!("write/{key}"),
            DifferingPart::Details => "details".to_owned(),
            DifferingPart::Recognition => format!("details/{}", Step::Changes.key()),
            DifferingPart::Paper(place) if *place < after.papers.len() => format!("papers/{place}"),
            DifferingPart::Paper(_) => "papers".to_owned(),
            DifferingPart::Plan => "plan".to_owned(),
            DifferingPart::Other => String::new(),
        }
    }
}
