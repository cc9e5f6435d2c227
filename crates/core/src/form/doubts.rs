//! Whether what was typed can be what was asked for. A doubt is a remark beside the field: what is written stays.

use chrono::NaiveDate;

use super::{Field, Kind};
use crate::draft::Draft;
use crate::locale::{Message, msg, written_day};
use catalogue_model::search_key::search_key;

/// The least digits of a telephone number that can be called from elsewhere.
const PHONE_DIGITS: usize = 8;

/// Why a text can hardly be what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is no e-mail address.
    NoEmail,
    /// It has too few digits for a telephone number.
    NoPhone,
    /// The calendar has no such day.
    NoDay,
    /// The day should have passed, and has not come yet.
    DayToCome,
}

impl Doubt {
    /// What to say of it.
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
    /// What is doubtful about the draft's text here; `None` where it is empty or may be right.
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

/// Something before the one `@`, and a domain of several parts after it.
fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let parts: Vec<&str> = domain.split('.').collect();
    !name.is_empty()
        && parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
        && !text.contains(char::is_whitespace)
        && !domain.contains('@')
}

/// A day that should have passed. What has letters is left to the reader: there are many ways to write a day in words.
fn past_day(text: &str, today: NaiveDate) -> Option<Doubt> {
    if text.contains(char::is_alphabetic) {
        return None;
    }
    // Papers of old often name a month or a year alone.
    let first = [text.to_owned(), format!("1/{text}"), format!("1/1/{text}")].iter().find_map(|t| read_day(t));
    match first {
        None => Some(Doubt::NoDay),
        Some(day) if day > today => Some(Doubt::DayToCome),
        Some(_) => None,
    }
}

/// The day of a text such as `12/3/2021`, `12-03-2021`, `12.3.2021` or `2021-03-12`, if the calendar has it.
pub fn read_day(text: &str) -> Option<NaiveDate> {
    // Numbers with a sign would be read as well.
    if text.contains('+') {
        return None;
    }
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = parts[..] else { return None };
    // A year of two digits could be of either century.
    let (day, year) = match (first.len(), last.len()) {
        (4, 1..=2) => (last, first),
        (1..=2, 4) => (first, last),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A text that may be a day, as documents write it; what is no day is as it was written.
///
/// ```
/// use sao_lang_core::form::written_date;
/// assert_eq!([written_date("2026-02-04"), written_date("4/2/2026")], ["04/02/2026", "04/02/2026"]);
/// assert_eq!(written_date(" tháng 3/2021 "), "tháng 3/2021");
/// ```
pub fn written_date(text: &str) -> String {
    read_day(text).map_or_else(|| text.trim().to_owned(), written_day)
}

/// Sex of a person, as the form has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// `Nam`.
    Male,
    /// `Nữ`.
    Female,
}

impl Sex {
    /// Both, in the order in which they are offered.
    pub const BOTH: [Sex; 2] = [Sex::Male, Sex::Female];

    /// What the draft keeps: the dossier is in Vietnamese, whatever the language on the screen.
    pub fn written(self) -> &'static str {
        match self {
            Sex::Male => "Nam",
            Sex::Female => "Nữ",
        }
    }

    /// Its name on the screen.
    pub fn name(self) -> Message {
        match self {
            Sex::Male => msg::REACH_MALE,
            Sex::Female => msg::REACH_FEMALE,
        }
    }

    /// What a text says, marks and case aside; `None` where it says something else.
    pub fn read(text: &str) -> Option<Sex> {
        Sex::BOTH.into_iter().find(|sex| search_key(sex.written()).trim() == search_key(text).trim())
    }
}
