//! Draws the app's views as HTML.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;

use super::start_page::StartPage;
use crate::components::neighbours::Neighbour;
use crate::components::result_bar::WayOn;
use crate::components::yes_no::Consequence;
use crate::screens::check::OneCondition;
use crate::screens::draft::DraftFrame;
use crate::screens::new::New;
use crate::screens::question::OneQuestion;
use crate::state::language::provide_language;
use crate::state::open_draft::{OpenDraft, SaveState, use_draft};
use crate::state::presenter::provide_presenter;
use crate::state::resume_point::Unsure;
use sao_lang_core::assessment::KnockOutState;
use sao_lang_core::catalogue::{Criterion, Edition, KnockOut, ProductSet};
use sao_lang_core::draft::Draft;
use sao_lang_core::repository::{EntryVersion, OpenedDraft};

/// The placeholder for the draft's id in addresses; `public/early` replaces it with the id.
pub const ID: &str = "DRAFT_ID";

/// The placeholders in the frame: one for the screen, one for the address of the next screen.
const SCREEN: &str = "SCREEN";
const NEXT: &str = "/NEXT";

/// The HTML comments that Leptos writes where a view can change, and where a view is empty.
const MARKS: [&str; 2] = ["<!>", "<!--<() />-->"];

/// The start page.
pub fn start_page() -> String {
    html("/", || view! { <StartPage /> }.into_any())
}

/// The choice of a product set.
pub fn sets() -> String {
    html("/new", || view! { <New /> }.into_any())
}

/// The HTML around the conditions and questions of a new draft, with placeholders for the screen and the addresses. It
/// has the note that a change is being saved; the script removes the note until there is a change.
pub fn frame(edition: &'static Edition, set: &'static ProductSet) -> String {
    in_draft(edition, set, || {
        let next = Neighbour::new(NEXT.to_owned(), Signal::stored(String::new()));
        provide_context(WayOn(RwSignal::new(Some(next))));
        use_draft().saved.set(SaveState::Dirty);
        view! { <DraftFrame screen=|| SCREEN /> }.into_any()
    })
}

/// A condition of a new draft; `here` is its index in `all`, the conditions that come before the questions.
pub fn condition(edition: &'static Edition, set: &'static ProductSet, all: &[KnockOutState], here: usize) -> String {
    let all = all.to_vec();
    in_draft(edition, set, move || view! { <OneCondition all here /> }.into_any())
}

/// A question of a new draft.
pub fn question(edition: &'static Edition, set: &'static ProductSet, criterion: &'static Criterion) -> String {
    in_draft(edition, set, move || view! { <OneQuestion criterion in_address=criterion /> }.into_any())
}

/// The consequence of a knock-out, which is shown where the knock-out applies.
pub fn consequence(knock_out: &'static KnockOut) -> String {
    html("/", move || view! { <Consequence knock_out /> }.into_any())
}

/// A new draft for a product set, without answers.
pub fn new_draft(edition: &Edition, set: &ProductSet) -> Draft {
    Draft { edition: edition.id.clone(), ..Draft::new(set.no, "") }
}

/// The HTML of a view inside a new draft.
fn in_draft(
    edition: &'static Edition,
    set: &'static ProductSet,
    view: impl FnOnce() -> AnyView + Send + 'static,
) -> String {
    html("/draft", move || {
        let opened = OpenedDraft { draft: new_draft(edition, set), version: EntryVersion::default(), rescued: None };
        provide_context(Unsure::of(ID.to_owned()));
        provide_context(OpenDraft::new(ID.to_owned(), opened, edition, set));
        view()
    })
}

/// The HTML of a view as the app shows it at this address, in the default language and without presenting.
fn html(path: &str, view: impl FnOnce() -> AnyView + Send + 'static) -> String {
    // The context tells Leptos that there is no browser.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(RequestUrl::new(path));
        provide_language();
        provide_presenter();
        view! { <Router>{view()}</Router> }.to_html()
    });
    owner.cleanup();
    // Only a program that takes these elements over (hydration) needs the marks. The app draws its own elements.
    MARKS.iter().fold(html, |html, mark| html.replace(mark, ""))
}
