//! What buyers commonly ask for, as the build packs it and the app reads it.
//!
//! This file is compiled twice: into the library, and into the build script.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bilingual::Words;

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
    pub name: Words,
    /// What is special about it.
    pub about: Words,
}

/// Something that buyers ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Key.
    pub key: String,
    /// What is asked.
    pub ask: Words,
    /// What it is for.
    pub why: Words,
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
