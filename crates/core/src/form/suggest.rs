//! Names of today that are offered while the commune or the province is typed.

use super::{COMMUNE, Field, PROVINCE, TakeOver};
use crate::draft::Draft;
use crate::locale::{Lang, msg, values};
use crate::places::{FormerPlace, Places, ProvinceMatch, province, provinces_like};

/// The most offers at a time: more of them do not fit on a phone beside its keyboard.
const MOST: usize = 6;

/// A name that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedPlace {
    /// What is taken over when it is chosen.
    pub take: TakeOver,
    /// The name of before by which it was found.
    pub former: Option<FormerPlace>,
}

/// The names that are offered for a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The names, the best first.
    pub offers: Vec<OfferedPlace>,
    /// Whether there are more.
    pub more: bool,
}

impl Suggested {
    /// How many names there are, and what to do.
    pub fn words(&self, lang: Lang) -> String {
        let n = self.offers.len();
        let words = match n {
            0 => return msg::PLACES_FOUND_NONE.text(lang).to_owned(),
            1 if !self.more => return msg::PLACES_FOUND_ONE.text(lang).to_owned(),
            _ if self.more => msg::PLACES_FOUND_MORE,
            _ => msg::PLACES_FOUND,
        };
        words.fill(lang, values::N { n: &n })
    }
}

/// The names that fit what is typed in this field; `None` where the text is too short, is complete already, or where the
/// field offers nothing.
pub fn suggest(draft: &Draft, field: &Field, places: Option<&Places>) -> Option<Suggested> {
    let applicant = &draft.applicant;
    let (offers, more) = match (field.key, places) {
        (PROVINCE, _) => (provinces_like(&applicant.province).into_iter().map(of_province).collect(), false),
        (COMMUNE, Some(places)) => {
            let near = province(&applicant.province).map(|found| found.province);
            let found = places.search(&applicant.commune, near, MOST)?;
            let offer =
                |offer: crate::places::Offer| OfferedPlace { take: TakeOver::of(offer.place), former: offer.former };
            (found.offers.into_iter().map(offer).collect::<Vec<_>>(), found.more)
        }
        _ => return None,
    };
    let says = |offer: &OfferedPlace| {
        let same = |new: &Option<String>, text: &str| new.as_deref().is_none_or(|new| new == text.trim());
        same(&offer.take.commune, &applicant.commune) && same(&offer.take.province, &applicant.province)
    };
    // Nothing is to be chosen any more, or nothing of a province can be told.
    let done = offers.first().is_some_and(says) || (offers.is_empty() && field.key == PROVINCE);
    (!done).then_some(Suggested { offers, more })
}

fn of_province(found: ProvinceMatch) -> OfferedPlace {
    let name = found.province.name.clone();
    let former = found.former.map(|name| FormerPlace { name: name.to_owned(), divided: false });
    OfferedPlace { take: TakeOver { province: Some(name.clone()), name, ..TakeOver::default() }, former }
}
