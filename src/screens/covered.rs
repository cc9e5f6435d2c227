//! Screens outside of drafts that show the score; they are covered while a presenter hides it.

use leptos::prelude::*;

use super::board;
use crate::components::presenter_bar::Curtain;
use crate::state::presenter::use_presenter;

/// `/compare`: shows [`board::Compare`] once the presenter has shown the score.
#[component]
pub fn Compare() -> impl IntoView {
    let presenter = use_presenter();
    presenter.hide();
    let covered = Memo::new(move |_| presenter.hides_score());
    move || match covered.get() {
        true => view! { <Curtain /> }.into_any(),
        false => view! { <board::Compare /> }.into_any(),
    }
}
