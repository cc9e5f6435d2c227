//! Where the product sets stand in Appendix I. Only documents need the names: they are packed apart from the catalogue, so
//! that a program without documents does not carry them.

use std::sync::LazyLock;

use super::{Classification, ProductSet};

static PLACES: LazyLock<Vec<Classification>> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/classifications.bin"));
    // The bytes are the build script's own, from the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the classifications were packed by this build")
});

/// Industry, group and sub-group of a set as Appendix I names them, for form 01, item 3.
pub fn classification(set: &ProductSet) -> &'static Classification {
    &PLACES[usize::from(set.classified)]
}
