//! The criteria of OCOP as data: editions, product sets, questions, options, papers, terms.
//!
//! The files are in the crate's folder `data`; its build script packs them with the crate `catalogue-compiler`, and here they
//! are unpacked once. The types are those of the crate `catalogue-model`; what needs a language is said here.

mod classification;
mod costs;
mod export;
mod guide_texts;
mod law;
mod printed;
mod search;
mod texts;

use std::sync::LazyLock;

pub use catalogue_model::catalogue::*;
pub use classification::classification;
pub use costs::usual_costs;
pub use export::figures;
pub use search::{Hit, search};
pub use texts::{EditionTexts, QuestionTexts, Text};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
    // The bytes are the build script's own, from the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the catalogue was packed by this build")
});

/// The catalogue of this build.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}
