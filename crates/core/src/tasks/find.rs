//! The tasks of a draft.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{PaperNeed, Task, TaskKind, What};
use crate::assessment::{Assessment, PlanOutcome, Step as PlanStep, Target, assess, plan};
use crate::calendar::day;
use crate::catalogue::{Edition, Indicators, ProductSet};
use crate::draft::{Draft, EvidenceState};
use crate::form::Step;
use crate::review::{Finding, PaperFault, left_empty, review_of};

/// Papers by key: the worst need of each, and the address of the screen on which it can be resolved.
type Papers = BTreeMap<String, (PaperNeed, String)>;

/// All tasks of a draft in order: knock-outs, papers, details, criteria. Done tasks come last; within a kind, late
/// tasks come first. Each key occurs once. `today` decides which papers have expired and which round is next.
pub fn tasks_of(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Vec<Task> {
    let result = assess(draft, edition, set);
    let (papers, unproved) = papers(draft, edition, set, today, &result);
    let steps = steps(draft, edition, set, &result, &papers);
    let mut found = conditions(&result, edition);
    found.extend(papers.into_iter().map(|(key, (need, place))| {
        let due = due_of(draft, &key);
        Task { due, ..task("paper", TaskKind::Paper, &key, place, What::Paper { key: key.clone(), need }) }
    }));
    found.extend(details(draft, &result));
    found.extend(unproved.into_iter().filter(|id| steps.iter().all(|s| s.criterion != *id)).map(|id| {
        let place = format!("question/{id}");
        task("criterion", TaskKind::Criterion, &id.clone(), place, What::Proof(id))
    }));
    found.extend(steps.into_iter().map(|step| {
        let what = What::Raise { criterion: step.criterion.clone(), to: step.to };
        let place = format!("question/{}", step.criterion);
        Task { effort: Some(step.effort), ..task("criterion", TaskKind::Criterion, &step.criterion, place, what) }
    }));
    let noted = |task: Task| {
        let note = draft.work.tasks.get(&task.key);
        task.noted(note, &draft.work.person, today)
    };
    let mut tasks: Vec<Task> = found.into_iter().map(noted).collect();
    tasks.sort_by(|a, b| a.order().cmp(&b.order()));
    tasks
}

/// A task without a note.
fn task(group: &str, kind: TaskKind, about: &str, place: String, what: What) -> Task {
    Task {
        key: format!("{group}:{about}"),
        kind,
        what,
        place,
        effort: None,
        person: String::new(),
        due: String::new(),
        late: false,
        done: String::new(),
    }
}

/// The tasks for knock-outs that apply, then for those that have no answer. A knock-out that follows from an option may
/// be in both groups, and is listed once.
fn conditions(result: &Assessment, edition: &Edition) -> Vec<Task> {
    let mut seen = BTreeSet::new();
    let applies = result.knock_outs.iter().map(|r| (r.knock_out, result.screen_of(r), What::PutRight(r.knock_out)));
    let open = result.open_knock_outs().map(|k| (k.knock_out, k.screen(), What::Answer(k.knock_out)));
    let all = applies.chain(open).filter(|(index, ..)| seen.insert(*index));
    all.map(|(index, place, what)| task("condition", TaskKind::Condition, &edition.knock_out(index).key, place, what))
        .collect()
}

/// The papers that need work, and the criteria whose papers are all ready but not named by the answer.
fn papers(
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    today: NaiveDate,
    result: &Assessment,
) -> (Papers, Vec<String>) {
    let (mut papers, mut unproved) = (Papers::new(), Vec::new());
    let mut add = |key: &str, need: PaperNeed, place: String| {
        if key.is_empty() {
            return;
        }
        let entry = papers.entry(key.to_owned()).or_insert_with(|| (need.clone(), place.clone()));
        if need < entry.0 {
            *entry = (need, place);
        }
    };
    // The usual papers of the option that an answer chooses.
    let usual = |criterion: &str| -> Vec<&str> {
        let found = set.criterion(criterion);
        let choice = found.and_then(|c| edition.question(c).option(draft.option(criterion)?));
        let papers = choice.map(|c| c.papers.as_slice()).unwrap_or_default();
        papers.iter().map(|p| edition.paper(*p)).filter(|p| !p.sample).map(|p| p.key.as_str()).collect()
    };
    for finding in review_of(draft, edition, set, today, result) {
        let place = finding.screen();
        match finding {
            Finding::NotReady { paper, preparing } => {
                add(&paper.key, if preparing { PaperNeed::Preparing } else { PaperNeed::Missing }, place);
            }
            Finding::Unproven { criterion } | Finding::Unnamed { criterion } => {
                let missing: Vec<&str> =
                    usual(&criterion).into_iter().filter(|k| draft.paper_state(k) != EvidenceState::Ready).collect();
                if missing.is_empty() {
                    unproved.push(criterion);
                }
                for key in missing {
                    let preparing = draft.paper_state(key) == EvidenceState::Preparing;
                    add(key, if preparing { PaperNeed::Preparing } else { PaperNeed::Missing }, place.clone());
                }
            }
            Finding::NoTestReport { criterion } => {
                let tested = |key: &&str| {
                    let paper = edition.paper_index(key).map(|index| edition.paper(index));
                    paper.is_some_and(|p| p.indicators == Some(Indicators::Tested))
                };
                if let Some(key) = usual(&criterion).into_iter().find(tested) {
                    add(key, PaperNeed::Missing, place);
                }
            }
            Finding::Paper { index: row, fault } => {
                if let Some(paper) = draft.papers.get(row)
                    && let Some(need) = need_of(fault)
                {
                    add(&paper.paper, need, place);
                }
            }
            Finding::Result(found) if found.verdict.breaks() => {
                if let Some(paper) = draft.papers.get(found.slip.paper) {
                    add(&paper.paper, PaperNeed::Wrong, place);
                }
            }
            _ => {}
        }
    }
    (papers, unproved)
}

/// The need that follows from a fault; `None` where the fault is advice.
fn need_of(fault: PaperFault) -> Option<PaperNeed> {
    match fault {
        PaperFault::Expired(last) => Some(PaperNeed::Expired(last.to_string())),
        PaperFault::ExpiresBefore(last) => Some(PaperNeed::EndsBefore(last.to_string())),
        PaperFault::Stale(months) => Some(PaperNeed::Stale(months)),
        PaperFault::Late(hand_in) => Some(PaperNeed::Late(hand_in.to_string())),
        other => other.sends_back().then_some(PaperNeed::Wrong),
    }
}

/// The earliest day on which a paper of this key should be at hand.
fn due_of(draft: &Draft, key: &str) -> String {
    let preparing = draft.papers_of_key(key).filter(|p| p.state == EvidenceState::Preparing);
    preparing.filter_map(|p| day(&p.due)).min().map(|due| due.to_string()).unwrap_or_default()
}

/// The tasks for steps of the details that are incomplete, and for questions that have no answer.
fn details(draft: &Draft, result: &Assessment) -> Vec<Task> {
    let empty = |step: Step| {
        let left = left_empty(draft, step);
        let fields = step.fields().filter(|f| f.needed && f.is_empty(draft)).map(|f| f.key.to_owned()).collect();
        let what = What::Details { step: step.key().to_owned(), fields, left };
        (left > 0).then(|| task("step", TaskKind::Details, step.key(), format!("details/{}", step.key()), what))
    };
    let open = result.asked.saturating_sub(result.answered);
    let questions =
        (open > 0).then(|| task("step", TaskKind::Details, "questions", String::new(), What::Questions(open)));
    questions.into_iter().chain(Step::asked(draft.kind).filter_map(empty)).collect()
}

/// The steps of the plan, without those that need only papers which are tasks already. Empty while too few questions
/// have an answer, because almost every criterion would be a step then.
fn steps(draft: &Draft, edition: &Edition, set: &ProductSet, result: &Assessment, papers: &Papers) -> Vec<PlanStep> {
    if !result.standing().says_stars() {
        return Vec::new();
    }
    let PlanOutcome::Plans(plans) = plan(draft, edition, set, &Target::wished(draft, result.stars)) else {
        return Vec::new();
    };
    let steps = plans.into_iter().next().map(|plan| plan.steps).unwrap_or_default();
    steps.into_iter().filter(|step| !is_only_papers(step, edition, set, papers)).collect()
}

/// Whether a step needs only papers that are tasks already. The papers of a step are those that its option needs in
/// addition to the present option.
fn is_only_papers(step: &PlanStep, edition: &Edition, set: &ProductSet, papers: &Papers) -> bool {
    let Some(criterion) = set.criterion(&step.criterion) else { return false };
    let question = edition.question(criterion);
    let of = |option: usize| question.option(option).map(|o| o.papers.as_slice()).unwrap_or_default();
    let now = step.from.map(of).unwrap_or_default();
    let mut more = of(step.to).iter().filter(|p| !now.contains(p) && !edition.paper(**p).sample).peekable();
    more.peek().is_some() && more.all(|p| papers.contains_key(&edition.paper(*p).key))
}
