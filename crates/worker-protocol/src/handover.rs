//! Requests for codes and links.

use serde::{Deserialize, Serialize};

use crate::code::Code;

/// A text as a code for the camera.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawCode {
    /// The text.
    pub text: String,
}

/// The draft as a link and as a series of codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// The draft as JSON.
    pub draft: String,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// Whether the codes are to be read from the last row of a room: smaller ones, and more of them.
    pub far: bool,
    /// The address to which the fragment is added, with its `#`.
    pub address: String,
}

/// A draft as a link and as codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// One link that holds all.
    pub link: String,
    /// A series of codes that hold all together; empty where there would be too many.
    pub codes: Vec<Code>,
}

/// The draft that came in the fragments of one or more links, as JSON that is not read yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receive {
    /// All parts of the series, in any order.
    pub fragments: Vec<String>,
}
