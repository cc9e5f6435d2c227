//! Papers that prove answers, and the boxes of form 02 that they make true.

use super::TextId;
use serde::{Deserialize, Serialize};

/// What the indicators on a paper are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indicators {
    /// Those that the producer has declared.
    Declared,
    /// Those that a laboratory has tested.
    Tested,
    /// Those that the label shows.
    Shown,
}

/// A paper that proves an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Key by which criteria name it.
    pub key: String,
    /// Index into [`Edition::evidence_kinds`].
    pub kind: u8,
    /// Name of the paper.
    pub name: TextId,
    /// Whether it is the product itself, which goes with every dossier (Art. 6.2d).
    pub sample: bool,
    /// Whether it is the applicant's and serves all of its products, as a trade mark does.
    pub shared: bool,
    /// Months from its day of issue for which it counts; 0 for no limit.
    pub fresh_months: u8,
    /// Whether it is a contract, which must say until when it runs.
    pub term: bool,
    /// Key of the paper that shows that it is lived by, e.g. invoices for a contract.
    pub with: Option<String>,
    /// What the indicators are that stand on it.
    pub indicators: Option<Indicators>,
    /// Indexes into [`Edition::laws`] of what it is made or issued under.
    pub laws: Vec<u16>,
    /// Key of the text of the forms that is this paper, e.g. `story.text`: it is written in the app.
    pub written: Option<String>,
}

/// A box of form 02, I.7 (Appendix III): what the applicant has.
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

/// The papers of which a ready one makes a box true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickPapers {
    /// The box.
    pub tick: Tick,
    /// Indexes into [`Edition::papers`], in the order of the authored file.
    pub papers: Vec<u16>,
}
