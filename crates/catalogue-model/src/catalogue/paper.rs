//! Papers that prove answers, and the boxes of form 02 that they make true.

use super::TextId;
use serde::{Deserialize, Serialize};

/// The kind of indicators that a paper shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indicators {
    /// Indicators that the producer has declared.
    Declared,
    /// Indicators that a laboratory has tested.
    Tested,
    /// Indicators that the label shows.
    Shown,
}

/// A paper that proves an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The key by which criteria name the paper.
    pub key: String,
    /// Index into [`Edition::evidence_kinds`].
    pub kind: u8,
    /// Name of the paper.
    pub name: TextId,
    /// Whether the paper is in fact the product itself, which goes with every dossier (Art. 6.2d).
    pub sample: bool,
    /// Whether the paper belongs to the applicant and serves all its products, as a trade mark does.
    pub shared: bool,
    /// The number of months after its day of issue for which the paper counts; 0 for no limit.
    pub fresh_months: u8,
    /// Whether the paper is a contract, which must state its end date.
    pub term: bool,
    /// The key of another paper that shows that this one is carried out, e.g. invoices for a contract.
    pub with: Option<String>,
    /// The kind of indicators on the paper, if it has any.
    pub indicators: Option<Indicators>,
    /// Indexes into [`Edition::laws`] of the laws under which the paper is made or issued.
    pub laws: Vec<u16>,
    /// Whether the producer can write it in the app, from a template.
    pub template: bool,
    /// The key of the form text that is this paper, e.g. `story.text`; the producer writes it in the app.
    pub written: Option<String>,
}

/// A box of form 02, I.7 (Appendix III): a document or a right that the applicant has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tick {
    /// Business registration.
    BusinessRegistration,
    /// Quality of the product declared.
    QualityDeclared,
    /// Food-safety certificate.
    FoodSafety,
    /// Compulsory production certificate.
    ProductionCertificate,
    /// Trade-mark certificate.
    TradeMark,
    /// Right to use a geographical indication, collective or certification mark.
    Indication,
    /// Patent.
    Patent,
    /// Industrial design.
    Design,
    /// Copyright.
    Copyright,
}

impl Tick {
    /// All boxes, in the order of the form.
    pub const ALL: [Tick; 9] = [
        Tick::BusinessRegistration,
        Tick::QualityDeclared,
        Tick::FoodSafety,
        Tick::ProductionCertificate,
        Tick::TradeMark,
        Tick::Indication,
        Tick::Patent,
        Tick::Design,
        Tick::Copyright,
    ];
}

/// A box and its papers; one ready paper makes the box true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickPapers {
    /// The box.
    pub tick: Tick,
    /// Indexes into [`Edition::papers`], in the order of the authored file.
    pub papers: Vec<u16>,
}
