//! The sheet of details: the fields of forms 01 and 02 other than the answers, without private notes.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::catalogue::{Edition, Tick};
use crate::draft::{Draft, RatingKind};
use crate::figures::stated;
use crate::form::{Kind, Step};
use crate::locale::{Message, msg};

use super::super::form02::tick_label;
use super::super::parts::kind_name;
use super::sheet::{About, begin};
use super::table::{day, number, text};

/// The columns with their widths in characters.
const COLUMNS: [(Message, u16); 2] = [(msg::WORKBOOK_FIELD, 45), (msg::WORKBOOK_VALUE, 95)];

pub(super) fn details(sheet: &mut Worksheet, about: &About, draft: &Draft, edition: &Edition) -> Result<(), XlsxError> {
    let lang = about.lang;
    let names = [msg::WORKBOOK_DETAILS, msg::BOOK_DETAILS_TITLE];
    let mut table = begin(sheet, about, names, &COLUMNS, Vec::new())?;
    let head = table.row;
    table.add([text(msg::BOOK_KIND.text(lang)), text(kind_name(draft.kind).text(lang))])?;
    for step in Step::asked(draft.kind) {
        for field in step.fields().filter(|f| !f.private) {
            let said = field.read(draft);
            let value = match field.kind {
                Kind::Date | Kind::Founded => day(&said),
                _ => text(said),
            };
            table.add([text(field.label.text(lang)), value])?;
        }
        match step {
            Step::Product => {
                for tick in Tick::ALL {
                    let words = if draft.product.ticks.get(tick) { msg::BOOK_TICKED } else { msg::BOOK_UNTICKED };
                    table.add([text(tick_label(tick).text(lang)), text(words.text(lang))])?;
                }
                table.add([text(msg::BOOK_TICK_OTHER.text(lang)), text(draft.product.ticks.other.trim())])?;
            }
            Step::Changes if draft.kind != RatingKind::First => {
                let stars = Some(u32::from(draft.recognition.stars)).filter(|stars| *stars > 0);
                table.add([text(msg::FORM_CERTIFICATE_STARS.text(lang)), number(stars)])?;
            }
            _ => {}
        }
    }
    for (figure, quantity) in stated(draft, edition, lang) {
        table.add([text(figure.label(lang)), text(quantity)])?;
    }
    table.filter(head, COLUMNS.len())
}
