//! A table that is typed row by row. On a phone a row is a card with a field for each column.

use leptos::prelude::*;

use crate::browser::dom;
use crate::components::field::TextField;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::templates::{Ask, MAX_ROWS, Template, Variant, Written};

/// A row on the screen: its number keeps its fields when rows before it go.
type Shown = (usize, Vec<String>);

/// The rows of a table, with buttons that add and remove them. Empty rows are not kept.
#[component]
pub(super) fn Rows(
    template: StoredValue<Template>,
    copy: usize,
    ask: Ask,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] hint: Signal<String>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let id = format!("ask-{}", ask.key);
    let width = ask.columns.len();
    let ask = StoredValue::new(ask);
    let kept =
        template.with_value(|t| ask.with_value(|ask| open.peek(|draft| Written::copy(t, copy).rows(draft, ask))));
    let next = StoredValue::new(kept.len());
    let rows = RwSignal::new(kept.into_iter().enumerate().collect::<Vec<Shown>>());
    // The row whose fields are open.
    let unfolded = RwSignal::new(None::<usize>);
    let keep = move || {
        let all = rows.with_untracked(|rows| rows.iter().map(|(_, cells)| cells.clone()).collect::<Vec<_>>());
        template.with_value(|t| {
            ask.with_value(|ask| open.change(|draft| Written::copy(t, copy).set_rows(draft, ask, &all)));
        });
    };
    let number = move || {
        let number = next.get_value();
        next.set_value(number + 1);
        number
    };
    let add = move |_| {
        let number = number();
        rows.update(|rows| rows.push((number, vec![String::new(); width])));
        unfolded.set(Some(number));
        dom::focus(&format!("{}-{number}-0", id_of(ask)));
    };
    let take_model = move |_| {
        // Model rows are the same for every kind of applicant.
        let variant = Variant { kind: "", industry: open.edition.industry_key(open.set), set: open.set.no };
        let model = ask.with_value(|ask| ask.model(&variant).to_vec());
        rows.set(model.into_iter().map(|cells| (number(), cells)).collect());
        keep();
    };
    let remove = move |gone: usize| {
        rows.update(|rows| rows.retain(|(number, _)| *number != gone));
        keep();
        // The removed row had the focus.
        dom::focus(&format!("{}-add", id_of(ask)));
    };
    let numbers = Memo::new(move |_| rows.with(|rows| rows.iter().map(|(number, _)| *number).collect::<Vec<_>>()));
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let is_full = Memo::new(move |_| rows.with(Vec::len) >= MAX_ROWS);
    view! {
        <fieldset class="field table-rows" id=id>
            <legend>{move || label.get()}</legend>
            <p class="hint">{move || hint.get()}</p>
            <For
                each=move || numbers.get()
                key=|number| *number
                let:number
            >
                <OneRow ask rows number unfolded keep=Callback::new(move |()| keep()) remove=Callback::new(remove) />
            </For>
            <Show when=move || is_empty.get()>
                <button type="button" class="button wide" id=format!("{}-model", id_of(ask)) on:click=take_model>
                    {move || language.t(msg::WRITTEN_MODEL)}
                </button>
                <p class="hint">{move || language.t(msg::WRITTEN_MODEL_HINT)}</p>
            </Show>
            <Show when=move || !is_full.get()>
                <button type="button" class="button wide" id=format!("{}-add", id_of(ask)) on:click=add>
                    {move || language.t(msg::WRITTEN_ROW_ADD)}
                </button>
            </Show>
        </fieldset>
    }
}

fn id_of(ask: StoredValue<Ask>) -> String {
    ask.with_value(|ask| format!("ask-{}", ask.key))
}

#[component]
fn OneRow(
    ask: StoredValue<Ask>,
    rows: RwSignal<Vec<Shown>>,
    number: usize,
    unfolded: RwSignal<Option<usize>>,
    keep: Callback<()>,
    remove: Callback<usize>,
) -> impl IntoView {
    let language = use_language();
    let place =
        Memo::new(move |_| rows.with(|rows| rows.iter().position(|(n, _)| *n == number)).map_or(0, |at| at + 1));
    let summary = move || {
        let said = rows.with(|rows| {
            let cells = rows.iter().find(|(n, _)| *n == number).map(|(_, cells)| cells.clone()).unwrap_or_default();
            cells.into_iter().filter(|cell| !cell.trim().is_empty()).take(2).collect::<Vec<_>>().join(" · ")
        });
        match said.is_empty() {
            true => language.fill(msg::WRITTEN_ROW, values::N { n: &place.get() }),
            false => format!("{}. {said}", place.get()),
        }
    };
    let cells = rows.with_untracked(|rows| rows.iter().find(|(n, _)| *n == number).map(|(_, cells)| cells.clone()));
    let cells = cells.unwrap_or_default();
    let columns = ask.with_value(|ask| ask.columns.clone());
    let fields = columns.into_iter().zip(cells).enumerate().map(|(column, (head, value))| {
        let set = move |text: String| {
            rows.update(|rows| {
                let row = rows.iter_mut().find(|(n, _)| *n == number);
                if let Some(cell) = row.and_then(|(_, cells)| cells.get_mut(column)) {
                    *cell = text;
                }
            });
            keep.run(());
        };
        view! {
            <TextField
                id=format!("{}-{number}-{column}", id_of(ask))
                label=Signal::derive(move || head.text(language.get()).to_owned())
                value
                on_change=set
            />
        }
    });
    let fields = fields.collect_view();
    view! {
        <details class="card" open=move || unfolded.get() == Some(number)>
            <summary>{summary}</summary>
            {fields}
            <button type="button" class="button quiet" on:click=move |_| remove.run(number)>
                {move || language.fill(msg::WRITTEN_ROW_REMOVE, values::N { n: &place.get() })}
            </button>
        </details>
    }
}
