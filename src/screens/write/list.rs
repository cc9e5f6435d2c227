//! The list of the papers that can be written here, everything at once, and what remains to be had from others.

use leptos::prelude::*;

use super::{Fetched, about};
use crate::browser::clock;
use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::link::A;
use crate::components::try_again::WorkerAlert;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::draft::to_json;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::templates::{OfferedPaper, RemainingPaper};
use worker_protocol::{Failure, MakeWrittenArchive, OfferPapers, OfferedPapers, StoredText, ZIP, written_archive_name};

/// The list.
#[component]
pub(super) fn List(fetched: Fetched) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tasks = use_tasks();
    let offered = RwSignal::new(None::<Result<OfferedPapers, Failure>>);
    let fetched = StoredValue::new(fetched);
    let ask = move || {
        offered.set(None);
        let about = fetched.with_value(|fetched| about(fetched, open, untrack(|| language.get())));
        tasks.spawn(async move { offered.set(Some(worker::ask(OfferPapers { about }).await)) });
    };
    ask();
    view! {
        <p class="lead">{move || language.t(msg::WRITTEN_LEAD)}</p>
        {move || match offered.get() {
            None => view! { <p role="status">{language.t(msg::WRITTEN_LOADING)}</p> }.into_any(),
            Some(Err(why)) => view! { <WorkerAlert why again=ask /> }.into_any(),
            Some(Ok(offered)) => view! { <Offered fetched offered /> }.into_any(),
        }}
    }
}

#[component]
fn Offered(fetched: StoredValue<Fetched>, offered: OfferedPapers) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let OfferedPapers { papers, remaining, .. } = offered;
    let (due, others): (Vec<_>, Vec<_>) = papers.into_iter().partition(|paper| paper.due);
    let (count, other_count) = (due.len(), others.len());
    let cards = move |papers: Vec<OfferedPaper>| {
        view! { <ul class="drafts">{papers.into_iter().map(|paper| card(paper, open, language)).collect_view()}</ul> }
    };
    view! {
        <h2>{move || language.t(msg::WRITTEN_DUE)}</h2>
        {match count {
            0 => view! { <p>{move || language.t(msg::WRITTEN_DUE_NONE)}</p> }.into_any(),
            count => view! {
                {cards(due)}
                <All fetched count />
            }
            .into_any(),
        }}
        <details class="card" id="write-others">
            <summary>{move || language.fill(msg::WRITTEN_OTHERS, values::N { n: &other_count })}</summary>
            {cards(others)}
        </details>
        <h2>{move || language.t(msg::WRITTEN_REMAINING)}</h2>
        {match remaining.is_empty() {
            true => view! { <p>{move || language.t(msg::WRITTEN_REMAINING_NONE)}</p> }.into_any(),
            false => view! {
                <p class="hint">{move || language.t(msg::WRITTEN_REMAINING_LEAD)}</p>
                {remaining.into_iter().map(|paper| remaining_card(paper, language)).collect_view()}
            }
            .into_any(),
        }}
        <nav class="buttons">
            <A href=open.link("papers") attr:class="button">
                {move || language.t(msg::WRITTEN_ENTRY_OPEN)}
            </A>
        </nav>
    }
}

fn card(paper: OfferedPaper, open: OpenDraft, language: Language) -> impl IntoView {
    let OfferedPaper { template, name, state, begun, criteria, .. } = paper;
    let says = move || {
        let state = state.map(|state| language.t(state.words()).to_owned());
        let begun = (begun && state.is_none()).then(|| language.t(msg::WRITTEN_BEGUN).to_owned());
        let list = criteria.join(", ");
        let criteria =
            (!list.is_empty()).then(|| language.fill(msg::WRITTEN_FOR_CRITERIA, values::Criteria { criteria: &list }));
        [criteria, state, begun].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li>
            <A href=open.link(&format!("write/{template}")) attr:class="card step">
                <span class="step-name">{name}</span>
                <span class="meta">{says}</span>
            </A>
        </li>
    }
}

fn remaining_card(paper: RemainingPaper, language: Language) -> impl IntoView {
    let RemainingPaper { name, criteria, who, bring, effort } = paper;
    let list = criteria.join(", ");
    let lines = [(msg::WRITTEN_WHO, who), (msg::WRITTEN_BRING, bring), (msg::WRITTEN_EFFORT, effort)];
    let lines = lines.map(|(label, text)| {
        view! {
            <dt>{move || language.t(label)}</dt>
            <dd>{text}</dd>
        }
    });
    view! {
        <details class="card remaining">
            <summary>{name}</summary>
            {(!list.is_empty())
                .then(|| {
                    view! {
                        <p class="meta">
                            {move || language.fill(msg::WRITTEN_FOR_CRITERIA, values::Criteria { criteria: &list })}
                        </p>
                    }
                })}
            <dl>{lines}</dl>
        </details>
    }
}

/// The button that downloads everything that can be written today.
#[component]
fn All(fetched: StoredValue<Fetched>, count: usize) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let download = use_file_download();
    let make = move |_| {
        if download.is_working() {
            return;
        }
        let today = clock::today();
        let name = open.peek(|draft| written_archive_name(&draft.product.name, &today));
        let draft = StoredText { id: open.id.get_value(), text: open.peek(to_json) };
        let templates = fetched.with_value(|fetched| fetched.text.clone());
        download.start(name, ZIP, MakeWrittenArchive { drafts: vec![draft], templates, today }.into());
    };
    view! {
        <section class="card">
            <p>{move || language.fill(msg::WRITTEN_ALL_LEAD, values::N { n: &count })}</p>
            <button type="button" class="button wide" id="write-all" on:click=make>
                {move || language.t(msg::WRITTEN_ALL)}
            </button>
            <FileDownloadNote download />
        </section>
    }
}
