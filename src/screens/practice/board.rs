//! Many samples of one story at a glance: a table with boxes to tick, to compare some or to plan for them together.

use leptos::prelude::*;

use crate::browser::storage;
use crate::components::choice_field::ChoiceField;
use crate::components::link::A;
use crate::state::language::use_language;
use sao_lang_core::catalogue::{ProductSet, catalogue};
use sao_lang_core::locale::{msg, values};

/// How many can be compared at a time.
const COMPARED: std::ops::RangeInclusive<usize> = 2..=4;

/// The samples of these ids, as they are now. Nothing of their results is shown.
#[component]
pub fn PracticeBoard(
    /// Ids of drafts to practise on.
    ids: Vec<String>,
    /// What the table is about.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView {
    let language = use_language();
    let picked = RwSignal::new(Vec::<String>::new());
    let all = StoredValue::new(ids.clone());
    let every = Signal::derive(move || all.with_value(|all| picked.with(|picked| picked.len() == all.len())));
    let rows = ids.into_iter().filter_map(|id| {
        let draft = storage::load(&id).ok()?;
        let (_, set) = draft.edition_and_set(catalogue())?;
        Some(view! { <Row id name=draft.product.name set picked /> })
    });
    let rows = rows.collect_view();
    view! {
        <table class="pick-table" aria-label=move || title.get()>
            <thead>
                <tr>
                    <th scope="col">{move || language.t(msg::CODES_PICK_COLUMN)}</th>
                    <th scope="col">{move || language.t(msg::PRACTICE_BOARD_NAME)}</th>
                    <th scope="col">{move || language.t(msg::CODES_SET_COLUMN)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <ChoiceField
            label=Signal::derive(move || language.t(msg::CODES_PICK_ALL).to_owned())
            checked=every
            on_change=move |yes| picked.set(if yes { all.get_value() } else { Vec::new() })
        />
        <p role="status" class="status">
            {move || match picked.with(Vec::len) {
                0 => language.t(msg::CODES_PICK_HELP).to_owned(),
                n => language.fill(msg::CODES_PICKED, values::N { n: &n }),
            }}
        </p>
        <div class="buttons">
            <Show when=move || picked.with(|picked| COMPARED.contains(&picked.len()))>
                <A href=move || picked.with(|p| format!("/compare?ids={}", p.join(","))) attr:class="button">
                    {move || language.t(msg::CODES_COMPARE)}
                </A>
            </Show>
            <Show when=move || picked.with(|picked| !picked.is_empty())>
                <A href=move || picked.with(|p| format!("/board/joint?ids={}", p.join(","))) attr:class="button">
                    {move || language.t(msg::CODES_JOINT)}
                </A>
            </Show>
        </div>
    }
}

#[component]
fn Row(id: String, name: String, set: &'static ProductSet, picked: RwSignal<Vec<String>>) -> impl IntoView {
    let language = use_language();
    let (href, label) = (format!("/draft/{id}"), name.clone());
    let id = StoredValue::new(id);
    let is_picked = move || id.with_value(|id| picked.with(|picked| picked.contains(id)));
    let pick = move |event| {
        let yes = event_target_checked(&event);
        picked.update(|picked| {
            picked.retain(|other| id.with_value(|id| id != other));
            if yes {
                picked.push(id.get_value());
            }
        });
    };
    view! {
        <tr>
            <td>
                <label class="board-pick">
                    <span class="visually-hidden">{move || language.fill(msg::CODES_PICK, values::Name { name: &label })}</span>
                    <input type="checkbox" prop:checked=is_picked on:change=pick />
                </label>
            </td>
            <th scope="row" class="board-name">
                <A href=href>{name}</A>
            </th>
            <td class="meta">{move || language.c(set.short)}</td>
        </tr>
    }
}
