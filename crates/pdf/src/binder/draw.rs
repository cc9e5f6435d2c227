//! Draws one file of the binder.

use std::rc::Rc;

use image::{ImageFormat, guess_format};
use krilla::Document;
use krilla::geom::{Rect, Size, Transform};
use krilla::image::Image;
use krilla::page::PageSettings;
use krilla::pdf::PdfDocument;
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Tag, TagGroup};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{LeftOut, Options, Properties};

use super::look::open;
use super::photo::reduced;
use crate::draw::{Drawing, artifact, fill, rect_path, simple, stroke};
use crate::fonts::{Face, Fonts};
use crate::layout::{A4_SIZE, Bookmark, MM, layout};
use crate::{PdfError, finished, settings};

/// The space around a photo, left, right and below.
const MARGIN: f32 = 10.0 * MM;
/// The space above a photo, for the stamp.
const ABOVE: f32 = 15.0 * MM;
/// The height of the stamp.
const STAMP: f32 = 18.0;
/// The font size of the stamp.
const STAMP_SIZE: f32 = 11.0;
/// The most letters of a product's name in the stamp.
const LONGEST_NAME: usize = 60;
/// The grey of white paper.
const WHITE: u8 = 255;

/// A place to which links lead.
#[derive(Debug, Clone)]
pub struct Target {
    /// The number of the file, from 1.
    pub file: usize,
    /// The name.
    pub name: String,
    /// The page of the file, from 0.
    pub page: usize,
}

/// What stands on every page of a paper.
pub struct Stamp<'s> {
    /// "PL 3".
    pub label: &'s str,
    /// The name of the product.
    pub product: &'s str,
}

impl Stamp<'_> {
    fn text(&self) -> String {
        let name: String = self.product.chars().take(LONGEST_NAME).collect();
        if name.is_empty() { self.label.to_owned() } else { format!("{} · {name}", self.label) }
    }

    /// Draws the stamp at the upper right, on white so that it can be read on any page.
    fn draw(&self, surface: &mut Surface, fonts: &Fonts, width: f32) {
        let text = simple(fonts, &self.text(), Face::of(true, false), STAMP_SIZE);
        let (left, top) = ((width - MARGIN - text.width - 8.0).max(0.0), 4.0 * MM);
        let area = || Rect::from_xywh(left, top, text.width + 8.0, STAMP).and_then(rect_path);
        artifact(surface, ArtifactType::Header, |surface| {
            fill(surface, area(), WHITE);
            stroke(surface, area(), 0.75);
            text.draw(surface, (left + 4.0, top + STAMP - 5.5));
        });
    }
}

/// A file that is being drawn.
pub struct FileDrawing {
    drawing: Drawing,
    fonts: Rc<Fonts>,
    targets: Rc<Vec<Target>>,
    note: String,
    bookmarks: Vec<Bookmark>,
    pages: usize,
}

impl FileDrawing {
    /// Begins a file with the blocks at its beginning; `targets` are those of all files, `number` is that of this one.
    pub fn new(
        fonts: Rc<Fonts>,
        targets: Vec<Target>,
        note: &str,
        front: &[Block],
        number: usize,
    ) -> Result<FileDrawing, PdfError> {
        FileDrawing::begun(fonts, Rc::new(targets), note.to_owned(), front, number)
    }

    fn begun(
        fonts: Rc<Fonts>,
        all: Rc<Vec<Target>>,
        note: String,
        front: &[Block],
        number: usize,
    ) -> Result<FileDrawing, PdfError> {
        let pages = layout(front, &fonts);
        let mut targets = pages.targets();
        targets.extend(all.iter().filter(|t| t.file == number).map(|t| (t.name.clone(), (t.page, 0.0))));
        let mut drawing = Drawing::new(Document::new_with(settings(false)?), Rc::clone(&fonts), targets);
        drawing.add(&pages, &note);
        let count = pages.pages.len();
        Ok(FileDrawing { drawing, fonts, targets: all, note, bookmarks: pages.bookmarks, pages: count })
    }

    /// Begins the file after this one.
    pub fn following(&self, front: &[Block], number: usize) -> Result<FileDrawing, PdfError> {
        FileDrawing::begun(Rc::clone(&self.fonts), Rc::clone(&self.targets), self.note.clone(), front, number)
    }

    /// The number of pages so far.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Adds an entry to the outline: a paper whose first file gave so many pages.
    pub fn bookmark(&mut self, text: String, pages: usize) {
        self.bookmarks.push(Bookmark { level: 1, text, page: self.pages - pages.min(self.pages), y: 0.0 });
    }

    /// Adds blocks on pages of their own.
    pub fn blocks(&mut self, blocks: &[Block]) {
        let pages = layout(blocks, &self.fonts);
        self.drawing.add(&pages, &self.note);
        self.pages += pages.pages.len();
    }

    /// Adds a photo on a page, as large as it fits. It is reduced where it has more than `most` bytes.
    ///
    /// # Errors
    /// Returns the reason why it is left out; then nothing is added.
    pub fn photo(
        &mut self,
        content: Vec<u8>,
        most: u64,
        stamp: &Stamp,
        name: &str,
        count: &mut usize,
    ) -> Result<(), LeftOut> {
        let is_jpeg = guess_format(&content).is_ok_and(|format| format == ImageFormat::Jpeg);
        let content = if is_jpeg && content.len() as u64 <= most {
            content
        } else {
            *count += 1;
            reduced(&content, most).ok_or(LeftOut::Broken)?
        };
        let picture = Image::from_jpeg(content.into(), false).map_err(|_| LeftOut::Broken)?;
        let (width, height) = picture.size();
        let (width, height) = (width as f32, height as f32);
        let sheet = if width > height { (A4_SIZE.1, A4_SIZE.0) } else { A4_SIZE };
        let room = (sheet.0 - 2.0 * MARGIN, sheet.1 - ABOVE - MARGIN);
        let scale = (room.0 / width).min(room.1 / height);
        let size = Size::from_wh(width * scale, height * scale).ok_or(LeftOut::Broken)?;
        let at = (MARGIN + (room.0 - size.width()) / 2.0, ABOVE);
        self.page(sheet, stamp, name, |surface| {
            surface.push_transform(&Transform::from_translate(at.0, at.1));
            surface.draw_image(picture, size);
            surface.pop();
        })
    }

    /// Adds the pages of a PDF in their own size.
    ///
    /// # Errors
    /// Returns the reason why it is left out; then nothing is added.
    pub fn pdf(&mut self, content: Vec<u8>, stamp: &Stamp, name: &str) -> Result<(), LeftOut> {
        let pdf = open(content)?;
        let sizes: Vec<(f32, f32)> = pdf.pages().iter().map(|page| page.render_dimensions()).collect();
        let pdf = PdfDocument::new(pdf);
        for (number, sheet) in sizes.into_iter().enumerate() {
            let size = Size::from_wh(sheet.0, sheet.1).ok_or(LeftOut::Broken)?;
            self.page(sheet, stamp, name, |surface| surface.draw_pdf_page(&pdf, size, number))?;
        }
        Ok(())
    }

    /// Adds empty pages with the stamp.
    pub fn empty(&mut self, pages: usize, stamp: &Stamp) {
        for _ in 0..pages {
            // An empty page of A4 can always be drawn.
            let _ = self.page(A4_SIZE, stamp, stamp.label, |_| ());
        }
    }

    fn page(
        &mut self,
        sheet: (f32, f32),
        stamp: &Stamp,
        name: &str,
        draw: impl FnOnce(&mut Surface),
    ) -> Result<(), LeftOut> {
        let settings = PageSettings::from_wh(sheet.0, sheet.1).ok_or(LeftOut::Broken)?;
        let mut page = self.drawing.document.start_page_with(settings);
        let mut surface = page.surface();
        let id = surface.start_tagged(ContentTag::Other);
        draw(&mut surface);
        surface.end_tagged();
        stamp.draw(&mut surface, &self.fonts, sheet.0);
        surface.finish();
        page.finish();
        let figure = Tag::Figure(Some(format!("{}: {name}", stamp.label)));
        self.drawing.add_node(TagGroup::with_children(figure, vec![id.into()]));
        self.pages += 1;
        Ok(())
    }

    /// The file as bytes.
    pub fn finish(self, properties: &Properties, options: &Options) -> Result<Vec<u8>, PdfError> {
        finished(self.drawing, &self.bookmarks, properties, options)
    }
}
