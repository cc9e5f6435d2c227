//! Search for a product set by an everyday name, with or without Vietnamese marks, and with a typing error.

use super::{Edition, ProductSet};
use crate::catalogue::Text as _;
use crate::locale::Lang;
use catalogue_model::search_key::search_key;

/// A set that a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit<'e> {
    /// The set.
    pub set: &'e ProductSet,
    /// The everyday name that matched, if it is one of the examples of the set.
    pub example: Option<&'static str>,
    /// The quality of the match; smaller is better.
    rank: u8,
}

/// The sets that match all words of `query`, best first; all sets in order for an empty query.
///
/// ```
/// use sao_lang_core::{catalogue::{catalogue, search}, locale::Lang};
/// let hits = search(catalogue().newest(), "nuoc mam", Lang::Vi);
/// assert_eq!(hits[0].set.no, 9);
/// ```
pub fn search<'e>(edition: &'e Edition, query: &str, lang: Lang) -> Vec<Hit<'e>> {
    let query = search_key(query);
    let mut hits: Vec<Hit<'e>> = edition.sets.iter().filter_map(|set| hit(set, &query, lang)).collect();
    hits.sort_by_key(|h| h.rank);
    hits
}

/// The best match of a set's names with the query; `None` where no name matches.
fn hit<'e>(set: &'e ProductSet, query: &str, lang: Lang) -> Option<Hit<'e>> {
    // Vietnamese writes the sound f as ph, but not everybody does so.
    let spoken = |text: String| if lang == Lang::Vi { text.replace('f', "ph") } else { text };
    let query = spoken(query.to_owned());
    if query.is_empty() {
        return Some(Hit { set, example: None, rank: 0 });
    }
    let examples = set.examples.text(lang).split("; ").map(|e| (Some(e), e));
    // Names come first: where both match equally well, the name of the set explains more than an example.
    let names = [set.short, set.name].map(|n| (None, n.text(lang)));
    names
        .into_iter()
        .chain(examples)
        .filter_map(|(example, name)| Some(Hit { set, example, rank: rank(&spoken(search_key(name)), &query)? }))
        .min_by_key(|h| h.rank)
}

/// The quality of a match. 0: the name equals the query. 1: it begins with the query. 2: it contains the query as whole
/// words. 3: each word of the query begins some word of the name. 4: it begins with the query except for spaces. 5: it
/// contains the query except for spaces. 6: like 3, with a typing error in longer words. 7: a typing error in a short
/// word, where the other words are correct and in sequence.
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
    } else if joined(&words, 0, query) {
        Some(4)
    } else if (1..words.len()).any(|from| joined(&words, from, query)) {
        Some(5)
    } else if every(|word, q| word.starts_with(q) || slip(word, q)) {
        Some(6)
    } else if short_slip(&words, query) {
        Some(7)
    } else {
        None
    }
}

/// The minimum number of letters of a query that is searched without its spaces: fewer letters occur in too many names.
const JOINED_LEAST: usize = 5;

/// Whether the words from index `from` on begin with the query except for spaces: `nuocmam`, or `ca cao` for `cacao`.
fn joined(words: &[&str], from: usize, query: &str) -> bool {
    let typed = query.replace(' ', "");
    typed.len() >= JOINED_LEAST && words[from..].concat().starts_with(&typed)
}

/// Whether the words of the query follow one another in the name, with all words correct except one. In that one, one
/// letter is wrong or two letters are swapped: `nuoc man` for `nuoc mam`. A single short word is not accepted, because
/// it could stand for many others.
fn short_slip(words: &[&str], query: &str) -> bool {
    let typed: Vec<&str> = query.split(' ').collect();
    typed.len() > 1
        && words.windows(typed.len()).any(|part| {
            let wrong: Vec<_> = part.iter().zip(&typed).filter(|(word, q)| word != q).collect();
            matches!(wrong.as_slice(), [(word, q)] if q.len() > 2 && same_but_one(word, q))
        })
}

/// Whether the words differ in exactly one letter, or in two swapped neighbouring letters.
fn same_but_one(word: &str, typed: &str) -> bool {
    let (a, b) = (word.as_bytes(), typed.as_bytes());
    let other: Vec<usize> = (0..a.len()).filter(|at| a.get(*at) != b.get(*at)).collect();
    a.len() == b.len()
        && match other.as_slice() {
            [_] => true,
            [first, second] => second - first == 1 && a[*first] == b[*second] && a[*second] == b[*first],
            _ => false,
        }
}

/// Whether two words differ by one letter that is added, left out or changed, or by two that are swapped. Words with
/// fewer than four letters must be correct: Vietnamese syllables are short, and one letter makes another word.
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
    fn finds_with_a_slip_or_without_spaces() {
        let rows = [
            ("nuoc man", 9),
            ("nuoc mam cot", 9),
            ("nuocmam", 9),
            ("nươc măm", 9),
            ("cà fê", 13),
            ("caphe", 13),
            ("ca phe", 13),
            ("gạo", 3),
            ("GAO NEP", 3),
            ("may tre dna", 21),
            ("maytredan", 21),
            ("banh keo", 6),
            ("mat ong", 4),
            ("matong", 4),
            ("homestay", 26),
            ("tra xanh", 11),
            ("che xanh", 11),
            ("ca kho", 8),
            ("kho ca", 8),
            ("cây cảnh", 24),
        ];
        let wrong: Vec<_> =
            rows.into_iter().filter(|(query, set)| first(query) != Some(*set)).map(|(q, s)| (q, s, first(q))).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
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
