//! The paths that former versions of the program gave to the files of papers in the archive:
//! `giay-to/1.1_nguon-nguyen-lieu/PL03-1_hoa-don.jpg`, in the folder of the first criterion that the paper proves.
//! This module does not follow later changes of the register, because the program must always be able to read
//! archives that were written before.

use std::collections::{HashMap, HashSet};

use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::{Attachment, Draft, Paper};
use crate::locale::Lang;

use super::super::name::former_slug;
use super::file_name::{extension, stem};

/// The name of the folder of papers, and the name of the folder of papers that prove no criterion, by language.
fn folders(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Vi => ("giay-to", "khac"),
        Lang::En => ("papers", "other"),
    }
}

/// The numbers that former versions gave to the papers of a draft.
pub(super) struct Numbers<'d> {
    /// The papers of the register with their numbers.
    numbers: Vec<(&'d Paper, usize)>,
    /// The first criterion that a paper proves, by the key of the paper.
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
                // A paper that is not in the register got a number too.
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
        // Compares addresses, not values: another entry may have the same content.
        self.numbers.iter().find(|(known, _)| std::ptr::eq(*known, paper)).map(|(_, no)| *no)
    }

    /// The paths that a file of the paper with the number `no` may have, one for each language; `index` counts the
    /// paper's files from 1.
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
