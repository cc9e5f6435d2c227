//! A text in both languages at once, for files that the app fetches when it needs them.

use serde::{Deserialize, Serialize};

/// A text in every language of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalizedText {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}
