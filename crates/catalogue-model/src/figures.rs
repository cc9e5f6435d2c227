//! Figures that a producer states, and the calculators that lead from them to the option of a question. They are
//! packed apart from the catalogue, because a first visit does without them.

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// An amount of the product or its material, in the unit that the producer uses: mass, volume, length or pieces.
    Amount,
    /// An area of land or water.
    Area,
    /// Money.
    Money,
    /// A time in months.
    Months,
    /// A number of persons.
    Persons,
    /// A number of things or times; the label says of what.
    Times,
}

/// Whose figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// The applicant's: all its products share the figure, as they share its name and address.
    Applicant,
    /// The product's.
    Product,
}

/// The part of form 02 with the figure (QĐ 26/2026, Appendix III).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormPart {
    /// Part I: the applicant.
    General,
    /// Part II: results of production and business.
    Results,
    /// Part IV: plans.
    Plans,
}

impl FormPart {
    /// All parts with figures, in the order of the form.
    pub const ALL: [FormPart; 3] = [FormPart::General, FormPart::Results, FormPart::Plans];
}

/// The years for which a figure is asked, counted from the year of the rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Years {
    /// The three years before it: criterion 3.4 compares them.
    Past,
    /// The year of the rating and the next one.
    Coming,
}

/// The sum of a diary that is the same as a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DiarySum {
    /// The amount that was bought.
    Bought,
    /// The amount that was made.
    Made,
    /// The amount that was sold.
    Sold,
    /// The money for what was sold.
    Income,
}

/// A number that the producer states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The key under which a draft keeps the figure; for a figure by year, followed by `.` and the year.
    pub key: String,
    /// Whose figure it is.
    pub of: Owner,
    /// What it counts.
    pub unit: Unit,
    /// The part of form 02 with the figure.
    pub part: FormPart,
    /// The years for which it is asked; `None` for a figure without years.
    pub years: Option<Years>,
    /// The topic of the table of years since a recognition that states the same figure: `output` or `revenue`.
    pub topic: Option<String>,
    /// The sum of the diary that can be taken over.
    pub diary: Option<DiarySum>,
    /// Whether it is asked with the texts of the form; any other figure is asked by a calculator.
    pub in_form: bool,
    /// Whether it can be below 0, as a loss is.
    pub signed: bool,
    /// The label of its field.
    pub label: LocalizedText,
    /// What to count, beside the example; documents do not print it.
    pub hint: Option<LocalizedText>,
    /// An example of what is typed.
    pub example: String,
}

/// How the value that a measure looks at comes from the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// The first figure as a percentage of the second.
    Share,
    /// The sum of the figures.
    Count,
    /// The number of years in a row, up to the last one before the rating, in which the figure was above that of the
    /// year before.
    Growth,
}

/// A range of values, and the options that it allows. It begins where the range before it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The end of the range in whole units of the value (percent, times, years); `None` for the last range.
    pub end: Option<i64>,
    /// Whether the end itself belongs to the range.
    pub closed: bool,
    /// Whether the law leaves open what counts at the end itself: the council decides, and this range is the stricter
    /// reading.
    pub council: bool,
    /// The numbers of the options; more than one where another fact decides between them.
    pub options: Vec<u8>,
}

/// A value that is held against ranges.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// How the value comes from the figures.
    pub formula: Formula,
    /// Indexes into [`EditionFigures::figures`].
    pub figures: Vec<u16>,
    /// Whether the first figure can be larger than the second: a share of an average can be above 100 %.
    pub above_whole: bool,
    /// The ranges in rising order. They cover all values.
    pub bands: Vec<Band>,
}

/// The calculator of a question, or of several questions that ask the same. Where it has several measures, the lowest option counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calculator {
    /// The keys of the questions.
    pub questions: Vec<String>,
    /// To whom it applies, or what else the question asks for; `None` where the figures alone decide.
    pub besides: Option<LocalizedText>,
    /// The measures.
    pub measures: Vec<Measure>,
}

/// Two figures of which one cannot be larger than the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// Index into [`EditionFigures::figures`] of the smaller figure.
    pub part: u16,
    /// Index into [`EditionFigures::figures`] of the larger figure.
    pub whole: u16,
    /// Whether it is advice only: no dossier is sent back because of it.
    pub advice: bool,
    /// What it means if the smaller one is larger.
    pub words: LocalizedText,
}

/// The figures of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionFigures {
    /// The id of the edition.
    pub edition: String,
    /// The figures in the order of the forms.
    pub figures: Vec<Figure>,
    /// The calculators.
    pub calculators: Vec<Calculator>,
    /// The figures that limit each other.
    pub limits: Vec<Limit>,
}

impl Calculator {
    /// The options that the figures can lead to. Any other option depends on something else than the figures.
    pub fn options(&self) -> impl Iterator<Item = u8> + '_ {
        self.measures.iter().flat_map(|m| &m.bands).flat_map(|band| band.options.iter().copied())
    }
}
