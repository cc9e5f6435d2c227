//! The figures of a draft as tables for form 02 and the workbook.

use super::{Figure, FigureAt, FormPart, all};
use crate::catalogue::Edition;
use crate::draft::Draft;
use crate::locale::Lang;

/// The figures of one part of form 02.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The part.
    pub part: FormPart,
    /// The years of the columns, in rising order; empty for figures without years.
    pub years: Vec<i32>,
    /// The rows, in the order of the forms.
    pub rows: Vec<Row>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The figure.
    pub figure: &'static Figure,
    /// Its quantity in each year, or the one quantity of a figure without years; empty where nothing is stated.
    pub cells: Vec<String>,
}

impl Table {
    /// The stated figures, each with its year and its quantity, row by row.
    fn stated(self) -> Vec<(FigureAt, String)> {
        let years: Vec<Option<i32>> = match self.years.is_empty() {
            true => vec![None],
            false => self.years.iter().copied().map(Some).collect(),
        };
        let of_row = |row: Row| {
            let figure = row.figure;
            years
                .iter()
                .zip(row.cells)
                .map(move |(year, cell)| (FigureAt { figure, year: *year }, cell))
                .collect::<Vec<_>>()
        };
        self.rows.into_iter().flat_map(of_row).filter(|(_, cell)| !cell.is_empty()).collect()
    }
}

/// All stated figures of a draft with their quantities, in the order of the forms.
pub fn stated(draft: &Draft, edition: &Edition, lang: Lang) -> Vec<(FigureAt, String)> {
    FormPart::ALL.into_iter().flat_map(|part| tables(draft, edition, part, lang)).flat_map(Table::stated).collect()
}

/// The stated figures of one part: those without years, then those by year. A part without stated figures has no table.
pub fn tables(draft: &Draft, edition: &Edition, part: FormPart, lang: Lang) -> Vec<Table> {
    let figures = all(edition).iter().filter(|figure| figure.part == part);
    let (by_year, once): (Vec<&Figure>, Vec<&Figure>) = figures.partition(|figure| figure.years.is_some());
    let once = once.into_iter().map(|figure| row(draft, figure, &[None], lang));
    let years = stated_years(draft, &by_year);
    let columns: Vec<Option<i32>> = years.iter().copied().map(Some).collect();
    let by_year = by_year.into_iter().map(|figure| row(draft, figure, &columns, lang));
    let said = |rows: &mut dyn Iterator<Item = Row>| {
        rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect::<Vec<_>>()
    };
    let tables = [(Vec::new(), said(&mut once.into_iter())), (years, said(&mut by_year.into_iter()))];
    tables.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(years, rows)| Table { part, years, rows }).collect()
}

fn row(draft: &Draft, figure: &'static Figure, years: &[Option<i32>], lang: Lang) -> Row {
    let cells = years.iter().map(|year| FigureAt { figure, year: *year }.written(draft, lang));
    Row { figure, cells: cells.collect() }
}

/// All years for which one of the figures is stated, whatever the year of the rating.
fn stated_years(draft: &Draft, figures: &[&'static Figure]) -> Vec<i32> {
    let keys = draft.product.figures.keys().chain(draft.applicant.figures.keys());
    let of_figures = keys.filter_map(|key| {
        let (stem, year) = key.split_once('.')?;
        figures.iter().any(|figure| figure.key == stem).then(|| year.parse().ok())?
    });
    let since_recognition = draft.recognition.years.iter().map(|row| i32::from(row.year));
    let mut years: Vec<i32> = of_figures.chain(since_recognition).collect();
    years.sort_unstable();
    years.dedup();
    years.retain(|year| figures.iter().any(|figure| !FigureAt { figure, year: Some(*year) }.text(draft).is_empty()));
    years
}
