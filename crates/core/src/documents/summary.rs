//! A page for the producer: the estimate, the obstacles to the next star, and the next steps.

use crate::assessment::{Assessment, PlanOutcome, Range, Target, Verdict, assess, plan, range};
use crate::catalogue::{Edition, EditionTexts as _, ProductSet, Text as _};
use crate::draft::Draft;
use crate::locale::{Lang, msg, values};

use super::Options;
use super::model::{Block, Paragraph};
use super::outcome::outcome;
use super::parts::document_title;

/// The blocks of the page.
pub fn summary(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let result = assess(draft, edition, set);
    let mut blocks: Vec<Block> = vec![
        document_title(msg::SUMMARY_TITLE.text(lang)).into(),
        Paragraph::bold(draft.product.name.trim()).centred().into(),
    ];
    blocks.extend(outcome(edition, &result, lang));
    let standing = result.standing();
    let said = standing.verdict();
    if let Verdict::Stars(_) = said {
        blocks.push(range_line(&range(draft, edition, set), lang));
    }
    if said != Verdict::TooEarly {
        for (part, points) in set.parts.iter().zip(&result.score.parts) {
            let title =
                msg::FORM02_PART_ROW.fill(lang, values::IdTitle { id: &part.id, title: &part.title.text(lang) });
            blocks.push(item(format!("{title}: {points}/{}", part.max)));
        }
    }
    // As long as a reason for rejection applies, no step leads to stars.
    if let Verdict::Stars(_) = said {
        blocks.extend(next(draft, edition, set, &result, lang));
    }
    if let Some(open) = standing.open_words(lang) {
        blocks.push(heading(msg::STANDING_STILL_OPEN.text(lang).to_owned()));
        blocks.push(item(open));
    }
    blocks.push(Paragraph::italic(msg::RESULT_ESTIMATE.text(lang)).spaced(10).into());
    blocks
}

/// The certainty of the estimate: sure, likely and possible points and stars.
fn range_line(r: &Range, lang: Lang) -> Block {
    let figures = values::LikelyLikelyStarsPossiblePossibleStarsSureSureStars {
        sure: &r.sure.score.total,
        sure_stars: &r.sure.stars,
        likely: &r.likely.score.total,
        likely_stars: &r.likely.stars,
        possible: &r.possible.score.total,
        possible_stars: &r.possible.stars,
    };
    Paragraph::new(msg::SUMMARY_RANGE.fill(lang, figures)).justified().spaced(6).into()
}

/// The obstacles to the next star, and the next steps.
fn next(draft: &Draft, edition: &Edition, set: &ProductSet, result: &Assessment, lang: Lang) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![heading(msg::SUMMARY_HOLDS.text(lang).to_owned())];
    let held = result.next_stars(draft, edition).map(|gap| gap.marks).unwrap_or_default();
    if held.is_empty() {
        blocks.push(item(msg::SUMMARY_HOLDS_NOTHING.text(lang).to_owned()));
    }
    for unmet in held {
        let title = set.criterion(&unmet.criterion).map_or("", |c| c.title.text(lang));
        blocks.push(item(msg::SUMMARY_UNMET.fill(lang, values::IdTitle { id: &unmet.criterion, title: &title })));
    }
    let target = Target::wished(draft, result.stars);
    blocks.push(heading(msg::SUMMARY_NEXT.fill(lang, values::Stars { stars: &target.stars })));
    match plan(draft, edition, set, &target) {
        PlanOutcome::Reached => blocks.push(item(msg::SUMMARY_TOP.text(lang).to_owned())),
        PlanOutcome::Plans(plans) => {
            for step in plans.first().iter().flat_map(|p| &p.steps) {
                let criterion = set.criterion(&step.criterion);
                let text = criterion.and_then(|c| edition.printed(c, step.to, lang)).unwrap_or_default();
                let values = values::GainIdText { gain: &step.gain, id: &step.criterion, text: &text };
                blocks.push(item(msg::SUMMARY_STEP.fill(lang, values)));
            }
        }
        PlanOutcome::Unreachable { .. } => {
            blocks.push(item(msg::SUMMARY_NEXT_NONE.fill(lang, values::Stars { stars: &target.stars })));
        }
    }
    blocks
}

fn heading(text: String) -> Block {
    Paragraph::bold(text).spaced(10).heading(2).into()
}

fn item(text: String) -> Block {
    Paragraph::new(format!("- {text}")).indented(5).spaced(3).into()
}
