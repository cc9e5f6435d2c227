//! The one place where the open draft says aloud what has happened.

use leptos::prelude::*;

use crate::browser::dom;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, SaveState, use_draft};
use crate::state::presenter::use_presenter;
use sao_lang_core::locale::msg;
use sao_lang_core::spoken::{self, Figures};

/// A status region that is always there, so that a screen reader hears what comes into it: that a change is saved and
/// what it has brought, what was undone, what a what-if would change. It begins empty and is never seen.
#[component]
pub fn Announcer() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let figures = move || untrack(|| (!presenter.hides_score()).then(|| open.assessment.with(Figures::of)));
    // What a screen reader's user knows of points and stars.
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

/// Once a change lasts. What is typed is said once in each field, not at every letter.
fn say_saved(
    open: OpenDraft,
    language: Language,
    figures: impl Fn() -> Option<Figures> + 'static,
    known: StoredValue<Option<Figures>>,
) {
    let said_in = StoredValue::new(None::<String>);
    Effect::new(move || {
        let saved = open.saved.get() == SaveState::Durable;
        // What was undone has said so itself.
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

/// Once a change was undone or redone.
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

/// While something is tried out: what it comes to, each time that is something else.
fn say_tried(open: OpenDraft, language: Language) {
    let presenter = use_presenter();
    let tried =
        Memo::new(move |_| (open.is_what_if() && !presenter.hides_score()).then(|| open.assessment.with(Figures::of)));
    Effect::new(move |before: Option<Option<Figures>>| {
        let now = tried.get();
        // The note that comes with a what-if has the keyboard, and is read then.
        if let (Some(Some(_)), Some(now)) = (before, now) {
            let was = untrack(|| Figures::of(&open.without_what_if()));
            open.say(spoken::tried(was, now, untrack(|| language.get())));
        }
        now
    });
}
