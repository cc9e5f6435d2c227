//! Quantities as people write them: "1,5 tấn", "2.000.000", "2 triệu rưỡi", "12 tháng". Numbers are exact, because a
//! threshold of the law decides at its last digit.

mod decimal;
mod read;
mod units;
mod written;

pub use catalogue_model::figures::Unit;
pub use decimal::{Decimal, NotANumber};
pub use read::{NotUnderstood, read};

/// An exact number with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number, in the base unit of `kind`.
    pub value: Decimal,
    /// What is counted.
    pub kind: Kind,
}

/// What a quantity counts, with its base unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Mass, in kilograms.
    Kilograms,
    /// Volume, in litres.
    Litres,
    /// Length, in metres.
    Metres,
    /// Area, in square metres.
    SquareMetres,
    /// Money, in đồng.
    Dong,
    /// Time, in months.
    Months,
    /// Persons.
    Persons,
    /// How many times, or how many things of which the label tells what they are.
    Times,
    /// Things that are counted by this word, e.g. "chai".
    Pieces(String),
    /// An amount without a unit.
    Bare,
}
