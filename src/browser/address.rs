//! The addresses of the app's screens and files.

use std::sync::OnceLock;

use leptos::prelude::document;

/// The path under which the app is served, without a slash at its end, from `<base>` in `index.html`. The path is not
/// known when the app is built, so the screens that are drawn then have relative addresses, which the browser resolves
/// by `<base>`.
pub fn base_path() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(|| {
        if !super::IS_THERE {
            return ".".to_owned();
        }
        let uri = document().base_uri().ok().flatten().unwrap_or_default();
        let path = web_sys::Url::new(&uri).map(|u| u.pathname()).unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folder.to_owned()
    })
}

/// The address of a screen or a file of the app, with the base path before it.
pub fn link(path: &str) -> String {
    format!("{}{path}", base_path())
}
