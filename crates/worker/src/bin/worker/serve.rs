//! The worker's side of the protocol. `[number, request as JSON, blob or nothing]` comes in. `[number, reply as JSON, bytes,
//! blob or nothing]` goes out, or `[number, null, failure as JSON]`. The first message out, `[0]`, says that it listens;
//! `[`[`BROKEN`]`]` says that it has broken down and will not answer any more.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent, Response, Url};

use sao_lang_core::backup;

use super::blobs::{BlobReader, Pieces};
use super::images;
use super::parts;
use crate::attachments;
use sao_lang_core::locale::{Lang, english};
use sao_lang_worker::handlers::{Attachments, HandlerResponse};
use worker_protocol::{
    Ask, BROKEN, DeviceRequest, Failure, FetchAttachment, ForgetAttachments, KeepAttachment, KeepBackupFiles, Kept,
    MAX_ARCHIVE, MAX_ATTACHMENT, MakeBackup, ReadBackup, ReadSent, Request, UnpackAttachments,
};

/// The text of a reply and what comes along, or why there is none.
type Handled = Result<(String, JsValue), Failure>;

/// Begins to listen.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        break_down();
    }));
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
            // There is no memory for the copy.
            if sent.is_err() && send_failure(&number, Failure::Write).is_err() {
                break_down();
            }
        });
    });
    own.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // What came cannot be read, not even who asks.
    let unreadable = Closure::<dyn FnMut()>::new(break_down);
    own.set_onmessageerror(Some(unreadable.as_ref().unchecked_ref()));
    unreadable.forget();
    // A number can always be sent, as long as the page that asked is there.
    let _ = own.post_message(&Array::of1(&0.into()));
}

/// Tells the page that nothing will be answered any more.
fn break_down() {
    // A number can always be sent, as long as the page that asked is there.
    let _ = scope().post_message(&Array::of1(&BROKEN.into()));
}

/// Tells why a request was not done.
fn send_failure(number: &JsValue, why: Failure) -> Result<(), JsValue> {
    // A failure is a name: serialising it cannot fail.
    let name = serde_json::to_string(&why).unwrap_or_default();
    scope().post_message(&Array::of3(number, &JsValue::NULL, &name.into()))
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

async fn serve(request: Request, blob: JsValue) -> Handled {
    if request.lang() == Some(Lang::En) && !english::is_loaded() {
        // Where it cannot be fetched, documents are in Vietnamese.
        fetch_english().await;
    }
    let HandlerResponse { text, bytes } = match request {
        Request::Pages(request) => parts::pages(request).await?,
        Request::Sheets(request) => parts::sheets(request).await?,
        Request::Board(request) => parts::board(request).await?,
        Request::Codes(request) => parts::codes(request).await?,
        Request::Archives(request) => {
            let (request, needed) = parts::attachments_of(request).await?;
            parts::archives(request, load(&needed).await).await?
        }
        Request::Device(request) => return device(request, blob).await,
    };
    Ok((text, bytes.map_or(JsValue::UNDEFINED, |bytes| Uint8Array::from(bytes.as_slice()).into())))
}

/// Handles what needs the browser.
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
        DeviceRequest::ReadSent(ReadSent) => alone(Ok(parts::sent(bytes_of(blob).await?).await?)),
        DeviceRequest::UnpackAttachments(request) => {
            alone(UnpackAttachments::write(&unpack(request.draft, blob).await?))
        }
        DeviceRequest::MakeBackup(request) => back_up(request).await,
        DeviceRequest::ReadBackup(ReadBackup) => alone(Ok(parts::read_backup(backup_reader(&blob)?).await?)),
        DeviceRequest::KeepBackupFiles(request) => {
            alone(KeepBackupFiles::write(&keep_backup_files(&request.ids, &blob).await?))
        }
    }
}

/// A reply with which nothing comes along.
fn alone(text: Result<String, Failure>) -> Handled {
    Ok((text?, JsValue::UNDEFINED))
}

/// Fetches the English texts, which lie beside the worker's folder.
async fn fetch_english() -> Option<()> {
    let own = scope();
    let address = Url::new_with_base(&format!("../{}", english::FILE), &own.location().href()).ok()?.href();
    let response: Response = JsFuture::from(own.fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    (response.ok() && english::install(text)).then_some(())
}

/// The attachments that are there; one that is missing is told in the archive's index.
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

/// Keeps a picture scaled down, or a PDF as it is. What it is, its first bytes say, not its name.
async fn keep(id: &str, blob: JsValue) -> Result<Kept, Failure> {
    let blob: Blob = blob.dyn_into().map_err(|_| Failure::Kind)?;
    if blob.size() > MAX_ATTACHMENT as f64 {
        return Err(Failure::TooLarge);
    }
    let kept = if is_pdf(&blob).await {
        blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), "application/pdf").map_err(|_| Failure::Kind)?
    } else {
        images::scaled(&blob).await?
    };
    attachments::keep(id, &kept).await?;
    Ok(Kept { media_type: kept.type_(), bytes: kept.size() as u64 })
}

/// Makes a backup. One attachment after the other is taken from the database and handed to the browser.
async fn back_up(request: MakeBackup) -> Handled {
    let pieces = Pieces::default();
    let mut packing = parts::pack(request, pieces.clone()).await?;
    while let Some(id) = packing.next() {
        match attachments::fetch(&id).await {
            Ok(blob) => packing.add(Some(&bytes_in(&blob).await?))?,
            Err(Failure::Missing) => packing.add(None)?,
            // What cannot be read now is not said to be missing.
            Err(why) => return Err(why),
        }
        pieces.hand_over().ok_or(Failure::Full)?;
    }
    let text = packing.finish()?;
    let blob = pieces.blob("application/zip").ok_or(Failure::Full)?;
    Ok((text, blob.into()))
}

/// Reads a blob, if it is no larger than a backup may be.
fn backup_reader(blob: &JsValue) -> Result<BlobReader, Failure> {
    let blob: &Blob = blob.dyn_ref().ok_or(Failure::Kind)?;
    if blob.size() > backup::MAX_BYTES as f64 { Err(Failure::TooLarge) } else { Ok(BlobReader::new(blob)) }
}

async fn bytes_in(blob: &Blob) -> Result<Vec<u8>, Failure> {
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|_| Failure::Missing)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Keeps attachments of a backup as they are, and counts those that are nowhere. One that the device has is never replaced.
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

fn blob_of(content: &[u8], media_type: &str) -> Result<Blob, Failure> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(content));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| Failure::Kind)
}

async fn is_pdf(blob: &Blob) -> bool {
    let Ok(start) = blob.slice_with_f64_and_f64(0.0, 5.0) else { return false };
    let Ok(buffer) = JsFuture::from(start.array_buffer()).await else { return false };
    Uint8Array::new(&buffer).to_vec() == b"%PDF-"
}

async fn bytes_of(blob: JsValue) -> Result<Vec<u8>, Failure> {
    let blob: Blob = blob.dyn_into().map_err(|_| Failure::NotSent)?;
    if blob.size() > MAX_ARCHIVE as f64 {
        return Err(Failure::TooMuch);
    }
    bytes_in(&blob).await.map_err(|_| Failure::NotSent)
}

/// Keeps all attachments that are not here, or none; gives their ids.
async fn unpack(draft: String, blob: JsValue) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    for (id, media_type, bytes) in parts::attachments_in(bytes_of(blob).await?, draft).await? {
        // What is here under this id is never replaced by what somebody has sent.
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
