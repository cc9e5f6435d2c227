//! What one product's draft gives to its sisters: the applicant's details and papers, typed once.

use crate::catalogue::{ProductSet, catalogue};
use crate::draft::{Applicant, Draft, Paper};

/// What to copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copying {
    /// The applicant's details.
    pub applicant: bool,
    /// Places of papers in the register of the draft that gives.
    pub papers: Vec<usize>,
}

/// Places of the papers in a register that serve all products of the applicant, by the catalogue.
pub fn papers_to_copy(draft: &Draft) -> Vec<usize> {
    let Some(edition) = catalogue().edition(&draft.edition) else { return Vec::new() };
    let shared = |p: &Paper| edition.paper_index(&p.paper).is_some_and(|i| edition.paper(i).shared);
    draft.papers.iter().enumerate().filter(|(_, p)| shared(p)).map(|(place, _)| place).collect()
}

/// Copies into a sister. Nothing that she has is lost: a detail that the giver has not said stays, and of a
/// paper that both have, the one that is further is kept, with what the other knows in addition.
pub fn copy(from: &Draft, what: &Copying, to: &mut Draft) {
    if what.applicant {
        let given = from.applicant.clone();
        let own = std::mem::replace(&mut to.applicant, given);
        keep_said(&mut to.applicant, own);
    }
    for paper in what.papers.iter().filter_map(|place| from.papers.get(*place)) {
        match to.papers.iter().position(|p| same_paper(p, paper)) {
            Some(place) => to.edit_paper(place, |own| *own = merged(own, paper)),
            None => to.add_paper(Paper { product: String::new(), ..paper.clone() }),
        }
        name_in_answers(from, &paper.paper, to);
    }
}

/// Texts that only the sister has said stay hers.
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
    for (new, own) in pairs {
        if new.trim().is_empty() {
            *new = own;
        }
    }
    for (member, value) in own.unknown {
        new.unknown.entry(member).or_insert(value);
    }
}

/// Whether both are the same paper: of one key, and nothing that tells papers apart is said differently.
pub fn same_paper(own: &Paper, other: &Paper) -> bool {
    let agree = |a: &str, b: &str| a.trim().is_empty() || b.trim().is_empty() || a.trim() == b.trim();
    own.paper == other.paper && agree(&own.number, &other.number) && agree(&own.label, &other.label)
}

/// The one that is further, filled up from the other.
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
        // The name on the paper is that of the product for which it was entered.
        product: own.product.clone(),
        files,
        ..further.clone()
    }
}

/// Where the sister gives the same answer to the same question and the giver proves it with this paper, so does she.
fn name_in_answers(from: &Draft, key: &str, to: &mut Draft) {
    let (Some((edition, set)), Some((other, sister))) = (from.place(catalogue()), to.place(catalogue())) else {
        return;
    };
    if edition.id != other.id {
        return;
    }
    let proved = proved_by(from, set, key);
    for criterion in sister.criteria() {
        let answer = to.answers.get(&criterion.id);
        let named = answer.is_some_and(|a| a.papers.iter().any(|p| p == key));
        let chosen = to.option(&criterion.id).map(|option| (criterion.question, option));
        if !named && chosen.is_some_and(|c| proved.contains(&c)) {
            let state = to.state_of_key(key);
            to.edit_answer(&criterion.id, |answer| {
                let first = answer.papers.is_empty();
                answer.papers.push(key.to_owned());
                // As far as the least of the papers that it names; one that had none was as far as was said.
                if let Some(state) = state {
                    answer.evidence = if first { answer.evidence.max(state) } else { answer.evidence.min(state) };
                }
            });
        }
    }
}

/// Questions and options that a draft proves with a paper.
fn proved_by(draft: &Draft, set: &ProductSet, key: &str) -> Vec<(u16, usize)> {
    let names = |id: &str| draft.answers.get(id).is_some_and(|a| a.papers.iter().any(|p| p == key));
    let proved = set.criteria().filter(|c| names(&c.id));
    proved.filter_map(|c| Some((c.question, draft.option(&c.id)?))).collect()
}
