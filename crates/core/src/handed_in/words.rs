//! The differences in words, a line each.

use std::collections::BTreeSet;

use super::differences::{AnswerThen, CriterionDifference, Differences};
use super::files::{FileChange, FileDifference};
use super::papers::{PaperChange, PaperDifference};
use crate::catalogue::{Text as _, Tick, catalogue};
use crate::draft::{Attachment, Draft, Paper, Topic, TypedPart, template_of_key};
use crate::form::{Field, tick_label};
use crate::locale::{Lang, msg, values};
use crate::merge::{Difference, DifferenceKind, MergePart, PaperField, entry, option_words, paper_name};

/// The thing that a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DifferingThing {
    /// The answer to the criterion with this id.
    Criterion(String),
    /// A paper of the register, by its indexes from 0.
    Paper {
        /// The index in the register that was handed in.
        before_at: Option<usize>,
        /// The index in the present register.
        now_at: Option<usize>,
    },
    /// A text of the forms.
    Text(&'static Field),
    /// What was typed for the paper with this key.
    Written(String),
    /// Any other part.
    Other,
}

/// A difference in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceLine {
    /// The thing that differs.
    pub thing: DifferingThing,
    /// Its title.
    pub title: String,
    /// What was handed in; empty where there was nothing. It may have several lines.
    pub before: String,
    /// What there is now; empty where there is nothing. It may have several lines.
    pub now: String,
}

impl Differences {
    /// All differences, at least one line for each: criteria, papers, texts, the rest.
    pub fn lines(&self, lang: Lang) -> Vec<DifferenceLine> {
        let mut lines: Vec<DifferenceLine> = Vec::new();
        if self.is_other_set() {
            let [before, now] = [&self.before, &self.now].map(|draft| set_words(draft, lang));
            let title = msg::LETTER_SET.text(lang).to_owned();
            lines.push(DifferenceLine { thing: DifferingThing::Other, title, before, now });
        }
        lines.extend(self.criteria.iter().map(|criterion| self.criterion(criterion, lang)));
        lines.extend(self.papers.iter().map(|paper| self.paper(paper, lang)));
        lines.extend(self.texts.iter().map(|text| DifferenceLine {
            thing: DifferingThing::Text(text.field),
            title: text.field.label.text(lang).to_owned(),
            before: text.before.trim().to_owned(),
            now: text.now.trim().to_owned(),
        }));
        for (part, kind) in &self.rest {
            match part {
                MergePart::Boxes => lines.extend(self.boxes(lang)),
                part => lines.push(self.part(part, *kind, lang)),
            }
        }
        lines
    }

    fn criterion(&self, CriterionDifference { id, before, now }: &CriterionDifference, lang: Lang) -> DifferenceLine {
        let title = [&self.now, &self.before].into_iter().find_map(|draft| {
            let (_, set) = draft.edition_and_set(catalogue())?;
            Some(set.criterion(id)?.title.text(lang))
        });
        let title = title.map(|title| msg::HANDED_IN_CRITERION.fill(lang, values::IdTitle { id, title: &title }));
        DifferenceLine {
            thing: DifferingThing::Criterion(id.clone()),
            title: title.unwrap_or_else(|| id.clone()),
            before: answer_words(&self.before, id, before, now, lang),
            now: answer_words(&self.now, id, now, before, lang),
        }
    }

    fn paper(&self, paper: &PaperDifference, lang: Lang) -> DifferenceLine {
        let thing = DifferingThing::Paper { before_at: paper.before_at, now_at: paper.now_at };
        let edition = catalogue().edition(&self.now.edition);
        let title = match (paper.now.as_ref().or(paper.before.as_ref()), edition) {
            (Some(said), Some(edition)) => said.full_name(edition, lang),
            _ => paper.key().to_owned(),
        };
        let whole = |said: &Option<Paper>| said.as_ref().map_or_else(String::new, |paper| entry(paper, lang));
        let (before, now) = match paper.change {
            PaperChange::Added => (msg::HANDED_IN_PAPER_NEW.text(lang).to_owned(), whole(&paper.now)),
            PaperChange::Removed => (whole(&paper.before), msg::HANDED_IN_PAPER_GONE.text(lang).to_owned()),
            PaperChange::Changed => changed_words(paper, lang),
        };
        DifferenceLine { thing, title, before, now }
    }

    fn part(&self, part: &MergePart, kind: DifferenceKind, lang: Lang) -> DifferenceLine {
        let thing = match part {
            MergePart::Typed { part: TypedPart::ApplicantPapers | TypedPart::ProductPapers, key } => {
                DifferingThing::Written(template_of_key(key).to_owned())
            }
            _ => DifferingThing::Other,
        };
        let Difference { title, mine, theirs, .. } = Difference::of(part, kind, &self.before, &self.now, lang);
        DifferenceLine { thing, title, before: mine, now: theirs }
    }

    /// A line for each box of form 02, I.7, and for each topic of a recognition that is said to be unchanged or that
    /// other papers prove.
    fn boxes(&self, lang: Lang) -> Vec<DifferenceLine> {
        let (before, now) = (&self.before, &self.now);
        let mut lines = Vec::new();
        let mut put = |title: String, before: String, now: String| {
            if before != now {
                lines.push(DifferenceLine { thing: DifferingThing::Other, title, before, now });
            }
        };
        let yes_or_no = |yes: bool| if yes { msg::CHECK_YES } else { msg::CHECK_NO }.text(lang).to_owned();
        for tick in Tick::ALL {
            let [then, today] = [before, now].map(|draft| yes_or_no(draft.product.ticks.get(tick)));
            put(tick_label(tick).text(lang).to_owned(), then, today);
        }
        let keys = [before, now].into_iter().flat_map(|draft| {
            draft.recognition.unchanged.iter().chain(draft.recognition.evidence.keys()).map(String::as_str)
        });
        for key in keys.collect::<BTreeSet<_>>() {
            let topic = Topic::ALL.into_iter().find(|topic| topic.key() == key);
            let topic = topic.map_or(key, |topic| topic.name().text(lang));
            let unchanged = |draft: &Draft| match draft.recognition.unchanged.contains(key) {
                true => msg::FORM02_UNCHANGED.text(lang).to_owned(),
                false => String::new(),
            };
            let title = msg::HANDED_IN_UNCHANGED.fill(lang, values::Topic { topic: &topic });
            put(title, unchanged(before), unchanged(now));
            let proof = |draft: &Draft| {
                let papers = draft.recognition.evidence.get(key).map(Vec::as_slice).unwrap_or_default();
                papers.iter().map(|paper| paper_name(draft, paper, lang)).collect::<Vec<_>>().join(", ")
            };
            let title = msg::HANDED_IN_EVIDENCE.fill(lang, values::Topic { topic: &topic });
            put(title, proof(before), proof(now));
        }
        if lines.is_empty() {
            // What differs has no words, such as an empty list of papers.
            let title = msg::VERSIONS_BOXES.text(lang).to_owned();
            lines.push(DifferenceLine {
                thing: DifferingThing::Other,
                title,
                before: String::new(),
                now: String::new(),
            });
        }
        lines
    }
}

/// Number and name of the product set of a draft.
fn set_words(draft: &Draft, lang: Lang) -> String {
    draft.edition_and_set(catalogue()).map_or_else(String::new, |(_, set)| {
        msg::LETTER_SET_VALUE.fill(lang, values::NameNo { no: &set.no, name: &set.name.text(lang) })
    })
}

/// What an answer says where it differs from the other state: option with points, papers, note.
fn answer_words(draft: &Draft, id: &str, said: &AnswerThen, other: &AnswerThen, lang: Lang) -> String {
    let (answer, compared) = (&said.answer, &other.answer);
    let proof_differs = answer.papers != compared.papers || answer.evidence != compared.evidence;
    let note_differs = answer.note != compared.note;
    let mut lines = Vec::new();
    if said.option != other.option || said.points != other.points || !(proof_differs || note_differs) {
        let option = option_words(draft, id, said.option, lang);
        lines.push(match said.option {
            Some(_) => format!("{option} ({})", msg::COMMON_POINTS.fill(lang, values::N { n: &said.points })),
            None => option,
        });
    }
    if proof_differs {
        let papers = answer.papers.iter().map(|key| paper_name(draft, key, lang)).collect::<Vec<_>>().join(", ");
        let papers = if papers.is_empty() { msg::HANDED_IN_NO_PAPERS.text(lang).to_owned() } else { papers };
        let state = answer.evidence.list_words().text(lang);
        lines.push(msg::HANDED_IN_PROOF.fill(lang, values::PapersState { papers: &papers, state: &state }));
    }
    if note_differs && !answer.note.trim().is_empty() {
        lines.push(msg::FORM02_NOTE.fill(lang, values::Note { note: &answer.note.trim() }));
    }
    lines.join("\n")
}

/// The texts and files in which a changed paper differs, as it was and as it is.
fn changed_words(paper: &PaperDifference, lang: Lang) -> (String, String) {
    let (mut before, mut now) = (Vec::new(), Vec::new());
    for field in &paper.fields {
        before.extend(paper.before.as_ref().map(|paper| field_words(*field, paper, lang)));
        now.extend(paper.now.as_ref().map(|paper| field_words(*field, paper, lang)));
    }
    for FileDifference { change, before: old, now: new } in &paper.files {
        let name = |file: &Option<Attachment>| file.as_ref().map_or_else(String::new, file_name);
        let (old, new) = (name(old), name(new));
        let file = |file: &String| msg::HANDED_IN_FILE.fill(lang, values::File { file });
        match change {
            FileChange::Added => now.push(msg::HANDED_IN_FILE_ADDED.fill(lang, values::File { file: &new })),
            FileChange::Removed => {
                before.push(file(&old));
                now.push(msg::HANDED_IN_FILE_REMOVED.fill(lang, values::File { file: &old }));
            }
            FileChange::Exchanged => {
                before.push(file(&old));
                now.push(msg::HANDED_IN_FILE_EXCHANGED.fill(lang, values::File { file: &new }));
            }
            FileChange::Renamed => {
                before.push(file(&old));
                now.push(file(&new));
            }
        }
    }
    if before.is_empty() && now.is_empty() {
        now.push(msg::HANDED_IN_PAPER_OTHER.text(lang).to_owned());
    }
    (before.join("\n"), now.join("\n"))
}

/// A text of a paper after its label.
fn field_words(field: PaperField, paper: &Paper, lang: Lang) -> String {
    let text = match field {
        PaperField::State => paper.state.list_words().text(lang).to_owned(),
        field if field.is_day() => lang.day_or_text(&field.text(paper, lang)),
        field => field.text(paper, lang),
    };
    let text = if text.is_empty() { msg::VERSIONS_NOTHING.text(lang).to_owned() } else { text };
    match field.label() {
        Some(label) => msg::HANDED_IN_VALUE.fill(lang, values::LabelText { label: &label.text(lang), text: &text }),
        None => text,
    }
}

/// What a file shows, or else its name.
pub(super) fn file_name(file: &Attachment) -> String {
    let said = if file.caption.trim().is_empty() { &file.name } else { &file.caption };
    said.trim().to_owned()
}
