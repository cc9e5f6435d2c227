//! Figures: numbers that the producer states, what follows from them for the answers, and where they contradict each
//! other. Which figures, formulas and thresholds there are is data of the catalogue (`figures.toml`).

mod at;
mod check;
mod diary;
mod reckon;
mod tables;
mod words;

use std::sync::LazyLock;

pub use at::FigureAt;
pub use catalogue_model::figures::{Band, Calculator, Figure, FormPart, Formula, Limit, Measure, Owner, Years};
pub use check::{Between, Contradiction, contradictions, wrong_answer};
pub use reckon::{Gap, Outcome, Reckoned, Value, reckon, reckon_answers};
pub use tables::{Row, Table, stated, tables};

use catalogue_model::figures::EditionFigures;
use chrono::{Datelike, NaiveDate};

use crate::calendar::{ComingRound, round_aimed_at};
use crate::catalogue::{Criterion, Edition, ProductSet};
use crate::draft::Draft;
use crate::form::Step;

static FIGURES: LazyLock<Vec<EditionFigures>> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/figures.bin"));
    // The bytes come from the build script, which uses the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the figures were packed by this build")
});

/// The figures of an edition; `None` for an edition that has none.
fn of_edition(edition: &Edition) -> Option<&'static EditionFigures> {
    FIGURES.iter().find(|figures| figures.edition == edition.id)
}

/// All figures of an edition, in the order of the forms.
pub fn all(edition: &Edition) -> &'static [Figure] {
    of_edition(edition).map_or(&[], |figures| &figures.figures)
}

/// The calculator of the question with this key, if it has one.
pub fn calculator(edition: &Edition, question: &str) -> Option<&'static Calculator> {
    let calculators = &of_edition(edition)?.calculators;
    calculators.iter().find(|calculator| calculator.questions.iter().any(|key| key == question))
}

/// The year of the rating for which a dossier is prepared on `today`: that of the round of the province at which the
/// dossier aims (QĐ 26/2026, Art. 5.1). Criterion texts count years back from it.
pub fn rating_year(edition: &Edition, today: NaiveDate) -> i32 {
    year_of_round(round_aimed_at(edition, today).as_ref(), today)
}

/// The year of the rating, where the round at which the dossier aims is known; see [`rating_year`].
pub(crate) fn year_of_round(round: Option<&ComingRound>, today: NaiveDate) -> i32 {
    round.map_or(today.year(), ComingRound::year)
}

/// The figures that the forms of a product ask for in one part, with their years, in the order of the forms; also any
/// other figure of the part that a calculator has asked for and that is stated.
pub fn on_form(draft: &Draft, edition: &Edition, set: &ProductSet, part: FormPart, year: i32) -> Vec<FigureAt> {
    let of_part = all(edition).iter().filter(|figure| figure.part == part && is_asked(edition, set, figure));
    let fields = of_part.flat_map(|figure| FigureAt::in_years(figure, year));
    fields.filter(|at| at.figure.in_form || !at.text(draft).is_empty()).collect()
}

/// The step of the forms that asks for the figures of a part.
fn step_of(part: FormPart) -> Step {
    match part {
        FormPart::General => Step::Applicant,
        FormPart::Results => Step::Results,
        FormPart::Plans => Step::Plans,
    }
}

/// The part of form 02 whose figures a step of the forms asks for; `None` for a step without figures.
pub fn part_of(step: Step) -> Option<FormPart> {
    FormPart::ALL.into_iter().find(|part| step_of(*part) == step)
}

/// Whether a measure of the calculator has the figure.
fn has(calculator: &Calculator, figure: &Figure, edition: &Edition) -> bool {
    let figures = calculator.measures.iter().flat_map(|measure| &measure.figures);
    figures.filter_map(|index| all(edition).get(usize::from(*index))).any(|other| other.key == figure.key)
}

/// The criterion of a set whose question reckons with the figure.
fn reckoned_at<'s>(edition: &Edition, set: &'s ProductSet, figure: &Figure) -> Option<&'s Criterion> {
    let of = |criterion: &Criterion| calculator(edition, &edition.question(criterion).key);
    set.criteria().find(|criterion| of(criterion).is_some_and(|calculator| has(calculator, figure, edition)))
}

/// Whether a set asks for the figure: a calculator of one of its questions has it, or the forms of every product.
pub fn is_asked(edition: &Edition, set: &ProductSet, figure: &Figure) -> bool {
    figure.in_form || reckoned_at(edition, set, figure).is_some()
}
