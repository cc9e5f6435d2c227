//! Where figures contradict answers or each other.

use std::cmp::Ordering;

use super::{FigureAt, Gap, Limit, Outcome, Reckoned, Years, all, is_asked, of_edition, reckon_answers};
use crate::catalogue::{Criterion, Edition, ProductSet};
use crate::draft::Draft;
use crate::quantity::NotUnderstood;

/// A contradiction, with the places where it can be mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Contradiction {
    /// What contradicts.
    pub between: Between,
    /// The address of the first place, relative to that of the draft.
    pub screen: String,
    /// The address of the second place; `None` where there is only one.
    pub other_screen: Option<String>,
}

/// What contradicts: figures, or figures and an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Between {
    /// The figures lead to other options than the one that is chosen.
    Answer {
        /// The id of the criterion.
        criterion: String,
        /// The key of the first figure.
        figure: FigureAt,
        /// The chosen option.
        chosen: usize,
        /// The options to which the figures lead.
        options: Vec<usize>,
        /// Whether the chosen option is worth more points than the figures allow.
        higher: bool,
    },
    /// A figure cannot be read.
    NotUnderstood {
        /// The figure.
        figure: FigureAt,
        /// What was not understood.
        what: NotUnderstood,
    },
    /// Two figures that belong together are counted in different units.
    Units {
        /// One figure.
        one: FigureAt,
        /// The other one.
        other: FigureAt,
    },
    /// A part is larger than its whole: its share is above 100 %.
    AboveWhole {
        /// The part.
        part: FigureAt,
        /// The whole.
        whole: FigureAt,
    },
    /// A figure is larger than the one that limits it.
    AboveLimit {
        /// The figure.
        part: FigureAt,
        /// The one that limits it.
        whole: FigureAt,
        /// The limit.
        limit: &'static Limit,
    },
    /// The figure of a year differs from the one in the table of years since the recognition (Art. 6.1c).
    OtherYear {
        /// The figure.
        figure: FigureAt,
    },
    /// Figures by year are stated, but not for the year before the rating: they are out of date for the round at which
    /// the dossier aims.
    OldYears {
        /// The figure of the year that is missing.
        figure: FigureAt,
    },
}

/// Whether the chosen option contradicts what was reckoned: `Some(true)` where it is worth more than the figures allow,
/// `Some(false)` where it is worth less. An option on which figures say nothing contradicts none.
pub fn wrong_answer(reckoned: &Reckoned, criterion: &Criterion, chosen: usize) -> Option<bool> {
    let Outcome::Options { options, .. } = &reckoned.outcome else { return None };
    let of_figures = reckoned.calculator.options().any(|option| usize::from(option) == chosen);
    if options.contains(&chosen) || !of_figures {
        return None;
    }
    let most = options.iter().map(|option| criterion.points(*option)).max().unwrap_or_default();
    Some(criterion.points(chosen) > most)
}

/// All contradictions of a draft that aims at a rating in `year`, in the order of the sheet, then of the forms.
pub fn contradictions(draft: &Draft, edition: &Edition, set: &ProductSet, year: i32) -> Vec<Contradiction> {
    let placed = |between: Between| {
        let (screen, other_screen) = between.screens(edition, set);
        Contradiction { between, screen, other_screen }
    };
    found(draft, edition, set, year).into_iter().map(placed).collect()
}

fn found(draft: &Draft, edition: &Edition, set: &ProductSet, year: i32) -> Vec<Between> {
    let mut found: Vec<Between> = Vec::new();
    for (criterion, reckoned) in reckon_answers(draft, edition, set, year) {
        for gap in reckoned.values.iter().filter_map(|value| value.as_ref().err()) {
            let fault = match gap {
                Gap::Missing(_) | Gap::Nothing(_) => continue,
                // The figure is told once below, with all others that cannot be read.
                Gap::NotUnderstood(..) => continue,
                Gap::Units(one, other) => Between::Units { one: *one, other: *other },
                Gap::AboveWhole(part, whole) => Between::AboveWhole { part: *part, whole: *whole },
            };
            if !found.contains(&fault) {
                found.push(fault);
            }
        }
        let Some(chosen) = draft.option(&criterion.id) else { continue };
        let (Some(higher), Outcome::Options { options, .. }, Some(figure)) =
            (wrong_answer(&reckoned, criterion, chosen), &reckoned.outcome, reckoned.asked.first())
        else {
            continue;
        };
        let (criterion, options) = (criterion.id.clone(), options.clone());
        found.push(Between::Answer { criterion, figure: *figure, chosen, options, higher });
    }
    found.extend(not_understood(draft, edition, set, year));
    found.extend(above_limits(draft, edition, year));
    found.extend(years(draft, edition, year));
    found
}

fn not_understood(draft: &Draft, edition: &Edition, set: &ProductSet, year: i32) -> Vec<Between> {
    let asked = all(edition).iter().filter(|figure| is_asked(edition, set, figure));
    let fields = asked.flat_map(|figure| FigureAt::in_years(figure, year));
    let fault = |figure: FigureAt| Some(Between::NotUnderstood { figure, what: figure.read(draft).err()? });
    fields.filter_map(fault).collect()
}

fn above_limits(draft: &Draft, edition: &Edition, year: i32) -> Vec<Between> {
    let Some(figures) = of_edition(edition) else { return Vec::new() };
    let mut found = Vec::new();
    for limit in &figures.limits {
        let (part, whole) = (&figures.figures[usize::from(limit.part)], &figures.figures[usize::from(limit.whole)]);
        for part in FigureAt::in_years(part, year) {
            let whole = FigureAt { figure: whole, year: whole.years.and(part.year) };
            let (Ok(Some(small)), Ok(Some(large))) = (part.read(draft), whole.read(draft)) else { continue };
            if small.kind != large.kind {
                found.push(Between::Units { one: part, other: whole });
            } else if small.value.cmp(&large.value) == Ordering::Greater {
                found.push(Between::AboveLimit { part, whole, limit });
            }
        }
    }
    found
}

/// Figures by year that differ from the table of a re-rating, or that end before the year before the rating.
fn years(draft: &Draft, edition: &Edition, year: i32) -> Vec<Between> {
    let mut found = Vec::new();
    for figure in all(edition).iter().filter(|figure| figure.years == Some(Years::Past)) {
        let fields = FigureAt::in_years(figure, year);
        let differs = |at: &&FigureAt| at.differs_since_recognition(draft);
        found.extend(fields.iter().filter(differs).map(|at| Between::OtherYear { figure: *at }));
        let newest = FigureAt::newest(figure, year);
        let older = fields.iter().any(|at| *at != newest && !at.text(draft).is_empty());
        if older && newest.text(draft).is_empty() {
            found.push(Between::OldYears { figure: newest });
        }
    }
    found
}
