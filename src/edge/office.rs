//! The app's side of the back office: a worker that is started when it is first asked.

use std::cell::RefCell;
use std::collections::HashMap;

use futures_channel::oneshot;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::office::protocol::{BROKEN, Failure, Reply, Request};

/// A reply, and what came along: bytes, a blob or nothing.
pub type Answer = (Reply, JsValue);

struct Office {
    worker: Worker,
    /// Whether the worker listens; before that, a message would be lost.
    listens: bool,
    queue: Vec<Array>,
    waiting: HashMap<u32, oneshot::Sender<Answer>>,
    last: u32,
    // Dropped with the worker.
    _closures: [Closure<dyn FnMut(MessageEvent)>; 2],
}

thread_local! {
    static OFFICE: RefCell<Option<Office>> = const { RefCell::new(None) };
}

/// Starts the worker, so that it is there when it is asked; `script` is its address.
pub fn prepare(script: &str) -> Result<(), Failure> {
    OFFICE.with_borrow_mut(|office| {
        if office.is_none() {
            *office = Some(open(script)?);
        }
        Ok(())
    })
}

/// Asks, with a blob where the request needs one.
///
/// # Errors
/// [`Failure::Unavailable`] where the worker cannot be loaded or breaks down, else what it says.
pub async fn ask(script: &str, request: &Request, blob: Option<&JsValue>) -> Result<Answer, Failure> {
    prepare(script)?;
    let text = serde_json::to_string(request).map_err(|_| Failure::Unavailable)?;
    let (sender, receiver) = oneshot::channel();
    OFFICE.with_borrow_mut(|office| {
        let office = office.as_mut()?;
        office.last += 1;
        office.waiting.insert(office.last, sender);
        let message = Array::of3(&office.last.into(), &text.into(), blob.unwrap_or(&JsValue::UNDEFINED));
        if office.listens {
            office.worker.post_message(&message).ok()?;
        } else {
            office.queue.push(message);
        }
        Some(())
    });
    match receiver.await {
        Ok((Reply::Failed { why }, _)) => Err(why),
        Ok(answer) => Ok(answer),
        Err(_) => Err(Failure::Unavailable),
    }
}

fn open(script: &str) -> Result<Office, Failure> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(script, &options).map_err(|_| Failure::Unavailable)?;
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| hear(&event.data().unchecked_into()));
    // It could not be loaded.
    let broken = Closure::<dyn FnMut(MessageEvent)>::new(|_| close());
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
    let _closures = [heard, broken];
    Ok(Office { worker, listens: false, queue: Vec::new(), waiting: HashMap::new(), last: 0, _closures })
}

/// Ends the worker. Who waits is told; the next question starts it anew.
fn close() {
    if let Some(office) = OFFICE.take() {
        office.worker.terminate();
        // The closure that may run now is freed after it has run.
        wasm_bindgen_futures::spawn_local(async move { drop(office) });
    }
}

fn hear(message: &Array) {
    let number = message.get(0).as_f64().unwrap_or_default();
    if number == f64::from(BROKEN) {
        return close();
    }
    let number = number as u32;
    let waiting = OFFICE.with_borrow_mut(|office| {
        let office = office.as_mut()?;
        if number == 0 {
            office.listens = true;
            for message in office.queue.drain(..) {
                // A message of text and blobs can always be cloned.
                let _ = office.worker.post_message(&message);
            }
        }
        office.waiting.remove(&number)
    });
    let reply = message.get(1).as_string().and_then(|text| serde_json::from_str(&text).ok());
    if let (Some(sender), Some(reply)) = (waiting, reply) {
        // Whoever asked may have left the screen.
        let _ = sender.send((reply, message.get(2)));
    }
}
