//! `/draft/:id/plan`: the way to the next star.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::app::language::{Language, use_language};
use crate::app::open_draft::{OpenDraft, use_draft};
use crate::app::parts::alert::Alert;
use crate::app::parts::bar::Bar;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::stars::Stars;
use crate::assessment::{Obstacle, Outcome, Plan, Step, Target, improvements, plan};
use crate::catalogue::{Criterion, Effort};
use crate::draft::PlanWishes;
use crate::locale::{Message, msg};

/// Margins that can be chosen, in points.
const MARGINS: [u8; 4] = [0, 3, 5, 10];
/// Improvements shown under each class of effort.
const MOST: usize = 6;

/// Wishes, the plan that follows from them, and single improvements.
#[component]
pub fn PlanPage() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let target = Memo::new(move |_| {
        let stars = open.assessment.with(|r| r.stars);
        open.with(|d| Target::wished(d, stars))
    });
    let outcome = Memo::new(move |_| open.with(|d| plan(d, open.edition, open.set, &target.get())));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::PLAN_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::PLAN_LEAD)}</p>
        <FirstThings />
        <Wishes target />
        <section class="plan" aria-live="polite">
            {move || {
                let stars = target.get().stars;
                match outcome.get() {
                    Outcome::Reached => {
                        view! { <p class="card">{language.fill(msg::PLAN_REACHED, &[("stars", &stars)])}</p> }
                            .into_any()
                    }
                    Outcome::Plans(plans) => view! { <Plans plans stars /> }.into_any(),
                    Outcome::Unreachable { obstacles, most, needed } => {
                        view! { <Unreachable obstacles most needed stars /> }.into_any()
                    }
                }
            }}
        </section>
        <Locks />
        <Improvements target />
    }
}

/// What no plan replaces: knock-outs, and papers for what is claimed already.
#[component]
fn FirstThings() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    move || {
        let rejected = open.assessment.with(|r| !r.knock_outs.is_empty());
        let unproven = open.range.with(|r| r.unproven.clone());
        view! {
            {rejected
                .then(|| {
                    view! {
                        <Alert>
                            <p>{language.t(msg::RESULT_REJECTED_HELP)}</p>
                            <A href=open.link("check") attr:class="text-link">
                                {language.t(msg::CHECK_TITLE)}
                            </A>
                        </Alert>
                    }
                })}
            {(!unproven.is_empty())
                .then(|| {
                    view! {
                        <details class="card">
                            <summary>{language.fill(msg::PLAN_UNPROVEN, &[("n", &unproven.len())])}</summary>
                            <ul>{unproven.iter().map(|id| criterion_item(id, open, language)).collect_view()}</ul>
                        </details>
                    }
                })}
        }
    }
}

/// A criterion as an item that links to its question.
fn criterion_item(id: &str, open: OpenDraft, language: Language) -> Option<impl IntoView + use<>> {
    let criterion = open.set.criterion(id)?;
    Some(view! { <li>{criterion_link(criterion, open, language)}</li> })
}

/// Id and title of a criterion, linked to its question.
pub fn criterion_link(criterion: &'static Criterion, open: OpenDraft, language: Language) -> impl IntoView + use<> {
    view! {
        <A href=open.link(&format!("question/{}", criterion.id)) attr:class="text-link">
            {move || format!("{} {}", criterion.id, language.c(criterion.title))}
        </A>
    }
}

/// What the producer wishes: stars, margin, effort that is out of the question.
#[component]
fn Wishes(target: Memo<Target>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let wish = move |edit: fn(&mut PlanWishes, u8), value: u8| open.change(|d| edit(&mut d.plan, value));
    let stars = [3u8, 4, 5].map(|n| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="plan-stars"
                    prop:checked=move || target.get().stars == n
                    on:change=move |_| wish(|p, n| p.stars = Some(n), n)
                />
                <span>{move || language.fill(msg::RESULT_STARS, &[("n", &n)])}</span>
            </label>
        }
    });
    let margins = MARGINS.map(|n| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="plan-margin"
                    prop:checked=move || target.get().margin == u16::from(n)
                    on:change=move |_| wish(|p, n| p.margin = n, n)
                />
                <span>{move || language.fill(msg::COMMON_POINTS, &[("n", &n)])}</span>
            </label>
        }
    });
    let without = [(Effort::Months, msg::PLAN_WITHOUT_MONTHS), (Effort::Seasons, msg::PLAN_WITHOUT_SEASONS)];
    let without = without.map(|(class, label)| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || target.with(|t| t.without.contains(&class))
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        open.change(|d| {
                            if on {
                                d.plan.without.insert(class);
                            } else {
                                d.plan.without.remove(&class);
                            }
                        });
                    }
                />
                <span>{move || language.t(label)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{move || language.t(msg::PLAN_STARS)}</legend>
            <div class="choices-row">{stars}</div>
        </fieldset>
        <details>
            <summary>{move || language.t(msg::PLAN_MORE)}</summary>
            <fieldset class="field">
                <legend>{move || language.t(msg::PLAN_MARGIN)}</legend>
                <p class="hint">{move || language.t(msg::PLAN_MARGIN_HELP)}</p>
                <div class="choices-row">{margins}</div>
            </fieldset>
            <fieldset class="field">
                <legend>{move || language.t(msg::PLAN_WITHOUT)}</legend>
                {without}
            </fieldset>
        </details>
    }
}

/// The best plan, and others just as good.
#[component]
fn Plans(plans: Vec<Plan>, stars: u8) -> impl IntoView {
    let language = use_language();
    let mut plans = plans.into_iter();
    let first = plans.next();
    let others: Vec<Plan> = plans.collect();
    let has_others = !others.is_empty();
    view! {
        {first.map(|plan| view! { <PlanView plan stars /> })}
        {has_others
            .then(|| {
                view! {
                    <details class="card">
                        <summary>{language.fill(msg::PLAN_OTHERS, &[("n", &others.len())])}</summary>
                        {others.into_iter().map(|plan| view! { <PlanView plan stars /> }).collect_view()}
                    </details>
                }
            })}
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
            <p>
                <strong>
                    {move || {
                        language
                            .fill(
                                msg::PLAN_SUMMARY,
                                &[("n", &count), ("stars", &stars), ("points", &after.score.total)],
                            )
                    }}
                </strong>
            </p>
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
fn effort_name(effort: Effort) -> Message {
    match effort {
        Effort::Days => msg::EFFORT_DAYS,
        Effort::Weeks => msg::EFFORT_WEEKS,
        Effort::Months => msg::EFFORT_MONTHS,
        Effort::Seasons => msg::EFFORT_SEASONS,
        Effort::Fixed => msg::EFFORT_FIXED,
    }
}

/// A step: from where to where, what it brings and takes, and a way to say that it cannot be done.
fn step_view(step: Step, open: OpenDraft, language: Language) -> Option<impl IntoView + use<>> {
    let criterion = open.set.criterion(&step.criterion)?;
    let question = open.edition.question(criterion);
    let to = question.option(step.to)?.text;
    let from = step.from.and_then(|o| question.option(o)).map(|choice| choice.text);
    let lock = move |_| {
        open.change(|d| {
            d.plan.locked.insert(criterion.id.clone());
        });
    };
    let lock_label = move || language.fill(msg::PLAN_LOCK_LABEL, &[("id", &criterion.id)]);
    Some(view! {
        <li class="card plan-step">
            <h3>{criterion_link(criterion, open, language)}</h3>
            <p>
                <span class="step-label">{move || language.t(msg::PLAN_NOW)}</span>
                " "
                {move || from.map_or(language.t(msg::PLAN_NOW_OPEN), |text| language.c(text))}
            </p>
            <p>
                <span class="step-label">{move || language.t(msg::PLAN_TO)}</span>
                " "
                {move || language.c(to)}
            </p>
            <p class="meta">
                {move || {
                    format!(
                        "{} · {}",
                        language.fill(msg::PLAN_GAIN, &[("n", &step.gain)]),
                        language.t(effort_name(step.effort)),
                    )
                }}
            </p>
            <button type="button" class="button quiet" aria-label=lock_label on:click=lock>
                {move || language.t(msg::PLAN_LOCK)}
            </button>
        </li>
    })
}

/// Why there is no plan.
#[component]
fn Unreachable(obstacles: Vec<Obstacle>, most: u16, needed: u16, stars: u8) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let words = move |obstacle: &Obstacle| match obstacle {
        Obstacle::Locked { .. } => language.t(msg::PLAN_OBSTACLE_LOCKED).to_owned(),
        Obstacle::Effort { effort: Effort::Fixed, .. } => language.t(msg::PLAN_OBSTACLE_FIXED).to_owned(),
        Obstacle::Effort { effort, .. } => {
            language.fill(msg::PLAN_OBSTACLE_EFFORT, &[("effort", &language.t(effort_name(*effort)))])
        }
        Obstacle::Points => language.fill(msg::PLAN_OBSTACLE_POINTS, &[("most", &most), ("needed", &needed)]),
    };
    let items = obstacles
        .into_iter()
        .map(|obstacle| {
            let criterion = match &obstacle {
                Obstacle::Locked { criterion } | Obstacle::Effort { criterion, .. } => open.set.criterion(criterion),
                Obstacle::Points => None,
            };
            view! {
                <li>
                    {criterion.map(|c| criterion_link(c, open, language))} " " {words(&obstacle)}
                </li>
            }
        })
        .collect_view();
    view! {
        <Alert>
            <h2>{language.fill(msg::PLAN_UNREACHABLE, &[("stars", &stars)])}</h2>
            <ul>{items}</ul>
        </Alert>
    }
}

/// Criteria that the producer has locked, each with a way back.
#[component]
fn Locks() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let locked = Memo::new(move |_| open.with(|d| d.plan.locked.clone()));
    move || {
        let locked = locked.get();
        (!locked.is_empty()).then(move || {
            let items = locked.into_iter().map(move |id| {
                let criterion = open.set.criterion(&id);
                let label = language.fill(msg::PLAN_UNLOCK_LABEL, &[("id", &id)]);
                let unlock = move |_| {
                    open.change(|d| {
                        d.plan.locked.remove(&id);
                    });
                };
                view! {
                    <li>
                        {criterion.map(|c| criterion_link(c, open, language))}
                        <button type="button" class="button quiet" aria-label=label on:click=unlock>
                            {language.t(msg::PLAN_UNLOCK)}
                        </button>
                    </li>
                }
            });
            view! {
                <section class="card">
                    <h2>{language.t(msg::PLAN_LOCKED)}</h2>
                    <ul>{items.collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Single improvements by gain, under the effort that they take.
#[component]
fn Improvements(target: Memo<Target>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let steps = Memo::new(move |_| open.with(|d| improvements(d, open.edition, open.set, &target.get())));
    let class = move |effort: Effort| {
        let of_class = move || -> Vec<Step> {
            steps.with(|all| all.iter().filter(|s| s.effort == effort).take(MOST).cloned().collect())
        };
        move || {
            let list = of_class();
            (!list.is_empty()).then(move || {
                let items = list.into_iter().filter_map(move |step| {
                    let criterion = open.set.criterion(&step.criterion)?;
                    Some(view! {
                        <li>
                            {criterion_link(criterion, open, language)} <Bar value=Signal::from(step.gain) max=5 />
                            <span class="meta">{language.fill(msg::PLAN_GAIN, &[("n", &step.gain)])}</span>
                        </li>
                    })
                });
                view! {
                    <h3 class="effort-name">{language.t(effort_name(effort))}</h3>
                    <ul class="improvements">{items.collect_view()}</ul>
                }
            })
        }
    };
    view! {
        <h2>{move || language.t(msg::PLAN_IMPROVEMENTS)}</h2>
        <p class="hint">{move || language.t(msg::PLAN_IMPROVEMENTS_HELP)}</p>
        {[Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons].map(class)}
    }
}
