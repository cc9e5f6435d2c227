//! `saolang sheet`: the sheet on which a council member scores a product.

use std::path::Path;

use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::{Options, Printable, Properties, blank_sheet, score_sheet};
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::locale::{Lang, msg};

use crate::files::{FileError, open, vietnam_today};
use crate::pages;

/// Writes the blank sheet of a set, or the sheet filled from a draft.
pub fn sheet(set: Option<u16>, draft: Option<&Path>, hand_in: bool, output: &Path) -> Result<(), FileError> {
    let today = vietnam_today();
    // A blank sheet belongs to no draft, so it has no mark of a draft.
    let official = Options::hand_in(Lang::Vi, today);
    let options = if draft.is_none() || hand_in { official } else { Options::work(Lang::Vi, today) };
    let (blocks, about) = if let Some(file) = draft {
        let LocatedDraft { draft, edition, set } = open(file)?;
        let about = Properties::of(msg::LAYOUT_SCORE_SHEET, &draft, options.lang);
        (score_sheet(&draft, edition, set, &options), about)
    } else {
        let (edition, no) = (catalogue().newest(), set.unwrap_or_default());
        let about = Properties { title: msg::LAYOUT_BLANK_SHEET.text(options.lang).to_owned(), author: String::new() };
        (blank_sheet(edition, edition.set(no).ok_or(FileError::NoSet(no))?, &options), about)
    };
    let bytes = pages::bytes(output, &Printable::new(blocks, about, &options))?;
    std::fs::write(output, bytes).map_err(|e| FileError::output(output, e))
}
