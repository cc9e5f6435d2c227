//! Plans and their steps.

use leptos::prelude::*;

use super::criterion_link;
use crate::app::language::{Language, use_language};
use crate::app::open_draft::{OpenDraft, use_draft};
use crate::app::parts::stars::Stars;
use crate::assessment::{Plan, Step};
use crate::catalogue::Effort;
use crate::locale::{Message, msg};

/// The best plan, and others just as good.
#[component]
pub fn Plans(plans: Vec<Plan>, stars: u8) -> impl IntoView {
    let mut plans = plans.into_iter();
    let first = plans.next();
    let others: Vec<Plan> = plans.collect();
    view! {
        {first.map(|plan| view! { <PlanView plan stars /> })}
        {(!others.is_empty()).then(|| view! { <Others plans=others stars /> })}
    }
}

/// Plans just as good, drawn once they are asked for: a wish above changes them all.
#[component]
fn Others(plans: Vec<Plan>, stars: u8) -> impl IntoView {
    let language = use_language();
    let asked = RwSignal::new(false);
    let count = plans.len();
    let plans = StoredValue::new(plans);
    view! {
        <details class="card" on:toggle=move |_| asked.set(true)>
            <summary>{move || language.fill(msg::PLAN_OTHERS, &[("n", &count)])}</summary>
            <Show when=move || asked.get()>
                {plans.get_value().into_iter().map(|plan| view! { <PlanView plan stars /> }).collect_view()}
            </Show>
        </details>
    }
}

/// One plan: what it comes to, how long it takes, its steps.
#[component]
fn PlanView(plan: Plan, stars: u8) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let slowest = plan.slowest();
    let after = plan.after.clone();
    let steps = plan.steps.clone();
    let count = steps.len();
    let try_all = move |_| {
        let steps = plan.steps.clone();
        open.try_out(|draft| {
            for step in steps {
                draft.choose(&step.criterion, u8::try_from(step.to).ok());
            }
        });
    };
    view! {
        <div class="card plan-summary">
            <Stars count=Signal::from(after.stars) />
            <h2>
                {move || {
                    language
                        .fill(msg::PLAN_SUMMARY, &[("n", &count), ("stars", &stars), ("points", &after.score.total)])
                }}
            </h2>
            <p>{move || slowest.map(|e| language.t(pace(e)))}</p>
            <button type="button" class="button" on:click=try_all>
                {move || language.t(msg::PLAN_TRY)}
            </button>
        </div>
        <ol class="plan-steps">
            {steps.into_iter().filter_map(|step| step_view(step, open, language)).collect_view()}
        </ol>
    }
}

/// How long a plan takes at least.
fn pace(effort: Effort) -> Message {
    match effort {
        Effort::Days => msg::PLAN_PACE_DAYS,
        Effort::Weeks => msg::PLAN_PACE_WEEKS,
        Effort::Months => msg::PLAN_PACE_MONTHS,
        Effort::Seasons | Effort::Fixed => msg::PLAN_PACE_SEASONS,
    }
}

/// A class of effort in words.
pub fn effort_name(effort: Effort) -> Message {
    match effort {
        Effort::Days => msg::EFFORT_DAYS,
        Effort::Weeks => msg::EFFORT_WEEKS,
        Effort::Months => msg::EFFORT_MONTHS,
        Effort::Seasons => msg::EFFORT_SEASONS,
        Effort::Fixed => msg::EFFORT_FIXED,
    }
}

/// A step: from where to where, what it brings and takes, and a way to say that it cannot be done. Its
/// words do not follow the language themselves: the plan around it is drawn anew.
fn step_view(step: Step, open: OpenDraft, language: Language) -> Option<impl IntoView + use<>> {
    let criterion = open.set.criterion(&step.criterion)?;
    let question = open.edition.question(criterion);
    let lang = language.get();
    let to = question.statement(step.to, lang)?;
    let from = step.from.and_then(|o| question.statement(o, lang));
    let lock = move |_| {
        open.change(|d| {
            d.plan.locked.insert(criterion.id.clone());
        });
    };
    let lock_label = language.fill(msg::PLAN_LOCK_LABEL, &[("id", &criterion.id)]);
    let cost =
        format!("{} · {}", language.fill(msg::PLAN_GAIN, &[("n", &step.gain)]), language.t(effort_name(step.effort)),);
    Some(view! {
        <li class="card plan-step">
            <h3>{criterion_link(criterion, open, language)}</h3>
            <p>
                <span class="step-label">{language.t(msg::PLAN_NOW)}</span>
                " "
                {from.unwrap_or_else(|| language.t(msg::PLAN_NOW_OPEN).to_owned())}
            </p>
            <p>
                <span class="step-label">{language.t(msg::PLAN_TO)}</span>
                " "
                {to}
            </p>
            <p class="meta">{cost}</p>
            <button type="button" class="button quiet" aria-label=lock_label on:click=lock>
                {language.t(msg::PLAN_LOCK)}
            </button>
        </li>
    })
}
