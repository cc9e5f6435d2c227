//! Addresses with names of before July 2025 in the texts of a draft: former provinces, districts and former communes.

use catalogue_model::places::{FormerCommune, PlaceKind, PlaceName};
use catalogue_model::provinces::{ProvinceKind, spelling};
use catalogue_model::search_key::is_mark;

use super::keys::{Index, begins_with, means, words_of};
use super::list::{Place, Places, small};
use super::{ProvinceMatch, province, provinces};

/// Words for kinds of places, which stand before a name in an address; those of several words first.
const KINDS: [(&str, PlaceKind); 9] = [
    ("thị trấn", PlaceKind::Township),
    ("thị xã", PlaceKind::Town),
    ("thành phố", PlaceKind::City),
    ("đặc khu", PlaceKind::SpecialZone),
    ("phường", PlaceKind::Ward),
    ("xã", PlaceKind::Commune),
    ("quận", PlaceKind::UrbanDistrict),
    ("huyện", PlaceKind::RuralDistrict),
    ("tỉnh", PlaceKind::Province),
];

/// Short forms of those words. One letter counts only before a full stop or a number.
const SHORT: [(&str, PlaceKind); 9] = [
    ("tt", PlaceKind::Township),
    ("tx", PlaceKind::Town),
    ("tp", PlaceKind::City),
    ("p", PlaceKind::Ward),
    ("f", PlaceKind::Ward),
    ("x", PlaceKind::Commune),
    ("q", PlaceKind::UrbanDistrict),
    ("h", PlaceKind::RuralDistrict),
    ("t", PlaceKind::Province),
];

/// The most places of today that are proposed for an old address: where there are more, the address says too little.
const MOST: usize = 24;

/// An address, or the text for a commune, that has names of before July 2025.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldAddress {
    /// The old names, as they are written.
    pub old: String,
    /// The communes of today that may be meant, the likeliest first, each with the text that has its name in place of
    /// the old ones. Empty where only a district is named, and no commune.
    pub now: Vec<(Place, String)>,
    /// The text without the old names, where no commune is among them; `None` where nothing would be left.
    pub without: Option<String>,
}

/// A part of an address: what stands between two commas.
struct Part<'t> {
    text: &'t str,
    kind: Option<PlaceKind>,
    /// The text after the word for the kind.
    name: &'t str,
}

impl<'t> Part<'t> {
    fn of(text: &'t str) -> Part<'t> {
        let (kind, name) = kind_before(text).map_or((None, text), |(kind, name)| (Some(kind), name));
        Part { text, kind, name }
    }

    /// Whether the part may mean a place. A word for a kind may be part of the name: "Xa Dung".
    fn means(&self, place: PlaceName) -> bool {
        match self.kind {
            Some(kind) if kind == place.kind && means(self.name, place.name) => true,
            _ => means(self.text, place.name),
        }
    }

    /// The names of an index that have the letters of the part, with or without the word for its kind.
    fn alike(&self, index: &Index) -> Vec<usize> {
        let both = [self.name, self.text].map(words_of);
        let mut found: Vec<usize> = both.iter().flat_map(|words| index.with_letters(words)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Like [`Part::means`], but with any kind.
    fn means_name(&self, place: PlaceName) -> bool {
        means(self.name, place.name) || means(self.text, place.name)
    }

    fn is_of_district(&self) -> bool {
        let districts = [PlaceKind::RuralDistrict, PlaceKind::UrbanDistrict, PlaceKind::Town, PlaceKind::City];
        self.kind.is_some_and(|kind| districts.contains(&kind))
    }

    fn is_of_commune(&self) -> bool {
        let communes = [PlaceKind::Commune, PlaceKind::Ward, PlaceKind::Township, PlaceKind::SpecialZone];
        self.kind.is_some_and(|kind| communes.contains(&kind))
    }

    /// The province that the part names. A city within a province may have the province's name ("thành phố Vĩnh
    /// Long").
    fn province(&self) -> Option<ProvinceMatch> {
        let found = province(self.text)?;
        let city = found.province.kind == ProvinceKind::City && found.former.is_none();
        (self.kind != Some(PlaceKind::City) || city).then_some(found)
    }
}

/// The kind that a text begins with, and the name after it.
fn kind_before(text: &str) -> Option<(PlaceKind, &str)> {
    let long = KINDS.iter().find_map(|(word, kind)| {
        // The word as it is written here has as many words as its name.
        let words = word.split(' ').count();
        let mut rest = text;
        for _ in 0..words {
            rest = rest.trim_start().trim_start_matches(|c: char| c.is_alphanumeric() || is_mark(c));
        }
        let written = text.get(..text.len() - rest.len())?;
        let name = rest.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
        (means(written, word) && !name.is_empty()).then_some((*kind, name))
    });
    long.or_else(|| {
        SHORT.iter().find_map(|(word, kind)| {
            let start = text.get(..word.len())?;
            let rest = text.get(word.len()..)?;
            let name = rest.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
            let numbered = rest.starts_with(|c: char| c == '.' || c.is_ascii_digit());
            let ends = numbered || (word.len() > 1 && rest.starts_with(char::is_whitespace));
            (start.eq_ignore_ascii_case(word) && ends && !name.is_empty()).then_some((*kind, name))
        })
    })
}

/// The parts of an address. A dash separates them only before a word for a kind, since names have dashes too.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for piece in text.split([',', ';', '\n']) {
        let mut rest = piece;
        let mut from = 0;
        while let Some(dash) = rest.get(from..).and_then(|later| later.find(" - ")).map(|at| at + from) {
            let (before, after) = (rest.get(..dash).unwrap_or_default(), rest.get(dash + 3..).unwrap_or_default());
            if kind_before(after.trim()).is_some() || province(after).is_some() {
                parts.push(before);
                rest = after;
                from = 0;
            } else {
                from = dash + 3;
            }
        }
        parts.push(rest);
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(Part::of).collect()
}

impl Places {
    /// What is old in the text for a commune, with the text for its province; `None` where nothing is, or where the
    /// text means no place of the list.
    pub fn old_commune(&self, commune: &str, in_province: &str) -> Option<OldAddress> {
        self.old(commune, in_province, true)
    }

    /// What is old in an address, with the text for its province. Only parts that name a kind of place are looked at,
    /// since villages have names of communes too.
    pub fn old_address(&self, address: &str, in_province: &str) -> Option<OldAddress> {
        self.old(address, in_province, false)
    }

    /// `alone`: the text is that of a commune, without house and village.
    fn old(&self, text: &str, in_province: &str, alone: bool) -> Option<OldAddress> {
        let parts = parts(text);
        let own = parts.iter().rev().take(parts.len().saturating_sub(usize::from(alone))).find_map(|part| {
            let named = part.province()?;
            (part.kind.is_some() || !alone || parts.len() > 1).then_some(named)
        });
        let within = own.or_else(|| province(in_province));
        let is_province = |part: &Part| part.province().is_some() && !part.is_of_commune();
        let districts: Vec<Vec<usize>> = parts
            .iter()
            .enumerate()
            .map(|(index, part)| {
                let can_be = part.is_of_district() || (alone && part.kind.is_none() && (index > 0 || parts.len() == 1));
                if can_be && !(part.kind.is_none() && is_province(part)) {
                    self.districts_of(part, within)
                } else {
                    Vec::new()
                }
            })
            .collect();
        let district: Vec<usize> = districts.iter().flatten().copied().collect();
        // A commune stands before its district, or names its kind.
        let commune = parts.iter().enumerate().position(|(index, part)| {
            let before = !district.is_empty() && districts.get(index + 1).is_some_and(|next| !next.is_empty());
            let bare = part.kind.is_none() && (before || (alone && index == 0));
            (part.is_of_commune() || bare) && !part.is_of_district()
        });
        let former_province = parts.iter().position(|part| {
            !alone
                && part.kind == Some(PlaceKind::Province)
                && part.province().is_some_and(|found| found.former.is_some())
        });
        let present = commune.is_some_and(|at| parts.get(at).is_some_and(|part| self.is_present(part, within)));
        // The name of a present commune is none of a district.
        let bare = |index: usize| parts.get(index).is_some_and(|part| part.kind.is_none());
        let named = districts
            .iter()
            .enumerate()
            .filter(|(index, found)| !found.is_empty() && !(commune == Some(*index) && (present || !bare(*index))));
        let named: Vec<usize> = named.map(|(index, _)| index).collect();
        let by_district = if named.is_empty() { &[][..] } else { &district[..] };
        let mut now = Vec::new();
        if let Some(part) = commune.and_then(|at| parts.get(at)).filter(|_| !present || !named.is_empty()) {
            now = self.now_of(part, by_district, within);
        }
        let commune = commune.filter(|_| !now.is_empty());
        if alone && now.is_empty() && !present && !named.is_empty() {
            now = self.now_of_districts(by_district);
        }
        let mut old: Vec<usize> = commune.into_iter().chain(named).chain(former_province).collect();
        old.sort_unstable();
        old.dedup();
        if old.is_empty() || (now.len() > MOST && commune.is_some()) {
            return None;
        }
        if now.len() > MOST {
            now.clear();
        }
        let words: Vec<&str> = old.iter().filter_map(|index| parts.get(*index)).map(|part| part.text).collect();
        let new = |place: Option<Place>| {
            let part = |(index, part): (usize, &Part)| match place {
                Some(place) if Some(index) == commune => Some(small(place.name)),
                _ if Some(index) == former_province => part.province().map(|found| found.province.name.clone()),
                _ if old.contains(&index) => None,
                _ => Some(part.text.to_owned()),
            };
            parts.iter().enumerate().filter_map(part).collect::<Vec<_>>().join(", ")
        };
        let now: Vec<(Place, String)> = now.into_iter().map(|place| (place, new(Some(place)))).collect();
        let without = now.is_empty().then(|| new(None)).filter(|text| !text.is_empty());
        Some(OldAddress { old: words.join(", "), now, without })
    }

    /// Whether a part names a commune of today in this province.
    fn is_present(&self, part: &Part, within: Option<ProvinceMatch>) -> bool {
        part.alike(&self.communes).into_iter().filter_map(|index| self.place(index)).any(|place| {
            within.is_none_or(|within| within.province.code == place.province.code) && part.means(place.name)
        })
    }

    /// The former districts that a part names.
    fn districts_of(&self, part: &Part, within: Option<ProvinceMatch>) -> Vec<usize> {
        let first = words_of(part.name);
        let named = |(index, key): (usize, &str)| {
            let district = begins_with(key, &first).then(|| self.list.districts.get(index)).flatten()?;
            let same = part.means(district.name) || (part.kind.is_none() && part.means_name(district.name));
            (same && self.is_within(index, within)).then_some(index)
        };
        self.districts.iter().enumerate().filter_map(named).collect()
    }

    /// Whether a former district lies in a province; a former province is told from the others that are now one with it.
    fn is_within(&self, district: usize, within: Option<ProvinceMatch>) -> bool {
        let Some(within) = within else { return true };
        let now = self.province_now.get(district).and_then(|index| provinces().get(*index));
        let former = self.list.districts.get(district).map(|district| spelling(district.province.name));
        let same = within.former.is_none_or(|name| former == Some(spelling(name)));
        now.is_some_and(|now| now.code == within.province.code) && same
    }

    /// The present communes of the former commune that a part names: in these districts, or anywhere in the province.
    fn now_of(&self, part: &Part, districts: &[usize], within: Option<ProvinceMatch>) -> Vec<Place> {
        if districts.is_empty() && within.is_none() {
            return Vec::new();
        }
        let here = |former: &FormerCommune| {
            if districts.is_empty() {
                self.is_within(former.district, within)
            } else {
                districts.contains(&former.district)
            }
        };
        let alike: Vec<(usize, PlaceName)> = part
            .alike(&self.former)
            .into_iter()
            .filter_map(|index| Some((index, self.list.former.get(index)?)))
            .filter(|(_, former)| here(former))
            .filter_map(|(index, former)| Some((index, former.name?)))
            .filter(|(_, name)| part.means_name(*name))
            .collect();
        // Whoever writes another kind still means the name.
        let of_kind: Vec<usize> = alike.iter().filter(|(_, name)| part.means(*name)).map(|(index, _)| *index).collect();
        let former = if of_kind.is_empty() { alike.into_iter().map(|(index, _)| index).collect() } else { of_kind };
        self.places_of(former.into_iter())
    }

    /// The present communes of whole districts.
    fn now_of_districts(&self, districts: &[usize]) -> Vec<Place> {
        let all = self.list.former.iter().enumerate();
        self.places_of(all.filter(|(_, former)| districts.contains(&former.district)).map(|(index, _)| index))
    }

    /// What former communes have become, each once.
    fn places_of(&self, former: impl Iterator<Item = usize>) -> Vec<Place> {
        let mut indices: Vec<usize> = Vec::new();
        for index in former.flat_map(|former| self.successors(former)) {
            if !indices.contains(index) {
                indices.push(*index);
            }
        }
        indices.into_iter().filter_map(|index| self.place(index)).collect()
    }
}
