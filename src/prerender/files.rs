//! The files with the drawn screens: the start page, the list of product sets, and the conditions and questions of each
//! set. `public/early` reads all of them except the start page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::draw;
use sao_lang_core::assessment::{KnockOutState, assess};
use sao_lang_core::catalogue::{Criterion, Edition, ProductSet, catalogue};
use sao_lang_core::locale::{Lang, msg, values};

/// The language of the screens that are shown before the app is there.
const LANG: Lang = Lang::Vi;

/// The screen on which the producer chooses a product set.
#[derive(Serialize)]
pub struct SetList {
    /// The HTML of the screen. The value of each button is the number of a set.
    pub html: String,
    /// The id of the edition under which a new draft is begun.
    pub edition: &'static str,
    /// For each set, the address of its first step, relative to the address of the draft.
    pub first: BTreeMap<u16, String>,
}

/// The conditions and questions of a set, with the values from which the script adds up the points.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetSteps {
    /// The texts that can change after an answer.
    pub words: Words,
    /// The HTML around each of the screens.
    pub frame: String,
    /// The conditions that are asked before the questions.
    pub conditions: Vec<Condition>,
    /// The keys of the conditions that are asked at the hand-in of the dossier.
    pub at_hand_in: Vec<String>,
    /// All criteria of the set.
    pub questions: Vec<Question>,
}

/// The texts that replace texts of a screen after an answer, because the screens are drawn without any answer.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// The label of the link to the next step, once the current step is answered.
    pub next: &'static str,
    /// The label of that link on the last question: the link then leads to the result.
    pub result: &'static str,
    /// The sum of all points, with the placeholder `{n}` for the number.
    pub points: String,
    /// The verdict for a dossier that would be rejected.
    pub rejected: &'static str,
}

/// A condition.
#[derive(Serialize)]
pub struct Condition {
    /// The key under which a draft stores whether the knock-out applies.
    pub id: String,
    /// The answer with which the dossier is rejected: `true` for yes.
    pub bad: bool,
    /// The HTML of the consequence, which is shown where the knock-out applies.
    pub consequence: String,
    /// The HTML of the screen.
    pub html: String,
}

/// A criterion.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The id of the criterion, under which a draft stores the answer.
    pub id: &'static str,
    /// The points of the options, in the order of the official sheet.
    pub worth: Vec<u8>,
    /// The id of another criterion, which must have points before this criterion counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_if: Option<&'static str>,
    /// Whether the dossier is rejected where this criterion has 0 points.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub zero_rejects: bool,
    /// The HTML of the screen; `None` where the question depends on another answer or has cases: the app must draw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// All files: the name and the content of each.
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
