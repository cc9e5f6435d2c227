//! The dates as a file for the phone's calendar.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

use super::{certificate, coming_rounds, day};
use crate::catalogue::{Edition, Level};
use crate::documents::former_slug;
use crate::draft::{Draft, EvidenceState, RatingKind};
use crate::locale::{Lang, Message, msg};

/// Days before an event on which the phone reminds.
const REMIND: i64 = 7;

/// The dates that matter to a draft, as one calendar file (RFC 5545); the same input gives the same bytes.
pub fn ics(draft: &Draft, edition: &Edition, today: NaiveDate, lang: Lang) -> String {
    // The crate escapes separators; other control characters have no place in a calendar file.
    let product = &draft.product.name.replace(char::is_control, " ");
    let product = product.trim();
    // Two products' files must not overwrite each other's events. An event is known by this name for good.
    let own = former_slug(&format!("{} {product}", draft.created));
    let mut calendar = Calendar::new();
    calendar.name(msg::CALENDAR_NAME.text(lang));
    let mut add = |key: String, date: NaiveDate, what: Message, name: &str| {
        let summary = what.fill(lang, &[("name", &name)]);
        let before = TimeDelta::try_days(REMIND).unwrap_or_default();
        let (uid, stamp) = (format!("{key}-{date}-{own}@sao-lang"), today.and_time(NaiveTime::MIN).and_utc());
        // Without these, the crate takes the time of day and chance.
        let mut alarm = Alarm::display(&summary, -before);
        alarm.uid(&format!("alarm-{uid}")).timestamp(stamp);
        // An event of a whole day ends before the next one.
        let event = Event::new()
            .uid(&uid)
            .timestamp(stamp)
            .summary(&summary)
            .starts(date)
            .ends(date.succ_opt().unwrap_or(date))
            .alarm(alarm)
            .done();
        calendar.push(event);
    };
    for (n, round) in coming_rounds(edition, Level::Province, today, 2).into_iter().enumerate() {
        if let Some(own) = round.own {
            add(format!("papers-{n}"), own.papers, msg::CALENDAR_EVENT_PAPERS, product);
            add(format!("hand-in-{n}"), own.hand_in, msg::CALENDAR_EVENT_HAND_IN, product);
        }
        add(format!("rated-{n}"), round.rated, msg::CALENDAR_EVENT_RATED, product);
    }
    let issued = day(&draft.recognition.issued).filter(|_| draft.kind != RatingKind::First);
    if let Some(certificate) = issued.and_then(|d| certificate(edition, d, today)) {
        add("renewal-from".to_owned(), certificate.from, msg::CALENDAR_EVENT_FROM, product);
        add("renewal-until".to_owned(), certificate.until, msg::CALENDAR_EVENT_UNTIL, product);
        add("ends".to_owned(), certificate.ends, msg::CALENDAR_EVENT_ENDS, product);
    }
    for (n, paper) in draft.papers.iter().enumerate() {
        let kind = edition.paper_index(&paper.paper).map_or("", |i| edition.paper(i).name.text(lang));
        let due = day(&paper.due).filter(|_| paper.state == EvidenceState::Preparing);
        for (date, key, what) in
            [(due, "due", msg::CALENDAR_EVENT_DUE), (day(&paper.valid_until), "expires", msg::CALENDAR_EVENT_EXPIRES)]
        {
            if let Some(date) = date.filter(|d| *d >= today) {
                add(format!("{key}-{n}"), date, what, kind);
            }
        }
    }
    calendar.done().to_string()
}
