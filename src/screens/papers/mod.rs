//! `/draft/:id/papers`: the evidence register.

mod addressed;
mod files;
mod paper;
mod results;

pub use addressed::addressed_paper;
pub use paper::PaperPage;

use std::collections::BTreeSet;

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use leptos_router::hooks::use_params_map;

use crate::browser::storage;
use crate::components::heading::ScreenHeading;
use crate::state::attachments;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use sao_lang_core::assessment::Proofs;
use sao_lang_core::draft::{Draft, EvidenceState, Paper};
use sao_lang_core::locale::{msg, values};
use sao_lang_core::trace_code::asked_by;

pub use files::{FileList, attach, size, store};

/// The register, or the paper in the address.
#[component]
pub fn PaperScreens() -> impl IntoView {
    // Each of the two addresses has its own route, so the choice is made once.
    let one = use_params_map().with_untracked(|params| params.get("paper").is_some());
    if one { view! { <PaperPage /> }.into_any() } else { view! { <Papers /> }.into_any() }
}

/// The papers in the register, the papers that answers name but the register does not have, and a field for further
/// papers.
#[component]
pub fn Papers() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let used = storage::attachment_bytes();
    attachments::forget_unnamed();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::PAPERS_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::PAPERS_LEAD)}</p>
        {move || {
            let cards = with_proofs(open, |draft, proofs| {
                let papers = draft.papers.iter().enumerate();
                papers.map(|(index, paper)| card(paper, index, proofs, open, language)).collect_view()
            });
            if cards.is_empty() {
                view! { <p>{language.t(msg::PAPERS_NONE)}</p> }.into_any()
            } else {
                view! { <ul class="drafts">{cards}</ul> }.into_any()
            }
        }}
        <A href=open.link("write") attr:class="button wide" attr:id="to-write">
            {move || language.t(msg::PAPERS_WRITE)}
        </A>
        {(!asked_by(open.edition, open.set).is_empty()).then(|| view! { <CodeLink /> })}
        <Ticked />
        <Add />
        {(used > 0).then(|| {
            view! { <p class="hint">{move || language.fill(msg::PAPERS_FILES_USED, values::Size { size: &size(used, language.get()) })}</p> }
        })}
        <nav class="buttons">
            <A href=open.link("") attr:class="button">
                {move || language.t(msg::DETAILS_DONE)}
            </A>
        </nav>
    }
}

/// The link to the reader of codes.
#[component]
fn CodeLink() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    view! {
        <A href=open.link("code") attr:class="button wide" attr:id="to-code">
            {move || language.t(msg::TRACE_CODE_OPEN)}
        </A>
    }
}

/// A paper of the register.
fn card(paper: &Paper, index: usize, proofs: &Proofs, open: OpenDraft, language: Language) -> impl IntoView + use<> {
    let proves = proves(proofs.criteria(&paper.paper), language);
    let paper = paper.clone();
    let details: Vec<String> =
        [paper.label.clone(), paper.number.clone()].into_iter().filter(|t| !t.is_empty()).collect();
    view! {
        <li>
            <A href=open.link(&format!("papers/{index}")) attr:class="card step">
                <span class="step-name">{paper.name(open.edition, language.get()).to_owned()}</span>
                <span class="meta">{details.join(" · ")}</span>
                <span class="meta">{language.t(paper.state.words())} " · " {proves}</span>
            </A>
        </li>
    }
}

/// The criteria that a paper proves, in words.
fn proves(criteria: &[&str], language: Language) -> String {
    match criteria {
        [] => language.t(msg::PAPERS_PROVES_NONE).to_owned(),
        list => language.fill(msg::PAPERS_PROVES, values::List { list: &list.join(", ") }),
    }
}

/// Calls `look` with the open draft and the criteria that its papers prove.
fn with_proofs<T>(open: OpenDraft, look: impl FnOnce(&Draft, &Proofs) -> T) -> T {
    open.with(|draft| open.assessment.with(|result| look(draft, &Proofs::of(draft, open.set, result))))
}

/// A function that adds a paper with a key to the register and opens it.
fn use_enter() -> impl Fn(&str, EvidenceState) + Clone + 'static {
    let open = use_draft();
    let navigate = use_navigate();
    move |key, state| {
        let index = open.peek(|d| d.papers.len());
        open.change(|d| d.add_paper(Paper { paper: key.to_owned(), state, ..Paper::default() }));
        navigate(&open.link(&format!("papers/{index}")), Default::default());
    }
}

/// The papers that answers name and that the register does not have.
#[component]
fn Ticked() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let waiting = Memo::new(move |_| {
        open.with(|d| {
            let named: BTreeSet<&String> = d.answers.values().flat_map(|a| &a.papers).collect();
            let entered = |key: &str| d.papers_of_key(key).next().is_some();
            let known = named.into_iter().filter_map(|key| open.edition.paper_index(key));
            known.filter(|index| !entered(&open.edition.paper(*index).key)).collect::<Vec<u16>>()
        })
    });
    // The state of the paper in the answers.
    let state = move |key: &str| open.peek(|d| d.paper_state(key));
    let enter = use_enter();
    move || {
        let list = waiting.get();
        let enter = enter.clone();
        (!list.is_empty()).then(|| {
            let buttons = list.into_iter().map(move |index| {
                let paper = open.edition.paper(index);
                let enter = enter.clone();
                view! {
                    <li>
                        <button
                            type="button"
                            class="button wide"
                            on:click=move |_| enter(&paper.key, state(&paper.key))
                        >
                            {language.c(paper.name)}
                        </button>
                    </li>
                }
            });
            view! {
                <h2>{language.t(msg::PAPERS_TICKED)}</h2>
                <p class="hint">{language.t(msg::PAPERS_TICKED_HELP)}</p>
                <ul class="stack">{buttons.collect_view()}</ul>
            }
        })
    }
}

/// The drop-down list that adds any other paper, by its kind.
#[component]
fn Add() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let chosen = RwSignal::new(String::new());
    let enter = use_enter();
    let groups = move || {
        (0u8..)
            .zip(&open.edition.evidence_kinds)
            .map(|(kind, row)| {
                let papers = open.edition.papers.iter().filter(|p| p.kind == kind && !p.sample);
                let options = papers.map(|p| view! { <option value=p.key.clone()>{language.c(p.name)}</option> });
                view! { <optgroup label=language.c(row.name)>{options.collect_view()}</optgroup> }
            })
            .collect_view()
    };
    view! {
        <details class="card">
            <summary>{move || language.t(msg::PAPERS_ADD)}</summary>
            <div class="field">
                <label for="paper-kind">{move || language.t(msg::PAPERS_ADD_CHOOSE)}</label>
                <select id="paper-kind" on:change=move |event| chosen.set(event_target_value(&event))>
                    <option value=""></option>
                    {groups}
                </select>
            </div>
            <button
                type="button"
                class="button wide"
                disabled=move || chosen.with(String::is_empty)
                on:click=move |_| enter(&chosen.get_untracked(), EvidenceState::None)
            >
                {move || language.t(msg::PAPERS_ADD_BUTTON)}
            </button>
        </details>
    }
}
