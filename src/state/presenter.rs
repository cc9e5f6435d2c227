//! Presenting to a room: the parts of a screen that are hidden until the trainer shows them. Keys, clock and size of
//! letters are in `src/projector`.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::browser::session;
use crate::state::appearance::DISPLAY;
use sao_lang_core::presenting::count_hands;
use sao_lang_core::repository::keys::tab::PRESENTER as SETTING;

/// The screens that are about the score.
const SCORE_SCREENS: [&str; 3] = ["result", "plan", "print"];

/// Whether a path is that of a screen about the score.
pub fn is_score_screen(path: &str) -> bool {
    path.split('/').skip_while(|word| *word != "draft").nth(2).is_some_and(|word| SCORE_SCREENS.contains(&word))
}

/// The state of presenting. Copy it into closures.
#[derive(Debug, Clone, Copy)]
pub struct Presenter {
    on: RwSignal<bool>,
    quiz: RwSignal<bool>,
    answer: RwSignal<bool>,
    score: RwSignal<bool>,
    /// The show of hands on this screen: the number of raised hands for each option.
    pub show_of_hands: RwSignal<Vec<u16>>,
}

/// Provides the state of presenting to all views, as this tab last had it.
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
        // The size of type returns to the user's setting.
        if on { DISPLAY.show("projector") } else { DISPLAY.apply() }
    });
}

/// The state that [`provide_presenter`] provides.
pub fn use_presenter() -> Presenter {
    expect_context()
}

impl Presenter {
    /// Whether presenting is switched on.
    pub fn is_on(self) -> bool {
        self.on.get()
    }

    /// Begins or ends presenting. The score is hidden at first.
    pub fn set_on(self, on: bool) {
        self.hide();
        self.on.set(on);
    }

    /// Whether the room guesses answers; the view that reads it follows a change.
    pub fn is_quiz(self) -> bool {
        self.quiz.get()
    }

    /// Whether the room guesses answers now; the view that reads it does not follow a change.
    pub fn quizzes(self) -> bool {
        self.quiz.get_untracked()
    }

    /// Turns guessing by the room on or off.
    pub fn set_quiz(self, quiz: bool) {
        self.quiz.set(quiz);
    }

    /// Whether points and stars are hidden.
    pub fn hides_score(self) -> bool {
        self.on.get() && !self.score.get()
    }

    /// Whether the answers to questions are hidden.
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

    /// Hides the score and the answers again, and clears the show of hands.
    pub fn hide(self) {
        self.score.set(false);
        self.answer.set(false);
        self.show_of_hands.set(Vec::new());
    }

    /// Adds raised hands to an option, or removes some.
    pub fn count_hands(self, index: usize, step: i16) {
        self.show_of_hands.update(|hands| count_hands(hands, index, step));
    }

    /// Hides the score and the answers when a draft is opened, also when the same draft is opened again. When the
    /// screen changes, it hides the answers, and also the score where the new screen is about the score. It also hides
    /// everything when the page is left, because going back may show the page as it was. Call it below the router.
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
