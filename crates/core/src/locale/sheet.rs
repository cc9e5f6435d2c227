//! The catalogue's texts that only the council's sheet shows. They are written beside what they belong to
//! (`catalogue/data`), as clauses that begin small and have no full stop.

use super::{Message, msg};

/// When a knock-out rejects the dossier or stops the rating, as the sheet says it; `knock_out` is its place in the edition.
pub fn reason(edition: &str, knock_out: u16) -> Option<Message> {
    msg::SHEET_REASONS.iter().find(|(id, place, _)| *id == edition && *place == knock_out).map(|(.., text)| *text)
}

/// What the sheet of a set notes under a criterion's title, beside what rejects; `None` for most criteria.
pub fn note(edition: &str, set: u16, criterion: &str) -> Option<Message> {
    let found = msg::SHEET_NOTES.iter().find(|(id, no, place, _)| *id == edition && *no == set && *place == criterion);
    found.map(|(.., text)| *text)
}
