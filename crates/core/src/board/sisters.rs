//! Copying between the products of one applicant, so that its details, papers and answers are typed once. The source is
//! one draft; a sister is the draft of another product of the same applicant.

use crate::catalogue::{ProductSet, catalogue};
use crate::draft::{Applicant, Draft, EvidenceState, Paper, fill_blanks};

/// The parts of a draft to copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copying {
    /// Whether to copy the applicant's details.
    pub applicant: bool,
    /// The indexes of the papers to copy, in the register of the source.
    pub papers: Vec<usize>,
    /// Whether to copy the answers to questions about the applicant; see [`answers_to_copy`].
    pub answers: bool,
    /// Whether a copied answer replaces a different answer of the sister.
    pub overwrite: bool,
}

/// The ids of the answered criteria that the catalogue says are about the applicant, in the order of the sheet.
pub fn answers_to_copy(draft: &Draft) -> Vec<&'static str> {
    let Some((edition, set)) = draft.edition_and_set(catalogue()) else { return Vec::new() };
    let answered = |id: &str| draft.option(id).is_some();
    let asked = set.criteria().filter(|criterion| edition.asks_applicant(criterion));
    asked.map(|criterion| criterion.id.as_str()).filter(|id| answered(id)).collect()
}

/// The ids, in the sister's set, of the criteria about the applicant whose answer differs from the source.
pub fn answered_otherwise(from: &Draft, to: &Draft) -> Vec<String> {
    let pairs = shared_answers(from, to).into_iter();
    let other = |(given, own): &(&str, &str)| to.option(own).is_some_and(|option| from.option(given) != Some(option));
    pairs.filter(other).map(|(_, own)| own.to_owned()).collect()
}

/// The pairs of criteria that ask the same question about the applicant, where the source has an answer.
fn shared_answers(from: &Draft, to: &Draft) -> Vec<(&'static str, &'static str)> {
    let (Some((edition, set)), Some((other, sister))) =
        (from.edition_and_set(catalogue()), to.edition_and_set(catalogue()))
    else {
        return Vec::new();
    };
    if edition.id != other.id {
        return Vec::new();
    }
    let given = answers_to_copy(from).into_iter().filter_map(|id| set.criterion(id));
    let own = |question| sister.criteria().find(|c| c.question == question);
    given.filter_map(|c| Some((c.id.as_str(), own(c.question)?.id.as_str()))).collect()
}

/// Copies the answers about the applicant: the option, the papers that prove it, and the note. A different answer of
/// the sister stays, unless it is to be overwritten; the papers and the note of an equal answer are completed.
fn copy_answers(from: &Draft, overwrite: bool, to: &mut Draft) {
    for (given, own) in shared_answers(from, to) {
        let Some(answer) = from.answers.get(given) else { continue };
        let otherwise = to.option(own).is_some_and(|option| from.option(given) != Some(option));
        if otherwise && !overwrite {
            continue;
        }
        to.edit_answer(own, |to| {
            if otherwise {
                (to.papers, to.note, to.evidence) = (Vec::new(), String::new(), EvidenceState::None);
            }
            to.option = answer.option;
            let new = answer.papers.iter().filter(|key| !to.names(key)).cloned().collect::<Vec<_>>();
            to.papers.extend(new);
            to.evidence = to.evidence.max(answer.evidence);
            if to.note.trim().is_empty() {
                answer.note.clone_into(&mut to.note);
            }
        });
        let papers = to.answers.get(own).map(|answer| answer.papers.clone()).unwrap_or_default();
        for key in papers {
            to.follow_register(&key);
        }
    }
}

/// The indexes of the papers in the register that, by the catalogue, serve all products of the applicant.
pub fn papers_to_copy(draft: &Draft) -> Vec<usize> {
    let Some(edition) = catalogue().edition(&draft.edition) else { return Vec::new() };
    let shared = |p: &Paper| edition.paper_index(&p.paper).is_some_and(|i| edition.paper(i).shared);
    draft.papers.iter().enumerate().filter(|(_, p)| shared(p)).map(|(place, _)| place).collect()
}

/// Copies into a sister. The sister loses no data: a detail stays where the source has none. Of a paper that both have,
/// the one with the better state is kept, completed with the data of the other.
pub fn copy(from: &Draft, what: &Copying, to: &mut Draft) {
    if what.applicant {
        let given = from.applicant.clone();
        let own = std::mem::replace(&mut to.applicant, given);
        keep_said(&mut to.applicant, own);
    }
    if what.answers {
        copy_answers(from, what.overwrite, to);
    }
    for paper in what.papers.iter().filter_map(|place| from.papers.get(*place)) {
        match to.papers.iter().position(|p| same_paper(p, paper)) {
            Some(place) => to.edit_paper(place, |own| *own = merged(own, paper)),
            // What the paper says of the product, it says of the source's product.
            None => to.add_paper(Paper { product: String::new(), results: Vec::new(), ..paper.clone() }),
        }
        name_in_answers(from, &paper.paper, to);
    }
}

/// Keeps the sister's texts where the source has none.
fn keep_said(new: &mut Applicant, own: Applicant) {
    let pairs = [
        (&mut new.name, own.name),
        (&mut new.organisation, own.organisation),
        (&mut new.province, own.province),
        (&mut new.commune, own.commune),
        (&mut new.address, own.address),
        (&mut new.phone, own.phone),
        (&mut new.email, own.email),
        (&mut new.representative, own.representative),
        (&mut new.position, own.position),
        (&mut new.sex, own.sex),
        (&mut new.ethnicity, own.ethnicity),
        (&mut new.residence, own.residence),
        (&mut new.founded, own.founded),
        (&mut new.registration_no, own.registration_no),
        (&mut new.history, own.history),
        (&mut new.structure, own.structure),
    ];
    fill_blanks(pairs);
    for (new, own) in [(&mut new.figures, &own.figures), (&mut new.written, &own.written)] {
        for key in own.keys().filter(|key| new.text(key).is_empty()).collect::<Vec<_>>() {
            new.set(key, own.text(key));
        }
    }
    for (member, value) in own.unknown {
        new.unknown.entry(member).or_insert(value);
    }
}

/// Whether both are the same paper: they have the same key, and their numbers and labels do not differ where both have
/// them.
pub fn same_paper(own: &Paper, other: &Paper) -> bool {
    let agree = |a: &str, b: &str| a.trim().is_empty() || b.trim().is_empty() || a.trim() == b.trim();
    own.paper == other.paper && agree(&own.number, &other.number) && agree(&own.label, &other.label)
}

/// The paper with the better state, completed with the data of the other.
fn merged(own: &Paper, other: &Paper) -> Paper {
    let (further, less) = if other.state > own.state { (other, own) } else { (own, other) };
    let text = |read: fn(&Paper) -> &String| {
        let said = if read(further).trim().is_empty() { read(less) } else { read(further) };
        said.clone()
    };
    let mut files = further.files.clone();
    files.extend(less.files.iter().filter(|f| further.files.iter().all(|g| g.id != f.id)).cloned());
    Paper {
        label: text(|p| &p.label),
        due: text(|p| &p.due),
        number: text(|p| &p.number),
        issuer: text(|p| &p.issuer),
        issued: text(|p| &p.issued),
        valid_until: text(|p| &p.valid_until),
        holder: text(|p| &p.holder),
        address: text(|p| &p.address),
        indicators: text(|p| &p.indicators),
        // The product name and the results on the paper are those of the product for which it was entered.
        product: own.product.clone(),
        results: own.results.clone(),
        files,
        ..further.clone()
    }
}

/// Adds the paper to the sister's answers that are the same as answers of the source which the paper proves.
fn name_in_answers(from: &Draft, key: &str, to: &mut Draft) {
    let (Some((edition, set)), Some((other, sister))) =
        (from.edition_and_set(catalogue()), to.edition_and_set(catalogue()))
    else {
        return;
    };
    if edition.id != other.id {
        return;
    }
    let proved = proved_by(from, set, key);
    for criterion in sister.criteria() {
        let answer = to.answers.get(&criterion.id);
        let named = answer.is_some_and(|a| a.names(key));
        let chosen = to.option(&criterion.id).map(|option| (criterion.question, option));
        if !named && chosen.is_some_and(|c| proved.contains(&c)) {
            let state = to.state_of_key(key);
            to.edit_answer(&criterion.id, |answer| {
                let first = answer.papers.is_empty();
                answer.papers.push(key.to_owned());
                // The evidence is only as ready as the least ready paper of the answer. For an answer that named no
                // papers, the state that the producer gave stays where it is better.
                if let Some(state) = state {
                    answer.evidence = if first { answer.evidence.max(state) } else { answer.evidence.min(state) };
                }
            });
        }
    }
}

/// The questions, with their options, that a draft proves with a paper.
fn proved_by(draft: &Draft, set: &ProductSet, key: &str) -> Vec<(u16, usize)> {
    let names = |id: &str| draft.answers.get(id).is_some_and(|a| a.names(key));
    let proved = set.criteria().filter(|c| names(&c.id));
    proved.filter_map(|c| Some((c.question, draft.option(&c.id)?))).collect()
}
