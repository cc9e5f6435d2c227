//! The handlers for papers that a producer writes from templates.

use sao_lang_core::calendar::day;
use sao_lang_core::documents::{Page, Printable, blanks, bundle, pack, slug, written, written_options};
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::templates::{self, Source, Templates, Written, offered, template};
use worker_protocol::{
    Failure, FromTemplates, MakeWritten, MakeWrittenArchive, OfferPapers, OfferedPapers, WrittenBlocks, WrittenPages,
    WrittenPaper,
};

use crate::respond::{lang_of, open};

/// Calls a function with the source of a request.
fn with_source<T>(about: &FromTemplates, make: impl FnOnce(&Source) -> Result<T, Failure>) -> Result<T, Failure> {
    let LocatedDraft { draft, edition, set } = open(&about.draft)?;
    let today = day(&about.today).ok_or(Failure::Write)?;
    let templates = templates::read(&about.templates, edition).ok_or(Failure::Unavailable)?;
    make(&Source { draft: &draft, edition, set, templates: &templates, today })
}

/// Calls a function with a paper of a request.
fn with_paper<T>(
    about: &FromTemplates,
    paper: &WrittenPaper,
    make: impl FnOnce(&Source, &Written) -> Result<T, Failure>,
) -> Result<T, Failure> {
    with_source(about, |source| {
        let template = template(source.templates, &paper.template).ok_or(Failure::Unavailable)?;
        make(source, &Written::copy(template, paper.copy))
    })
}

/// The papers that can be written, and what remains to be had from others.
pub(super) fn offers(OfferPapers { about }: &OfferPapers) -> Result<OfferedPapers, Failure> {
    with_source(about, |source| Ok(offered(source, lang_of(&about.lang))))
}

/// The pages of a paper.
pub(super) fn blocks(WrittenBlocks { about, paper }: &WrittenBlocks) -> Result<WrittenPages, Failure> {
    with_paper(about, paper, |source, paper| {
        let blanks = blanks(source, paper, lang_of(&about.lang));
        Ok(WrittenPages { blocks: written(source, paper), blanks })
    })
}

/// A paper as a document.
pub(super) fn printable(MakeWritten { about, paper, sample }: &MakeWritten) -> Result<Printable, Failure> {
    with_paper(about, paper, |source, written| {
        Ok(Page::of(source, written, *sample).printable(&written_options(source)))
    })
}

/// Everything that can be written today. With several drafts each has a folder.
pub(super) fn archive(
    MakeWrittenArchive { drafts, templates, today }: &MakeWrittenArchive,
) -> Result<Vec<u8>, Failure> {
    let mut pages = Vec::new();
    let mut options = None;
    // The file is read once for each edition of the drafts, of which there are very few.
    let mut read: Vec<Templates> = Vec::new();
    let today = day(today).ok_or(Failure::Write)?;
    for (draft, number) in drafts.iter().zip(1..) {
        let LocatedDraft { draft, edition, set } = open(&draft.text)?;
        if !read.iter().any(|templates| templates.edition == edition.id) {
            read.push(templates::read(templates, edition).ok_or(Failure::Unavailable)?);
        }
        let templates = read.iter().find(|templates| templates.edition == edition.id).ok_or(Failure::Unavailable)?;
        let source = Source { draft: &draft, edition, set, templates, today };
        let folder = match drafts.len() {
            1 => String::new(),
            _ => format!("{number:02}-{}/", slug(&draft.product.name)),
        };
        pages.extend(bundle(&source, &folder));
        options = Some(written_options(&source));
    }
    pack(&pages, &options.ok_or(Failure::Write)?).map_err(|_| Failure::Write)
}
