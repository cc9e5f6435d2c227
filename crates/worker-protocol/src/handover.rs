//! Requests for codes and links.

use serde::{Deserialize, Serialize};

use crate::code::Code;

/// A request for a text as a code for the camera.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawCode {
    /// The text.
    pub text: String,
}

/// A request for the draft as a link and as a series of codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// The draft as JSON.
    pub draft: String,
    /// Whether it is an exercise.
    pub exercise: bool,
    /// Whether people must be able to read the codes from the last row of a room: the codes hold less data, and there
    /// are more of them.
    pub far: bool,
    /// The address before the fragment, including the `#`.
    pub address: String,
}

/// A draft as a link and as codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// One link with all the data.
    pub link: String,
    /// A series of codes that together hold all the data; empty if there would be too many codes.
    pub codes: Vec<Code>,
}

/// A request for the draft in the fragments of one or more links; the reply is its JSON, which is not yet parsed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receive {
    /// All parts of the series, in any order.
    pub fragments: Vec<String>,
}
