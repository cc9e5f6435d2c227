//! Form 02: the figures of parts I, II and IV as tables, and the sums at the criteria of part III.

use crate::catalogue::{Criterion, Edition, Text as _};
use crate::draft::Draft;
use crate::figures::{FormPart, Table as Figures, rating_year, reckon, tables};
use crate::locale::{Lang, Message, msg};

use super::super::Options;
use super::super::model::{Block, Cell, Paragraph, Row, TEXT_WIDTH, Table};
use super::super::parts::{small, small_bold};

/// The width of the column with the labels of figures without years, in millimetres.
const LABELS: u16 = 110;
/// The same where the columns of years follow.
const LABELS_BY_YEAR: u16 = 52;

/// The tables of one part, with a heading; no block where no figure of the part is stated.
pub fn figures(draft: &Draft, edition: &Edition, part: FormPart, lang: Lang) -> Vec<Block> {
    let tables = tables(draft, edition, part, lang);
    if tables.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Paragraph::new(format!("- {}:", msg::FIGURES_FORM_TITLE.text(lang))).spaced(6).kept().into()];
    for (index, figures) in tables.iter().enumerate() {
        if index > 0 {
            // A line between two tables, or a word processor joins them.
            blocks.push(Paragraph::default().sized(6).kept().into());
        }
        blocks.push(Block::Table(table(figures, lang)));
    }
    blocks
}

fn table(figures: &Figures, lang: Lang) -> Table {
    let heading = |text: String| Cell::new(vec![small_bold(text).centred()]).shaded();
    let of = |message: Message| message.text(lang).to_owned();
    let by_year = !figures.years.is_empty();
    let mut heads = vec![of(msg::FIGURES_INDICATOR)];
    match by_year {
        true => heads.extend(figures.years.iter().map(i32::to_string)),
        false => heads.push(of(msg::FIGURES_QUANTITY)),
    }
    let labels = if by_year { LABELS_BY_YEAR } else { LABELS };
    // There are far fewer years than a `u16` can count.
    let columns = u16::try_from(heads.len() - 1).unwrap_or(1).max(1);
    let widths = std::iter::once(labels).chain((0..columns).map(|_| (TEXT_WIDTH - labels) / columns)).collect();
    let mut rows = vec![Row { cells: heads.into_iter().map(heading).collect(), header: true }];
    rows.extend(figures.rows.iter().map(|row| {
        let label = Cell::new(vec![small(row.figure.label.text(lang))]);
        let cells = row.cells.iter().map(|cell| Cell::new(vec![small(cell.as_str()).at_right()]));
        Row { cells: std::iter::once(label).chain(cells).collect(), header: false }
    }));
    Table { widths, lines: true, rows }
}

/// The sums of the figures on which the answer to a criterion relies, one sentence each.
pub fn sums(draft: &Draft, edition: &Edition, criterion: &Criterion, options: &Options) -> Vec<String> {
    let year = rating_year(edition, options.today);
    let reckoned = reckon(draft, edition, &edition.question(criterion).key, year);
    reckoned.map_or_else(Vec::new, |reckoned| reckoned.sums(options.lang))
}
