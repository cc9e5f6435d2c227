//! Appendix I (`classification.toml`): where each product set stands. It is the one source of industries and groups.

use std::collections::{BTreeMap, BTreeSet};

use super::schema::{IndustrySource, ProductGroupSource, SubGroupSource};
use super::{EditionSource, Problems};
use catalogue_model::catalogue::Classification;
use catalogue_model::localized_text::LocalizedText;

/// A place of the list where a set stands.
pub struct ClassifiedSet<'s> {
    /// Number of the set.
    pub set: u16,
    /// Place of the industry in the list.
    pub industry_index: u8,
    /// Place of the group among all groups.
    pub group_index: u8,
    industry: &'s IndustrySource,
    group: &'s ProductGroupSource,
    sub_group: Option<&'s SubGroupSource>,
}

impl ClassifiedSet<'_> {
    /// The names of the list.
    pub fn names(&self) -> Classification {
        Classification {
            number: self.industry.key.clone(),
            industry: self.industry.name.packed(),
            group: self.group.name.packed(),
            sub_group: self.sub_group.map(|s| LocalizedText { vi: s.vi.clone(), en: s.en.clone() }),
        }
    }
}

/// All groups, in the order of the list.
pub fn groups(source: &EditionSource) -> impl Iterator<Item = &ProductGroupSource> {
    source.classification.industry.iter().flat_map(|industry| &industry.group)
}

/// The places of all sets, by the sets' numbers.
pub fn places(source: &EditionSource) -> Vec<ClassifiedSet<'_>> {
    let mut found = Vec::new();
    let mut group_index = 0;
    for (industry_index, industry) in (0..).zip(&source.classification.industry) {
        for group in &industry.group {
            let place = |set, sub_group| ClassifiedSet { set, industry_index, group_index, industry, group, sub_group };
            found.extend(group.set.map(|set| place(set, None)));
            found.extend(group.sub_group.iter().map(|sub_group| place(sub_group.set, Some(sub_group))));
            group_index += 1;
        }
    }
    found.sort_by_key(|place| place.set);
    found
}

/// Keys stand once, a group has sub-groups or a set, and every set of the edition stands in exactly one place.
pub fn check(source: &EditionSource, problems: &mut Problems) {
    let file = &format!("{}/classification.toml", source.dir);
    let mut keys = BTreeSet::new();
    let industries = source.classification.industry.iter().map(|industry| &industry.key);
    for key in industries.chain(groups(source).map(|group| &group.key)) {
        if !keys.insert(key) {
            problems.add(file, key, "stands twice");
        }
    }
    for industry in source.classification.industry.iter().filter(|industry| industry.group.is_empty()) {
        problems.add(file, &industry.key, "has no group");
    }
    for group in groups(source).filter(|group| group.set.is_some() != group.sub_group.is_empty()) {
        problems.add(file, &group.key, "needs either sub-groups or a set");
    }
    let numbers: BTreeSet<u16> = source.sets.iter().map(|(_, set)| set.no).collect();
    let mut taken: BTreeMap<u16, &str> = BTreeMap::new();
    for place in places(source) {
        let (set, group) = (place.set, place.group.key.as_str());
        if !numbers.contains(&set) {
            problems.add(file, group, format!("unknown set {set}"));
        }
        if let Some(other) = taken.insert(set, group) {
            problems.add(file, group, format!("set {set} stands in {other:?} already"));
        }
    }
    for (set_file, set) in source.sets.iter().filter(|(_, set)| !taken.contains_key(&set.no)) {
        problems.add(file, &format!("set {}", set.no), format!("has no place ({set_file})"));
    }
}
