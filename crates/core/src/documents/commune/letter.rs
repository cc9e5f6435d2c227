//! The commune's letter to the province (QĐ 26/2026, Art. 6.2a), in the layout of Decree 30/2020/NĐ-CP.

use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::{Draft, RatingKind};
use crate::locale::{Lang, Message, msg, values};

use super::super::Options;
use super::super::model::{Block, Cell, Paragraph, Row, Span, Table};
use super::super::parts::{TEXT_WIDTH, full_address, kind_name, sub_field, written_date};
use super::super::register::{Entry, entries};
use super::head::head;
use super::places::{commune_of, province_of};
use super::{DOTS, or_dots};

/// The font size of the list of recipients, in points (Decree 30/2020/NĐ-CP, Appendix I).
const RECIPIENTS: u8 = 11;

/// The letter. The commune fills in number, day, signer and further recipients.
pub fn letter(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let t = |message: Message| message.text(lang);
    let applicant = &draft.applicant;
    let (commune, province) = (commune_of(applicant, lang), province_of(applicant, lang));
    let about =
        vec![Paragraph::new(t(msg::LETTER_NUMBER)).centred(), Paragraph::new(t(msg::LETTER_ABOUT)).centred().sized(12)];
    let day = Paragraph::italic(t(msg::DOC_PLACE_DATE)).centred();
    let said = |text: String| Paragraph::new(text).justified().spaced(6);
    let opening = values::CommuneDecision { commune: &commune, decision: &edition.decision_long.text(lang) };
    let mut blocks = vec![
        head(&commune, Some((about, day)), lang),
        Paragraph::new(msg::LETTER_TO.fill(lang, values::Province { province: &province }))
            .centred()
            .sized(14)
            .spaced(18)
            .into(),
        said(msg::LETTER_OPENING.fill(lang, opening)).spaced(14).into(),
        sub_field(t(msg::LETTER_PRODUCT), &draft.product.name).into(),
        sub_field(t(msg::LETTER_APPLICANT), &applicant.name).into(),
        sub_field(t(msg::LETTER_ADDRESS), &full_address(applicant)).into(),
        sub_field(
            t(msg::LETTER_SET),
            &msg::LETTER_SET_VALUE.fill(lang, values::NameNo { no: &set.no, name: &set.name.text(lang) }),
        )
        .into(),
        sub_field(t(msg::LETTER_KIND), t(kind_name(draft.kind))).into(),
    ];
    if draft.kind != RatingKind::First {
        blocks.push(sub_field(t(msg::LETTER_CERTIFICATE), &certificate(draft, lang)).into());
    }
    let request = values::CommuneProvince { commune: &commune, province: &province };
    blocks.push(said(msg::LETTER_REQUEST.fill(lang, request)).into());
    blocks.push(said(t(msg::LETTER_ENCLOSED).to_owned()).kept().into());
    blocks.extend(enclosed(set, &entries(draft, edition, set, options.purpose), lang));
    blocks.push(Paragraph::new("").kept().into());
    blocks.push(foot(draft, lang));
    blocks
}

fn certificate(draft: &Draft, lang: Lang) -> String {
    let recognition = &draft.recognition;
    let stars = match recognition.stars {
        0 => "......".to_owned(),
        n => n.to_string(),
    };
    let issued = written_date(&recognition.issued);
    let number = or_dots(&recognition.certificate);
    let values = values::IssuedNumberStars { issued: &or_dots(&issued), number: &number, stars: &stars };
    msg::LETTER_CERTIFICATE_VALUE.fill(lang, values)
}

/// The list of the letter's enclosures (Art. 6.2b to d, 7.2b); the last line ends the letter.
fn enclosed(set: &ProductSet, register: &[Entry], lang: Lang) -> [Block; 3] {
    let dossier = match (register.first(), register.last()) {
        (Some(first), Some(last)) => msg::LETTER_ENCLOSED_PAPERS
            .fill(lang, values::FirstLast { first: &first.label(lang), last: &last.label(lang) }),
        _ => msg::LETTER_ENCLOSED_DOSSIER.text(lang).to_owned(),
    };
    let samples = match set.samples {
        0 => msg::LETTER_ENCLOSED_NO_SAMPLES.text(lang).to_owned(),
        n => msg::LETTER_ENCLOSED_SAMPLES.fill(lang, values::N { n: &format!("{n:02}") }),
    };
    let report = msg::LETTER_ENCLOSED_REPORT.text(lang).to_owned();
    [report, dossier, format!("{samples}/.")].map(|line| Paragraph::new(line).indented(5).spaced(3).kept().into())
}

/// The recipients of copies, and space for the signature.
fn foot(draft: &Draft, lang: Lang) -> Block {
    let t = |message: Message| message.text(lang);
    let small = |text: String| Paragraph::new(text).sized(RECIPIENTS);
    let title = Span { text: t(msg::LETTER_RECIPIENTS).to_owned(), bold: true, italic: true, ..Span::default() };
    let recipients = vec![
        Paragraph { spans: vec![title], size: 12, ..Paragraph::default() },
        small(t(msg::LETTER_AS_ABOVE).to_owned()),
        small(msg::LETTER_COPY.fill(lang, values::Name { name: &or_dots(&draft.applicant.name) })),
        small(t(msg::LETTER_OTHER).to_owned()),
        small(t(msg::LETTER_FILED).to_owned()),
    ];
    let blank = || Paragraph::new("").centred();
    let signer = vec![
        Paragraph::bold(t(msg::LETTER_SIGNED)).centred(),
        Paragraph::new(DOTS).centred(),
        blank(),
        blank(),
        blank(),
        Paragraph::new(DOTS).centred(),
    ];
    Block::Table(Table {
        widths: vec![TEXT_WIDTH / 2, TEXT_WIDTH / 2],
        lines: false,
        rows: vec![Row { cells: vec![Cell::new(recipients), Cell::new(signer)], header: false }],
    })
}
