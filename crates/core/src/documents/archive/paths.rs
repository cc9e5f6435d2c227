//! The paths of files in the archive of a draft.

use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Attachment, Draft, Paper};
use crate::locale::{Lang, Message, msg};

use super::super::Purpose;
use super::super::name::{slug, slug_within};
use super::super::register::{Entry, entries};
use super::file_name::{extension, stem};
use super::former;

/// The maximum number of characters of a paper's name in its folder's name. With the other limits, a path has less
/// than 180 characters; Windows allows 260 including the folder that the user unpacks into.
const LONGEST_PAPER: usize = 45;
/// The maximum number of characters of a file's caption or name in the file name in the archive.
const LONGEST_FILE: usize = 30;

/// A file of the dossier that the program makes from the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    Form01,
    Form02,
    /// The cover sheet of an amendment, where something differs from what was handed in.
    Amendment,
    Criteria,
    Index,
}

impl Made {
    /// The file name in the dossier's folder.
    pub(super) fn name(self, lang: Lang) -> String {
        let (stem, extension): (Message, _) = match self {
            Made::Form01 => (msg::BUNDLE_FORM_01, "docx"),
            Made::Form02 => (msg::BUNDLE_FORM_02, "docx"),
            Made::Amendment => (msg::BUNDLE_AMENDMENT, "docx"),
            Made::Criteria => (msg::BUNDLE_CRITERIA, "xlsx"),
            Made::Index => (msg::BUNDLE_INDEX, "docx"),
        };
        format!("{}.{extension}", stem.text(lang))
    }

    /// The description of the file in words.
    pub(super) fn words(self) -> Message {
        match self {
            Made::Form01 => msg::BUNDLE_FORM_01_WORDS,
            Made::Form02 => msg::BUNDLE_FORM_02_WORDS,
            Made::Amendment => msg::BUNDLE_AMENDMENT_WORDS,
            Made::Criteria => msg::BUNDLE_CRITERIA_WORDS,
            Made::Index => msg::BUNDLE_INDEX_WORDS,
        }
    }
}

/// The name of the dossier's folder: `ho-so_ca-kho-ba-hai`. The folder holds everything that is handed in, and
/// nothing else.
pub(super) fn dossier_folder(draft: &Draft, lang: Lang) -> String {
    match slug(&draft.product.name).as_str() {
        "" => msg::BUNDLE_FOLDER.text(lang).to_owned(),
        name => format!("{}_{name}", msg::BUNDLE_FOLDER.text(lang)),
    }
}

/// The path of the draft itself, beside the dossier's folder: `sao-lang/ca-kho-ba-hai.json`.
pub(super) fn draft_file(draft: &Draft, lang: Lang) -> String {
    let name = slug(&draft.product.name);
    let name = if name.is_empty() { msg::BUNDLE_UNNAMED.text(lang) } else { &name };
    format!("sao-lang/{name}.json")
}

/// The path of a paper's file in the dossier's folder: `giay-to/PL03_hop-dong-mua-ca/PL03-1_trang-dau.jpg`. Each
/// paper has a folder of its own, because it may prove many criteria. `index` counts the paper's files from 1;
/// `papers` is the number of all papers of the register.
pub(super) fn paper_file(
    entry: &Entry,
    file: &Attachment,
    index: usize,
    papers: usize,
    edition: &Edition,
    lang: Lang,
) -> String {
    let files = entry.paper.map_or(index, |p| p.files.len());
    let no = padded(entry.no, papers, 2);
    let name = named(&format!("PL{no}-{}", padded(index, files, 1)), &slug_within(words_of(file), LONGEST_FILE));
    format!("{}/{name}.{}", paper_folder(entry, papers, edition, lang), extension(file))
}

/// The pictures of the product sample, which has no number, each with its path:
/// `giay-to/san-pham-mau-nop-kem/1_mat-truoc.jpg`.
pub(super) fn sample_files<'d>(draft: &'d Draft, edition: &Edition, lang: Lang) -> Vec<(&'d Attachment, String)> {
    let is_sample = |paper: &&Paper| edition.is_sample(&paper.paper);
    let files: Vec<_> =
        draft.papers.iter().filter(is_sample).flat_map(|paper| paper.files.iter().map(move |f| (paper, f))).collect();
    let count = files.len();
    let path = |((paper, file), index): ((&'d Paper, &'d Attachment), usize)| {
        let folder = slug_within(paper.name(edition, lang), LONGEST_PAPER);
        let name = named(&padded(index, count, 1), &slug_within(words_of(file), LONGEST_FILE));
        (file, format!("{}/{folder}/{name}.{}", msg::BUNDLE_PAPERS.text(lang), extension(file)))
    };
    files.into_iter().zip(1..).map(path).collect()
}

/// The caption of a file, or its name if it has no caption.
fn words_of(file: &Attachment) -> &str {
    match file.caption.trim() {
        "" => stem(file),
        caption => caption,
    }
}

/// The path of the text of a paper that is written in the draft, in the same folder as the paper's other files.
pub(super) fn text_file(entry: &Entry, papers: usize, edition: &Edition, lang: Lang) -> String {
    format!("{}/PL{}.docx", paper_folder(entry, papers, edition, lang), padded(entry.no, papers, 2))
}

/// The path of a paper's folder.
fn paper_folder(entry: &Entry, papers: usize, edition: &Edition, lang: Lang) -> String {
    let number = format!("PL{}", padded(entry.no, papers, 2));
    let folder = named(&number, &slug_within(&entry.name(edition, lang), LONGEST_PAPER));
    format!("{}/{folder}", msg::BUNDLE_PAPERS.text(lang))
}

fn named(number: &str, words: &str) -> String {
    if words.is_empty() { number.to_owned() } else { format!("{number}_{words}") }
}

/// A number with at least as many digits as `highest` has, so that names sort by number.
fn padded(number: usize, highest: usize, least: usize) -> String {
    format!("{number:0width$}", width = highest.to_string().len().max(least))
}

/// The possible paths of each attachment in an archive of the draft, for every language, and for archives of this
/// version and of former versions of the program.
pub fn attachment_paths(draft: &Draft, edition: &Edition, set: &ProductSet) -> Vec<(Attachment, Vec<String>)> {
    let former = former::Numbers::of(draft, edition, set);
    // The draft does not tell for which of the two purposes the archive was made, and the numbers may differ.
    let copies = [Purpose::Work, Purpose::HandIn].map(|purpose| entries(draft, edition, set, purpose));
    let samples = Lang::ALL.map(|lang| {
        let folder = dossier_folder(draft, lang);
        let within = |(file, path): (_, String)| (file, format!("{folder}/{path}"));
        sample_files(draft, edition, lang).into_iter().map(within).collect::<Vec<_>>()
    });
    let mut all: Vec<(Attachment, Vec<String>)> = Vec::new();
    // The order is that of the copy for work, which lists all papers except the samples.
    let listed: Vec<&Paper> = copies[0].iter().filter_map(|entry| entry.paper).collect();
    let is_listed = |paper: &&Paper| listed.iter().any(|known| std::ptr::eq(*known, *paper));
    let unlisted: Vec<&Paper> = draft.papers.iter().filter(|paper| !is_listed(paper)).collect();
    for paper in listed.iter().copied().chain(unlisted) {
        // Compares addresses, not values: another entry may have the same content.
        let numbered = copies.iter().filter_map(|copy| {
            let entry = copy.iter().find(|entry| entry.paper.is_some_and(|p| std::ptr::eq(p, paper)))?;
            Some((entry, copy.len()))
        });
        let numbered: Vec<(&Entry, usize)> = numbered.collect();
        for (file, index) in paper.files.iter().zip(1..) {
            let now = numbered.iter().flat_map(|(entry, papers)| {
                Lang::ALL.map(|lang| {
                    let path = paper_file(entry, file, index, *papers, edition, lang);
                    format!("{}/{path}", dossier_folder(draft, lang))
                })
            });
            let before = former.number(paper).into_iter().flat_map(|no| former.paths(no, paper, file, index, set));
            let sample = samples.iter().flatten().filter(|(sample, _)| std::ptr::eq(*sample, file));
            let sample = sample.map(|(_, path)| path.clone());
            all.push((file.clone(), now.chain(sample).chain(before).collect()));
        }
    }
    all
}
