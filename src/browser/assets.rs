//! Files in the app's own folder that are fetched when they are needed.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Fetches the text file with this name from the app's own folder; `None` where it cannot be fetched.
pub async fn fetch_text(file: &str) -> Option<String> {
    let address = super::address::link(&format!("/{file}"));
    let response = JsFuture::from(super::window()?.fetch_with_str(&address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
