//! The time, and random ids.

use sao_lang_core::diary::entry_id;
use sao_lang_core::draft;
use sao_lang_core::locale::Lang;

/// The present time, as an RFC 3339 timestamp in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The present time, in milliseconds since 1970.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// The number of days since a stored timestamp. `None` where the text is not a timestamp, or where it lies in the
/// future: a wrong clock of an earlier day must not delay a reminder.
pub fn days_since(timestamp: &str) -> Option<f64> {
    let then = js_sys::Date::new(&timestamp.into()).get_time();
    let days = (js_sys::Date::now() - then) / 86_400_000.0;
    // One day of tolerance, for clocks that were corrected.
    (days > -1.0).then_some(days)
}

/// Today's date in the user's time zone, as `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// A new id for a draft or an attachment on this device.
pub fn new_id() -> String {
    draft::new_id(std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8))
}

/// A new id for an entry of a diary.
pub fn new_entry_id() -> String {
    entry_id(now_ms() as u64, std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8))
}

/// A stored timestamp in the user's time zone, in the format of the language: the date and the time of day.
pub fn local(timestamp: &str, language_tag: &str) -> String {
    let date = js_sys::Date::new(&timestamp.into());
    if date.get_time().is_nan() {
        return String::new();
    }
    let day = format!("{}-{}-{}", date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{}, {:02}:{:02}", local_date(&day, language_tag), date.get_hours(), date.get_minutes())
}

/// A date (`YYYY-MM-DD`) in the format of the language; empty where the text is not a date.
pub fn local_date(date: &str, language_tag: &str) -> String {
    Lang::from_tag(language_tag).unwrap_or_default().day(date).unwrap_or_default()
}
