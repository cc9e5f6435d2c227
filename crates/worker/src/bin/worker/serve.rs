//! The worker's side of the protocol. The app sends `[number, request as JSON, blob or nothing]`. The worker sends
//! `[number, reply as JSON, bytes, blob or nothing]`, or `[number, null, failure as JSON]`. The first message of the
//! worker, `[0]`, means that it listens; `[`[`BROKEN`]`]` means that it has broken down and will send no more
//! replies.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, Response, Url};

use sao_lang_core::backup;

use super::binder::binder;
use super::blobs::{BlobReader, Pieces};
use super::images;
use super::parts;
use super::scan::scan;
use crate::attachments;
use sao_lang_core::draft::{LONGEST_START, MediaType};
use sao_lang_core::locale::{Lang, english};
use sao_lang_worker::handlers::{Attachments, HandlerResponse};
use worker_protocol::{
    Ask, BROKEN, DeviceRequest, Failure, FetchAttachment, FileHashes, ForgetAttachments, HashAttachments,
    KeepAttachment, KeepBackupFiles, Kept, MAX_ARCHIVE, MAX_ATTACHMENT, MakeBackup, ReadBackup, ReadDiary, ReadSent,
    Request, UnpackAttachments,
};

/// The text of a reply and the data sent with it, or the reason for the failure.
pub type Handled = Result<(String, JsValue), Failure>;

/// Starts to listen for requests.
pub fn start() {
    // The page learns of a panic from the trap that follows it. A release has no message (docs/decisions/0017-small-release.md).
    console_error_panic_hook::set_once();
    let own = scope();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        spawn_local(async move {
            let answer = match message.get(1).as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                Some(request) => serve(request, message.get(2)).await,
                None => Err(Failure::Unavailable),
            };
            let number = message.get(0);
            let sent = match answer {
                Ok((text, content)) => scope().post_message(&Array::of3(&number, &text.into(), &content)),
                Err(why) => send_failure(&number, why),
            };
            // The browser has no memory for the copy of the reply.
            if sent.is_err() && send_failure(&number, Failure::Write).is_err() {
                break_down();
            }
        });
    });
    own.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // The message cannot be read, so even the number of the request is unknown.
    let unreadable = Closure::<dyn FnMut()>::new(break_down);
    own.set_onmessageerror(Some(unreadable.as_ref().unchecked_ref()));
    unreadable.forget();
    // Posting a number cannot fail as long as the page exists.
    let _ = own.post_message(&Array::of1(&0.into()));
}

/// Tells the page that there will be no more replies.
fn break_down() {
    // Posting a number cannot fail as long as the page exists.
    let _ = scope().post_message(&Array::of1(&BROKEN.into()));
}

/// Sends the reason why a request failed.
fn send_failure(number: &JsValue, why: Failure) -> Result<(), JsValue> {
    // A failure is serialised as a name, which cannot fail.
    let name = serde_json::to_string(&why).unwrap_or_default();
    scope().post_message(&Array::of3(number, &JsValue::NULL, &name.into()))
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

async fn serve(request: Request, blob: JsValue) -> Handled {
    if request.lang() == Some(Lang::En) && !english::is_loaded() {
        // If the English texts cannot be fetched, documents are in Vietnamese.
        fetch_english().await;
    }
    let HandlerResponse { text, bytes } = match request {
        Request::Pages(request) => parts::pages(request).await?,
        Request::Written(request) => parts::written(request).await?,
        Request::HandedIn(request) => parts::handed_in(request).await?,
        Request::Sheets(request) => parts::sheets(request).await?,
        Request::Board(request) => parts::board(request).await?,
        Request::Codes(request) => parts::codes(request).await?,
        Request::Archives(request) => {
            let (request, needed) = parts::attachments_of(request).await?;
            parts::archives(request, load(&needed).await).await?
        }
        Request::Pdf(request) => parts::pdf(request).await?,
        Request::Binder(request) => return binder(request).await,
        Request::Scan(request) => return scan(request, blob).await,
        Request::Device(request) => return device(request, blob).await,
    };
    Ok((text, bytes.map_or(JsValue::UNDEFINED, |bytes| Uint8Array::from(bytes.as_slice()).into())))
}

/// Handles the requests that need the browser.
async fn device(request: DeviceRequest, blob: JsValue) -> Handled {
    match request {
        DeviceRequest::KeepAttachment(request) => alone(KeepAttachment::write(&keep(&request.id, blob).await?)),
        DeviceRequest::FetchAttachment(request) => {
            let blob = attachments::fetch(&request.id).await?;
            Ok((FetchAttachment::write(&())?, blob.into()))
        }
        DeviceRequest::ForgetAttachments(request) => {
            attachments::forget(&request.ids).await?;
            alone(ForgetAttachments::write(&()))
        }
        DeviceRequest::HashAttachments(request) => alone(HashAttachments::write(&hashes(request.ids).await?)),
        DeviceRequest::ReadSent(ReadSent) => alone(Ok(parts::sent(bytes_of(blob).await?).await?)),
        DeviceRequest::UnpackAttachments(request) => {
            alone(UnpackAttachments::write(&unpack(request.draft, blob).await?))
        }
        DeviceRequest::MakeBackup(request) => back_up(request).await,
        DeviceRequest::ReadBackup(ReadBackup) => alone(Ok(parts::read_backup(backup_reader(&blob)?).await?)),
        DeviceRequest::KeepBackupFiles(request) => {
            alone(KeepBackupFiles::write(&keep_backup_files(&request.ids, &blob).await?))
        }
        DeviceRequest::ReadDiary(ReadDiary) => alone(Ok(parts::diary(bytes_of(blob).await?).await?)),
    }
}

/// A reply without further data.
pub fn alone(text: Result<String, Failure>) -> Handled {
    Ok((text?, JsValue::UNDEFINED))
}

/// Fetches the file of English texts, which is beside the worker's folder.
async fn fetch_english() -> Option<()> {
    let own = scope();
    let address = Url::new_with_base(&format!("../{}", english::FILE), &own.location().href()).ok()?.href();
    let response: Response = JsFuture::from(own.fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    (response.ok() && english::install(text)).then_some(())
}

/// The attachments that exist on the device; the archive's index names the missing ones.
async fn load(ids: &[String]) -> Attachments {
    let mut loaded = Attachments::new();
    for id in ids {
        if let Ok(blob) = attachments::fetch(id).await
            && let Ok(bytes) = bytes_in(&blob).await
        {
            loaded.insert(id.clone(), bytes);
        }
    }
    loaded
}

/// The SHA-256 of the attachments that are on the device. They are read one after the other, so that only one is in
/// memory.
async fn hashes(ids: Vec<String>) -> Result<FileHashes, Failure> {
    let mut found = FileHashes::new();
    for id in ids {
        // Several papers may name one attachment.
        if found.iter().any(|(known, _)| *known == id) {
            continue;
        }
        if let Some(content) = attachments::content(&id).await? {
            found.push((id, parts::hash(content).await?));
        }
    }
    Ok(found)
}

/// Stores a picture at a reduced size, or a PDF or a file for Word unchanged. The content tells what it is, not the name.
async fn keep(id: &str, blob: JsValue) -> Result<Kept, Failure> {
    let blob: Blob = blob.dyn_into().map_err(|_| Failure::Kind)?;
    if blob.size() > MAX_ATTACHMENT as f64 {
        return Err(Failure::TooLarge);
    }
    let kept = match kind_of(&blob).await.filter(|kind| !kind.is_picture()) {
        Some(kind) => {
            blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), kind.name).map_err(|_| Failure::Kind)?
        }
        None => images::scaled(&blob).await?,
    };
    attachments::keep(id, &kept).await?;
    Ok(Kept { media_type: kept.type_(), bytes: kept.size() as u64 })
}

/// Makes a backup. The attachments are read from the database and passed to the browser one after the other.
async fn back_up(request: MakeBackup) -> Handled {
    let pieces = Pieces::default();
    let mut packing = parts::pack(request, pieces.clone()).await?;
    while let Some(id) = packing.next() {
        packing.add(attachments::content(&id).await?.as_deref())?;
        pieces.hand_over().ok_or(Failure::Full)?;
    }
    let text = packing.finish()?;
    let blob = pieces.blob("application/zip").ok_or(Failure::Full)?;
    Ok((text, blob.into()))
}

/// A reader for a blob, if the blob is no larger than a backup may be.
fn backup_reader(blob: &JsValue) -> Result<BlobReader, Failure> {
    let blob: &Blob = blob.dyn_ref().ok_or(Failure::Kind)?;
    if blob.size() > backup::MAX_BYTES as f64 { Err(Failure::TooLarge) } else { Ok(BlobReader::new(blob)) }
}

/// The bytes of a blob.
pub async fn bytes_in(blob: &Blob) -> Result<Vec<u8>, Failure> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| Failure::Missing)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Stores attachments of a backup unchanged, and counts those that are missing everywhere. An attachment on the
/// device is never replaced.
async fn keep_backup_files(ids: &[String], blob: &JsValue) -> Result<usize, Failure> {
    let mut take = parts::files_of(backup_reader(blob)?).await?;
    let mut missing = 0;
    for id in ids {
        if attachments::has(id).await? {
            continue;
        }
        match take(id) {
            Some((content, media_type)) => attachments::keep(id, &blob_of(&content, media_type)?).await?,
            None => missing += 1,
        }
    }
    Ok(missing)
}

/// Bytes as a blob of this media type.
pub fn blob_of(content: &[u8], media_type: &str) -> Result<Blob, Failure> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(content));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| Failure::Kind)
}

/// The kind of a file. Of a photo only the start is read.
async fn kind_of(blob: &Blob) -> Option<MediaType> {
    let start = blob.slice_with_f64_and_f64(0.0, LONGEST_START.into()).ok()?;
    let begun = MediaType::beginning(&bytes_in(&start).await.ok()?)?;
    if begun.is_picture() { Some(begun) } else { MediaType::of(&bytes_in(blob).await.ok()?) }
}

async fn bytes_of(blob: JsValue) -> Result<Vec<u8>, Failure> {
    let blob: Blob = blob.dyn_into().map_err(|_| Failure::NotSent)?;
    if blob.size() > MAX_ARCHIVE as f64 {
        return Err(Failure::TooMuch);
    }
    bytes_in(&blob).await.map_err(|_| Failure::NotSent)
}

/// Stores all attachments that are not yet on the device, or none; returns their ids.
async fn unpack(draft: String, blob: JsValue) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    for (id, media_type, bytes) in parts::attachments_in(bytes_of(blob).await?, draft).await? {
        // Data from another person never replaces an attachment on the device.
        if attachments::has(&id).await? {
            continue;
        }
        let kept = match blob_of(&bytes, &media_type) {
            Ok(made) => attachments::keep(&id, &made).await,
            Err(why) => Err(why),
        };
        if let Err(why) = kept {
            attachments::forget(&ids).await?;
            return Err(why);
        }
        ids.push(id);
    }
    Ok(ids)
}
