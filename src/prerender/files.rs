//! The files: the start page, the list of product sets, and the conditions and questions of each set. `public/early` reads
//! them, but for the start page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::draw;
use sao_lang_core::assessment::{KnockOutState, assess};
use sao_lang_core::catalogue::{Criterion, Edition, ProductSet, catalogue};
use sao_lang_core::locale::{Lang, msg, values};

/// The language of all that is drawn before the app is there.
const LANG: Lang = Lang::Vi;

/// The choice of a product set.
#[derive(Serialize)]
pub struct SetList {
    /// The screen. The value of each button is the number of the set.
    pub html: String,
    /// The edition of a draft that is begun.
    pub edition: &'static str,
    /// The address of each set's first step, below that of a draft.
    pub first: BTreeMap<u16, String>,
}

/// The conditions and questions of a set, and what is needed to add their points up.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetSteps {
    /// Words that follow an answer.
    pub words: Words,
    /// What stands around each of the screens.
    pub frame: String,
    /// What is asked before the questions.
    pub conditions: Vec<Condition>,
    /// Keys of the conditions that are asked when the dossier is taken along.
    pub at_hand_in: Vec<String>,
    /// All criteria of the set.
    pub questions: Vec<Question>,
}

/// Words that take the place of those that are drawn. Screens are drawn without any answer.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// The way on from what is answered.
    pub next: &'static str,
    /// The way on from the last question.
    pub result: &'static str,
    /// The sum of all points, with `{n}` in the place of the number.
    pub points: String,
    /// The verdict where the dossier would be rejected.
    pub rejected: &'static str,
}

/// A condition.
#[derive(Serialize)]
pub struct Condition {
    /// Key under which a draft keeps whether it applies.
    pub id: String,
    /// The answer that rejects the dossier: `true` for yes.
    pub bad: bool,
    /// What is said where it applies.
    pub consequence: String,
    /// The screen.
    pub html: String,
}

/// A criterion.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Key under which a draft keeps the answer.
    pub id: &'static str,
    /// Points of the options, in the order of the official sheet.
    pub worth: Vec<u8>,
    /// The criterion that must have points for this one to count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_if: Option<&'static str>,
    /// Whether the dossier is rejected where this has 0 points.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub zero_rejects: bool,
    /// The screen. Nothing where the question hangs on another answer or has cases: such a question waits for the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// All files, by name.
///
/// # Errors
/// Where a file cannot be written as JSON.
pub fn all() -> serde_json::Result<Vec<(String, String)>> {
    let mut files = vec![
        ("start.html".to_owned(), draw::start_page()),
        ("sets.json".to_owned(), serde_json::to_string(&list(catalogue().newest()))?),
    ];
    for edition in &catalogue().editions {
        for set in &edition.sets {
            files.push((format!("{}-{}.json", edition.id, set.no), serde_json::to_string(&steps(edition, set))?));
        }
    }
    Ok(files)
}

/// The list of an edition's sets.
pub fn list(edition: &'static Edition) -> SetList {
    let first = |set: &'static ProductSet| {
        let fresh = assess(&draw::new_draft(edition, set), edition, set);
        (set.no, fresh.go_on(None, |_| false).screen())
    };
    SetList { html: draw::sets(), edition: &edition.id, first: edition.sets.iter().map(first).collect() }
}

/// The steps of a set.
pub fn steps(edition: &'static Edition, set: &'static ProductSet) -> SetSteps {
    let fresh = assess(&draw::new_draft(edition, set), edition, set);
    let (at_hand_in, on_the_way): (Vec<_>, Vec<_>) = fresh.asked_knock_outs.into_iter().partition(|k| k.at_hand_in);
    let condition = |here: usize| condition(edition, set, &on_the_way, here);
    SetSteps {
        words: Words {
            next: msg::QUESTION_NEXT.text(LANG),
            result: msg::DRAFT_STEP_RESULT.text(LANG),
            points: msg::COMMON_POINTS.fill(LANG, values::N { n: &"{n}" }),
            rejected: msg::VERDICT_REJECTED.text(LANG),
        },
        frame: draw::frame(edition, set),
        conditions: (0..on_the_way.len()).map(condition).collect(),
        at_hand_in: at_hand_in.into_iter().map(|k| k.key).collect(),
        questions: set.criteria().map(|criterion| question(edition, set, criterion)).collect(),
    }
}

fn condition(edition: &'static Edition, set: &'static ProductSet, all: &[KnockOutState], here: usize) -> Condition {
    let knock_out = edition.knock_out(all[here].knock_out);
    Condition {
        id: knock_out.key.clone(),
        bad: knock_out.bad,
        consequence: draw::consequence(knock_out),
        html: draw::condition(edition, set, all, here),
    }
}

fn question(edition: &'static Edition, set: &'static ProductSet, criterion: &'static Criterion) -> Question {
    let waits = criterion.only_if.is_some() || !edition.question(criterion).cases.is_empty();
    Question {
        id: &criterion.id,
        worth: criterion.scores.iter().map(|score| score.points).collect(),
        only_if: criterion.only_if.as_deref(),
        zero_rejects: criterion.zero_rejects.is_some(),
        html: (!waits).then(|| draw::question(edition, set, criterion)),
    }
}
