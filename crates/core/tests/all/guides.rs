//! Help with the longer texts: every one has it, and the examples keep to their own rules.
use std::collections::BTreeSet;

use proptest::prelude::*;
use sao_lang_core::catalogue::{Guide, Length, Text as _, catalogue};
use sao_lang_core::form::{FIELDS, Field, Kind, Step};
use sao_lang_core::locale::Lang;

/// The guides with the field of each.
fn guided() -> impl Iterator<Item = (&'static Guide, &'static Field)> {
    let guides = catalogue().newest().guides.iter();
    guides.map(|g| (g, Field::of(&g.field).unwrap_or_else(|| panic!("no field has the key {}", g.field))))
}

#[test]
fn guides_are_for_long_texts() {
    assert!(guided().count() > 0);
    for (guide, field) in guided() {
        assert_eq!(field.kind, Kind::Long, "{}", guide.field);
    }
}

#[test]
fn every_long_text_that_the_forms_need_and_every_part_of_the_story_has_a_guide() {
    let guided: BTreeSet<&str> = guided().map(|(g, _)| g.field.as_str()).collect();
    for field in FIELDS.iter().filter(|f| f.kind == Kind::Long && (f.needed || f.step == Step::Story)) {
        assert!(guided.contains(field.key), "{} has no guide", field.key);
    }
}

#[test]
fn examples_have_a_good_length_and_no_two_are_the_same() {
    let mut seen = BTreeSet::new();
    for (guide, _) in guided() {
        for example in &guide.examples {
            let text = example.text(Lang::Vi);
            assert!(matches!(guide.length(text), Length::Good(_)), "{}: {text} {:?}", guide.field, guide.length(text));
            assert!(seen.insert(text), "stands twice: {text}");
        }
    }
}

#[test]
fn each_set_gets_the_example_of_its_own_industry() {
    let edition = catalogue().newest();
    let guide = edition.guide("product.description").unwrap();
    assert_eq!(guide.examples.len(), edition.industries.len());
    for set in &edition.sets {
        assert_eq!(guide.example(set), Some(guide.examples[usize::from(set.industry)]));
    }
    assert!(guide.example(edition.set(26).unwrap()).unwrap().text(Lang::Vi).contains("nhà sàn"));
}

proptest! {
    #[test]
    fn length_counts_words_however_they_are_spaced(words in prop::collection::vec("[a-zàáâêôơưđ]{1,6}", 0..200), gap in "[ \n\t]{1,3}") {
        let guide = catalogue().newest().guide("product.description").unwrap();
        let n = words.len();
        let expected = match n {
            _ if n < 20 => Length::Short(n),
            _ if n > 80 => Length::Long(n),
            _ => Length::Good(n),
        };
        prop_assert_eq!(guide.length(&words.join(&gap)), expected);
    }
}
