//! Attachments in IndexedDB: for each id a list of media type and bytes. Earlier builds kept blobs, which Safari's private
//! windows refuse (webkit.org/b/156347); those are still read.

use idb::event::DatabaseEvent;
use idb::{Database, Factory, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, IdbDatabase};

use indexed_db::strict;
use worker_protocol::Failure;

const DATABASE: &str = "sao-lang";
const VERSION: u32 = 1;
const STORE: &str = "attachments";

async fn open() -> Result<Database, Failure> {
    let factory = Factory::new().map_err(|_| Failure::Blocked)?;
    let mut request = factory.open(DATABASE, Some(VERSION)).map_err(|_| Failure::Blocked)?;
    request.on_upgrade_needed(|event| {
        // Where this fails, the transaction on the store that is not there fails below.
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await.map_err(failure)
}

/// Full and blocked are told apart by the browser's name for the error.
fn failure(error: idb::Error) -> Failure {
    let full = matches!(&error, idb::Error::DomException(e) if e.name() == "QuotaExceededError");
    if full || error.to_string().contains("QuotaExceeded") { Failure::Full } else { Failure::Blocked }
}

/// Keeps a blob; it is durable when this returns.
pub async fn keep(id: &str, blob: &Blob) -> Result<(), Failure> {
    // Before the transaction, which ends as soon as nobody asks anything of it.
    let bytes = JsFuture::from(blob.array_buffer()).await.map_err(|_| Failure::Kind)?;
    let entry = Array::of2(&blob.type_().into(), &bytes);
    let database = open().await?;
    let (database, transaction) = lasting(database)?;
    let store = transaction.object_store(STORE).map_err(failure)?;
    store.put(&entry, Some(&JsValue::from_str(id))).map_err(failure)?.await.map_err(failure)?;
    let done = transaction.commit().map_err(failure)?.await.map_err(failure)?;
    database.close();
    if done.is_committed() { Ok(()) } else { Err(Failure::Full) }
}

/// Whether there is an attachment of this id.
pub async fn has(id: &str) -> Result<bool, Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly).map_err(failure)?;
    let store = transaction.object_store(STORE).map_err(failure)?;
    let found = store.get_key(JsValue::from_str(id)).map_err(failure)?.await.map_err(failure)?;
    database.close();
    Ok(found.is_some())
}

/// A transaction that is on the disk once it is complete, where the browser can say so.
fn lasting(database: Database) -> Result<(Database, Transaction), Failure> {
    let raw: IdbDatabase = database.into();
    let transaction = strict(&raw, &[STORE]).ok_or(Failure::Blocked)?;
    Ok((raw.into(), transaction.into()))
}

/// The blob of an id.
pub async fn fetch(id: &str) -> Result<Blob, Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly).map_err(failure)?;
    let store = transaction.object_store(STORE).map_err(failure)?;
    let found = store.get(JsValue::from_str(id)).map_err(failure)?.await.map_err(failure)?;
    database.close();
    found.and_then(blob_of).ok_or(Failure::Missing)
}

/// What was kept, as a blob; `None` where it is neither form.
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

/// Forgets blobs; one that is not there is no fault.
pub async fn forget(ids: &[String]) -> Result<(), Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite).map_err(failure)?;
    let store = transaction.object_store(STORE).map_err(failure)?;
    for id in ids {
        store.delete(JsValue::from_str(id)).map_err(failure)?.await.map_err(failure)?;
    }
    transaction.commit().map_err(failure)?.await.map_err(failure)?;
    database.close();
    Ok(())
}
