//! The list of communes. It is fetched when an address is typed or looked at, once for the page.

use std::sync::OnceLock;

use crate::browser::assets;
use sao_lang_core::places::{FILE, Places};

static PLACES: OnceLock<Places> = OnceLock::new();

/// The list, fetched if need be; `None` where it cannot be fetched or read. Then the next call tries again.
pub async fn fetch_places() -> Option<&'static Places> {
    if let Some(places) = PLACES.get() {
        return Some(places);
    }
    let text = assets::fetch_text(FILE).await?;
    match Places::read(String::leak(text)) {
        Ok(places) => Some(PLACES.get_or_init(|| places)),
        Err(error) => {
            leptos::logging::warn!("{error}");
            None
        }
    }
}
