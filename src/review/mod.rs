//! What to look at before the dossier is handed in: what is missing, unclear or contradicts itself.
//! Nothing here stops an export.

mod borrowed;
mod kinds;
mod paper_ends;
mod papers;

pub use borrowed::story_as_in;
pub use kinds::{CertificatePart, KindFinding, STARS_ID, YEARS_ID, kind_findings, left_empty, topic_finding};
pub use paper_ends::{PaperEnd, PaperEnds};
pub use papers::{PaperFault, PaperText};

use chrono::NaiveDate;

use crate::assessment::assess;
use crate::calendar::{ComingRound, coming_rounds};
use crate::catalogue::{Choice, Criterion, Edition, Indicators, Level, ProductSet};
use crate::draft::{Draft, EvidenceState};
use crate::fold::fold;
use crate::form::{Field, Step};

/// One thing to look at, with its place.
#[derive(Debug, Clone)]
pub enum Finding {
    /// So many questions have no answer.
    OpenQuestions(usize),
    /// Texts that the forms ask for and that are empty, of one step.
    EmptyFields {
        /// The step that asks them.
        step: Step,
        /// The fields.
        fields: Vec<&'static Field>,
    },
    /// An answer that counts points relies on a text that is empty.
    TextMissing {
        /// Number of the criterion.
        criterion: String,
        /// The text.
        field: &'static Field,
    },
    /// An answer and a text say different things.
    Disagrees {
        /// Number of the criterion.
        criterion: String,
        /// The text.
        field: &'static Field,
    },
    /// An answer that counts points has no evidence.
    Unproven {
        /// Number of the criterion.
        criterion: String,
    },
    /// A text still has a sentence of the example beside it.
    FromExample {
        /// The text.
        field: &'static Field,
    },
    /// The story is that of another product; see [`story_as_in`].
    SameStory {
        /// Name of the other product.
        product: String,
    },
    /// Indicators that a paper declares and no test slip covers.
    Untested {
        /// The paper's place in the register, from 0.
        place: usize,
        /// The indicators, as written.
        indicators: Vec<String>,
    },
    /// Indicators that a label shows and no declaration names.
    Undeclared {
        /// The label's place in the register, from 0.
        place: usize,
        /// The indicators, as written.
        indicators: Vec<String>,
    },
    /// A paper of the register.
    Paper {
        /// Its place in the register, from 0.
        place: usize,
        /// What is wrong.
        fault: PaperFault,
    },
}

/// Everything to look at, in the order in which a producer would mend it. `today` decides which round
/// is next and which papers are past their day.
pub fn review(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Vec<Finding> {
    let result = assess(draft, edition, set);
    let mut found = Vec::new();
    if result.answered < result.asked {
        found.push(Finding::OpenQuestions(result.asked - result.answered));
    }
    for step in Step::asked(draft.kind) {
        let fields: Vec<_> = step.fields().filter(|f| f.needed && f.is_empty(draft)).collect();
        if !fields.is_empty() {
            found.push(Finding::EmptyFields { step, fields });
        }
    }
    let counts = |c: &&Criterion| result.criterion(&c.id).is_some_and(|state| state.asked && state.points > 0);
    let claimed: Vec<&Criterion> = set.criteria().filter(counts).collect();
    for criterion in &claimed {
        let needs = edition.question(criterion).needs.as_deref().and_then(Field::of);
        if let Some(field) = needs.filter(|f| f.is_empty(draft)) {
            found.push(Finding::TextMissing { criterion: criterion.id.clone(), field });
        }
    }
    for criterion in set.criteria() {
        let says = edition.question(criterion).agrees.as_deref().and_then(Field::of);
        if let Some(field) = says.filter(|f| disagrees(draft, edition, criterion, &f.read(draft))) {
            found.push(Finding::Disagrees { criterion: criterion.id.clone(), field });
        }
    }
    found.extend(borrowed::from_examples(draft, edition).map(|field| Finding::FromExample { field }));
    let unproven = claimed.iter().filter(|c| is_unproven(draft, edition, c));
    found.extend(unproven.map(|c| Finding::Unproven { criterion: c.id.clone() }));
    let round = next_round(edition, today);
    for (place, paper) in draft.papers.iter().enumerate() {
        let faults = papers::faults(paper, draft, edition, round.as_ref(), today);
        found.extend(faults.into_iter().map(|fault| Finding::Paper { place, fault }));
        let indicators = papers::uncovered(paper, Indicators::Declared, Indicators::Tested, draft, edition);
        found.extend((!indicators.is_empty()).then_some(Finding::Untested { place, indicators }));
        let indicators = papers::uncovered(paper, Indicators::Shown, Indicators::Declared, draft, edition);
        found.extend((!indicators.is_empty()).then_some(Finding::Undeclared { place, indicators }));
    }
    found
}

/// The faults of one paper of the register, `place` from 0; none where there is no such paper.
pub fn paper_faults(draft: &Draft, place: usize, edition: &Edition, today: NaiveDate) -> Vec<PaperFault> {
    let round = next_round(edition, today);
    draft.papers.get(place).map_or(Vec::new(), |paper| papers::faults(paper, draft, edition, round.as_ref(), today))
}

/// The next round of the province, whose days papers must keep to.
fn next_round(edition: &Edition, today: NaiveDate) -> Option<ComingRound> {
    coming_rounds(edition, Level::Province, today, 1).into_iter().next()
}

/// Whether the text has the words of other options only. Words that no option has prove nothing.
fn disagrees(draft: &Draft, edition: &Edition, criterion: &Criterion, text: &str) -> bool {
    let Some(chosen) = draft.option(&criterion.id) else { return false };
    let text = format!(" {} ", fold(text));
    let said = |choice: &Choice| choice.said.iter().any(|words| text.contains(&format!(" {} ", fold(words))));
    let question = edition.question(criterion);
    question.options.iter().any(said) && !question.option(chosen).is_some_and(said)
}

/// Whether the answer needs a paper and the producer says that there is none.
fn is_unproven(draft: &Draft, edition: &Edition, criterion: &Criterion) -> bool {
    let choice = draft.option(&criterion.id).and_then(|option| edition.question(criterion).option(option));
    choice.is_some_and(|c| !edition.nothing_to_prepare(&c.papers))
        && draft.answers.get(&criterion.id).is_none_or(|a| a.evidence == EvidenceState::None)
}
