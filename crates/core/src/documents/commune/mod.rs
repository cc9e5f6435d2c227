//! The documents that the commune adds to a dossier (QĐ 26/2026, Art. 6.2, 7.2): letter to the province, form 03,
//! list of the contents of the dossier. The draft fills in most of them for the officer; facts that only the commune
//! knows stay dotted.

mod completeness;
mod form03;
mod head;
mod letter;
mod places;

pub use completeness::completeness;
pub use form03::form03;
pub use letter::letter;
pub(super) use places::commune_named;

use super::Options;
use super::model::Block;
use crate::catalogue::{Edition, ProductSet};
use crate::draft::Draft;

/// Dots to write on within a line.
const DOTS: &str = "....................";

/// The letter, form 03 and the list, as three documents.
pub fn commune(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let mut blocks = letter(draft, edition, set, options);
    blocks.push(Block::NewDocument);
    blocks.extend(form03(draft, edition, set, options));
    blocks.push(Block::NewDocument);
    blocks.extend(completeness(draft, edition, set, options));
    blocks
}

/// The text, or dots if it is empty.
fn or_dots(text: &str) -> &str {
    match text.trim() {
        "" => DOTS,
        text => text,
    }
}
