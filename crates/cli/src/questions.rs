//! The questions of a product set as JSON, in words.

use sao_lang_core::catalogue::{Criterion, Edition, NO_LEVEL, ProductSet, QuestionTexts as _, Text as _};
use sao_lang_core::locale::Lang;
use serde_json::{Value, json};

/// All criteria of a set in their order: question, options, points and star marks. If no option is worth 0 points,
/// there is also the text of the answer that no level is reached (`"option": 0` in a draft).
pub fn questions(edition: &Edition, set: &ProductSet, lang: Lang) -> Value {
    let criteria: Vec<Value> = set.criteria().map(|c| question(edition, c, lang)).collect();
    json!({ "edition": edition.id, "set": set.no, "name": set.short.text(lang), "questions": criteria })
}

fn question(edition: &Edition, criterion: &Criterion, lang: Lang) -> Value {
    let question = edition.question(criterion);
    let options: Vec<Value> = question
        .options
        .iter()
        .zip(&criterion.scores)
        .map(|(o, s)| json!({ "text": o.text.text(lang), "points": s.points, "min_stars": s.min_stars }))
        .collect();
    json!({
        "id": criterion.id,
        "ask": question.ask.text(lang),
        "why": question.why.text(lang),
        "options": options,
        "none": criterion.offers_no_level().then(|| question.statement(NO_LEVEL, lang)),
    })
}
