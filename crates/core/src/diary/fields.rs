//! The fields of each kind of entry. The screen, the table and the pages all follow this list.

use super::{Entry, Kind, Unit};
use crate::locale::{Message, msg};

/// A field of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// [`Entry::item`].
    Item,
    /// [`Entry::partner`].
    Partner,
    /// [`Entry::amount`].
    Amount,
    /// [`Entry::money`].
    Money,
    /// [`Entry::batch`].
    Batch,
    /// [`Entry::material`].
    Material,
    /// [`Entry::used`].
    Used,
    /// [`Entry::good`].
    Good,
    /// [`Entry::note`].
    Note,
}

impl Field {
    /// The id of the field on the screen.
    pub fn id(self) -> &'static str {
        match self {
            Field::Item => "entry-item",
            Field::Partner => "entry-partner",
            Field::Amount => "entry-amount",
            Field::Money => "entry-money",
            Field::Batch => "entry-batch",
            Field::Material => "entry-material",
            Field::Used => "entry-used",
            Field::Good => "entry-good",
            Field::Note => "entry-note",
        }
    }

    /// The label of the field in an entry of a kind.
    pub fn label(self, kind: Kind) -> Message {
        match (self, kind) {
            (Field::Item, Kind::Bought) => msg::DIARY_ITEM_BOUGHT,
            (Field::Item, Kind::Made) => msg::DIARY_ITEM_MADE,
            (Field::Item, Kind::Sold) => msg::DIARY_ITEM_SOLD,
            (Field::Item, Kind::Waste) => msg::DIARY_ITEM_WASTE,
            (Field::Item, Kind::Check) => msg::DIARY_ITEM_CHECK,
            (Field::Partner, Kind::Sold) => msg::DIARY_PARTNER_SOLD,
            (Field::Partner, Kind::Check) => msg::DIARY_PARTNER_CHECK,
            (Field::Partner, _) => msg::DIARY_PARTNER_BOUGHT,
            (Field::Amount, Kind::Made) => msg::DIARY_AMOUNT_MADE,
            (Field::Amount, _) => msg::DIARY_AMOUNT,
            (Field::Money, Kind::Sold) => msg::DIARY_MONEY_SOLD,
            (Field::Money, _) => msg::DIARY_MONEY_BOUGHT,
            (Field::Batch, _) => msg::DIARY_BATCH,
            (Field::Material, _) => msg::DIARY_MATERIAL,
            (Field::Used, _) => msg::DIARY_USED,
            (Field::Good, _) => msg::DIARY_GOOD,
            (Field::Note, Kind::Waste) => msg::DIARY_NOTE_WASTE,
            (Field::Note, Kind::Check) => msg::DIARY_NOTE_CHECK,
            (Field::Note, _) => msg::DIARY_NOTE,
        }
    }

    /// The text of the field; `None` for [`Field::Good`], which is no text.
    pub fn text(self, entry: &Entry) -> Option<&str> {
        Some(match self {
            Field::Item => &entry.item,
            Field::Partner => &entry.partner,
            Field::Amount => &entry.amount.text,
            Field::Money => &entry.money,
            Field::Batch => &entry.batch,
            Field::Material => &entry.material,
            Field::Used => &entry.used.text,
            Field::Note => &entry.note,
            Field::Good => return None,
        })
    }

    /// Changes the text of the field.
    pub fn set_text(self, entry: &mut Entry, text: String) {
        let place = match self {
            Field::Item => &mut entry.item,
            Field::Partner => &mut entry.partner,
            Field::Amount => &mut entry.amount.text,
            Field::Money => &mut entry.money,
            Field::Batch => &mut entry.batch,
            Field::Material => &mut entry.material,
            Field::Used => &mut entry.used.text,
            Field::Note => &mut entry.note,
            Field::Good => return,
        };
        *place = text;
    }

    /// The unit of the field, if it is an amount with one.
    pub fn unit(self, entry: &Entry) -> Option<Unit> {
        match self {
            Field::Amount => Some(entry.amount.unit),
            Field::Used => Some(entry.used.unit),
            _ => None,
        }
    }

    /// Changes the unit of the field.
    pub fn set_unit(self, entry: &mut Entry, unit: Unit) {
        match self {
            Field::Amount => entry.amount.unit = unit,
            Field::Used => entry.used.unit = unit,
            _ => {}
        }
    }

    /// Whether the field is a number, so that the telephone shows its keys for numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Field::Amount | Field::Used | Field::Money)
    }
}

impl Kind {
    /// The fields of an entry of this kind, in the order in which they are asked.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::Bought => &[Field::Item, Field::Amount, Field::Partner, Field::Money, Field::Note],
            Kind::Made => &[Field::Item, Field::Amount, Field::Batch, Field::Material, Field::Used, Field::Note],
            Kind::Sold => &[Field::Item, Field::Amount, Field::Partner, Field::Money, Field::Batch, Field::Note],
            Kind::Waste => &[Field::Item, Field::Amount, Field::Note, Field::Batch],
            Kind::Check => &[Field::Item, Field::Good, Field::Note, Field::Partner, Field::Batch],
        }
    }

    /// The name of the kind.
    pub fn name(self) -> Message {
        match self {
            Kind::Bought => msg::DIARY_BOUGHT,
            Kind::Made => msg::DIARY_MADE,
            Kind::Sold => msg::DIARY_SOLD,
            Kind::Waste => msg::DIARY_WASTE,
            Kind::Check => msg::DIARY_CHECK,
        }
    }
}

impl Unit {
    /// The name of the unit.
    pub fn name(self) -> Message {
        match self {
            Unit::Kilogram => msg::DIARY_KILOGRAM,
            Unit::Litre => msg::DIARY_LITRE,
            Unit::Piece => msg::DIARY_PIECE,
        }
    }
}
