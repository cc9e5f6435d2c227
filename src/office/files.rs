//! Attachments in IndexedDB: a blob for each id.

use idb::event::DatabaseEvent;
use idb::{Database, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

use super::protocol::Failure;

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
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite).map_err(failure)?;
    let store = transaction.object_store(STORE).map_err(failure)?;
    store.put(blob, Some(&JsValue::from_str(id))).map_err(failure)?.await.map_err(failure)?;
    let done = transaction.commit().map_err(failure)?.await.map_err(failure)?;
    database.close();
    if done.is_committed() { Ok(()) } else { Err(Failure::Full) }
}

/// The blob of an id.
pub async fn fetch(id: &str) -> Result<Blob, Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly).map_err(failure)?;
    let store = transaction.object_store(STORE).map_err(failure)?;
    let found = store.get(JsValue::from_str(id)).map_err(failure)?.await.map_err(failure)?;
    database.close();
    found.and_then(|value| value.dyn_into().ok()).ok_or(Failure::Missing)
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
