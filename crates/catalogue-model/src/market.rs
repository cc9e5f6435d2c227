//! The common demands of buyers, as the build packs them and the app reads them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// The demands of buyers, under one edition of the criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Market {
    /// Id of the edition; set by the build.
    #[serde(default)]
    pub edition: String,
    /// Ways to sell.
    #[serde(rename = "channel")]
    pub channels: Vec<Channel>,
    /// The demands, in the order in which they are shown.
    #[serde(rename = "demand")]
    pub demands: Vec<Demand>,
}

/// A sales channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Key by which demands name it.
    pub key: String,
    /// Name.
    pub name: LocalizedText,
    /// The special features of the channel.
    pub about: LocalizedText,
}

/// A demand of buyers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Key.
    pub key: String,
    /// The wording of the demand.
    pub ask: LocalizedText,
    /// The purpose of the demand.
    pub why: LocalizedText,
    /// The channels that make the demand; empty for all.
    #[serde(default)]
    pub channels: Vec<String>,
    /// The minimum number of stars of the products concerned; 0 for all products.
    #[serde(default)]
    pub stars: u8,
    /// The industries concerned; empty for all.
    #[serde(default)]
    pub industries: Vec<String>,
    /// Key of a question -> the lowest option, counted from 1, that means that the demand is met.
    #[serde(default)]
    pub at: BTreeMap<String, u8>,
    /// Keys of papers; any one of them shows that the demand is met.
    #[serde(default)]
    pub papers: Vec<String>,
}

/// A channel with its two neighbours. The list is circular: the first channel follows the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// Number of the channel, from 1.
    pub no: usize,
    /// The number of channels.
    pub all: usize,
    /// The channel before, the channel itself, and the one after.
    pub channels: [Channel; 3],
}

impl Market {
    /// The channel with this key, or the first channel, with its neighbours; `None` if there is no channel.
    pub fn around(&self, key: &str) -> Option<Around> {
        let all = self.channels.len();
        let index = self.channels.iter().position(|channel| channel.key == key).unwrap_or(0);
        let at = |index: usize| self.channels.get(index % all.max(1)).cloned();
        Some(Around { no: index + 1, all, channels: [at(index + all.saturating_sub(1))?, at(index)?, at(index + 1)?] })
    }
}
