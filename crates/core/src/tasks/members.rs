//! The tasks of several products, by applicant: what serves several products stands once.

use std::collections::BTreeMap;

use super::{ProductTasks, Task, TaskKind, What};
use crate::catalogue::{Catalogue, catalogue};
use crate::draft::Draft;
use crate::locale::{Lang, msg};
use catalogue_model::search_key::search_key;

/// An applicant with its products, by their places among those given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What tells it from others: its name without marks and case. Who has not said it is told by its product.
    pub key: String,
    /// Its name as its first product has it; empty where it is not said.
    pub name: String,
    /// The first telephone number that one of its products names.
    pub phone: String,
    /// Its products, in the order given.
    pub products: Vec<usize>,
    /// Its tasks, in order; each stands once.
    pub tasks: Vec<MemberTask>,
}

/// A product that a task serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serves {
    /// Its place among those given.
    pub product: usize,
    /// Address of the screen on which it is done, below that of the product's draft.
    pub place: String,
    /// The day on which it was done for this product; empty while it is open.
    pub done: String,
}

/// A task of an applicant: of one product, or a paper that serves several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberTask {
    /// The task. Where it serves several products: the worst that is wrong with the paper, the first day that is set, who
    /// is named first, and done only where it is done for each of them.
    pub task: Task,
    /// The products, in the order given.
    pub serves: Vec<Serves>,
    /// Whether it stands once for several products, which it serves all at once.
    pub shared: bool,
}

impl MemberTask {
    /// For how many of its products it is done.
    pub fn done_in(&self) -> usize {
        self.serves.iter().filter(|s| !s.done.is_empty()).count()
    }

    /// Ids of the drafts into which a note of it is written: all that it serves, so that nothing is done for one product
    /// by what is said of another.
    pub fn ids(&self, products: &[ProductTasks]) -> Vec<String> {
        self.serves.iter().filter_map(|s| products.get(s.product)).map(|p| p.id.clone()).collect()
    }
}

impl Member {
    /// Its name, or that it has none yet.
    pub fn name(&self, lang: Lang) -> &str {
        if self.name.is_empty() { msg::TABLE_NO_APPLICANT.text(lang) } else { &self.name }
    }
}

/// The applicants of these products in the order in which they first occur, each with its tasks. A paper that the catalogue
/// marks as the applicant's ([`crate::catalogue::Paper::shared`]) is one task of all products that need it.
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

/// What tells applicants apart: the name without marks and case. Who has not said it stands alone.
fn applicant_key(name: &str, id: &str) -> String {
    match search_key(name) {
        name if name.is_empty() => format!("\u{0}{id}"),
        name => name,
    }
}

/// Whether a task of a product is about a paper of the applicant's.
fn is_shared(product: &ProductTasks, task: &Task, catalogue: &Catalogue) -> bool {
    let What::Paper { key, .. } = &task.what else { return false };
    let edition = catalogue.edition(&product.edition);
    edition.is_some_and(|e| e.paper_index(key).is_some_and(|index| e.paper(index).shared))
}

fn tasks(products: &[ProductTasks], places: &[usize]) -> Vec<MemberTask> {
    let mut all: Vec<MemberTask> = Vec::new();
    // An edition may mean another paper by the same key.
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
    // What serves several stands before what serves one, among those of a kind.
    all.sort_by(|a, b| {
        let order = |t: &MemberTask| (!t.task.is_open(), t.task.kind, !t.task.late, !t.shared);
        order(a).cmp(&order(b))
    });
    all
}

/// Puts the same task of one more product to those before.
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

/// Tasks that say the same, by the same day and the same person, as one entry of a list to read: each is still to be done for
/// every product that it names.
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

/// A change of what is noted of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteEdit {
    /// Who does it.
    Person(String),
    /// By when, `YYYY-MM-DD`.
    Due(String),
    /// The day on which it was done; empty: it is open again.
    Done(String),
}

impl NoteEdit {
    /// Writes it into a draft that the task serves.
    pub fn write(&self, draft: &mut Draft, key: &str) {
        draft.edit_task(key, |note| match self {
            NoteEdit::Person(name) => note.person.clone_from(name),
            NoteEdit::Due(day) => note.due.clone_from(day),
            NoteEdit::Done(day) => note.done.clone_from(day),
        });
    }
}

/// Kinds of tasks that come before all steps.
pub(super) const FIRST: [TaskKind; 2] = [TaskKind::Condition, TaskKind::Paper];
