//! The catalogue in the form that the program uses: structure and figures, with texts as numbers. The build script
//! packs the authored files into these types; the program unpacks them.

mod claim;
mod criterion;
mod edition;
mod effort;
mod guide;
mod knock_out;
mod law;
mod paper;
mod product_set;
mod question;
mod round;

use serde::{Deserialize, Serialize};

pub use claim::{Claim, Claims, claim_key};
pub use criterion::{Criterion, NO_LEVEL, Score};
pub use edition::{CommunePoint, Edition, StarClass};
pub use effort::{Effort, EffortWeight};
pub use guide::{Guide, GuideText, Length};
pub use knock_out::KnockOut;
pub use law::{Law, LawState, Term};
pub use paper::{Indicators, Paper, Tick, TickPapers};
pub use product_set::{Classification, Group, Part, ProductSet, Section, few_examples};
pub use question::{Question, QuestionOption};
pub use round::{Deadlines, Level, Round};

/// A text of the catalogue: the number of its line in the table of each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextId(pub u16);

/// All editions, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The editions, newest first.
    pub editions: Vec<Edition>,
}

/// An item with a key and a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Key by which the authored files name it.
    pub key: String,
    /// The name that the user sees.
    pub name: TextId,
}

impl Catalogue {
    /// The edition with this id.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.iter().find(|e| e.id == id)
    }

    /// The newest edition, which is the edition of new drafts.
    pub fn newest(&self) -> &Edition {
        &self.editions[0]
    }
}
