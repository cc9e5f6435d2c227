//! Settings that are kept until this tab is closed.

use sao_lang_core::repository::Store;
use sao_lang_core::repository::keys::TAB as SETTING;

use super::web_storage::WebStorage;

/// The value of a setting of this tab.
pub fn setting(name: &str) -> Option<String> {
    WebStorage::Session.get(&format!("{SETTING}{name}")).ok()?
}

/// Deletes a setting of this tab.
pub fn forget_setting(name: &str) {
    // If the storage is blocked, there is no setting to delete.
    let _ = WebStorage::Session.remove(&format!("{SETTING}{name}"));
}

/// Keeps a setting while the tab is open. If it cannot be stored, it is lost at the next load of the page.
pub fn set_setting(name: &str, value: &str) {
    let _ = WebStorage::Session.set(&format!("{SETTING}{name}"), value);
}
