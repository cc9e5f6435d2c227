//! Two cards: that of the question on the screen, and one that already holds the next question.

use leptos::prelude::*;

use crate::browser;
use crate::components::question_card::QuestionCard;
use crate::state::after_paint::after_paint;
use sao_lang_core::catalogue::Criterion;

/// Shows the card of a question. While the user reads it, a hidden second card takes the texts of the next question, and
/// the browser lays it out. So a tap on "next" only exchanges which card is visible; to change all texts and to lay them
/// out would take a slow phone a frame more. A browser without idle callbacks has one card, whose texts change.
#[component]
pub fn QuestionCards(
    /// The criterion of the question on the screen.
    criterion: Signal<&'static Criterion>,
    /// The criterion of the question that probably follows; `None` if no second card is wanted.
    next: Signal<Option<&'static Criterion>>,
) -> impl IntoView {
    let cards = Cards::new(criterion.get_untracked());
    Effect::new(move || cards.show(criterion.get()));
    if browser::IS_THERE {
        let upcoming = after_paint(Memo::new(move |_| next.get()));
        Effect::new(move || {
            if let Some(next) = upcoming.get() {
                request_idle_callback(move || cards.prepare(next));
            }
        });
    }
    view! {
        <div class="question-place">
            {cards.view(0)}
            // Unlike a plain closure, this draws the card once, also if the signal is set again.
            <Show when=move || cards.are_two.get()>{cards.view(1)}</Show>
        </div>
    }
}

/// The cards. Their numbers are 0 and 1.
#[derive(Clone, Copy)]
struct Cards {
    /// The question of each card.
    questions: [RwSignal<&'static Criterion>; 2],
    /// The number of the visible card.
    visible: RwSignal<usize>,
    /// Whether there is a second card.
    are_two: RwSignal<bool>,
}

impl Cards {
    fn new(first: &'static Criterion) -> Cards {
        Cards {
            questions: [RwSignal::new(first), RwSignal::new(first)],
            visible: RwSignal::new(0),
            are_two: RwSignal::new(false),
        }
    }

    fn view(self, number: usize) -> impl IntoView {
        let waits = Signal::derive(move || self.visible.get() != number);
        view! { <QuestionCard criterion=self.questions[number] waits /> }
    }

    /// Shows the card that has this question. If there is none, the visible card takes it.
    fn show(self, criterion: &'static Criterion) {
        let visible = self.visible.get_untracked();
        let has = |number: usize| self.questions[number].get_untracked() == criterion;
        if has(visible) {
            return;
        }
        if self.are_two.get_untracked() && has(1 - visible) {
            self.visible.set(1 - visible);
        } else {
            self.questions[visible].set(criterion);
        }
    }

    /// Gives the question to the hidden card.
    fn prepare(self, next: &'static Criterion) {
        // The screen may be gone by now, or show this question already.
        let Some(visible) = self.visible.try_get_untracked() else { return };
        if self.questions[visible].get_untracked() != next {
            self.questions[1 - visible].set(next);
            self.are_two.set(true);
        }
    }
}
