//! Form 02, part I: the applicant and the product.

use crate::draft::Draft;
use crate::locale::{Lang, Message, msg};

use super::super::model::{Block, Paragraph};
use super::super::parts::{
    contacts, field, free_text, full_address, side_by_side, sub_field, tick, together, written_date,
};

/// The blocks of part I.
pub fn general(draft: &Draft, lang: Lang) -> Vec<Block> {
    let t = |message: Message| message.text(lang);
    let (applicant, product) = (&draft.applicant, &draft.product);
    let ticks = &product.ticks;
    let other = match ticks.other.trim() {
        "" => t(msg::FORM02_TICK_OTHER).to_owned(),
        other => format!("{}: {other}", t(msg::FORM02_TICK_OTHER)),
    };
    let name_and_description = [product.name.trim(), product.description.trim()];
    let sex = format!("- {}", t(msg::FORM02_SEX));
    let sex = side_by_side([(&sex, &applicant.sex), (t(msg::FORM02_ETHNICITY), &applicant.ethnicity)], "; ");
    let founded = side_by_side(
        [
            (t(msg::FORM02_FOUNDED), &written_date(&applicant.founded)),
            (t(msg::FORM02_REGISTRATION_NO), &applicant.registration_no),
        ],
        "    ",
    );
    let mut blocks: Vec<Block> = vec![
        field(t(msg::FORM02_NAME), &applicant.name).into(),
        field(t(msg::FORM02_ORGANISATION), &applicant.organisation).into(),
        field(t(msg::FORM02_ADDRESS), &full_address(applicant)).into(),
        contacts(t(msg::FORM02_PHONE), applicant, lang).into(),
        Paragraph::new(t(msg::FORM02_REPRESENTATIVE)).spaced(3).kept().into(),
        sub_field(t(msg::FORM02_FULL_NAME), &applicant.representative).into(),
        sex.indented(5).into(),
        sub_field(t(msg::FORM02_RESIDENCE), &applicant.residence).into(),
        founded.into(),
    ];
    blocks.extend(free_text(t(msg::FORM02_PRODUCT), &name_and_description.join("\n")));
    blocks.push(together(vec![
        Paragraph::new(t(msg::FORM02_TICKS)).spaced(6),
        tick(t(msg::FORM02_TICK_REGISTRATION), ticks.business_registration),
        tick(t(msg::FORM02_TICK_DECLARED), ticks.quality_declared),
        Paragraph::new(t(msg::FORM02_TICK_CONDITIONS)).indented(5).spaced(2),
        tick(t(msg::FORM02_TICK_FOOD_SAFETY), ticks.food_safety).indented(10),
        tick(t(msg::FORM02_TICK_PRODUCTION), ticks.production_certificate).indented(10),
        tick(t(msg::FORM02_TICK_PROPERTY), ticks.any_property()),
        tick(t(msg::FORM02_TICK_TRADE_MARK), ticks.trade_mark).indented(10),
        tick(t(msg::FORM02_TICK_INDICATION), ticks.indication).indented(10),
        tick(t(msg::FORM02_TICK_PATENT), ticks.patent).indented(10),
        tick(t(msg::FORM02_TICK_DESIGN), ticks.design).indented(10),
        tick(t(msg::FORM02_TICK_COPYRIGHT), ticks.copyright).indented(10),
        tick(&other, ticks.has_other()).indented(10),
    ]));
    blocks.extend(free_text(t(msg::FORM02_HISTORY), &applicant.history));
    blocks.extend(free_text(t(msg::FORM02_STRUCTURE), &applicant.structure));
    blocks
}
