//! Common faults of papers.

use chrono::{Months, NaiveDate};

use crate::calendar::{ComingRound, day};
use crate::catalogue::{Edition, Indicators};
use crate::draft::{Draft, EvidenceState, Paper};
use catalogue_model::search_key::search_key;

/// What is wrong with a paper, or will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFault {
    /// It is past its last day.
    Expired(NaiveDate),
    /// Its last day comes before the next round is rated.
    ExpiresBefore(NaiveDate),
    /// It counts only for so many months after its day of issue, and they are over.
    Stale(u8),
    /// It will be there only after the last day for handing in to the next round.
    Late(NaiveDate),
    /// It is issued to somebody else.
    OtherHolder,
    /// It names another address.
    OtherAddress,
    /// It names another product.
    OtherProduct,
    /// A label says another maker, place or product than the declaration.
    OtherThanDeclared(PaperText),
    /// Its last day comes before its day of issue.
    EndsBeforeIssued,
    /// A contract does not say until when it runs.
    NoTerm,
    /// The paper that shows that it is lived by is in neither the register nor an answer.
    NoProof,
    /// A photo does not say what it shows.
    NoCaption,
}

/// What the register asks of a paper, where a fault can be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperText {
    /// The day on which it should be there.
    Due,
    /// Day of issue.
    Issued,
    /// Last day on which it is valid.
    ValidUntil,
    /// Name of the applicant as it stands on the paper.
    Holder,
    /// Address as it stands on the paper.
    Address,
    /// Name of the product as it stands on the paper.
    Product,
}

impl PaperText {
    /// The name of its input on the screen.
    pub fn id(self) -> &'static str {
        match self {
            PaperText::Due => "paper-due",
            PaperText::Issued => "paper-issued",
            PaperText::ValidUntil => "paper-valid-until",
            PaperText::Holder => "paper-holder",
            PaperText::Address => "paper-address",
            PaperText::Product => "paper-product",
        }
    }

    /// Whether it is copied from the paper, word by word.
    pub fn is_copied(self) -> bool {
        matches!(self, PaperText::Holder | PaperText::Address | PaperText::Product)
    }
}

impl PaperFault {
    /// Whether the commune sends a dossier back for it. The others can be put right while it is rated, or are advice.
    pub fn sends_back(self) -> bool {
        !matches!(self, PaperFault::ExpiresBefore(_) | PaperFault::NoCaption | PaperFault::NoProof)
    }

    /// Where it is mended, if that is one text of the paper.
    pub fn at(self) -> Option<PaperText> {
        match self {
            PaperFault::Expired(_)
            | PaperFault::ExpiresBefore(_)
            | PaperFault::NoTerm
            | PaperFault::EndsBeforeIssued => Some(PaperText::ValidUntil),
            PaperFault::Stale(_) => Some(PaperText::Issued),
            PaperFault::Late(_) => Some(PaperText::Due),
            PaperFault::OtherHolder => Some(PaperText::Holder),
            PaperFault::OtherAddress => Some(PaperText::Address),
            PaperFault::OtherProduct => Some(PaperText::Product),
            PaperFault::OtherThanDeclared(text) => Some(text),
            PaperFault::NoProof | PaperFault::NoCaption => None,
        }
    }

    /// What the draft itself says in the place of the text that differs; empty where the fault is another one.
    pub fn said_elsewhere(self, draft: &Draft) -> &str {
        match self {
            PaperFault::OtherHolder => draft.applicant.name.trim(),
            PaperFault::OtherAddress => draft.applicant.address.trim(),
            PaperFault::OtherProduct => draft.product.name.trim(),
            _ => "",
        }
    }
}

/// The last day on which a paper counts: its own last day, or the day from which on it is too old for its kind, whichever
/// comes first. `None` where it has no end.
pub fn last_day(paper: &Paper, edition: &Edition) -> Option<NaiveDate> {
    [day(&paper.valid_until), fresh_until(paper, edition)].into_iter().flatten().min()
}

/// The day up to which a paper is fresh enough for its kind; `None` where the kind sets no limit or its day is not said.
fn fresh_until(paper: &Paper, edition: &Edition) -> Option<NaiveDate> {
    let months = edition.paper_index(&paper.paper).map_or(0, |index| edition.paper(index).fresh_months);
    day(&paper.issued).filter(|_| months > 0)?.checked_add_months(Months::new(months.into()))
}

/// The faults of a paper; `round` is the next one.
pub fn faults(
    paper: &Paper,
    draft: &Draft,
    edition: &Edition,
    round: Option<&ComingRound>,
    today: NaiveDate,
) -> Vec<PaperFault> {
    let mut found = Vec::new();
    if let Some(last) = day(&paper.valid_until) {
        if last < today {
            found.push(PaperFault::Expired(last));
        } else if round.is_some_and(|r| last < r.rated) {
            found.push(PaperFault::ExpiresBefore(last));
        }
    }
    if let (Some(issued), Some(last)) = (day(&paper.issued), day(&paper.valid_until))
        && last < issued
    {
        found.push(PaperFault::EndsBeforeIssued);
    }
    if fresh_until(paper, edition).is_some_and(|until| until < today) {
        let months = edition.paper_index(&paper.paper).map_or(0, |index| edition.paper(index).fresh_months);
        found.push(PaperFault::Stale(months));
    }
    let hand_in = round.and_then(|r| r.own).map(|own| own.hand_in);
    if let (EvidenceState::Preparing, Some(due), Some(hand_in)) = (paper.state, day(&paper.due), hand_in)
        && due > hand_in
    {
        found.push(PaperFault::Late(hand_in));
    }
    let kind = edition.paper_index(&paper.paper).map(|index| edition.paper(index));
    let ready = paper.state == EvidenceState::Ready;
    if ready && kind.is_some_and(|k| k.term) && paper.valid_until.trim().is_empty() {
        found.push(PaperFault::NoTerm);
    }
    if ready && kind.and_then(|k| k.with.as_ref()).is_some_and(|with| !is_named(draft, with)) {
        found.push(PaperFault::NoProof);
    }
    let applicant = &draft.applicant;
    // A household's papers bear the name of its head.
    if differs(&paper.holder, &applicant.name) && differs(&paper.holder, &applicant.representative) {
        found.push(PaperFault::OtherHolder);
    }
    if differs(&paper.address, &applicant.address) {
        found.push(PaperFault::OtherAddress);
    }
    if differs(&paper.product, &draft.product.name) {
        found.push(PaperFault::OtherProduct);
    }
    if role(paper, edition) == Some(Indicators::Shown) {
        found.extend(other_than_declared(paper, draft, edition).map(PaperFault::OtherThanDeclared));
    }
    if paper.files.iter().any(|f| f.media_type.starts_with("image/") && f.caption.trim().is_empty()) {
        found.push(PaperFault::NoCaption);
    }
    found
}

/// Whether a paper is in the register or named by an answer.
fn is_named(draft: &Draft, key: &str) -> bool {
    draft.papers.iter().any(|p| p.paper == key) || draft.answers.values().any(|a| a.names(key))
}

/// What the indicators on a paper are.
fn role(paper: &Paper, edition: &Edition) -> Option<Indicators> {
    edition.paper_index(&paper.paper).and_then(|index| edition.paper(index).indicators)
}

/// The indicators on a paper of the role `of` that no paper of the role `by` names, as written: what is declared and
/// not tested, what the label shows and is not declared. Where no such paper names any there is nothing to compare.
pub fn uncovered(paper: &Paper, of: Indicators, by: Indicators, draft: &Draft, edition: &Edition) -> Vec<String> {
    if role(paper, edition) != Some(of) {
        return Vec::new();
    }
    let others = draft.papers.iter().filter(|p| role(p, edition) == Some(by));
    let named: Vec<String> = others.flat_map(|p| list(&p.indicators)).map(search_key).collect();
    if named.is_empty() {
        return Vec::new();
    }
    list(&paper.indicators).filter(|indicator| !named.contains(&search_key(indicator))).map(str::to_owned).collect()
}

/// Reads a text of a paper.
type ReadText = fn(&Paper) -> &String;

/// What a label says otherwise than a declaration does: maker, place or product.
fn other_than_declared(label: &Paper, draft: &Draft, edition: &Edition) -> impl Iterator<Item = PaperText> {
    let texts: [(PaperText, ReadText); 3] = [
        (PaperText::Holder, |p| &p.holder),
        (PaperText::Address, |p| &p.address),
        (PaperText::Product, |p| &p.product),
    ];
    texts.into_iter().filter_map(move |(text, of)| {
        let mut declarations = draft.papers.iter().filter(|p| role(p, edition) == Some(Indicators::Declared));
        declarations.any(|declared| differs(of(label), of(declared))).then_some(text)
    })
}

/// The items of a list written with commas, semicolons or line ends.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n']).map(str::trim).filter(|item| !item.is_empty())
}

/// Whether two texts name different things: neither is part of the other, marks and case aside.
/// Where one says nothing there is nothing to compare.
fn differs(one: &str, other: &str) -> bool {
    let (one, other) = (search_key(one), search_key(other));
    !one.is_empty() && !other.is_empty() && !one.contains(&other) && !other.contains(&one)
}
