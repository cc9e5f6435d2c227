//! Who is in charge of a product: a question with one field.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::dom;
use crate::browser::storage::{self, StorageError};
use crate::components::alert::Alert;
use crate::error::ErrorWords as _;
use crate::state::language::use_language;
use sao_lang_core::assessment::note_change;
use sao_lang_core::board::{Board, Row};
use sao_lang_core::locale::{msg, values};

/// Id of the button that asks for a draft's person.
pub fn button_id(id: &str) -> String {
    format!("person-{id}")
}

/// Asks who is in charge of the draft at a place of the board.
#[component]
pub fn AskPerson(
    /// The board; it follows what is kept.
    board: RwSignal<Arc<Board>>,
    /// The place that is asked for.
    asked: RwSignal<Option<usize>>,
    /// The row at that place.
    row: Row,
) -> impl IntoView {
    let language = use_language();
    let (dialog, field) = (NodeRef::<html::Dialog>::new(), NodeRef::<html::Input>::new());
    let failed = RwSignal::new(None::<StorageError>);
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            // Fails only where the dialog is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let id = row.id.clone();
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(person) = field.get_untracked().map(|field| field.value().trim().to_owned()) else { return };
        match keep_person(&id, &person) {
            Ok(()) => {
                if let Some(place) = asked.get_untracked() {
                    let mut rows = board.with_untracked(|b| b.rows.clone());
                    if let Some(row) = rows.get_mut(place) {
                        row.person = person;
                    }
                    board.update(|board| *board = Arc::new(Board::new(rows, board.today())));
                }
                close();
            }
            Err(error) => failed.set(Some(error)),
        }
    };
    let button = button_id(&row.id);
    let closed = move |_| {
        asked.set(None);
        let button = button.clone();
        // The button is drawn anew with the rows.
        leptos::task::spawn_local(async move {
            dom::drawn().await;
            dom::focus(&button);
        });
    };
    let persons: Vec<String> = board.with_untracked(|b| b.persons().into_iter().map(str::to_owned).collect());
    let name = row.name(language.get()).to_owned();
    view! {
        <dialog node_ref=dialog class="confirm" aria-labelledby="ask-person" on:close=closed>
            <form on:submit=keep>
                <h2 id="ask-person">{language.fill(msg::BOARD_LIST_PERSON_OF, values::Name { name: &name })}</h2>
                <div class="field">
                    <label for="person-name">{language.t(msg::BOARD_LIST_PERSON_NAME)}</label>
                    <input
                        node_ref=field
                        id="person-name"
                        type="text"
                        list="persons"
                        autocomplete="off"
                        prop:value=row.person.clone()
                    />
                    <datalist id="persons">
                        {persons.into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
                    </datalist>
                </div>
                {move || {
                    failed.get().map(|error| view! { <Alert><p>{error.words(language.get())}</p></Alert> })
                }}
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| close()>
                        {language.t(msg::BOARD_LIST_CANCEL)}
                    </button>
                    <button type="submit" class="button primary">
                        {language.t(msg::BOARD_LIST_KEEP)}
                    </button>
                </div>
            </form>
        </dialog>
    }
}

/// Keeps it in the draft as it is stored now.
fn keep_person(id: &str, person: &str) -> Result<(), StorageError> {
    let mut draft = storage::load(id)?;
    draft.work.person = person.to_owned();
    let result = note_change(&mut draft, &clock::now());
    storage::save_assessed(id, &draft, result.as_ref(), None).map(drop)
}
