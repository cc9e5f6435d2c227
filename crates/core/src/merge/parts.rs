//! Parts of a draft put together: one that leads, filled up from another.

use std::collections::BTreeMap;

use crate::board::same_paper;
use crate::draft::{Answer, Attachment, EvidenceState, Paper, Snapshot, TaskNote, Unknown, Year};

/// Whether both texts say something, and not the same.
pub fn opposed(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    !one.is_empty() && !other.is_empty() && one != other
}

/// Takes over a text that is not said yet.
fn fill(text: &mut String, from: &str) {
    if text.trim().is_empty() && !from.trim().is_empty() {
        from.clone_into(text);
    }
}

/// Takes over members that are not there yet.
pub fn fill_unknown(own: &mut Unknown, from: &Unknown) {
    for (member, value) in from {
        if !own.contains_key(member) {
            own.insert(member.clone(), value.clone());
        }
    }
}

/// Whether two answers say different things. How far their evidence is, is not asked where the register says it.
pub fn answers_apart(one: &Answer, other: &Answer, registered: bool) -> bool {
    let evidence =
        one.evidence != other.evidence && one.evidence != EvidenceState::None && other.evidence != EvidenceState::None;
    options_apart(one, other) || (evidence && !registered) || opposed(&one.note, &other.note)
}

fn options_apart(one: &Answer, other: &Answer) -> bool {
    matches!((one.option, other.option), (Some(a), Some(b)) if a != b)
}

/// An answer filled up from another. Papers and note of another option prove and describe that option, so they are not taken.
pub fn fill_answer(leads: &Answer, from: &Answer) -> Answer {
    let mut answer = leads.clone();
    fill_unknown(&mut answer.unknown, &from.unknown);
    if options_apart(leads, from) {
        return answer;
    }
    answer.option = leads.option.or(from.option);
    if answer.evidence == EvidenceState::None {
        answer.evidence = from.evidence;
    }
    let new = from.papers.iter().filter(|key| !leads.papers.contains(key));
    answer.papers.extend(new.cloned());
    fill(&mut answer.note, &from.note);
    answer
}

/// The texts of a paper.
fn paper_texts(paper: &Paper) -> [&str; 9] {
    let p = paper;
    [&p.label, &p.due, &p.number, &p.issuer, &p.issued, &p.valid_until, &p.holder, &p.address, &p.product]
}

/// Whether two entries of one paper differ in what is written on it: then both may be right.
pub fn papers_apart(one: &Paper, other: &Paper) -> bool {
    let texts = paper_texts(one).into_iter().zip(paper_texts(other)).any(|(a, b)| opposed(a, b));
    let files = |file: &Attachment| other.files.iter().any(|f| f.id == file.id && f != file);
    texts || opposed(&one.indicators, &other.indicators) || one.files.iter().any(files)
}

/// Whether two entries of one paper say that it is at different states.
pub fn states_apart(one: &Paper, other: &Paper) -> bool {
    one.state != other.state && one.state != EvidenceState::None && other.state != EvidenceState::None
}

/// A paper filled up from another entry of it.
pub fn fill_paper(leads: &Paper, from: &Paper) -> Paper {
    let mut paper = leads.clone();
    if paper.state == EvidenceState::None {
        paper.state = from.state;
    }
    fill(&mut paper.label, &from.label);
    fill(&mut paper.due, &from.due);
    fill(&mut paper.number, &from.number);
    fill(&mut paper.issuer, &from.issuer);
    fill(&mut paper.issued, &from.issued);
    fill(&mut paper.valid_until, &from.valid_until);
    fill(&mut paper.holder, &from.holder);
    fill(&mut paper.address, &from.address);
    fill(&mut paper.product, &from.product);
    fill(&mut paper.indicators, &from.indicators);
    let new = from.files.iter().filter(|file| leads.files.iter().all(|own| own.id != file.id));
    paper.files.extend(new.cloned());
    fill_unknown(&mut paper.unknown, &from.unknown);
    paper
}

/// For each paper here, the place of its entry in the register that came; each entry once. The very same ones first.
pub fn pairs(mine: &[Paper], theirs: &[Paper]) -> Vec<Option<usize>> {
    let mut free = vec![true; theirs.len()];
    let mut pairs = vec![None; mine.len()];
    for is in [|a: &Paper, b: &Paper| a == b, same_paper as fn(&Paper, &Paper) -> bool] {
        for (paper, pair) in mine.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
            *pair = (0..theirs.len()).find(|place| free[*place] && is(paper, &theirs[*place]));
            if let Some(place) = *pair {
                free[place] = false;
            }
        }
    }
    pairs
}

/// Whether two notes of a task say different things.
pub fn tasks_apart(one: &TaskNote, other: &TaskNote) -> bool {
    opposed(&one.person, &other.person) || opposed(&one.due, &other.due) || opposed(&one.done, &other.done)
}

/// A note of a task filled up from another.
pub fn fill_task(leads: &TaskNote, from: &TaskNote) -> TaskNote {
    let mut note = leads.clone();
    fill(&mut note.person, &from.person);
    fill(&mut note.due, &from.due);
    fill(&mut note.done, &from.done);
    fill_unknown(&mut note.unknown, &from.unknown);
    note
}

/// Whether figures of years cannot stand together: other years, or other figures of a year.
pub fn years_apart(one: &[Year], other: &[Year]) -> bool {
    let years = |all: &[Year]| all.iter().map(|y| y.year).collect::<Vec<_>>();
    let figures = |(a, b): (&Year, &Year)| opposed(&a.output, &b.output) || opposed(&a.revenue, &b.revenue);
    !one.is_empty() && !other.is_empty() && (years(one) != years(other) || one.iter().zip(other).any(figures))
}

/// Figures of years filled up from others of the same years.
pub fn fill_years(leads: &[Year], from: &[Year]) -> Vec<Year> {
    if leads.is_empty() {
        return from.to_vec();
    }
    let mut years = leads.to_vec();
    for (year, other) in years.iter_mut().zip(from).filter(|(year, other)| year.year == other.year) {
        fill(&mut year.output, &other.output);
        fill(&mut year.revenue, &other.revenue);
        fill_unknown(&mut year.unknown, &other.unknown);
    }
    years
}

/// The results of both, day by day; of one day that of the state that was changed later.
pub fn history(mine: &[Snapshot], theirs: &[Snapshot], theirs_is_later: bool) -> Vec<Snapshot> {
    if mine == theirs {
        return mine.to_vec();
    }
    let (later, earlier) = if theirs_is_later { (theirs, mine) } else { (mine, theirs) };
    let days = |all: &[Snapshot]| -> BTreeMap<String, Snapshot> {
        all.iter().map(|snapshot| (snapshot.date.clone(), snapshot.clone())).collect()
    };
    let mut all = days(earlier);
    all.append(&mut days(later));
    all.into_values().collect()
}
