//! The estimate in words, for copies to work with.

use crate::assessment::{Assessment, Verdict};
use crate::catalogue::{Edition, Text as _};
use crate::locale::{Lang, Message, msg, values};

use super::model::{Block, Paragraph};

/// The reasons for a rejection, the estimate in a sentence, and the conditions on which it depends. There are no
/// stars beside a rejection, nor before enough questions are answered.
pub fn outcome(edition: &Edition, result: &Assessment, lang: Lang) -> Vec<Block> {
    let heading = |message: Message| Block::from(Paragraph::bold(message.text(lang)).spaced(4).kept());
    let item = |text: &str| Block::from(Paragraph::new(format!("- {text}")).indented(5));
    let mut blocks = Vec::new();
    if !result.knock_outs.is_empty() {
        blocks.push(heading(msg::FORM02_KNOCKED_OUT));
        blocks.extend(result.knock_outs.iter().map(|k| item(edition.knock_out(k.knock_out).result.text(lang))));
    }
    let standing = result.standing();
    let points = &result.score.total;
    let estimate = match standing.verdict() {
        Verdict::Rejected => msg::STANDING_REJECTED.fill(lang, values::Points { points }),
        Verdict::TooEarly => msg::STANDING_TOO_EARLY
            .fill(lang, values::AnsweredAsked { answered: &standing.answered, asked: &standing.asked }),
        Verdict::Stars(stars) => msg::FORM02_RESULT.fill(
            lang,
            values::ByPointsCapPointsStars {
                points,
                stars: &stars,
                by_points: &result.stars_by_points,
                cap: &result.cap,
            },
        ),
    };
    blocks.push(Paragraph::new(estimate).justified().spaced(6).into());
    let open = result.open_knock_outs().map(|k| item(edition.knock_out(k.knock_out).ask.text(lang)));
    let open: Vec<Block> = open.collect();
    if !open.is_empty() {
        if let Verdict::Stars(_) = standing.verdict() {
            blocks.push(Paragraph::bold(standing.words(lang)).spaced(4).kept().into());
            blocks.push(Paragraph::new(msg::STANDING_CONDITIONS_FIRST.text(lang)).kept().into());
        } else {
            blocks.push(heading(msg::STANDING_CONDITIONS_LEFT));
        }
        blocks.extend(open);
    }
    blocks
}
