//! Settings that last as long as this tab.

use sao_lang_core::repository::keys::TAB as SETTING;

/// The tab's storage, if the page may use it.
fn raw() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// A setting of the tab.
pub fn setting(name: &str) -> Option<String> {
    raw()?.get_item(&format!("{SETTING}{name}")).ok().flatten()
}

/// Forgets a setting of the tab.
pub fn forget_setting(name: &str) {
    if let Some(storage) = raw() {
        let _ = storage.remove_item(&format!("{SETTING}{name}"));
    }
}

/// Keeps a setting while the tab is open. Where that fails it is forgotten at the next load.
pub fn set_setting(name: &str, value: &str) {
    if let Some(storage) = raw() {
        let _ = storage.set_item(&format!("{SETTING}{name}"), value);
    }
}
