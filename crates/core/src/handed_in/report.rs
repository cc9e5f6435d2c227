//! What screens and lists say of the rounds: each with its state, and what differs from it now.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::words::file_name;
use super::{
    DifferenceLine, Differences, DifferingThing, HandedIn, Round, RoundError, UnreadRound, differences, rounds,
};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;
use crate::locale::Lang;

/// The groups of differences, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceGroup {
    /// Answers to criteria.
    Criteria,
    /// Papers of the register, with their files.
    Papers,
    /// Texts of the forms, and everything else.
    Rest,
}

impl DifferenceGroup {
    /// All groups.
    pub const ALL: [DifferenceGroup; 3] = [DifferenceGroup::Criteria, DifferenceGroup::Papers, DifferenceGroup::Rest];

    fn of(thing: &DifferingThing) -> DifferenceGroup {
        match thing {
            DifferingThing::Criterion(_) => DifferenceGroup::Criteria,
            DifferingThing::Paper { .. } | DifferingThing::Written(_) => DifferenceGroup::Papers,
            DifferingThing::Text(_) | DifferingThing::Other => DifferenceGroup::Rest,
        }
    }
}

/// A difference in words; see [`DifferenceLine`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedDifference {
    /// The group that it belongs to.
    pub group: DifferenceGroup,
    /// The title of what differs.
    pub title: String,
    /// What was handed in; empty where there was nothing. It may have several lines.
    pub before: String,
    /// What there is now; empty where there is nothing. It may have several lines.
    pub now: String,
}

/// Whether a round is the one that was frozen, with what differs from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportedState {
    /// The round is as it was frozen.
    Intact {
        /// What differs now, group by group.
        differences: Vec<ReportedDifference>,
        /// The points in total: those that were handed in, and those of now.
        points: [u16; 2],
        /// The names of the files that were handed in without a SHA-256, because their bytes were not on the device.
        without_hash: Vec<String>,
    },
    /// The round can be read, but it is not what was frozen. Nothing is compared with it.
    Altered,
    /// The round cannot be read. It stays in the draft.
    Unread(RoundError),
}

/// A round with as much of it as can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedRound {
    /// The index of the round in the draft, from 0.
    pub index: usize,
    /// The day of the hand-in as it stands in the file, `YYYY-MM-DD`; empty where there is none.
    pub on: String,
    /// The commune where the dossier was handed in.
    pub place: String,
    /// The number of the receipt; empty where there is none.
    pub receipt: String,
    /// The code; empty where there is none.
    pub code: String,
    /// Whether it is what was frozen, with what differs from it now.
    pub state: ReportedState,
}

impl ReportedRound {
    /// Whether there is something to amend: the round is intact, and something differs from it now.
    pub fn is_to_amend(&self) -> bool {
        matches!(&self.state, ReportedState::Intact { differences, .. } if !differences.is_empty())
    }
}

/// What is said of all rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundsReport {
    /// The newest [`super::MAX_ROUNDS`] rounds, the newest first.
    pub rounds: Vec<ReportedRound>,
    /// The number of older rounds. They are kept and not read.
    pub older: usize,
    /// The present files that could not be compared by their bytes, because these are not on the device.
    pub without_bytes: Vec<String>,
}

impl RoundsReport {
    /// Whether something differs from the newest round, so that it is to be amended.
    pub fn is_to_amend(&self) -> bool {
        self.rounds.first().is_some_and(ReportedRound::is_to_amend)
    }
}

/// The rounds of a draft, each with what differs from it now. `files` has the SHA-256 of each attachment whose bytes are on the device,
/// by its id; see [`differences`].
pub fn report(
    draft: &Draft,
    files: &[(String, [u8; 32])],
    edition: &Edition,
    set: &ProductSet,
    lang: Lang,
) -> RoundsReport {
    let compared = |(index, read): (usize, Result<Round, UnreadRound>)| match read {
        Ok(round) => {
            let state = match round.is_intact() {
                true => intact(&round, &differences(&round, draft, files, edition, set), lang),
                false => ReportedState::Altered,
            };
            let HandedIn { on, place, receipt, code, .. } = round.handed_in;
            ReportedRound { index, on, place, receipt, code, state }
        }
        Err(UnreadRound { index, on, code, why }) => {
            let nothing = String::new;
            ReportedRound { index, on, place: nothing(), receipt: nothing(), code, state: ReportedState::Unread(why) }
        }
    };
    let (older, read): (Vec<_>, Vec<_>) = rounds(draft)
        .into_iter()
        .enumerate()
        .partition(|(_, read)| matches!(read, Err(UnreadRound { why: RoundError::TooMany, .. })));
    let rounds = read.into_iter().rev().map(compared).collect();
    RoundsReport { rounds, older: older.len(), without_bytes: without_bytes(draft, files) }
}

fn intact(round: &Round, found: &Differences, lang: Lang) -> ReportedState {
    let line = |DifferenceLine { thing, title, before, now }| ReportedDifference {
        group: DifferenceGroup::of(&thing),
        title,
        before,
        now,
    };
    let mut differences: Vec<ReportedDifference> = found.lines(lang).into_iter().map(line).collect();
    // The sort is stable: the lines of a group stay in their order.
    differences.sort_by_key(|line| DifferenceGroup::ALL.iter().position(|group| *group == line.group));
    ReportedState::Intact {
        differences,
        points: found.points,
        without_hash: without_bytes(&round.draft, &round.hashes()),
    }
}

/// What the attachments show, or their names, of which `files` has no SHA-256; each file once.
fn without_bytes(draft: &Draft, files: &[(String, [u8; 32])]) -> Vec<String> {
    let mut known: HashSet<&str> = files.iter().map(|(id, _)| id.as_str()).collect();
    let all = draft.papers.iter().flat_map(|paper| &paper.files);
    all.filter(|file| known.insert(file.id.as_str())).map(file_name).collect()
}
