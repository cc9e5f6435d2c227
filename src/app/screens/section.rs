//! `/draft/:id/section/:section`: all questions of a section on one page.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;

use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::icons::{Back, Forward};
use crate::app::parts::question_card::QuestionCard;
use crate::catalogue::Section;
use crate::locale::msg;

use super::not_found::NotFound;

/// The section of the address.
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
    let place = sections.iter().position(|s| s.id == section.id).unwrap_or_default();
    let neighbour = |place: Option<usize>| place.and_then(|p| sections.get(p)).copied();
    let before = neighbour(place.checked_sub(1));
    let after = neighbour(Some(place + 1));
    let title = Signal::derive(move || format!("{}. {}", section.id, language.c(section.title)));
    let group_of = |id: &str| section.groups.iter().find(|g| id.starts_with(&format!("{}.", g.id)));
    let mut last_group = None;
    let cards: Vec<_> = section
        .criteria
        .iter()
        .map(|criterion| {
            let group = group_of(&criterion.id).filter(|g| last_group != Some(&g.id));
            if let Some(group) = group {
                last_group = Some(&group.id);
            }
            let heading = group.map(|g| view! { <h2>{move || format!("{}. {}", g.id, language.c(g.title))}</h2> });
            view! {
                {heading}
                <QuestionCard criterion />
            }
        })
        .collect();
    view! {
        <ScreenHeading text=title />
        {cards}
        <nav class="buttons">
            {before
                .map(|s| {
                    view! {
                        <A href=open.link(&format!("section/{}", s.id)) attr:class="button">
                            <Back />
                            {move || format!("{}. {}", s.id, language.c(s.title))}
                        </A>
                    }
                })}
            {match after {
                Some(s) => {
                    view! {
                        <A href=open.link(&format!("section/{}", s.id)) attr:class="button primary">
                            {move || format!("{}. {}", s.id, language.c(s.title))}
                            <Forward />
                        </A>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <A href=open.link("result") attr:class="button primary">
                            {move || language.t(msg::DRAFT_STEP_RESULT)}
                            <Forward />
                        </A>
                    }
                        .into_any()
                }
            }}
        </nav>
    }
}
