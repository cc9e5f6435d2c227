//! Functions that merge values of a draft: the leading value is completed with data of the other one.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use crate::board::same_paper;
use crate::draft::{Answer, Attachment, EvidenceState, Paper, Snapshot, TaskNote, TestResult, Unknown, Year};
use crate::handed_in::RECEIPT;

/// Whether both texts have content, and different content.
pub fn opposed(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    !one.is_empty() && !other.is_empty() && one != other
}

/// Fills an empty text with another text.
fn fill(text: &mut String, from: &str) {
    if text.trim().is_empty() && !from.trim().is_empty() {
        from.clone_into(text);
    }
}

/// Adds the members that are missing.
pub fn fill_unknown(own: &mut Unknown, from: &Unknown) {
    for (member, value) in from {
        if !own.contains_key(member) {
            own.insert(member.clone(), value.clone());
        }
    }
}

/// Whether two answers contradict each other. A different state of the evidence does not count where the register has
/// the papers.
pub fn answers_apart(one: &Answer, other: &Answer, registered: bool) -> bool {
    let evidence =
        one.evidence != other.evidence && one.evidence != EvidenceState::None && other.evidence != EvidenceState::None;
    options_apart(one, other) || (evidence && !registered) || opposed(&one.note, &other.note)
}

fn options_apart(one: &Answer, other: &Answer) -> bool {
    matches!((one.option, other.option), (Some(a), Some(b)) if a != b)
}

/// Completes the leading answer with another one. Where the options differ, papers and note are not taken, because they
/// prove and describe the other option.
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

/// Whether two entries of one paper have different texts or files: then both may be correct.
pub fn papers_apart(one: &Paper, other: &Paper) -> bool {
    let texts = paper_texts(one).into_iter().zip(paper_texts(other)).any(|(a, b)| opposed(a, b));
    let files = |file: &Attachment| other.files.iter().any(|f| f.id == file.id && f != file);
    texts
        || opposed(&one.indicators, &other.indicators)
        || results_apart(&one.results, &other.results)
        || one.files.iter().any(files)
}

/// Whether one indicator of a paper has different limits, results or units.
fn results_apart(one: &[TestResult], other: &[TestResult]) -> bool {
    let texts = |row: &TestResult| [row.limit.clone(), row.result.clone(), row.unit.clone()];
    let apart = |(a, b): (&TestResult, &TestResult)| texts(a).iter().zip(&texts(b)).any(|(a, b)| opposed(a, b));
    result_pairs(one, other).into_iter().filter_map(|(row, pair)| Some((row, pair?))).any(apart)
}

/// Each row with the first row of the other list that names the same indicator; each of those is used once. A paper can
/// have an indicator twice, as in two samples.
fn result_pairs<'r>(one: &'r [TestResult], other: &'r [TestResult]) -> Vec<(&'r TestResult, Option<&'r TestResult>)> {
    let mut free: Vec<&TestResult> = other.iter().collect();
    let mut pair = |row: &TestResult| {
        let at = free.iter().position(|r| r.name.trim() == row.name.trim())?;
        Some(free.remove(at))
    };
    one.iter().map(|row| (row, pair(row))).collect()
}

/// Completes the leading rows with those of another entry of the paper; rows that only the other has come last.
fn fill_results(leads: &[TestResult], from: &[TestResult]) -> Vec<TestResult> {
    let filled = result_pairs(leads, from).into_iter().map(|(row, other)| {
        let mut row = row.clone();
        if let Some(other) = other {
            fill(&mut row.limit, &other.limit);
            fill(&mut row.result, &other.result);
            fill(&mut row.unit, &other.unit);
            fill_unknown(&mut row.unknown, &other.unknown);
        }
        row
    });
    let new = result_pairs(from, leads).into_iter().filter(|(_, own)| own.is_none());
    filled.chain(new.map(|(row, _)| row.clone())).collect()
}

/// Whether two entries of one paper have different states.
pub fn states_apart(one: &Paper, other: &Paper) -> bool {
    one.state != other.state && one.state != EvidenceState::None && other.state != EvidenceState::None
}

/// Completes the leading entry of a paper with another entry of it.
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
    paper.results = fill_results(&leads.results, &from.results);
    let new = from.files.iter().filter(|file| leads.files.iter().all(|own| own.id != file.id));
    paper.files.extend(new.cloned());
    fill_unknown(&mut paper.unknown, &from.unknown);
    paper
}

/// For each paper on this device, the index of its entry in the register that came in; each entry is used once. Equal
/// entries are matched first.
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

/// Whether two notes of a task contradict each other.
pub fn tasks_apart(one: &TaskNote, other: &TaskNote) -> bool {
    opposed(&one.person, &other.person) || opposed(&one.due, &other.due) || opposed(&one.done, &other.done)
}

/// Completes the leading note of a task with another one.
pub fn fill_task(leads: &TaskNote, from: &TaskNote) -> TaskNote {
    let mut note = leads.clone();
    fill(&mut note.person, &from.person);
    fill(&mut note.due, &from.due);
    fill(&mut note.done, &from.done);
    fill_unknown(&mut note.unknown, &from.unknown);
    note
}

/// Whether yearly figures contradict each other: in their years, or in the figures of a year.
pub fn years_apart(one: &[Year], other: &[Year]) -> bool {
    let years = |all: &[Year]| all.iter().map(|y| y.year).collect::<Vec<_>>();
    let figures = |(a, b): (&Year, &Year)| opposed(&a.output, &b.output) || opposed(&a.revenue, &b.revenue);
    !one.is_empty() && !other.is_empty() && (years(one) != years(other) || one.iter().zip(other).any(figures))
}

/// Completes the leading yearly figures with others of the same years.
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

/// The daily results of both drafts; for a day that both have, the result of the state that was changed later.
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

/// The rounds of both drafts, the oldest first. A round that both have with the same content counts once, also where
/// one of them lacks the number of the receipt, which is entered later. Rounds with one code and different content are
/// both kept, because one of them may be damaged.
pub fn rounds(mine: &[Value], theirs: &[Value]) -> Vec<Value> {
    let own: HashSet<&Value> = mine.iter().collect();
    let new: Vec<&Value> = theirs.iter().filter(|round| !own.contains(round)).collect();
    let mut all = mine.to_vec();
    if new.is_empty() {
        return all;
    }
    let place: HashMap<Value, usize> =
        mine.iter().enumerate().map(|(at, round)| (without_receipt(round), at)).collect();
    for round in new {
        let at = place.get(&without_receipt(round)).copied();
        match at.and_then(|at| all.get_mut(at)) {
            Some(_) if receipt_of(round).is_empty() => {}
            Some(own) if receipt_of(own).is_empty() => own.clone_from(round),
            _ => all.push(round.clone()),
        }
    }
    // The sort is stable: rounds of one day stay in their order.
    all.sort_by(|a, b| day_of_round(a).cmp(day_of_round(b)));
    all
}

/// Whether a list has each of these rounds.
pub fn has_all(own: &[Value], rounds: &[Value]) -> bool {
    let own: HashSet<&Value> = own.iter().collect();
    rounds.iter().all(|round| own.contains(round))
}

/// The number of the receipt of a round; empty where there is none.
fn receipt_of(round: &Value) -> &str {
    round.get(RECEIPT).and_then(Value::as_str).unwrap_or_default().trim()
}

/// A round without the number of its receipt.
fn without_receipt(round: &Value) -> Value {
    let mut round = round.clone();
    if let Some(receipt) = round.get_mut(RECEIPT).filter(|receipt| receipt.is_string()) {
        *receipt = Value::from("");
    }
    round
}

/// The day of a round as text; empty for a damaged one. Days as `YYYY-MM-DD` are in the order of their texts.
fn day_of_round(round: &Value) -> &str {
    round.get("on").and_then(Value::as_str).unwrap_or_default()
}
