//! The costs of steps: rough figures that the user can replace. The user's figures are stored on this device.

use leptos::prelude::*;

use crate::browser::storage;
use crate::state::language::use_language;
use sao_lang_core::catalogue::{Effort, catalogue};
use sao_lang_core::locale::{Message, msg};
use sao_lang_core::repository::keys::setting::COSTS as SETTING;
use sao_lang_core::tasks::{Band, Costs};

/// The user's figures; without them, those of the catalogue.
pub fn kept_costs() -> Costs {
    let kept = storage::setting(SETTING).and_then(|text| Costs::read(&text));
    kept.unwrap_or_else(|| Costs::usual(catalogue().newest()))
}

fn class_words(effort: Effort) -> Message {
    match effort {
        Effort::Days => msg::COSTS_CLASS_DAYS,
        Effort::Weeks => msg::COSTS_CLASS_WEEKS,
        Effort::Months => msg::COSTS_CLASS_MONTHS,
        Effort::Seasons | Effort::Fixed => msg::COSTS_CLASS_SEASONS,
    }
}

/// Fields for the figures of each class of effort.
#[component]
pub fn CostFields(costs: RwSignal<Costs>) -> impl IntoView {
    let language = use_language();
    let keep = move |new: Costs| {
        storage::set_setting(SETTING, &new.to_text());
        costs.set(new);
    };
    let usual = move |_| {
        storage::forget_setting(SETTING);
        costs.set(kept_costs());
    };
    let field = move |class: Effort, is_from: bool| {
        let id = format!("cost-{}-{}", class.key(), if is_from { "from" } else { "to" });
        let value = move || {
            let band = costs.get().of(class);
            (if is_from { band.from } else { band.to }).to_string()
        };
        // A field is stored when it loses the focus, because half a number is wrong. If the text is not a number, the
        // figure stays as it was.
        let change = move |text: String| {
            let mut new = costs.get_untracked();
            let band = new.of(class);
            if let Ok(figure) = text.trim().parse::<u64>() {
                new.set(
                    class,
                    if is_from {
                        Band::new(figure, band.to.max(figure))
                    } else {
                        Band::new(band.from.min(figure), figure)
                    },
                );
            }
            keep(new);
        };
        let label = if is_from { msg::COSTS_FROM } else { msg::COSTS_TO };
        view! {
            <div class="field">
                <label for=id.clone()>{move || language.t(label)}</label>
                <input
                    id=id
                    type="number"
                    min="0"
                    step="any"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=value
                    on:change=move |event| change(event_target_value(&event))
                />
            </div>
        }
    };
    let class = move |class: Effort| {
        view! {
            <fieldset class="field">
                <legend>{move || language.t(class_words(class))}</legend>
                <div class="cost-band">{field(class, true)} {field(class, false)}</div>
            </fieldset>
        }
    };
    view! {
        <details class="card" id="joint-costs">
            <summary>{move || language.t(msg::COSTS_TITLE)}</summary>
            <p class="hint">{move || language.t(msg::COSTS_HELP)}</p>
            {Costs::classes().map(class).collect_view()}
            <button type="button" class="button quiet" on:click=usual>
                {move || language.t(msg::COSTS_USUAL)}
            </button>
        </details>
    }
}
