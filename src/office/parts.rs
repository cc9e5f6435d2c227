//! The worker's parts, which it fetches when they are first needed: see `app/later.rs` for how the program is cut.

// The cut is made by symbol, so the macro declares foreign functions.
#![allow(unsafe_code)]

use std::io::Cursor;
use std::rc::Rc;

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::desk::{self, Answer, Attachments};
use super::many;
use super::protocol::{Failure, Reply, Request, Sent};
use crate::backup;

impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Failure {
        Failure::Unavailable
    }
}

/// [`desk::Counter::Pages`].
#[wasm_split(pages, fallible)]
pub fn pages(request: Request) -> Result<Answer, Failure> {
    Ok(desk::pages(&request))
}

/// [`desk::Counter::Sheets`].
#[wasm_split(sheets, fallible)]
pub fn sheets(request: Request) -> Result<Answer, Failure> {
    Ok(desk::sheets(&request))
}

/// [`desk::Counter::Board`].
#[wasm_split(board, fallible)]
pub fn board(request: Request) -> Result<Answer, Failure> {
    Ok(many::board(&request))
}

/// [`desk::Counter::Codes`].
#[wasm_split(codes, fallible)]
pub fn codes(request: Request) -> Result<Answer, Failure> {
    Ok(desk::codes(&request))
}

/// [`desk::Counter::Archives`].
#[wasm_split(archives, fallible)]
pub fn archives(request: Request, files: Attachments) -> Result<Answer, Failure> {
    Ok(desk::archives(&request, &files))
}

/// The request, and ids of the attachments that it needs.
#[wasm_split(archives, fallible)]
pub fn attachments_of(request: Request) -> Result<(Request, Vec<String>), Failure> {
    let ids = desk::attachments_of(&request);
    Ok((request, ids))
}

/// What a file holds that may be a backup.
#[wasm_split(archives, fallible)]
pub fn read_backup(bytes: Vec<u8>) -> Result<Reply, Failure> {
    desk::read_backup(&bytes)
}

/// An attachment in a backup, and its media type.
#[wasm_split(archives, fallible)]
pub fn attachment(backup: Rc<[u8]>, id: String) -> Result<Option<(Vec<u8>, &'static str)>, Failure> {
    Ok(backup::attachment(Cursor::new(backup), &id))
}

/// The drafts in a file that was sent.
#[wasm_split(archives, fallible)]
pub fn sent(bytes: Vec<u8>) -> Result<Vec<Sent>, Failure> {
    many::sent(&bytes)
}

/// The attachments of a draft that an archive brings along: id, media type, bytes.
#[wasm_split(archives, fallible)]
pub fn attachments_in(archive: Vec<u8>, draft: String) -> Result<Vec<(String, String, Vec<u8>)>, Failure> {
    many::attachments_in(&archive, &draft)
}
