//! The entry of a written paper in the register.

use chrono::NaiveDate;

use super::{Ask, Written};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Draft, EvidenceState, Paper, fill_blanks};
use crate::form::full_address;

/// The key of the paper under which a written paper is entered: the first of its template's papers that a question of the
/// set names, else its first paper. `None` for a letter.
fn key_of<'t>(written: &Written<'t>, edition: &Edition, set: &ProductSet) -> Option<&'t str> {
    let papers = &written.template.papers;
    let named = edition.papers_named_by(set);
    let is_named = |key: &&String| edition.paper_index(key).is_some_and(|index| named.contains(&index));
    papers.iter().find(is_named).or(papers.first()).map(String::as_str)
}

/// Enters a written paper into the register: in preparation, with the day from which it counts, and with the names that
/// stand on it. An entry of the same paper for the same partner is completed; its state and what was typed stay. Returns
/// the index of the entry; `None` for a letter, which no register has.
pub fn enter(
    draft: &mut Draft,
    edition: &Edition,
    set: &ProductSet,
    written: &Written,
    today: NaiveDate,
) -> Option<usize> {
    let key = key_of(written, edition, set)?;
    let template = written.template;
    let text = |name: &str| template.ask(name).map_or("", |ask: &Ask| written.text(draft, ask)).to_owned();
    let label = text(&template.label);
    let new = Paper {
        paper: key.to_owned(),
        label: label.clone(),
        state: EvidenceState::Preparing,
        issued: match text(&template.from) {
            from if from.is_empty() => today.to_string(),
            from => from,
        },
        valid_until: text(&template.until),
        holder: draft.applicant.name.trim().to_owned(),
        address: full_address(&draft.applicant),
        product: draft.product.name.trim().to_owned(),
        ..Paper::default()
    };
    let same = |paper: &Paper| paper.paper == key && (paper.label.trim() == label || paper.label.trim().is_empty());
    match draft.papers.iter().position(same) {
        None => {
            draft.add_paper(new);
            Some(draft.papers.len() - 1)
        }
        Some(index) => {
            draft.edit_paper(index, |paper| complete(paper, new));
            Some(index)
        }
    }
}

/// Completes an entry. Nothing that stands in it is changed; a missing paper is in preparation now.
fn complete(paper: &mut Paper, new: Paper) {
    paper.state = paper.state.max(new.state);
    let pairs = [
        (&mut paper.label, new.label),
        (&mut paper.issued, new.issued),
        (&mut paper.valid_until, new.valid_until),
        (&mut paper.holder, new.holder),
        (&mut paper.address, new.address),
        (&mut paper.product, new.product),
    ];
    fill_blanks(pairs);
}
