//! The sheet on which a council member scores a product of a set (QĐ 26/2026, Appendix II), either blank or filled
//! with the producer's own answers.

mod own;
mod table;

use std::fmt::Display;

use crate::assessment::assess;
use crate::catalogue::{Edition, Named, ProductSet, Text as _};
use crate::draft::{Applicant, Draft};
use crate::locale::{Lang, Message, msg, sheet, values};

use super::Options;
use super::model::{Block, Paragraph};
use super::outcome::outcome;
use super::parts::{document_title, field, free_text, full_address, signature};
use own::Own;

/// The sheet with the producer's ticks, points, name and address. In a copy to work with, the estimate follows below
/// the sheet.
pub fn score_sheet(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let result = assess(draft, edition, set);
    let mut blocks = head(edition, set, lang, Some(draft));
    blocks.push(table::table(Some(Own::new(&result)), edition, set, lang));
    blocks.extend(foot(set, lang));
    if !options.to_hand_in() {
        blocks.push(Paragraph::bold(msg::OFFICIAL_SHEET_ESTIMATE.text(lang)).spaced(14).heading(2).into());
        blocks.extend(outcome(edition, &result, lang));
    }
    blocks
}

/// The blank sheet, with space to write. It belongs to no draft, so it has no marks of a draft, whatever the purpose
/// in the options is.
pub fn blank_sheet(edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let mut blocks = head(edition, set, lang, None);
    blocks.push(table::table(None, edition, set, lang));
    blocks.extend(foot(set, lang));
    blocks
}

/// The content above the table: the set, the product and its applicant, and the reasons for a rejection.
fn head(edition: &Edition, set: &ProductSet, lang: Lang, draft: Option<&Draft>) -> Vec<Block> {
    let centred = |text: String| Paragraph::new(text).centred().kept();
    let set_line = msg::OFFICIAL_SHEET_SET.fill(lang, values::NameNo { no: &set.no, name: &set.name.text(lang) });
    let law = msg::OFFICIAL_SHEET_LAW.fill(lang, values::Decision { decision: &edition.decision_long.text(lang) });
    let mut blocks: Vec<Block> = vec![document_title(msg::OFFICIAL_SHEET_TITLE.text(lang)).into()];
    blocks.extend(draft.map(|_| Paragraph::italic(msg::OFFICIAL_SHEET_OWN.text(lang)).centred().kept().into()));
    blocks.push(Paragraph::bold(set_line).centred().heading(2).into());
    blocks.push(centred(place(edition, set, lang)).into());
    blocks.push(Paragraph::italic(law).centred().into());

    let (product, no_applicant) = (draft.map_or("", |d| &d.product.name), Applicant::default());
    let applicant = draft.map_or(&no_applicant, |d| &d.applicant);
    blocks.push(field(msg::OFFICIAL_SHEET_PRODUCT.text(lang), product).spaced(10).into());
    // The commune assigns the code.
    blocks.push(Paragraph::new(msg::OFFICIAL_SHEET_CODE.text(lang)).spaced(3).kept().into());
    blocks.push(Paragraph::italic(msg::OFFICIAL_SHEET_CODE_HELP.text(lang)).sized(11).justified().into());
    blocks.push(field(msg::OFFICIAL_SHEET_APPLICANT.text(lang), &applicant.name).into());
    blocks.push(field(msg::OFFICIAL_SHEET_PHONE.text(lang), &applicant.phone).into());
    blocks.push(field(msg::OFFICIAL_SHEET_ADDRESS.text(lang), &full_address(applicant)).into());
    blocks.extend(reasons(edition, set, lang));
    // Space before the table, on the page of the table.
    blocks.push(Paragraph::new("").sized(6).kept().into());
    blocks
}

/// The industry and group of Appendix I.
fn place(edition: &Edition, set: &ProductSet, lang: Lang) -> String {
    let name = |list: &[Named], index: u8| list[usize::from(index)].name.text(lang);
    let (industry, group) = (name(&edition.industries, set.industry), name(&edition.groups, set.group));
    if industry == group {
        return msg::OFFICIAL_SHEET_PLACE_ALONE.fill(lang, values::Industry { industry: &industry });
    }
    msg::OFFICIAL_SHEET_PLACE.fill(lang, values::GroupIndustry { industry: &industry, group: &group })
}

/// The reasons for which a dossier is rejected, whatever its points; the sheet of the tourism set names none.
fn reasons(edition: &Edition, set: &ProductSet, lang: Lang) -> Vec<Block> {
    let reasons: Vec<&str> =
        set.knock_outs.iter().filter_map(|k| sheet::reason(&edition.id, *k)).map(|m| m.text(lang)).collect();
    let Some(last) = reasons.len().checked_sub(1) else { return Vec::new() };
    let line = |(place, text): (usize, &&str)| {
        let words = if place == last { msg::OFFICIAL_SHEET_LAST_REASON } else { msg::OFFICIAL_SHEET_REASON };
        Paragraph::italic(words.fill(lang, values::Text { text: text as &dyn Display })).indented(5).kept().into()
    };
    let title = Paragraph::italic(msg::OFFICIAL_SHEET_REJECTED_WHEN.text(lang)).spaced(8).kept();
    std::iter::once(title.into()).chain(reasons.iter().enumerate().map(line)).collect()
}

/// The content below the table: the meaning of the stars, and space for the opinion and for the signature, all on one
/// page.
fn foot(set: &ProductSet, lang: Lang) -> Vec<Block> {
    let t = |message: Message| message.text(lang);
    let marks = set.criteria().flat_map(|c| &c.scores).any(|s| s.mark().is_some());
    let mut blocks: Vec<Block> = Vec::new();
    blocks.extend(marks.then(|| Paragraph::italic(t(msg::OFFICIAL_SHEET_STARS)).spaced(6).kept().into()));
    let mut opinion = free_text(t(msg::OFFICIAL_SHEET_OPINION), "");
    for block in &mut opinion {
        if let Block::Paragraph(line) = block {
            line.keep_with_next = true;
        }
    }
    blocks.extend(opinion);
    blocks.push(Paragraph::new("").kept().into());
    let (who, how) = (t(msg::OFFICIAL_SHEET_SIGNED), t(msg::OFFICIAL_SHEET_SIGN_HERE));
    blocks.push(signature(Some(t(msg::DOC_PLACE_DATE)), who, how));
    blocks
}
