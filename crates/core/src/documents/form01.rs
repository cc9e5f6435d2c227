//! Form 01: the registration (QĐ 26/2026, Appendix III).

use crate::calendar::round_aimed_at;
use crate::catalogue::{self, Edition, ProductSet, Text as _};
use crate::draft::{Draft, RatingKind};
use crate::locale::{Lang, Message, msg, values};
use crate::places::of_province;

use super::Options;
use super::model::{Block, Paragraph, Span};
use super::parts::{
    code_line, contacts, document_title, field, full_address, kind_name, national_title, signature, sub_field,
    tick_box, with_signature,
};

/// The registration form, with the part that the authorities fill in.
pub fn form01(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let applicant = &draft.applicant;
    let mut blocks: Vec<Block> = national_title(lang).into();
    let province = or_dots(&of_province(&applicant.province, lang));
    let year = round_aimed_at(edition, options.today).map_or_else(|| or_dots(""), |round| round.year().to_string());
    blocks.extend([
        document_title(t(msg::FORM01_TITLE)).spaced(14).into(),
        Paragraph::bold(t(msg::FORM01_SUBTITLE)).centred().kept().into(),
        Paragraph::bold(msg::FORM01_OF_PROVINCE.fill(lang, values::ProvinceYear { province: &province, year: &year }))
            .centred()
            .into(),
        Paragraph::new(t(msg::FORM01_UNIT)).spaced(10).kept().into(),
        sub_field(t(msg::FORM01_NAME), &applicant.name).into(),
        sub_field(t(msg::FORM01_REPRESENTATIVE), &applicant.representative).into(),
        sub_field(t(msg::FORM01_POSITION), &applicant.position).into(),
        sub_field(t(msg::FORM01_ADDRESS), &full_address(applicant)).into(),
        contacts(&format!("- {}", t(msg::FORM01_PHONE)), applicant, lang).indented(5).into(),
        field(t(msg::FORM01_PRODUCT), &draft.product.name).spaced(6).into(),
        field(t(msg::FORM01_GROUP), &classification(set, lang)).spaced(6).into(),
        kinds(draft.kind, lang).into(),
        Paragraph::new(t(msg::FORM01_ATTACHED)).spaced(6).kept().into(),
        Paragraph::new(format!("- {}", t(msg::FORM01_REPORT))).indented(5).spaced(3).into(),
        sub_field(t(msg::FORM01_SAMPLES), &samples(set, lang)).into(),
        Paragraph::new(t(msg::FORM01_DECLARATION)).justified().spaced(8).kept().into(),
    ]);
    let signed = signature(Some(t(msg::DOC_PLACE_DATE)), t(msg::FORM01_SIGNED), t(msg::FORM01_SIGN_HERE));
    let mut blocks = with_signature(blocks, signed);
    blocks.push(Paragraph::italic(t(msg::FORM01_FOOTNOTE)).sized(11).spaced(8).into());
    blocks.extend(code_line(draft, edition, set, lang).map(Block::from));
    blocks.extend([Block::PageBreak, Paragraph::bold(t(msg::FORM01_AUTHORITY)).centred().heading(2).into()]);
    for office in [msg::FORM01_AUTHORITY_COMMUNE, msg::FORM01_AUTHORITY_PROVINCE] {
        blocks.extend([
            Paragraph::bold(t(office)).spaced(14).kept().into(),
            Paragraph::new(t(msg::FORM01_AUTHORITY_NO)).spaced(6).into(),
            Paragraph::new(t(msg::FORM01_AUTHORITY_DATE)).spaced(6).into(),
            Paragraph::new(t(msg::FORM01_AUTHORITY_PERSON)).spaced(6).into(),
            Paragraph::new("").kept().into(),
            signature(None, t(msg::FORM01_AUTHORITY_SIGN), t(msg::FORM01_SIGN_HERE)),
        ]);
    }
    blocks
}

fn or_dots(value: &str) -> String {
    match value.trim() {
        "" => "..............".to_owned(),
        value => value.to_owned(),
    }
}

/// The industry, group and sub-group of Appendix I, each with its label.
fn classification(set: &ProductSet, lang: Lang) -> String {
    let [group, sub_group] = [msg::FORM01_GROUP_NAME, msg::FORM01_SUB_GROUP_NAME];
    let words = [None, Some(group), Some(sub_group)]
        .into_iter()
        .zip(catalogue::classification(set).names().map(|name| name.text(lang)));
    let named =
        words.map(|(word, name)| word.map_or(name.to_owned(), |word| word.fill(lang, values::Name { name: &name })));
    named.collect::<Vec<_>>().join("; ")
}

/// The three kinds of registration, each with its box.
fn kinds(kind: RatingKind, lang: Lang) -> Paragraph {
    let mut line = Paragraph::new(format!("{}: ", msg::FORM01_KIND.text(lang)));
    for this in [RatingKind::First, RatingKind::Upgrade, RatingKind::ReRating] {
        line.spans.push(Span { text: format!("{} ", kind_name(this).text(lang)), ..Span::default() });
        line.spans.push(tick_box(this == kind));
        line.spans.push(Span { text: "    ".to_owned(), ..Span::default() });
    }
    line.spaced(6)
}

fn samples(set: &ProductSet, lang: Lang) -> String {
    match set.samples {
        0 => msg::FORM01_SAMPLES_NONE.text(lang).to_owned(),
        n => msg::FORM01_SAMPLES_COUNT.fill(lang, values::N { n: &n }),
    }
}
