//! `/draft/:id/plan`: the way to the next star.

mod improvements;
mod steps;
mod wishes;

use crate::components::link::A;
use leptos::prelude::*;

use crate::browser::dom;
use crate::components::alert::Alert;
use crate::components::heading::ScreenHeading;
use crate::components::icons::Forward;
use crate::components::verdict::{VerdictNote, says_stars};
use crate::state::after_paint::after_paint;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use sao_lang_core::assessment::{Obstacle, PlanOutcome, Target, plan};
use sao_lang_core::catalogue::Criterion;
use sao_lang_core::draft::Draft;
use sao_lang_core::locale::{msg, values};

use improvements::Improvements;
use steps::Plans;
use wishes::Wishes;

/// What a plan follows from.
#[derive(Clone, PartialEq)]
struct Wished {
    /// Answers and wishes.
    draft: Draft,
    /// What the answers come to.
    stars: u8,
}

impl Wished {
    fn target(&self) -> Target {
        Target::wished(&self.draft, self.stars)
    }
}

/// Wishes, the plan that follows from them, and single improvements.
#[component]
pub fn PlanPage() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let now = Memo::new(move |_| Wished { draft: open.with(Clone::clone), stars: open.assessment.with(|r| r.stars) });
    let wish = Memo::new(move |_| now.with(Wished::target));
    // The frame that shows a wish does not wait for the plan.
    let wished = after_paint(now);
    let target = Memo::new(move |_| wished.with(Wished::target));
    let outcome = Memo::new(move |_| wished.with(|w| plan(&w.draft, open.edition, open.set, &w.target())));
    let plans =
        Memo::new(move |_| outcome.with(|o| if let PlanOutcome::Plans(plans) = o { plans.clone() } else { vec![] }));
    let says_stars = says_stars(open);
    let without_plan = move || {
        let stars = target.with(|t| t.stars);
        outcome.with(|outcome| match outcome {
            PlanOutcome::Plans(_) => None,
            PlanOutcome::Reached => {
                let words = language.fill(msg::PLAN_REACHED, values::Stars { stars: &stars });
                Some(view! { <p class="card">{words}</p> }.into_any())
            }
            PlanOutcome::Unreachable { obstacles, most, needed } => {
                let (obstacles, most, needed) = (obstacles.clone(), *most, *needed);
                Some(view! { <Unreachable obstacles most needed stars /> }.into_any())
            }
        })
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::PLAN_TITLE).to_owned()) />
        <VerdictNote />
        <Show when=move || says_stars.get()>
            <p class="lead">{move || language.t(msg::PLAN_LEAD)}</p>
            <Unproven />
            <Wishes target=wish />
            <section class="plan">
                <div aria-live="polite">{without_plan}</div>
                <Plans plans target />
            </section>
            <Locks />
            <Improvements wished />
        </Show>
        <nav class="buttons">
            <A href=open.link("export") attr:class="button primary">
                {move || language.t(msg::EXPORT_TITLE)}
                <Forward />
            </A>
        </nav>
    }
}

/// What no plan replaces: papers for what is claimed already.
#[component]
fn Unproven() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    move || {
        let unproven = open.range.with(|r| r.unproven.clone());
        (!unproven.is_empty()).then(|| {
            view! {
                <details class="card">
                    <summary>{language.fill(msg::PLAN_UNPROVEN, values::N { n: &unproven.len() })}</summary>
                    <ul>{unproven.iter().map(|id| criterion_item(id, open, language)).collect_view()}</ul>
                </details>
            }
        })
    }
}

/// A criterion as an item that links to its question.
fn criterion_item(id: &str, open: OpenDraft, language: Language) -> Option<impl IntoView + use<>> {
    let criterion = open.set.criterion(id)?;
    Some(view! { <li>{criterion_link(criterion, open, language)}</li> })
}

/// Id and title of a criterion, linked to its question. A bare link, as there are many: the router follows it
/// too, and each of its own links would watch the address.
pub fn criterion_link(criterion: &'static Criterion, open: OpenDraft, language: Language) -> impl IntoView + use<> {
    view! {
        <a href=open.address(&format!("question/{}", criterion.id)) class="text-link">
            {move || format!("{} {}", criterion.id, language.c(criterion.title))}
        </a>
    }
}

/// Why there is no plan.
#[component]
fn Unreachable(obstacles: Vec<Obstacle>, most: u16, needed: u16, stars: u8) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let items = obstacles
        .into_iter()
        .map(|obstacle| {
            let criterion = obstacle.criterion().and_then(|id| open.set.criterion(id));
            view! {
                <li>
                    {criterion.map(|c| criterion_link(c, open, language))} " " {obstacle.words(most, needed, language.get())}
                </li>
            }
        })
        .collect_view();
    view! {
        <Alert>
            <h2>{language.fill(msg::PLAN_UNREACHABLE, values::Stars { stars: &stars })}</h2>
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
                let label = language.fill(msg::PLAN_UNLOCK_LABEL, values::Id { id: &id });
                let unlock = move |_| {
                    open.change(|d| {
                        d.plan.locked.remove(&id);
                    });
                    dom::keep_focus(&[]);
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
