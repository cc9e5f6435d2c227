//! Finds which terms of the glossary occur in a question.

use super::schema::{QuestionSource, TermSource};

/// The indexes of the terms that occur in the Vietnamese texts of `question`, in the order of the glossary.
pub fn terms_in(question: &QuestionSource, glossary: &[&TermSource]) -> Vec<u16> {
    let texts: Vec<&str> = [question.ask.vi.as_str(), question.why.vi.as_str()]
        .into_iter()
        .chain(question.option.iter().map(|o| o.vi.as_str()))
        .collect();
    (0u16..)
        .zip(glossary)
        .filter(|(_, term)| term.forms.vi.iter().any(|form| texts.iter().any(|text| occurs(text, form))))
        .map(|(index, _)| index)
        .collect()
}

/// Whether `form` occurs in `text` as whole words.
fn occurs(text: &str, form: &str) -> bool {
    if form.is_empty() {
        return false;
    }
    text.match_indices(form).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + form.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
