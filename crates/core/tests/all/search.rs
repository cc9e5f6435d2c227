//! Finding a product set as people type: without marks, in capitals, with slips.

use catalogue_model::search_key::search_key;
use sao_lang_core::catalogue::{ProductSet, Text as _, catalogue, search};
use sao_lang_core::locale::Lang;

/// Every everyday name of the catalogue in Vietnamese, with its set.
fn names() -> Vec<(&'static str, &'static ProductSet)> {
    let sets = &catalogue().newest().sets;
    sets.iter().flat_map(|set| set.examples.text(Lang::Vi).split("; ").map(move |name| (name, set))).collect()
}

/// The first hit, with the everyday name that it shows.
fn first(typed: &str) -> Option<(u16, Option<&'static str>)> {
    search(catalogue().newest(), typed, Lang::Vi).first().map(|hit| (hit.set.no, hit.example))
}

#[test]
fn every_everyday_name_finds_its_set_first_however_its_marks_are_typed() {
    let all = names();
    assert!(all.len() > 300, "{} names", all.len());
    for (name, set) in all {
        for typed in [name.to_owned(), name.to_uppercase(), search_key(name), format!("  {} ", search_key(name))] {
            let hits = search(catalogue().newest(), &typed, Lang::Vi);
            let place = hits.iter().position(|hit| hit.set.no == set.no);
            // A name may be everyday for more than one set; all of them stand before the rest.
            let same =
                |no: u16| names().iter().any(|(other, set)| set.no == no && search_key(other) == search_key(name));
            let before = hits.iter().take(place.unwrap_or(usize::MAX)).filter(|hit| !same(hit.set.no));
            let titled = before.filter(|hit| search_key(hit.set.short.text(Lang::Vi)) != search_key(name)).count();
            assert!(place.is_some() && titled == 0, "“{typed}” should find set {} first: {place:?}", set.no);
        }
    }
}

#[test]
fn a_hit_shows_the_name_that_matched() {
    for (typed, shown) in [
        ("gao nep", "gạo nếp"),
        ("banh keo", "bánh kẹo"),
        ("NUOC MAM PHU QUOC", "nước mắm Phú Quốc"),
        ("ca fe", "cà phê"),
        ("khoca", "khô cá"),
        ("tra hoa cuc", "trà hoa cúc"),
        ("hoa cuc", "hoa cúc"),
    ] {
        let (set, example) = first(typed).unwrap_or_default();
        assert_eq!(example, Some(shown), "“{typed}” in set {set}");
    }
}

#[test]
fn a_letter_left_out_of_a_long_word_still_finds_the_set() {
    let mut tried = 0;
    for (name, set) in names() {
        let folded = search_key(name);
        let Some(word) = folded.split(' ').find(|w| w.len() >= 5) else { continue };
        tried += 1;
        let typed = folded.replacen(word, &format!("{}{}", &word[..2], &word[3..]), 1);
        let found = search(catalogue().newest(), &typed, Lang::Vi).iter().any(|hit| hit.set.no == set.no);
        assert!(found, "“{typed}” for “{name}” should find set {}", set.no);
    }
    assert!(tried > 50, "only {tried} names have a long word");
}

#[test]
fn one_short_word_alone_is_taken_as_it_is() {
    // One letter makes another word: who types chicken does not look for fish.
    let hits = search(catalogue().newest(), "ga", Lang::Vi);
    assert!(!hits.is_empty());
    for hit in hits {
        let words = [hit.example.unwrap_or_default(), hit.set.short.text(Lang::Vi), hit.set.name.text(Lang::Vi)];
        let found = words.iter().any(|name| search_key(name).split(' ').any(|word| word.starts_with("ga")));
        assert!(found, "set {} for {:?}", hit.set.no, hit.example);
    }
}
