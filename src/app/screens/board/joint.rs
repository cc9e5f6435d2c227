//! `/board/joint?ids=`: what lifts the most of the chosen products per effort.

use crate::app::parts::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::report::texts_of;
use super::select::Select;
use crate::app::language::{Language, use_language};
use crate::app::office;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::try_again::OfficeAlert;
use crate::app::task::use_tasks;
use crate::assessment::{JointPlan, JointStep, Stage};
use crate::board::effort_words;
use crate::catalogue::catalogue;
use crate::draft::{Draft, parse};
use crate::locale::msg;
use crate::office::protocol::{Failure, Reply, Request, StoredText};

/// Ids in the address, separated by commas.
pub fn ids_of(list: &str) -> Vec<String> {
    list.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// The joint plan of the drafts in the address.
#[component]
pub fn Joint() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let address = use_query_map();
    let texts: Vec<StoredText> = texts_of(&ids_of(&address.with_untracked(|q| q.get("ids").unwrap_or_default())));
    let drafts: Vec<Draft> = texts.iter().filter_map(|t| parse(t.text.as_bytes()).ok()).collect();
    // A draft that cannot be read has no place in the plan.
    let texts: Vec<StoredText> = texts.into_iter().filter(|t| parse(t.text.as_bytes()).is_ok()).collect();
    let count = drafts.len();
    let drafts = StoredValue::new(drafts);
    let (stars, found) = (RwSignal::new(0usize), RwSignal::new(None::<Result<JointPlan, Failure>>));
    let tries = RwSignal::new(());
    Effect::new(move || {
        tries.track();
        let stars = stars.get().checked_sub(1).and_then(|n| u8::try_from(n + 3).ok());
        let request = Request::Joint { drafts: texts.clone(), stars };
        found.set(None);
        tasks.spawn(async move {
            found.set(Some(match office::ask(&request, None).await {
                Ok((Reply::Joint { plan }, _)) => Ok(plan),
                Ok(_) => Err(Failure::Write),
                Err(why) => Err(why),
            }));
        });
    });
    let star_words = Callback::new(move |n: usize| match n {
        0 => language.t(msg::JOINT_STARS_NEXT).to_owned(),
        n => language.fill(msg::RESULT_STARS, &[("n", &(n + 2))]),
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::JOINT_TITLE).to_owned()) />
        <p>{move || language.t(msg::JOINT_LEAD)}</p>
        <p>{move || language.fill(msg::JOINT_FOR, &[("n", &count)])}</p>
        <Select id="joint-stars" label=msg::JOINT_STARS count=4 words=star_words chosen=stars />
        {move || match found.get() {
            None => view! { <p role="status">{language.t(msg::JOINT_WORKING)}</p> }.into_any(),
            Some(Err(why)) => view! { <OfficeAlert why again=move || tries.set(()) /> }.into_any(),
            Some(Ok(plan)) => view! { <Found plan drafts /> }.into_any(),
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::BOARD_BACK)}
        </A>
    }
}

fn name_of(drafts: StoredValue<Vec<Draft>>, place: usize, language: Language) -> String {
    let name = drafts.with_value(|d| d.get(place).map(|d| d.product.name.trim().to_owned())).unwrap_or_default();
    if name.is_empty() { language.t(msg::TABLE_UNNAMED).to_owned() } else { name }
}

#[component]
fn Found(plan: JointPlan, drafts: StoredValue<Vec<Draft>>) -> impl IntoView {
    let language = use_language();
    let best = plan.best_value().map_or(0, |s| s.lifted.len());
    let chosen = RwSignal::new(best.saturating_sub(1));
    let weights: Vec<u32> = plan.stages.iter().map(|s| s.weight).collect();
    let count = weights.len();
    let words = Callback::new(move |n: usize| {
        let weight = weights.get(n).copied().unwrap_or_default();
        let line = language.fill(msg::JOINT_LIFT_OPTION, &[("n", &(n + 1)), ("weight", &weight)]);
        if n + 1 == best { format!("{line} ({})", language.t(msg::JOINT_BEST)) } else { line }
    });
    let (reached, unreachable) = (plan.reached.len(), plan.out_of_reach.clone());
    let names = move || unreachable.iter().map(|p| name_of(drafts, *p, language)).collect::<Vec<_>>();
    let stages = plan.stages;
    view! {
        {(reached > 0).then(|| view! { <p>{move || language.fill(msg::JOINT_REACHED, &[("n", &reached)])}</p> })}
        {move || {
            let names = names();
            (!names.is_empty())
                .then(|| {
                    view! {
                        <p>{language.fill(msg::JOINT_UNREACHABLE, &[("n", &names.len())])}</p>
                        <ul>{names.into_iter().map(|n| view! { <li>{n}</li> }).collect_view()}</ul>
                    }
                })
        }}
        {if count == 0 {
            view! { <p role="status">{move || language.t(msg::JOINT_NONE)}</p> }.into_any()
        } else {
            view! {
                <Select id="joint-count" label=msg::JOINT_LIFT count words chosen />
                <p class="hint">{move || language.t(msg::JOINT_EFFORT_HELP)}</p>
                {move || stages.get(chosen.get()).map(|s| stage(s, drafts, language))}
            }
                .into_any()
        }}
    }
}

fn stage(stage: &Stage, drafts: StoredValue<Vec<Draft>>, language: Language) -> AnyView {
    let proved = if stage.at_least == stage.weight {
        language.t(msg::JOINT_EXACT).to_owned()
    } else {
        language.fill(msg::JOINT_BOUND, &[("n", &stage.at_least)])
    };
    let lifted = stage.lifted.iter().map(|p| name_of(drafts, *p, language));
    let is_shared = stage.steps.iter().any(|s| s.shared);
    view! {
        <p role="status" class="hint">{proved}</p>
        <h2>{language.t(msg::JOINT_LIFTED)}</h2>
        <ul class="joint-lifted">{lifted.map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
        <h2>{language.t(msg::JOINT_STEPS)}</h2>
        {is_shared.then(|| view! { <p class="hint">{language.t(msg::JOINT_CHECK)}</p> })}
        <ol class="joint-steps">
            {stage.steps.iter().map(|s| step(s, drafts, language)).collect_view()}
        </ol>
    }
    .into_any()
}

fn step(step: &JointStep, drafts: StoredValue<Vec<Draft>>, language: Language) -> impl IntoView + use<> {
    let lang = language.get();
    // The furthest option is what the products together need.
    let to = step.lifts.iter().map(|l| l.to).max().unwrap_or_default();
    let first = step.lifts.first().map(|l| l.product);
    let edition =
        first.and_then(|p| drafts.with_value(|d| d.get(p).and_then(|d| d.place(catalogue()).map(|(e, _)| e))));
    let statement = edition.and_then(|e| e.questions.get(usize::from(step.question))?.statement(to, lang));
    let names: Vec<String> = step.lifts.iter().map(|l| name_of(drafts, l.product, language)).collect();
    let effort = language.t(effort_words(step.effort));
    view! {
        <li class="card" class:joint-shared=step.shared>
            <strong>{step.title.text(lang)}</strong>
            {step
                .shared
                .then(|| {
                    view! { <p class="joint-mark">{language.fill(msg::JOINT_SERVES, &[("n", &names.len())])}</p> }
                })}
            {statement.map(|text| view! { <p>{language.fill(msg::JOINT_TO, &[("text", &text)])}</p> })}
            <p class="meta">
                {language.fill(msg::JOINT_STEP_LINE, &[("effort", &effort), ("weight", &step.weight)])}
            </p>
            <p class="meta">{names.join(", ")}</p>
        </li>
    }
}
