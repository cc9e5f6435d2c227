//! The market list: common demands of buyers, compared with the statements of a draft. The list is a file in the app's
//! folder, which is fetched when its screen opens.

pub use catalogue_model::market::{Around, Channel, Demand, Market};

use crate::assessment::{CERTIFIED, assess};
use crate::catalogue::{Edition, ProductSet};
use crate::draft::{Draft, EvidenceState};

/// The name of the file in the app's folder.
pub const FILE: &str = env!("MARKET_FILE");

/// The content of the file, for tests. The app fetches the file instead.
#[cfg(not(target_arch = "wasm32"))]
pub const MARKETS: &str = include_str!(concat!(env!("OUT_DIR"), "/market.json"));

/// The state of a draft with regard to a demand. Better states come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The draft meets the demand, and the paper is at hand.
    Ready,
    /// The paper is in preparation.
    Preparing,
    /// The answer in the draft meets the demand; the paper is not at hand yet.
    Said,
    /// The draft does not meet the demand.
    Lacking,
    /// The question for the demand has no answer yet.
    Open,
    /// A draft has no data for the demand: the producer checks it.
    Own,
}

/// A demand with the state of the draft, and the criterion that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<'m> {
    /// The demand.
    pub demand: &'m Demand,
    /// The state of the draft.
    pub state: State,
    /// The criterion that belongs to the demand, if the set has one.
    pub criterion: Option<String>,
}

/// Reads the file and returns the list of an edition; `None` where the file has none.
pub fn read(json: &str, edition: &str) -> Option<Market> {
    let markets: Vec<Market> = serde_json::from_str(json).ok()?;
    markets.into_iter().find(|m| m.edition == edition)
}

/// The stars for which demands are shown first: the likely ones, but at least those that bring a certificate and with
/// it access to shops (QĐ 26/2026, Art. 4.1). `likely` is `None` where no stars may be shown.
pub fn first_stars(likely: Option<u8>) -> u8 {
    likely.map_or(CERTIFIED, |stars| stars.max(CERTIFIED))
}

/// The demands of a sales channel on a product with this number of stars, each with the state of the draft.
pub fn check<'m>(
    market: &'m Market,
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    channel: &str,
    stars: u8,
) -> Vec<Checked<'m>> {
    let industry = edition.industry_key(set);
    let has = |list: &[String], key: &str| list.is_empty() || list.iter().any(|k| k == key);
    let wanted = |d: &&Demand| d.stars <= stars && has(&d.channels, channel) && has(&d.industries, industry);
    // A paper that the app has not asked about yet is not missing.
    let unsaid = match assess(draft, edition, set).standing().says_stars() {
        true => State::Lacking,
        false => State::Open,
    };
    market.demands.iter().filter(wanted).map(|demand| check_one(demand, draft, edition, set, unsaid)).collect()
}

/// The state of the draft for one demand. `unsaid` is the state for a paper that the draft does not mention.
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
