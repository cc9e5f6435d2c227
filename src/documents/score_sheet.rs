//! The scoring sheet of a set, filled in: every option of every criterion, the chosen one marked.

use crate::assessment::{Assessment, assess};
use crate::catalogue::{Criterion, Edition, NO_LEVEL, ProductSet};
use crate::draft::Draft;
use crate::locale::{Lang, msg};

use super::Options;
use super::form02::{part_row, section_row, sum_row};
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::outcome::outcome;
use super::parts::{header_row, small, small_bold, tick_box};

/// Columns in millimetres: id, criterion and options, points of the option, maximum, own points.
const WIDTHS: [u16; 5] = [15, 100, 15, 15, 15];

/// The sheet.
pub fn score_sheet(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let result = assess(draft, edition, set);
    let columns = [msg::FORM02_COL_NO, msg::SHEET_OPTIONS, msg::SHEET_MAX, msg::FORM02_COL_MAX, msg::SHEET_CHOSEN];
    let mut rows = vec![header_row(columns, lang)];
    for (part, points) in set.parts.iter().zip(&result.score.parts) {
        rows.push(part_row(part, *points, lang));
        for section in &part.sections {
            rows.extend((!section.is_criterion()).then(|| section_row(&result, section, lang)));
            rows.extend(section.criteria.iter().map(|c| row(draft, edition, &result, c, lang)));
        }
    }
    rows.push(sum_row(msg::FORM02_TOTAL.text(lang).to_owned(), 100, result.score.total));
    let set_used = [
        ("no", &set.no as &dyn std::fmt::Display),
        ("name", &set.name.text(lang)),
        ("decision", &edition.decision.text(lang)),
    ];
    let mut blocks: Vec<Block> = vec![
        Paragraph::bold(msg::SHEET_TITLE.text(lang)).centred().sized(14).heading(1).into(),
        Paragraph::new(msg::SHEET_PRODUCT.fill(lang, &[("name", &draft.product.name.trim())])).spaced(6).into(),
        Paragraph::new(msg::FORM02_SET_USED.fill(lang, &set_used)).into(),
        Block::Table(Table { widths: WIDTHS.into(), lines: true, rows }),
    ];
    blocks.extend(outcome(edition, &result, lang));
    blocks
}

fn row(draft: &Draft, edition: &Edition, result: &Assessment, criterion: &Criterion, lang: Lang) -> Row {
    let chosen = draft.option(&criterion.id);
    let mut options = vec![small_bold(criterion.title.text(lang))];
    let question = edition.question(criterion);
    let line = |place: usize| {
        let mut line = small("");
        line.spans.insert(0, tick_box(chosen == Some(place)));
        let text = question.text(place, lang).unwrap_or_default();
        let points = criterion.score(place).unwrap_or_default().points;
        let text = msg::SHEET_OPTION.fill(lang, &[("text", &text), ("points", &points)]);
        line.spans.extend(small(format!(" {text}")).spans);
        line
    };
    // The official sheet has no line for those that reach no level, so it stands there only where it is the answer.
    options.extend(criterion.places().filter(|place| *place != NO_LEVEL || chosen == Some(NO_LEVEL)).map(line));
    let own = chosen.and_then(|_| result.criterion(&criterion.id)).map_or(String::new(), |c| c.points.to_string());
    let number = |n: String| Cell::new(vec![small(n).centred()]);
    let most = number(criterion.max().to_string());
    let lowest_to_highest = criterion.scores.iter().map(|s| s.points.to_string()).collect::<Vec<_>>().join(", ");
    Row {
        cells: vec![
            Cell::new(vec![small(criterion.id.as_str())]),
            Cell::new(options),
            number(lowest_to_highest),
            most,
            number(own),
        ],
        header: false,
    }
}
