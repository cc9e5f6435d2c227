//! Form 02, part I: the applicant and the product.

use crate::catalogue::Tick;
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
    let tick_box = |one: Tick| tick(t(tick_label(one)), ticks.get(one));
    let other = match ticks.other.trim() {
        "" => t(msg::FORM02_TICK_OTHER).to_owned(),
        other => format!("{}: {other}", t(msg::FORM02_TICK_OTHER)),
    };
    let ingredients = match product.ingredients.trim() {
        "" => String::new(),
        said => format!("{}: {said}", t(msg::FORM02_INGREDIENTS)),
    };
    let about = [product.name.trim(), product.description.trim(), &ingredients];
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
    blocks.extend(free_text(t(msg::FORM02_PRODUCT), &about.join("\n")));
    blocks.push(together(vec![
        Paragraph::new(t(msg::FORM02_TICKS)).spaced(6),
        tick_box(Tick::BusinessRegistration),
        tick_box(Tick::QualityDeclared),
        Paragraph::new(t(msg::FORM02_TICK_CONDITIONS)).indented(5).spaced(2),
        tick_box(Tick::FoodSafety).indented(10),
        tick_box(Tick::ProductionCertificate).indented(10),
        tick(t(msg::FORM02_TICK_PROPERTY), ticks.any_property()),
        tick_box(Tick::TradeMark).indented(10),
        tick_box(Tick::Indication).indented(10),
        tick_box(Tick::Patent).indented(10),
        tick_box(Tick::Design).indented(10),
        tick_box(Tick::Copyright).indented(10),
        tick(&other, ticks.has_other()).indented(10),
    ]));
    blocks.extend(free_text(t(msg::FORM02_HISTORY), &applicant.history));
    blocks.extend(free_text(t(msg::FORM02_STRUCTURE), &applicant.structure));
    blocks
}

/// How form 02, I.7, names a box.
pub fn tick_label(tick: Tick) -> Message {
    match tick {
        Tick::BusinessRegistration => msg::FORM02_TICK_REGISTRATION,
        Tick::QualityDeclared => msg::FORM02_TICK_DECLARED,
        Tick::FoodSafety => msg::FORM02_TICK_FOOD_SAFETY,
        Tick::ProductionCertificate => msg::FORM02_TICK_PRODUCTION,
        Tick::TradeMark => msg::FORM02_TICK_TRADE_MARK,
        Tick::Indication => msg::FORM02_TICK_INDICATION,
        Tick::Patent => msg::FORM02_TICK_PATENT,
        Tick::Design => msg::FORM02_TICK_DESIGN,
        Tick::Copyright => msg::FORM02_TICK_COPYRIGHT,
    }
}
