//! Figures from the diary.

use chrono::{Days, NaiveDate};

use super::FigureAt;
use crate::diary::{Kind as EntryKind, Totals, Unit};
use crate::locale::Lang;
use crate::quantity::{Decimal, Kind, Quantity};
use catalogue_model::figures::DiarySum;

/// The length of the time before today for which a figure without years is stated, in days.
const LAST_YEAR: u64 = 365;

impl FigureAt {
    /// The first and the last day of the diary whose sum is the figure: its year, or the last 12 months. `None` for a
    /// figure that no diary has.
    pub fn diary_days(&self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        self.figure.diary?;
        match self.year {
            Some(year) => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)),
            None => Some((today.checked_sub_days(Days::new(LAST_YEAR))?.succ_opt()?, today)),
        }
    }

    /// The text for the figure by the sums of the diary. `None` where the diary has nothing of it, or counts it in several
    /// units.
    pub fn of_diary(&self, totals: &Totals) -> Option<String> {
        let kind = match self.figure.diary? {
            DiarySum::Bought => EntryKind::Bought,
            DiarySum::Made => EntryKind::Made,
            DiarySum::Sold => EntryKind::Sold,
            DiarySum::Income => {
                let value = Decimal::whole(i64::try_from(totals.money(EntryKind::Sold)).ok()?);
                return written(value, Kind::Dong);
            }
        };
        let mut sums = Unit::ALL.into_iter().map(|unit| (unit, totals.amount(kind, unit))).filter(|(_, sum)| sum.0 > 0);
        let (Some((unit, sum)), None) = (sums.next(), sums.next()) else { return None };
        let kind = match unit {
            Unit::Kilogram => Kind::Kilograms,
            Unit::Litre => Kind::Litres,
            Unit::Piece => Kind::Bare,
        };
        written(Decimal::thousandths(i64::try_from(sum.0).ok()?), kind)
    }
}

/// The quantity as it would be typed. Figures are Vietnamese texts, whatever the language of the screen.
fn written(value: Decimal, kind: Kind) -> Option<String> {
    (value > Decimal::ZERO).then(|| Quantity { value, kind }.written(Lang::Vi))
}
