//! The dates of drafts as a file for the phone's calendar.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

use super::{certificate, coming_rounds, day};
use crate::catalogue::{Edition, Level};
use crate::documents::former_slug;
use crate::draft::{Draft, EvidenceState, RatingKind};
use crate::locale::{Lang, Message, msg, values};
use crate::tasks::{Given, Task, tasks_of};

/// The number of days before an event at which the phone reminds.
const REMIND: i64 = 7;

/// The dates of one draft as a calendar file (RFC 5545). The same input gives the same bytes.
pub fn ics(draft: &Draft, edition: &Edition, today: NaiveDate, lang: Lang) -> String {
    let mut events = Events::new(today, lang);
    let (product, own) = (name_of(draft), own_name(draft));
    for (n, round) in coming_rounds(edition, Level::Province, today, ROUNDS).into_iter().enumerate() {
        if let Some(days) = round.own {
            events.add(&format!("papers-{n}"), days.papers, msg::CALENDAR_EVENT_PAPERS, &product, &own);
            events.add(&format!("hand-in-{n}"), days.hand_in, msg::CALENDAR_EVENT_HAND_IN, &product, &own);
        }
        events.add(&format!("rated-{n}"), round.rated, msg::CALENDAR_EVENT_RATED, &product, &own);
    }
    events.own(draft, edition, &|what| what.to_owned());
    events.file()
}

/// The dates of many products as one calendar file (RFC 5545): each round once, the days of each product, and the open
/// tasks that have a due day. An event of a product has the same id as in the product's own file ([`ics`]), so a
/// calendar that imports both files has it once. The same input gives the same bytes.
pub fn ics_of_all(given: &[Given], today: NaiveDate, lang: Lang) -> String {
    let mut events = Events::new(today, lang);
    let mut editions: Vec<&Edition> = Vec::new();
    for one in given {
        if editions.iter().all(|edition| edition.id != one.edition.id) {
            editions.push(one.edition);
        }
    }
    for edition in editions {
        for round in coming_rounds(edition, Level::Province, today, ROUNDS) {
            let of = |what: &str, day: NaiveDate| (format!("{what}-{day}-{}", edition.id), day);
            if let Some(days) = round.own {
                events.put(of("papers", days.papers), msg::CALENDAR_ALL_PAPERS.text(lang));
                events.put(of("hand-in", days.hand_in), msg::CALENDAR_ALL_HAND_IN.text(lang));
            }
            events.put(of("rated", round.rated), msg::CALENDAR_ALL_RATED.text(lang));
        }
    }
    for one in given {
        let product = name_of(one.draft);
        let named = |what: &str| match product.as_str() {
            "" => what.to_owned(),
            name => format!("{what} ({name})"),
        };
        events.own(one.draft, one.edition, &named);
        let own = own_name(one.draft);
        for task in tasks_of(one.draft, one.edition, one.set, today).into_iter().filter(Task::is_open) {
            // The day of a paper in preparation is already among the product's own days.
            let noted = one.draft.work.tasks.get(&task.key).and_then(|note| day(&note.due));
            if let Some(due) = noted {
                let what = named(&task.what.words(one.edition, one.set, lang));
                // The name of the event has no date, so a new due day moves the event.
                events.put((format!("task-{}-{own}", former_slug(&task.key)), due), &what);
            }
        }
    }
    events.file()
}

/// The number of coming rounds in a calendar.
const ROUNDS: usize = 2;

/// A text from a draft as a calendar file can hold it. The crate escapes separators; control characters are not allowed.
fn in_one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// The name of the product.
fn name_of(draft: &Draft) -> String {
    in_one_line(&draft.product.name)
}

/// The part of an event's name that identifies the product: the files of two products must not overwrite each other's
/// events. Calendars know an event by this name, so the name must never change.
fn own_name(draft: &Draft) -> String {
    former_slug(&format!("{} {}", draft.created, name_of(draft)))
}

/// A calendar that is being made.
struct Events {
    calendar: Calendar,
    today: NaiveDate,
    lang: Lang,
}

impl Events {
    fn new(today: NaiveDate, lang: Lang) -> Events {
        let mut calendar = Calendar::new();
        calendar.name(msg::CALENDAR_NAME.text(lang));
        Events { calendar, today, lang }
    }

    /// Adds an event on a day of the product `name`. `own` identifies the product in the name of the event.
    fn add(&mut self, key: &str, date: NaiveDate, what: Message<values::Name<'static>>, name: &str, own: &str) {
        let summary = what.fill(self.lang, values::Name { name: &name });
        self.put((format!("{key}-{date}-{own}"), date), &summary);
    }

    /// Adds an event under its name.
    fn put(&mut self, (name, date): (String, NaiveDate), summary: &str) {
        let summary = in_one_line(summary);
        let before = TimeDelta::try_days(REMIND).unwrap_or_default();
        let (uid, stamp) = (format!("{name}@sao-lang"), self.today.and_time(NaiveTime::MIN).and_utc());
        // Without these values, the crate would use the present time and a random id.
        let mut alarm = Alarm::display(&summary, -before);
        alarm.uid(&format!("alarm-{uid}")).timestamp(stamp);
        // An event of a whole day ends on the next day.
        let event = Event::new()
            .uid(&uid)
            .timestamp(stamp)
            .summary(&summary)
            .starts(date)
            .ends(date.succ_opt().unwrap_or(date))
            .alarm(alarm)
            .done();
        self.calendar.push(event);
    }

    /// Adds the days of a product's certificate and papers. `named` turns the name of a paper into the words of its
    /// event.
    fn own(&mut self, draft: &Draft, edition: &Edition, named: &dyn Fn(&str) -> String) {
        let (product, own, today, lang) = (name_of(draft), own_name(draft), self.today, self.lang);
        let issued = day(&draft.recognition.issued).filter(|_| draft.kind != RatingKind::First);
        if let Some(certificate) = issued.and_then(|d| certificate(edition, d, today)) {
            self.add("renewal-from", certificate.from, msg::CALENDAR_EVENT_FROM, &product, &own);
            self.add("renewal-until", certificate.until, msg::CALENDAR_EVENT_UNTIL, &product, &own);
            self.add("ends", certificate.ends, msg::CALENDAR_EVENT_ENDS, &product, &own);
        }
        for (n, paper) in draft.papers.iter().enumerate() {
            let kind = paper.name(edition, lang);
            let due = day(&paper.due).filter(|_| paper.state == EvidenceState::Preparing);
            for (date, key, what) in [
                (due, "due", msg::CALENDAR_EVENT_DUE),
                (day(&paper.valid_until), "expires", msg::CALENDAR_EVENT_EXPIRES),
            ] {
                if let Some(date) = date.filter(|d| *d >= today) {
                    self.add(&format!("{key}-{n}"), date, what, &named(kind), &own);
                }
            }
        }
    }

    fn file(mut self) -> String {
        self.calendar.done().to_string()
    }
}
