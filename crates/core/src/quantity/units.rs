//! The words for units and multiples.

use super::{Decimal, Kind, Unit};

/// Words for a unit or a multiple, in the form of a search key, with the factor in thousandths of the base unit.
type Words = &'static [(&'static [&'static str], i64)];

/// Multiples that can stand before any unit.
const MULTIPLES: Words = &[
    (&["chuc"], 10_000),
    (&["ta"], 12_000),
    (&["tram"], 100_000),
    (&["nghin", "ngan", "k"], 1_000_000),
    (&["trieu", "tr"], 1_000_000_000),
    (&["ty", "ti"], 1_000_000_000_000),
];

const MASS: Words = &[
    (&["kg", "kilogam", "kilo", "ky", "ki", "can"], 1_000),
    (&["tan", "tonne", "tonnes", "t"], 1_000_000),
    (&["ta"], 100_000),
    (&["yen"], 10_000),
    (&["lang"], 100),
    (&["g", "gam", "gram", "gr"], 1),
];

const VOLUME: Words = &[
    (&["lit", "l", "litre", "litres", "liter", "liters"], 1_000),
    (&["ml", "mililit"], 1),
    (&["m3", "khoi"], 1_000_000),
];

const LENGTH: Words = &[(&["m", "met", "metre", "metres"], 1_000)];

const AREA: Words = &[(&["m2"], 1_000), (&["ha", "hecta", "hectare", "hectares"], 10_000_000)];

const MONEY: Words = &[(&["dong", "d", "vnd"], 1_000)];

const TIME: Words = &[(&["thang", "month", "months"], 1_000), (&["nam", "year", "years"], 12_000)];

/// Units of area whose size differs from region to region: a sào is 360, 500 or 1,000 m2.
const REGIONAL: [&str; 3] = ["sao", "mau", "cong"];

/// Words that change nothing: "khoảng 5 tấn", "có 12 người".
const FILLERS: [&str; 6] = ["khoang", "chung", "tong", "so", "co", "duoc"];

fn factor(words: Words, word: &str) -> Option<Decimal> {
    words.iter().find(|(forms, _)| forms.contains(&word)).map(|(_, thousandths)| Decimal::thousandths(*thousandths))
}

/// The factor of a multiple.
pub fn multiple(word: &str) -> Option<Decimal> {
    factor(MULTIPLES, word)
}

/// Whether the word changes nothing.
pub fn is_filler(word: &str) -> bool {
    FILLERS.contains(&word)
}

/// Whether the word is a unit whose size differs from region to region.
pub fn is_regional(word: &str) -> bool {
    REGIONAL.contains(&word)
}

/// What a word counts, and the factor to the base unit, where the figure takes this unit.
pub fn unit(word: &str, of: Unit) -> Option<(Kind, Decimal)> {
    let tables: &[(Words, Kind)] = match of {
        Unit::Amount => &[(MASS, Kind::Kilograms), (VOLUME, Kind::Litres), (LENGTH, Kind::Metres)],
        Unit::Area => &[(AREA, Kind::SquareMetres)],
        Unit::Money => &[(MONEY, Kind::Dong)],
        Unit::Months => &[(TIME, Kind::Months)],
        Unit::Persons | Unit::Times => &[],
    };
    tables.iter().find_map(|(words, kind)| Some((kind.clone(), factor(words, word)?)))
}

/// What a number without a word for its unit counts.
pub fn usual(of: Unit) -> Kind {
    match of {
        Unit::Amount => Kind::Bare,
        Unit::Area => Kind::SquareMetres,
        Unit::Money => Kind::Dong,
        Unit::Months => Kind::Months,
        Unit::Persons => Kind::Persons,
        Unit::Times => Kind::Times,
    }
}

/// Whether a part of one makes no sense.
pub fn is_whole(of: Unit) -> bool {
    matches!(of, Unit::Money | Unit::Persons | Unit::Times)
}
