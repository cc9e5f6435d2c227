//! What lists show of a draft, kept beside it so that a list of hundreds need not read and assess them all.

use crate::assessment::{Asked, Assessment, Next, Standing, assessed, go_on};
use crate::draft::Draft;
use crate::fingerprint::fingerprint;

use super::entry::EntryVersion;

/// What a summary's line begins with. Another number makes summaries of earlier builds to be made anew.
const MARK: &str = "3";

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
    /// Knock-outs that have no answer.
    pub open_knock_outs: usize,
    /// Keys of the knock-outs on the way to the result, as `criteria` has its ids.
    pub knock_outs: String,
    /// Criteria in the set's order, parted by commas, each that is still to be answered with a question mark behind it. Of
    /// hundreds of drafts one is looked at more closely, so it is kept as it is read.
    pub criteria: String,
    /// Moment of the last change, RFC 3339; empty where unknown.
    pub changed: String,
}

impl Summary {
    /// The summary of a draft that is not assessed yet.
    pub fn of(draft: &Draft) -> Summary {
        Summary::with(draft, assessed(draft).as_ref())
    }

    /// The summary of a draft by its assessment; `None` where the catalogue does not have its set.
    pub fn with(draft: &Draft, result: Option<&Assessment>) -> Summary {
        let summary = Summary {
            name: line(&draft.product.name),
            applicant: line(&draft.applicant.name),
            edition: line(&draft.edition),
            set: draft.set,
            changed: line(&draft.changed),
            ..Summary::default()
        };
        let Some(result) = result else { return summary };
        Summary {
            rejected: !result.knock_outs.is_empty(),
            stars: result.stars,
            points: result.score.total,
            parts: result.score.parts.clone(),
            answered: result.answered,
            asked: result.asked,
            open_knock_outs: result.open_knock_outs().count(),
            knock_outs: list(result.knock_outs_on_the_way().map(|k| (k.key.as_str(), k.applies.is_none()))),
            criteria: list(result.criteria.iter().map(|c| (c.id.as_str(), c.is_open()))),
            ..summary
        }
    }

    /// What may be said of the product.
    pub fn standing(&self) -> Standing {
        Standing {
            rejected: self.rejected,
            stars: self.stars,
            answered: self.answered,
            asked: self.asked,
            open_knock_outs: self.open_knock_outs,
        }
    }

    /// The next thing to answer for who was `at` a knock-out or a criterion; see [`go_on`].
    pub fn go_on(&self, at: Option<&str>, put_off: impl Fn(&str) -> bool) -> Next<'_> {
        go_on(&asked(&self.knock_outs), &asked(&self.criteria), at, put_off)
    }

    /// As it is kept: one line, members parted by tabs, with the version of the entry it was made from.
    pub fn pack(&self, version: EntryVersion) -> String {
        let parts: Vec<String> = self.parts.iter().map(u16::to_string).collect();
        let line = [
            MARK,
            &version.revision.to_string(),
            &version.sum.to_string(),
            &self.edition,
            &self.set.to_string(),
            &self.stars.to_string(),
            &self.points.to_string(),
            &parts.join(","),
            if self.rejected { "1" } else { "0" },
            &self.answered.to_string(),
            &self.asked.to_string(),
            &self.open_knock_outs.to_string(),
            &self.knock_outs,
            &self.criteria,
            &self.changed,
            &self.name,
            &self.applicant,
        ]
        .join("\t");
        format!("{line}\t{:016x}", fingerprint(&[line.as_bytes()]))
    }

    /// Reads a line back; `None` where it was not made from the entry with this version.
    pub fn unpack(text: &str, version: EntryVersion) -> Option<Summary> {
        let (line, sum) = text.rsplit_once('\t')?;
        if u64::from_str_radix(sum, 16) != Ok(fingerprint(&[line.as_bytes()])) {
            return None;
        }
        let mut members = line.split('\t');
        let mut next = || members.next();
        if next()? != MARK || next()?.parse() != Ok(version.revision) || next()?.parse() != Ok(version.sum) {
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
            open_knock_outs: next()?.parse().ok()?,
            knock_outs: next()?.to_owned(),
            criteria: next()?.to_owned(),
            changed: next()?.to_owned(),
            name: next()?.to_owned(),
            applicant: next()?.to_owned(),
        })
    }
}

/// Keys as they are kept: parted by commas, each that is open with a question mark behind it.
fn list<'a>(keys: impl Iterator<Item = (&'a str, bool)>) -> String {
    keys.map(|(key, open)| [key, if open { "?" } else { "" }].concat()).collect::<Vec<_>>().join(",")
}

/// What [`list`] has written.
fn asked(text: &str) -> Vec<Asked<'_>> {
    let keys = text.split(',').filter(|key| !key.is_empty());
    keys.map(|text| text.strip_suffix('?').map_or(Asked { key: text, open: false }, |key| Asked { key, open: true }))
        .collect()
}

/// A text on one line, short enough for a list.
fn line(text: &str) -> String {
    text.trim().chars().take(120).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
