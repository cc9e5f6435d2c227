//! Common faults of papers.

use chrono::{Months, NaiveDate};

use super::label_claims::makes_any;
use crate::calendar::{ComingRound, day};
use crate::catalogue::{Edition, Indicators};
use crate::draft::{Draft, EvidenceState, Paper};
use crate::slips::{IndicatorName, indicator_names};
use catalogue_model::search_key::search_key;

/// A present or a future fault of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFault {
    /// The paper has passed its last day.
    Expired(NaiveDate),
    /// The last day of the paper comes before the next round is rated.
    ExpiresBefore(NaiveDate),
    /// The paper counts only for this number of months after its day of issue, and they are over.
    Stale(u8),
    /// The paper will be at hand only after this last day to hand in for the next round.
    Late(NaiveDate),
    /// The paper is issued to somebody else.
    OtherHolder,
    /// The paper has another address than the applicant.
    OtherAddress,
    /// The paper names another product.
    OtherProduct,
    /// A label names another maker, address or product than the declaration.
    OtherThanDeclared(PaperText),
    /// The last day of the paper comes before its day of issue.
    EndsBeforeIssued,
    /// A contract has no last day.
    NoTerm,
    /// The paper that proves the use of this one, e.g. invoices for a contract, is in neither the register nor an
    /// answer.
    NoProof,
    /// A photo has no description.
    NoCaption,
}

/// A text of a paper in the register in which a fault can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperText {
    /// The day on which the paper should be at hand.
    Due,
    /// The day of issue.
    Issued,
    /// The last day on which the paper is valid.
    ValidUntil,
    /// Name of the applicant as it stands on the paper.
    Holder,
    /// Address as it stands on the paper.
    Address,
    /// Name of the product as it stands on the paper.
    Product,
}

impl PaperText {
    /// The id of its input on the screen.
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

    /// Whether the text is copied from the paper word by word.
    pub fn is_copied(self) -> bool {
        matches!(self, PaperText::Holder | PaperText::Address | PaperText::Product)
    }
}

impl PaperFault {
    /// Whether the commune sends a dossier back because of the fault. Other faults can be corrected during the rating,
    /// or are advice.
    pub fn sends_back(self) -> bool {
        !matches!(self, PaperFault::ExpiresBefore(_) | PaperFault::NoCaption | PaperFault::NoProof)
    }

    /// The text of the paper in which the fault can be corrected, if there is one.
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

    /// The text of the draft itself that the paper's text contradicts; empty for any other fault.
    pub fn said_elsewhere(self, draft: &Draft) -> &str {
        match self {
            PaperFault::OtherHolder => draft.applicant.name.trim(),
            PaperFault::OtherAddress => draft.applicant.address.trim(),
            PaperFault::OtherProduct => draft.product.name.trim(),
            _ => "",
        }
    }
}

/// The last day on which a paper counts: its own last day, or the last day on which it is recent enough for its kind,
/// whichever comes first. `None` where neither is known.
pub fn last_day(paper: &Paper, edition: &Edition) -> Option<NaiveDate> {
    [day(&paper.valid_until), fresh_until(paper, edition)].into_iter().flatten().min()
}

/// The last day on which a paper is recent enough for its kind; `None` where the kind sets no limit, or where the day
/// of issue is not stated.
fn fresh_until(paper: &Paper, edition: &Edition) -> Option<NaiveDate> {
    let months = edition.paper_index(&paper.paper).map_or(0, |index| edition.paper(index).fresh_months);
    day(&paper.issued).filter(|_| months > 0)?.checked_add_months(Months::new(months.into()))
}

/// The faults of a paper; `round` is the next round.
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
    // The papers of a household are issued in the name of its head.
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

/// Whether a paper is in the register, or an answer names it.
fn is_named(draft: &Draft, key: &str) -> bool {
    draft.papers.iter().any(|p| p.paper == key) || draft.answers.values().any(|a| a.names(key))
}

/// The role of the indicators on a paper; `None` where its kind has none.
pub fn role(paper: &Paper, edition: &Edition) -> Option<Indicators> {
    edition.paper_index(&paper.paper).and_then(|index| edition.paper(index).indicators)
}

/// The indicators on a paper of the role `of` that no paper of the role `by` names, as written: indicators that are
/// declared but not tested, or that the label shows but are not declared. Empty where no paper of the role `by` names
/// any indicator, since there is nothing to compare.
pub fn uncovered(paper: &Paper, of: Indicators, by: Indicators, draft: &Draft, edition: &Edition) -> Vec<String> {
    if role(paper, edition) != Some(of) {
        return Vec::new();
    }
    let others = draft.papers.iter().filter(|p| role(p, edition) == Some(by));
    let named: Vec<IndicatorName> = others.flat_map(indicator_names).map(IndicatorName::of).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let is_named = |name: &str| {
        let name = IndicatorName::of(name);
        named.iter().any(|other| other.is(&name))
    };
    // A label shows claims beside its indicators, and no declaration names those.
    let is_claim = |name: &str| of == Indicators::Shown && makes_any(edition, name);
    let own = indicator_names(paper).into_iter();
    own.filter(|name| !is_named(name) && !is_claim(name)).map(str::to_owned).collect()
}

/// A function that reads a text of a paper.
type ReadText = fn(&Paper) -> &String;

/// The texts in which a label contradicts a declaration: maker, address or product.
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

/// Whether two texts name different things: neither contains the other, apart from Vietnamese marks and letter case.
/// Where one text is empty, there is nothing to compare.
fn differs(one: &str, other: &str) -> bool {
    let (one, other) = (search_key(one), search_key(other));
    !one.is_empty() && !other.is_empty() && !one.contains(&other) && !other.contains(&one)
}
