//! Presenting to a room: what is hidden until the trainer shows it, and the keys.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::app::look::DISPLAY;
use crate::edge::session;

/// Name of the setting of the tab.
const SETTING: &str = "presenter";

/// How the app is presented. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct Presenter {
    on: RwSignal<bool>,
    quiz: RwSignal<bool>,
    answer: RwSignal<bool>,
    score: RwSignal<bool>,
    /// Whether what has the keyboard was last pointed at by hand: then its arrows lead on, as elsewhere.
    by_hand: StoredValue<bool>,
    /// Raised hands on this screen, choice by choice.
    pub hands: RwSignal<Vec<u16>>,
}

/// Makes the presenter known to all views, as this tab last had it.
pub fn provide_presenter() {
    let setting = session::setting(SETTING).unwrap_or_default();
    let presenter = Presenter {
        on: RwSignal::new(!setting.is_empty()),
        quiz: RwSignal::new(setting == "quiz"),
        answer: RwSignal::new(false),
        score: RwSignal::new(false),
        by_hand: StoredValue::new(false),
        hands: RwSignal::new(Vec::new()),
    };
    provide_context(presenter);
    Effect::new(move || {
        let (on, quiz) = (presenter.on.get(), presenter.quiz.get());
        session::set_setting(
            SETTING,
            if !on {
                ""
            } else if quiz {
                "quiz"
            } else {
                "on"
            },
        );
        // The size of type comes back as the user has set it.
        if on { DISPLAY.show("projector") } else { DISPLAY.apply() }
    });
    let keys = window_event_listener(ev::keydown, move |event| presenter.hear(&event));
    let pointed = window_event_listener(ev::pointerdown, move |_| presenter.by_hand.set_value(true));
    on_cleanup(move || {
        keys.remove();
        pointed.remove();
    });
}

/// The presenter.
pub fn use_presenter() -> Presenter {
    expect_context()
}

impl Presenter {
    /// Whether somebody presents.
    pub fn is_on(self) -> bool {
        self.on.get()
    }

    /// Begins or ends presenting. The score is hidden at first.
    pub fn set_on(self, on: bool) {
        self.score.set(false);
        self.answer.set(false);
        self.on.set(on);
    }

    /// Whether the room guesses answers.
    pub fn is_quiz(self) -> bool {
        self.quiz.get()
    }

    /// Lets the room guess answers, or not.
    pub fn set_quiz(self, quiz: bool) {
        self.quiz.set(quiz);
    }

    /// Whether points and stars stay hidden.
    pub fn hides_score(self) -> bool {
        self.on.get() && !self.score.get()
    }

    /// Whether the answers to questions stay hidden.
    pub fn hides_answer(self) -> bool {
        self.on.get() && self.quiz.get() && !self.answer.get()
    }

    /// Shows or hides points and stars.
    pub fn toggle_score(self) {
        self.score.update(|shown| *shown = !*shown);
    }

    /// Shows or hides the answers of this screen.
    pub fn toggle_answer(self) {
        self.answer.update(|shown| *shown = !*shown);
    }

    /// Hides answers again whenever the screen changes. Call it below the router.
    pub fn follow_screens(self) {
        let path = use_location().pathname;
        Effect::new(move |before: Option<String>| {
            let path = path.get();
            if before.is_some_and(|before| before != path) {
                self.answer.set(false);
                self.hands.set(Vec::new());
            }
            path
        });
    }

    /// The keys: they work only while somebody presents, and never while somebody types or a question
    /// of the app waits for its answer.
    fn hear(self, event: &web_sys::KeyboardEvent) {
        let on = self.on.get_untracked();
        if !on || event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let is = |what: &str| target.as_ref().is_some_and(|t| t.matches(what).unwrap_or(false));
        let choice = is("input[type=radio], input[type=checkbox]");
        let typing = !choice && is("input, textarea, select, [contenteditable]");
        if typing || document().query_selector("dialog[open]").ok().flatten().is_some() {
            return;
        }
        let done = match event.key().as_str() {
            "Tab" => {
                self.by_hand.set_value(false);
                false
            }
            // A radio button that the keyboard has reached keeps its arrows.
            "ArrowRight" | "ArrowLeft" if choice && !self.by_hand.get_value() => false,
            "ArrowRight" | "PageDown" => follow("next"),
            "ArrowLeft" | "PageUp" => follow("prev"),
            "r" | "R"
                if self.quiz.get_untracked() && document().query_selector(".question").ok().flatten().is_some() =>
            {
                self.toggle_answer();
                true
            }
            "r" | "R" | "s" | "S" => {
                self.toggle_score();
                true
            }
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    }
}

/// Goes the way that the screen itself offers.
fn follow(rel: &str) -> bool {
    let link = document().query_selector(&format!("main a[rel={rel}]")).ok().flatten();
    let link = link.and_then(|link| link.dyn_into::<HtmlElement>().ok());
    link.inspect(HtmlElement::click).is_some()
}
