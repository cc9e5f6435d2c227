//! The browser's databases (IndexedDB): opened, read, and written in transactions that are on the disk once they are complete.
//!
//! The app's journal and the worker's attachments are kept through this layer. It stands on the plain types of `web_sys`, for
//! the first visit carries it: `docs/decisions/0011-storage.md` says what the crates cost.

use js_sys::{Array, Object, Promise, Reflect};
use thiserror::Error;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Event, IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// A database, with the method that begins a transaction. `web_sys` leaves out its third parameter, the options.
    #[wasm_bindgen(extends = IdbDatabase)]
    #[derive(Debug, Clone)]
    type TransactionalDatabase;

    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &TransactionalDatabase,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// Why a database did not do what was asked: the exception or the event that the browser gave.
#[derive(Debug, Clone, Error)]
#[error("the browser's database refused")]
pub struct DatabaseError(JsValue);

impl DatabaseError {
    /// Whether there was no room. Otherwise the database cannot be used at all.
    pub fn is_full(&self) -> bool {
        self.exception().is_some_and(|exception| exception.name() == "QuotaExceededError")
    }

    /// The exception: an event's target names its own.
    fn exception(&self) -> Option<DomException> {
        if let Some(exception) = self.0.dyn_ref::<DomException>() {
            return Some(exception.clone());
        }
        let target = self.0.dyn_ref::<Event>()?.target()?;
        match target.dyn_ref::<IdbTransaction>() {
            Some(transaction) => transaction.error(),
            None => target.dyn_ref::<IdbRequest>()?.error().ok()?,
        }
    }
}

/// The stores that a database has: values under texts as keys.
pub type Stores = &'static [&'static str];

/// An open database.
#[derive(Debug, Clone)]
pub struct Database(TransactionalDatabase);

impl Database {
    /// Opens a database; where it is new or of an earlier version, its stores are made first.
    ///
    /// # Errors
    /// Where the browser has no IndexedDB or refuses it, as some private windows do.
    pub async fn open(name: &str, version: u32, stores: Stores) -> Result<Database, DatabaseError> {
        // Looked up by name, for it is the same in a page and in a worker, and the look itself can fail.
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).and_then(JsCast::dyn_into::<IdbFactory>);
        let request = factory.map_err(DatabaseError)?.open_with_u32(name, version).map_err(DatabaseError)?;
        let request: IdbRequest = request.into();
        let asked = request.clone();
        let upgrade = Closure::once(move || {
            let database: Option<IdbDatabase> = asked.result().ok().and_then(|d| d.dyn_into().ok());
            for name in stores {
                // A store of an earlier version is there. Where this fails otherwise, every transaction on it does.
                let _ = database.as_ref().map(|database| database.create_object_store(name));
            }
        });
        request
            .unchecked_ref::<web_sys::IdbOpenDbRequest>()
            .set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = Request(request).answer().await?;
        Ok(Database(database.unchecked_into()))
    }

    /// Calls `forget` once this connection is lost: the browser has closed it, or it lets go because a newer release in
    /// another tab wants to change the database, or because the user has it deleted.
    pub fn on_lost(&self, forget: fn()) {
        let closing = self.clone();
        let lost = Closure::once_into_js(move || {
            forget();
            // Nothing happens where it is closed already.
            closing.close();
        });
        self.0.set_onclose(Some(lost.unchecked_ref()));
        self.0.set_onversionchange(Some(lost.unchecked_ref()));
    }

    /// Closes the connection; transactions that were begun are completed first.
    pub fn close(&self) {
        self.0.close();
    }

    /// Begins to read these stores.
    ///
    /// # Errors
    /// Where there is no such store, or the connection was lost. The same for [`Database::write`].
    pub fn read(&self, stores: &[&str]) -> Result<Transaction, DatabaseError> {
        self.begin(stores, "readonly")
    }

    /// Begins to write to these stores. Once the transaction is complete it is on the disk, where the browser can say so.
    pub fn write(&self, stores: &[&str]) -> Result<Transaction, DatabaseError> {
        self.begin(stores, "readwrite")
    }

    fn begin(&self, stores: &[&str], mode: &str) -> Result<Transaction, DatabaseError> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).map_err(DatabaseError)?;
        let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        self.0.transaction(&stores, mode, &options).map(Transaction).map_err(DatabaseError)
    }
}

/// A transaction. It ends by itself as soon as nothing more is asked of it: between two requests nothing else may be waited
/// for.
#[derive(Debug)]
pub struct Transaction(IdbTransaction);

impl Transaction {
    /// One of its stores.
    ///
    /// # Errors
    /// Where the transaction was not begun on this store, or has ended.
    pub fn store(&self, name: &str) -> Result<Store, DatabaseError> {
        self.0.object_store(name).map(Store).map_err(DatabaseError)
    }

    /// Resolves when the transaction is complete. To be called before anything is waited for, so that the end is not missed.
    ///
    /// # Errors
    /// The future resolves to one where the transaction was broken off: then nothing of it was kept.
    pub fn complete(&self) -> impl Future<Output = Result<(), DatabaseError>> + use<> {
        let done = Promise::new(&mut |resolve, reject| {
            self.0.set_oncomplete(Some(&resolve));
            self.0.set_onabort(Some(&reject));
        });
        async { JsFuture::from(done).await.map(drop).map_err(DatabaseError) }
    }
}

/// A store within a transaction. Each request is made at once; its answer need not be waited for.
///
/// # Errors
/// All requests fail at once where the transaction has ended.
#[derive(Debug)]
pub struct Store(IdbObjectStore);

impl Store {
    /// Asks for the value of a key; the answer is undefined where there is none.
    pub fn get(&self, key: &str) -> Result<Request, DatabaseError> {
        request(self.0.get(&key.into()))
    }

    /// Asks whether there is a value of this key: the answer is the key, or undefined.
    pub fn key(&self, key: &str) -> Result<Request, DatabaseError> {
        request(self.0.get_key(&key.into()))
    }

    /// Asks for all keys, as a list in their order.
    pub fn keys(&self) -> Result<Request, DatabaseError> {
        request(self.0.get_all_keys())
    }

    /// Asks for all values, as a list in the order of their keys.
    pub fn all(&self) -> Result<Request, DatabaseError> {
        request(self.0.get_all())
    }

    /// Puts a value in place of what is there.
    pub fn put(&self, key: &str, value: &JsValue) -> Result<Request, DatabaseError> {
        request(self.0.put_with_key(value, &key.into()))
    }

    /// Deletes the value of a key; it is no fault where there is none.
    pub fn delete(&self, key: &str) -> Result<Request, DatabaseError> {
        request(self.0.delete(&key.into()))
    }
}

fn request(made: Result<IdbRequest, JsValue>) -> Result<Request, DatabaseError> {
    made.map(Request).map_err(DatabaseError)
}

/// Something that was asked of a database.
#[derive(Debug)]
pub struct Request(IdbRequest);

impl Request {
    /// The answer.
    ///
    /// # Errors
    /// Where the browser could not do it; the transaction is then broken off.
    pub async fn answer(self) -> Result<JsValue, DatabaseError> {
        let done = Promise::new(&mut |resolve, reject| {
            self.0.set_onsuccess(Some(&resolve));
            self.0.set_onerror(Some(&reject));
        });
        JsFuture::from(done).await.map_err(DatabaseError)?;
        self.0.result().map_err(DatabaseError)
    }
}
