//! The form that freezes the draft as it is handed in.

use leptos::prelude::*;
use serde_json::Value;

use super::load::hashes;
use crate::browser::{clock, dom};
use crate::components::alert::Alert;
use crate::components::field::TextField;
use crate::error::ErrorWords as _;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::worker;
use sao_lang_core::calendar::day;
use sao_lang_core::draft::to_json;
use sao_lang_core::handed_in::{FreezeError, MAX_ROUNDS};
use sao_lang_core::locale::{Lang, msg, values};
use worker_protocol::{Failure, FileHashes, Freeze};

/// The id of the field for the day.
const ON: &str = "handed-in-on";

/// Why nothing was frozen.
#[derive(Debug, Clone)]
enum NotFrozen {
    /// The core refused.
    Refused(FreezeError),
    /// The worker did not answer.
    Worker(Failure),
}

impl NotFrozen {
    fn words(&self, lang: Lang) -> String {
        match self {
            NotFrozen::Refused(FreezeError::TooMany) => msg::FREEZE_TOO_MANY.fill(lang, values::N { n: &MAX_ROUNDS }),
            NotFrozen::Refused(FreezeError::Refused(why)) => why.words(lang),
            NotFrozen::Refused(FreezeError::NotPacked) => Failure::Write.words(lang),
            NotFrozen::Worker(why) => why.words(lang),
        }
    }
}

/// What came of the last tap.
#[derive(Debug, Clone)]
enum State {
    Working,
    /// The code of the round.
    Done(String),
    Failed(NotFrozen),
}

/// Freezes the open draft; returns the round, and the SHA-256 of its files.
async fn frozen(open: OpenDraft, on: String, place: String, receipt: String) -> Result<(Value, FileHashes), NotFrozen> {
    let draft = open.peek(to_json);
    let files = hashes(open).await.map_err(NotFrozen::Worker)?;
    let asked = worker::ask(Freeze { draft, files: files.clone(), on, place, receipt }).await;
    let round = asked.map_err(NotFrozen::Worker)?.map_err(NotFrozen::Refused)?;
    Ok((round, files))
}

/// Day, place and number of the receipt, and the button.
#[component]
pub(super) fn Form(
    /// Called after a round was added, with the SHA-256 of its files.
    on_added: Callback<FileHashes>,
    /// Whether the draft has rounds already.
    has_rounds: Signal<bool>,
    /// Whether the button is the main one of the screen.
    main: Signal<bool>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let state = RwSignal::new(None::<State>);
    let on = RwSignal::new(clock::today());
    let place = RwSignal::new(open.peek(|draft| draft.applicant.commune.trim().to_owned()));
    let receipt = RwSignal::new(String::new());
    let is_working = move || state.with(|state| matches!(state, Some(State::Working)));
    let freeze = move |_| {
        if is_working() {
            return;
        }
        if on.with_untracked(|on| day(on).is_none()) {
            dom::focus(ON);
            return;
        }
        state.set(Some(State::Working));
        let (on, place, receipt) = (on.get_untracked(), place.get_untracked(), receipt.get_untracked());
        // The task belongs to the open draft, because the user may leave the screen before the round is there.
        open.tasks.spawn(async move {
            match frozen(open, on, place, receipt).await {
                Ok((round, files)) => {
                    let code = round.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
                    open.change(|draft| draft.handed_in.push(round));
                    state.try_set(Some(State::Done(code)));
                    on_added.try_run(files);
                }
                Err(why) => drop(state.try_set(Some(State::Failed(why)))),
            }
        });
    };
    let field = move |id: &'static str, kind: &'static str, label, hint: Option<_>, text: RwSignal<String>| {
        view! {
            <TextField
                id
                kind
                label=Signal::derive(move || language.t(label).to_owned())
                hint=hint.map(|hint| Signal::derive(move || language.t(hint).to_owned()))
                value=text.get_untracked()
                on_change=move |typed| text.set(typed)
            />
        }
    };
    let no_day =
        Signal::derive(move || on.with(|on| day(on).is_none()).then(|| language.t(msg::FREEZE_NO_DAY).to_owned()));
    view! {
        <section class="card" aria-labelledby="freeze-title">
            <h2 id="freeze-title">
                {move || language.t(if has_rounds.get() { msg::FREEZE_AGAIN } else { msg::FREEZE_FORM })}
            </h2>
            <Show
                when=move || !open.is_what_if()
                fallback=move || view! { <p class="hint">{move || language.t(msg::FREEZE_WHAT_IF)}</p> }
            >
                <TextField
                    id=ON
                    kind="date"
                    label=Signal::derive(move || language.t(msg::FREEZE_ON).to_owned())
                    remark=no_day
                    value=on.get_untracked()
                    on_change=move |typed| on.set(typed)
                />
                {field("handed-in-place", "text", msg::FREEZE_PLACE, Some(msg::FREEZE_PLACE_HINT), place)}
                {field("handed-in-receipt", "text", msg::FREEZE_RECEIPT, Some(msg::FREEZE_RECEIPT_HINT), receipt)}
                <button
                    type="button"
                    class="button wide"
                    class:primary=move || main.get()
                    id="freeze"
                    aria-disabled=move || is_working().to_string()
                    on:click=freeze
                >
                    {move || language.t(if is_working() { msg::FREEZE_WORKING } else { msg::FREEZE_MAKE })}
                </button>
            </Show>
            <p role="status" class="status" id="frozen">
                {move || match state.get() {
                    Some(State::Done(code)) => language.fill(msg::FREEZE_DONE, values::Code { code: &code }),
                    _ => String::new(),
                }}
            </p>
            {move || match state.get() {
                Some(State::Failed(why)) => {
                    Some(view! { <Alert urgent=true><p>{why.words(language.get())}</p></Alert> })
                }
                _ => None,
            }}
        </section>
    }
}
