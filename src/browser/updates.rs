//! The service worker (`public/sw.js`), which keeps the app on the device. This module starts it and learns from it
//! when a newer release is there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, MessagePort, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

thread_local! {
    /// Whether this page waits for the newer release and then reloads.
    static WANTED: Cell<bool> = const { Cell::new(false) };
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
}

/// Starts the service worker at the address `script`, and calls `offer` once a release that is newer than this page's,
/// `release`, can be used. If the browser has no service workers, or allows this page none, nothing happens: the app
/// then needs the network to open.
pub fn watch(script: String, release: String, offer: impl Fn() + 'static) {
    let Some(container) = container() else { return };
    let offer: Rc<dyn Fn()> = Rc::new(offer);
    // The first service worker takes over a page that had none; each later one belongs to a newer release.
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
    // Before the service worker deletes old files, it asks each page for its release.
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
        // If the browser refuses (no room, private mode) or the file cannot be fetched, the next visit tries again.
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

/// Switches to the newer release and reloads this page. Other open pages keep their release.
pub fn take() {
    WANTED.set(true);
    let waiting = REGISTRATION.with_borrow(|found| found.as_ref().and_then(ServiceWorkerRegistration::waiting));
    match waiting {
        Some(worker) => tell(&worker, "take-over"),
        // Another page has already switched.
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
                    // The first service worker of a site takes over without an offer.
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
    // Pages without HTTPS have no service workers.
    let there = Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    there.then(|| navigator.service_worker())
}

/// Adds a listener that stays as long as the page lives.
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
        // If the page was left, no reload is needed.
        let _ = window.location().reload();
    }
}
