//! Verdicts in words.

use super::compare::{Verdict, Why};
use crate::locale::{Message, msg};

/// How a verdict is shown, besides its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// In order.
    Good,
    /// To be put right.
    Bad,
    /// Neither can be said.
    Unclear,
}

impl Verdict {
    /// The words of the verdict beside its row; `None` where there is nothing to say yet.
    pub fn words(self) -> Option<Message> {
        Some(match self {
            Verdict::Open => return None,
            Verdict::Free => msg::SLIPS_FREE,
            Verdict::Within => msg::SLIPS_WITHIN,
            Verdict::Over => msg::SLIPS_OVER,
            Verdict::Under => msg::SLIPS_UNDER,
            Verdict::Found => msg::SLIPS_FOUND,
            Verdict::Unclear(Why::Limit) => msg::SLIPS_UNCLEAR_LIMIT,
            Verdict::Unclear(Why::Result) => msg::SLIPS_UNCLEAR_RESULT,
            Verdict::Unclear(Why::Units) => msg::SLIPS_UNCLEAR_UNITS,
            Verdict::Unclear(Why::TooWide) => msg::SLIPS_UNCLEAR_TOO_WIDE,
            Verdict::Unclear(Why::NoValue) => msg::SLIPS_UNCLEAR_NO_VALUE,
        })
    }

    /// How the verdict is shown.
    pub fn tone(self) -> Tone {
        match self {
            Verdict::Within | Verdict::Free => Tone::Good,
            Verdict::Over | Verdict::Under | Verdict::Found => Tone::Bad,
            Verdict::Open | Verdict::Unclear(_) => Tone::Unclear,
        }
    }
}
