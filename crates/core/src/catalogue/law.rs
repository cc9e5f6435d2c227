//! The words for other laws than the Decision.

use super::{Edition, Law, LawState, Text as _};
use crate::locale::{Lang, msg, values};

/// The words that say whether a law is in force, since which day, and which law has replaced it.
pub(super) fn state(edition: &Edition, law: &Law, lang: Lang) -> String {
    let day = lang.day(&law.since).unwrap_or_default();
    let by = law.by.map_or("", |other| edition.law(other).name.text(lang));
    let words = match law.state {
        LawState::InForce => return msg::LAWS_IN_FORCE.fill(lang, values::Day { day: &day }),
        LawState::Suspended => msg::LAWS_SUSPENDED,
        LawState::Replaced => msg::LAWS_REPLACED,
    };
    words.fill(lang, values::ByDay { day: &day, by: &by })
}
