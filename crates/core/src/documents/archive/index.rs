//! The index of the electronic dossier: a table from each criterion to its papers, and one from each paper to its
//! criteria.

use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::{Attachment, Draft};
use crate::locale::{Message, msg, values, written_day};

use super::super::Options;
use super::super::model::{Block, Paragraph, Row, Table};
use super::super::parts::{document_title, header_row, small_lines};
use super::Laid;
use super::paths::Made;

/// Widths of the columns in millimetres: criterion, title, papers, files.
const BY_CRITERION: [u16; 4] = [17, 48, 25, 70];
/// Widths of the columns in millimetres: number of the paper, name, criteria, files.
const BY_PAPER: [u16; 4] = [17, 48, 25, 70];

/// Builds the index. `laid` holds the papers of the archive with their paths, in the order of the register; `documents`
/// are the documents beside the index.
pub(super) fn index(
    laid: &[Laid],
    documents: &[Made],
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    options: &Options,
) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let heading = |message: Message| Paragraph::bold(t(message)).spaced(12).heading(2).into();
    let mut blocks: Vec<Block> = vec![document_title(t(msg::BUNDLE_INDEX_TITLE)).into()];
    let names = [
        (msg::BUNDLE_INDEX_PRODUCT, draft.product.name.trim()),
        (msg::BUNDLE_INDEX_APPLICANT, draft.applicant.name.trim()),
    ];
    let named = names.into_iter().filter(|(_, name)| !name.is_empty());
    blocks.extend(
        named.map(|(words, name)| Paragraph::new(words.fill(lang, values::Name { name: &name })).spaced(3).into()),
    );
    let made = msg::BUNDLE_INDEX_MADE.fill(lang, values::Date { date: &written_day(options.today) });
    blocks.extend([Paragraph::new(made).spaced(3).into(), heading(msg::BUNDLE_INDEX_DOCUMENTS)]);
    blocks.extend(
        documents.iter().map(|made| {
            Paragraph::new(format!("{}: {}", made.name(lang), t(made.words()))).indented(5).spaced(2).into()
        }),
    );
    blocks.push(heading(msg::BUNDLE_INDEX_BY_CRITERION));
    blocks.push(Paragraph::italic(t(msg::BUNDLE_INDEX_PATHS)).kept().into());
    blocks.push(Block::Table(by_criterion(laid, set, options)));
    if !laid.is_empty() {
        blocks.push(heading(msg::BUNDLE_INDEX_BY_PAPER));
        blocks.push(Block::Table(by_paper(laid, edition, options)));
    }
    blocks
}

fn by_criterion(laid: &[Laid], set: &ProductSet, options: &Options) -> Table {
    let lang = options.lang;
    let mut rows = vec![header_row(
        [
            msg::BUNDLE_INDEX_CRITERION,
            msg::BUNDLE_INDEX_CRITERION_TITLE,
            msg::BUNDLE_INDEX_PAPERS,
            msg::BUNDLE_INDEX_FILES,
        ],
        lang,
    )];
    for criterion in set.criteria() {
        let proving = || laid.iter().filter(|l| l.entry.criteria.contains(&criterion.id.as_str()));
        rows.push(row([
            vec![criterion.id.clone()],
            vec![criterion.title.text(lang).to_owned()],
            proving().map(|l| l.entry.label(lang)).collect(),
            proving().flat_map(|l| files(l, options)).collect(),
        ]));
    }
    Table { widths: BY_CRITERION.into(), lines: true, rows }
}

fn by_paper(laid: &[Laid], edition: &Edition, options: &Options) -> Table {
    let lang = options.lang;
    let mut rows = vec![header_row(
        [msg::REGISTER_NO, msg::BUNDLE_INDEX_PAPERS, msg::BUNDLE_INDEX_CRITERIA, msg::BUNDLE_INDEX_FILES],
        lang,
    )];
    rows.extend(laid.iter().map(|paper| {
        row([
            vec![paper.entry.label(lang)],
            vec![paper.entry.name(edition, lang)],
            vec![paper.entry.criteria.join(", ")],
            files(paper, options),
        ])
    }));
    Table { widths: BY_PAPER.into(), lines: true, rows }
}

/// The paths of a paper's files, one per line; or a line that says that there are no files.
fn files(paper: &Laid, options: &Options) -> Vec<String> {
    let lang = options.lang;
    let place = paper.entry.label(lang);
    let no_file = || msg::BUNDLE_INDEX_NO_FILE.fill(lang, values::Paper { paper: &place });
    if paper.files.is_empty() && paper.text.is_none() {
        return vec![no_file()];
    }
    let line = |(file, path): &(&Attachment, Option<String>)| match path {
        Some(path) => path.clone(),
        // The names of missing files help only the producer who looks for them; the office does not need them.
        None if options.to_hand_in() => no_file(),
        None => msg::BUNDLE_INDEX_MISSING.fill(lang, values::NamePaper { paper: &place, name: &file.name }),
    };
    let mut lines: Vec<String> = paper.text.iter().cloned().chain(paper.files.iter().map(line)).collect();
    lines.dedup();
    lines
}

/// A table row; each cell gets its lines as paragraphs.
fn row(cells: [Vec<String>; 4]) -> Row {
    Row { cells: cells.map(small_lines).into(), header: false }
}
