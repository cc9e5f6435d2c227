//! The file to hand in: the list of contents, the dossier, then every paper of the register with its photos and PDFs.
//!
//! The files are not needed at once: [`look`] sees each of them on its own, and [`Binder::add`] takes them one after the
//! other, so that a phone holds no more than the file that is being written.

mod draw;
mod look;
mod photo;
mod plan;

use std::collections::HashMap;
use std::rc::Rc;

use sao_lang_core::catalogue::{Edition, ProductSet};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{
    BinderChoices, BinderReport, Bound, Entry, FileKind, LeftOut, Looked, Options, Place, Properties, contents,
    dossier, entries, lead_to_pages, missing_sheet, pages_anchor,
};
use sao_lang_core::draft::{Attachment, Draft};
use sao_lang_core::locale::msg;

use crate::PdfError;
use crate::fonts::Fonts;
use crate::layout::{Pages, layout};

use draw::{FileDrawing, Stamp, Target};
pub use look::look;
use plan::{Plan, Size, plan};

/// The part of a limited size that is planned with; the rest is for what is not known beforehand.
const PLANNED: f64 = 0.97;

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The number of the file, from 1.
    pub number: usize,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file of a paper that is put in.
struct File {
    id: String,
    /// What it shows, in the producer's words, or its name.
    name: String,
    looked: Looked,
}

/// A paper with what is put in for it.
struct Paper {
    no: usize,
    label: String,
    name: String,
    files: Vec<File>,
    /// The sheet for a paper without a copy.
    sheet: Vec<Block>,
}

impl Paper {
    fn pages(&self) -> usize {
        self.files.iter().map(|file| file.looked.pages()).sum::<usize>() + usize::from(!self.sheet.is_empty())
    }

    fn size(&self) -> Size {
        let of = |photo: bool| {
            let files = self.files.iter().filter(move |file| (file.looked.kind == FileKind::Photo) == photo);
            files.map(|file| file.looked.bytes).sum()
        };
        Size { photos: of(true), pdfs: of(false), pages: self.pages() }
    }
}

/// Something that is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The sheet of a paper without a copy.
    Sheet(usize),
    /// A file of a paper.
    File(usize, usize),
    /// The file that is being written is full.
    NextFile,
}

/// The files that are being written.
pub struct Binder {
    properties: Properties,
    options: Options,
    stamp: String,
    papers: Vec<Paper>,
    /// What is drawn at the beginning of each file.
    fronts: Vec<Vec<Block>>,
    plan: Plan,
    steps: Vec<Step>,
    /// The number of steps that are done.
    done: usize,
    file: FileDrawing,
    written: Vec<Written>,
    report: BinderReport,
}

impl Binder {
    /// Begins the binder of a draft. `looks` has what [`look`] found, by the id of the attachment; a file without an entry
    /// is left out as missing.
    ///
    /// # Errors
    /// Fails only if the program itself is broken.
    pub fn new(
        draft: &Draft,
        edition: &Edition,
        set: &ProductSet,
        options: &Options,
        looks: &HashMap<String, Looked>,
        choices: BinderChoices,
    ) -> Result<Binder, PdfError> {
        let fonts = Rc::new(Fonts::read()?);
        let entries = entries(draft, edition, set, options.purpose);
        let mut report = BinderReport::default();
        let (papers, left_out): (Vec<Paper>, Vec<_>) = entries
            .iter()
            .map(|entry| {
                let sheet = choices.sheets.then(|| missing_sheet(entry, draft, edition, options));
                paper(entry, entry.name(edition, options.lang), sheet, options, looks, &mut report)
            })
            .unzip();
        let mut dossier = dossier(draft, edition, set, options);
        lead_to_pages(&mut dossier);
        let properties = Properties::of(msg::LAYOUT_DOSSIER, draft, options.lang);
        let pages = layout(&dossier, &fonts);
        let dossier_pages = pages.pages.len();
        let size_of = |pages: &Pages| {
            let file = crate::written(pages, Rc::clone(&fonts), options.note(), &properties, options);
            file.map(|file| file.len() as u64)
        };
        let own = size_of(&pages)?;
        let list = |places: &[Option<Place>], file: usize| {
            let mut bound = Vec::new();
            for ((entry, place), left_out) in entries.iter().zip(places).zip(&left_out) {
                bound.push(Bound { entry: entry.clone(), place: *place, left_out: left_out.clone() });
            }
            contents(&bound, file, edition, options)
        };
        // The list is as long with other numbers, so it can be measured before the numbers are known.
        let none = places(&papers, &Plan { ratio: 1.0, files: vec![papers.len()] }, 0, 0);
        let sizes: Vec<Size> = papers.iter().map(Paper::size).collect();
        let limit = choices.limit.map(|limit| (limit as f64 * PLANNED) as u64);
        let list_of_none = layout(&list(&none, 1), &fonts);
        let plan = plan(&sizes, own, size_of(&list_of_none)?, limit);
        let list_pages = list_of_none.pages.len();
        let places = places(&papers, &plan, list_pages, dossier_pages);
        let fronts: Vec<Vec<Block>> = (1..=plan.files.len())
            .map(|file| {
                let mut front = list(&places, file);
                if file == 1 {
                    front.push(Block::NewDocument);
                    front.append(&mut dossier);
                }
                front
            })
            .collect();
        let steps = steps(&papers, &plan);
        let stamp = draft.product.name.trim().to_owned();
        let target = |(place, paper): (&Option<Place>, &Paper)| {
            place.map(|Place { file, page }| Target { file, name: pages_anchor(paper.no), page: page - 1 })
        };
        let targets = places.iter().zip(&papers).filter_map(target).collect();
        let file = FileDrawing::new(fonts, targets, options.note(), &fronts[0], 1)?;
        let mut binder = Binder {
            properties,
            options: *options,
            stamp,
            papers,
            fronts,
            plan,
            steps,
            done: 0,
            file,
            written: Vec::new(),
            report,
        };
        binder.go_on()?;
        Ok(binder)
    }

    /// The id of the next file that [`Binder::add`] needs; `None` when everything is put in.
    pub fn next(&self) -> Option<&str> {
        match self.steps.get(self.done)? {
            Step::File(paper, file) => Some(&self.papers[*paper].files[*file].id),
            Step::Sheet(_) | Step::NextFile => None,
        }
    }

    /// The number of files that are still to be put in.
    pub fn left(&self) -> usize {
        self.steps.iter().skip(self.done).filter(|step| matches!(step, Step::File(..))).count()
    }

    /// Puts in the file that [`Binder::next`] names; `None` where it is not there any more, which the report tells.
    ///
    /// # Errors
    /// Fails only if the program itself is broken.
    pub fn add(&mut self, content: Option<Vec<u8>>) -> Result<(), PdfError> {
        let Some(Step::File(paper, number)) = self.steps.get(self.done).copied() else { return Ok(()) };
        let (paper, file) = (&self.papers[paper], &self.papers[paper].files[number]);
        let stamp = Stamp { label: &paper.label, product: &self.stamp };
        let first = (number == 0).then(|| format!("{}. {}", paper.label, paper.name));
        let put_in = match content {
            None => Err(LeftOut::Missing),
            Some(content) if file.looked.kind == FileKind::Photo => {
                let most = (file.looked.bytes as f64 * self.plan.ratio) as u64;
                self.file.photo(content, most, &stamp, &file.name, &mut self.report.reduced)
            }
            Some(content) => self.file.pdf(content, &stamp, &file.name),
        };
        if let Err(why) = put_in {
            self.report.left_out.push((paper.label.clone(), file.name.clone(), why));
            // The pages that were counted are there, so that the numbers in the list stay right.
            self.file.empty(file.looked.pages(), &stamp);
        }
        if let Some(title) = first {
            self.file.bookmark(title, file.looked.pages());
        }
        self.done += 1;
        self.go_on()
    }

    /// Does the steps that need no file.
    fn go_on(&mut self) -> Result<(), PdfError> {
        while let Some(step) = self.steps.get(self.done).copied() {
            match step {
                Step::File(..) => return Ok(()),
                Step::Sheet(number) => {
                    let paper = &self.papers[number];
                    self.file.blocks(&paper.sheet);
                    self.file.bookmark(format!("{}. {}", paper.label, paper.name), 1);
                }
                Step::NextFile => self.next_file()?,
            }
            self.done += 1;
        }
        Ok(())
    }

    fn next_file(&mut self) -> Result<(), PdfError> {
        let number = self.report.sizes.len() + 1;
        let next = self.file.following(&self.fronts[number], number + 1)?;
        let full = std::mem::replace(&mut self.file, next);
        let Binder { properties, options, report, written, .. } = self;
        keep(full, properties, options, report, written)
    }

    /// The files that are finished and not taken yet.
    pub fn take(&mut self) -> Vec<Written> {
        std::mem::take(&mut self.written)
    }

    /// The last files, and what was done.
    ///
    /// # Errors
    /// Fails only if the program itself is broken.
    pub fn finish(mut self) -> Result<(Vec<Written>, BinderReport), PdfError> {
        // Links lead to the pages of every file, so a file that was not put in is left out like a missing one.
        while self.next().is_some() {
            self.add(None)?;
        }
        let Binder { properties, options, file, mut report, mut written, .. } = self;
        keep(file, &properties, &options, &mut report, &mut written)?;
        Ok((written, report))
    }
}

/// Keeps a finished file, and tells its pages and its size.
fn keep(
    full: FileDrawing,
    properties: &Properties,
    options: &Options,
    report: &mut BinderReport,
    written: &mut Vec<Written>,
) -> Result<(), PdfError> {
    report.pages += full.pages();
    let bytes = full.finish(properties, options)?;
    report.sizes.push(bytes.len() as u64);
    written.push(Written { number: report.sizes.len(), bytes });
    Ok(())
}

/// The paper of an entry, and its files that are left out.
fn paper<'d>(
    entry: &Entry<'d>,
    name: String,
    sheet: Option<Vec<Block>>,
    options: &Options,
    looks: &HashMap<String, Looked>,
    report: &mut BinderReport,
) -> (Paper, Vec<(&'d Attachment, LeftOut)>) {
    let label = entry.label(options.lang);
    let (mut files, mut left_out) = (Vec::new(), Vec::new());
    for file in entry.paper.into_iter().flat_map(|paper| &paper.files) {
        let looked = looks.get(&file.id).copied().unwrap_or(Looked::MISSING);
        match looked.kind {
            FileKind::LeftOut(why) => {
                report.left_out.push((label.clone(), file.name.clone(), why));
                left_out.push((file, why));
            }
            FileKind::Photo | FileKind::Pdf { .. } => {
                files.push(File { id: file.id.clone(), name: caption(file), looked })
            }
        }
    }
    let is_without = files.is_empty() && !entry.written;
    if is_without {
        report.without_copy.push(label.clone());
    }
    let sheet = sheet.filter(|_| is_without).unwrap_or_default();
    (Paper { no: entry.no, label, name, files, sheet }, left_out)
}

/// What a file shows, for screen readers.
fn caption(file: &Attachment) -> String {
    match file.caption.trim() {
        "" => file.name.clone(),
        caption => caption.to_owned(),
    }
}

/// Where the pages of each paper begin. Each file begins with the list of contents, the first one also has the dossier.
fn places(papers: &[Paper], plan: &Plan, list_pages: usize, dossier_pages: usize) -> Vec<Option<Place>> {
    let mut places = Vec::with_capacity(papers.len());
    let mut rest = papers.iter();
    for (file, count) in (1..).zip(&plan.files) {
        let mut page = list_pages + if file == 1 { dossier_pages } else { 0 } + 1;
        for paper in rest.by_ref().take(*count) {
            places.push((paper.pages() > 0).then_some(Place { file, page }));
            page += paper.pages();
        }
    }
    places
}

fn steps(papers: &[Paper], plan: &Plan) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = papers.iter().enumerate();
    for (file, count) in plan.files.iter().enumerate() {
        if file > 0 {
            steps.push(Step::NextFile);
        }
        for (number, paper) in rest.by_ref().take(*count) {
            steps.extend((!paper.sheet.is_empty()).then_some(Step::Sheet(number)));
            steps.extend((0..paper.files.len()).map(|file| Step::File(number, file)));
        }
    }
    steps
}
