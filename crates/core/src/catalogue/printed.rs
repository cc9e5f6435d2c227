//! What a document prints of an answer: a whole statement with its level on the official sheet.
//!
//! The short text of an option stands on the screen among the others and may lean on them ("as above, and ..."). In print it
//! stands alone, so an option may have a text of its own for print. These texts are a table of their own, a line for each
//! option of the catalogue, and nothing in the structure points to them: only what makes documents reads them, and the
//! app does not carry them.

use std::sync::LazyLock;

use super::Text as _;
use super::{Catalogue, Criterion, Edition, NO_LEVEL, Question, catalogue};
use crate::locale::{Lang, english, msg, values};

static VI: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/print.vi.txt")).split('\n').collect());

/// See [`super::EditionTexts::printed`].
pub(super) fn printed(edition: &Edition, criterion: &Criterion, option_number: usize, lang: Lang) -> Option<String> {
    let question = edition.question(criterion);
    if option_number == NO_LEVEL {
        return Some(no_level(question, lang));
    }
    let option = question.option(option_number)?;
    let own = line(edition, criterion.question, option_number, lang).filter(|text| !text.is_empty());
    let text = own.unwrap_or(option.text.text(lang));
    let alike = question.options.iter().map(|o| o.case == option.case);
    let of = alike.clone().filter(|same| *same).count();
    let n = alike.take(option_number).filter(|same| *same).count();
    let level = msg::PRINTED_LEVEL.fill(lang, values::NOfText { n: &n, of: &of, text: &text });
    let Some((number, case)) = option.case.and_then(|c| Some((c + 1, question.cases.get(usize::from(c))?))) else {
        return Some(level);
    };
    Some(msg::PRINTED_CASE.fill(lang, values::CaseLevelN { n: &number, case: &case.text(lang), level: &level }))
}

fn no_level(question: &Question, lang: Lang) -> String {
    match question.cases.len() {
        0 => msg::PRINTED_NONE.fill(lang, values::Of { of: &question.options.len() }),
        cases => msg::PRINTED_NONE_OF_CASES.fill(lang, values::Of { of: &cases }),
    }
}

/// The line of an option in the table for print. English falls back to Vietnamese until its table is loaded, as all texts of
/// the catalogue do.
fn line(edition: &Edition, question: u16, option_number: usize, lang: Lang) -> Option<&'static str> {
    let Catalogue { editions } = catalogue();
    let before = editions.iter().take_while(|e| e.id != edition.id).flat_map(|e| &e.questions);
    let before = before.chain(edition.questions.iter().take(usize::from(question)));
    let number = before.map(|q| q.options.len()).sum::<usize>() + option_number.checked_sub(1)?;
    let table = match lang {
        Lang::Vi => &VI,
        Lang::En => english::print_table().unwrap_or(&VI),
    };
    table.get(number).copied()
}
