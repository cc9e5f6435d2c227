//! The parts of the worker, which are fetched when they are first needed: `src/lazy/mod.rs` explains how a program
//! is split.

// The program is split by symbol, so the macro declares foreign functions.
#![allow(unsafe_code)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::blobs::{BlobReader, Pieces};
use sao_lang_core::backup::{self, Writer};
use sao_lang_core::documents::{BinderReport, Looked};
use sao_lang_core::handed_in::sha256;
use sao_lang_pdf::Binder;
use sao_lang_worker::handlers::{self, Attachments, HandlerResponse};
use sao_lang_worker::scan::{self, Pixels};
use sao_lang_worker::{handed_in, many_drafts};
use worker_protocol::{
    Ask, BeginBinder, BoardRequest, CodesRequest, Failure, HandedInRequest, LookAtPhoto, MAX_ATTACHMENT, MakeArchive,
    MakeBackup, MakePdf, PagesRequest, ReadBackup, ReadCode, ReadDiary, ReadSent, SheetsRequest, StraightenPhoto,
    WrittenRequest,
};

/// The reason why a part has sent no reply: it could not be loaded, or its handler failed.
pub struct NotDone(Failure);

impl From<SplitLoaderError> for NotDone {
    fn from(_: SplitLoaderError) -> NotDone {
        NotDone(Failure::Unavailable)
    }
}

impl From<NotDone> for Failure {
    fn from(NotDone(why): NotDone) -> Failure {
        why
    }
}

/// See [`handlers::pages`].
#[wasm_split(pages, fallible)]
pub fn pages(request: PagesRequest) -> Result<HandlerResponse, NotDone> {
    handlers::pages(&request).map_err(NotDone)
}

/// See [`handlers::written`].
#[wasm_split(written, fallible)]
pub fn written(request: WrittenRequest) -> Result<HandlerResponse, NotDone> {
    handlers::written(&request).map_err(NotDone)
}

/// See [`handed_in::handed_in`].
#[wasm_split(pages, fallible)]
pub fn handed_in(request: HandedInRequest) -> Result<HandlerResponse, NotDone> {
    handed_in::handed_in(&request).map_err(NotDone)
}

/// See [`sha256`].
#[wasm_split(pages, fallible)]
pub fn hash(content: Vec<u8>) -> Result<[u8; 32], NotDone> {
    Ok(sha256(&content))
}

/// See [`handlers::sheets`].
#[wasm_split(sheets, fallible)]
pub fn sheets(request: SheetsRequest) -> Result<HandlerResponse, NotDone> {
    handlers::sheets(&request).map_err(NotDone)
}

/// See [`many_drafts::board`].
#[wasm_split(board, fallible)]
pub fn board(request: BoardRequest) -> Result<HandlerResponse, NotDone> {
    many_drafts::board(&request).map_err(NotDone)
}

/// See [`handlers::codes`].
#[wasm_split(codes, fallible)]
pub fn codes(request: CodesRequest) -> Result<HandlerResponse, NotDone> {
    handlers::codes(&request).map_err(NotDone)
}

/// See [`handlers::archives`].
#[wasm_split(archives, fallible)]
pub fn archives(request: MakeArchive, files: Attachments) -> Result<HandlerResponse, NotDone> {
    handlers::archives(&request, &files).map_err(NotDone)
}

/// See [`handlers::pdf`].
#[wasm_split(pdf, fallible)]
pub fn pdf(request: MakePdf) -> Result<HandlerResponse, NotDone> {
    handlers::pdf(&request).map_err(NotDone)
}

/// See [`sao_lang_pdf::look`].
#[wasm_split(pdf, fallible)]
pub fn look(content: Option<Vec<u8>>) -> Result<Looked, NotDone> {
    Ok(sao_lang_pdf::look(content.as_deref()))
}

/// What a photo shows, as the text of the reply to [`LookAtPhoto`]; see [`scan::look`].
#[wasm_split(scan, fallible)]
pub fn look_at_photo(pixels: Pixels, width: u32, height: u32) -> Result<String, NotDone> {
    scan::look(pixels, width, height).and_then(|look| LookAtPhoto::write(&look)).map_err(NotDone)
}

/// The page between the corners, with the text of the reply to [`StraightenPhoto`]; see [`scan::page`].
#[wasm_split(scan, fallible)]
pub fn page_of(pixels: Pixels, request: StraightenPhoto) -> Result<(Pixels, String), NotDone> {
    let (page, warnings) = scan::page(pixels, request).map_err(NotDone)?;
    Ok((page, StraightenPhoto::write(&warnings).map_err(NotDone)?))
}

/// The code in a photo, as the text of the reply to [`ReadCode`]; see [`scan::code`].
#[wasm_split(scan, fallible)]
pub fn code_in(pixels: Pixels) -> Result<String, NotDone> {
    scan::code(pixels).and_then(|read| ReadCode::write(&read)).map_err(NotDone)
}

/// Refuses a picture that is too large to decode; see [`scan::check_head`].
#[wasm_split(scan, fallible)]
pub fn check_head(head: Vec<u8>) -> Result<(), NotDone> {
    scan::check_head(&head).map_err(NotDone)
}

/// A binder that is being made. It is a trait object, so that the code that writes PDFs stays in its own part.
pub trait Binding {
    /// See [`Binder::next`].
    fn next(&self) -> Option<String>;
    /// See [`Binder::left`].
    fn left(&self) -> usize;
    /// See [`Binder::add`]; returns the files that are finished.
    fn add(&mut self, content: Option<Vec<u8>>) -> Result<Vec<Vec<u8>>, Failure>;
    /// See [`Binder::finish`].
    fn finish(self: Box<Self>) -> Result<(Vec<Vec<u8>>, BinderReport), Failure>;
}

impl Binding for Binder {
    fn next(&self) -> Option<String> {
        Binder::next(self).map(str::to_owned)
    }

    fn left(&self) -> usize {
        Binder::left(self)
    }

    fn add(&mut self, content: Option<Vec<u8>>) -> Result<Vec<Vec<u8>>, Failure> {
        Binder::add(self, content).map_err(|_| Failure::Write)?;
        Ok(self.take().into_iter().map(|written| written.bytes).collect())
    }

    fn finish(self: Box<Self>) -> Result<(Vec<Vec<u8>>, BinderReport), Failure> {
        let (files, report) = Binder::finish(*self).map_err(|_| Failure::Write)?;
        Ok((files.into_iter().map(|written| written.bytes).collect(), report))
    }
}

/// Begins a binder.
#[wasm_split(pdf, fallible)]
pub fn begin_binder(request: BeginBinder) -> Result<Box<dyn Binding>, NotDone> {
    Ok(Box::new(handlers::binder(request).map_err(NotDone)?))
}

/// The request itself, and the ids of the attachments that it needs.
#[wasm_split(archives, fallible)]
pub fn attachments_of(request: MakeArchive) -> Result<(MakeArchive, Vec<String>), NotDone> {
    let ids = handlers::attachments_of(&request);
    Ok((request, ids))
}

/// A backup that is being written. It is a trait object, so that the code that writes backups stays in its own part.
pub trait Packing {
    /// See [`Writer::next`].
    fn next(&self) -> Option<String>;
    /// See [`Writer::add`].
    fn add(&mut self, content: Option<&[u8]>) -> Result<(), Failure>;
    /// See [`Writer::finish`]; returns the text of the reply to [`MakeBackup`].
    fn finish(self: Box<Self>) -> Result<String, Failure>;
}

impl Packing for Writer<Pieces> {
    fn next(&self) -> Option<String> {
        Writer::next(self).map(str::to_owned)
    }

    fn add(&mut self, content: Option<&[u8]>) -> Result<(), Failure> {
        Writer::add(self, content).map_err(|_| Failure::Write)
    }

    fn finish(self: Box<Self>) -> Result<String, Failure> {
        let (_, written) = Writer::finish(*self).map_err(|_| Failure::Write)?;
        MakeBackup::write(&written)
    }
}

/// Starts a backup.
#[wasm_split(archives, fallible)]
pub fn pack(request: MakeBackup, out: Pieces) -> Result<Box<dyn Packing>, NotDone> {
    let MakeBackup { drafts, diaries, files, after } = request;
    let mut writer = Writer::new(out, &drafts, files, after.as_deref()).map_err(|_| NotDone(Failure::Write))?;
    for diary in &diaries {
        writer.add_diary(diary).map_err(|_| NotDone(Failure::Write))?;
    }
    Ok(Box::new(writer))
}

/// The contents of a file that may be a backup, as the text of the reply to [`ReadBackup`].
#[wasm_split(archives, fallible)]
pub fn read_backup(file: BlobReader) -> Result<String, NotDone> {
    handlers::read_backup(file).and_then(|contents| ReadBackup::write(&contents)).map_err(NotDone)
}

/// Returns an attachment of a backup by its id, with its media type.
pub type Taking = Box<dyn FnMut(&str) -> Option<(Vec<u8>, &'static str)>>;

/// Opens a backup to read its attachments.
#[wasm_split(archives, fallible)]
pub fn files_of(file: BlobReader) -> Result<Taking, NotDone> {
    let mut files = backup::Files::open(file);
    Ok(Box::new(move |id| files.get(id, MAX_ATTACHMENT)))
}

/// The entries in a table, as the text of the reply to [`ReadDiary`].
#[wasm_split(sheets, fallible)]
pub fn diary(bytes: Vec<u8>) -> Result<String, NotDone> {
    ReadDiary::write(&handlers::read_diary(&bytes)).map_err(NotDone)
}

/// The drafts in a file from another person, as the text of the reply to [`ReadSent`].
#[wasm_split(archives, fallible)]
pub fn sent(bytes: Vec<u8>) -> Result<String, NotDone> {
    many_drafts::sent(&bytes).and_then(|drafts| ReadSent::write(&drafts)).map_err(NotDone)
}

/// The attachments of a draft that an archive contains: id, media type, bytes.
#[wasm_split(archives, fallible)]
pub fn attachments_in(archive: Vec<u8>, draft: String) -> Result<Vec<(String, String, Vec<u8>)>, NotDone> {
    many_drafts::attachments_in(&archive, &draft).map_err(NotDone)
}
