//! The indicators of a test report or of a declaration, a row each, with what each result is under its limit.

use leptos::prelude::*;

use crate::browser::dom;
use crate::components::icons::{Check, Help, Warning};
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::catalogue::Indicators;
use sao_lang_core::draft::{MAX_RESULTS, TestResult};
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::review::{RowAt, RowRemark, row_remarks};
use sao_lang_core::slips::{Tone, known_names};

/// A function that returns one text of a row.
type Text = fn(&mut TestResult) -> &mut String;

/// The id of the list of names to choose from.
const NAMES: &str = "known-indicators";

/// The rows of a paper, with a button to add one.
#[component]
pub fn Results(
    /// The index of the paper in the register.
    index: usize,
    /// The role of the indicators on the paper.
    role: Indicators,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tested = role == Indicators::Tested;
    let [title, help] = if tested {
        [msg::SLIPS_TITLE, msg::SLIPS_HELP]
    } else {
        [msg::SLIPS_TITLE_DECLARED, msg::SLIPS_HELP_DECLARED]
    };
    let count = Memo::new(move |_| open.with(|d| d.papers.get(index).map_or(0, |p| p.results.len())));
    // Rows have no ids of their own. Each shown row has a key, so that the other rows stay when one is removed.
    let keys = RwSignal::new((0..count.get_untracked()).collect::<Vec<usize>>());
    let next = StoredValue::new(count.get_untracked());
    let new_key = move || {
        let key = next.get_value();
        next.set_value(key + 1);
        key
    };
    Effect::new(move |_| {
        // Another tab may have added or removed rows.
        let count = count.get();
        if keys.with_untracked(Vec::len) != count {
            keys.set((0..count).map(|_| new_key()).collect());
        }
    });
    let full = RwSignal::new(false);
    let add = move |_| {
        full.set(!open.peek(|d| d.takes_results()));
        if full.get_untracked() {
            return;
        }
        let row = keys.with_untracked(Vec::len);
        keys.update(|keys| keys.push(new_key()));
        open.change(|d| d.edit_paper(index, |p| p.results.push(TestResult::default())));
        leptos::task::spawn_local(async move {
            dom::drawn().await;
            dom::focus(&RowAt::id(row));
        });
    };
    let remarks = Memo::new(move |_| {
        let lang = language.get();
        open.with(|d| row_remarks(d, open.edition, index, lang))
    });
    let names = Memo::new(move |_| open.with(|d| known_names(d, open.edition)));
    view! {
        <section class="card slip" aria-labelledby="results-title">
            <h2 id="results-title">{move || language.t(title)}</h2>
            <p class="hint">{move || language.t(help)}</p>
            <For each=move || keys.get() key=|key| *key let:key>
                <Row index key keys tested remarks />
            </For>
            <datalist id=NAMES>
                {move || {
                    names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view()
                }}
            </datalist>
            <button type="button" id="add-result" class="button wide" on:click=add>
                {move || language.t(msg::SLIPS_ADD)}
            </button>
            <p role="status" class="status">
                {move || {
                    full.get().then(|| language.fill(msg::SLIPS_FULL, values::N { n: &MAX_RESULTS }))
                }}
            </p>
        </section>
    }
}

/// One indicator.
#[component]
fn Row(
    /// The index of the paper in the register.
    index: usize,
    /// The key of the row.
    key: usize,
    /// The keys of all rows, in order.
    keys: RwSignal<Vec<usize>>,
    /// Whether the row has a result.
    tested: bool,
    /// The remarks on all rows.
    remarks: Memo<Vec<Vec<RowRemark>>>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    // A row that was just removed has no place any more.
    let at = Memo::new(move |_| keys.with(|keys| keys.iter().position(|k| *k == key)));
    let Some(first) = at.get_untracked().and_then(|row| open.peek(|d| RowAt { paper: index, row }.of(d).cloned()))
    else {
        return ().into_any();
    };
    let number = move || at.get().map_or(0, |row| row + 1);
    let said =
        Memo::new(move |_| at.get().and_then(|row| remarks.with(|all| all.get(row).cloned())).unwrap_or_default());
    // What a screen reader hears: the verdict, once the row is left.
    let heard = RwSignal::new(String::new());
    let left = move |_| {
        heard.set(said.with_untracked(|all| all.iter().map(|r| r.words.as_str()).collect::<Vec<_>>().join(". ")));
    };
    let field = move |part: &'static str, label: Message, named: bool, text: Text| {
        let value = text(&mut first.clone()).clone();
        let id = move || at.get().map(|row| if named { RowAt::id(row) } else { format!("result-{row}-{part}") });
        let typed = move |event| {
            let value = event_target_value(&event);
            if let Some(row) = at.get_untracked() {
                open.change(|d| {
                    d.edit_paper(index, |p| {
                        if let Some(result) = p.results.get_mut(row) {
                            *text(result) = value;
                        }
                    });
                });
            }
        };
        view! {
            <div class=format!("field slip-{part}")>
                <label for=id>{move || language.t(label)}</label>
                <input
                    id=id
                    type="text"
                    autocomplete="off"
                    list=named.then_some(NAMES)
                    prop:value=value
                    on:input=typed
                />
            </div>
        }
    };
    let remove = move |_| {
        if let Some(row) = at.get_untracked() {
            keys.update(|keys| keys.retain(|k| *k != key));
            open.change(|d| {
                d.edit_paper(index, |p| {
                    if row < p.results.len() {
                        p.results.remove(row);
                    }
                });
            });
            dom::keep_focus(&["add-result"]);
        }
    };
    let label = move || {
        let at = at.get().map(|row| RowAt { paper: index, row });
        let name = open.with(|d| at.and_then(|at| at.of(d)).map(|row| row.name.clone())).unwrap_or_default();
        language.fill(msg::SLIPS_REMOVE_LABEL, values::NName { n: &number(), name: &name.trim() })
    };
    view! {
        <fieldset class="slip-row" on:focusout=left>
            <legend>{move || language.fill(msg::SLIPS_ROW, values::N { n: &number() })}</legend>
            <div class="slip-fields">
                {field("name", msg::SLIPS_NAME, true, |r| &mut r.name)}
                {field("limit", msg::SLIPS_LIMIT, false, |r| &mut r.limit)}
                {tested.then(|| field("result", msg::SLIPS_RESULT, false, |r| &mut r.result))}
                {field("unit", msg::SLIPS_UNIT, false, |r| &mut r.unit)}
            </div>
            {move || said.get().into_iter().map(remark).collect_view()}
            <p role="status" class="visually-hidden">
                {move || heard.get()}
            </p>
            <button type="button" class="button quiet" aria-label=label on:click=remove>
                {move || language.t(msg::SLIPS_REMOVE)}
            </button>
        </fieldset>
    }
    .into_any()
}

/// A remark with the icon of its tone.
fn remark(remark: RowRemark) -> impl IntoView {
    let (class, icon) = match remark.tone {
        Tone::Good => ("slip-verdict good", view! { <Check /> }.into_any()),
        Tone::Bad => ("slip-verdict bad", view! { <Warning /> }.into_any()),
        Tone::Unclear => ("slip-verdict", view! { <Help /> }.into_any()),
    };
    view! {
        <p class=class>
            {icon} <span>{remark.words}</span>
        </p>
    }
}
