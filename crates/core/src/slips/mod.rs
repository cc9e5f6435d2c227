//! Test slips by value: the limit, the result and the unit of an indicator are read, and the result is held against the
//! limit. What cannot be read is called so; nothing is guessed.
//!
//! Values are exact decimals, so a result that equals its limit is within it.

mod compare;
mod decimal;
mod names;
mod read;
mod unit;
mod words;

pub use crate::quantity::Decimal;
pub use compare::{Verdict, Why, against, shows_some, verdict};
pub use decimal::decimal;
pub use names::{IndicatorName, indicator_names, known_names};
pub use read::{Limit, Measured, read_limit, read_result};
pub use unit::{UnitRelation, relate};
pub use words::Tone;
