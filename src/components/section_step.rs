//! A section of questions in a list, with its state and points.

use crate::components::link::A;
use leptos::prelude::*;

use super::bar::Bar;
use super::icons::{Check, Picture};
use crate::screens::section::section_title;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use crate::state::resume_point::use_unsure;
use sao_lang_core::assessment::CriterionState;
use sao_lang_core::catalogue::{Part, Section};
use sao_lang_core::locale::{msg, values};

/// The title of a part, and its sections.
#[component]
pub fn PartSteps(part: &'static Part) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let points = Memo::new(move |_| {
        let place = open.set.parts.iter().position(|p| p.id == part.id).unwrap_or_default();
        open.assessment.with(|r| r.score.parts.get(place).copied().unwrap_or_default())
    });
    view! {
        <section class="part">
            <h2>
                {move || language.fill(msg::DRAFT_PART, values::IdTitle { id: &part.id, title: &language.c(part.title) })}
            </h2>
            <p class="meta">
                {move || {
                    (!presenter.hides_score())
                        .then(|| {
                            language.fill(msg::DRAFT_PART_POINTS, values::MaxPoints { points: &points.get(), max: &part.max })
                        })
                }}
            </p>
            <ul class="list">{part.sections.iter().map(|section| view! { <SectionStep section /> }).collect_view()}</ul>
        </section>
    }
}

/// A link to the section's first open question, or to its first question if none is open.
#[component]
fn SectionStep(section: &'static Section) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let unsure = use_unsure();
    let state = Memo::new(move |_| open.assessment.with(|result| result.section(section)));
    let points = Signal::derive(move || state.with(|s| s.points));
    let left = Memo::new(move |_| section.criteria.iter().filter(|c| unsure.has(&c.id)).count());
    let href = move || {
        let ids = || section.criteria.iter().map(|c| c.id.as_str());
        let next = open
            .assessment
            .with(|r| ids().find(|id| r.criterion(id).is_some_and(CriterionState::is_open)).map(str::to_owned));
        let id = next.or_else(|| ids().next().map(str::to_owned)).unwrap_or_default();
        open.link(&format!("question/{id}"))
    };
    view! {
        <li>
            <A href=href attr:class="row">
                <span class="row-name">
                    <Picture d=section.picture.as_str() />
                    <span>{move || language.c(section.plain)}</span>
                </span>
                <span class="state" class:state-done=move || state.with(|s| s.is_done())>
                    {move || state.with(|s| s.is_done()).then(Check)}
                    {move || {
                        let state = state.get();
                        state_words((state.answered, state.asked), language)
                    }}
                </span>
                <span class="row-points">
                    <Show when=move || !presenter.hides_score()>
                        <Bar value=points max=section.max />
                    </Show>
                    <span class="meta">
                        // The law's name of the section, if it differs from the plain name.
                        {move || (section.plain != section.title).then(|| format!("{} · ", section_title(section, language)))}
                        {move || {
                            (!presenter.hides_score())
                                .then(|| {
                                    let points = points.get();
                                    language
                                        .fill(msg::DRAFT_PART_POINTS, values::MaxPoints { points: &points, max: &section.max })
                                })
                        }}
                        {move || match left.get() {
                            0 => String::new(),
                            n => format!(" · {}", language.fill(msg::DRAFT_UNSURE, values::N { n: &n })),
                        }}
                    </span>
                </span>
            </A>
        </li>
    }
}

/// The state in words, from the number of done items and of all items.
pub fn state_words((done, all): (usize, usize), language: Language) -> String {
    match done {
        _ if done == all => language.t(msg::DRAFT_STATE_DONE).to_owned(),
        0 => language.t(msg::DRAFT_STATE_NONE).to_owned(),
        _ => language.fill(msg::DRAFT_STATE_SOME, values::AllDone { done: &done, all: &all }),
    }
}
