//! What to look at before the dossier is handed in: what is missing, unclear or contradicts itself.
//! Nothing here stops an export. What the commune would send the dossier back for comes first.

mod borrowed;
mod claims;
mod kinds;
mod paper_ends;
mod papers;
mod words;

pub use borrowed::story_as_in;
pub use kinds::{CertificatePart, KindFinding, STARS_ID, YEARS_ID, kind_findings, left_empty, topic_finding};
pub use paper_ends::{PaperEnd, PaperEnds};
pub use papers::{PaperFault, PaperText, last_day};

use chrono::NaiveDate;

use crate::assessment::{Assessment, assess};
use crate::calendar::round_aimed_at;
use crate::catalogue::{Criterion, Edition, Indicators, ProductSet, QuestionOption};
use crate::draft::{Draft, TickContradiction};
use crate::form::{Field, Step};
use crate::places;
use catalogue_model::search_key::search_key;

/// One thing to look at, with its place.
#[derive(Debug, Clone)]
pub enum Finding {
    /// A condition for which the dossier is rejected is met.
    Rejected {
        /// Index into [`Edition::knock_outs`].
        knock_out: u16,
        /// The criterion it follows from; `None` for those that are asked by themselves.
        criterion: Option<String>,
    },
    /// Conditions that nobody has answered.
    OpenConditions {
        /// Address of the screen that asks the first of them, below the draft's.
        screen: String,
        /// How many there are.
        number: usize,
    },
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
    /// An answer that counts points names no paper that proves it.
    Unnamed {
        /// Number of the criterion.
        criterion: String,
    },
    /// A paper that proves an answer with points is not at hand yet.
    NotReady {
        /// The paper.
        paper: PaperAt,
        /// Whether it is being prepared.
        preparing: bool,
    },
    /// Two places say different things about how far a paper is.
    TwoStates {
        /// The paper.
        paper: PaperAt,
    },
    /// A box of form 02, I.7, and the register say different things.
    Tick(TickContradiction),
    /// An answer that counts points rests on tests, and no test slip is there.
    NoTestSlip {
        /// Number of the criterion.
        criterion: String,
    },
    /// The province is named as before July 2025.
    FormerProvince {
        /// What it belongs to today.
        now: &'static str,
    },
    /// What an upgrade or a re-rating lacks.
    Kind(KindFinding),
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
        index: usize,
        /// The indicators, as written.
        indicators: Vec<String>,
    },
    /// Indicators that a label shows and no declaration names.
    Undeclared {
        /// The label's place in the register, from 0.
        index: usize,
        /// The indicators, as written.
        indicators: Vec<String>,
    },
    /// A paper of the register.
    Paper {
        /// Its place in the register, from 0.
        index: usize,
        /// What is wrong.
        fault: PaperFault,
    },
}

/// A paper, and where it can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperAt {
    /// Key of the paper.
    pub key: String,
    /// Its place in the register, from 0; `None` where only answers name it.
    pub index: Option<usize>,
    /// A criterion that it proves.
    pub criterion: Option<String>,
}

impl Finding {
    /// Whether the commune sends a dossier back for it, or would have to. Other findings are worth a look.
    pub fn sends_back(&self) -> bool {
        match self {
            Finding::SameStory { .. } | Finding::FormerProvince { .. } => false,
            Finding::Paper { fault, .. } => fault.sends_back(),
            _ => true,
        }
    }
}

/// What the dossier would be sent back for, of all findings.
pub fn blockers(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Vec<Finding> {
    review(draft, edition, set, today).into_iter().filter(Finding::sends_back).collect()
}

/// Everything to look at: what sends the dossier back first, then in the order in which a producer would mend it. `today`
/// decides which round is next and which papers are past their day.
pub fn review(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Vec<Finding> {
    review_of(draft, edition, set, today, &assess(draft, edition, set))
}

/// The same, where the draft is assessed already.
pub fn review_of(
    draft: &Draft,
    edition: &Edition,
    set: &ProductSet,
    today: NaiveDate,
    result: &Assessment,
) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(
        result.knock_outs.iter().map(|rejection| Finding::Rejected {
            knock_out: rejection.knock_out,
            criterion: rejection.criterion.clone(),
        }),
    );
    if result.answered < result.asked {
        found.push(Finding::OpenQuestions(result.asked - result.answered));
    }
    let open: Vec<_> = result.open_knock_outs().collect();
    if let Some(first) = open.first() {
        found.push(Finding::OpenConditions { screen: first.screen(), number: open.len() });
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
    found.extend(claims::proof(draft, edition, &claimed));
    found.extend(claims::contradictions(draft, edition));
    // Empty fields are told of with their step.
    let kinds = kind_findings(draft, edition, today).into_iter().filter(|finding| !finding.is_empty_field());
    found.extend(kinds.map(Finding::Kind));
    let former = places::province(&draft.applicant.province).filter(|found| found.former.is_some());
    found.extend(former.map(|found| Finding::FormerProvince { now: &found.province.name }));
    let round = round_aimed_at(edition, today);
    for (index, paper) in draft.papers.iter().enumerate() {
        let faults = papers::faults(paper, draft, edition, round.as_ref(), today);
        found.extend(faults.into_iter().map(|fault| Finding::Paper { index, fault }));
        let indicators = papers::uncovered(paper, Indicators::Declared, Indicators::Tested, draft, edition);
        found.extend((!indicators.is_empty()).then_some(Finding::Untested { index, indicators }));
        let indicators = papers::uncovered(paper, Indicators::Shown, Indicators::Declared, draft, edition);
        found.extend((!indicators.is_empty()).then_some(Finding::Undeclared { index, indicators }));
    }
    found.sort_by_key(|finding| !finding.sends_back());
    found
}

/// The faults of one paper of the register, `index` from 0; none where there is no such paper.
pub fn paper_faults(draft: &Draft, index: usize, edition: &Edition, today: NaiveDate) -> Vec<PaperFault> {
    let round = round_aimed_at(edition, today);
    draft.papers.get(index).map_or(Vec::new(), |paper| papers::faults(paper, draft, edition, round.as_ref(), today))
}

/// Whether the text has the words of other options only. Words that no option has prove nothing.
fn disagrees(draft: &Draft, edition: &Edition, criterion: &Criterion, text: &str) -> bool {
    let Some(chosen) = draft.option(&criterion.id) else { return false };
    let text = format!(" {} ", search_key(text));
    let said =
        |choice: &QuestionOption| choice.said.iter().any(|words| text.contains(&format!(" {} ", search_key(words))));
    let question = edition.question(criterion);
    question.options.iter().any(said) && !question.option(chosen).is_some_and(said)
}
