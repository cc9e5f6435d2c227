//! Single improvements: the gain of each against its effort.

use leptos::prelude::*;

use super::steps::CLASSES;
use super::{Wished, criterion_link};
use crate::components::bar::Bar;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::assessment::{Step, effort_words, improvements};
use sao_lang_core::catalogue::Effort;
use sao_lang_core::locale::{msg, values};

/// The number of improvements that are shown for each class of effort.
const MOST: usize = 6;

/// Single improvements. They are computed and drawn when the user expands them, because a change of a wish changes most
/// of them.
#[component]
pub fn Improvements(wished: ReadSignal<Wished>) -> impl IntoView {
    let language = use_language();
    let asked = RwSignal::new(false);
    view! {
        <h2>{move || language.t(msg::PLAN_IMPROVEMENTS)}</h2>
        <details class="card" on:toggle=move |_| asked.set(true)>
            <summary>{move || language.t(msg::PLAN_IMPROVEMENTS_SHOW)}</summary>
            <Show when=move || asked.get()>
                <ByEffort wished />
            </Show>
        </details>
    }
}

/// Single improvements by gain, for each class of effort.
#[component]
fn ByEffort(wished: ReadSignal<Wished>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let steps = Memo::new(move |_| wished.with(|w| improvements(&w.draft, open.edition, open.set, &w.target())));
    let class = move |effort: Effort| {
        let of_class =
            move || -> Vec<Step> { steps.with(|all| Step::of_effort(all, effort).take(MOST).cloned().collect()) };
        move || {
            let list = of_class();
            (!list.is_empty()).then(move || {
                let items = list.into_iter().filter_map(move |step| {
                    let criterion = open.set.criterion(&step.criterion)?;
                    Some(view! {
                        <li>
                            {criterion_link(criterion, open, language)} <Bar value=Signal::from(step.gain) max=5 />
                            <span class="meta">{language.fill(msg::PLAN_GAIN, values::N { n: &step.gain })}</span>
                        </li>
                    })
                });
                view! {
                    <h3 class="effort-name">{language.t(effort_words(effort))}</h3>
                    <ul class="improvements">{items.collect_view()}</ul>
                }
            })
        }
    };
    view! {
        <p class="hint">{move || language.t(msg::PLAN_IMPROVEMENTS_HELP)}</p>
        {CLASSES.map(class)}
    }
}
