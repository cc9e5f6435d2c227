//! The table of the sheet: parts, sections, groups, criteria, options.

use crate::catalogue::{Criterion, Edition, NO_LEVEL, ProductSet, QuestionTexts as _, Score, Section, Text as _};
use crate::locale::{Lang, Message, msg, sheet, values};

use super::super::model::{Block, Cell, Row, Span, Table};
use super::super::parts::{small, small_bold, tick_box};
use super::own::Own;

/// Columns in millimetres: criterion and options, what they are worth, what the rater gives.
const WIDTHS: [u16; 3] = [114, 23, 23];

/// Points of every set (QĐ 26/2026, Art. 3.3).
const TOTAL: u16 = 100;

/// What each row is made with.
#[derive(Clone, Copy)]
struct Maker<'a> {
    own: Option<Own<'a>>,
    edition: &'a Edition,
    set: &'a ProductSet,
    lang: Lang,
}

/// The table, ticked where `own` says so.
pub fn table(own: Option<Own<'_>>, edition: &Edition, set: &ProductSet, lang: Lang) -> Block {
    let maker = Maker { own, edition, set, lang };
    let mut rows = vec![maker.head()];
    for part in &set.parts {
        let title = part.title.text(lang).to_uppercase();
        let values = values::IdMaxTitle { id: &part.id, max: &part.max, title: &title };
        let criteria = part.sections.iter().flat_map(|s| &s.criteria);
        rows.push(maker.sum_row(msg::OFFICIAL_SHEET_PART.fill(lang, values), part.max, criteria, true));
        for section in &part.sections {
            rows.extend(maker.section(section));
        }
    }
    // The total does not stand alone on a page.
    rows.last_mut().map(keep);
    rows.push(maker.sum_row(msg::OFFICIAL_SHEET_TOTAL.text(lang).to_owned(), TOTAL, set.criteria(), false));
    Block::Table(Table { widths: WIDTHS.into(), lines: true, rows })
}

impl Maker<'_> {
    fn head(self) -> Row {
        let columns = [msg::OFFICIAL_SHEET_COL_CRITERIA, msg::OFFICIAL_SHEET_COL_POINTS, msg::OFFICIAL_SHEET_COL_OWN];
        let cell = |m: Message| Cell::new(vec![small_bold(m.text(self.lang)).centred()]).shaded();
        Row { cells: columns.map(cell).into(), header: true }
    }

    /// A shaded row with the points of several criteria. One that heads them stays with the first.
    fn sum_row<'c>(self, title: String, max: u16, criteria: impl Iterator<Item = &'c Criterion>, heads: bool) -> Row {
        let own = self.own.and_then(|own| own.sum(criteria));
        let title = small_bold(title);
        let title = Cell::new(vec![if heads { title.kept() } else { title }]).shaded();
        let number = |n: Option<u16>| number(n, true).shaded();
        Row { cells: vec![title, number(Some(max)), number(own)], header: false }
    }

    fn heading(self, id: &str, title: &str) -> String {
        msg::OFFICIAL_SHEET_HEADING.fill(self.lang, values::IdTitle { id: &id, title: &title })
    }

    /// A section's title, its groups and its criteria.
    fn section(self, section: &Section) -> Vec<Row> {
        let mut rows = Vec::new();
        if !section.is_criterion() {
            let title = self.heading(&section.id, &section.title.text(self.lang).to_uppercase());
            rows.push(self.sum_row(title, section.max, section.criteria.iter(), true));
        }
        // A note that rejects by 0 points is on several criteria; it stands under the last.
        let last_zero = section.criteria.iter().rfind(|c| c.zero_rejects.is_some()).map(|c| &c.id);
        for criterion in &section.criteria {
            if let Some(group) = section.group_begun_by(criterion) {
                let of_group = section.criteria.iter().filter(|c| group.has(c));
                let title = self.heading(&group.id, group.title.text(self.lang));
                rows.push(self.sum_row(title, group.max, of_group, true));
            }
            let zero = criterion.zero_rejects.filter(|_| last_zero == Some(&criterion.id));
            rows.extend(self.criterion(section, criterion, zero));
        }
        rows
    }

    /// The title of a criterion with its notes, then a row per option. All stay together, where a page has room for them.
    fn criterion(self, section: &Section, criterion: &Criterion, zero: Option<u16>) -> Vec<Row> {
        let lang = self.lang;
        let question = self.edition.question(criterion);
        let title = criterion.title.text(lang);
        // The official sheet writes a section that is itself a criterion like one.
        let title = if section.is_criterion() { title.to_uppercase() } else { title.to_owned() };
        let mut head = vec![small_bold(self.heading(&criterion.id, &title))];
        for text in self.notes(criterion, zero) {
            let mut note = small(msg::OFFICIAL_SHEET_NOTE.fill(lang, values::Text { text: &text }));
            note.spans.iter_mut().for_each(|span| span.italic = true);
            head.push(note);
        }
        let own = self.own.and_then(|own| own.points(criterion));
        let mut rows = vec![Row {
            cells: vec![Cell::new(head), number(Some(criterion.max().into()), true), number(own, true)],
            header: false,
        }];
        let chosen = self.own.and_then(|own| own.chosen(criterion));
        let mut case = None;
        // The official sheet has no line for those that reach no level: it stands there only where it is the answer.
        for number in criterion.option_numbers().filter(|number| *number != NO_LEVEL || chosen == Some(NO_LEVEL)) {
            let own_case = question.option(number).and_then(|option| option.case);
            if let Some(index) = own_case.filter(|_| own_case != case) {
                rows.extend(question.cases.get(usize::from(index)).map(|text| self.case(index, text.text(lang))));
            }
            case = own_case;
            let score = criterion.score(number).unwrap_or_default();
            rows.push(option(question.text(number, lang).unwrap_or_default(), score, chosen == Some(number)));
        }
        if let Some((_, before)) = rows.split_last_mut() {
            before.iter_mut().for_each(keep);
        }
        rows
    }

    /// One of the cases of which one applies (set 26).
    fn case(self, index: u8, text: &str) -> Row {
        let letter = char::from(b'a'.saturating_add(index));
        let values = values::LetterNoText { letter: &letter, no: &(index + 1), text: &text };
        let title = small(msg::OFFICIAL_SHEET_CASE.fill(self.lang, values));
        Row { cells: vec![Cell::new(vec![title]), number(None, false), number(None, false)], header: false }
    }

    /// What is noted under a criterion's title.
    fn notes(self, criterion: &Criterion, zero: Option<u16>) -> Vec<String> {
        let (lang, edition) = (self.lang, &self.edition.id);
        let only_if = criterion.only_if.as_deref().and_then(|id| self.set.criterion(id)).map(|other| {
            msg::OFFICIAL_SHEET_ONLY_IF.fill(lang, values::IdTitle { id: &other.id, title: &other.title.text(lang) })
        });
        let cases = match self.edition.question(criterion).cases.len() {
            0 => None,
            n => Some(msg::OFFICIAL_SHEET_CHOOSE_CASE.fill(lang, values::N { n: &n })),
        };
        let own = sheet::note(edition, self.set.no, &criterion.id);
        let rejects = criterion.knock_outs.iter().copied().chain(zero).filter_map(|k| sheet::reason(edition, k));
        let written = own.into_iter().chain(rejects).map(|m| m.text(lang).to_owned());
        only_if.into_iter().chain(cases).chain(written).collect()
    }
}

/// An option behind its box, with its star mark, and what it is worth.
fn option(text: &str, score: Score, ticked: bool) -> Row {
    let mut line = small("");
    let stars = "*".repeat(score.min_stars.into());
    let star_span = Span { text: stars, bold: true, ..Span::default() };
    line.spans = vec![tick_box(ticked), Span { text: format!(" {text}"), ..Span::default() }, star_span];
    let cells = vec![Cell::new(vec![line]), number(Some(score.points.into()), false), number(None, false)];
    Row { cells, header: false }
}

fn number(n: Option<u16>, bold: bool) -> Cell {
    let text = n.map_or(String::new(), |n| n.to_string());
    Cell::new(vec![if bold { small_bold(text) } else { small(text) }.centred()])
}

/// Puts a row on the page of the next one.
fn keep(row: &mut Row) {
    row.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).for_each(|p| p.keep_with_next = true);
}
