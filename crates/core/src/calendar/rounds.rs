//! The coming rounds of rating (QĐ 26/2026, Art. 5).

use chrono::{Datelike, NaiveDate};

use super::{earlier, working_days_before};
use crate::catalogue::{Edition, Level, Round};

/// The days to check, sign and copy the dossier before the hand-in. This is advice of the app.
const TO_SIGN: u16 = 7;
/// The days to obtain missing papers before that. This is advice of the app.
const TO_COLLECT: u16 = 30;

/// The producer's own days for a round, in chronological order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnDays {
    /// The day by which all papers should be at hand; advice.
    pub papers: NaiveDate,
    /// The day on which checking, signing and copying should begin; advice.
    pub sign: NaiveDate,
    /// The last day to hand in the dossier at the commune, so that the commune has its working days (Art. 7.2).
    pub hand_in: NaiveDate,
}

/// A round with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComingRound {
    /// The authority that rates.
    pub level: Level,
    /// The producer's own days. `None` for the ministry: the province hands the dossier in there, after its own round.
    pub own: Option<OwnDays>,
    /// The last day on which the dossier can be proposed (Art. 5).
    pub proposed: NaiveDate,
    /// The last day on which the dossier is rated (Art. 5).
    pub rated: NaiveDate,
}

impl ComingRound {
    /// The year of the round: the year of the rating, also where the dossier is proposed in the year before.
    pub fn year(&self) -> i32 {
        self.rated.year()
    }

    /// The last day on which the producer can still act for this round.
    fn closes(&self) -> NaiveDate {
        self.own.map_or(self.proposed, |own| own.hand_in)
    }
}

/// The next `count` rounds of a level for which a dossier can still be handed in on `today`.
pub fn coming_rounds(edition: &Edition, level: Level, today: NaiveDate, count: usize) -> Vec<ComingRound> {
    let rounds = edition.rounds.iter().filter(|r| r.level == level);
    let years = today.year()..=today.year() + 2;
    let mut coming: Vec<ComingRound> =
        rounds.flat_map(|round| years.clone().filter_map(|year| in_year(edition, round, year))).collect();
    coming.retain(|round| round.closes() >= today);
    coming.sort_by_key(|r| r.proposed);
    coming.truncate(count);
    coming
}

/// The round of the province for a dossier that is prepared on `today`: the next one whose last day for the hand-in is
/// not past (QĐ 26/2026, Art. 5.1). It is the same for a first rating, an upgrade and a re-rating. `None` where the
/// edition has no round of the province, or where the calendar ends.
pub fn round_aimed_at(edition: &Edition, today: NaiveDate) -> Option<ComingRound> {
    coming_rounds(edition, Level::Province, today, 1).into_iter().next()
}

fn in_year(edition: &Edition, round: &Round, year: i32) -> Option<ComingRound> {
    let last_before = |(month, day): (u8, u8)| NaiveDate::from_ymd_opt(year, month.into(), day.into())?.pred_opt();
    let (proposed, rated) = (last_before(round.proposed_before)?, last_before(round.rated_before)?);
    let own = match round.level {
        Level::Province => {
            let hand_in = working_days_before(proposed, edition.deadlines.commune_working_days)?;
            let sign = earlier(hand_in, TO_SIGN)?;
            Some(OwnDays { papers: earlier(sign, TO_COLLECT)?, sign, hand_in })
        }
        Level::Ministry => None,
    };
    Some(ComingRound { level: round.level, own, proposed, rated })
}
