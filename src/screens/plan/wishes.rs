//! What the producer wishes of the plan.

use leptos::prelude::*;

use crate::components::choice_field::ChoiceField;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::assessment::{CERTIFIED_STARS, Target};
use sao_lang_core::catalogue::Effort;
use sao_lang_core::draft::PlanWishes;
use sao_lang_core::locale::{msg, values};

/// Margins that can be chosen, in points.
const MARGINS: [u8; 4] = [0, 3, 5, 10];

/// What the producer wishes: stars, margin, effort that is out of the question.
#[component]
pub fn Wishes(target: Memo<Target>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let wish = move |edit: fn(&mut PlanWishes, u8), value: u8| open.change(|d| edit(&mut d.plan, value));
    let stars = CERTIFIED_STARS.map(|n| {
        view! {
            <ChoiceField
                group="plan-stars"
                label=Signal::derive(move || language.fill(msg::RESULT_STARS, values::N { n: &n }))
                checked=Signal::derive(move || target.with(|t| t.stars == n))
                on_change=move |_| wish(|p, n| p.stars = Some(n), n)
            />
        }
    });
    let margins = MARGINS.map(|n| {
        view! {
            <ChoiceField
                group="plan-margin"
                label=Signal::derive(move || language.fill(msg::COMMON_POINTS, values::N { n: &n }))
                checked=Signal::derive(move || target.with(|t| t.margin == u16::from(n)))
                on_change=move |_| wish(|p, n| p.margin = n, n)
            />
        }
    });
    let without = [(Effort::Months, msg::PLAN_WITHOUT_MONTHS), (Effort::Seasons, msg::PLAN_WITHOUT_SEASONS)];
    let without = without.map(|(class, label)| {
        view! {
            <ChoiceField
                label=Signal::derive(move || language.t(label).to_owned())
                checked=Signal::derive(move || target.with(|t| t.without.contains(&class)))
                on_change=move |on| {
                    open.change(|d| {
                        if on {
                            d.plan.without.insert(class);
                        } else {
                            d.plan.without.remove(&class);
                        }
                    });
                }
            />
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
