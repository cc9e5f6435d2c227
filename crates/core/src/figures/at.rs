//! A figure in a draft.

use super::{Figure, Owner, Years, all, reckoned_at, step_of};
use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::{Draft, RatingKind, Topic, TypedPart};
use crate::locale::{Lang, msg, values};
use crate::quantity::{NotUnderstood, Quantity, read};

/// A figure, for one year where it is asked by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureAt {
    /// The figure.
    pub figure: &'static Figure,
    /// The year; `None` for a figure without years.
    pub year: Option<i32>,
}

impl FigureAt {
    /// The figure in each year for which it is asked, where the rating is in `year`; once where it has no years.
    pub fn in_years(figure: &'static Figure, year: i32) -> Vec<FigureAt> {
        let years = match figure.years {
            None => return vec![FigureAt { figure, year: None }],
            Some(Years::Past) => year - 3..=year - 1,
            Some(Years::Coming) => year..=year + 1,
        };
        years.map(|year| FigureAt { figure, year: Some(year) }).collect()
    }

    /// The figure with this key of a draft; `None` for a key that the edition does not have.
    pub fn of_key(edition: &Edition, key: &str) -> Option<FigureAt> {
        let (stem, year) = match key.split_once('.') {
            Some((stem, year)) => (stem, Some(year.parse().ok()?)),
            None => (key, None),
        };
        let figure = all(edition).iter().find(|figure| figure.key == stem)?;
        (figure.years.is_some() == year.is_some()).then_some(FigureAt { figure, year })
    }

    /// The newest of the past years of the figure; the figure itself where it has no years.
    pub fn newest(figure: &'static Figure, year: i32) -> FigureAt {
        FigureAt { figure, year: figure.years.map(|_| year - 1) }
    }

    /// The key in the draft: `workers`, `profit.2025`.
    pub fn key(&self) -> String {
        match self.year {
            Some(year) => format!("{}.{year}", self.figure.key),
            None => self.figure.key.clone(),
        }
    }

    /// The id of its input on the screen.
    pub fn id(&self) -> String {
        format!("figure-{}", self.key().replace('.', "-"))
    }

    /// The label, with the year.
    pub fn label(&self, lang: Lang) -> String {
        let label = self.figure.label.text(lang);
        match self.year {
            Some(year) => format!("{label} ({year})"),
            None => label.to_owned(),
        }
    }

    /// The hint below the label: what to count, and an example.
    pub fn hint(&self, lang: Lang) -> String {
        let example = msg::FIGURES_EXAMPLE.fill(lang, values::Text { text: &self.figure.example });
        match &self.figure.hint {
            Some(hint) => format!("{} {example}", hint.text(lang)),
            None => example,
        }
    }

    /// The text as the producer typed it; empty where nothing is stated. A year that stands in the table since the
    /// recognition (Art. 6.1c) need not be typed again.
    pub fn text<'d>(&self, draft: &'d Draft) -> &'d str {
        match self.own_text(draft) {
            "" => self.text_since_recognition(draft),
            text => text,
        }
    }

    /// The text among the figures of the draft.
    fn own_text<'d>(&self, draft: &'d Draft) -> &'d str {
        draft.typed(part_of(self.figure.of)).text(&self.key()).trim()
    }

    /// The text of the same figure and year in the table of the years since the recognition.
    fn text_since_recognition<'d>(&self, draft: &'d Draft) -> &'d str {
        let row = draft.recognition.years.iter().find(|row| Some(i32::from(row.year)) == self.year);
        let states = |topic: Topic| self.figure.topic.as_deref() == Some(topic.key());
        let text = row.and_then(|row| match () {
            () if states(Topic::Output) => Some(&row.output),
            () if states(Topic::Revenue) => Some(&row.revenue),
            () => None,
        });
        text.filter(|_| draft.kind != RatingKind::First).map_or("", |text| text.trim())
    }

    /// Whether the figure and the table of the years since the recognition state different quantities.
    pub fn differs_since_recognition(&self, draft: &Draft) -> bool {
        let quantity = |text: &str| read(text, self.figure.unit, self.figure.signed).ok();
        match (quantity(self.own_text(draft)), quantity(self.text_since_recognition(draft))) {
            (Some(own), Some(other)) => own != other,
            _ => false,
        }
    }

    /// Keeps what the producer typed; an empty text removes the figure.
    pub fn set(&self, draft: &mut Draft, text: &str) {
        draft.typed_mut(part_of(self.figure.of)).set(&self.key(), text);
    }

    /// The quantity that the producer typed; `None` where nothing is stated.
    ///
    /// # Errors
    /// What was not understood.
    pub fn read(&self, draft: &Draft) -> Result<Option<Quantity>, NotUnderstood> {
        match self.text(draft) {
            "" => Ok(None),
            text => read(text, self.figure.unit, self.figure.signed).map(Some),
        }
    }

    /// The address of the screen that asks for the figure, relative to that of the draft: the step of the forms, or the
    /// question whose calculator has it.
    pub fn screen(&self, edition: &Edition, set: &ProductSet) -> String {
        match reckoned_at(edition, set, self.figure).filter(|_| !self.figure.in_form) {
            Some(criterion) => format!("question/{}", criterion.id),
            None => format!("details/{}#{}", step_of(self.figure.part).key(), self.id()),
        }
    }

    /// The figure as documents print it: what was read, or the text as typed where it was not understood.
    pub fn written(&self, draft: &Draft, lang: Lang) -> String {
        match self.read(draft) {
            Ok(Some(quantity)) => quantity.written(lang),
            _ => self.text(draft).to_owned(),
        }
    }
}

fn part_of(owner: Owner) -> TypedPart {
    match owner {
        Owner::Applicant => TypedPart::ApplicantFigures,
        Owner::Product => TypedPart::ProductFigures,
    }
}
