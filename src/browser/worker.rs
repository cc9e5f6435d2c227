//! The app's side of the worker, which is started at the first request. This module reads only the texts of replies.

use std::cell::RefCell;
use std::collections::HashMap;

use futures_channel::oneshot;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use worker_protocol::{BROKEN, Failure};

/// A reply: its text, and a value with it, which is bytes, a blob or `undefined`.
pub type RawReply = (String, JsValue);

/// The longest wait for the worker to start, in milliseconds: the time to fetch 70 KB and start the program.
const START_LIMIT: i32 = 30_000;

/// A worker that was started.
struct Running {
    worker: Worker,
    /// Whether the worker is ready for messages; a message before that would be lost.
    listens: bool,
    queue: Vec<(u32, Array)>,
    waiting: HashMap<u32, oneshot::Sender<Result<RawReply, Failure>>>,
    last: u32,
    /// The timer that ends the worker after [`START_LIMIT`].
    limit: i32,
    // These closures are dropped with the worker.
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _end: Closure<dyn FnMut()>,
}

impl Running {
    /// Sends a request to the worker. If it cannot be sent, its caller gets an error at once.
    fn send(&mut self, number: u32, message: &Array) {
        if self.worker.post_message(message).is_err() {
            self.waiting.remove(&number);
        }
    }
}

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Starts the worker early, so that it is ready at the first request; `script` is its address.
pub fn prepare(script: &str) -> Result<(), Failure> {
    RUNNING.with_borrow_mut(|running| {
        if running.is_none() {
            *running = Some(open(script)?);
        }
        Ok(())
    })
}

/// Sends a request as text, with a blob where the request needs one, and waits for the reply.
///
/// # Errors
/// [`Failure::Unavailable`] where the worker cannot be loaded or breaks down, else the failure that the worker returns.
pub async fn ask(script: &str, request: &str, blob: Option<&JsValue>) -> Result<RawReply, Failure> {
    prepare(script)?;
    let (sender, receiver) = oneshot::channel();
    RUNNING.with_borrow_mut(|running| {
        // Without a worker, the sender is dropped here, and the caller gets an error.
        let Some(running) = running else { return };
        running.last += 1;
        let number = running.last;
        running.waiting.insert(number, sender);
        let message = Array::of3(&number.into(), &request.into(), blob.unwrap_or(&JsValue::UNDEFINED));
        if running.listens {
            running.send(number, &message);
        } else {
            running.queue.push((number, message));
        }
    });
    receiver.await.unwrap_or(Err(Failure::Unavailable))
}

fn open(script: &str) -> Result<Running, Failure> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let window = super::window().ok_or(Failure::Unavailable)?;
    let worker = Worker::new_with_options(script, &options).map_err(|_| Failure::Unavailable)?;
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| hear(&event.data().unchecked_into()));
    let end = Closure::<dyn FnMut()>::new(close);
    let close = end.as_ref().unchecked_ref();
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // The worker could not be loaded or started, or it threw an exception.
    worker.set_onerror(Some(close));
    // The answer cannot be read, so its request is unknown.
    worker.set_onmessageerror(Some(close));
    let Ok(limit) = window.set_timeout_with_callback_and_timeout_and_arguments_0(close, START_LIMIT) else {
        forget(&worker);
        return Err(Failure::Unavailable);
    };
    let (queue, waiting) = (Vec::new(), HashMap::new());
    Ok(Running { worker, listens: false, queue, waiting, last: 0, limit, _heard: heard, _end: end })
}

/// Ends a worker and ignores its further messages, because the next worker uses the same request numbers.
fn forget(worker: &Worker) {
    worker.set_onmessage(None);
    worker.set_onerror(None);
    worker.set_onmessageerror(None);
    worker.terminate();
}

/// Stops the timer of [`START_LIMIT`].
fn clear_limit(running: &Running) {
    if let Some(window) = super::window() {
        window.clear_timeout_with_handle(running.limit);
    }
}

/// Ends the worker. All callers that wait get an error; the next request starts a new worker.
pub fn close() {
    if let Some(running) = RUNNING.take() {
        clear_limit(&running);
        forget(&running.worker);
        // This closure may be running now, so it is freed only after it has run.
        wasm_bindgen_futures::spawn_local(async move { drop(running) });
    }
}

fn hear(message: &Array) {
    let number = message.get(0).as_f64().unwrap_or_default();
    if number == f64::from(BROKEN) {
        return close();
    }
    let number = number as u32;
    let waiting = RUNNING.with_borrow_mut(|running| {
        let running = running.as_mut()?;
        if number == 0 {
            running.listens = true;
            clear_limit(running);
            for (number, message) in std::mem::take(&mut running.queue) {
                running.send(number, &message);
            }
        }
        running.waiting.remove(&number)
    });
    let Some(sender) = waiting else { return };
    let answer = match message.get(1).as_string() {
        Some(text) => Ok((text, message.get(2))),
        None => {
            let why = message.get(2).as_string().and_then(|name| serde_json::from_str(&name).ok());
            Err(why.unwrap_or(Failure::Unavailable))
        }
    };
    // The caller may have left the screen.
    let _ = sender.send(answer);
}
