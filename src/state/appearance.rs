//! How the app looks on this device: its colours, and the size of its type.

use leptos::prelude::document;

use crate::browser::storage;
use sao_lang_core::repository::keys::setting;

/// A choice of looks: kept as a setting, and said to the styles by an attribute of the page's root.
/// `public/start.js` sets the attributes before the first paint.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Name of the setting.
    name: &'static str,
    /// The attribute of the root.
    attribute: &'static str,
    /// Its values, the usual one first.
    values: &'static [&'static str],
}

/// The palette.
pub const THEME: Look =
    Look { name: setting::THEME, attribute: "data-theme", values: &["auto", "light", "dark", "contrast"] };

/// The size of type; `projector` is for a wall at the end of a meeting room.
pub const DISPLAY: Look =
    Look { name: setting::DISPLAY, attribute: "data-display", values: &["normal", "large", "projector"] };

impl Look {
    /// The value in use.
    pub fn chosen(self) -> &'static str {
        let kept = storage::setting(self.name);
        self.values.iter().find(|v| kept.as_deref() == Some(**v)).unwrap_or(&self.values[0])
    }

    /// Uses a value from now on.
    pub fn choose(self, value: &str) {
        storage::set_setting(self.name, value);
        self.apply();
    }

    /// Says the value to the styles.
    pub fn apply(self) {
        self.show(self.chosen());
    }

    /// Says another value to the styles for the time being; the setting stays as it is.
    pub fn show(self, value: &str) {
        if let Some(root) = document().document_element() {
            // The name is a valid one, so this cannot fail.
            let _ = root.set_attribute(self.attribute, value);
        }
    }
}
