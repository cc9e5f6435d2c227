//! Which papers can be written for a product.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Source, Template, Templates, Written, remaining};
use crate::catalogue::{Edition, EditionTexts as _, ProductSet, Text as _};
use crate::draft::{Draft, EvidenceState};
use crate::locale::Lang;
use crate::tasks::Wanted;

/// A paper that can be written for a product.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer<'t> {
    /// The template.
    pub template: &'t Template,
    /// The best state of its papers in the register; `None` where the register has none of them.
    pub state: Option<EvidenceState>,
    /// Whether something was typed for it already.
    pub begun: bool,
    /// The papers that answers and the plan want, and that this template writes or asks for; empty where it is of use, but
    /// nothing waits for it.
    pub wanted: Vec<Wanted>,
}

impl Offer<'_> {
    /// Whether a paper is still to be written: something waits for it, and the register has none that is ready.
    pub fn is_due(&self) -> bool {
        !self.wanted.is_empty() && self.state != Some(EvidenceState::Ready)
    }
}

/// The papers that a template writes, or that somebody issues because of it.
fn keys(template: &Template) -> impl Iterator<Item = &String> {
    template.papers.iter().chain(&template.asks_for)
}

/// All papers that can be written for a product: first those that something waits for, in the order of what brings stars
/// soonest, then the others in the order of form 02. `wanted` is [`Source::wanted`].
pub fn offers<'t>(source: &Source<'t>, wanted: &[Wanted]) -> Vec<Offer<'t>> {
    let mut offers: Vec<(usize, Offer)> = source
        .serving()
        .map(|template| {
            let is_of = |want: &&Wanted| keys(template).any(|key| *key == want.paper);
            let first = wanted.iter().position(|want| is_of(&want)).unwrap_or(usize::MAX);
            let wanted = wanted.iter().filter(is_of).cloned().collect();
            let state = template.papers.iter().filter_map(|key| source.draft.state_of_key(key)).max();
            let begun = Written::first(template).is_begun(source.draft);
            (first, Offer { template, state, begun, wanted })
        })
        .collect();
    offers.sort_by_key(|(first, _)| *first);
    offers.into_iter().map(|(_, offer)| offer).collect()
}

/// The template with this key, or else the first one that writes the paper with this key.
pub fn template<'t>(templates: &'t Templates, key: &str) -> Option<&'t Template> {
    let all = &templates.templates;
    let writes = |template: &&Template| template.papers.iter().any(|paper| paper == key);
    all.iter().find(|template| template.key == key).or_else(|| all.iter().find(writes))
}

/// How many of a set's papers, without samples, can be written from templates, and how many there are. With a draft only
/// the papers of its dossier count, else all that the set's questions name.
pub fn coverage(edition: &Edition, set: &ProductSet, templates: &Templates, draft: Option<&Draft>) -> (usize, usize) {
    let mut papers: BTreeSet<&str> = match draft {
        Some(draft) => draft.papers.iter().map(|paper| paper.paper.as_str()).collect(),
        None => edition.papers_named_by(set).into_iter().map(|index| edition.paper(index).key.as_str()).collect(),
    };
    papers.retain(|key| edition.paper_index(key).is_some() && !edition.is_sample(key));
    let writes = |key: &&&str| {
        let mut serving = templates.templates.iter().filter(|template| template.sets.contains(&set.no));
        serving.any(|template| template.papers.iter().any(|paper| paper == **key))
    };
    (papers.iter().filter(writes).count(), papers.len())
}

/// What the screen shows of the papers of a product, in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offered {
    /// The papers that can be written, in order.
    pub papers: Vec<OfferedPaper>,
    /// The papers that remain to be had from others, in order.
    pub remaining: Vec<RemainingPaper>,
}

/// A paper that can be written, as the screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfferedPaper {
    /// The key of the template.
    pub template: String,
    /// The name.
    pub name: String,
    /// The state of the paper in the register.
    pub state: Option<EvidenceState>,
    /// Whether something was typed for it.
    pub begun: bool,
    /// Whether it is to be written: see [`Offer::is_due`].
    pub due: bool,
    /// The ids of the criteria that wait for it.
    pub criteria: Vec<String>,
}

/// A paper of others, as the screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemainingPaper {
    /// The name.
    pub name: String,
    /// The ids of the criteria that wait for it.
    pub criteria: Vec<String>,
    /// Who issues it.
    pub who: String,
    /// What to bring.
    pub bring: String,
    /// How long it takes, and what it costs.
    pub effort: String,
}

/// What the screen shows of the papers of a product.
pub fn offered(source: &Source, lang: Lang) -> Offered {
    let wanted = source.wanted();
    let papers = offers(source, &wanted).into_iter().map(|offer| {
        let mut criteria: Vec<String> = offer.wanted.iter().flat_map(|want| want.criteria.iter().cloned()).collect();
        criteria.dedup();
        OfferedPaper {
            template: offer.template.key.clone(),
            name: offer.template.name.text(lang).to_owned(),
            state: offer.state,
            begun: offer.begun,
            due: offer.is_due(),
            criteria,
        }
    });
    let remaining = remaining(source, wanted).into_iter().map(|paper| RemainingPaper {
        name: source.edition.paper_name(&paper.wanted.paper, lang).to_owned(),
        who: paper.who(lang).to_owned(),
        bring: paper.bring(lang).to_owned(),
        effort: paper.effort(lang).to_owned(),
        criteria: paper.wanted.criteria,
    });
    Offered { papers: papers.collect(), remaining: remaining.collect() }
}
