//! The classification of the product sets in Appendix I. Only documents need these names, so they are packed separately
//! from the catalogue, and a program without documents does not include them.

use std::sync::LazyLock;

use super::{Classification, ProductSet};

static PLACES: LazyLock<Vec<Classification>> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/classifications.bin"));
    // The bytes come from the build script, which uses the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the classifications were packed by this build")
});

/// The industry, group and sub-group of a set as Appendix I names them, for form 01, item 3.
pub fn classification(set: &ProductSet) -> &'static Classification {
    &PLACES[usize::from(set.classified)]
}
