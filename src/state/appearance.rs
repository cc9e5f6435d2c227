//! The appearance of the app on this device: its colours and the size of its type.

use leptos::prelude::document;

use crate::browser::storage;
use sao_lang_core::repository::keys::setting;

/// A setting of the appearance. It is stored on the device, and an attribute of the page's root gives it to the style
/// sheets. `public/start.js` sets the attributes before the first paint.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The name of the setting.
    name: &'static str,
    /// The name of the root's attribute.
    attribute: &'static str,
    /// The values of the attribute, the default first.
    values: &'static [&'static str],
}

/// The setting of the colours.
pub const THEME: Look =
    Look { name: setting::THEME, attribute: "data-theme", values: &["auto", "light", "dark", "contrast"] };

/// The setting of the size of type; `projector` is for a wall at the end of a meeting room.
pub const DISPLAY: Look =
    Look { name: setting::DISPLAY, attribute: "data-display", values: &["normal", "large", "projector"] };

impl Look {
    /// The stored value, or the default.
    pub fn chosen(self) -> &'static str {
        let kept = storage::setting(self.name);
        self.values.iter().find(|v| kept.as_deref() == Some(**v)).unwrap_or(&self.values[0])
    }

    /// Stores a value and applies it.
    pub fn choose(self, value: &str) {
        storage::set_setting(self.name, value);
        self.apply();
    }

    /// Sets the attribute to the stored value.
    pub fn apply(self) {
        self.show(self.chosen());
    }

    /// Sets the attribute to another value for a time; the stored setting does not change.
    pub fn show(self, value: &str) {
        if let Some(root) = document().document_element() {
            // The attribute's name is valid, so this cannot fail.
            let _ = root.set_attribute(self.attribute, value);
        }
    }
}
