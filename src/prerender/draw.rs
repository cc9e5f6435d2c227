//! Views as HTML.

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

/// What stands in addresses for the id of the draft; `public/early` puts the id in its place.
pub const ID: &str = "DRAFT_ID";

/// What stands in the frame for a screen, and for the address of the next one.
const SCREEN: &str = "SCREEN";
const NEXT: &str = "/NEXT";

/// Comments that Leptos puts where a view can change, and where there is nothing.
const MARKS: [&str; 2] = ["<!>", "<!--<() />-->"];

/// The start page.
pub fn start_page() -> String {
    html("/", || view! { <StartPage /> }.into_any())
}

/// The choice of a product set.
pub fn sets() -> String {
    html("/new", || view! { <New /> }.into_any())
}

/// What stands around conditions and questions of a new draft. It says that a change is being saved, which the script takes
/// out until there is one. What differs from screen to screen has a name in its place.
pub fn frame(edition: &'static Edition, set: &'static ProductSet) -> String {
    in_draft(edition, set, || {
        let next = Neighbour { href: NEXT.to_owned(), label: Signal::stored(String::new()), pass: None };
        provide_context(WayOn(RwSignal::new(Some(next))));
        use_draft().saved.set(SaveState::Dirty);
        view! { <DraftFrame screen=|| SCREEN /> }.into_any()
    })
}

/// A condition of a new draft; `here` is its place among those that stand before the questions.
pub fn condition(edition: &'static Edition, set: &'static ProductSet, all: &[KnockOutState], here: usize) -> String {
    let all = all.to_vec();
    in_draft(edition, set, move || view! { <OneCondition all here /> }.into_any())
}

/// A question of a new draft.
pub fn question(edition: &'static Edition, set: &'static ProductSet, criterion: &'static Criterion) -> String {
    in_draft(edition, set, move || view! { <OneQuestion criterion /> }.into_any())
}

/// What is said where a condition applies.
pub fn consequence(knock_out: &'static KnockOut) -> String {
    html("/", move || view! { <Consequence knock_out /> }.into_any())
}

/// The draft of a set that was begun just now.
pub fn new_draft(edition: &Edition, set: &ProductSet) -> Draft {
    Draft { edition: edition.id.clone(), ..Draft::new(set.no, "") }
}

/// A view below a new draft.
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

/// A view as the app shows it at an address, in the first language and to somebody who does not present.
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
    // These mark places for a program that takes the elements over. Here the app draws its own.
    MARKS.iter().fold(html, |html, mark| html.replace(mark, ""))
}
