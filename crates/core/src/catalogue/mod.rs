//! The criteria of OCOP as data: editions, product sets, questions, options, papers, terms.
//!
//! The data files are in the folder `data` of this crate. The build script packs them with the crate
//! `catalogue-compiler`; this module unpacks them once. The crate `catalogue-model` defines the types; the functions
//! that need a language are in this module.

mod claims;
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
pub use claims::claims;
pub use classification::classification;
pub use costs::usual_costs;
pub use export::figures;
pub use search::{Hit, search};
pub use texts::{EditionTexts, QuestionTexts, Text};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
    // The bytes come from the build script, which uses the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the catalogue was packed by this build")
});

/// The catalogue of this build.
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}
