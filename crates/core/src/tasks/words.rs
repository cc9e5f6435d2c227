//! The words of tasks.

use super::{PaperNeed, Task, TaskKind, What};
use crate::catalogue::{Edition, EditionTexts as _, ProductSet, QuestionTexts as _, Text as _};
use crate::form::{FIELDS, Step};
use crate::locale::{Lang, Message, msg, values};

impl What {
    /// The words of the task, as a sentence without a full stop.
    pub fn words(&self, edition: &Edition, set: &ProductSet, lang: Lang) -> String {
        let knock_out = |index: &u16| edition.knock_outs.get(usize::from(*index));
        let title = |id: &str| set.criterion(id).map_or("", |c| c.title.text(lang));
        let about = |words: Message<values::What<'static>>, what: &str| {
            words.fill(lang, values::What { what: &what.trim_end_matches(['.', '?']) })
        };
        match self {
            What::PutRight(index) => about(msg::TASKS_PUT_RIGHT, knock_out(index).map_or("", |k| k.result.text(lang))),
            What::Answer(index) => about(msg::TASKS_ANSWER, knock_out(index).map_or("", |k| k.ask.text(lang))),
            What::Paper { key, need } => need.words(edition.paper_name(key, lang), lang),
            What::Details { step, fields, left } => {
                let step = Step::from_key(step).map_or("", |s| s.name().text(lang));
                let labels = fields.iter().filter_map(|key| FIELDS.iter().find(|f| f.key == *key));
                let labels: Vec<&str> = labels.map(|f| f.label.text(lang)).collect();
                match labels.len() == *left {
                    true => msg::TASKS_FILL_IN.fill(lang, values::ListStep { step: &step, list: &labels.join(", ") }),
                    false => msg::TASKS_FILL_IN_MORE.fill(lang, values::NStep { step: &step, n: left }),
                }
            }
            What::Questions(n) => msg::TASKS_QUESTIONS.fill(lang, values::N { n }),
            What::Proof(id) => msg::TASKS_PROOF.fill(lang, values::IdTitle { id, title: &title(id) }),
            What::Raise { criterion, to } => {
                let statement = set.criterion(criterion).and_then(|c| edition.question(c).statement(*to, lang));
                let statement = statement.unwrap_or_default();
                let text = statement.trim_end_matches('.');
                msg::TASKS_RAISE
                    .fill(lang, values::IdTextTitle { id: criterion, text: &text, title: &title(criterion) })
            }
        }
    }
}

impl PaperNeed {
    fn words(&self, paper: &str, lang: Lang) -> String {
        let on = |words: Message<values::DayPaper<'static>>, day: &str| {
            words.fill(lang, values::DayPaper { paper: &paper, day: &lang.day(day).unwrap_or_default() })
        };
        match self {
            PaperNeed::Expired(last) => on(msg::TASKS_PAPER_EXPIRED, last),
            PaperNeed::Stale(months) => msg::TASKS_PAPER_STALE.fill(lang, values::NPaper { paper: &paper, n: months }),
            PaperNeed::Late(hand_in) => on(msg::TASKS_PAPER_LATE, hand_in),
            PaperNeed::Missing => msg::TASKS_PAPER_MISSING.fill(lang, values::Paper { paper: &paper }),
            PaperNeed::Preparing => msg::TASKS_PAPER_PREPARING.fill(lang, values::Paper { paper: &paper }),
            PaperNeed::Wrong => msg::TASKS_PAPER_WRONG.fill(lang, values::Paper { paper: &paper }),
            PaperNeed::EndsBefore(last) => on(msg::TASKS_PAPER_ENDS, last),
        }
    }
}

impl TaskKind {
    /// All kinds, in their order.
    pub const ALL: [TaskKind; 4] = [TaskKind::Condition, TaskKind::Paper, TaskKind::Details, TaskKind::Criterion];

    /// The name of the kind, as a heading over its tasks.
    pub fn name(self) -> Message {
        match self {
            TaskKind::Condition => msg::TASKS_KIND_CONDITION,
            TaskKind::Paper => msg::TASKS_KIND_PAPER,
            TaskKind::Details => msg::TASKS_KIND_DETAILS,
            TaskKind::Criterion => msg::TASKS_KIND_CRITERION,
        }
    }
}

impl Task {
    /// The due day in the format of the language; a text that is no day stays unchanged.
    pub fn due_words(&self, lang: Lang) -> String {
        lang.day_or_text(&self.due)
    }
}
