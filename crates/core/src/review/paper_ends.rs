//! Papers that run out while the certificate still runs (QĐ 26/2026, Art. 6.1c: legal papers with an end).

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::calendar::{certificate, day};
use crate::catalogue::Edition;
use crate::draft::{Draft, EvidenceState, Paper};
use catalogue_model::search_key::search_key;

/// How the last day of a paper lies beside the last day of the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperEnd {
    /// It is still valid on the day on which the certificate ends.
    Outlasts,
    /// It ends before; the paper at this place of the register, from 0, has taken its place and outlasts the certificate.
    Renewed(usize),
    /// It ends before, and no other paper has taken its place.
    RunsOut,
    /// Nobody can tell: it has no day, or the certificate has none.
    Unknown,
}

/// A draft's certificate and register, to judge papers by.
#[derive(Debug, Clone)]
pub struct PaperEnds {
    /// The day on which the certificate ends; `None` where its day is not said.
    pub certificate: Option<NaiveDate>,
    /// Papers that are there and outlast the certificate, by what tells papers from one another.
    lasting: HashMap<(String, String), usize>,
}

impl PaperEnds {
    /// Those of a draft.
    pub fn of(draft: &Draft, edition: &Edition) -> PaperEnds {
        // The end does not depend on the day on which one asks.
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

    /// How a paper stands.
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

/// What an old and a new paper share: a contract with one buyer is not renewed by that with another.
fn kind(paper: &Paper) -> (String, String) {
    (paper.paper.clone(), search_key(paper.label.trim()))
}
