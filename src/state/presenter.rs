//! Presenting to a room: what is hidden until the trainer shows it. Keys, clock and letters are in `src/projector`.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::browser::session;
use crate::components::presenter_bar::is_score_screen;
use crate::state::appearance::DISPLAY;
use sao_lang_core::presenting::count_hands;
use sao_lang_core::repository::keys::tab::PRESENTER as SETTING;

/// How the app is presented. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct Presenter {
    on: RwSignal<bool>,
    quiz: RwSignal<bool>,
    answer: RwSignal<bool>,
    score: RwSignal<bool>,
    /// Raised hands on this screen, choice by choice.
    pub show_of_hands: RwSignal<Vec<u16>>,
}

/// Makes the presenter known to all views, as this tab last had it.
pub fn provide_presenter() {
    let setting = session::setting(SETTING).unwrap_or_default();
    let presenter = Presenter {
        on: RwSignal::new(!setting.is_empty()),
        quiz: RwSignal::new(setting == "quiz"),
        answer: RwSignal::new(false),
        score: RwSignal::new(false),
        show_of_hands: RwSignal::new(Vec::new()),
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
        self.hide();
        self.on.set(on);
    }

    /// Whether the room guesses answers.
    pub fn is_quiz(self) -> bool {
        self.quiz.get()
    }

    /// Whether the room guesses answers now; the view that asks does not follow it.
    pub fn quizzes(self) -> bool {
        self.quiz.get_untracked()
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

    /// Hides all again that is to be guessed.
    pub fn hide(self) {
        self.score.set(false);
        self.answer.set(false);
        self.show_of_hands.set(Vec::new());
    }

    /// Adds raised hands to a choice, or takes some back.
    pub fn count_hands(self, index: usize, step: i16) {
        self.show_of_hands.update(|hands| count_hands(hands, index, step));
    }

    /// Hides all when a draft is opened, from wherever and also anew; then answers whenever the screen changes, and the
    /// score with them where the screen is all about it. A page that is left is hidden as well: going back may show it as
    /// it was. Call it below the router.
    pub fn follow_screens(self) {
        self.hide();
        let path = use_location().pathname;
        Effect::new(move |before: Option<String>| {
            let path = path.get();
            if before.is_some_and(|before| before != path) {
                self.answer.set(false);
                self.show_of_hands.set(Vec::new());
                if is_score_screen(&path) {
                    self.score.set(false);
                }
            }
            path
        });
        let leaving = window_event_listener(ev::pagehide, move |_| self.hide());
        on_cleanup(move || leaving.remove());
    }
}
