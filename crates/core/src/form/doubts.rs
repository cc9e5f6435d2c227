//! Doubts about a typed text: it is probably not of the kind that the field asks for. A doubt is a remark beside the
//! field; the text stays unchanged.

use chrono::NaiveDate;

use super::{Field, Kind};
use crate::draft::Draft;
use crate::locale::{Message, msg, written_day};
use catalogue_model::search_key::search_key;

/// The minimum number of digits of a telephone number that can be called from elsewhere.
const PHONE_DIGITS: usize = 8;

/// The reason for a doubt about a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The text is no e-mail address.
    NoEmail,
    /// The text has too few digits for a telephone number.
    NoPhone,
    /// The calendar has no such day.
    NoDay,
    /// The day must be in the past, but is in the future.
    DayToCome,
}

impl Doubt {
    /// The words of the doubt for the user.
    pub fn words(self) -> Message {
        match self {
            Doubt::NoEmail => msg::REACH_NO_EMAIL,
            Doubt::NoPhone => msg::REACH_NO_PHONE,
            Doubt::NoDay => msg::REACH_NO_DAY,
            Doubt::DayToCome => msg::REACH_DAY_TO_COME,
        }
    }
}

impl Field {
    /// The doubt about the draft's text in this field; `None` where the text is empty or may be correct.
    pub fn doubt(&self, draft: &Draft, today: NaiveDate) -> Option<Doubt> {
        let text = self.read(draft);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match self.kind {
            Kind::Email => (!text.split([',', ';']).all(|one| is_email(one.trim()))).then_some(Doubt::NoEmail),
            Kind::Phone => {
                let digits = text.chars().filter(char::is_ascii_digit).count();
                (digits < PHONE_DIGITS).then_some(Doubt::NoPhone)
            }
            Kind::Date | Kind::Founded => past_day(text, today),
            Kind::Line | Kind::Long | Kind::Sex => None,
        }
    }
}

/// Whether a text has a name before its only `@`, and a domain of several parts after it.
fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let parts: Vec<&str> = domain.split('.').collect();
    !name.is_empty()
        && parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
}

/// The doubt about a day that must be in the past. A text with letters is accepted, because a day can be written in
/// words in many ways.
fn past_day(text: &str, today: NaiveDate) -> Option<Doubt> {
    if text.contains(char::is_alphabetic) {
        return None;
    }
    // Old papers often state only a month or a year.
    let first = [text.to_owned(), format!("1/{text}"), format!("1/1/{text}")].iter().find_map(|t| read_day(t));
    match first {
        None => Some(Doubt::NoDay),
        Some(day) if day > today => Some(Doubt::DayToCome),
        Some(_) => None,
    }
}

/// The day in a text such as `12/3/2021`, `12-03-2021`, `12.3.2021` or `2021-03-12`, if the calendar has it.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    // The parser for numbers would accept a sign.
    if text.contains('+') {
        return None;
    }
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = parts[..] else { return None };
    // A year of two digits could belong to either century.
    let (day, year) = match (first.len(), last.len()) {
        (4, 1..=2) => (last, first),
        (1..=2, 4) => (first, last),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A text that may be a day, in the format of documents. A text that is no day is returned as it was written.
///
/// ```
/// use sao_lang_core::form::written_date;
/// assert_eq!([written_date("2026-02-04"), written_date("4/2/2026")], ["04/02/2026", "04/02/2026"]);
/// assert_eq!(written_date(" tháng 3/2021 "), "tháng 3/2021");
/// ```
pub fn written_date(text: &str) -> String {
    read_day(text).map_or_else(|| text.trim().to_owned(), written_day)
}

/// The sex of a person, as the form asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// `Nam`.
    Male,
    /// `Nữ`.
    Female,
}

impl Sex {
    /// Both values, in the order in which they are offered.
    pub const BOTH: [Sex; 2] = [Sex::Male, Sex::Female];

    /// The word that the draft stores: the dossier is in Vietnamese, whatever the language of the screen is.
    pub fn written(self) -> &'static str {
        match self {
            Sex::Male => "Nam",
            Sex::Female => "Nữ",
        }
    }

    /// The word on the screen.
    pub fn name(self) -> Message {
        match self {
            Sex::Male => msg::REACH_MALE,
            Sex::Female => msg::REACH_FEMALE,
        }
    }

    /// The sex that a text states, whatever its Vietnamese marks and letter case; `None` where the text states
    /// something else.
    pub fn read(text: &str) -> Option<Sex> {
        Sex::BOTH.into_iter().find(|sex| search_key(sex.written()).trim() == search_key(text).trim())
    }
}
