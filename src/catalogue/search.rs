//! Finding a product set by an everyday name, with or without marks, with a typing slip.

use super::{Edition, ProductSet};
use crate::fold::fold;
use crate::locale::Lang;

/// A set that a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'e> {
    /// The set.
    pub set: &'e ProductSet,
    /// The everyday name that matched, if it was one of the examples.
    pub example: Option<&'static str>,
    /// Smaller is better.
    rank: u8,
}

/// Sets that match all words of `query`, best first; all sets in order for an empty query.
///
/// ```
/// use sao_lang::{catalogue::{catalogue, search}, locale::Lang};
/// let hits = search(catalogue().newest(), "nuoc mam", Lang::Vi);
/// assert_eq!(hits[0].set.no, 9);
/// ```
pub fn search<'e>(edition: &'e Edition, query: &str, lang: Lang) -> Vec<Hit<'e>> {
    let query = fold(query);
    let mut hits: Vec<Hit<'e>> = edition.sets.iter().filter_map(|set| hit(set, &query, lang)).collect();
    hits.sort_by_key(|h| h.rank);
    hits
}

/// How a set's names match, at best.
fn hit<'e>(set: &'e ProductSet, query: &str, lang: Lang) -> Option<Hit<'e>> {
    if query.is_empty() {
        return Some(Hit { set, example: None, rank: 0 });
    }
    let examples = set.examples.text(lang).split("; ").map(|e| (Some(e), e));
    // Names first: on a tie the set's own name explains better than an example.
    let names = [set.short, set.name].map(|n| (None, n.text(lang)));
    names
        .into_iter()
        .chain(examples)
        .filter_map(|(example, name)| Some(Hit { set, example, rank: rank(&fold(name), query)? }))
        .min_by_key(|h| h.rank)
}

/// 0 the same; 1 begins so; 2 has it as whole words; 3 has all words somewhere; 4 with a slip.
fn rank(name: &str, query: &str) -> Option<u8> {
    if name == query {
        return Some(0);
    }
    if name.starts_with(query) && name[query.len()..].starts_with(' ') {
        return Some(1);
    }
    if format!(" {name} ").contains(&format!(" {query} ")) {
        return Some(2);
    }
    let words: Vec<&str> = name.split(' ').collect();
    let every = |matches: fn(&str, &str) -> bool| query.split(' ').all(|q| words.iter().any(|w| matches(w, q)));
    if every(|word, q| word.starts_with(q)) {
        Some(3)
    } else if every(|word, q| word.starts_with(q) || slip(word, q)) {
        Some(4)
    } else {
        None
    }
}

/// Whether two words differ by one letter added, left out, changed, or two swapped. Words under
/// four letters must be right: Vietnamese syllables are short, and one letter makes another word.
fn slip(word: &str, typed: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), typed.chars().collect());
    if a.len().min(b.len()) < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let shorter = a.len().min(b.len());
    if front + back.min(shorter - front) + 1 >= a.len().max(b.len()) {
        return true;
    }
    a.len() == b.len()
        && front + back.min(shorter - front) + 2 == a.len()
        && a[front] == b[front + 1]
        && a[front + 1] == b[front]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::catalogue;

    fn first(query: &str) -> Option<u16> {
        search(catalogue().newest(), query, Lang::Vi).first().map(|h| h.set.no)
    }

    #[test]
    fn finds_by_everyday_name_without_marks() {
        for (query, set) in [("gao", 3), ("nuoc mam", 9), ("Nước Mắm", 9), ("may tre dan", 21), ("ruou nep", 14)] {
            assert_eq!(first(query), Some(set), "{query}");
        }
    }

    #[test]
    fn says_which_name_matched() {
        let hits = search(catalogue().newest(), "nem chua", Lang::Vi);
        assert_eq!((hits[0].set.no, hits[0].example), (8, Some("nem chua")));
    }

    #[test]
    fn forgives_one_slip_in_longer_words() {
        assert!(slip("banh", "bnah") && slip("chuoi", "chuo") && slip("chuoi", "chuoii") && slip("chuoi", "chuai"));
        assert!(!slip("ga", "ca") && !slip("banh", "cong") && !slip("chuoi", "chinh"));
    }

    #[test]
    fn an_empty_query_gives_all_sets_in_order() {
        let numbers: Vec<u16> = search(catalogue().newest(), "  ", Lang::Vi).iter().map(|h| h.set.no).collect();
        assert_eq!(numbers, (1..=26).collect::<Vec<_>>());
    }

    #[test]
    fn nonsense_finds_nothing() {
        assert_eq!(first("xyzzy"), None);
    }
}
