//! All code that talks to the browser: storage, files, clock, page, worker, updates. The core never sees the browser.

pub mod address;
pub mod assets;
pub mod board_cache;
pub mod clock;
pub mod dom;
pub mod files;
pub mod inbox;
pub mod incoming;
pub mod projector;
pub mod session;
pub mod speech;
pub mod storage;
pub mod styles;
pub mod updates;
pub mod web_storage;
pub mod worker;

/// Whether the program runs in a browser. It does not where it is compiled for the machine that builds the app, to draw
/// screens for the time before the app (`src/prerender`) or to be checked. There, no code may call the browser.
pub const IS_THERE: bool = cfg!(target_arch = "wasm32");

/// The browser's window, where there is a browser.
pub fn window() -> Option<web_sys::Window> {
    if IS_THERE { web_sys::window() } else { None }
}
