//! Turns the authored list (`catalogue/data/*/market.toml`) into the file that the app fetches. This code runs in the
//! build script only: a demand that names an unknown item of the catalogue stops the build.

use std::error::Error;
use std::path::Path;

use crate::catalogue::beside::of_editions;
use catalogue_model::catalogue::{Catalogue, Edition};
use catalogue_model::localized_text::LocalizedText;
use catalogue_model::market::{Demand, Market};

/// The lists of all editions that have one, as JSON, newest edition first.
///
/// # Errors
/// The first fault, with the file and the demand.
pub fn compile(dir: &Path, catalogue: &Catalogue) -> Result<String, Box<dyn Error>> {
    of_editions(dir, catalogue, "market.toml", |market: &mut Market, edition| {
        market.edition.clone_from(&edition.id);
        check(market, edition)
    })
}

fn check(market: &Market, edition: &Edition) -> Result<(), String> {
    for (place, demand) in market.demands.iter().enumerate() {
        let key = &demand.key;
        if market.demands[..place].iter().any(|d| d.key == *key) {
            return Err(format!("[{key}] stands twice"));
        }
        check_demand(demand, market, edition).map_err(|e| format!("[{key}] {e}"))?;
    }
    Ok(())
}

fn check_demand(demand: &Demand, market: &Market, edition: &Edition) -> Result<(), String> {
    let empty = |w: &LocalizedText| w.vi.trim().is_empty() || w.en.trim().is_empty();
    if empty(&demand.ask) || empty(&demand.why) {
        return Err("a text is empty".to_owned());
    }
    if demand.stars > 5 {
        return Err(format!("no product has {} stars", demand.stars));
    }
    let unknown = |kind: &str, key: &str| Err(format!("unknown {kind} {key:?}"));
    for key in &demand.channels {
        if !market.channels.iter().any(|c| c.key == *key) {
            return unknown("channel", key);
        }
    }
    for key in &demand.industries {
        if !edition.industries.iter().any(|i| i.key == *key) {
            return unknown("industry", key);
        }
    }
    for key in &demand.papers {
        if !edition.papers.iter().any(|p| p.key == *key) {
            return unknown("paper", key);
        }
    }
    for (key, least) in &demand.at {
        let Some(question) = edition.questions.iter().find(|q| q.key == *key) else { return unknown("question", key) };
        if *least == 0 || usize::from(*least) > question.options.len() {
            return Err(format!("question {key} has no option {least}"));
        }
    }
    Ok(())
}
