//! An entry of the diary.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AmountError, Thousandths, amount_in, money};
use crate::draft::ID_LETTERS;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something was bought.
    Bought,
    /// A batch was made.
    Made,
    /// Something was sold or handed over.
    Sold,
    /// Something was spoilt or left over.
    Waste,
    /// Something was checked: cleanliness, temperature, weight.
    Check,
}

impl Kind {
    /// All kinds, in the order of their buttons.
    pub const ALL: [Kind; 5] = [Kind::Bought, Kind::Made, Kind::Sold, Kind::Waste, Kind::Check];

    /// The name of the kind in keys and ids.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Bought => "bought",
            Kind::Made => "made",
            Kind::Sold => "sold",
            Kind::Waste => "waste",
            Kind::Check => "check",
        }
    }
}

/// The unit of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Kilograms.
    #[default]
    Kilogram,
    /// Litres.
    Litre,
    /// Pieces: bottles, jars, boxes, bags.
    Piece,
}

impl Unit {
    /// All units, in the order in which they are offered.
    pub const ALL: [Unit; 3] = [Unit::Kilogram, Unit::Litre, Unit::Piece];
}

/// An amount as it was typed, with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Amount {
    /// The number as it was typed; empty if there is none.
    pub text: String,
    /// The unit.
    pub unit: Unit,
}

impl Amount {
    /// Whether no number was typed.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The number; `None` if none was typed.
    ///
    /// # Errors
    /// The text is no number; see [`AmountError`].
    pub fn read(&self) -> Result<Option<Thousandths>, AmountError> {
        if self.is_empty() { Ok(None) } else { amount_in(&self.text, self.unit).map(Some) }
    }
}

/// One line of the diary. Which of the texts an entry has follows from its kind: see [`super::Field`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The id, which no other entry has, on no device: see [`entry_id`].
    pub id: String,
    /// The day on which it happened.
    #[serde(with = "written_day")]
    pub day: NaiveDate,
    /// What the entry is about.
    pub kind: Kind,
    /// What was bought, made, sold, thrown away or checked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// From whom it was bought, to whom it was sold, or who checked it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub partner: String,
    /// How much of the item.
    #[serde(default, skip_serializing_if = "Amount::is_empty")]
    pub amount: Amount,
    /// The price of the whole amount in đồng, as it was typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub money: String,
    /// The number of the batch.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub batch: String,
    /// The material of which a batch was made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub material: String,
    /// How much of the material was used.
    #[serde(default, skip_serializing_if = "Amount::is_empty")]
    pub used: Amount,
    /// Whether what was checked was good; `None` for the other kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good: Option<bool>,
    /// What was done with waste, what a check has measured, or any remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Entry {
    /// An entry of a kind without any text.
    pub fn new(id: String, day: NaiveDate, kind: Kind) -> Entry {
        let text = String::new;
        let good = (kind == Kind::Check).then_some(true);
        Entry {
            id,
            day,
            kind,
            item: text(),
            partner: text(),
            amount: Amount::default(),
            money: text(),
            batch: text(),
            material: text(),
            used: Amount::default(),
            good,
            note: text(),
        }
    }

    /// The price in đồng; `None` if none was typed.
    ///
    /// # Errors
    /// The text is no amount of money; see [`AmountError`].
    pub fn price(&self) -> Result<Option<u64>, AmountError> {
        if self.money.trim().is_empty() { Ok(None) } else { money(&self.money).map(Some) }
    }
}

/// The id of a new entry: the time at which it was written, in milliseconds since 1970, then random letters. So the
/// entries of a day are in the order in which they were written.
pub fn entry_id(now_ms: u64, chance: [u8; 8]) -> String {
    let letters = chance.map(|byte| char::from(ID_LETTERS[usize::from(byte) % ID_LETTERS.len()]));
    format!("{now_ms:012x}-{}", letters.into_iter().collect::<String>())
}

/// Days in records, as `YYYY-MM-DD`.
mod written_day {
    use chrono::NaiveDate;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::calendar::day;

    pub fn serialize<S: Serializer>(day: &NaiveDate, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&day.to_string())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<NaiveDate, D::Error> {
        let text = String::deserialize(input)?;
        day(&text).ok_or_else(|| D::Error::custom("not a day"))
    }
}
