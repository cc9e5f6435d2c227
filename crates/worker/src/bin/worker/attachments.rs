//! Attachments in IndexedDB: under each id, a list of media type and bytes. Earlier builds stored blobs, which
//! Safari's private windows refuse (webkit.org/b/156347); stored blobs can still be read.

use indexed_db::{Database, DatabaseError};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use crate::serve::bytes_in;
use worker_protocol::Failure;

const DATABASE: &str = "sao-lang";
const VERSION: u32 = 1;
const STORE: &str = "attachments";

async fn open() -> Result<Database, Failure> {
    Database::open(DATABASE, VERSION, &[STORE]).await.map_err(failure)
}

/// Distinguishes a full storage from a blocked one by the browser's name for the error.
fn failure(error: DatabaseError) -> Failure {
    if error.is_full() { Failure::Full } else { Failure::Blocked }
}

/// Stores a blob; the blob is durable when this function returns.
pub async fn keep(id: &str, blob: &Blob) -> Result<(), Failure> {
    // The bytes are read before the transaction starts, because a transaction ends as soon as it has no open request.
    let bytes = JsFuture::from(blob.array_buffer()).await.map_err(|_| Failure::Kind)?;
    let entry = Array::of2(&blob.type_().into(), &bytes);
    let database = open().await?;
    let kept = put(&database, id, &entry).await;
    database.close();
    kept
}

async fn put(database: &Database, id: &str, entry: &JsValue) -> Result<(), Failure> {
    let transaction = database.write(&[STORE]).map_err(failure)?;
    let complete = transaction.complete();
    let put = transaction.store(STORE).and_then(|store| store.put(id, entry)).map_err(failure)?;
    put.answer().await.map_err(failure)?;
    // The database accepted the entry, but the disk had no space for it; not every browser reports that by the
    // error's name.
    complete.await.map_err(|_| Failure::Full)
}

/// Whether there is an attachment with this id.
pub async fn has(id: &str) -> Result<bool, Failure> {
    let database = open().await?;
    let asked = database.read(&[STORE]).and_then(|t| t.store(STORE)).and_then(|store| store.key(id));
    let found = asked.map_err(failure)?.answer().await;
    database.close();
    found.map(|key| !key.is_undefined()).map_err(failure)
}

/// The blob of the attachment with this id.
pub async fn fetch(id: &str) -> Result<Blob, Failure> {
    let database = open().await?;
    let asked = database.read(&[STORE]).and_then(|t| t.store(STORE)).and_then(|store| store.get(id));
    let found = asked.map_err(failure)?.answer().await;
    database.close();
    blob_of(found.map_err(failure)?).ok_or(Failure::Missing)
}

/// The bytes of the attachment with this id; `None` for one that is not on this device. One that cannot be read now is not
/// reported as missing.
pub async fn content(id: &str) -> Result<Option<Vec<u8>>, Failure> {
    match fetch(id).await {
        Ok(blob) => bytes_in(&blob).await.map(Some),
        Err(Failure::Missing) => Ok(None),
        Err(why) => Err(why),
    }
}

/// The stored value as a blob; `None` if it has neither of the two forms.
fn blob_of(kept: JsValue) -> Option<Blob> {
    let kept = match kept.dyn_into::<Blob>() {
        Ok(blob) => return Some(blob),
        Err(other) => other.dyn_into::<Array>().ok()?,
    };
    let bytes = kept.get(1).dyn_into::<ArrayBuffer>().ok()?;
    let options = BlobPropertyBag::new();
    options.set_type(&kept.get(0).as_string()?);
    Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&bytes), &options).ok()
}

/// Deletes attachments; a missing one is no error.
pub async fn forget(ids: &[String]) -> Result<(), Failure> {
    let database = open().await?;
    let forgotten = delete(&database, ids).await;
    database.close();
    forgotten.map_err(failure)
}

async fn delete(database: &Database, ids: &[String]) -> Result<(), DatabaseError> {
    let transaction = database.write(&[STORE])?;
    let complete = transaction.complete();
    let store = transaction.store(STORE)?;
    for id in ids {
        store.delete(id)?;
    }
    complete.await
}
