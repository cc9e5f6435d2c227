//! Form 02: the self-assessment report (QĐ 26/2026, Appendix III).

mod criteria;
mod figures;
mod general;

pub(super) use figures::figures;
pub(super) use general::tick_label;

use crate::assessment::assess;
use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::Draft;
use crate::figures::FormPart;
use crate::form::Step;
use crate::locale::{Lang, Message, msg, values};

use super::Options;
use super::evidence_table::evidence_table;
use super::model::{Block, Paragraph};
use super::outcome::outcome;
use super::parts::{code_line, document_title, free_text, lines_of, signature, with_signature};
use super::register::{Entry, entries};
use super::results_table::results_table;

/// The self-assessment report with the table of evidence; the copy for work also has the estimate.
pub fn form02(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let register = entries(draft, edition, set, options.purpose);
    let result = assess(draft, edition, set);
    let mut blocks: Vec<Block> =
        vec![document_title(t(msg::FORM02_TITLE)).into(), Paragraph::italic(t(msg::FORM02_SUBTITLE)).centred().into()];
    // Where the first page ends is not known here, so the code stands below the title.
    blocks.extend(code_line(draft, edition, set, lang).map(|line| line.centred().into()));
    blocks.push(part_heading("I", msg::FORM02_PART1, lang));
    blocks.extend(general::general(draft, lang));
    blocks.extend(figures::figures(draft, edition, FormPart::General, lang));
    blocks.push(part_heading("II", msg::FORM02_PART2, lang));
    blocks.extend(topics(draft, Step::Results, lang));
    blocks.extend(figures::figures(draft, edition, FormPart::Results, lang));
    blocks.push(part_heading("III", msg::FORM02_PART3, lang));
    let set_used =
        values::DecisionNameNo { decision: &edition.decision_long.text(lang), name: &set.name.text(lang), no: &set.no };
    blocks.push(Paragraph::new(msg::FORM02_SET_USED.fill(lang, set_used)).justified().kept().into());
    blocks.push(Block::Table(criteria::criteria_table(draft, &register, edition, set, &result, options)));
    if !options.to_hand_in() {
        blocks.extend(outcome(edition, &result, lang));
    }
    blocks.push(Paragraph::bold(t(msg::FORM02_EVIDENCE_TITLE)).spaced(10).heading(3).into());
    blocks.push(Paragraph::italic(t(msg::FORM02_EVIDENCE_INTRO)).justified().kept().into());
    blocks.push(Block::Table(evidence_table(&register, draft, edition, options)));
    blocks.extend(results_table(&register, edition, options));
    blocks.extend(super::changes::changes(draft, edition, &register, options));
    blocks.push(part_heading("IV", msg::FORM02_PART4, lang));
    blocks.extend(topics(draft, Step::Plans, lang));
    blocks.extend(figures::figures(draft, edition, FormPart::Plans, lang));
    let signature = signature(Some(t(msg::DOC_PLACE_DATE)), t(msg::FORM02_SIGNED), t(msg::FORM02_SIGN_HERE));
    with_signature(blocks, signature)
}

/// The number of a part and its title on two lines, as on the form.
fn part_heading(no: &str, title: Message, lang: Lang) -> Block {
    let text = format!("{}\n{}", msg::FORM02_PART.fill(lang, values::No { no: &no }), title.text(lang));
    Paragraph::bold(text).centred().spaced(14).heading(2).into()
}

/// A part of free texts: each topic with its label, or with lines to write on; an optional topic appears only if it
/// has a text.
fn topics(draft: &Draft, step: Step, lang: Lang) -> Vec<Block> {
    let said = step.fields().filter(|f| f.needed || !f.is_empty(draft));
    said.flat_map(|f| free_text(&format!("- {}", f.label.text(lang)), &f.read(draft))).collect()
}

/// The product's story as a paper that the answers cite; no block if the draft has no story.
pub fn story(draft: &Draft, register: &[Entry], lang: Lang) -> Vec<Block> {
    let Some(entry) = register.iter().find(|entry| entry.written) else { return Vec::new() };
    let title = msg::FORM02_STORY.fill(lang, values::Name { name: &draft.product.name.trim() });
    let mut blocks = vec![
        Paragraph::bold(entry.label(lang)).at_right().kept().into(),
        Paragraph::bold(title).centred().sized(14).heading(2).into(),
    ];
    blocks.extend(lines_of(&draft.story.text));
    blocks
}
