//! The fields for address, commune and province. A list below a field offers names of today for what is typed, also
//! where it is a name from before July 2025; the text stays free. Old names are told below the field, with a button that
//! takes the names of today over.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;

use crate::browser::dom;
use crate::components::field::TextField;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::places::fetch_places;
use crate::state::task::{Tasks, use_tasks};
use sao_lang_core::form::{ADDRESS, COMMUNE, Field, OldPlace, PROVINCE, Suggested, TakeOver, old_place, suggest};
use sao_lang_core::locale::{msg, values};
use sao_lang_core::places::Places;

/// Whether a field is one of those for places.
pub fn is_for_place(field: &Field) -> bool {
    [ADDRESS, COMMUNE, PROVINCE].contains(&field.key)
}

/// The list of communes on this screen.
#[derive(Debug, Clone, Copy)]
enum Listed {
    /// Nothing needed it yet.
    NotAsked,
    Coming,
    Here(&'static Places),
    Unavailable,
}

impl Listed {
    fn places(self) -> Option<&'static Places> {
        match self {
            Listed::Here(places) => Some(places),
            Listed::NotAsked | Listed::Coming | Listed::Unavailable => None,
        }
    }
}

/// What the three fields share.
#[derive(Clone, Copy)]
struct Shared {
    open: OpenDraft,
    tasks: Tasks,
    list: RwSignal<Listed>,
    /// How often names were taken over: the fields are drawn anew then, since a field keeps its text otherwise.
    taken: RwSignal<u32>,
    /// The field in which the user types or has just chosen.
    at: RwSignal<Option<&'static Field>>,
    /// Whether the user types in it.
    typing: RwSignal<bool>,
    /// What was taken over last in it.
    told: RwSignal<Option<String>>,
}

impl Shared {
    /// Fetches the list, unless it is here or on its way. Where it could not be fetched, the note stays meanwhile, so
    /// that a screen reader does not read it again.
    fn ask(self) {
        if matches!(self.list.get_untracked(), Listed::Coming | Listed::Here(_)) {
            return;
        }
        if matches!(self.list.get_untracked(), Listed::NotAsked) {
            self.list.set(Listed::Coming);
        }
        self.tasks.spawn(async move {
            self.list.set(fetch_places().await.map_or(Listed::Unavailable, Listed::Here));
        });
    }

    fn types_in(self, field: &'static Field) -> bool {
        self.typing.get() && self.at.get() == Some(field)
    }

    fn take(self, field: &'static Field, names: &TakeOver) {
        self.open.change(|draft| names.apply(draft));
        self.typing.set(false);
        self.at.set(Some(field));
        self.told.set(Some(names.name.clone()));
        self.taken.update(|taken| *taken += 1);
        // The button is gone. A field would open the keyboard of a phone.
        dom::focus(&status_id(field));
    }
}

fn group_id(field: &Field) -> String {
    format!("{}-place", field.id())
}

fn status_id(field: &Field) -> String {
    format!("{}-status", field.id())
}

/// Shares the list of communes among the fields below; it is fetched at once where the draft has an address.
pub fn share_places() {
    let open = use_draft();
    let shared = Shared {
        open,
        tasks: use_tasks(),
        list: RwSignal::new(Listed::NotAsked),
        taken: RwSignal::new(0),
        at: RwSignal::new(None),
        typing: RwSignal::new(false),
        told: RwSignal::new(None),
    };
    provide_context(shared);
    if open.peek(|draft| [ADDRESS, COMMUNE].iter().filter_map(|key| Field::of(key)).any(|field| !field.is_empty(draft)))
    {
        shared.ask();
    }
}

/// One of the fields.
#[component]
pub fn PlaceField(field: &'static Field) -> impl IntoView {
    let language = use_language();
    let shared = expect_context::<Shared>();
    let Shared { open, list, at, typing, told, taken, .. } = shared;
    let label = Signal::derive(move || language.t(field.label).to_owned());
    let hint = field.hint.map(|hint| Signal::derive(move || language.t(hint).to_owned()));
    let write = move |text: String| {
        open.change(|draft| *field.text_mut(draft) = text);
        at.set(Some(field));
        typing.set(true);
        told.set(None);
        if field.key != PROVINCE && matches!(list.get_untracked(), Listed::NotAsked) {
            shared.ask();
        }
    };
    let input = move || {
        taken.track();
        let value = open.peek(|draft| field.read(draft));
        view! { <TextField id=field.id() label hint=hint autocomplete=field.autocomplete value on_change=write /> }
    };
    let suggested = Memo::new(move |_| match shared.types_in(field) {
        true => open.with(|draft| suggest(draft, field, list.get().places())),
        false => None,
    });
    let old = Memo::new(move |_| match shared.types_in(field) {
        true => None,
        false => open.with(|draft| old_place(draft, field, list.get().places())),
    });
    let status = move || {
        let lang = language.get();
        let taken_over = || told.get().filter(|_| at.get() == Some(field));
        if let Some(found) = suggested.get() {
            Some(found.words(lang))
        } else if shared.types_in(field) {
            let missing = field.key == COMMUNE && matches!(list.get(), Listed::Unavailable);
            missing.then(|| language.t(msg::PLACES_UNAVAILABLE).to_owned())
        } else if let Some(old) = old.get() {
            Some(old.words(lang))
        } else {
            taken_over().map(|name| language.fill(msg::PLACES_TAKEN_OVER, values::Name { name: &name }))
        }
    };
    let enter = move |_| {
        if matches!(list.get_untracked(), Listed::Unavailable) {
            shared.ask();
        }
    };
    let leave = move |event: FocusEvent| {
        if dom::goes_to_other_field(&event, &group_id(field)) {
            typing.set(false);
        }
    };
    let press = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if typing.get_untracked() => {
            typing.set(false);
            dom::focus(&field.id());
        }
        key @ ("ArrowDown" | "ArrowUp") if dom::move_focus(&group_id(field), key == "ArrowUp") => {
            event.prevent_default();
        }
        _ => {}
    };
    view! {
        <div class="place-field" id=group_id(field) on:focusin=enter on:focusout=leave on:keydown=press>
            {input}
            // The element exists while it is empty, so that a screen reader reads each new text in it.
            <p class="hint status" id=status_id(field) role="status" tabindex="-1">
                {status}
            </p>
            {move || suggested.get().map(|found| view! { <Offers field found /> })}
            {move || old.get().map(|old| view! { <Instead old /> })}
        </div>
    }
}

/// The offers for what is typed.
#[component]
fn Offers(field: &'static Field, found: Suggested) -> impl IntoView {
    let language = use_language();
    let shared = expect_context::<Shared>();
    let offers = found.offers.into_iter().map(|offer| {
        let name = offer.take.name.clone();
        let former = offer.former;
        view! {
            <li>
                <button type="button" class="button wide place-offer" on:click=move |_| shared.take(field, &offer.take)>
                    {name}
                    {former.map(|former| view! { <span class="meta">{move || former.words(language.get())}</span> })}
                </button>
            </li>
        }
    });
    view! { <ul class="place-offers">{offers.collect_view()}</ul> }
}

/// The names of today in place of old ones.
#[component]
fn Instead(old: OldPlace) -> impl IntoView {
    let language = use_language();
    let shared = expect_context::<Shared>();
    let field = old.field;
    let buttons = old.now.into_iter().map(|now| {
        let name = now.name.clone();
        view! {
            <li>
                <button type="button" class="button wide place-offer" on:click=move |_| shared.take(field, &now)>
                    {move || language.fill(msg::PLACES_TAKE_OVER, values::Name { name: &name })}
                </button>
            </li>
        }
    });
    view! { <ul class="place-offers">{buttons.collect_view()}</ul> }
}
