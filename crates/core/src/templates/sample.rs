//! Samples: what trainers hand out, and what tests look at.

use super::{AskKind, Source, Written};
use crate::draft::Draft;

/// The draft with the examples of a paper wherever nothing is typed for it.
pub fn filled_with_examples(source: &Source, written: &Written) -> Draft {
    let mut draft = source.draft.clone();
    let variant = source.variant();
    for ask in written.template.asks.iter().filter(|ask| !written.is_said(source.draft, ask)) {
        match ask.kind {
            AskKind::Table => written.set_rows(&mut draft, ask, ask.model(&variant)),
            _ => written.set(&mut draft, ask, &ask.example),
        }
    }
    draft
}
