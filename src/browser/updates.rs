//! The service worker (`public/sw.js`), which keeps the app on the device: starting it, and learning
//! from it that a newer release is there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, MessagePort, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

thread_local! {
    /// Whether this page waits for the newer release, to load anew with it.
    static WANTED: Cell<bool> = const { Cell::new(false) };
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
}

/// Keeps the app on the device with the worker at the address `script`, and calls `offer` once a newer
/// release than this page's, `release`, can be taken into use. Where the browser has no service
/// workers, or gives none to this page, nothing happens: the app then needs the network to open.
pub fn watch(script: String, release: String, offer: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let offer: Rc<dyn Fn()> = Rc::new(offer);
    // The first worker takes over a page that had none; any later one is of a newer release.
    let had_one = Cell::new(container.controller().is_some());
    let offer_too = Rc::clone(&offer);
    forever(
        |f| container.set_oncontrollerchange(Some(f)),
        move |_| {
            if WANTED.get() {
                reload();
            } else if had_one.replace(true) {
                offer_too();
            }
        },
    );
    // Before it deletes old files, the worker asks each page which release it is of.
    forever(
        |f| container.set_onmessage(Some(f)),
        move |event| {
            if let Ok(port) = event.unchecked_into::<MessageEvent>().ports().get(0).dyn_into::<MessagePort>() {
                // A text can always be sent.
                let _ = port.post_message(&release.as_str().into());
            }
        },
    );
    spawn_local(async move {
        // Refused (no room, private mode) or out of reach: the next visit tries again.
        let Ok(found) = JsFuture::from(container.register(&script)).await else { return };
        let found: ServiceWorkerRegistration = found.unchecked_into();
        if found.waiting().is_some() {
            offer();
        }
        follow_updates(&found, offer);
        REGISTRATION.set(Some(found));
        let Ok(ready) = container.ready() else { return };
        if let Ok(ready) = JsFuture::from(ready).await
            && let Some(worker) = ready.unchecked_into::<ServiceWorkerRegistration>().active()
        {
            tell(&worker, "complete");
        }
    });
}

/// Takes the newer release into use: this page is loaded anew with it. Other pages go on with theirs.
pub fn take() {
    WANTED.set(true);
    let waiting = REGISTRATION.with_borrow(|found| found.as_ref().and_then(ServiceWorkerRegistration::waiting));
    match waiting {
        Some(worker) => tell(&worker, "take-over"),
        // Another page has done so already.
        None => reload(),
    }
}

/// Calls `offer` whenever a newer release has been fetched in full.
fn follow_updates(registration: &ServiceWorkerRegistration, offer: Rc<dyn Fn()>) {
    let found = registration.clone();
    forever(
        |f| registration.set_onupdatefound(Some(f)),
        move |_| {
            let Some(worker) = found.installing() else { return };
            let (found, offer) = (found.clone(), Rc::clone(&offer));
            forever(
                |f| worker.set_onstatechange(Some(f)),
                move |_| {
                    // Without a worker before it, it takes over by itself.
                    if found.waiting().is_some() && found.active().is_some() {
                        offer();
                    }
                },
            );
        },
    );
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = super::window()?.navigator();
    // Pages without encryption have none.
    let there = Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    there.then(|| navigator.service_worker())
}

/// Listens as long as the page lives.
fn forever(set: impl FnOnce(&js_sys::Function), listener: impl Fn(JsValue) + 'static) {
    let closure = Closure::<dyn Fn(JsValue)>::new(listener);
    set(closure.into_js_value().unchecked_ref());
}

fn tell(worker: &ServiceWorker, what: &str) {
    // A text can always be sent.
    let _ = worker.post_message(&what.into());
}

fn reload() {
    if let Some(window) = super::window() {
        // A page that has been left needs no reload.
        let _ = window.location().reload();
    }
}
