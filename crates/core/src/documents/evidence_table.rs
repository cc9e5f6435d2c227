//! Form 02's table of evidence: the papers of the dossier by number, under the form's 15 kinds of evidence.

use crate::catalogue::{Edition, Text as _};
use crate::draft::{Draft, EvidenceState, Paper};
use crate::locale::{msg, values};

use super::Options;
use super::model::{Cell, Row, Span, Table};
use super::parts::{header_row, small, small_bold, small_spans, written_date};
use super::register::{Entry, criterion_anchor};

/// Widths of the columns in millimetres: number, paper, data of the paper, criteria; the copy for work also has the
/// state.
const HAND_IN_WIDTHS: [u16; 4] = [15, 62, 58, 25];
const WORK_WIDTHS: [u16; 5] = [15, 52, 46, 22, 25];

/// The kinds of evidence in order, each with its papers; papers of an unknown kind stand at the end.
pub fn evidence_table(register: &[Entry], draft: &Draft, edition: &Edition, options: &Options) -> Table {
    let lang = options.lang;
    let heading = [msg::REGISTER_NO, msg::REGISTER_PAPER, msg::REGISTER_NUMBER, msg::FORM02_EV_CRITERIA];
    let mut table = if options.to_hand_in() {
        Table { widths: HAND_IN_WIDTHS.into(), lines: true, rows: vec![header_row(heading, lang)] }
    } else {
        let heading = [heading[0], heading[1], heading[2], heading[3], msg::FORM02_EV_STATE];
        Table { widths: WORK_WIDTHS.into(), lines: true, rows: vec![header_row(heading, lang)] }
    };
    let columns = table.widths.len();
    let of_kind = |kind: Option<usize>| register.iter().filter(move |entry| entry.kind(edition) == kind);
    for (place, kind) in edition.evidence_kinds.iter().enumerate() {
        let title = msg::FORM02_EV_KIND.fill(lang, values::NameNo { no: &(place + 1), name: &kind.name.text(lang) });
        let none = of_kind(Some(place)).next().is_none();
        table.rows.push(kind_row(title, none.then_some(options), columns));
        table.rows.extend(of_kind(Some(place)).map(|entry| row(entry, draft, edition, options)));
    }
    if of_kind(None).next().is_some() {
        table.rows.push(kind_row(msg::FORM02_EV_OTHERS.text(lang).to_owned(), None, columns));
        table.rows.extend(of_kind(None).map(|entry| row(entry, draft, edition, options)));
    }
    table
}

/// A row with the name of a kind over the table's width; if the kind has no paper, the row also says so.
fn kind_row(title: String, nothing: Option<&Options>, columns: usize) -> Row {
    let cells = match nothing {
        None => vec![Cell::new(vec![small_bold(title).kept()]).over(columns).shaded()],
        Some(options) => {
            let word = if options.to_hand_in() { msg::FORM02_EV_NOTHING } else { msg::FORM02_STATE_NONE };
            let word = Cell::new(vec![small(word.text(options.lang))]).shaded();
            vec![Cell::new(vec![small_bold(title)]).over(columns - 1).shaded(), word]
        }
    };
    Row { cells, header: false }
}

fn row(entry: &Entry, draft: &Draft, edition: &Edition, options: &Options) -> Row {
    let lang = options.lang;
    let cell = |text: String| Cell::new(vec![small(text)]);
    let mut lines = entry.paper.map(|paper| lines(paper, draft, options)).unwrap_or_default();
    if entry.written {
        lines.push(msg::REGISTER_WRITTEN.text(lang).to_owned());
    }
    let mut criteria = Vec::new();
    for id in &entry.criteria {
        if !criteria.is_empty() {
            criteria.push(Span { text: ", ".to_owned(), ..Span::default() });
        }
        criteria.push(Span { text: (*id).to_owned(), link: criterion_anchor(id), ..Span::default() });
    }
    let mut cells = vec![
        Cell::new(vec![small(entry.label(lang)).named(entry.anchor())]),
        cell(entry.name(edition, lang)),
        Cell::new(lines.into_iter().map(small).collect()),
        Cell::new(vec![small_spans(criteria)]),
    ];
    cells.extend((!options.to_hand_in()).then(|| cell(entry.state.list_words().text(lang).to_owned())));
    Row { cells, header: false }
}

/// The data of a paper, one per line, without data that forms 01 and 02 already contain.
fn lines(paper: &Paper, draft: &Draft, options: &Options) -> Vec<String> {
    let applicant = &draft.applicant;
    let unless = |text: &String, known: &[&String]| match known.iter().any(|k| k.trim() == text.trim()) {
        true => String::new(),
        false => text.clone(),
    };
    // A paper that is ready has no expected day any more.
    let due = if paper.state == EvidenceState::Preparing { written_date(&paper.due) } else { String::new() };
    let fields = [
        (msg::REGISTER_NUMBER_LINE, paper.number.clone()),
        (msg::REGISTER_ISSUER_LINE, paper.issuer.clone()),
        (msg::REGISTER_ISSUED_LINE, written_date(&paper.issued)),
        (msg::REGISTER_VALID_LINE, written_date(&paper.valid_until)),
        (msg::REGISTER_DUE_LINE, due),
        (msg::REGISTER_HOLDER_LINE, unless(&paper.holder, &[&applicant.name, &applicant.representative])),
        (msg::REGISTER_ADDRESS_LINE, unless(&paper.address, &[&applicant.address])),
        (msg::REGISTER_PRODUCT_LINE, unless(&paper.product, &[&draft.product.name])),
        (msg::REGISTER_INDICATORS_LINE, paper.indicators.clone()),
    ];
    let said = fields.into_iter().filter(|(_, value)| !value.trim().is_empty());
    said.map(|(line, value)| line.fill(options.lang, values::Value { value: &value.trim() })).collect()
}
