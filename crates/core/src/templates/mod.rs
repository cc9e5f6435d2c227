//! The papers that a producer can write alone: which ones a product can use, what is asked for, and what was typed. The
//! texts are templates of the catalogue (`templates/*.toml`), in a file that is fetched when a screen needs it;
//! [`crate::documents::written`] makes the pages.

mod kind;
mod offers;
mod register;
mod remaining;
mod sample;
mod source;
mod typed;

pub use catalogue_model::templates::{
    ApplicantKind, Ask, AskKind, Column, Head, Issued, Line, OwnTable, Part, Piece, Shared, Signer, Template,
    Templates, Variant, line, pieces,
};
pub use kind::kind_of;
pub use offers::{Offer, Offered, OfferedPaper, RemainingPaper, coverage, offered, offers, template};
pub use register::enter;
pub use remaining::{Remaining, remaining};
pub use sample::filled_with_examples;
pub use source::Source;
pub use typed::{MAX_ROWS, Written};

use crate::catalogue::Edition;

/// The name of the file in the app's folder.
pub const FILE: &str = env!("TEMPLATES_FILE");

/// The content of the file, for the command and for tests. The app fetches the file instead.
#[cfg(not(target_arch = "wasm32"))]
pub const TEMPLATES: &str = include_str!(concat!(env!("OUT_DIR"), "/templates.json"));

/// Reads the file and returns the templates of an edition; `None` where the file has none.
pub fn read(json: &str, edition: &Edition) -> Option<Templates> {
    let all: Vec<Templates> = serde_json::from_str(json).ok()?;
    all.into_iter().find(|templates| templates.edition == edition.id)
}
