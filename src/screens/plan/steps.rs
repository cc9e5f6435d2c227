//! Plans and their steps.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::criterion_link;
use crate::browser::dom;
use crate::components::stars::Stars;
use crate::components::write_here::WriteHere;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use sao_lang_core::assessment::{Plan, Step, Target, effort_words};
use sao_lang_core::catalogue::{Effort, QuestionTexts as _};
use sao_lang_core::locale::{msg, values};

/// The classes of effort that a plan can have, the least effort first.
pub const CLASSES: [Effort; 4] = [Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons];

/// The best plan, and other plans that are as good. Parts that a changed wish does not affect are not drawn again.
#[component]
pub fn Plans(plans: Memo<Vec<Plan>>, target: Memo<Target>) -> impl IntoView {
    let stars = Memo::new(move |_| target.with(|t| t.stars));
    let others = Memo::new(move |_| plans.with(|p| p.len().saturating_sub(1)));
    view! {
        <PlanView plans nth=0 stars />
        <Show when=move || others.get() != 0>
            <Others plans stars others />
        </Show>
    }
}

/// Plans that are as good as the best one. They are drawn when the user expands them, because a change of a wish
/// changes them all.
#[component]
fn Others(plans: Memo<Vec<Plan>>, stars: Memo<u8>, others: Memo<usize>) -> impl IntoView {
    let language = use_language();
    let asked = RwSignal::new(false);
    view! {
        <details class="card" on:toggle=move |_| asked.set(true)>
            <summary>{move || language.fill(msg::PLAN_OTHERS, values::N { n: &others.get() })}</summary>
            <Show when=move || asked.get()>
                <For each=move || 1..=others.get() key=|n| *n let:nth>
                    <PlanView plans nth stars />
                </For>
            </Show>
        </details>
    }
}

/// The plan with the index `nth` in `plans`: its result, its duration, its steps. Nothing if there is no such plan.
#[component]
fn PlanView(plans: Memo<Vec<Plan>>, nth: usize, stars: Memo<u8>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let summary = Memo::new(move |_| {
        plans.with(|p| p.get(nth).map(|p| (p.steps.len(), p.after.stars, p.after.score.total, p.pace())))
    });
    let steps = move || plans.with(|p| p.get(nth).map_or_else(Vec::new, |p| p.steps.clone()));
    let try_all = move |_| {
        let steps = untrack(steps);
        open.begin_what_if(|draft| {
            for step in steps {
                draft.choose(&step.criterion, u8::try_from(step.to).ok());
            }
        });
    };
    let headline = move || {
        let (count, _, points, _) = summary.get()?;
        Some(language.fill(msg::PLAN_SUMMARY, values::NPointsStars { n: &count, stars: &stars.get(), points: &points }))
    };
    view! {
        <Show when=move || summary.with(Option::is_some)>
            <div class="card plan-summary">
                <Stars count=Signal::derive(move || summary.get().map_or(0, |(_, reached, ..)| reached)) />
                <div aria-live="polite">
                    <h2>{headline}</h2>
                    <p>{move || summary.get().and_then(|s| s.3).map(|pace| language.t(pace))}</p>
                </div>
                <button type="button" class="button" on:click=try_all>
                    {move || language.t(msg::PLAN_TRY)}
                </button>
            </div>
            {CLASSES.map(|effort| view! { <StepsOf effort steps=Signal::derive(steps) /> })}
        </Show>
    }
}

/// The steps of a plan in one class of effort. Only the class of the least effort is expanded at first, because a
/// producer begins with easy steps, and the list stays short in a plan of twenty steps.
#[component]
fn StepsOf(effort: Effort, #[prop(into)] steps: Signal<Vec<Step>>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let own = Memo::new(move |_| -> Vec<Step> { steps.with(|all| Step::of_effort(all, effort).cloned().collect()) });
    let first = Memo::new(move |_| steps.with(|all| Step::lightest(all) == Some(effort)));
    let asked = RwSignal::new(None);
    let unfolded = Memo::new(move |_| asked.get().unwrap_or(first.get()));
    let heading = move || {
        let (count, gain) = own.with(|all| (all.len(), Step::gain_of(all)));
        language.fill(
            msg::PLAN_GROUP,
            values::EffortGainN { effort: &language.t(effort_words(effort)), n: &count, gain: &gain },
        )
    };
    let turn = move |event: Event| {
        let Some(details) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
        let is_open = details.has_attribute("open");
        // The event also comes when a change of the plan, not the producer, has expanded or collapsed the group.
        if is_open != unfolded.get_untracked() {
            asked.set(Some(is_open));
        }
    };
    view! {
        <Show when=move || own.with(|all| !all.is_empty())>
            <details class="plan-group" open=move || unfolded.get() on:toggle=turn>
                <summary>
                    <span class="effort-name">{heading}</span>
                </summary>
                <Show when=move || unfolded.get()>
                    <ol class="plan-steps">
                        // The text of a step does not change with the language, so the steps are drawn again.
                        <For each=move || own.get() key=move |step| (language.get(), step.clone()) let:step>
                            {step_view(step, open, language)}
                        </For>
                    </ol>
                </Show>
            </details>
        </Show>
    }
}

/// A step: the present and the new answer, its gain and effort, and a button to lock the criterion if the step is
/// impossible.
fn step_view(step: Step, open: OpenDraft, language: Language) -> Option<impl IntoView + use<>> {
    let criterion = open.set.criterion(&step.criterion)?;
    let question = open.edition.question(criterion);
    let lang = untrack(|| language.get());
    let to = question.statement(step.to, lang)?;
    let from = step.from.and_then(|o| question.statement(o, lang));
    let lock = move |_| {
        open.change(|d| {
            d.plan.locked.insert(criterion.id.clone());
        });
        dom::keep_focus(&[]);
    };
    let papers: Vec<u16> = question.option(step.to).map_or_else(Vec::new, |option| option.papers.clone());
    let lock_label = language.fill(msg::PLAN_LOCK_LABEL, values::Id { id: &criterion.id });
    let cost = format!(
        "{} · {}",
        language.fill(msg::PLAN_GAIN, values::N { n: &step.gain }),
        language.t(effort_words(step.effort)),
    );
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
            <WriteHere papers=papers />
            <button type="button" class="button quiet" aria-label=lock_label on:click=lock>
                {language.t(msg::PLAN_LOCK)}
            </button>
        </li>
    })
}
