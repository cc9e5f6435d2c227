//! What buyers commonly ask for, as the build packs it and the app reads it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// What buyers ask for, under one edition of the criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Market {
    /// Id of the edition; set by the build.
    #[serde(default)]
    pub edition: String,
    /// Ways to sell.
    #[serde(rename = "channel")]
    pub channels: Vec<Channel>,
    /// What is asked, in the order in which it is shown.
    #[serde(rename = "demand")]
    pub demands: Vec<Demand>,
}

/// A way to sell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Key by which demands name it.
    pub key: String,
    /// Name.
    pub name: LocalizedText,
    /// What is special about it.
    pub about: LocalizedText,
}

/// Something that buyers ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Key.
    pub key: String,
    /// What is asked.
    pub ask: LocalizedText,
    /// What it is for.
    pub why: LocalizedText,
    /// Channels that ask it; empty: all.
    #[serde(default)]
    pub channels: Vec<String>,
    /// Asked of products with so many stars or more; 0: of all.
    #[serde(default)]
    pub stars: u8,
    /// Industries for which it is asked; empty: all.
    #[serde(default)]
    pub industries: Vec<String>,
    /// Key of a question -> the least option (1-based) that says that it is there.
    #[serde(default)]
    pub at: BTreeMap<String, u8>,
    /// Keys of papers any of which shows it.
    #[serde(default)]
    pub papers: Vec<String>,
}

/// A channel with those beside it. The list has no end: after the last one comes the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// Number of the channel, from 1.
    pub no: usize,
    /// How many channels there are.
    pub all: usize,
    /// The channel before, the channel itself, and the one after.
    pub channels: [Channel; 3],
}

impl Market {
    /// The channel with this key, or the first, with those beside it; `None` where there is no channel.
    pub fn around(&self, key: &str) -> Option<Around> {
        let all = self.channels.len();
        let index = self.channels.iter().position(|channel| channel.key == key).unwrap_or(0);
        let at = |index: usize| self.channels.get(index % all.max(1)).cloned();
        Some(Around { no: index + 1, all, channels: [at(index + all.saturating_sub(1))?, at(index)?, at(index + 1)?] })
    }
}
