//! What lists show of a draft, kept beside it so that a list of hundreds need not read and assess them all.

use crate::assessment::{assess, next_open};
use crate::catalogue::catalogue;
use crate::draft::Draft;

use super::entry::{Stamp, checksum};

/// What a summary's line begins with. Another number makes summaries of earlier builds to be made anew.
const MARK: &str = "2";

/// A draft in a list. All of it follows from the draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Name of the product, on one line; empty: not named.
    pub name: String,
    /// Name of the applicant, on one line.
    pub applicant: String,
    /// Edition of the criteria.
    pub edition: String,
    /// Number of the product set.
    pub set: u16,
    /// Likely stars.
    pub stars: u8,
    /// Points in total.
    pub points: u16,
    /// Points of the parts, in their order.
    pub parts: Vec<u16>,
    /// Whether a knock-out applies.
    pub rejected: bool,
    /// Questions answered.
    pub answered: usize,
    /// Questions asked.
    pub asked: usize,
    /// Criteria in the set's order, parted by commas, each that is still to be answered with a question mark behind it. Of
    /// hundreds of drafts one is looked at more closely, so it is kept as it is read.
    pub criteria: String,
    /// Moment of the last change, RFC 3339; empty where unknown.
    pub changed: String,
}

impl Summary {
    /// The summary of a draft.
    pub fn of(draft: &Draft) -> Summary {
        let summary = Summary {
            name: line(&draft.product.name),
            applicant: line(&draft.applicant.name),
            edition: line(&draft.edition),
            set: draft.set,
            changed: line(&draft.changed),
            ..Summary::default()
        };
        let Some((edition, set)) = draft.place(catalogue()) else { return summary };
        let result = assess(draft, edition, set);
        Summary {
            rejected: !result.knock_outs.is_empty(),
            stars: result.stars,
            points: result.score.total,
            parts: result.score.parts,
            answered: result.answered,
            asked: result.asked,
            criteria: result
                .criteria
                .iter()
                .map(|c| [c.id.as_str(), if c.is_open() { "?" } else { "" }].concat())
                .collect::<Vec<_>>()
                .join(","),
            ..summary
        }
    }

    /// The criterion to go on with when one was `at` another; `None` where none is open.
    pub fn next_open(&self, at: Option<&str>) -> Option<&str> {
        let criteria: Vec<(&str, bool)> = self.criteria.split(',').filter(|c| !c.is_empty()).map(criterion).collect();
        next_open(&criteria, at, |(id, open)| (id, *open)).map(|(id, _)| *id)
    }

    /// As it is kept: one line, members parted by tabs, with the stamp of the entry it was made from.
    pub fn pack(&self, stamp: Stamp) -> String {
        let parts: Vec<String> = self.parts.iter().map(u16::to_string).collect();
        let line = [
            MARK,
            &stamp.revision.to_string(),
            &stamp.sum.to_string(),
            &self.edition,
            &self.set.to_string(),
            &self.stars.to_string(),
            &self.points.to_string(),
            &parts.join(","),
            if self.rejected { "1" } else { "0" },
            &self.answered.to_string(),
            &self.asked.to_string(),
            &self.criteria,
            &self.changed,
            &self.name,
            &self.applicant,
        ]
        .join("\t");
        format!("{line}\t{:016x}", checksum([line.as_bytes(), &[]]))
    }

    /// Reads a line back; `None` where it was not made from the entry with this stamp.
    pub fn unpack(text: &str, stamp: Stamp) -> Option<Summary> {
        let (line, sum) = text.rsplit_once('\t')?;
        if u64::from_str_radix(sum, 16) != Ok(checksum([line.as_bytes(), &[]])) {
            return None;
        }
        let mut members = line.split('\t');
        let mut next = || members.next();
        if next()? != MARK || next()?.parse() != Ok(stamp.revision) || next()?.parse() != Ok(stamp.sum) {
            return None;
        }
        Some(Summary {
            edition: next()?.to_owned(),
            set: next()?.parse().ok()?,
            stars: next()?.parse().ok()?,
            points: next()?.parse().ok()?,
            parts: next()?.split(',').filter(|p| !p.is_empty()).map(|p| p.parse().ok()).collect::<Option<_>>()?,
            rejected: next()? == "1",
            answered: next()?.parse().ok()?,
            asked: next()?.parse().ok()?,
            criteria: next()?.to_owned(),
            changed: next()?.to_owned(),
            name: next()?.to_owned(),
            applicant: next()?.to_owned(),
        })
    }
}

/// A criterion as it is kept: its id, with a question mark where it is open.
fn criterion(text: &str) -> (&str, bool) {
    text.strip_suffix('?').map_or((text, false), |id| (id, true))
}

/// A text on one line, short enough for a list.
fn line(text: &str) -> String {
    text.trim().chars().take(120).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
