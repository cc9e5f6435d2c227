//! From figures to the option of a question.

use super::{Band, Calculator, FigureAt, Formula, Measure, all, calculator};
use crate::catalogue::{Criterion, Edition, ProductSet};
use crate::draft::Draft;
use crate::quantity::{Decimal, Kind, NotUnderstood, Quantity};

/// A value that a measure looks at, with what it was reckoned from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A part of a whole, or of an average.
    Share {
        /// The part.
        part: Quantity,
        /// The whole; never 0.
        whole: Quantity,
    },
    /// A sum.
    Count {
        /// The summands, in order.
        of: Vec<Quantity>,
        /// The sum.
        sum: Decimal,
    },
    /// A figure of several years, the oldest first.
    Growth {
        /// The years with their figures.
        years: Vec<(i32, Quantity)>,
        /// The number of years in a row in which it grew, up to the newest.
        run: i64,
    },
}

/// The reason why a measure has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A figure is not stated yet.
    Missing(FigureAt),
    /// A figure cannot be read.
    NotUnderstood(FigureAt, NotUnderstood),
    /// Two figures are counted in different units.
    Units(FigureAt, FigureAt),
    /// The whole is 0, so there is no share of it.
    Nothing(FigureAt),
    /// The part is larger than the whole.
    AboveWhole(FigureAt, FigureAt),
}

/// What the figures say about the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Some figure is missing or cannot be used.
    Open,
    /// The figures allow these options of the question (from 1, or [`crate::catalogue::NO_LEVEL`]); more than one where
    /// another fact decides between them.
    Options {
        /// The numbers of the options, in rising order.
        options: Vec<usize>,
        /// Whether a value lies exactly where the law does not say what counts: the council decides, and the options are
        /// the stricter reading.
        council: bool,
    },
}

/// What a calculator has reckoned.
#[derive(Debug, Clone, PartialEq)]
pub struct Reckoned {
    /// The calculator.
    pub calculator: &'static Calculator,
    /// The figures that it asks for, each once, in the order of the forms.
    pub asked: Vec<FigureAt>,
    /// The value of each measure.
    pub values: Vec<Result<Value, Gap>>,
    /// What follows for the answer.
    pub outcome: Outcome,
}

impl Value {
    /// Whether the value is below, at or above a threshold in whole units (percent, times, years).
    fn against(&self, threshold: i64) -> std::cmp::Ordering {
        match self {
            // Whole numbers are compared, so no threshold is missed by rounding.
            Value::Share { part, whole } => {
                let hundred = part.value.billionths().saturating_mul(100);
                hundred.cmp(&whole.value.billionths().saturating_mul(i128::from(threshold)))
            }
            Value::Count { sum, .. } => sum.cmp(&Decimal::whole(threshold)),
            Value::Growth { run, .. } => run.cmp(&threshold),
        }
    }

    /// The range that holds the value, and whether the value is the end of the range, of which the law does not say what
    /// counts.
    fn band<'m>(&self, measure: &'m Measure) -> Option<(&'m Band, bool)> {
        measure.bands.iter().find_map(|band| {
            let Some(end) = band.end else { return Some((band, false)) };
            match self.against(end) {
                std::cmp::Ordering::Less => Some((band, false)),
                std::cmp::Ordering::Equal if band.closed => Some((band, band.council)),
                _ => None,
            }
        })
    }
}

/// What the figures of a draft say about the question with this key, where the rating is in `year`; `None` where the
/// question has no calculator.
pub fn reckon(draft: &Draft, edition: &Edition, question: &str, year: i32) -> Option<Reckoned> {
    let calculator = calculator(edition, question)?;
    let mut asked: Vec<FigureAt> = Vec::new();
    for measure in &calculator.measures {
        for at in figures_of(measure, edition, year) {
            if !asked.contains(&at) {
                asked.push(at);
            }
        }
    }
    // A whole is asked before its parts, as the forms do.
    asked.sort_by_key(|at| (all(edition).iter().position(|figure| figure.key == at.figure.key), at.year));
    let values: Vec<Result<Value, Gap>> =
        calculator.measures.iter().map(|measure| value(draft, edition, measure, year)).collect();
    let outcome = outcome(calculator, &values);
    Some(Reckoned { calculator, asked, values, outcome })
}

/// What the figures say about each criterion of a set whose question has a calculator.
pub fn reckon_answers<'s>(
    draft: &Draft,
    edition: &Edition,
    set: &'s ProductSet,
    year: i32,
) -> Vec<(&'s Criterion, Reckoned)> {
    let reckoned =
        |criterion: &'s Criterion| Some((criterion, reckon(draft, edition, &edition.question(criterion).key, year)?));
    set.criteria().filter_map(reckoned).collect()
}

fn figures_of(measure: &Measure, edition: &Edition, year: i32) -> Vec<FigureAt> {
    let figures = measure.figures.iter().filter_map(|index| all(edition).get(usize::from(*index)));
    match measure.formula {
        Formula::Growth => figures.flat_map(|figure| FigureAt::in_years(figure, year)).collect(),
        Formula::Share | Formula::Count => figures.map(|figure| FigureAt::newest(figure, year)).collect(),
    }
}

fn value(draft: &Draft, edition: &Edition, measure: &Measure, year: i32) -> Result<Value, Gap> {
    let quantity = |at: &FigureAt| match at.read(draft) {
        Ok(Some(quantity)) => Ok(quantity),
        Ok(None) => Err(Gap::Missing(*at)),
        Err(error) => Err(Gap::NotUnderstood(*at, error)),
    };
    let asked = figures_of(measure, edition, year);
    match (measure.formula, asked.as_slice()) {
        (Formula::Share, [part_at, whole_at]) => {
            let (part, whole) = (quantity(part_at)?, quantity(whole_at)?);
            if part.kind != whole.kind {
                // A part of nothing is nothing in any unit.
                return match part.value == Decimal::ZERO && part.kind == Kind::Bare && whole.value != Decimal::ZERO {
                    true => Ok(Value::Share { part: Quantity { kind: whole.kind.clone(), ..part }, whole }),
                    false => Err(Gap::Units(*part_at, *whole_at)),
                };
            }
            if whole.value == Decimal::ZERO {
                return Err(Gap::Nothing(*whole_at));
            }
            if part.value > whole.value && !measure.above_whole {
                return Err(Gap::AboveWhole(*part_at, *whole_at));
            }
            Ok(Value::Share { part, whole })
        }
        (Formula::Growth, years) => growth(years, quantity),
        (_, summands) => {
            let of = summands.iter().map(quantity).collect::<Result<Vec<_>, _>>()?;
            // Each number is far below the largest one, so their sum is too.
            let sum = of.iter().fold(Decimal::ZERO, |sum, quantity| sum.plus(quantity.value).unwrap_or(sum));
            Ok(Value::Count { of, sum })
        }
    }
}

/// The growth up to the newest year. An older year is needed only as long as the figure grew after it.
fn growth(asked: &[FigureAt], quantity: impl Fn(&FigureAt) -> Result<Quantity, Gap>) -> Result<Value, Gap> {
    let mut years: Vec<(i32, Quantity)> = Vec::new();
    let mut run = 0;
    for at in asked.iter().rev() {
        let found = quantity(at)?;
        let grew = years.last().is_none_or(|(_, later)| later.value > found.value);
        run += i64::from(grew && !years.is_empty());
        years.push((at.year.unwrap_or_default(), found));
        if !grew {
            break;
        }
    }
    years.reverse();
    Ok(Value::Growth { years, run })
}

/// The least of what the measures lead to.
fn outcome(calculator: &Calculator, values: &[Result<Value, Gap>]) -> Outcome {
    let mut least: Option<(&Band, bool)> = None;
    for (measure, value) in calculator.measures.iter().zip(values) {
        let Some(found) = value.as_ref().ok().and_then(|value| value.band(measure)) else { return Outcome::Open };
        if least.is_none_or(|(band, _)| found.0.options.last() < band.options.last()) {
            least = Some(found);
        }
    }
    least.map_or(Outcome::Open, |(band, council)| Outcome::Options {
        options: band.options.iter().map(|option| usize::from(*option)).collect(),
        council,
    })
}
