//! The next question is shown before it is in the address.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};

use super::question_link;
use crate::components::heading::address_follows;
use crate::state::after_paint::once_drawn;
use crate::state::open_draft::OpenDraft;
use sao_lang_core::catalogue::Criterion;

/// Shows the next question before it is in the address. The address follows once the question is drawn: the router and the
/// browser's history take a slow phone as long as the question itself.
#[derive(Clone, Copy)]
pub struct Ahead {
    shown: RwSignal<Option<&'static Criterion>>,
    follow: Callback<&'static Criterion>,
}

impl Ahead {
    /// For the screen that has this question in its address.
    pub fn of(open: OpenDraft, in_address: Memo<Option<&'static Criterion>>) -> Ahead {
        let shown = RwSignal::new(None::<&'static Criterion>);
        Effect::new(move || {
            in_address.track();
            shown.set(None);
        });
        let navigate = use_navigate();
        let path = use_location().pathname;
        let follow = Callback::new(move |criterion| {
            let navigate = navigate.clone();
            once_drawn(Box::new(move || {
                // The screen may be gone by now, or show another question.
                if shown.try_get_untracked().flatten() == Some(criterion) {
                    navigate(&question_link(open, criterion), Default::default());
                    address_follows(path.get_untracked());
                }
            }));
        });
        Ahead { shown, follow }
    }

    /// The question that is shown and not in the address yet.
    pub fn shown(self) -> Option<&'static Criterion> {
        self.shown.get()
    }

    /// Shows a question; returns whether there is one.
    pub fn show(self, criterion: Option<&'static Criterion>) -> bool {
        if let Some(criterion) = criterion {
            self.shown.set(Some(criterion));
            self.follow.run(criterion);
        }
        criterion.is_some()
    }
}
