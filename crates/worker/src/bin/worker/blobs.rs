//! Files that are too large for the program's memory: the browser's blobs are read page by page, and written bytes go
//! into a blob piece by piece.

use std::cell::RefCell;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, FileReaderSync};

/// The number of bytes that are read from a blob at once, called a page.
const PAGE: u64 = 256 * 1024;

/// Reads a blob as a file. Only one page of it is in memory at a time.
pub struct BlobReader {
    blob: Blob,
    size: u64,
    /// The position of the next byte to read.
    at: u64,
    /// The last page that was read; `page_at` is the position of its first byte.
    page: Vec<u8>,
    page_at: u64,
}

impl BlobReader {
    /// A reader at the start of a blob.
    pub fn new(blob: &Blob) -> BlobReader {
        BlobReader { blob: blob.clone(), size: blob.size() as u64, at: 0, page: Vec::new(), page_at: 0 }
    }

    /// The bytes from the current position to the end of its page; reads the page if it is not in memory.
    fn rest_of_page(&mut self) -> Result<&[u8]> {
        let within = |at: u64, page: &[u8], page_at: u64| at >= page_at && at - page_at < page.len() as u64;
        if !within(self.at, &self.page, self.page_at) {
            let (from, to) = (self.at, (self.at + PAGE).min(self.size));
            let read = || {
                let slice = self.blob.slice_with_f64_and_f64(from as f64, to as f64)?;
                FileReaderSync::new()?.read_as_array_buffer(&slice)
            };
            // The user may have deleted the file after choosing it.
            let buffer = read().map_err(|_| Error::from(ErrorKind::NotFound))?;
            self.page = Uint8Array::new(&buffer).to_vec();
            self.page_at = from;
        }
        Ok(self.page.get((self.at - self.page_at) as usize..).unwrap_or_default())
    }
}

impl Read for BlobReader {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.at >= self.size {
            return Ok(0);
        }
        let rest = self.rest_of_page()?;
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// Collects written bytes and puts them into a blob piece by piece. Copies share their contents.
#[derive(Clone, Default)]
pub struct Pieces {
    waiting: Rc<RefCell<Vec<u8>>>,
    blobs: Array,
}

impl Pieces {
    /// Passes the bytes written so far to the browser, which may keep them on the disk.
    pub fn hand_over(&self) -> Option<()> {
        let bytes = self.waiting.take();
        let parts = Array::of1(&Uint8Array::from(bytes.as_slice()));
        self.blobs.push(Blob::new_with_u8_array_sequence(&parts).ok()?.as_ref());
        Some(())
    }

    /// All written bytes as one blob.
    pub fn blob(&self, media_type: &str) -> Option<Blob> {
        self.hand_over()?;
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        Blob::new_with_blob_sequence_and_options(&self.blobs, &options).ok()
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.waiting.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
