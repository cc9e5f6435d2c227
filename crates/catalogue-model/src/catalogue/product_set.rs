//! Product sets with their parts, sections and groups.

use std::collections::BTreeSet;

use super::{Criterion, TextId};
use crate::localized_text::LocalizedText;
use serde::{Deserialize, Serialize};

/// The position of a product set in Appendix I, with the names of that list (form 01, item 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Number of the industry in the list, `I` to `VI`.
    pub number: String,
    /// Industry (ngành).
    pub industry: LocalizedText,
    /// Group (nhóm).
    pub group: LocalizedText,
    /// Sub-group (phân nhóm); `None` if the list has no sub-groups in this group.
    pub sub_group: Option<LocalizedText>,
}

impl Classification {
    /// The names from the industry down to the last level that the list has.
    pub fn names(&self) -> impl Iterator<Item = &LocalizedText> {
        [Some(&self.industry), Some(&self.group), self.sub_group.as_ref()].into_iter().flatten()
    }
}

/// A product set: the table of criteria for one group of products (Appendix II).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductSet {
    /// Official number, 1 to 26.
    pub no: u16,
    /// Official name.
    pub name: TextId,
    /// Everyday name.
    pub short: TextId,
    /// The products that belong to the set.
    pub about: TextId,
    /// Everyday examples, separated by `; `.
    pub examples: TextId,
    /// Index into [`Edition::industries`].
    pub industry: u8,
    /// Index into [`Edition::groups`].
    pub group: u8,
    /// Index into the packed list of classifications; see `sao_lang_core::catalogue::classification`.
    pub classified: u16,
    /// Indexes into [`Edition::ministries`].
    pub ministries: Vec<u8>,
    /// The number of samples handed in with the dossier (Art. 6.2d); 0 for services.
    pub samples: u8,
    /// Indexes into [`Edition::knock_outs`] of the knock-outs above the table.
    pub knock_outs: Vec<u16>,
    /// Parts A, B and C.
    pub parts: Vec<Part>,
}

impl ProductSet {
    /// All criteria in the order of the official sheet.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.sections().flat_map(|s| &s.criteria)
    }

    /// All sections in order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.parts.iter().flat_map(|p| &p.sections)
    }

    /// Every knock-out that the producer can be asked about, each once, with the criterion that it is a note on: the
    /// knock-outs above the table first, then those of criteria.
    pub fn asked_knock_outs(&self) -> impl Iterator<Item = (u16, Option<&Criterion>)> {
        let notes = self.criteria().flat_map(|c| c.knock_outs.iter().map(move |k| (*k, Some(c))));
        let mut seen = BTreeSet::new();
        self.knock_outs.iter().map(|k| (*k, None)).chain(notes).filter(move |(k, _)| seen.insert(*k))
    }
}

/// The first few of a set's examples, as the screens show them under its name; `examples` is the text of
/// [`ProductSet::examples`].
pub fn few_examples(examples: &str) -> String {
    examples.split("; ").take(6).collect::<Vec<_>>().join(", ")
}

/// Part A, B or C.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `A`, `B` or `C`.
    pub id: String,
    /// Title.
    pub title: TextId,
    /// Everyday name for lists, shown beside the title.
    pub plain: TextId,
    /// The maximum points.
    pub max: u16,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// A numbered section of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Official number, e.g. `1`.
    pub id: String,
    /// The title; if the section is itself a criterion, the title of that criterion.
    pub title: TextId,
    /// The everyday name for lists; if the section is itself a criterion, it may be the title.
    pub plain: TextId,
    /// The path data of an SVG line drawing in a box of 24 by 24; if the section is itself a criterion, those of its
    /// part.
    pub picture: String,
    /// The maximum points.
    pub max: u16,
    /// Groups of criteria with three-level ids (sets 11 and 13).
    pub groups: Vec<Group>,
    /// Criteria in order.
    pub criteria: Vec<Criterion>,
}

/// A titled group within a section, e.g. 6.1 of set 11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Official number, e.g. `6.1`; its criteria are `6.1.1`, `6.1.2`, ...
    pub id: String,
    /// Title.
    pub title: TextId,
    /// The maximum points.
    pub max: u16,
}

impl ProductSet {
    /// The criterion with this official number.
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria().find(|c| c.id == id)
    }

    /// The section with this official number.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections().find(|s| s.id == id)
    }

    /// The number of a criterion's question among all questions of the set, from 1; see [`ProductSet::questions`].
    pub fn question_number(&self, criterion: &str) -> Option<usize> {
        self.criteria().position(|c| c.id == criterion).map(|place| place + 1)
    }

    /// The number of questions of the set.
    pub fn questions(&self) -> usize {
        self.criteria().count()
    }
}

impl Section {
    /// Whether the section is itself its only criterion.
    pub fn is_criterion(&self) -> bool {
        matches!(self.criteria.as_slice(), [only] if only.id == self.id)
    }

    /// The group to which a criterion belongs; `None` in most sections, which have no groups.
    pub fn group_of(&self, criterion: &Criterion) -> Option<&Group> {
        self.groups.iter().find(|group| group.has(criterion))
    }

    /// The titled group whose first criterion is the given one.
    pub fn group_begun_by(&self, criterion: &Criterion) -> Option<&Group> {
        let group = self.group_of(criterion)?;
        self.criteria.iter().find(|c| group.has(c)).filter(|first| first.id == criterion.id).map(|_| group)
    }
}

impl Group {
    /// Whether a criterion of the section belongs to the group: 6.1.1 belongs to 6.1.
    pub fn has(&self, criterion: &Criterion) -> bool {
        criterion.id.strip_prefix(&self.id).is_some_and(|rest| rest.starts_with('.'))
    }
}
