//! Units of results, and the conversions between them that are always right.

use super::read::folded;

/// The relation between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitRelation {
    /// Both are the same, or there is none.
    Same,
    /// Values become comparable when those in the first unit are multiplied by the first number, and those in the second
    /// by the second.
    Factors(i128, i128),
    /// No conversion is always right, as between a count in a gram and a count in a millilitre.
    Different,
}

/// The kind of quantity of a unit.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A mass in a mass.
    MassInMass,
    /// A mass in a volume.
    MassInVolume,
}

/// Units that convert: how many of the smallest unit of their kind (ng/kg, µg/l) one of them is. `ppm` is here a part
/// of a mass, as food laboratories use it.
const CONVERTED: [(&str, Kind, i128); 24] = [
    ("ng/kg", Kind::MassInMass, 1),
    ("ng/g", Kind::MassInMass, 1_000),
    ("ug/kg", Kind::MassInMass, 1_000),
    ("ppb", Kind::MassInMass, 1_000),
    ("ug/100g", Kind::MassInMass, 10_000),
    ("ug/g", Kind::MassInMass, 1_000_000),
    ("mg/kg", Kind::MassInMass, 1_000_000),
    ("ppm", Kind::MassInMass, 1_000_000),
    ("mg/100g", Kind::MassInMass, 10_000_000),
    ("mg/g", Kind::MassInMass, 1_000_000_000),
    ("g/kg", Kind::MassInMass, 1_000_000_000),
    ("‰", Kind::MassInMass, 1_000_000_000),
    ("%", Kind::MassInMass, 10_000_000_000),
    ("g/100g", Kind::MassInMass, 10_000_000_000),
    ("ug/l", Kind::MassInVolume, 1),
    ("ug/ml", Kind::MassInVolume, 1_000),
    ("mg/l", Kind::MassInVolume, 1_000),
    ("mg/dm3", Kind::MassInVolume, 1_000),
    ("mg/100ml", Kind::MassInVolume, 10_000),
    ("mg/ml", Kind::MassInVolume, 1_000_000),
    ("g/l", Kind::MassInVolume, 1_000_000),
    ("g/dm3", Kind::MassInVolume, 1_000_000),
    ("g/100ml", Kind::MassInVolume, 10_000_000),
    ("g/ml", Kind::MassInVolume, 1_000_000_000),
];

/// The relation between two units as they are printed.
///
/// ```
/// use sao_lang_core::slips::{UnitRelation, relate};
/// assert_eq!(relate("g/kg", "mg/kg"), UnitRelation::Factors(1_000, 1));
/// assert_eq!(relate("µg/L", "ug/l"), UnitRelation::Same);
/// assert_eq!(relate("CFU/g", "CFU/ml"), UnitRelation::Different);
/// ```
pub fn relate(one: &str, other: &str) -> UnitRelation {
    let (one, other) = (spelt(one), spelt(other));
    if one == other {
        return UnitRelation::Same;
    }
    let of = |unit: &str| CONVERTED.iter().find(|(name, ..)| *name == unit);
    match (of(&one), of(&other)) {
        (Some((_, kind, first)), Some((_, other, second))) if kind == other => {
            if first == second {
                UnitRelation::Same
            } else {
                let least = first.min(second);
                UnitRelation::Factors(first / least, second / least)
            }
        }
        _ => UnitRelation::Different,
    }
}

/// One spelling of a unit: no spaces, small letters, usual names for the same thing.
fn spelt(unit: &str) -> String {
    let unit = folded(unit).replace([' ', '(', ')'], "").replace('³', "3");
    let unit = unit.replace("mcg", "ug").replace("phantram", "%").replace("lit", "l").replace("khuanlac", "cfu");
    match unit.as_str() {
        "%khoiluong" | "%kl" | "%m/m" | "%w/w" | "%kl/kl" => "%".to_owned(),
        _ => unit,
    }
}
