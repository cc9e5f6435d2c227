//! Settings that last as long as this tab.

use sao_lang_core::repository::Store;
use sao_lang_core::repository::keys::TAB as SETTING;

use super::web_storage::WebStorage;

/// A setting of the tab.
pub fn setting(name: &str) -> Option<String> {
    WebStorage::Session.get(&format!("{SETTING}{name}")).ok()?
}

/// Forgets a setting of the tab.
pub fn forget_setting(name: &str) {
    // Where the storage is blocked there is no setting.
    let _ = WebStorage::Session.remove(&format!("{SETTING}{name}"));
}

/// Keeps a setting while the tab is open. Where that fails it is forgotten at the next load.
pub fn set_setting(name: &str, value: &str) {
    let _ = WebStorage::Session.set(&format!("{SETTING}{name}"), value);
}
