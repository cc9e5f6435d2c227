//! The worker's parts, which it fetches when they are first needed: see `src/lazy_routes.rs` for how the program is cut.

// The cut is made by symbol, so the macro declares foreign functions.
#![allow(unsafe_code)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::blobs::{BlobReader, Pieces};
use sao_lang_core::backup::{self, Writer, Written};
use sao_lang_worker::handlers::{self, Answer, Attachments};
use sao_lang_worker::many_drafts;
use worker_protocol::{Failure, MAX_ATTACHMENT, Reply, Request, Sent};

/// Why a part has not answered: it could not be loaded, or it could not do what was asked.
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

/// [`handlers::Counter::Pages`].
#[wasm_split(pages, fallible)]
pub fn pages(request: Request) -> Result<Answer, NotDone> {
    Ok(handlers::pages(&request))
}

/// [`handlers::Counter::Sheets`].
#[wasm_split(sheets, fallible)]
pub fn sheets(request: Request) -> Result<Answer, NotDone> {
    Ok(handlers::sheets(&request))
}

/// [`handlers::Counter::Board`].
#[wasm_split(board, fallible)]
pub fn board(request: Request) -> Result<Answer, NotDone> {
    Ok(many_drafts::board(&request))
}

/// [`handlers::Counter::Codes`].
#[wasm_split(codes, fallible)]
pub fn codes(request: Request) -> Result<Answer, NotDone> {
    Ok(handlers::codes(&request))
}

/// [`handlers::Counter::Archives`].
#[wasm_split(archives, fallible)]
pub fn archives(request: Request, files: Attachments) -> Result<Answer, NotDone> {
    Ok(handlers::archives(&request, &files))
}

/// The request, and ids of the attachments that it needs.
#[wasm_split(archives, fallible)]
pub fn attachments_of(request: Request) -> Result<(Request, Vec<String>), NotDone> {
    let ids = handlers::attachments_of(&request);
    Ok((request, ids))
}

/// A backup in the making. Behind a trait, so that the code that writes it stays in its part.
pub trait Packing {
    /// See [`Writer::next`].
    fn next(&self) -> Option<String>;
    /// See [`Writer::add`].
    fn add(&mut self, content: Option<&[u8]>) -> Result<(), Failure>;
    /// See [`Writer::finish`].
    fn finish(self: Box<Self>) -> Result<Written, Failure>;
}

impl Packing for Writer<Pieces> {
    fn next(&self) -> Option<String> {
        Writer::next(self).map(str::to_owned)
    }

    fn add(&mut self, content: Option<&[u8]>) -> Result<(), Failure> {
        Writer::add(self, content).map_err(|_| Failure::Write)
    }

    fn finish(self: Box<Self>) -> Result<Written, Failure> {
        Writer::finish(*self).map(|(_, written)| written).map_err(|_| Failure::Write)
    }
}

/// Begins a backup.
#[wasm_split(archives, fallible)]
pub fn pack(
    out: Pieces,
    drafts: Vec<(String, String)>,
    files: bool,
    after: Option<String>,
) -> Result<Box<dyn Packing>, NotDone> {
    let writer = Writer::new(out, &drafts, files, after.as_deref()).map_err(|_| NotDone(Failure::Write))?;
    Ok(Box::new(writer))
}

/// What a file holds that may be a backup.
#[wasm_split(archives, fallible)]
pub fn read_backup(file: BlobReader) -> Result<Reply, NotDone> {
    handlers::read_backup(file).map_err(NotDone)
}

/// Gives an attachment of a backup by its id, with its media type.
pub type Taking = Box<dyn FnMut(&str) -> Option<(Vec<u8>, &'static str)>>;

/// Opens a backup for its attachments.
#[wasm_split(archives, fallible)]
pub fn files_of(file: BlobReader) -> Result<Taking, NotDone> {
    let mut files = backup::Files::open(file);
    Ok(Box::new(move |id| files.get(id, MAX_ATTACHMENT)))
}

/// The drafts in a file that was sent.
#[wasm_split(archives, fallible)]
pub fn sent(bytes: Vec<u8>) -> Result<Vec<Sent>, NotDone> {
    many_drafts::sent(&bytes).map_err(NotDone)
}

/// The attachments of a draft that an archive brings along: id, media type, bytes.
#[wasm_split(archives, fallible)]
pub fn attachments_in(archive: Vec<u8>, draft: String) -> Result<Vec<(String, String, Vec<u8>)>, NotDone> {
    many_drafts::attachments_in(&archive, &draft).map_err(NotDone)
}
