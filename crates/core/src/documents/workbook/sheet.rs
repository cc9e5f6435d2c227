//! The common content of all sheets: the description of the draft above the table, and the print set-up.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::catalogue::{Edition, ProductSet, Text as _};
use crate::draft::Draft;
use crate::locale::{Lang, Message, msg, values};

use super::super::Options;
use super::super::parts::kind_name;
use super::set_up::set_up;
use super::table::{Formats, Look, Table, Value, set_lines, text, write};

/// The maximum number of lines of a value above the table, because these rows stay visible.
const MOST_LINES: usize = 4;
/// The minimum widths of a label and of a value above the table, in characters.
const ROOM: [u16; 2] = [20, 40];

/// The description of the draft that all sheets show.
pub(super) struct About {
    pub(super) lang: Lang,
    pub(super) options: Options,
    product: String,
    applicant: String,
    kind: Message,
    set: String,
}

impl About {
    pub(super) fn of(draft: &Draft, edition: &Edition, set: &ProductSet, options: &Options) -> About {
        let lang = options.lang;
        About {
            lang,
            options: *options,
            product: draft.product.name.trim().to_owned(),
            applicant: draft.applicant.name.trim().to_owned(),
            kind: kind_name(draft.kind),
            set: msg::BOOK_SET_OF.fill(
                lang,
                values::DecisionNameNo {
                    no: &set.no,
                    name: &set.name.text(lang),
                    decision: &edition.decision_long.text(lang),
                },
            ),
        }
    }

    fn pairs(&self) -> Vec<(String, Value)> {
        let pair = |label: Message, value: Value| (label.text(self.lang).to_owned(), value);
        vec![
            pair(msg::BOOK_PRODUCT, text(self.product.as_str())),
            pair(msg::BOOK_APPLICANT, text(self.applicant.as_str())),
            pair(msg::BOOK_KIND, text(self.kind.text(self.lang))),
            pair(msg::BOOK_SET, text(self.set.as_str())),
            pair(msg::BOOK_MADE, Value::Day(self.options.today)),
        ]
    }
}

/// Starts a sheet: its name, its title, the description of the draft with the pairs `more`, the head of the table,
/// and the print set-up. Widths of columns are in characters.
pub(super) fn begin<'w>(
    sheet: &'w mut Worksheet,
    about: &About,
    [name, title]: [Message; 2],
    columns: &[(Message, u16)],
    more: Vec<(String, Value)>,
) -> Result<Table<'w>, XlsxError> {
    let lang = about.lang;
    sheet.set_name(name.text(lang))?;
    for (column, (_, width)) in (0..).zip(columns) {
        sheet.set_column_width(column, f64::from(*width))?;
    }
    sheet.write_string_with_format(0, 0, title.text(lang), &Format::new().set_bold().set_font_size(14.0))?;
    let widths: Vec<u16> = columns.iter().map(|(_, width)| *width).collect();
    let pairs = about.pairs().into_iter().chain(more).collect();
    let head = above(sheet, pairs, &spots(&widths), lang)? + 1;
    let heading = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0xDDDDDD));
    let mut lines = 1;
    for (column, (label, width)) in (0..).zip(columns) {
        let label = label.text(lang);
        // The filter button needs some of the width.
        lines = lines.max(text(label).lines(width.saturating_sub(2)));
        sheet.write_string_with_format(head, column, label, &heading)?;
    }
    set_lines(sheet, head, lines)?;
    sheet.set_freeze_panes(head + 1, 0)?;
    sheet.set_repeat_rows(head, head)?;
    print(sheet, about, title);
    Ok(Table::looking(sheet, head, lang, Look::Lined, widths))
}

/// The position of a label and its value: the first and the last column of each, and the width for the value in
/// characters.
struct Spot {
    label: [u16; 2],
    value: [u16; 2],
    room: u16,
}

/// One or two positions side by side, as many as the columns allow.
fn spots(widths: &[u16]) -> Vec<Spot> {
    let mut next = 0;
    // Takes columns until they are wide enough for `least` characters.
    let mut take = |least: u16| {
        let (first, mut room) = (next, 0);
        while room < least && next < widths.len() {
            room += widths[next];
            next += 1;
        }
        (next > first).then(|| ([first, next - 1].map(|c| u16::try_from(c).unwrap_or(u16::MAX)), room))
    };
    let mut found = Vec::new();
    while let (Some((label, _)), Some((value, room))) = (take(ROOM[0]), take(ROOM[1])) {
        found.push(Spot { label, value, room });
        if found.len() == 2 {
            break;
        }
    }
    // The last position gets the remaining columns.
    if let (Some(last), Ok(end)) = (found.last_mut(), u16::try_from(widths.len())) {
        last.room += widths.iter().skip(usize::from(last.value[1]) + 1).sum::<u16>();
        last.value[1] = end.saturating_sub(1);
    }
    found
}

/// Writes the labels and values below the title of a sheet; returns the next row.
fn above(sheet: &mut Worksheet, pairs: Vec<(String, Value)>, spots: &[Spot], lang: Lang) -> Result<u32, XlsxError> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
    let [labels, values] = [plain.clone(), plain.set_bold()].map(Formats::of);
    let mut row = 0;
    let mut pairs = pairs.into_iter().peekable();
    while pairs.peek().is_some() {
        row += 1;
        let mut lines = 1;
        for (spot, (label, value)) in spots.iter().zip(pairs.by_ref()) {
            lines = lines.max(value.lines(spot.room).min(MOST_LINES));
            join(sheet, row, spot.label, &labels.text)?;
            write(sheet, row, spot.label[0], text(label), lang, &labels)?;
            join(sheet, row, spot.value, &values.text)?;
            write(sheet, row, spot.value[0], value, lang, &values)?;
        }
        set_lines(sheet, row, lines)?;
    }
    Ok(row + 1)
}

/// Merges several cells of a row into one.
fn join(sheet: &mut Worksheet, row: u32, [first, last]: [u16; 2], format: &Format) -> Result<(), XlsxError> {
    if last > first {
        sheet.merge_range(row, first, row, last, "", format)?;
    }
    Ok(())
}

/// The print set-up of a sheet about a draft: the product in the header, page numbers in the footer.
fn print(sheet: &mut Worksheet, about: &About, title: Message) {
    let note = if about.options.to_hand_in() { "" } else { msg::DOC_DRAFT_NOTE.text(about.lang) };
    set_up(sheet, [&about.product, title.text(about.lang)], note, about.lang);
}
