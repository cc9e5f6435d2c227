//! Search among the communes of today and of before, by names in any spelling and with their words in any order.

use catalogue_model::places::{FormerCommune, PlaceKind, PlaceName};
use catalogue_model::provinces::{Province, ProvinceKind};

use super::keys::{Index, begins_with, has_marks, name_in, same_letters, same_marks, words_of, written_words};
use super::list::{FormerPlace, Place, Places};
use super::{ProvinceMatch, provinces};

/// The fewest letters for which a search gives results.
pub const LEAST_LETTERS: usize = 2;

/// A present commune that a search offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The present commune.
    pub place: Place,
    /// The commune of before by whose name it was found; `None` where it was found by its own name.
    pub former: Option<FormerPlace>,
}

/// The results of a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The best results, the best first.
    pub offers: Vec<Offer>,
    /// Whether there are more results than were asked for.
    pub more: bool,
}

/// Words for kinds of places without marks, those of several words first.
const KIND_WORDS: [(&str, PlaceKind); 18] = [
    ("thi tran", PlaceKind::Township),
    ("thi xa", PlaceKind::Town),
    ("thanh pho", PlaceKind::City),
    ("dac khu", PlaceKind::SpecialZone),
    ("tt", PlaceKind::Township),
    ("tx", PlaceKind::Town),
    ("tp", PlaceKind::City),
    ("phuong", PlaceKind::Ward),
    ("p", PlaceKind::Ward),
    ("f", PlaceKind::Ward),
    ("xa", PlaceKind::Commune),
    ("x", PlaceKind::Commune),
    ("quan", PlaceKind::UrbanDistrict),
    ("q", PlaceKind::UrbanDistrict),
    ("huyen", PlaceKind::RuralDistrict),
    ("h", PlaceKind::RuralDistrict),
    ("tinh", PlaceKind::Province),
    ("t", PlaceKind::Province),
];

/// How a word of the query occurs in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    No,
    Begins,
    Whole,
}

/// How `word` occurs in a key.
fn fit(word: &str, key: &str) -> Fit {
    let fits = key.split(' ').map(|own| match own.strip_prefix(word) {
        Some("") => Fit::Whole,
        Some(_) => Fit::Begins,
        None => Fit::No,
    });
    fits.max().unwrap_or(Fit::No)
}

/// A word that a result must have.
struct Word {
    word: String,
    /// The fit in each former district, its former and its present province.
    districts: Vec<Fit>,
    /// The fit in each present province.
    provinces: Vec<Fit>,
}

impl Word {
    fn of(word: &str, places: &Places) -> Word {
        let provinces: Vec<Fit> = places.provinces.iter().map(|key| fit(word, key)).collect();
        let of_district =
            |(key, now): (&str, &usize)| fit(word, key).max(provinces.get(*now).copied().unwrap_or(Fit::No));
        let districts = places.districts.iter().zip(&places.province_now).map(of_district).collect();
        Word { word: word.to_owned(), districts, provinces }
    }
}

/// A text to search for.
struct Query {
    /// All words as they were typed.
    typed: Vec<String>,
    /// All words.
    all: Vec<String>,
    /// The words without those for kinds, as one text.
    needed: String,
    words: Vec<Word>,
    /// The kinds that the query names, with their words. A result need not have them.
    kinds: Vec<(&'static str, PlaceKind)>,
}

impl Query {
    /// The query; `None` where the text is too short.
    fn of(text: &str, places: &Places) -> Option<Query> {
        let all = split_numbers(&words_of(text));
        let mut needed = format!(" {all} ");
        let mut kinds = Vec::new();
        for (word, kind) in KIND_WORDS {
            let spaced = format!(" {word} ");
            if needed.contains(&spaced) {
                needed = needed.replacen(&spaced, " ", 1);
                kinds.push((word, kind));
            }
        }
        if needed.trim().is_empty() {
            needed.clone_from(&all);
            kinds.clear();
        }
        if needed.bytes().filter(|byte| *byte != b' ').count() < LEAST_LETTERS && kinds.is_empty() {
            return None;
        }
        let words = needed.split_whitespace().map(|word| Word::of(word, places)).collect();
        let typed = written_words(text).into_iter().map(str::to_owned).collect();
        Some(Query { typed, all: all.split(' ').map(str::to_owned).collect(), needed, words, kinds })
    }

    /// Which names can be results: those that have a word of the query or begin with its letters, and those that
    /// `everywhere` tells of: all words occur in the names of district and province.
    fn candidates(&self, index: &Index, everywhere: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut is = vec![false; index.keys.len()];
        let with_words = self.words.iter().flat_map(|word| index.with_word(&word.word));
        for found in with_words.chain(index.beginning_with(&self.needed)).chain(everywhere) {
            if let Some(is) = is.get_mut(found) {
                *is = true;
            }
        }
        is.into_iter().enumerate().filter_map(|(index, is)| is.then_some(index)).collect()
    }

    /// The rank of a name without its place in the list; lower ranks are better. `None` where the name does not fit.
    fn rank(&self, key: &str, name: PlaceName, around: Around<impl Fn(&Word) -> Fit>) -> Option<Rank> {
        let mut rank = Rank { far: around.far, length: key.len(), ..Rank::default() };
        let mut whole = true;
        let mut fits = true;
        for word in &self.words {
            match (fit(&word.word, key), (around.fit)(word)) {
                (Fit::Whole, _) => {}
                (_, Fit::Whole) => rank.outside += 1,
                (Fit::Begins, _) => whole = false,
                (Fit::No, Fit::Begins) => {
                    whole = false;
                    rank.outside += 1;
                }
                (Fit::No, Fit::No) => fits = false,
            }
        }
        let begins = begins_with(key, &self.needed);
        if !fits && !begins {
            return None;
        }
        let is_kind = |kind: &PlaceKind| name.kind == *kind || around.kinds.contains(kind);
        let has_kind = |(word, kind): &&(&str, PlaceKind)| is_kind(kind) || fit(word, key) == Fit::Whole;
        rank.other_kinds = self.kinds.len() - self.kinds.iter().filter(has_kind).count();
        let own: Vec<&str> = name_in(key).collect();
        let is_asked = |word: &&str| self.all.iter().any(|asked| asked == word);
        let letters = own.concat();
        if same_letters(&letters, &self.needed) || same_letters(&letters, &self.all.concat()) {
            rank.other_marks = !self.has_marks_of(name);
        } else if fits && whole && rank.outside < self.words.len() && own.iter().all(is_asked) {
            let together = self.all.windows(own.len().max(1)).any(|words| words.iter().eq(&own));
            rank.level = if together { Level::Name } else { Level::Scattered };
            rank.other_marks = !self.has_marks_of(name);
            let mut left: Vec<&str> = self.all.iter().map(String::as_str).collect();
            let kinds = self.kinds.iter().filter(|(_, kind)| is_kind(kind)).flat_map(|(words, _)| words.split(' '));
            for word in kinds.chain(own).chain(around.names.split(' ')) {
                if let Some(at) = left.iter().position(|asked| *asked == word) {
                    left.swap_remove(at);
                }
            }
            rank.left = left.len();
        } else {
            rank.level = if begins { Level::Begins } else { Level::Words };
        }
        Some(rank)
    }

    /// Whether the words of a name stand in the query with their marks, or without any.
    fn has_marks_of(&self, name: PlaceName) -> bool {
        let known = written_words(name.name);
        let typed: Vec<&str> = self.typed.iter().map(String::as_str).collect();
        let same = |words: &[&str]| same_letters(&words_of(&words.concat()), &words_of(&known.concat()));
        !has_marks(&typed) || typed.windows(known.len().max(1)).any(|words| same(words) && same_marks(words, &known))
    }
}

/// What is known of a name beside the name itself.
struct Around<'p, F> {
    /// The kinds of district and province.
    kinds: &'p [PlaceKind],
    /// The names of district and province.
    names: &'p str,
    /// The fit of a word in these names.
    fit: F,
    /// Whether the place is in another province than the one that was asked for.
    far: bool,
}

/// How well a name fits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// The query has the whole name.
    #[default]
    Name,
    /// The query has all words of the name, with others between them or in another order.
    Scattered,
    /// The name begins with the query.
    Begins,
    /// The words of the query occur.
    Words,
}

/// The rank of a result, by which results are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    level: Level,
    /// Whether the query has the name with other marks.
    other_marks: bool,
    /// How many words are left once each word of the names and of the kinds is taken away once.
    left: usize,
    /// How many kinds of the query the place does not have.
    other_kinds: usize,
    /// Whether the place is in another province than the one that was asked for.
    far: bool,
    /// Whether the name is one of before.
    former: bool,
    /// How many words occur only in the names of district and province.
    outside: usize,
    /// The length of the name.
    length: usize,
    /// The place in the list.
    index: usize,
}

impl Places {
    /// The present communes that a text may mean, by their own names or by names of before July 2025; at most `most`.
    /// Those of the province `near` come before equally good ones of others.
    /// `None` where the text is too short to be searched for.
    pub fn search(&self, text: &str, near: Option<&Province>, most: usize) -> Option<Found> {
        let query = Query::of(text, self)?;
        let near = index_of(near);
        let mut ranks = self.present_ranks(&query, near);
        ranks.extend(self.former_ranks(&query, near));
        ranks.sort_unstable();
        let mut taken = vec![false; self.list.communes.len()];
        let mut found = Found::default();
        for rank in ranks {
            let own = [rank.index];
            let indices = if rank.former { self.successors(rank.index) } else { &own };
            for index in indices {
                let Some(taken) = taken.get_mut(*index).filter(|taken| !**taken) else { continue };
                *taken = true;
                if found.offers.len() == most {
                    found.more = true;
                    return Some(found);
                }
                let former = rank.former.then(|| self.former_place(rank.index)).flatten();
                found.offers.extend(self.place(*index).map(|place| Offer { place, former }));
            }
        }
        Some(found)
    }

    fn present_ranks(&self, query: &Query, near: Option<usize>) -> Vec<Rank> {
        let fits = |word: &Word, commune: usize| {
            let province = self.province_of.get(commune);
            province.and_then(|province| word.provinces.get(*province)).copied().unwrap_or(Fit::No)
        };
        // A province alone is no name of a commune.
        let candidates = query.candidates(&self.communes, std::iter::empty());
        let ranks = candidates.into_iter().filter_map(|index| {
            let province = *self.province_of.get(index)?;
            let around = Around {
                kinds: &[kind_of(provinces().get(province)?)],
                names: self.provinces.get(province),
                fit: |word: &Word| fits(word, index),
                far: near.is_some_and(|near| near != province),
            };
            let rank = query.rank(self.communes.keys.get(index), self.list.communes.get(index)?.name, around)?;
            Some(Rank { index, ..rank })
        });
        ranks.collect()
    }

    fn former_ranks(&self, query: &Query, near: Option<usize>) -> Vec<Rank> {
        let fits = |word: &Word, district: usize| word.districts.get(district).copied().unwrap_or(Fit::No);
        let everywhere = |district: usize| query.words.iter().all(|word| fits(word, district) != Fit::No);
        let districts: Vec<bool> = (0..self.list.districts.len()).map(everywhere).collect();
        let of_district = |former: &FormerCommune| districts.get(former.district) == Some(&true);
        let all = self.list.former.iter().enumerate();
        let all = all.filter(|(_, former)| of_district(former)).map(|(index, _)| index);
        let ranks = query.candidates(&self.former, all).into_iter().filter_map(|index| {
            let former = self.list.former.get(index)?;
            let district = self.list.districts.get(former.district)?;
            let around = Around {
                kinds: &[district.name.kind, district.province.kind],
                names: self.districts.get(former.district),
                fit: |word: &Word| fits(word, former.district),
                far: near.is_some_and(|near| Some(&near) != self.province_now.get(former.district)),
            };
            let rank = query.rank(self.former.keys.get(index), former.name.unwrap_or(district.name), around)?;
            Some(Rank { former: true, index, ..rank })
        });
        ranks.collect()
    }
}

/// The kind of a province among the kinds of all places.
fn kind_of(province: &Province) -> PlaceKind {
    match province.kind {
        ProvinceKind::Province => PlaceKind::Province,
        ProvinceKind::City => PlaceKind::City,
    }
}

/// The provinces of today that a text may mean by the beginning of a name, or of a name from before July 2025.
pub fn provinces_like(text: &str) -> Vec<ProvinceMatch> {
    let mut words = format!(" {} ", words_of(text));
    for kind in [" tinh ", " thanh pho ", " tp "] {
        words = words.replacen(kind, " ", 1);
    }
    let words = words.trim();
    if words.len() < LEAST_LETTERS {
        return Vec::new();
    }
    let like = |name: &&String| {
        let key = words_of(name);
        begins_with(&key, words) || words.split(' ').all(|word| fit(word, &key) != Fit::No)
    };
    let found = provinces().iter().filter_map(|province| {
        if [&province.name].into_iter().chain(&province.also).any(|name| like(&name)) {
            return Some(ProvinceMatch { province, former: None });
        }
        let former = province.former.iter().find(like)?;
        Some(ProvinceMatch { province, former: Some(former) })
    });
    found.collect()
}

/// The index of a province in the list of all.
fn index_of(province: Option<&Province>) -> Option<usize> {
    provinces().iter().position(|known| province.is_some_and(|province| province.code == known.code))
}

/// Words such as `p1` and `q5` as two words: a kind and a number.
fn split_numbers(words: &str) -> String {
    let split = words.split_whitespace().map(|word| match word.split_at_checked(1) {
        Some((kind @ ("p" | "q" | "f" | "x" | "h"), number)) if number.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{kind} {number}").trim_end().to_owned()
        }
        _ => word.to_owned(),
    });
    split.collect::<Vec<_>>().join(" ")
}
