//! What an upgrade or a re-rating tells beside a first rating: what has changed since the recognition, and its proof
//! (QĐ 26/2026, Art. 6.1b, c). It stands at the end of form 02's part III, where the form has its note on re-ratings;
//! for an upgrade the form has no place of its own.

use std::collections::HashSet;

use chrono::Datelike;

use crate::catalogue::{Edition, EditionTexts as _};
use crate::draft::{Draft, EvidenceState, RatingKind, Said, Topic, Year};
use crate::locale::{Lang, Message, msg, values, written_day};
use crate::review::{PaperEnd, PaperEnds};

use super::Options;
use super::model::{Block, Cell, Paragraph, Row, Table};
use super::parts::{header_row, lines_said, small, small_bold, sub_field, written_date};
use super::register::Entry;

/// Columns of the changes in millimetres: topic, when recognised, now, papers.
const CHANGES_WIDTHS: [u16; 4] = [30, 48, 52, 30];
/// Columns of the years in millimetres: year, output, revenue.
const YEARS_WIDTHS: [u16; 3] = [30, 65, 65];
/// Columns of the papers with an end in millimetres: number, paper, last day, how it stands.
const ENDS_WIDTHS: [u16; 4] = [18, 68, 30, 44];
/// Rows to write on, where an upgrade tells no change or a re-rating no paper.
const BLANK_ROWS: usize = 3;
/// What the margins of a cell and its frame take of its width, in millimetres; a dot to write on takes about one.
const CELL_MARGINS: u16 = 6;

/// The certificate, what has changed, the figures of the years, and for a re-rating the papers with an end; nothing for
/// a first rating. What is not said is a dotted line: only the producer says that something has not changed.
pub fn changes(draft: &Draft, edition: &Edition, entries: &[Entry], options: &Options) -> Vec<Block> {
    if draft.kind == RatingKind::First {
        return Vec::new();
    }
    let lang = options.lang;
    let is_again = draft.kind == RatingKind::ReRating;
    let ends = PaperEnds::of(draft, edition);
    let mut blocks = vec![Paragraph::bold(msg::FORM02_CHANGES.text(lang)).spaced(10).heading(3).into()];
    blocks.extend(certificate(draft, &ends, lang));
    blocks.push(caption(msg::KINDS_CHANGES_TITLE, lang));
    blocks.push(Block::Table(changes_table(draft, edition, entries, options)));
    let years = &draft.recognition.years;
    if is_again || years.iter().any(Year::says_something) {
        blocks.push(caption(msg::KINDS_YEARS_TITLE, lang));
        blocks.push(Block::Table(years_table(draft, options)));
    }
    if is_again {
        blocks.push(caption(msg::KINDS_ENDS_TITLE, lang));
        blocks.push(Block::Table(ends_table(draft, edition, entries, &ends, options)));
    }
    blocks
}

/// What a table is about, on its page.
fn caption(words: Message, lang: Lang) -> Block {
    Paragraph::bold(words.text(lang)).spaced(6).kept().into()
}

/// Number, stars and day of the certificate; for a re-rating its end. They stay on the page of the table.
fn certificate(draft: &Draft, ends: &PaperEnds, lang: Lang) -> Vec<Block> {
    let recognition = &draft.recognition;
    let stars = if recognition.stars == 0 { String::new() } else { recognition.stars.to_string() };
    let mut lines = vec![
        (msg::FORM_CERTIFICATE, recognition.certificate.clone()),
        (msg::FORM_CERTIFICATE_STARS, stars),
        (msg::FORM_CERTIFICATE_ISSUED, written_date(&recognition.issued)),
    ];
    if draft.kind == RatingKind::ReRating {
        lines.push((msg::KINDS_CERTIFICATE_ENDS, ends.certificate.map(written_day).unwrap_or_default()));
    }
    lines.into_iter().map(|(label, value)| sub_field(label.text(lang), &value).kept().into()).collect()
}

fn changes_table(draft: &Draft, edition: &Edition, entries: &[Entry], options: &Options) -> Table {
    let lang = options.lang;
    let labels = [msg::KINDS_COL_TOPIC, msg::KINDS_COL_BEFORE, msg::KINDS_COL_NOW, msg::KINDS_COL_PAPERS];
    let mut rows = vec![header_row(labels, lang)];
    // The Decision lists topics for a re-rating only: an upgrade tells those that it has something to say about.
    let told = Topic::ALL.into_iter().filter(|t| draft.kind == RatingKind::ReRating || draft.tells_of(*t));
    let recognition = &draft.recognition;
    rows.extend(told.map(|topic| {
        let proof = proof(draft, topic, edition, entries, options);
        let texts = [recognition.before.of(topic), now(draft, topic, lang), proof.as_str()];
        // Where nothing has changed there is nothing more to write.
        let is_settled = draft.said(topic) == Said::Unchanged;
        let cell = |(text, width): (&str, u16)| {
            if is_settled { Cell::new(lines(text)) } else { lines_or_dots(text, width) }
        };
        let mut cells = vec![Cell::new(vec![small_bold(topic.name().text(lang))])];
        cells.extend(texts.into_iter().zip(CHANGES_WIDTHS.into_iter().skip(1)).map(cell));
        Row { cells, header: false }
    }));
    finished(rows, &CHANGES_WIDTHS)
}

/// How the product is now; empty where nobody has said it.
fn now(draft: &Draft, topic: Topic, lang: Lang) -> &str {
    match draft.said(topic) {
        Said::Change | Said::Both => draft.recognition.changes.of(topic),
        Said::Unchanged => msg::FORM02_UNCHANGED.text(lang),
        Said::InTable if topic == Topic::Others => msg::KINDS_IN_ENDS.text(lang),
        Said::InTable => msg::KINDS_IN_YEARS.text(lang),
        Said::Nothing => "",
    }
}

/// The papers that prove a change by their numbers. What is to be handed in has those only that are there.
fn proof(draft: &Draft, topic: Topic, edition: &Edition, entries: &[Entry], options: &Options) -> String {
    let lang = options.lang;
    // Looked up, not searched for: a file from outside may name very many papers very often.
    let mut named: HashSet<&str> = draft.recognition.papers_of(topic).iter().map(String::as_str).collect();
    let mut cited: Vec<String> = Vec::new();
    for entry in entries.iter().filter(|e| named.contains(e.key)) {
        match entry.state {
            EvidenceState::Ready => cited.push(entry.label(lang)),
            EvidenceState::Preparing => cited.push(not_there(&entry.label(lang), msg::KINDS_PREPARING, lang)),
            EvidenceState::None => cited.push(not_there(&entry.label(lang), msg::KINDS_NOT_THERE, lang)),
        }
    }
    for entry in entries {
        named.remove(entry.key);
    }
    if !options.to_hand_in() {
        let gone = draft.recognition.papers_of(topic).iter().filter(|key| named.remove(key.as_str()));
        cited.extend(gone.map(|key| not_there(edition.paper_name(key, lang), msg::KINDS_NOT_IN_REGISTER, lang)));
    }
    cited.join(", ")
}

/// A paper with why it is no proof yet.
fn not_there(paper: &str, why: Message, lang: Lang) -> String {
    format!("{paper} ({})", why.text(lang))
}

/// Output and revenue year by year, oldest first; years that are not told are left to be written in.
fn years_table(draft: &Draft, options: &Options) -> Table {
    let lang = options.lang;
    let labels = [msg::KINDS_COL_YEAR, msg::KINDS_COL_OUTPUT, msg::KINDS_COL_REVENUE];
    let mut rows = vec![header_row(labels, lang)];
    let this_year = u16::try_from(options.today.year()).unwrap_or_default();
    let mut years = draft.recognition.years_to_ask(this_year);
    years.sort_by_key(|year| year.year);
    rows.extend(years.into_iter().map(|year| {
        let number = if year.year == 0 { String::new() } else { year.year.to_string() };
        let texts = [number, year.output, year.revenue];
        row(texts.iter().map(String::as_str).zip(YEARS_WIDTHS))
    }));
    finished(rows, &YEARS_WIDTHS)
}

/// The papers that say until when they are valid, and whether they outlast the certificate.
fn ends_table(draft: &Draft, edition: &Edition, entries: &[Entry], ends: &PaperEnds, options: &Options) -> Table {
    let lang = options.lang;
    let labels = [msg::REGISTER_NO, msg::KINDS_COL_PAPER, msg::KINDS_COL_ENDS, msg::KINDS_COL_STANDS];
    let mut rows = vec![header_row(labels, lang)];
    for entry in entries {
        let Some(paper) = entry.paper.filter(|p| !p.valid_until.trim().is_empty()) else { continue };
        let stands = match ends.end_of(paper) {
            PaperEnd::Outlasts => msg::KINDS_OUTLASTS.text(lang).to_owned(),
            PaperEnd::RunsOut => msg::KINDS_ENDS_BEFORE.text(lang).to_owned(),
            PaperEnd::Unknown => String::new(),
            PaperEnd::Renewed(place) => {
                let new = draft.papers.get(place);
                let new = entries.iter().find(|e| e.paper.is_some() && e.paper == new).map(|e| e.label(lang));
                msg::KINDS_RENEWED.fill(lang, values::Place { place: &new.unwrap_or_default() })
            }
        };
        let texts = [entry.label(lang), entry.name(edition, lang), written_date(&paper.valid_until), stands];
        rows.push(row(texts.iter().map(String::as_str).zip(ENDS_WIDTHS)));
    }
    finished(rows, &ENDS_WIDTHS)
}

/// The table; where it has nothing but its heading, with rows to write on.
fn finished(mut rows: Vec<Row>, widths: &[u16]) -> Table {
    if rows.len() == 1 {
        rows.extend((0..BLANK_ROWS).map(|_| row(widths.iter().map(|width| ("", *width)))));
    }
    Table { widths: widths.into(), lines: true, rows }
}

fn row<'t>(cells: impl Iterator<Item = (&'t str, u16)>) -> Row {
    Row { cells: cells.map(|(text, width)| lines_or_dots(text, width)).collect(), header: false }
}

/// The lines of a text, or a dotted line as long as the column is wide.
fn lines_or_dots(text: &str, width: u16) -> Cell {
    let lines = lines(text);
    if lines.is_empty() {
        return Cell::new(vec![small(".".repeat(usize::from(width.saturating_sub(CELL_MARGINS))))]);
    }
    Cell::new(lines)
}

fn lines(text: &str) -> Vec<Paragraph> {
    lines_said(text).map(small).collect()
}
