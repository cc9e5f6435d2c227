//! The indicators of declarations and test reports: a table after form 02's table of evidence, paper by paper.

use crate::draft::TestResult;
use crate::locale::{Message, msg, values};
use crate::slips::verdict;

use super::Options;
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::parts::{header_row, small, small_bold};
use super::register::Entry;
use crate::catalogue::Edition;

/// Widths of the columns in millimetres: indicator, limit, result, unit; the copy for work also has the verdict.
const HAND_IN_WIDTHS: [u16; 4] = [64, 38, 34, 24];
const WORK_WIDTHS: [u16; 5] = [46, 30, 28, 20, 36];

/// The heading and the table; no block if no paper of the dossier has such a row.
pub fn results_table(register: &[Entry], edition: &Edition, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let mut rows = Vec::new();
    for entry in register {
        let said: Vec<&TestResult> =
            entry.paper.iter().flat_map(|paper| &paper.results).filter(|row| !row.is_blank()).collect();
        if said.is_empty() {
            continue;
        }
        let name = entry.name(edition, lang);
        let title = msg::SLIPS_ANNEX_PAPER.fill(lang, values::NoPaper { no: &entry.label(lang), paper: &name });
        let columns = if options.to_hand_in() { HAND_IN_WIDTHS.len() } else { WORK_WIDTHS.len() };
        let cells = vec![Cell::new(vec![small_bold(title).kept()]).over(columns).shaded()];
        rows.push(Row { cells, header: false });
        rows.extend(said.into_iter().map(|result| row(result, options)));
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let [name, limit, result, unit, verdict]: [Message; 5] =
        [msg::SLIPS_NAME, msg::SLIPS_LIMIT, msg::SLIPS_RESULT, msg::SLIPS_UNIT, msg::SLIPS_COLUMN_VERDICT];
    let (widths, head): (Vec<u16>, Row) = if options.to_hand_in() {
        (HAND_IN_WIDTHS.into(), header_row([name, limit, result, unit], lang))
    } else {
        (WORK_WIDTHS.into(), header_row([name, limit, result, unit, verdict], lang))
    };
    rows.insert(0, head);
    let title = Paragraph::bold(msg::SLIPS_ANNEX.text(lang)).spaced(10).heading(3);
    vec![title.into(), Block::Table(Table { widths, lines: true, rows })]
}

fn row(result: &TestResult, options: &Options) -> Row {
    let cell = |text: &str| Cell::new(vec![small(text.trim())]);
    let mut cells = vec![cell(&result.name), cell(&result.limit), cell(&result.result), cell(&result.unit)];
    if !options.to_hand_in() {
        cells.push(cell(verdict(result).words().map_or("", |words| words.text(options.lang))));
    }
    Row { cells, header: false }
}
