//! The diary as a table of comma-separated values (RFC 4180), for Excel and back. `docs/diary.md` describes the columns.

mod defuse;
mod read;
mod write;

pub use read::{BadLine, LineError, TableError, TableRead, read_table};
pub use write::write_table;

use super::{Entry, Kind, Unit};
use crate::locale::{Lang, Message, msg};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Day,
    Kind,
    Item,
    Amount,
    Unit,
    Partner,
    Money,
    Batch,
    Material,
    Used,
    UsedUnit,
    Good,
    Note,
    Id,
}

impl Column {
    /// All columns, in the order in which they are written.
    pub(crate) const ALL: [Column; 14] = [
        Column::Day,
        Column::Kind,
        Column::Item,
        Column::Amount,
        Column::Unit,
        Column::Partner,
        Column::Money,
        Column::Batch,
        Column::Material,
        Column::Used,
        Column::UsedUnit,
        Column::Good,
        Column::Note,
        Column::Id,
    ];

    /// The heading.
    pub(crate) fn label(self) -> Message {
        match self {
            Column::Day => msg::DIARY_COL_DAY,
            Column::Kind => msg::DIARY_COL_KIND,
            Column::Item => msg::DIARY_COL_ITEM,
            Column::Amount => msg::DIARY_COL_AMOUNT,
            Column::Unit => msg::DIARY_COL_UNIT,
            Column::Partner => msg::DIARY_COL_PARTNER,
            Column::Money => msg::DIARY_COL_MONEY,
            Column::Batch => msg::DIARY_COL_BATCH,
            Column::Material => msg::DIARY_COL_MATERIAL,
            Column::Used => msg::DIARY_COL_USED,
            Column::UsedUnit => msg::DIARY_COL_USED_UNIT,
            Column::Good => msg::DIARY_COL_GOOD,
            Column::Note => msg::DIARY_COL_NOTE,
            Column::Id => msg::DIARY_COL_ID,
        }
    }

    /// The English heading as a search key, by which a table is read whatever the language of the screen is.
    fn english(self) -> &'static str {
        match self {
            Column::Day => "day",
            Column::Kind => "kind",
            Column::Item => "item",
            Column::Amount => "amount",
            Column::Unit => "unit",
            Column::Partner => "with whom",
            Column::Money => "money",
            Column::Batch => "batch",
            Column::Material => "material",
            Column::Used => "material used",
            Column::UsedUnit => "unit of material",
            Column::Good => "result",
            Column::Note => "note",
            Column::Id => "code",
        }
    }

    /// The text of the column for an entry.
    pub(crate) fn text(self, entry: &Entry, lang: Lang) -> String {
        let unit = |unit: Unit, is_empty: bool| if is_empty { "" } else { unit.name().text(lang) };
        match self {
            Column::Day => entry.day.to_string(),
            Column::Kind => entry.kind.name().text(lang).to_owned(),
            Column::Item => entry.item.clone(),
            Column::Amount => entry.amount.text.clone(),
            Column::Unit => unit(entry.amount.unit, entry.amount.is_empty()).to_owned(),
            Column::Partner => entry.partner.clone(),
            Column::Money => entry.money.clone(),
            Column::Batch => entry.batch.clone(),
            Column::Material => entry.material.clone(),
            Column::Used => entry.used.text.clone(),
            Column::UsedUnit => unit(entry.used.unit, entry.used.is_empty()).to_owned(),
            Column::Good => entry.result(lang).to_owned(),
            Column::Note => entry.note.clone(),
            Column::Id => entry.id.clone(),
        }
    }
}

/// The English names of kinds, as search keys.
const KINDS: [(Kind, &str); 5] = [
    (Kind::Bought, "bought"),
    (Kind::Made, "made"),
    (Kind::Sold, "sold"),
    (Kind::Waste, "waste"),
    (Kind::Check, "check"),
];

/// The English names of units, as search keys.
const UNITS: [(Unit, &str); 3] = [(Unit::Kilogram, "kg"), (Unit::Litre, "litres"), (Unit::Piece, "pieces")];

/// The English results of checks, as search keys.
const RESULTS: [(bool, &str); 2] = [(true, "good"), (false, "not good")];

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue_model::search_key::search_key;

    #[test]
    fn english_names_are_those_of_the_texts() -> Result<(), Box<dyn std::error::Error>> {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/texts/en/diary.toml");
        let texts: toml::Table = std::fs::read_to_string(file)?.parse()?;
        let said = |key: &str| texts["diary"].get(key).and_then(|text| text.as_str()).map(search_key);
        let columns = [
            "day",
            "kind",
            "item",
            "amount",
            "unit",
            "partner",
            "money",
            "batch",
            "material",
            "used",
            "used-unit",
            "good",
            "note",
            "id",
        ];
        for (column, key) in Column::ALL.into_iter().zip(columns) {
            assert_eq!(said(&format!("col-{key}")).as_deref(), Some(column.english()));
        }
        for (kind, name) in KINDS {
            assert_eq!(said(kind.key()).as_deref(), Some(name));
        }
        for ((_, name), key) in UNITS.into_iter().zip(["kilogram", "litre", "piece"]) {
            assert_eq!(said(key).as_deref(), Some(name));
        }
        for ((_, name), key) in RESULTS.into_iter().zip(["good-yes", "good-no"]) {
            assert_eq!(said(key).as_deref(), Some(name));
        }
        Ok(())
    }
}
