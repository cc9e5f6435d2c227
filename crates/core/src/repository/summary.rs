//! The summary of a draft for lists. It is stored beside the draft, so that a list of hundreds of drafts need not read
//! and assess them all.

use crate::assessment::{Asked, Assessment, Next, Standing, assessed, go_on};
use crate::draft::Draft;
use crate::fingerprint::fingerprint;

use super::entry::EntryVersion;

/// The beginning of a summary's line. When this number changes, summaries of earlier builds are made again.
const MARK: &str = "3";

/// A draft in a list. All members follow from the draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The name of the product, on one line; empty where it has none.
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
    /// The number of answered questions.
    pub answered: usize,
    /// The number of questions that ask for an answer.
    pub asked: usize,
    /// The number of knock-outs that have no answer.
    pub open_knock_outs: usize,
    /// The keys of the knock-outs before the result, in the format of `criteria`.
    pub knock_outs: String,
    /// The ids of the criteria in the order of the set, separated by commas; an id with a question mark has no answer
    /// yet. The list stays one text, because only one of hundreds of drafts is looked at more closely.
    pub criteria: String,
    /// Timestamp of the last change, RFC 3339; empty where unknown.
    pub changed: String,
}

impl Summary {
    /// The summary of a draft that is not assessed yet.
    pub fn of(draft: &Draft) -> Summary {
        Summary::with(draft, assessed(draft).as_ref())
    }

    /// The summary of a draft with its assessment; `result` is `None` where the catalogue does not have the set.
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

    /// The standing of the product.
    pub fn standing(&self) -> Standing {
        Standing {
            rejected: self.rejected,
            stars: self.stars,
            answered: self.answered,
            asked: self.asked,
            open_knock_outs: self.open_knock_outs,
        }
    }

    /// The next knock-out or criterion to answer after the one with the key `at`. `put_off` tells whether the producer
    /// left a key for later; see [`go_on`].
    pub fn go_on(&self, at: Option<&str>, put_off: impl Fn(&str) -> bool) -> Next<'_> {
        go_on(&asked(&self.knock_outs), &asked(&self.criteria), at, put_off)
    }

    /// The stored form of the summary: one line, members separated by tabs, with the version of the entry from which it
    /// was made.
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

    /// Reads a stored line; `None` where it is damaged or was not made from the entry with this version.
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

/// The stored form of a list of keys: separated by commas, open ones with a question mark at the end.
fn list<'a>(keys: impl Iterator<Item = (&'a str, bool)>) -> String {
    keys.map(|(key, open)| [key, if open { "?" } else { "" }].concat()).collect::<Vec<_>>().join(",")
}

/// Reads the stored form that [`list`] has written.
fn asked(text: &str) -> Vec<Asked<'_>> {
    let keys = text.split(',').filter(|key| !key.is_empty());
    keys.map(|text| text.strip_suffix('?').map_or(Asked { key: text, open: false }, |key| Asked { key, open: true }))
        .collect()
}

/// A text on one line of at most 120 characters.
fn line(text: &str) -> String {
    text.trim().chars().take(120).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
