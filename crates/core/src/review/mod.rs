//! The review of a draft before the dossier is handed in. A finding is something that is missing, unclear or
//! contradictory. No finding prevents an export. Findings for which the commune would send the dossier back come first.

mod borrowed;
mod claims;
mod kinds;
mod label_claims;
mod paper_ends;
mod papers;
mod results;
mod words;

pub use borrowed::story_as_in;
pub use kinds::{CertificatePart, KindFinding, STARS_ID, YEARS_ID, kind_findings, left_empty, topic_finding};
pub use label_claims::{ClaimFinding, ClaimPlace, Contradiction};
pub use paper_ends::{PaperEnd, PaperEnds};
pub use papers::{PaperFault, PaperText, last_day, role};
pub use results::{ResultFinding, RowAt, RowRemark, row_remarks};

use chrono::NaiveDate;

use crate::assessment::{Assessment, assess};
use crate::calendar::round_aimed_at;
use crate::catalogue::{Criterion, Edition, Indicators, ProductSet, QuestionOption};
use crate::draft::{Draft, TickContradiction};
use crate::figures;
use crate::form::{ADDRESS, COMMUNE, Field, OldPlace, Step, old_place};
use crate::places::{self, Places};
use catalogue_model::search_key::search_key;

/// One finding, with the part of the draft to which it belongs.
#[derive(Debug, Clone)]
pub enum Finding {
    /// A knock-out applies, for which the dossier is rejected.
    Rejected {
        /// Index into [`Edition::knock_outs`].
        knock_out: u16,
        /// The id of the criterion from which the knock-out follows; `None` for a knock-out that is asked by itself.
        criterion: Option<String>,
    },
    /// Conditions that have no answer.
    OpenConditions {
        /// The address of the screen that asks the first of them, relative to the address of the draft.
        screen: String,
        /// The number of these conditions.
        number: usize,
    },
    /// The number of questions that have no answer.
    OpenQuestions(usize),
    /// Empty texts of one step that the forms ask for.
    EmptyFields {
        /// The step that asks for them.
        step: Step,
        /// The fields of these texts.
        fields: Vec<&'static Field>,
    },
    /// An answer that counts points depends on a text that is empty.
    TextMissing {
        /// Number of the criterion.
        criterion: String,
        /// The field of the text.
        field: &'static Field,
    },
    /// An answer and a text contradict each other.
    Disagrees {
        /// Number of the criterion.
        criterion: String,
        /// The field of the text.
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
    /// A paper that proves an answer with points is not ready yet.
    NotReady {
        /// The paper.
        paper: PaperAt,
        /// Whether the paper is in preparation.
        preparing: bool,
    },
    /// Two parts of the draft state different states of a paper.
    TwoStates {
        /// The paper.
        paper: PaperAt,
    },
    /// A box of form 02, I.7, and the register contradict each other.
    Tick(TickContradiction),
    /// An answer that counts points depends on tests, and no test report is at hand.
    NoTestReport {
        /// Number of the criterion.
        criterion: String,
    },
    /// The province has a name from before July 2025.
    FormerProvince {
        /// The present province.
        now: &'static str,
    },
    /// An address or a commune has names from before July 2025; see [`old_addresses`].
    OldAddress(OldPlace),
    /// A gap or an error in an upgrade or a re-rating.
    Kind(KindFinding),
    /// Figures that contradict each other or an answer.
    Figures(figures::Contradiction),
    /// A text still contains a sentence of its example.
    FromExample {
        /// The field of the text.
        field: &'static Field,
    },
    /// The story is that of another product; see [`story_as_in`].
    SameStory {
        /// The name of the other product.
        product: String,
    },
    /// Indicators that a paper declares but no test report covers.
    Untested {
        /// The index of the paper in the register, from 0.
        index: usize,
        /// The indicators, as written on the paper.
        indicators: Vec<String>,
    },
    /// Indicators that a label shows but no declaration names.
    Undeclared {
        /// The index of the label in the register, from 0.
        index: usize,
        /// The indicators, as written on the label.
        indicators: Vec<String>,
    },
    /// A result of a test slip breaks a limit, or cannot be compared with it.
    Result(ResultFinding),
    /// Something contradicts a claim about the product.
    Claim(ClaimFinding),
    /// A fault of a paper of the register.
    Paper {
        /// The index of the paper in the register, from 0.
        index: usize,
        /// The fault.
        fault: PaperFault,
    },
}

/// A paper, with the parts of the draft in which it can be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperAt {
    /// The key of the paper.
    pub key: String,
    /// The index of the paper in the register, from 0; `None` where only answers name it.
    pub index: Option<usize>,
    /// The id of a criterion that the paper proves.
    pub criterion: Option<String>,
}

impl Finding {
    /// Whether two statements of the draft contradict each other; any other finding is a gap, or concerns one place.
    pub fn is_contradiction(&self) -> bool {
        matches!(
            self,
            Finding::Figures(_)
                | Finding::Result(_)
                | Finding::Claim(_)
                | Finding::Disagrees { .. }
                | Finding::Tick(_)
                | Finding::TwoStates { .. }
        )
    }

    /// The key of a paper that would resolve the finding and that the producer can write in the app.
    pub fn written_here(&self, draft: &Draft, edition: &Edition, set: &ProductSet) -> Option<String> {
        let is_written = |key: &str| edition.paper_index(key).is_some_and(|index| edition.paper(index).template);
        match self {
            Finding::NotReady { paper, preparing: false } => Some(paper.key.clone()).filter(|key| is_written(key)),
            Finding::Unproven { criterion } | Finding::Unnamed { criterion } => {
                let option =
                    set.criterion(criterion).and_then(|c| edition.question(c).option(draft.option(criterion)?))?;
                edition.written_here(&option.papers).first().map(|index| edition.paper(*index).key.clone())
            }
            _ => None,
        }
    }

    /// Whether the commune sends a dossier back because of the finding, or would have to. Other findings are advice.
    pub fn sends_back(&self) -> bool {
        match self {
            Finding::SameStory { .. } | Finding::FormerProvince { .. } | Finding::OldAddress(_) => false,
            Finding::Paper { fault, .. } => fault.sends_back(),
            Finding::Figures(contradiction) => contradiction.between.sends_back(),
            Finding::Result(found) => found.verdict.breaks(),
            _ => true,
        }
    }
}

/// The findings for which the dossier would be sent back.
pub fn blockers(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Vec<Finding> {
    review(draft, edition, set, today).into_iter().filter(Finding::sends_back).collect()
}

/// All findings: those for which the dossier is sent back first, then in the order in which a producer would correct
/// them. `today` decides which round is next and which papers have expired.
pub fn review(draft: &Draft, edition: &Edition, set: &ProductSet, today: NaiveDate) -> Vec<Finding> {
    review_of(draft, edition, set, today, &assess(draft, edition, set))
}

/// The review of a draft that is already assessed.
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
    // Empty fields have been added above, with their step.
    let kinds = kind_findings(draft, edition, today).into_iter().filter(|finding| !finding.is_empty_field());
    found.extend(kinds.map(Finding::Kind));
    let former = places::province(&draft.applicant.province).filter(|found| found.former.is_some());
    found.extend(former.map(|found| Finding::FormerProvince { now: &found.province.name }));
    let round = round_aimed_at(edition, today);
    let year = figures::year_of_round(round.as_ref(), today);
    found.extend(figures::contradictions(draft, edition, set, year).into_iter().map(Finding::Figures));
    for (index, paper) in draft.papers.iter().enumerate() {
        let faults = papers::faults(paper, draft, edition, round.as_ref(), today);
        found.extend(faults.into_iter().map(|fault| Finding::Paper { index, fault }));
        let indicators = papers::uncovered(paper, Indicators::Declared, Indicators::Tested, draft, edition);
        found.extend((!indicators.is_empty()).then_some(Finding::Untested { index, indicators }));
        let indicators = papers::uncovered(paper, Indicators::Shown, Indicators::Declared, draft, edition);
        found.extend((!indicators.is_empty()).then_some(Finding::Undeclared { index, indicators }));
    }
    found.extend(results::findings(draft, edition).into_iter().map(Finding::Result));
    found.extend(label_claims::findings(draft, edition).into_iter().map(Finding::Claim));
    found.sort_by_key(|finding| !finding.sends_back());
    found
}

/// The findings on names from before July 2025 in the address and the commune. They need the list of places, which the
/// app fetches.
pub fn old_addresses(draft: &Draft, places: &Places) -> impl Iterator<Item = Finding> {
    let fields = [ADDRESS, COMMUNE].into_iter().filter_map(Field::of);
    fields.filter_map(|field| old_place(draft, field, Some(places))).map(Finding::OldAddress)
}

/// The faults of the paper with this `index` (from 0) in the register; empty where there is no such paper.
pub fn paper_faults(draft: &Draft, index: usize, edition: &Edition, today: NaiveDate) -> Vec<PaperFault> {
    let round = round_aimed_at(edition, today);
    draft.papers.get(index).map_or(Vec::new(), |paper| papers::faults(paper, draft, edition, round.as_ref(), today))
}

/// Whether the text has words of other options but none of the chosen option. A text without words of any option
/// contradicts nothing.
fn disagrees(draft: &Draft, edition: &Edition, criterion: &Criterion, text: &str) -> bool {
    let Some(chosen) = draft.option(&criterion.id) else { return false };
    let text = format!(" {} ", search_key(text));
    let said =
        |choice: &QuestionOption| choice.said.iter().any(|words| text.contains(&format!(" {} ", search_key(words))));
    let question = edition.question(criterion);
    question.options.iter().any(said) && !question.option(chosen).is_some_and(said)
}
