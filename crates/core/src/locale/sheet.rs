//! The texts of the catalogue that only the council's sheet shows. In the data files (`catalogue/data`) they are next
//! to the entry that they explain. They are clauses that begin with a small letter and have no full stop.

use super::{Message, msg};

/// The condition under which a knock-out rejects the dossier or stops the rating, in the words of the sheet.
/// `knock_out` is its index in the edition.
pub fn reason(edition: &str, knock_out: u16) -> Option<Message> {
    msg::SHEET_REASONS.iter().find(|(id, place, _)| *id == edition && *place == knock_out).map(|(.., text)| *text)
}

/// The note under a criterion's title on the sheet of a set, apart from knock-outs; `None` for most criteria.
pub fn note(edition: &str, set: u16, criterion: &str) -> Option<Message> {
    let found = msg::SHEET_NOTES.iter().find(|(id, no, place, _)| *id == edition && *no == set && *place == criterion);
    found.map(|(.., text)| *text)
}
