//! The time of day, and chance.

use sao_lang_core::draft;
use sao_lang_core::locale::Lang;

/// Now, as an RFC 3339 timestamp in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Now, in milliseconds since 1970.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Days that have passed since a stored timestamp; `None` where it is none, or is still to come: a clock that was once ahead
/// must not put off what is due.
pub fn days_since(timestamp: &str) -> Option<f64> {
    let then = js_sys::Date::new(&timestamp.into()).get_time();
    let days = (js_sys::Date::now() - then) / 86_400_000.0;
    // A day's grace, for clocks that were put right.
    (days > -1.0).then_some(days)
}

/// Today where the user is, as `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// An id for a new draft or attachment on this device.
pub fn new_id() -> String {
    draft::new_id(std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8))
}

/// A stored timestamp where the user is, as the language writes it: the day and the time of day.
pub fn local(timestamp: &str, language_tag: &str) -> String {
    let date = js_sys::Date::new(&timestamp.into());
    if date.get_time().is_nan() {
        return String::new();
    }
    let day = format!("{}-{}-{}", date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{}, {:02}:{:02}", local_date(&day, language_tag), date.get_hours(), date.get_minutes())
}

/// A day (`YYYY-MM-DD`) as the language writes it; empty for what is no day.
pub fn local_date(date: &str, language_tag: &str) -> String {
    Lang::from_tag(language_tag).unwrap_or_default().day(date).unwrap_or_default()
}
