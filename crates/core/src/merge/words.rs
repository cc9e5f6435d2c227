//! A difference in words: the part, and the content of either draft.

use super::{DifferenceKind, MergeGroup, MergePart, PaperField};
use crate::catalogue::{EditionTexts as _, NO_LEVEL, QuestionTexts as _, Text as _, catalogue};
use crate::draft::{Draft, EvidenceState, Paper, RatingKind, TaskNote, TypedPart, Unknown, template_of_key};
use crate::figures::FigureAt;
use crate::handed_in::RECEIPT;
use crate::locale::{Lang, Message, msg, values};

/// A difference between two states of a draft, in words for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key of the part; see [`MergePart::key`].
    pub key: String,
    /// The group of the part.
    pub group: MergeGroup,
    /// The title of the part.
    pub title: String,
    /// The content of the draft on this device; empty where it has none.
    pub mine: String,
    /// The content of the draft that came in; empty where it has none.
    pub theirs: String,
    /// The kind of difference.
    pub found: DifferenceKind,
}

impl Difference {
    pub(crate) fn of(part: &MergePart, found: DifferenceKind, mine: &Draft, theirs: &Draft, lang: Lang) -> Difference {
        let said = |draft: &Draft, paper: Option<usize>| said(part, draft, paper, lang);
        let (here, there) = match part {
            MergePart::Paper { mine, theirs, .. } => (*mine, *theirs),
            _ => (None, None),
        };
        Difference {
            key: part.key(),
            group: part.group(),
            title: title(part, mine, lang),
            mine: said(mine, here),
            theirs: said(theirs, there),
            found,
        }
    }
}

/// The title of a criterion with its number; the id where the set does not have the criterion.
fn criterion(draft: &Draft, id: &str, lang: Lang) -> String {
    let set = draft.edition_and_set(catalogue()).map(|(_, set)| set);
    let known = set.and_then(|set| Some((set.question_number(id)?, set.criterion(id)?)));
    match known {
        Some((no, criterion)) => {
            msg::VERSIONS_QUESTION.fill(lang, values::NoTitle { no: &no, title: &criterion.title.text(lang) })
        }
        None => id.to_owned(),
    }
}

/// The question of a condition; the key where the edition does not have the condition.
fn condition(draft: &Draft, key: &str, lang: Lang) -> String {
    let knock_outs = draft.edition_and_set(catalogue()).map(|(edition, _)| &edition.knock_outs);
    let known = knock_outs.and_then(|all| all.iter().find(|k| k.key == key));
    known.map_or(key, |k| k.ask.text(lang)).to_owned()
}

/// The name of the paper with this key; the key where the edition of the draft does not have it.
pub(crate) fn paper_name(draft: &Draft, key: &str, lang: Lang) -> String {
    draft.edition_and_set(catalogue()).map_or(key, |(edition, _)| edition.paper_name(key, lang)).to_owned()
}

fn title(part: &MergePart, draft: &Draft, lang: Lang) -> String {
    let plain = |message: Message| message.text(lang).to_owned();
    match part {
        MergePart::Answer(id) => criterion(draft, id, lang),
        MergePart::KnockOut(key) => condition(draft, key, lang),
        MergePart::Text(field) => plain(field.label),
        MergePart::Typed { part: TypedPart::ApplicantPapers | TypedPart::ProductPapers, key } => {
            let paper = template_of_key(key);
            msg::VERSIONS_WRITTEN.fill(lang, values::Paper { paper: &paper_name(draft, paper, lang) })
        }
        MergePart::Typed { key, .. } => {
            let located = draft.edition_and_set(catalogue());
            let known = located.and_then(|(edition, _)| FigureAt::of_key(edition, key));
            known.map_or_else(|| key.clone(), |at| at.label(lang))
        }
        MergePart::OtherRights => plain(msg::VERSIONS_OTHER_RIGHTS),
        MergePart::Boxes => plain(msg::VERSIONS_BOXES),
        MergePart::Kind => plain(msg::VERSIONS_KIND),
        MergePart::Stars => plain(msg::VERSIONS_STARS),
        MergePart::Years => plain(msg::VERSIONS_YEARS),
        MergePart::Paper { paper, .. } => paper_name(draft, paper, lang),
        MergePart::Plan => plain(msg::VERSIONS_PLAN),
        MergePart::Person => plain(msg::VERSIONS_PERSON),
        MergePart::Task(key) => msg::VERSIONS_TASK.fill(lang, values::Task { task: &task(draft, key, lang) }),
        MergePart::HandedIn => plain(msg::VERSIONS_HANDED_IN),
        MergePart::Other => plain(msg::VERSIONS_OTHER),
    }
}

/// The condition, paper or criterion of a task, in words; the key of the task where it has another form.
fn task(draft: &Draft, key: &str, lang: Lang) -> String {
    match key.split_once(':') {
        Some(("condition", key)) => condition(draft, key, lang),
        Some(("paper", key)) => paper_name(draft, key, lang),
        Some(("criterion", id)) => criterion(draft, id, lang),
        _ => key.to_owned(),
    }
}

/// The content of a part in a draft; `paper` is the index of the paper in its register.
fn said(part: &MergePart, draft: &Draft, paper: Option<usize>, lang: Lang) -> String {
    match part {
        MergePart::Answer(id) => answer(draft, id, lang),
        MergePart::KnockOut(key) => match (draft.knock_outs.get(key), draft.edition_and_set(catalogue())) {
            (Some(said), Some((edition, _))) => {
                // The question of a knock-out is answered with yes where the stored value is `true`.
                let known = edition.knock_outs.iter().any(|k| k.key == *key);
                let yes = if *said { msg::CHECK_YES } else { msg::CHECK_NO };
                if known { yes.text(lang).to_owned() } else { said.to_string() }
            }
            _ => String::new(),
        },
        MergePart::Text(field) => field.read(draft).trim().to_owned(),
        MergePart::Typed { part, key } => draft.typed(*part).text(key).trim().replace('\t', "; "),
        MergePart::OtherRights => draft.product.ticks.other.trim().to_owned(),
        MergePart::Boxes => String::new(),
        MergePart::Kind => kind(draft.kind).text(lang).to_owned(),
        MergePart::Stars => match draft.recognition.stars {
            0 => String::new(),
            stars => msg::VERSIONS_STARS_VALUE.fill(lang, values::N { n: &stars }),
        },
        MergePart::Years => {
            let year = |y: &crate::draft::Year| join(&[&y.year.to_string(), &y.output, &y.revenue], ", ");
            draft.recognition.years.iter().map(year).collect::<Vec<_>>().join("; ")
        }
        MergePart::Paper { .. } => {
            paper.and_then(|at| draft.papers.get(at)).map_or_else(String::new, |p| entry(p, lang))
        }
        MergePart::Plan => {
            let stars = draft.plan.stars.map(|n| msg::VERSIONS_STARS_VALUE.fill(lang, values::N { n: &n }));
            let locked = draft.plan.locked.len();
            let locked = (locked > 0).then(|| msg::VERSIONS_LOCKED.fill(lang, values::N { n: &locked }));
            join(&[&stars.unwrap_or_default(), &locked.unwrap_or_default()], ", ")
        }
        MergePart::Person => draft.work.person.trim().to_owned(),
        MergePart::Task(key) => draft.work.tasks.get(key).map_or_else(String::new, |note| task_note(note, lang)),
        MergePart::HandedIn => {
            let texts = |round: &serde_json::Value| {
                let text =
                    |name: &str| round.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
                join(&[&lang.day_or_text(&text("on")), &text("code"), &text(RECEIPT)], " ")
            };
            draft.handed_in.iter().map(texts).collect::<Vec<_>>().join("; ")
        }
        MergePart::Other => members(&draft.unknown),
    }
}

fn kind(kind: RatingKind) -> Message {
    match kind {
        RatingKind::First => msg::DETAILS_KIND_FIRST,
        RatingKind::Upgrade => msg::DETAILS_KIND_UPGRADE,
        RatingKind::ReRating => msg::DETAILS_KIND_RE_RATING,
    }
}

/// The words of an option of a criterion, by its number; those of an open question for `None`.
pub(crate) fn option_words(draft: &Draft, id: &str, option: Option<usize>, lang: Lang) -> String {
    let question =
        draft.edition_and_set(catalogue()).and_then(|(edition, set)| Some(edition.question(set.criterion(id)?)));
    match option {
        None => msg::COMPARE_OPEN.text(lang).to_owned(),
        Some(NO_LEVEL) => msg::QUESTION_NONE.text(lang).to_owned(),
        Some(option) => question.and_then(|q| q.statement(option, lang)).unwrap_or_else(|| option.to_string()),
    }
}

/// The option, the papers with the state of the evidence, and the note; empty where there is no answer.
fn answer(draft: &Draft, id: &str, lang: Lang) -> String {
    let Some(answer) = draft.answers.get(id) else { return String::new() };
    let option = option_words(draft, id, answer.option.map(usize::from), lang);
    let state = (answer.evidence != EvidenceState::None).then(|| answer.evidence.words().text(lang));
    let papers = answer.papers.iter().map(|key| paper_name(draft, key, lang)).collect::<Vec<_>>().join(", ");
    let proof = join(&[&papers, state.unwrap_or_default()], ": ");
    join(&[&option, &proof, &answer.note], " | ")
}

/// A paper of the register: its state, its texts, and the number of its files.
pub(crate) fn entry(paper: &Paper, lang: Lang) -> String {
    let mut parts: Vec<String> = PaperField::ALL.into_iter().map(|field| field.said(paper, lang)).collect();
    let files = paper.files.len();
    if files > 0 {
        parts.push(msg::VERSIONS_FILES.fill(lang, values::N { n: &files }));
    }
    join(&parts.iter().map(String::as_str).collect::<Vec<_>>(), "; ")
}

fn task_note(note: &TaskNote, lang: Lang) -> String {
    let labelled = |message: Message<values::Day<'static>>, value: &str| match value.trim() {
        "" => String::new(),
        value => message.fill(lang, values::Day { day: &value }),
    };
    let due = labelled(msg::VERSIONS_DUE, &note.due);
    let done = labelled(msg::VERSIONS_DONE, &note.done);
    join(&[&note.person, &due, &done], "; ")
}

fn members(unknown: &Unknown) -> String {
    unknown.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The parts that are not empty, with the separator between them.
pub(super) fn join(parts: &[&str], between: &str) -> String {
    let said: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    said.join(between)
}
