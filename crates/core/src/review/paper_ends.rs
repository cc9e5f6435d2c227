//! Papers that expire while the certificate is still valid (QĐ 26/2026, Art. 6.1c: legal papers with an expiry date).

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::calendar::{certificate, day};
use crate::catalogue::Edition;
use crate::draft::{Draft, EvidenceState, Paper};
use catalogue_model::search_key::search_key;

/// The last day of a paper in relation to the last day of the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperEnd {
    /// The paper is still valid on the day on which the certificate expires.
    Outlasts,
    /// The paper expires earlier. The paper at this index of the register, from 0, has replaced it and outlasts the
    /// certificate.
    Renewed(usize),
    /// The paper expires earlier, and no other paper has replaced it.
    RunsOut,
    /// The relation is unknown: the paper has no last day, or the day of the certificate is not stated.
    Unknown,
}

/// The certificate and the register of a draft, to compare the last days of papers.
#[derive(Debug, Clone)]
pub struct PaperEnds {
    /// The day on which the certificate expires; `None` where its day is not stated.
    pub certificate: Option<NaiveDate>,
    /// The ready papers that outlast the certificate: their indexes in the register, by key and label.
    lasting: HashMap<(String, String), usize>,
}

impl PaperEnds {
    /// The certificate and the register of a draft.
    pub fn of(draft: &Draft, edition: &Edition) -> PaperEnds {
        // The expiry does not depend on the present day, so the day of issue is passed for it.
        let issued = day(&draft.recognition.issued);
        let ends = issued.and_then(|issued| certificate(edition, issued, issued)).map(|c| c.ends);
        let lasts = |paper: &Paper| {
            paper.state == EvidenceState::Ready
                && day(&paper.valid_until).is_some_and(|last| ends.is_some_and(|ends| last >= ends))
        };
        let mut lasting = HashMap::new();
        for (place, paper) in draft.papers.iter().enumerate().filter(|(_, paper)| lasts(paper)) {
            lasting.entry(kind(paper)).or_insert(place);
        }
        PaperEnds { certificate: ends, lasting }
    }

    /// The last day of a paper in relation to that of the certificate.
    pub fn end_of(&self, paper: &Paper) -> PaperEnd {
        match (day(&paper.valid_until), self.certificate) {
            (Some(last), Some(ends)) if last >= ends => PaperEnd::Outlasts,
            (Some(_), Some(_)) => match self.lasting.get(&kind(paper)) {
                Some(place) => PaperEnd::Renewed(*place),
                None => PaperEnd::RunsOut,
            },
            _ => PaperEnd::Unknown,
        }
    }
}

/// The key and the label of a paper, which an old and a new paper share: a contract with one buyer does not renew one
/// with another buyer.
fn kind(paper: &Paper) -> (String, String) {
    (paper.paper.clone(), search_key(paper.label.trim()))
}
