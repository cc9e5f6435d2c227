//! The texts of a paper, by which two states of it are compared.

use super::words::join;
use crate::draft::{Paper, TestResult};
use crate::locale::{Lang, Message, msg};

/// A text of a paper of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperField {
    /// The state of the paper.
    State,
    /// The label that distinguishes the paper from others of its key.
    Label,
    /// The number on the paper.
    Number,
    /// The authority that issued it.
    Issuer,
    /// The day of issue.
    Issued,
    /// The last day on which it is valid.
    ValidUntil,
    /// The day on which it should be at hand.
    Due,
    /// The name of the applicant on it.
    Holder,
    /// The address on it.
    Address,
    /// The name of the product on it.
    Product,
    /// The indicators that it covers.
    Indicators,
    /// The indicators one by one, with limit and result.
    Results,
}

impl PaperField {
    /// All texts, in the order in which they are said.
    pub const ALL: [PaperField; 12] = [
        PaperField::State,
        PaperField::Label,
        PaperField::Number,
        PaperField::Issuer,
        PaperField::Issued,
        PaperField::ValidUntil,
        PaperField::Due,
        PaperField::Holder,
        PaperField::Address,
        PaperField::Product,
        PaperField::Indicators,
        PaperField::Results,
    ];

    /// The label of the text; `None` for state and label of the paper, which say themselves what they are.
    pub fn label(self) -> Option<Message> {
        Some(match self {
            PaperField::State | PaperField::Label => return None,
            PaperField::Number => msg::PAPERS_NUMBER,
            PaperField::Issuer => msg::PAPERS_ISSUER,
            PaperField::Issued => msg::PAPERS_ISSUED,
            PaperField::ValidUntil => msg::PAPERS_VALID_UNTIL,
            PaperField::Due => msg::PAPERS_DUE,
            PaperField::Holder => msg::PAPERS_HOLDER,
            PaperField::Address => msg::PAPERS_ADDRESS,
            PaperField::Product => msg::PAPERS_PRODUCT,
            PaperField::Indicators => msg::PAPERS_INDICATORS,
            PaperField::Results => msg::SLIPS_TITLE,
        })
    }

    /// Whether the text is a day, stored as `YYYY-MM-DD`.
    pub fn is_day(self) -> bool {
        matches!(self, PaperField::Issued | PaperField::ValidUntil | PaperField::Due)
    }

    /// The text in a paper; empty where nothing was entered.
    pub fn text(self, paper: &Paper, lang: Lang) -> String {
        let text = match self {
            PaperField::State => paper.state.words().text(lang),
            PaperField::Label => &paper.label,
            PaperField::Number => &paper.number,
            PaperField::Issuer => &paper.issuer,
            PaperField::Issued => &paper.issued,
            PaperField::ValidUntil => &paper.valid_until,
            PaperField::Due => &paper.due,
            PaperField::Holder => &paper.holder,
            PaperField::Address => &paper.address,
            PaperField::Product => &paper.product,
            PaperField::Indicators => &paper.indicators,
            PaperField::Results => return results(paper),
        };
        text.trim().to_owned()
    }

    /// The text in a paper after its label; empty where nothing was entered.
    pub(super) fn said(self, paper: &Paper, lang: Lang) -> String {
        let text = self.text(paper, lang);
        match self.label() {
            Some(label) if !text.is_empty() => format!("{}: {text}", label.text(lang)),
            _ => text,
        }
    }
}

/// The indicators of a paper with limit, result and unit.
fn results(paper: &Paper) -> String {
    let row = |row: &TestResult| join(&[&row.name, &row.limit, &row.result, &row.unit], " | ");
    paper.results.iter().map(row).collect::<Vec<_>>().join("; ")
}
