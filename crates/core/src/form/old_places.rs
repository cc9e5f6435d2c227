//! Names of before July 2025 in the texts of a draft for address, commune and province. They are a remark beside the
//! field and in the review; the texts stay unchanged until the producer takes the names of today over.

use super::Field;
use crate::draft::Draft;
use crate::locale::{Lang, msg, values};
use crate::places::{Place, Places, province};

/// The key of the field for the address.
pub const ADDRESS: &str = "applicant.address";
/// The key of the field for the commune.
pub const COMMUNE: &str = "applicant.commune";
/// The key of the field for the province.
pub const PROVINCE: &str = "applicant.province";

/// A text with names of before July 2025.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldPlace {
    /// The field of the text.
    pub field: &'static Field,
    /// The old names, as they are written.
    pub old: String,
    /// What can be taken over instead, the likeliest first.
    pub now: Vec<TakeOver>,
    /// The communes or the province of today; empty where only a former district is named.
    pub today: Vec<String>,
}

/// Names of today for the texts of a draft; the other texts stay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakeOver {
    /// The new address.
    pub address: Option<String>,
    /// The new commune, with its kind.
    pub commune: Option<String>,
    /// The new province.
    pub province: Option<String>,
    /// What is taken over, in one line for the screen.
    pub name: String,
}

impl TakeOver {
    /// A commune with its province.
    pub fn of(place: Place) -> TakeOver {
        TakeOver {
            commune: Some(place.name.to_string()),
            province: Some(place.province.name.clone()),
            name: place.full(),
            address: None,
        }
    }

    fn named(name: String) -> TakeOver {
        TakeOver { name, ..TakeOver::default() }
    }

    /// Writes the names into a draft.
    pub fn apply(&self, draft: &mut Draft) {
        let applicant = &mut draft.applicant;
        let texts = [
            (&self.address, &mut applicant.address),
            (&self.commune, &mut applicant.commune),
            (&self.province, &mut applicant.province),
        ];
        for (new, text) in texts {
            if let Some(new) = new {
                text.clone_from(new);
            }
        }
    }
}

/// The most names of today in a sentence; a district has become more than a line can hold.
const IN_A_SENTENCE: usize = 3;

impl OldPlace {
    /// The names of today for a sentence, with dots where there are more than a few; empty where none is known.
    pub fn today_in_brief(&self) -> String {
        let more = if self.today.len() > IN_A_SENTENCE { " / …" } else { "" };
        self.today.iter().take(IN_A_SENTENCE).cloned().collect::<Vec<_>>().join(" / ") + more
    }

    /// What the field is told.
    pub fn words(&self, lang: Lang) -> String {
        let old = &self.old;
        let words = match &self.today[..] {
            [now] if self.field.key == PROVINCE => {
                return msg::PLACES_OLD_PROVINCE.fill(lang, values::NowOld { now, old });
            }
            [] => msg::PLACES_OLD_DISTRICT,
            [_] => msg::PLACES_OLD_ONE,
            _ => msg::PLACES_OLD_SEVERAL,
        };
        words.fill(lang, values::Old { old })
    }
}

/// The names of before July 2025 in this field of a draft; `None` for other fields. Without the list of places only the
/// province is looked at.
pub fn old_place(draft: &Draft, field: &'static Field, places: Option<&Places>) -> Option<OldPlace> {
    let applicant = &draft.applicant;
    match (field.key, places) {
        (PROVINCE, _) => {
            let found = province(&applicant.province).filter(|found| found.former.is_some())?;
            let name = found.province.name.clone();
            let now = TakeOver { province: Some(name.clone()), name: name.clone(), ..TakeOver::default() };
            Some(OldPlace { field, old: applicant.province.trim().to_owned(), now: vec![now], today: vec![name] })
        }
        (COMMUNE, Some(places)) => {
            let found = places.old_commune(&applicant.commune, &applicant.province)?;
            let today = found.now.iter().map(|(place, _)| place.full()).collect();
            let without = found.without.map(|text| TakeOver { commune: Some(text.clone()), ..TakeOver::named(text) });
            let now = found.now.into_iter().map(|(place, _)| TakeOver::of(place)).chain(without).collect();
            Some(OldPlace { field, old: found.old, now, today })
        }
        (ADDRESS, Some(places)) => {
            let mut found = places.old_address(&applicant.address, &applicant.province)?;
            // A commune of today that is written in its own field has been chosen already.
            let chosen = |(place, _): &(Place, String)| place.name.to_string() == applicant.commune.trim();
            if let Some(at) = found.now.iter().position(chosen) {
                found.now = vec![found.now.swap_remove(at)];
            }
            let today = found.now.iter().map(|(place, _)| place.full()).collect();
            let empty = applicant.commune.trim().is_empty();
            let with = |(place, text): (Place, String)| {
                let rest = if empty { TakeOver::of(place) } else { TakeOver::default() };
                TakeOver { address: Some(text.clone()), name: text, ..rest }
            };
            let without = found.without.map(|text| TakeOver { address: Some(text.clone()), ..TakeOver::named(text) });
            let now = found.now.into_iter().map(with).chain(without).collect();
            Some(OldPlace { field, old: found.old, now, today })
        }
        _ => None,
    }
}
