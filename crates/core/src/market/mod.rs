//! From a star to a shelf: what buyers commonly ask for, set against what a draft already says.
//! The list comes as a file of the app's own folder, fetched when its screen opens.

pub use catalogue_model::market::{Around, Channel, Demand, Market};

use crate::assessment::{CERTIFIED, assess};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Draft, EvidenceState};

/// Name of the file, in the app's folder.
pub const FILE: &str = env!("MARKET_FILE");

/// The file itself, for tests: the app fetches it.
#[cfg(not(target_arch = "wasm32"))]
pub const MARKETS: &str = include_str!(concat!(env!("OUT_DIR"), "/market.json"));

/// How far a draft is with what a buyer asks for. Better states first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The draft says so, and the paper is at hand.
    Ready,
    /// The paper is being prepared.
    Preparing,
    /// The draft says so; the paper is not at hand yet.
    Said,
    /// Not there.
    Lacking,
    /// The question that tells is not answered yet.
    Open,
    /// Nothing in a draft tells: the producer checks it.
    Own,
}

/// A demand with its state, and where to see to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<'m> {
    /// What is asked.
    pub demand: &'m Demand,
    /// How far the draft is.
    pub state: State,
    /// The criterion that tells, if the set has one.
    pub criterion: Option<String>,
}

/// Reads the file; the list of an edition, if it has one.
pub fn read(json: &str, edition: &str) -> Option<Market> {
    let markets: Vec<Market> = serde_json::from_str(json).ok()?;
    markets.into_iter().find(|m| m.edition == edition)
}

/// The stars for which demands are shown first: the likely ones, but at least those that bring a certificate and with it a
/// shelf (QĐ 26/2026, Art. 4.1). `likely` is `None` where they are not to be said.
pub fn first_stars(likely: Option<u8>) -> u8 {
    likely.map_or(CERTIFIED, |stars| stars.max(CERTIFIED))
}

/// What a channel asks of a product with so many stars, and how far the draft is with each.
pub fn check<'m>(
    market: &'m Market,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    channel: &str,
    stars: u8,
) -> Vec<Checked<'m>> {
    let industry = edition.industries.get(usize::from(set.industry)).map(|i| i.key.as_str()).unwrap_or_default();
    let has = |list: &[String], key: &str| list.is_empty() || list.iter().any(|k| k == key);
    let wanted = |d: &&Demand| d.stars <= stars && has(&d.channels, channel) && has(&d.industries, industry);
    // A paper that nobody was asked about yet is not missing.
    let unsaid = match assess(draft, edition, set).standing().says_stars() {
        true => State::Lacking,
        false => State::Open,
    };
    market.demands.iter().filter(wanted).map(|demand| check_one(demand, draft, edition, set, unsaid)).collect()
}

/// How far the draft is with one demand; `unsaid` is the state of a paper of which it says nothing.
fn check_one<'m>(demand: &'m Demand, draft: &Draft, edition: &Edition, set: &ProductSet, unsaid: State) -> Checked<'m> {
    let told = set.criteria().find_map(|c| Some((c, *demand.at.get(&edition.question(c).key)?)));
    let papers = demand.papers.iter().filter_map(|key| draft.known_state(key)).max();
    let answer = told.and_then(|(c, least)| Some((draft.answers.get(&c.id)?, draft.option(&c.id)?, least)));
    let met = answer.as_ref().map(|(_, option, least)| *option >= usize::from(*least));
    let proof = answer.as_ref().map(|(a, ..)| a.evidence).filter(|_| met == Some(true)).max(papers);
    let state = match (proof, met) {
        (Some(EvidenceState::Ready), _) => State::Ready,
        (Some(EvidenceState::Preparing), _) => State::Preparing,
        (_, Some(true)) => State::Said,
        (_, Some(false)) => State::Lacking,
        (_, None) if told.is_some() => State::Open,
        (_, None) if demand.papers.is_empty() => State::Own,
        (_, None) => unsaid,
    };
    Checked { demand, state, criterion: told.map(|(c, _)| c.id.clone()) }
}
