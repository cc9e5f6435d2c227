//! The output of `saolang figures`: what was reckoned from a draft's figures, and what contradicts.

use std::path::Path;

use chrono::NaiveDate;
use sao_lang_core::draft::LocatedDraft;
use sao_lang_core::figures::{FigureAt, Outcome, Reckoned, all, is_asked, rating_year, reckon_answers, wrong_answer};
use sao_lang_core::locale::Lang;
use sao_lang_core::review::{Finding, review};
use serde_json::{Value, json};

/// Figures, what follows from them for each answer, and every contradiction. Sentences are in Vietnamese.
pub fn figures(file: &Path, opened: &LocatedDraft, today: NaiveDate) -> Value {
    let LocatedDraft { draft, edition, set } = opened;
    let year = rating_year(edition, today);
    let asked = all(edition).iter().filter(|figure| is_asked(edition, set, figure));
    let stated = asked.flat_map(|figure| FigureAt::in_years(figure, year)).filter(|at| !at.text(draft).is_empty());
    let figures: Vec<Value> = stated
        .map(|at| {
            let read = at.read(draft);
            json!({
                "key": at.key(),
                "of": at.figure.of,
                "text": at.text(draft),
                "read": read.as_ref().ok().and_then(|quantity| Some(quantity.as_ref()?.written(Lang::Vi))),
                "not_understood": read.err().map(|what| what.words(Lang::Vi)),
            })
        })
        .collect();
    let reckoned: Vec<Value> = reckon_answers(draft, edition, set, year)
        .into_iter()
        .filter(|(_, reckoned)| reckoned.is_begun(draft))
        .map(|(criterion, reckoned)| {
            let chosen = draft.option(&criterion.id);
            let agrees = chosen.map(|chosen| wrong_answer(&reckoned, criterion, chosen).is_none());
            let mut out = json!({
                "criterion": criterion.id,
                "sums": reckoned.sums(Lang::Vi),
                "missing": missing(&reckoned, opened),
                "chosen": chosen,
                "agrees": agrees,
            });
            if let (Outcome::Options { options, council }, Some(out)) = (&reckoned.outcome, out.as_object_mut()) {
                out.insert("options".to_owned(), json!(options));
                out.insert("council".to_owned(), json!(council));
            }
            out
        })
        .collect();
    json!({
        "file": file.display().to_string(),
        "set": draft.set,
        "rating_year": year,
        "figures": figures,
        "reckoned": reckoned,
        "contradictions": lines(opened, today, Finding::is_contradiction),
    })
}

/// Answers and figures that contradict each other, for a dossier that is prepared on `today`.
pub fn against_figures(opened: &LocatedDraft, today: NaiveDate) -> Vec<Value> {
    lines(opened, today, |finding| matches!(finding, Finding::Figures(_)))
}

/// The findings of the review of one kind, in words and with the screens on which they can be mended.
fn lines(opened: &LocatedDraft, today: NaiveDate, wanted: impl Fn(&Finding) -> bool) -> Vec<Value> {
    let LocatedDraft { draft, edition, set } = opened;
    let line = |found: Finding| {
        json!({
            "words": found.words(draft, edition, set, Lang::Vi),
            "screen": found.screen(),
            "other_screen": found.other_place(draft, edition, Lang::Vi).map(|(screen, _)| screen),
            "sends_back": found.sends_back(),
        })
    };
    review(draft, edition, set, today).into_iter().filter(wanted).map(line).collect()
}

/// The keys of the figures that a begun calculator still lacks.
fn missing(reckoned: &Reckoned, opened: &LocatedDraft) -> Vec<String> {
    reckoned.missing(&opened.draft).map(FigureAt::key).collect()
}
