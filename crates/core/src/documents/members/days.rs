//! The important days of a member.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::board::{Deadline, Row};
use crate::calendar::{day, round_aimed_at};
use crate::draft::EvidenceState;
use crate::locale::{Lang, msg, values, written_day};
use crate::tasks::Given;

/// A day and the text on it; lines with the same key are joined with their products.
type Line = (NaiveDate, String);

/// The days of the next round, then the days from today on at which certificates and papers expire, in order. A paper
/// that several products share appears once.
pub fn days(given: &[&Given], today: NaiveDate, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let own = given.first().and_then(|g| round_aimed_at(g.edition, today)).map(|round| (round.own, round.rated));
    if let Some((own, rated)) = own {
        if let Some(own) = own {
            lines.push(msg::TASKS_DOC_DAY_PAPERS.fill(lang, values::Day { day: &written_day(own.papers) }));
            lines.push(msg::TASKS_DOC_DAY_HAND_IN.fill(lang, values::Day { day: &written_day(own.hand_in) }));
        }
        lines.push(msg::TASKS_DOC_DAY_RATED.fill(lang, values::Day { day: &written_day(rated) }));
    }
    let mut ends: BTreeMap<Line, Vec<String>> = BTreeMap::new();
    let mut certificates: BTreeMap<Line, Vec<String>> = BTreeMap::new();
    for one in given {
        let row = Row::of(one.id, one.draft, one.edition, one.set, today);
        let name = row.name(lang).to_owned();
        for paper in one.draft.papers.iter().filter(|p| p.state != EvidenceState::None) {
            if let Some(last) = day(&paper.valid_until).filter(|last| *last >= today) {
                let products = ends.entry((last, paper.name(one.edition, lang).to_owned())).or_default();
                if !products.contains(&name) {
                    products.push(name.clone());
                }
            }
        }
        for own in row.days.iter().filter(|d| matches!(d.what, Deadline::Renewal | Deadline::CertificateEnds)) {
            if let Some(date) = day(&own.day).filter(|date| *date >= today) {
                certificates.entry((date, own.what.words().text(lang).to_owned())).or_default().push(name.clone());
            }
        }
    }
    for ((date, what), products) in certificates {
        let (day, products) = (written_day(date), products.join(", "));
        lines.push(
            msg::TASKS_DOC_DAY_CERTIFICATE
                .fill(lang, values::DayProductsWhat { day: &day, what: &what, products: &products }),
        );
    }
    for ((date, paper), products) in ends {
        let (day, products) = (written_day(date), products.join(", "));
        lines.push(
            msg::TASKS_DOC_DAY_ENDS
                .fill(lang, values::DayPaperProducts { day: &day, paper: &paper, products: &products }),
        );
    }
    lines
}
