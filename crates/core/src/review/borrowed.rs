//! Texts that are not the producer's own: sentences of examples, and the story of another product.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::catalogue::{Edition, Text as _};
use crate::draft::Draft;
use crate::form::Field;
use crate::locale::Lang;
use catalogue_model::search_key::search_key;

/// The minimum number of words of a sentence that is compared: shorter sentences may be equal by chance.
const TELLING_WORDS: usize = 8;

/// The sentences that are long enough to be compared, without Vietnamese marks and letter case.
fn sentences(text: &str) -> BTreeSet<String> {
    let long = |sentence: &&str| sentence.split_whitespace().count() >= TELLING_WORDS;
    text.split(['.', '!', '?', '\n']).filter(long).map(|s| search_key(s.trim())).collect()
}

thread_local! {
    /// The sentences of examples, which are part of the program. They are kept, because a board needs them for each
    /// draft.
    static OF_EXAMPLES: RefCell<BTreeMap<&'static str, BTreeSet<String>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether an example contains one of these sentences.
fn stand_in(own: &BTreeSet<String>, example: &'static str) -> bool {
    OF_EXAMPLES.with_borrow_mut(|known| !own.is_disjoint(known.entry(example).or_insert_with(|| sentences(example))))
}

/// The fields whose text contains a sentence of an example.
pub fn from_examples(draft: &Draft, edition: &Edition) -> impl Iterator<Item = &'static Field> {
    edition.guides.iter().filter_map(move |guide| {
        let field = Field::of(&guide.field)?;
        let own = sentences(&field.read(draft));
        let mut examples = guide.examples.iter().flat_map(|t| [Lang::Vi, Lang::En].map(|lang| t.text(lang)));
        (!own.is_empty() && examples.any(|example| stand_in(&own, example))).then_some(field)
    })
}

/// A finding for the first of `others` whose story has more than half of the sentences of this story.
pub fn story_as_in<'d>(draft: &Draft, others: impl IntoIterator<Item = &'d Draft>) -> Option<Finding> {
    let own = sentences(&draft.story.text);
    let shared = |other: &&Draft| own.intersection(&sentences(&other.story.text)).count() * 2 > own.len();
    let other = others.into_iter().find(shared)?;
    Some(Finding::SameStory { product: other.product.name.trim().to_owned() })
}
