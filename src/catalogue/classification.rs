//! Where the product sets stand in Appendix I. Only documents need the names: they are packed apart from the catalogue, so
//! that a program without documents does not carry them.

use std::sync::LazyLock;

use super::{Classification, ProductSet};
use crate::locale::Lang;

static PLACES: LazyLock<Vec<Classification>> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/classifications.bin"));
    // The bytes are the build script's own, from the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the classifications were packed by this build")
});

impl ProductSet {
    /// Industry, group and sub-group as Appendix I names them, for form 01, item 3.
    pub fn classification(&self) -> &'static Classification {
        &PLACES[usize::from(self.classified)]
    }
}

impl Classification {
    /// Its names from the industry down, as many as the list has.
    pub fn names(&self, lang: Lang) -> impl Iterator<Item = &str> {
        [Some(&self.industry), Some(&self.group), self.sub_group.as_ref()]
            .into_iter()
            .flatten()
            .map(move |w| w.text(lang))
    }
}
