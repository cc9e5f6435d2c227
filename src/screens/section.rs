//! `/draft/:id/section/:section`: all questions of a section on one page.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::components::heading::ScreenHeading;
use crate::components::neighbours::{Neighbour, Neighbours};
use crate::components::question_card::QuestionCard;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use sao_lang_core::catalogue::Section;
use sao_lang_core::locale::{msg, values};

use super::not_found::NotFound;

/// The section in the address.
#[component]
pub fn SectionPage() -> impl IntoView {
    let open = use_draft();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("section").unwrap_or_default()));
    move || match open.set.section(&id.get()) {
        Some(section) => view! { <Questions section /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Questions(section: &'static Section) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let sections: Vec<&'static Section> = open.set.sections().collect();
    let index = sections.iter().position(|s| s.id == section.id).unwrap_or_default();
    let neighbour = |index: Option<usize>| {
        let section = index.and_then(|p| sections.get(p)).copied()?;
        let label = Signal::derive(move || section_title(section, language));
        Some(Neighbour::new(open.link(&format!("section/{}", section.id)), label))
    };
    let before = neighbour(index.checked_sub(1));
    let after = neighbour(Some(index + 1)).unwrap_or_else(|| to_result(open, language));
    let title = Signal::derive(move || section_title(section, language));
    let cards: Vec<_> = section
        .criteria
        .iter()
        .map(|criterion| {
            let heading = section
                .group_begun_by(criterion)
                .map(|g| view! { <h2>{move || format!("{}. {}", g.id, language.c(g.title))}</h2> });
            view! {
                {heading}
                <QuestionCard criterion />
            }
        })
        .collect();
    view! {
        <ScreenHeading text=title />
        {cards}
        <Neighbours before after />
    }
}

/// The number and the title of a section.
pub fn section_title(section: &'static Section, language: Language) -> String {
    language.fill(msg::FORM02_SECTION_ROW, values::IdTitle { id: &section.id, title: &language.c(section.title) })
}

/// The link to the result, which comes after the last question.
pub fn to_result(open: OpenDraft, language: Language) -> Neighbour {
    let label = Signal::derive(move || language.t(msg::DRAFT_STEP_RESULT).to_owned());
    Neighbour::new(open.link("result"), label)
}
