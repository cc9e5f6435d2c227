//! The words of a finding, and the screen on which it can be corrected.

use chrono::NaiveDate;

use super::{Finding, PaperAt, PaperFault, PaperText, role};
use crate::catalogue::{Edition, EditionTexts as _, Indicators, ProductSet, Text as _};
use crate::draft::Draft;
use crate::form::{Step, tick_label};
use crate::locale::{Lang, Message, msg, values};

impl Finding {
    /// The address of the screen on which the finding can be corrected, relative to the address of the draft.
    pub fn screen(&self) -> String {
        match self {
            Finding::Figures(found) => found.screen.clone(),
            Finding::OpenQuestions(_) => String::new(),
            Finding::Rejected { criterion: Some(criterion), .. } => format!("question/{criterion}"),
            Finding::Rejected { .. } => "check".to_owned(),
            Finding::OpenConditions { screen, .. } => screen.clone(),
            Finding::EmptyFields { step, .. } => format!("details/{}", step.key()),
            Finding::SameStory { .. } => format!("details/{}", Step::Story.key()),
            Finding::FormerProvince { .. } => format!("details/{}", Step::Applicant.key()),
            Finding::OldAddress(found) => format!("details/{}", found.field.step.key()),
            Finding::Tick(_) => format!("details/{}", Step::Product.key()),
            Finding::Kind(finding) => finding.screen(),
            Finding::TextMissing { field, .. } | Finding::FromExample { field } => {
                format!("details/{}", field.step.key())
            }
            Finding::Unproven { criterion }
            | Finding::Unnamed { criterion }
            | Finding::NoTestReport { criterion }
            | Finding::Disagrees { criterion, .. } => format!("question/{criterion}"),
            Finding::NotReady { paper, .. } | Finding::TwoStates { paper } => paper.screen(),
            Finding::Paper { index, fault } => match fault.at() {
                Some(text) => format!("papers/{index}#{}", text.id()),
                None => format!("papers/{index}"),
            },
            Finding::Result(found) => found.slip.screen(),
            Finding::Claim(found) => found.screen(),
            Finding::Untested { index, .. } | Finding::Undeclared { index, .. } => format!("papers/{index}"),
        }
    }

    /// The other place to look at, where the finding is about two: its address relative to the address of the draft, and
    /// its name.
    pub fn other_place(&self, draft: &Draft, edition: &Edition, lang: Lang) -> Option<(String, String)> {
        let named = |index: usize, screen: String| {
            draft.papers.get(index).map(|paper| (screen, paper.full_name(edition, lang)))
        };
        let first = |of: Indicators| {
            let index = draft.papers.iter().position(|paper| role(paper, edition) == Some(of))?;
            named(index, format!("papers/{index}"))
        };
        match self {
            Finding::Figures(found) => Some((found.other_screen.clone()?, found.between.other_name(lang)?)),
            Finding::Result(found) => found.declared.and_then(|at| named(at.paper, at.screen())),
            Finding::Claim(found) => found.other_place(draft, edition, lang),
            Finding::Untested { .. } => first(Indicators::Tested),
            Finding::Undeclared { .. } => first(Indicators::Declared),
            _ => None,
        }
    }

    /// The words of the finding, as one sentence without a full stop.
    pub fn words(&self, draft: &Draft, edition: &Edition, set: &ProductSet, lang: Lang) -> String {
        let of_place = |index: &usize| draft.papers.get(*index).map_or("", |paper| paper.name(edition, lang));
        let title = |criterion: &str| set.criterion(criterion).map_or("", |c| c.title.text(lang));
        let of_criterion = |words: Message<values::IdTitle<'static>>, id: &String| {
            words.fill(lang, values::IdTitle { id, title: &title(id) })
        };
        match self {
            Finding::Rejected { knock_out, .. } => {
                let result = edition.knock_out(*knock_out).result.text(lang);
                msg::REVIEW_REJECTED.fill(lang, values::Reason { reason: &result.trim_end_matches('.') })
            }
            Finding::OpenConditions { number, .. } => msg::REVIEW_OPEN_CONDITIONS.fill(lang, values::N { n: number }),
            Finding::OpenQuestions(n) => msg::REVIEW_OPEN_QUESTIONS.fill(lang, values::N { n }),
            Finding::EmptyFields { step, fields } => {
                let list: Vec<&str> = fields.iter().map(|f| f.label.text(lang)).collect();
                let step = step.name().text(lang);
                msg::REVIEW_EMPTY_FIELDS.fill(lang, values::ListStep { step: &step, list: &list.join(", ") })
            }
            Finding::TextMissing { criterion, field } => {
                msg::REVIEW_TEXT_MISSING.fill(lang, values::FieldId { id: criterion, field: &field.label.text(lang) })
            }
            Finding::Disagrees { criterion, field } => {
                msg::REVIEW_DISAGREES.fill(lang, values::FieldId { id: criterion, field: &field.label.text(lang) })
            }
            Finding::FromExample { field } => {
                msg::REVIEW_FROM_EXAMPLE.fill(lang, values::Field { field: &field.label.text(lang) })
            }
            Finding::SameStory { product } => msg::REVIEW_SAME_STORY.fill(lang, values::Name { name: product }),
            Finding::Untested { index, indicators } => msg::REVIEW_UNTESTED
                .fill(lang, values::ListPaper { paper: &of_place(index), list: &indicators.join(", ") }),
            Finding::Undeclared { index, indicators } => msg::REVIEW_UNDECLARED
                .fill(lang, values::ListPaper { paper: &of_place(index), list: &indicators.join(", ") }),
            Finding::Unproven { criterion } => of_criterion(msg::REVIEW_UNPROVEN, criterion),
            Finding::Unnamed { criterion } => of_criterion(msg::REVIEW_UNNAMED, criterion),
            Finding::NoTestReport { criterion } => of_criterion(msg::REVIEW_NO_TEST_REPORT, criterion),
            Finding::NotReady { paper, preparing } => {
                let words = if *preparing { msg::REVIEW_PREPARING } else { msg::REVIEW_NOT_THERE };
                words.fill(lang, values::Paper { paper: &edition.paper_name(&paper.key, lang) })
            }
            Finding::TwoStates { paper } => {
                msg::REVIEW_TWO_STATES.fill(lang, values::Paper { paper: &edition.paper_name(&paper.key, lang) })
            }
            Finding::Tick(found) => {
                let words = if found.ticked { msg::REVIEW_TICKED } else { msg::REVIEW_NOT_TICKED };
                words.fill(lang, values::Tick { tick: &tick_label(found.tick).text(lang) })
            }
            Finding::FormerProvince { now } => msg::REVIEW_FORMER_PROVINCE.fill(lang, values::Now { now }),
            Finding::OldAddress(found) => {
                let field = found.field.label.text(lang);
                let old = &found.old;
                let now = found.today_in_brief();
                if now.is_empty() {
                    msg::REVIEW_OLD_DISTRICT.fill(lang, values::FieldOld { field: &field, old })
                } else {
                    msg::REVIEW_OLD_ADDRESS.fill(lang, values::FieldNowOld { field: &field, now: &now, old })
                }
            }
            Finding::Kind(finding) => finding.words(draft, edition, lang),
            Finding::Figures(found) => found.between.words(draft, set, lang),
            Finding::Result(found) => found.words(draft, edition, lang),
            Finding::Claim(found) => found.words(draft, edition, lang),
            Finding::Paper { index, fault } => {
                msg::REVIEW_PAPER.fill(lang, values::FaultPaper { paper: &of_place(index), fault: &fault.words(lang) })
            }
        }
    }
}

impl PaperAt {
    fn screen(&self) -> String {
        match (self.index, &self.criterion) {
            (Some(index), _) => format!("papers/{index}"),
            (None, Some(criterion)) => format!("question/{criterion}"),
            (None, None) => "papers".to_owned(),
        }
    }
}

impl PaperFault {
    /// The words of the fault, as a part of a sentence.
    pub fn words(self, lang: Lang) -> String {
        let on = |words: Message<values::Day<'static>>, date: NaiveDate| {
            words.fill(lang, values::Day { day: &lang.day(&date.to_string()).unwrap_or_default() })
        };
        let words = match self {
            PaperFault::Expired(last) => return on(msg::REVIEW_EXPIRED, last),
            PaperFault::ExpiresBefore(last) => return on(msg::REVIEW_EXPIRES_BEFORE, last),
            PaperFault::Late(hand_in) => return on(msg::REVIEW_LATE, hand_in),
            PaperFault::Stale(months) => return msg::REVIEW_STALE.fill(lang, values::N { n: &months }),
            PaperFault::OtherHolder => msg::REVIEW_OTHER_HOLDER,
            PaperFault::OtherAddress => msg::REVIEW_OTHER_ADDRESS,
            PaperFault::OtherProduct => msg::REVIEW_OTHER_PRODUCT,
            PaperFault::EndsBeforeIssued => msg::REACH_ENDS_BEFORE_ISSUED,
            PaperFault::OtherThanDeclared(PaperText::Holder) => msg::REACH_OTHER_HOLDER_DECLARED,
            PaperFault::OtherThanDeclared(PaperText::Address) => msg::REACH_OTHER_ADDRESS_DECLARED,
            PaperFault::OtherThanDeclared(_) => msg::REACH_OTHER_PRODUCT_DECLARED,
            PaperFault::NoTerm => msg::REVIEW_NO_TERM,
            PaperFault::NoProof => msg::REVIEW_NO_PROOF,
            PaperFault::NoCaption => msg::REVIEW_NO_CAPTION,
        };
        words.text(lang).to_owned()
    }
}
