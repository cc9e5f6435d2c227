//! The browser's databases (IndexedDB): they are read and written in transactions that are on the disk once they are
//! complete.
//!
//! The app's journal, its diaries and the worker's attachments use this crate. It is built on the plain types of `web_sys`,
//! because it is part of the first download of the app: `docs/decisions/0011-storage.md` gives the size of the
//! alternative crates.

use std::cell::RefCell;

use js_sys::{Array, Object, Promise, Reflect};
use thiserror::Error;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Event, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// A database with the method that begins a transaction. The method of `web_sys` lacks the third parameter, the
    /// options.
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

/// The error of a database operation: the exception or the event that the browser gave.
#[derive(Debug, Clone, Error)]
#[error("the browser's database refused")]
pub struct DatabaseError(JsValue);

impl DatabaseError {
    /// Whether the storage is full. Otherwise the database cannot be used at all.
    pub fn is_full(&self) -> bool {
        self.exception().is_some_and(|exception| exception.name() == "QuotaExceededError")
    }

    /// The exception; if the error is an event, the exception of its target.
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

/// The names of a database's stores. A store keeps values under text keys.
pub type Stores = &'static [&'static str];

/// An open database.
#[derive(Debug, Clone)]
pub struct Database(TransactionalDatabase);

impl Database {
    /// Opens a database; if it is new or of an earlier version, the missing stores are created first.
    ///
    /// # Errors
    /// Fails if the browser has no IndexedDB or refuses it, as some private windows do.
    pub async fn open(name: &str, version: u32, stores: Stores) -> Result<Database, DatabaseError> {
        // Looked up by name, because this works in a page and in a worker, and the access itself can fail.
        let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).and_then(JsCast::dyn_into::<IdbFactory>);
        let request = factory.map_err(DatabaseError)?.open_with_u32(name, version).map_err(DatabaseError)?;
        let request: IdbRequest = request.into();
        let asked = request.clone();
        let upgrade = Closure::once(move || {
            let database: Option<IdbDatabase> = asked.result().ok().and_then(|d| d.dyn_into().ok());
            for name in stores {
                // This fails if an earlier version already created the store. After any other failure, every
                // transaction on it fails.
                let _ = database.as_ref().map(|database| database.create_object_store(name));
            }
        });
        request
            .unchecked_ref::<web_sys::IdbOpenDbRequest>()
            .set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = Request(request).answer().await?;
        Ok(Database(database.unchecked_into()))
    }

    /// The database as [`Database::open`] opens it. It is opened once, and again after its connection was lost.
    ///
    /// # Errors
    /// Fails as [`Database::open`] does.
    pub async fn opened(name: &'static str, version: u32, stores: Stores) -> Result<Database, DatabaseError> {
        thread_local!(static OPENED: RefCell<Vec<(&'static str, Database)>> = const { RefCell::new(Vec::new()) });
        let of_name = |(opened, _): &&(&'static str, Database)| *opened == name;
        if let Some(opened) = OPENED.with_borrow(|all| all.iter().find(of_name).map(|(_, database)| database.clone())) {
            return Ok(opened);
        }
        let database = Database::open(name, version, stores).await?;
        database.on_lost(move || OPENED.with_borrow_mut(|all| all.retain(|(opened, _)| *opened != name)));
        OPENED.with_borrow_mut(|all| all.push((name, database.clone())));
        Ok(database)
    }

    /// Calls `forget` when this connection is lost: the browser has closed it, or it closes itself because a newer
    /// release in another tab wants to change the database, or because the user deletes the database.
    fn on_lost(&self, forget: impl FnOnce() + 'static) {
        let closing = self.clone();
        let lost = Closure::once_into_js(move || {
            forget();
            // Closing a closed connection has no effect.
            closing.close();
        });
        self.0.set_onclose(Some(lost.unchecked_ref()));
        self.0.set_onversionchange(Some(lost.unchecked_ref()));
    }

    /// Closes the connection; transactions that have begun are completed first.
    pub fn close(&self) {
        self.0.close();
    }

    /// Begins a transaction that reads these stores.
    ///
    /// # Errors
    /// Fails if a store does not exist, or if the connection was lost. The same applies to [`Database::write`].
    pub fn read(&self, stores: &[&str]) -> Result<Transaction, DatabaseError> {
        self.begin(stores, "readonly")
    }

    /// Begins a transaction that writes to these stores. A complete transaction is on the disk, if the browser
    /// supports that.
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

/// A transaction. It ends automatically as soon as it has no open request, so the code must not wait for anything
/// else between two requests.
#[derive(Debug)]
pub struct Transaction(IdbTransaction);

impl Transaction {
    /// A store of the transaction.
    ///
    /// # Errors
    /// Fails if the transaction does not include this store, or has ended.
    pub fn store(&self, name: &str) -> Result<Store, DatabaseError> {
        self.0.object_store(name).map(Store).map_err(DatabaseError)
    }

    /// Resolves when the transaction is complete. Call it before waiting for anything, so that the end is not missed.
    ///
    /// # Errors
    /// The future resolves to an error if the transaction was aborted; then none of its changes is stored.
    pub fn complete(&self) -> impl Future<Output = Result<(), DatabaseError>> + use<> {
        let done = Promise::new(&mut |resolve, reject| {
            self.0.set_oncomplete(Some(&resolve));
            self.0.set_onabort(Some(&reject));
        });
        async { JsFuture::from(done).await.map(drop).map_err(DatabaseError) }
    }
}

/// A store within a transaction. Each method sends its request at once; the caller need not wait for the answer.
///
/// # Errors
/// All requests fail at once if the transaction has ended.
#[derive(Debug)]
pub struct Store(IdbObjectStore);

impl Store {
    /// Asks for the value of a key; the answer is undefined if there is none.
    pub fn get(&self, key: &str) -> Result<Request, DatabaseError> {
        request(self.0.get(&key.into()))
    }

    /// Asks whether a key has a value: the answer is the key, or undefined.
    pub fn key(&self, key: &str) -> Result<Request, DatabaseError> {
        request(self.0.get_key(&key.into()))
    }

    /// Asks for all keys, as a sorted list.
    pub fn keys(&self) -> Result<Request, DatabaseError> {
        request(self.0.get_all_keys())
    }

    /// Asks for all values, as a list in the order of their keys.
    pub fn all(&self) -> Result<Request, DatabaseError> {
        request(self.0.get_all())
    }

    /// Asks for the values from the first to the last of these keys, both included, as a list in the order of their keys.
    pub fn between(&self, keys: &[String; 2]) -> Result<Request, DatabaseError> {
        request(self.0.get_all_with_key(&range(keys)?))
    }

    /// Asks for the existing keys from the first to the last of these, both included, as a sorted list.
    pub fn keys_between(&self, keys: &[String; 2]) -> Result<Request, DatabaseError> {
        request(self.0.get_all_keys_with_key(&range(keys)?))
    }

    /// Deletes the values from the first to the last of these keys, both included.
    pub fn delete_between(&self, keys: &[String; 2]) -> Result<Request, DatabaseError> {
        request(self.0.delete(&range(keys)?))
    }

    /// Stores a value under a key and replaces the former value.
    pub fn put(&self, key: &str, value: &JsValue) -> Result<Request, DatabaseError> {
        request(self.0.put_with_key(value, &key.into()))
    }

    /// Deletes the value of a key; a missing value is no error.
    pub fn delete(&self, key: &str) -> Result<Request, DatabaseError> {
        request(self.0.delete(&key.into()))
    }
}

/// The keys from the first to the last of these. Keys are compared by UTF-16 units.
fn range([first, last]: &[String; 2]) -> Result<JsValue, DatabaseError> {
    IdbKeyRange::bound(&first.into(), &last.into()).map(Into::into).map_err(DatabaseError)
}

fn request(made: Result<IdbRequest, JsValue>) -> Result<Request, DatabaseError> {
    made.map(Request).map_err(DatabaseError)
}

/// A request to a database.
#[derive(Debug)]
pub struct Request(IdbRequest);

impl Request {
    /// Waits for the answer.
    ///
    /// # Errors
    /// Fails if the browser could not execute the request; the transaction is then aborted.
    pub async fn answer(self) -> Result<JsValue, DatabaseError> {
        let done = Promise::new(&mut |resolve, reject| {
            self.0.set_onsuccess(Some(&resolve));
            self.0.set_onerror(Some(&reject));
        });
        JsFuture::from(done).await.map_err(DatabaseError)?;
        self.0.result().map_err(DatabaseError)
    }
}
