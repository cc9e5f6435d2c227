//! The claims about products that the review knows. Only the review needs them, so they are packed separately from the
//! catalogue, and a program without a review does not include them.

use std::sync::LazyLock;

use super::{Claims, Edition};

static CLAIMS: LazyLock<Vec<Claims>> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/claims.bin"));
    // The bytes come from the build script, which uses the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the claims were packed by this build")
});

/// The claims that an edition knows; `None` where this build has no such edition.
pub fn claims(edition: &Edition) -> Option<&'static Claims> {
    CLAIMS.iter().find(|claims| claims.edition == edition.id)
}
