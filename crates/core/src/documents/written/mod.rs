//! The pages of papers that a producer writes from templates ([`crate::templates`]), in the layout of Decree 30/2020/NĐ-CP.
//! They are Vietnamese in every language of the interface.

mod blanks;
mod bundle;
mod page;
mod table;
mod values;

pub use blanks::{Blank, blanks};
pub use bundle::{Page, bundle, pack, samples};
pub use page::written;
pub use values::figures_of;

use super::Options;
use super::docx::Properties;
use crate::locale::{msg, values as fill};
use crate::templates::{Source, Written};

/// The options with which papers are made: they are Vietnamese, and have no mark of the dossier's drafts.
pub fn written_options(source: &Source) -> Options {
    Options::hand_in(values::LANG, source.today)
}

/// The properties of the file of a paper.
fn written_properties(source: &Source, written: &Written) -> Properties {
    let product = source.draft.product.name.trim();
    let title = match product {
        "" => written.template.plain_title().to_owned(),
        product => msg::REACH_PRINT_TITLE
            .fill(values::LANG, fill::DocumentProduct { document: &written.template.plain_title(), product: &product }),
    };
    Properties { title, author: source.draft.applicant.name.trim().to_owned() }
}

/// The note at the foot of every page: a draft to be read before it is signed, or a sample with invented examples.
fn note(is_sample: bool) -> &'static str {
    let note = if is_sample { msg::WRITTEN_SAMPLE_NOTE } else { msg::WRITTEN_NOTE };
    note.text(values::LANG)
}
