//! The print set-up of a sheet.

use rust_xlsxwriter::Worksheet;

use crate::locale::{Lang, msg, values};

use super::cell::cell;

/// Excel's number of the paper size A4.
const A4: u8 = 9;
/// The margins in inches: left, right, top, bottom, header, footer.
const MARGINS: [f64; 6] = [0.4, 0.4, 0.7, 0.7, 0.3, 0.3];
/// The maximum number of characters of a text in a page header: Excel allows 255 units for the whole header.
const MOST_IN_HEADER: usize = 80;

/// Sets a sheet to landscape A4, as wide as the page, with two texts in the header, and a note and page numbers in
/// the footer.
pub fn set_up(sheet: &mut Worksheet, above: [&str; 2], note: &str, lang: Lang) {
    let [left, right, top, bottom, header, footer] = MARGINS;
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(left, right, top, bottom, header, footer)
        .set_print_center_horizontally(true);
    let [at_left, at_right] = above.map(|text| in_header(text, lang));
    sheet.set_header(format!("&L{at_left}&R{at_right}"));
    let page = msg::BOOK_PAGE.fill(lang, values::PagePages { page: &"&P", pages: &"&N" });
    sheet.set_footer(format!("&L{}&R{page}", in_header(note, lang)));
}

/// A text for a page header: on one line, and with no part that Excel reads as a field.
fn in_header(text: &str, lang: Lang) -> String {
    let line = cell(text, lang).split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(MOST_IN_HEADER).collect::<String>().replace('&', "&&")
}
