//! A text that comes in both languages at once, in files that the app fetches when it needs them.
//!
//! This file is compiled twice: into the library, and into the build script.

use serde::{Deserialize, Serialize};

/// A text in every language of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}
