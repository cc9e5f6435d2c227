//! The time of day, and chance.

/// Now, as an RFC 3339 moment in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Today where the user is, as `YYYY-MM-DD`.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// Eight characters that name a new draft on this device.
pub fn new_id() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    (0..8).map(|_| char::from(LETTERS[(js_sys::Math::random() * 32.0) as usize % 32])).collect()
}

/// A stored moment as the user's locale writes it: day, month, year, hour and minute.
pub fn local(moment: &str, language_tag: &str) -> String {
    written(moment, language_tag, &[("dateStyle", "short"), ("timeStyle", "short")])
}

/// A stored day (`YYYY-MM-DD`) as the user's locale writes it.
pub fn local_date(date: &str, language_tag: &str) -> String {
    // A day without a time of day is read as UTC, so it is written as UTC.
    written(date, language_tag, &[("dateStyle", "short"), ("timeZone", "UTC")])
}

fn written(moment: &str, language_tag: &str, style: &[(&str, &str)]) -> String {
    let date = js_sys::Date::new(&moment.into());
    if date.get_time().is_nan() {
        return String::new();
    }
    let options = js_sys::Object::new();
    for (key, value) in style {
        // Setting a member of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &(*key).into(), &(*value).into());
    }
    date.to_locale_string(language_tag, &options).into()
}
