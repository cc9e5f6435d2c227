//! A result held against a limit.

use super::read::{Limit, Measured, read_limit, read_result};
use super::unit::{UnitRelation, relate};
use crate::draft::TestResult;
use crate::quantity::Decimal;

/// What a result is, held against a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Limit or result is not entered yet.
    Open,
    /// The paper sets no limit.
    Free,
    /// The result is within the limit.
    Within,
    /// The result is more than allowed.
    Over,
    /// The result is less than needed.
    Under,
    /// Something was found of which nothing may be found.
    Found,
    /// The two cannot be compared.
    Unclear(Why),
}

/// The reason why limit and result cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The limit cannot be read.
    Limit,
    /// The result cannot be read.
    Result,
    /// The units differ, and no conversion is always right.
    Units,
    /// The result is a range, or a limit of detection, that lies on both sides of the limit.
    TooWide,
    /// The result has no value, and the limit is one.
    NoValue,
}

impl Verdict {
    /// Whether the result breaks the limit.
    pub fn breaks(self) -> bool {
        matches!(self, Verdict::Over | Verdict::Under | Verdict::Found)
    }
}

/// The result of a row held against the limit of the same row.
pub fn verdict(row: &TestResult) -> Verdict {
    // In one row, the unit of the one is the unit of the other where only one of them says it.
    hold(row, row, |bound, measured| match (bound.is_empty(), measured.is_empty()) {
        (true, false) => (measured.clone(), measured),
        (false, true) => (bound.clone(), bound),
        _ => (bound, measured),
    })
}

/// The result of a row held against the limit of another one, as of the declaration. Units are converted where that is
/// always right. A unit in the text itself comes before that of the row.
pub fn against(slip: &TestResult, limit: &TestResult) -> Verdict {
    hold(slip, limit, |bound, measured| (bound, measured))
}

/// [`against`], with a function that settles the units of limit and result.
fn hold(slip: &TestResult, limit: &TestResult, settle: fn(String, String) -> (String, String)) -> Verdict {
    if slip.result.trim().is_empty() || limit.limit.trim().is_empty() {
        return Verdict::Open;
    }
    let Some((bound, bound_unit)) = read_limit(&limit.limit) else { return Verdict::Unclear(Why::Limit) };
    if bound == Limit::Free {
        return Verdict::Free;
    }
    let Some((measured, measured_unit)) = read_result(&slip.result) else { return Verdict::Unclear(Why::Result) };
    let unit = |own: String, row: &TestResult| if own.is_empty() { row.unit.trim().to_owned() } else { own };
    // Nothing that was found, or may be found, is the same in every unit.
    let relation = if bound == Limit::Absent || measured == Measured::Absent {
        UnitRelation::Same
    } else {
        let (bound, measured) = settle(unit(bound_unit, limit), unit(measured_unit, slip));
        relate(&bound, &measured)
    };
    let (of_bound, of_measured) = match relation {
        UnitRelation::Same => (1, 1),
        UnitRelation::Factors(bound, measured) => (bound, measured),
        UnitRelation::Different => return Verdict::Unclear(Why::Units),
    };
    match (scaled_limit(&bound, of_bound), scaled_result(&measured, of_measured)) {
        (Some(bound), Some(measured)) => compare(&bound, &measured),
        (None, _) => Verdict::Unclear(Why::Limit),
        (_, None) => Verdict::Unclear(Why::Result),
    }
}

/// Whether the result of a row says that some of the indicator was found. A result that cannot be read says nothing.
pub fn shows_some(row: &TestResult) -> bool {
    match read_result(&row.result) {
        Some((Measured::Present, _)) => true,
        Some((Measured::Between(low, _), _)) => low > Decimal::ZERO,
        Some((Measured::Above { value, .. }, _)) => value >= Decimal::ZERO,
        _ => false,
    }
}

fn scaled_limit(limit: &Limit, factor: i128) -> Option<Limit> {
    Some(match limit {
        Limit::Most { value, strict } => Limit::Most { value: value.multiplied(factor)?, strict: *strict },
        Limit::Least { value, strict } => Limit::Least { value: value.multiplied(factor)?, strict: *strict },
        Limit::Between(low, high) => Limit::Between(low.multiplied(factor)?, high.multiplied(factor)?),
        Limit::Absent | Limit::Free => limit.clone(),
    })
}

fn scaled_result(result: &Measured, factor: i128) -> Option<Measured> {
    Some(match result {
        Measured::Between(low, high) => Measured::Between(low.multiplied(factor)?, high.multiplied(factor)?),
        Measured::Below { value, strict } => Measured::Below { value: value.multiplied(factor)?, strict: *strict },
        Measured::Above { value, strict } => Measured::Above { value: value.multiplied(factor)?, strict: *strict },
        Measured::Absent | Measured::Present => result.clone(),
    })
}

/// The range in which a result lies.
struct Range {
    low: Decimal,
    /// Whether the lowest value itself is excluded.
    low_open: bool,
    /// `None` where there is no highest value.
    high: Option<Decimal>,
    /// Whether the highest value itself is excluded.
    high_open: bool,
}

impl Range {
    /// The range of a result. Amounts are never below zero, so that a result below a limit of detection begins at zero.
    fn of(measured: &Measured) -> Option<Range> {
        Some(match measured {
            Measured::Between(low, high) => Range { low: *low, low_open: false, high: Some(*high), high_open: false },
            Measured::Below { value, strict } => {
                Range { low: Decimal::ZERO.min(*value), low_open: false, high: Some(*value), high_open: *strict }
            }
            Measured::Above { value, strict } => Range { low: *value, low_open: *strict, high: None, high_open: false },
            Measured::Absent => {
                Range { low: Decimal::ZERO, low_open: false, high: Some(Decimal::ZERO), high_open: false }
            }
            Measured::Present => return None,
        })
    }

    /// Whether all values are at most `value`, or below it where `strict`.
    fn is_at_most(&self, value: Decimal, strict: bool) -> bool {
        self.high.is_some_and(|high| high < value || (high == value && (!strict || self.high_open)))
    }

    /// Whether all values are at least `value`, or above it where `strict`.
    fn is_at_least(&self, value: Decimal, strict: bool) -> bool {
        self.low > value || (self.low == value && (!strict || self.low_open))
    }
}

fn compare(limit: &Limit, measured: &Measured) -> Verdict {
    let Some(range) = Range::of(measured) else {
        return if *limit == Limit::Absent { Verdict::Found } else { Verdict::Unclear(Why::NoValue) };
    };
    let over = |value: Decimal, strict: bool| range.is_at_least(value, !strict);
    let under = |value: Decimal, strict: bool| range.is_at_most(value, !strict);
    match limit {
        Limit::Most { value, strict } if range.is_at_most(*value, *strict) => Verdict::Within,
        Limit::Most { value, strict } if over(*value, *strict) => Verdict::Over,
        Limit::Least { value, strict } if range.is_at_least(*value, *strict) => Verdict::Within,
        Limit::Least { value, strict } if under(*value, *strict) => Verdict::Under,
        Limit::Between(low, high) if range.is_at_least(*low, false) && range.is_at_most(*high, false) => {
            Verdict::Within
        }
        Limit::Between(_, high) if over(*high, false) => Verdict::Over,
        Limit::Between(low, _) if under(*low, false) => Verdict::Under,
        // A result below the limit of detection is one in which nothing was found.
        Limit::Absent if matches!(measured, Measured::Absent | Measured::Below { .. }) => Verdict::Within,
        Limit::Absent if range.low > Decimal::ZERO || range.low_open => Verdict::Found,
        Limit::Absent if range.is_at_most(Decimal::ZERO, false) => Verdict::Within,
        Limit::Free => Verdict::Free,
        _ => Verdict::Unclear(Why::TooWide),
    }
}
