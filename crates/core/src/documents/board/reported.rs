//! The products of a report: the row of the board for each, and the details that only the draft has.

use chrono::NaiveDate;

use crate::assessment::assess;
use crate::board::{Board, By, Deadline, Group, OwnDay, Row};
use crate::calendar::round_aimed_at;
use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::{Draft, EvidenceState};
use crate::figures::stated;
use crate::locale::Lang;
use crate::review::{blockers, last_day};

use super::super::parts::full_address;
use super::super::{Purpose, entries};

/// The id of a draft on this device or the name of its file, then the draft, its edition and its product set.
pub type Source<'d> = (&'d str, &'d Draft, &'d Edition, &'d ProductSet);

/// A product of a report.
pub(super) struct Reported<'d> {
    pub(super) row: Row,
    pub(super) draft: &'d Draft,
    pub(super) edition: &'d Edition,
    pub(super) set: &'d ProductSet,
    today: NaiveDate,
}

impl<'d> Reported<'d> {
    pub(super) fn of((id, draft, edition, set): Source<'d>, today: NaiveDate) -> Reported<'d> {
        Reported { row: Row::of(id, draft, edition, set, today), draft, edition, set, today }
    }

    /// The stated figures that the forms ask for, each with its label, in the order of the forms.
    pub(super) fn figures(&self, lang: Lang) -> Vec<String> {
        let stated = stated(self.draft, self.edition, lang).into_iter().filter(|(at, _)| at.figure.in_form);
        stated.map(|(at, quantity)| format!("{}: {quantity}", at.label(lang))).collect()
    }

    /// The address of the applicant, with commune and province.
    pub(super) fn address(&self) -> String {
        full_address(&self.draft.applicant)
    }

    /// The greatest obstacle of the product, in words.
    pub(super) fn holds(&self, lang: Lang) -> String {
        self.row.holds.words(self.edition, self.set, lang)
    }

    /// The text on the missing points and marks for the next star; if there is none, the greatest obstacle.
    pub(super) fn lacks(&self, lang: Lang) -> String {
        self.row.distance.map_or_else(|| self.holds(lang), |distance| distance.words(lang))
    }

    /// The findings that would send the dossier back, in words.
    pub(super) fn findings(&self, lang: Lang) -> Vec<String> {
        let found = blockers(self.draft, self.edition, self.set, self.today);
        found.iter().map(|finding| finding.words(self.draft, self.edition, self.set, lang)).collect()
    }

    /// The names of the papers that the answers or the register name, but that are not ready or have expired.
    pub(super) fn missing_papers(&self, lang: Lang) -> Vec<String> {
        let entries = entries(self.draft, self.edition, self.set, Purpose::Work);
        let ended = |paper| last_day(paper, self.edition).is_some_and(|last| last < self.today);
        let missing =
            entries.iter().filter(|entry| entry.state != EvidenceState::Ready || entry.paper.is_some_and(ended));
        missing.map(|entry| entry.name(self.edition, lang)).collect()
    }

    /// Two lists: the knock-outs that apply, then the knock-outs without an answer, in the words of their questions;
    /// see [`crate::assessment::KnockOutState`].
    pub(super) fn conditions(&self, lang: Lang) -> [Vec<String>; 2] {
        let result = assess(self.draft, self.edition, self.set);
        let applying =
            result.knock_outs.iter().map(|k| self.edition.knock_out(k.knock_out).result.text(lang).to_owned());
        let open = result.open_knock_outs().map(|k| self.edition.knock_out(k.knock_out).ask.text(lang).to_owned());
        [applying.collect(), open.collect()]
    }
}

/// The products of a report in their order, with their groups.
pub struct Products<'d> {
    pub(super) all: Vec<Reported<'d>>,
    /// The rows of the same products, under the same indexes.
    pub(super) board: Board,
    pub(super) by: Option<By>,
    pub(super) today: NaiveDate,
}

impl<'d> Products<'d> {
    /// Makes the products of these drafts, in this order; `by` is the grouping of the report, if it has one.
    pub fn new(drafts: impl IntoIterator<Item = Source<'d>>, by: Option<By>, today: NaiveDate) -> Products<'d> {
        let all: Vec<Reported> = drafts.into_iter().map(|source| Reported::of(source, today)).collect();
        let board = Board::new(all.iter().map(|product| product.row.clone()).collect(), today);
        Products { all, board, by, today }
    }

    /// The groups of products, as indexes, in the order of their first products; empty if `by` is `None`.
    pub(super) fn groups(&self, by: Option<By>) -> Vec<Group> {
        let places: Vec<usize> = (0..self.all.len()).collect();
        by.map(|by| self.board.group(&places, by)).unwrap_or_default()
    }

    /// The products with these indexes.
    pub(super) fn at<'p>(&'p self, places: &'p [usize]) -> impl Iterator<Item = &'p Reported<'d>> {
        places.iter().filter_map(|place| self.all.get(*place))
    }

    /// The deadlines that have passed and the validity periods that have ended, the oldest first, with the index of
    /// the product.
    pub(super) fn overdue(&self) -> Vec<(OwnDay, usize)> {
        let of = |(place, product): (usize, &Reported)| -> Vec<(OwnDay, usize)> {
            product.row.overdue().iter().map(|day| (day.clone(), place)).collect()
        };
        let mut days: Vec<(OwnDay, usize)> = self.all.iter().enumerate().flat_map(of).collect();
        days.sort_by(|a, b| a.0.day.cmp(&b.0.day));
        days
    }
}

impl Reported<'_> {
    /// The days from today on: the product's own days, and the last day to hand in for the round.
    pub(super) fn coming(&self) -> Vec<OwnDay> {
        let own = self.row.days.iter().skip(self.row.overdue().len()).cloned();
        let round = round_aimed_at(self.edition, self.today).and_then(|round| round.own);
        let round = round.map(|own| OwnDay { day: own.hand_in.to_string(), what: Deadline::HandIn });
        let mut days: Vec<OwnDay> = own.chain(round).collect();
        days.sort_by(|a, b| a.day.cmp(&b.day));
        days
    }
}
