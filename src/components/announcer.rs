//! The status region in which the open draft tells a screen reader what has happened.

use leptos::prelude::*;

use crate::browser::dom;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, SaveState, use_draft};
use crate::state::presenter::use_presenter;
use sao_lang_core::locale::msg;
use sao_lang_core::spoken::{self, Figures};

/// A status region that always exists, so that a screen reader reads each new text in it: that a change is saved and
/// which figures it changed, what was undone, what a what-if would change. It is empty at first and never visible.
#[component]
pub fn Announcer() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let figures = move || untrack(|| (!presenter.hides_score()).then(|| open.assessment.with(Figures::of)));
    // The figures that the user of a screen reader was told last.
    let known = StoredValue::new(figures());
    say_saved(open, language, figures, known);
    say_undo_step(open, language, figures, known);
    say_tried(open, language);
    Effect::new(move |before: Option<u32>| {
        let followed = open.followed.get();
        if before.is_some_and(|before| before != followed) {
            open.say(language.t(msg::SAFETY_FOLLOWED).to_owned());
        }
        followed
    });
    view! {
        <p class="visually-hidden" role="status" id="announcer">
            {move || open.said.get()}
        </p>
    }
}

/// Announces that a change is durably saved. Typing is announced once for each field, not for each letter.
fn say_saved(
    open: OpenDraft,
    language: Language,
    figures: impl Fn() -> Option<Figures> + 'static,
    known: StoredValue<Option<Figures>>,
) {
    let said_in = StoredValue::new(None::<String>);
    Effect::new(move || {
        let saved = open.saved.get() == SaveState::Durable;
        // An undone change has its own announcement.
        if !saved || open.undo_step.with_untracked(Option::is_some) {
            return;
        }
        let field = dom::text_field();
        if field.is_some() && said_in.with_value(|last| *last == field) {
            return;
        }
        said_in.set_value(field);
        let now = figures();
        open.say(spoken::saved(known.get_value(), now, untrack(|| language.get())));
        known.set_value(now);
    });
}

/// Announces that a change was undone or redone.
fn say_undo_step(
    open: OpenDraft,
    language: Language,
    figures: impl Fn() -> Option<Figures> + 'static,
    known: StoredValue<Option<Figures>>,
) {
    Effect::new(move || {
        let lang = untrack(|| language.get());
        let said = open.undo_step.with(|step| {
            let step = step.as_ref()?;
            let what = step.what(open.set, lang);
            Some(spoken::turned(&what, step.is_redo, Some(step.figures), figures(), lang))
        });
        if let Some(said) = said {
            open.say(said);
            known.set_value(figures());
        }
    });
}

/// Announces the figures of a what-if whenever they change.
fn say_tried(open: OpenDraft, language: Language) {
    let presenter = use_presenter();
    let tried =
        Memo::new(move |_| (open.is_what_if() && !presenter.hides_score()).then(|| open.assessment.with(Figures::of)));
    Effect::new(move |before: Option<Option<Figures>>| {
        let now = tried.get();
        // The note of a new what-if has the keyboard focus and is read already.
        if let (Some(Some(_)), Some(now)) = (before, now) {
            let was = untrack(|| Figures::of(&open.without_what_if()));
            open.say(spoken::tried(was, now, untrack(|| language.get())));
        }
        now
    });
}
