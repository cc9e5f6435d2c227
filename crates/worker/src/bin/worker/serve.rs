//! The worker's side of the protocol: `[number, request as JSON, blob or nothing]` comes in,
//! `[number, reply as JSON, bytes, blob or nothing]` goes out. The first message out, `0`, says that it listens;
//! [`BROKEN`] says that it has broken down and will not answer any more.

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
use sao_lang_worker::handlers::{Answer, Attachments, Counter};
use worker_protocol::{AsText, BROKEN, Failure, MAX_ARCHIVE, MAX_ATTACHMENT, Reply, Request};

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
            let request = message.get(1).as_string().and_then(|text| serde_json::from_str(&text).ok());
            let (reply, extra) = match request {
                Some(request) => serve(request, message.get(2)).await,
                None => (Reply::Failed { why: Failure::Unavailable }, JsValue::UNDEFINED),
            };
            let number = message.get(0);
            if scope().post_message(&Array::of3(&number, &json(&reply), &extra)).is_err() {
                // There is no memory for the copy.
                let failed = Reply::Failed { why: Failure::Write };
                if scope().post_message(&Array::of2(&number, &json(&failed))).is_err() {
                    break_down();
                }
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

fn json(reply: &Reply) -> JsValue {
    // A reply holds strings, numbers and lists: serialising it cannot fail.
    serde_json::to_string(reply).unwrap_or_default().into()
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

async fn serve(request: Request, blob: JsValue) -> (Reply, JsValue) {
    if request.lang() == Some(Lang::En) && !english::is_loaded() {
        // Where it cannot be fetched, documents are in Vietnamese.
        fetch_english().await;
    }
    if let Some(counter) = Counter::of(&request) {
        let (reply, bytes) = answer(counter, request).await.unwrap_or_else(|why| (Reply::Failed { why }, None));
        return (reply, bytes.map_or(JsValue::UNDEFINED, |b| Uint8Array::from(b.as_slice()).into()));
    }
    let done = match request {
        Request::Keep { id } => keep(&id, blob).await.map(|reply| (reply, JsValue::UNDEFINED)),
        Request::Fetch { id } => attachments::fetch(&id).await.map(|blob| (Reply::Fetched, blob.into())),
        Request::Read => read(blob).await.map(|reply| (reply, JsValue::UNDEFINED)),
        Request::Unpack { draft } => unpack(&draft, blob).await.map(|reply| (reply, JsValue::UNDEFINED)),
        Request::Forget { ids } => attachments::forget(&ids).await.map(|()| (Reply::Forgotten, JsValue::UNDEFINED)),
        Request::Backup { drafts, files, after } => back_up(drafts, files, after).await,
        Request::ReadBackup => match backup_reader(&blob) {
            Ok(file) => parts::read_backup(file).await.map(|reply| (reply, JsValue::UNDEFINED)).map_err(Failure::from),
            Err(why) => Err(why),
        },
        Request::TakeFiles { ids } => take_files(&ids, &blob).await.map(|reply| (reply, JsValue::UNDEFINED)),
        _ => Err(Failure::Unavailable),
    };
    done.unwrap_or_else(|why| (Reply::Failed { why }, JsValue::UNDEFINED))
}

/// Answers what needs no browser, in the part of the program that does so.
async fn answer(counter: Counter, request: Request) -> Result<Answer, Failure> {
    match counter {
        Counter::Pages => Ok(parts::pages(request).await?),
        Counter::Sheets => Ok(parts::sheets(request).await?),
        Counter::Board => Ok(parts::board(request).await?),
        Counter::Codes => Ok(parts::codes(request).await?),
        Counter::Archives => {
            let (request, needed) = parts::attachments_of(request).await?;
            Ok(parts::archives(request, load(&needed).await).await?)
        }
    }
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
async fn keep(id: &str, blob: JsValue) -> Result<Reply, Failure> {
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
    Ok(Reply::Kept { media_type: kept.type_(), bytes: kept.size() as u64 })
}

/// Makes a backup. One attachment after the other is taken from the database and handed to the browser.
async fn back_up(
    drafts: Vec<(String, String)>,
    files: bool,
    after: Option<String>,
) -> Result<(Reply, JsValue), Failure> {
    let pieces = Pieces::default();
    let mut packing = parts::pack(pieces.clone(), drafts, files, after).await?;
    while let Some(id) = packing.next() {
        match attachments::fetch(&id).await {
            Ok(blob) => packing.add(Some(&bytes_in(&blob).await?))?,
            Err(Failure::Missing) => packing.add(None)?,
            // What cannot be read now is not said to be missing.
            Err(why) => return Err(why),
        }
        pieces.hand_over().ok_or(Failure::Full)?;
    }
    let written = packing.finish()?;
    let blob = pieces.blob("application/zip").ok_or(Failure::Full)?;
    Ok((Reply::BackedUp { written: AsText::of(&written)? }, blob.into()))
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

/// Keeps attachments of a backup as they are. One that the device has is never replaced.
async fn take_files(ids: &[String], blob: &JsValue) -> Result<Reply, Failure> {
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
    Ok(Reply::Taken { missing })
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

async fn read(blob: JsValue) -> Result<Reply, Failure> {
    Ok(Reply::Sent { drafts: AsText::of(&parts::sent(bytes_of(blob).await?).await?)? })
}

/// Keeps all attachments that are not here, or none.
async fn unpack(draft: &str, blob: JsValue) -> Result<Reply, Failure> {
    let mut ids = Vec::new();
    for (id, media_type, bytes) in parts::attachments_in(bytes_of(blob).await?, draft.to_owned()).await? {
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
    Ok(Reply::Unpacked { ids })
}
