//! What a report is about: the rows that are ticked, or all that are shown. Every kind of report asks here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Board, By, Query, Row};
use crate::catalogue::{Text as _, catalogue};
use crate::locale::{Lang, msg, values};
use catalogue_model::search_key::search_key;

/// What the products of a report have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// They are all products of the board.
    All,
    /// They are ticked.
    Ticked,
    /// They are shown, and all are this applicant's.
    Applicant(String),
    /// They are shown, and all are of this set.
    Set(u16),
    /// They are what search and filters show.
    Shown,
}

/// The products of a report, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Ids of the drafts, in the order of the report; of a group one after the other.
    pub ids: Vec<String>,
    /// What they are grouped by.
    pub by: Option<By>,
    /// What they have in common.
    pub scope: Scope,
}

impl Board {
    /// What reports are about while these rows are shown, in this order and these groups: the ticked rows if any are
    /// ticked, else all that are shown. A row that is ticked and not shown comes after those that are shown. A tick of a
    /// draft that is not on the board counts for nothing.
    pub fn selection(&self, shown: &[usize], by: Option<By>, ticked: &BTreeSet<String>) -> Selection {
        let is_ticked = |index: &usize| ticked.contains(&self.rows[*index].id);
        let mut places: Vec<usize> = shown.iter().copied().filter(is_ticked).collect();
        let seen: BTreeSet<usize> = shown.iter().copied().collect();
        places.extend(self.select(&Query::default()).into_iter().filter(|p| is_ticked(p) && !seen.contains(p)));
        let any_ticked = !places.is_empty();
        if !any_ticked {
            places = shown.to_vec();
        }
        if let Some(by) = by {
            places = self.group(&places, by).into_iter().flat_map(|group| group.rows).collect();
        }
        let rows: Vec<&Row> = places.iter().map(|index| &self.rows[*index]).collect();
        let scope = if any_ticked { Scope::Ticked } else { self.scope(&rows) };
        Selection { ids: rows.into_iter().map(|row| row.id.clone()).collect(), by, scope }
    }

    fn scope(&self, shown: &[&Row]) -> Scope {
        let Some(first) = shown.first().filter(|_| shown.len() < self.rows.len()) else { return Scope::All };
        let applicant = search_key(&first.applicant);
        if !applicant.is_empty() && shown.iter().all(|row| search_key(&row.applicant) == applicant) {
            return Scope::Applicant(first.applicant.clone());
        }
        if shown.iter().all(|row| row.set == first.set) { Scope::Set(first.set) } else { Scope::Shown }
    }
}

impl Selection {
    /// Which products a report is about, for who is about to make it.
    pub fn words(&self, lang: Lang) -> String {
        let words = if self.scope == Scope::Ticked { msg::SELECTION_TICKED } else { msg::SELECTION_SHOWN };
        words.fill(lang, values::N { n: &self.ids.len() })
    }

    /// What the products have in common, for the name of a file; the number of products where that tells them best.
    pub fn name(&self, lang: Lang) -> String {
        let count = self.ids.len();
        match &self.scope {
            Scope::All => msg::SELECTION_NAME_ALL.text(lang).to_owned(),
            Scope::Ticked => msg::SELECTION_TICKED.fill(lang, values::N { n: &count }),
            Scope::Applicant(name) => name.clone(),
            Scope::Set(no) => {
                let set = catalogue().newest().set(*no);
                msg::SELECTION_NAME_SET
                    .fill(lang, values::NameNo { no, name: &set.map_or("", |set| set.short.text(lang)) })
            }
            Scope::Shown => msg::SELECTION_NAME_SHOWN.fill(lang, values::N { n: &count }),
        }
    }
}
