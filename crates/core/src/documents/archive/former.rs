//! Where former versions put the files of papers: `giay-to/1.1_nguon-nguyen-lieu/PL03-1_hoa-don.jpg`, in the folder of the
//! first criterion that the paper proves. Nothing here follows later changes of the register: archives that are out there
//! are to be read for good.

use std::collections::{HashMap, HashSet};

use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::{Attachment, Draft, Paper};
use crate::locale::Lang;

use super::super::name::former_slug;
use super::paths::{extension, stem};

/// The folder of papers and the one of papers that prove nothing, by language.
fn folders(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Vi => ("giay-to", "khac"),
        Lang::En => ("papers", "other"),
    }
}

/// How former versions numbered the papers of a draft.
pub(super) struct Numbers<'d> {
    /// The papers of the register with their numbers.
    numbers: Vec<(&'d Paper, usize)>,
    /// The first criterion that a paper of a key proves.
    first: HashMap<&'d str, &'d str>,
}

impl<'d> Numbers<'d> {
    pub(super) fn of(draft: &'d Draft, edition: &Edition, set: &'d ProductSet) -> Numbers<'d> {
        let kind = |key: &str| edition.paper_index(key).map(|index| edition.paper(index).kind);
        let mut first = HashMap::new();
        let mut found: Vec<(&str, Option<&Paper>)> = draft.papers.iter().map(|p| (p.paper.as_str(), Some(p))).collect();
        let mut known: HashSet<&str> = found.iter().map(|(key, _)| *key).collect();
        for criterion in set.criteria() {
            for key in draft.answers.get(&criterion.id).iter().flat_map(|answer| &answer.papers) {
                first.entry(key.as_str()).or_insert(criterion.id.as_str());
                // A paper that is not in the register had a number as well.
                if kind(key).is_some() && known.insert(key) {
                    found.push((key, None));
                }
            }
        }
        found.sort_by_key(|(key, _)| kind(key).unwrap_or(u8::MAX));
        let numbers = found.into_iter().zip(1..).filter_map(|((_, paper), no)| Some((paper?, no))).collect();
        Numbers { numbers, first }
    }

    /// The number of a paper of the register.
    pub(super) fn number(&self, paper: &Paper) -> Option<usize> {
        // The very entry: another may say the same.
        self.numbers.iter().find(|(known, _)| std::ptr::eq(*known, paper)).map(|(_, no)| *no)
    }

    /// Where a file of a paper of this number may lie, in each language; `index` counts the paper's files from 1.
    pub(super) fn paths(
        &self,
        no: usize,
        paper: &Paper,
        file: &Attachment,
        index: usize,
        set: &ProductSet,
    ) -> [String; 2] {
        let path = |lang| {
            let (papers, other) = folders(lang);
            let folder = match self.first.get(paper.paper.as_str()) {
                Some(id) => {
                    let title = set.criterion(id).map_or("", |c| c.title.text(lang));
                    format!("{id}_{}", former_slug(title))
                }
                None => other.to_owned(),
            };
            format!("{papers}/{folder}/PL{no:02}-{index}_{}.{}", former_slug(stem(file)), extension(file))
        };
        Lang::ALL.map(path)
    }
}
