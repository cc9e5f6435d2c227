//! Transactions on the browser's databases that last once they are complete: for the app's journal and the worker's attachments.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

/// Begins to write to these stores. Once the transaction is complete it is on the disk, where the browser can say so; `None`
/// where there is no such store. The crates offer no way to ask for that.
pub fn strict(database: &IdbDatabase, stores: &[&str]) -> Option<IdbTransaction> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
    let begin: Function = Reflect::get(database, &"transaction".into()).ok()?.dyn_into().ok()?;
    let stores: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    begin.call3(database, &stores, &"readwrite".into(), &options).ok()?.dyn_into().ok()
}
