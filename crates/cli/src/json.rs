//! Assessments and plans as JSON.

use std::path::Path;

use chrono::NaiveDate;
use sao_lang_core::assessment::{
    Figure, Obstacle, Plan, PlanOutcome, Range, Score, Target, Verdict, assess, plan as find_plan, range,
};
use sao_lang_core::catalogue::ProductSet;
use serde_json::{Map, Value, json};

use super::figures::against_figures;
use sao_lang_core::draft::LocatedDraft;

/// The line that `saolang assess` prints for a draft, with the contradictions for a dossier that is prepared on `today`.
pub fn assessment(file: &Path, opened: &LocatedDraft, today: NaiveDate) -> Value {
    let LocatedDraft { draft, edition, set } = opened;
    let result = assess(draft, edition, set);
    let unmet: Vec<Value> =
        result.unmet.iter().map(|u| json!({ "criterion": u.criterion, "stars": u.stars, "needs": u.needs })).collect();
    let knock_outs: Vec<&str> = result.knock_outs.iter().map(|k| edition.knock_out(k.knock_out).key.as_str()).collect();
    let open_knock_outs: Vec<&str> = result.open_knock_outs().map(|k| k.key.as_str()).collect();
    // The stars further down follow from the points and star marks alone; the verdict tells whether they may be
    // shown.
    let verdict = match result.standing().verdict() {
        Verdict::Rejected => "rejected",
        Verdict::TooEarly => "too-early",
        Verdict::Stars(_) => "stars",
    };
    json!({
        "file": file.display().to_string(),
        "set": draft.set,
        "verdict": verdict,
        "score": score(set, &result.score),
        "stars_by_points": result.stars_by_points,
        "cap": result.cap,
        "stars": result.stars,
        "unmet": unmet,
        "knock_outs": knock_outs,
        "open_knock_outs": open_knock_outs,
        "range": range_json(set, &range(draft, edition, set)),
        "contradictions": against_figures(opened, today),
    })
}

/// The output of `saolang plan` for a draft.
pub fn plan(file: &Path, opened: &LocatedDraft, target: &Target) -> Value {
    let LocatedDraft { draft, edition, set } = opened;
    let mut out = json!({
        "file": file.display().to_string(),
        "set": draft.set,
        "target": { "stars": target.stars, "margin": target.margin, "without": target.without, "locked": target.locked },
    });
    let outcome = match find_plan(draft, edition, set, target) {
        PlanOutcome::Reached => json!({ "outcome": "reached" }),
        PlanOutcome::Plans(plans) => {
            json!({ "outcome": "plans", "plans": plans.iter().map(|p| plan_json(set, p)).collect::<Vec<_>>() })
        }
        PlanOutcome::Unreachable { obstacles, most, needed } => json!({
            "outcome": "unreachable",
            "most": most,
            "needed": needed,
            "obstacles": obstacles.iter().map(obstacle).collect::<Vec<_>>(),
        }),
    };
    if let (Some(out), Value::Object(outcome)) = (out.as_object_mut(), outcome) {
        out.extend(outcome);
    }
    out
}

fn score(set: &ProductSet, score: &Score) -> Value {
    let parts = set.parts.iter().zip(&score.parts).map(|(part, points)| (part.id.clone(), json!(points)));
    let mut members: Map<String, Value> = parts.collect();
    members.insert("total".to_owned(), json!(score.total));
    Value::Object(members)
}

fn figure(set: &ProductSet, figure: &Figure) -> Value {
    json!({
        "score": score(set, &figure.score),
        "stars_by_points": figure.stars_by_points,
        "cap": figure.cap,
        "stars": figure.stars,
    })
}

fn range_json(set: &ProductSet, range: &Range) -> Value {
    json!({
        "sure": figure(set, &range.sure),
        "likely": figure(set, &range.likely),
        "possible": figure(set, &range.possible),
        "open": range.open,
        "unproven": range.unproven,
        "judged": range.judged,
    })
}

fn plan_json(set: &ProductSet, plan: &Plan) -> Value {
    let steps: Vec<Value> = plan
        .steps
        .iter()
        .map(|s| {
            json!({
                "criterion": s.criterion,
                "from": s.from,
                "to": s.to,
                "gain": s.gain,
                "effort": s.effort,
                "weight": s.weight,
            })
        })
        .collect();
    json!({ "weight": plan.weight, "slowest": plan.slowest(), "steps": steps, "after": figure(set, &plan.after) })
}

fn obstacle(obstacle: &Obstacle) -> Value {
    match obstacle {
        Obstacle::Locked { criterion } => json!({ "kind": "locked", "criterion": criterion }),
        Obstacle::Effort { criterion, effort } => json!({ "kind": "effort", "criterion": criterion, "effort": effort }),
        Obstacle::Points => json!({ "kind": "points" }),
    }
}
