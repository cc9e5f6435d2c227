//! The page of a paper: head, title, parts, signatures.

use super::super::head::{national_title, two_heads};
use super::super::model::{Block, Cell, DOTS, Paragraph, Row, Span};
use super::super::parts::lines_said;
use super::super::register::entries;
use super::super::results_table::results_table;
use super::super::signature::{Signature, signatures, with_signature_after};
use super::super::{Purpose, form02};
use super::table;
use super::values::{LANG, knows, value};
use crate::figures::FormPart;
use crate::form::{Field, Kind};
use crate::locale::{msg, values as fill};
use crate::templates::{Ask, AskKind, Head, Line, OwnTable, Part, Piece, Source, Written, line, pieces};

/// The size of a title, in points.
const TITLE: u8 = 14;
/// The minimum number of text lines on the page of the signatures. Papers are short, so more would leave pages half empty.
const WITH_SIGNATURE: usize = 3;
/// Dotted lines for a missing text of several lines.
const LONG_LINES: usize = 4;
/// Dotted lines for a missing text that is itself the paper, such as the product's story.
const PAGE_LINES: usize = 15;

/// The pages of a paper. What the draft does not know is dots to write on.
pub fn written(source: &Source, written: &Written) -> Vec<Block> {
    let template = written.template;
    let mut blocks = Vec::new();
    if template.landscape {
        blocks.push(Block::Across);
    }
    blocks.extend(head(source, written));
    let title = text_of(source, written, &template.title).to_uppercase();
    blocks.push(Paragraph::bold(title).centred().sized(TITLE).spaced(12).heading(1).into());
    if !template.subtitle.is_empty() {
        blocks.push(Paragraph::italic(text_of(source, written, &template.subtitle)).centred().kept().into());
    }
    if !template.addressee.is_empty() {
        let to = text_of(source, written, &template.addressee);
        blocks.push(Paragraph::new(msg::WRITTEN_TO.fill(LANG, fill::Name { name: &to })).centred().spaced(8).into());
    }
    let variant = source.variant();
    for part in template.parts_of(&variant) {
        blocks.extend(part_blocks(source, written, part));
    }
    sign(source, written, blocks)
}

fn head(source: &Source, written: &Written) -> Vec<Block> {
    match written.template.head {
        Head::Nation => national_title(LANG).into(),
        Head::None => Vec::new(),
        Head::Issuer => {
            let name = match source.draft.applicant.name.trim() {
                "" => DOTS.to_owned(),
                name => name.to_uppercase(),
            };
            let mut head = two_heads(&[name], LANG);
            if let Block::Table(table) = &mut head {
                let number = Paragraph::new(msg::LETTER_NUMBER.text(LANG)).centred();
                table.rows.push(Row { cells: vec![Cell::new(vec![number]), Cell::text("")], header: false });
            }
            vec![head]
        }
    }
}

fn sign(source: &Source, written: &Written, blocks: Vec<Block>) -> Vec<Block> {
    let template = written.template;
    let date = template.place_date.then(|| msg::DOC_PLACE_DATE.text(LANG));
    if template.signers.is_empty() {
        return blocks;
    }
    let signers: Vec<Signature> = template
        .signers
        .iter()
        .map(|signer| Signature {
            who: text_of(source, written, &signer.who),
            how: match signer.how.as_str() {
                "" => msg::WRITTEN_SIGN.text(LANG).to_owned(),
                how => text_of(source, written, how),
            },
            name: match knows(source, written, &signer.name) {
                true => text_of(source, written, &signer.name),
                false => String::new(),
            },
        })
        .collect();
    with_signature_after(blocks, signatures(date, &signers, template.landscape), WITH_SIGNATURE)
}

fn part_blocks(source: &Source, written: &Written, part: &Part) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    if !part.heading.is_empty() {
        let heading = text_of(source, written, &part.heading);
        blocks.push(Paragraph::bold(heading).spaced(8).heading(2).into());
    }
    for text in part.text.lines().filter(|text| !text.trim().is_empty()) {
        let line = line(text);
        if !line.only_known || knows(source, written, line.text) {
            blocks.extend(line_blocks(source, written, &line));
        }
    }
    blocks.extend(table_blocks(source, written, &part.table));
    if part.photo {
        blocks.extend([
            Paragraph::default().sized(6).kept().into(),
            Block::Table(table::frame(written.template.landscape)),
        ]);
    }
    blocks.extend((0..part.lines).map(|_| Paragraph::default().spaced(3).dotted().into()));
    blocks
}

/// The paragraphs of a line. A value of several lines, such as a story, goes on in paragraphs of its own.
fn line_blocks(source: &Source, written: &Written, line: &Line) -> Vec<Block> {
    let styled = |paragraph: Paragraph| match line.item {
        true => paragraph.indented(5).spaced(3),
        false => paragraph.justified().spaced(3),
    };
    let mut text = if line.item { "- ".to_owned() } else { String::new() };
    let all = pieces(line.text);
    let ends_open = matches!(all.last(), Some(Piece::Placeholder(name)) if value(source, written, name).is_empty());
    for (piece, left) in all.iter().zip((0..all.len()).rev()) {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Placeholder(name) => match value(source, written, name).as_str() {
                // The dots at the end of a line reach its right edge.
                "" if left == 0 => {}
                "" => text.push_str(DOTS),
                value => text.push_str(value),
            },
        }
    }
    let mut paragraphs: Vec<Paragraph> = lines_said(&text)
        .map(|text| Paragraph {
            spans: vec![Span { text: text.to_owned(), bold: line.bold, ..Span::default() }],
            ..Paragraph::default()
        })
        .map(styled)
        .collect();
    if ends_open {
        match paragraphs.last_mut() {
            Some(last) => {
                // Justified text would pull the dots away from the words.
                last.align = super::super::model::Align::Left;
                last.dotted = true;
                if let Some(span) = last.spans.last_mut() {
                    span.text.push(' ');
                }
            }
            // A value that stands alone gets room for what is missing.
            None => {
                paragraphs.extend((0..lines_for(source, written, &all)).map(|_| styled(Paragraph::default()).dotted()))
            }
        }
    }
    paragraphs.into_iter().map(Block::from).collect()
}

/// The number of dotted lines for a missing value that stands alone on its line.
fn lines_for(source: &Source, written: &Written, all: &[Piece]) -> usize {
    let [Piece::Placeholder(name)] = all else { return 1 };
    let long = written
        .template
        .ask(name)
        .map_or_else(|| Field::of(name).is_some_and(|field| field.kind == Kind::Long), |ask| ask.kind == AskKind::Long);
    match (long, source.edition.papers.iter().any(|paper| paper.written.as_deref() == Some(*name))) {
        (_, true) => PAGE_LINES,
        (true, false) => LONG_LINES,
        (false, false) => 1,
    }
}

/// A text in one line, with dots where a value is missing.
fn text_of(source: &Source, written: &Written, text: &str) -> String {
    let words = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Placeholder(name) => match value(source, written, name) {
            value if value.is_empty() => DOTS.to_owned(),
            value => value,
        },
    });
    words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table_blocks(source: &Source, written: &Written, name: &str) -> Vec<Block> {
    if name.is_empty() {
        return Vec::new();
    }
    if let Some(own) = OwnTable::of(name) {
        let found = own_table(source, own);
        // Nothing is stated yet: room to write it by hand.
        let blank = || (0..LONG_LINES).map(|_| Paragraph::default().spaced(3).dotted().into()).collect();
        return if found.is_empty() { blank() } else { found };
    }
    let is_table = |ask: &&Ask| ask.kind == AskKind::Table;
    let Some(ask) = written.template.ask(name).filter(is_table) else { return Vec::new() };
    let rows = written.rows(source.draft, ask);
    vec![Paragraph::default().sized(6).kept().into(), Block::Table(table::table(ask, &rows))]
}

fn own_table(source: &Source, own: OwnTable) -> Vec<Block> {
    let Source { draft, edition, set, .. } = *source;
    let options = super::written_options(source);
    match own {
        OwnTable::Figures => form02::figures(draft, edition, FormPart::Results, LANG),
        OwnTable::Tests => results_table(&entries(draft, edition, set, Purpose::Work), edition, &options),
        OwnTable::Register => {
            let rows = entries(draft, edition, set, Purpose::Work);
            let rows: Vec<Vec<String>> = rows
                .iter()
                .map(|entry| {
                    let paper = entry.paper;
                    let of = |text: fn(&crate::draft::Paper) -> &str| paper.map_or("", text).trim().to_owned();
                    let day = crate::form::written_date(&of(|paper| &paper.issued));
                    vec![entry.label(LANG), entry.name(edition, LANG), of(|paper| &paper.number), day, String::new()]
                })
                .collect();
            vec![Paragraph::default().sized(6).kept().into(), Block::Table(table::register(&rows))]
        }
    }
}
