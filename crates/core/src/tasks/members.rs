//! The tasks of several products, by applicant: a task that serves several products occurs once.

use std::collections::BTreeMap;

use super::{ProductTasks, Task, TaskKind, What};
use crate::catalogue::{Catalogue, catalogue};
use crate::draft::Draft;
use crate::locale::{Lang, msg};
use catalogue_model::search_key::search_key;

/// An applicant with its products. A product is named by its index in the list that was passed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The key of the applicant: its name without Vietnamese marks and letter case. For an applicant without a name, it
    /// is made from the id of its product.
    pub key: String,
    /// The name of the applicant as its first product has it; empty where it has none.
    pub name: String,
    /// The first telephone number that one of its products has.
    pub phone: String,
    /// The indexes of its products, in the given order.
    pub products: Vec<usize>,
    /// The tasks of the applicant, in order; each occurs once.
    pub tasks: Vec<MemberTask>,
}

/// A product that a task serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serves {
    /// The index of the product in the list that was passed in.
    pub product: usize,
    /// The address of the screen for the task, relative to the address of the product's draft.
    pub place: String,
    /// The day on which the task was done for this product; empty while it is open.
    pub done: String,
}

/// A task of an applicant: for one product, or for a paper that serves several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberTask {
    /// The task. Where it serves several products, it has the worst need of the paper, the earliest due day and the
    /// first named person, and it is done only where it is done for each product.
    pub task: Task,
    /// The products that the task serves, in the given order.
    pub serves: Vec<Serves>,
    /// Whether the task is one task of several products.
    pub shared: bool,
}

impl MemberTask {
    /// The number of products for which the task is done.
    pub fn done_in(&self) -> usize {
        self.serves.iter().filter(|s| !s.done.is_empty()).count()
    }

    /// The ids of the drafts into which a note on the task is written: those of all products that it serves, so that
    /// the note is the same for each of them.
    pub fn ids(&self, products: &[ProductTasks]) -> Vec<String> {
        self.serves.iter().filter_map(|s| products.get(s.product)).map(|p| p.id.clone()).collect()
    }
}

impl Member {
    /// The name of the applicant, or the words for an applicant without a name.
    pub fn name(&self, lang: Lang) -> &str {
        if self.name.is_empty() { msg::TABLE_NO_APPLICANT.text(lang) } else { &self.name }
    }
}

/// The applicants of these products, in the order of their first products, each with its tasks. A paper that the
/// catalogue marks as shared by the applicant's products ([`crate::catalogue::Paper::shared`]) is one task of all
/// products that need it.
pub fn members_of(products: &[ProductTasks]) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (place, product) in products.iter().enumerate() {
        let key = applicant_key(&product.applicant, &product.id);
        let at = *places.entry(key.clone()).or_insert_with(|| {
            let (name, phone) = (product.applicant.clone(), String::new());
            members.push(Member { key, name, phone, products: Vec::new(), tasks: Vec::new() });
            members.len() - 1
        });
        let member = &mut members[at];
        if member.phone.is_empty() {
            member.phone.clone_from(&product.phone);
        }
        member.products.push(place);
    }
    for member in &mut members {
        member.tasks = tasks(products, &member.products);
    }
    members
}

/// The key that identifies an applicant: its name without Vietnamese marks and letter case. An applicant without a name
/// has a key of its own for each product.
fn applicant_key(name: &str, id: &str) -> String {
    match search_key(name) {
        name if name.is_empty() => format!("\u{0}{id}"),
        name => name,
    }
}

/// Whether a task of a product is about a paper that all products of the applicant share.
fn is_shared(product: &ProductTasks, task: &Task, catalogue: &Catalogue) -> bool {
    let What::Paper { key, .. } = &task.what else { return false };
    let edition = catalogue.edition(&product.edition);
    edition.is_some_and(|e| e.paper_index(key).is_some_and(|index| e.paper(index).shared))
}

fn tasks(products: &[ProductTasks], places: &[usize]) -> Vec<MemberTask> {
    let mut all: Vec<MemberTask> = Vec::new();
    // Another edition may use the same key for another paper.
    let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for place in places {
        let product = &products[*place];
        for task in &product.tasks {
            let serves = Serves { product: *place, place: task.place.clone(), done: task.done.clone() };
            let common = is_shared(product, task, catalogue());
            match shared.get(&(product.edition.as_str(), task.key.as_str())).filter(|_| common) {
                Some(at) => join(&mut all[*at], task, serves),
                None => {
                    if common {
                        shared.insert((&product.edition, &task.key), all.len());
                    }
                    all.push(MemberTask { task: task.clone(), serves: vec![serves], shared: false });
                }
            }
        }
    }
    // Within a kind, tasks that serve several products come first.
    all.sort_by(|a, b| {
        let order = |t: &MemberTask| (!t.task.is_open(), t.task.kind, !t.task.late, !t.shared);
        order(a).cmp(&order(b))
    });
    all
}

/// Adds the same task of another product to a shared task.
fn join(common: &mut MemberTask, task: &Task, serves: Serves) {
    let own = &mut common.task;
    if let (What::Paper { need, .. }, What::Paper { need: other, .. }) = (&mut own.what, &task.what)
        && other < need
    {
        need.clone_from(other);
    }
    if own.person.is_empty() {
        own.person.clone_from(&task.person);
    }
    if own.due.is_empty() || (!task.due.is_empty() && task.due < own.due) {
        own.due.clone_from(&task.due);
    }
    own.late |= task.late;
    own.done = match (own.done.is_empty(), task.done.is_empty()) {
        (false, false) => own.done.clone().max(task.done.clone()),
        _ => String::new(),
    };
    common.serves.push(serves);
    common.shared = true;
}

/// Combines tasks with the same words, due day and person into one entry of a list for reading. The task of an entry
/// must be done for each product that the entry names.
pub fn alike(tasks: impl IntoIterator<Item = MemberTask>, products: &[ProductTasks], lang: Lang) -> Vec<MemberTask> {
    let mut all: Vec<MemberTask> = Vec::new();
    let mut places: BTreeMap<[String; 4], usize> = BTreeMap::new();
    for task in tasks {
        let own = &task.task;
        let key = [task.words(products, lang), own.due.clone(), own.person.clone(), own.done.clone()];
        match places.get(&key) {
            Some(at) => all[*at].serves.extend(task.serves),
            None => {
                places.insert(key, all.len());
                all.push(task);
            }
        }
    }
    all
}

/// A change of the note on a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteEdit {
    /// The person in charge.
    Person(String),
    /// The due day, `YYYY-MM-DD`.
    Due(String),
    /// The day on which the task was done; empty to open it again.
    Done(String),
}

impl NoteEdit {
    /// Writes the change into a draft that the task serves.
    pub fn write(&self, draft: &mut Draft, key: &str) {
        draft.edit_task(key, |note| match self {
            NoteEdit::Person(name) => note.person.clone_from(name),
            NoteEdit::Due(day) => note.due.clone_from(day),
            NoteEdit::Done(day) => note.done.clone_from(day),
        });
    }
}

/// The kinds of tasks that come before all steps.
pub(super) const FIRST: [TaskKind; 2] = [TaskKind::Condition, TaskKind::Paper];
