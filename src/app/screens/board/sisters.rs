//! `/board/sisters?from=`: copies an applicant's details and papers to its other products.

use std::collections::BTreeSet;

use crate::app::parts::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::app::language::{Language, use_language};
use crate::app::parts::alert::Alert;
use crate::app::parts::choice::Choice;
use crate::app::parts::heading::ScreenHeading;
use crate::app::words::storage_error;
use crate::assessment::note;
use crate::board::{Copying, copy, papers_to_copy};
use crate::catalogue::catalogue;
use crate::draft::{Draft, EvidenceState};
use crate::edge::clock;
use crate::edge::storage::{self, StorageError, Stored};
use crate::fold::fold;
use crate::locale::{Message, msg};

/// Copies from the draft in the address.
#[component]
pub fn Sisters() -> impl IntoView {
    let language = use_language();
    let address = use_query_map();
    let from = address.with_untracked(|q| q.get("from").unwrap_or_default());
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::SISTERS_TITLE).to_owned()) />
        {match storage::load(&from) {
            Ok(draft) => view! { <Form from draft /> }.into_any(),
            Err(error) => {
                view! { <Alert><p>{move || storage_error(&error, language.get())}</p></Alert> }.into_any()
            }
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::BOARD_BACK)}
        </A>
    }
}

/// What came of copying: into so many, and what stopped it.
type Outcome = (usize, Option<StorageError>);

#[component]
fn Form(from: String, draft: Draft) -> impl IntoView {
    let language = use_language();
    let readable = |s: Stored| s.draft.ok().map(|d| (s.id, d));
    let mut others: Vec<(String, Draft)> =
        storage::drafts().unwrap_or_default().into_iter().filter_map(readable).collect();
    others.retain(|(id, _)| *id != from);
    // Those of the same applicant stand first.
    let applicant = fold(&draft.applicant.name);
    let is_sister = move |d: &Draft| !applicant.is_empty() && fold(&d.applicant.name) == applicant;
    others.sort_by_key(|(_, d)| !is_sister(d));
    let sisters: BTreeSet<String> = others.iter().filter(|(_, d)| is_sister(d)).map(|(id, _)| id.clone()).collect();
    let with_applicant = RwSignal::new(true);
    let papers = RwSignal::new(papers_to_copy(&draft).into_iter().collect::<BTreeSet<usize>>());
    let targets = RwSignal::new(BTreeSet::<String>::new());
    let outcome = RwSignal::new(None::<Outcome>);
    let ready =
        Memo::new(move |_| (with_applicant.get() || papers.with(|p| !p.is_empty())) && targets.with(|t| !t.is_empty()));
    let source = StoredValue::new(draft.clone());
    let run = move |_| {
        let what =
            Copying { applicant: with_applicant.get_untracked(), papers: papers.get_untracked().into_iter().collect() };
        let done = source.with_value(|from| copy_to(from, &what, &targets.get_untracked()));
        outcome.set(Some(done));
    };
    let name = draft.product.name.trim().to_owned();
    let paper_list: Vec<(usize, String, EvidenceState)> =
        draft.papers.iter().enumerate().map(|(place, p)| (place, p.paper.clone(), p.state)).collect();
    let labels: Vec<String> = draft.papers.iter().map(|p| p.label.trim().to_owned()).collect();
    let none = paper_list.is_empty();
    let some_sisters = !sisters.is_empty();
    view! {
        <p>{move || language.fill(msg::SISTERS_LEAD, &[("name", &name)])}</p>
        <fieldset class="field">
            <legend>{move || language.t(msg::SISTERS_WHAT)}</legend>
            <div class="stack">
            <Choice
                label=Signal::derive(move || language.t(msg::SISTERS_APPLICANT).to_owned())
                checked=with_applicant
                on_change=move |yes| with_applicant.set(yes)
            />
            {paper_list
                .into_iter()
                .zip(labels)
                .map(|((place, key, state), label)| {
                    view! {
                        <Choice
                            label=Signal::derive(move || paper_line(&key, &label, state, language))
                            checked=Signal::derive(move || papers.with(|p| p.contains(&place)))
                            on_change=move |yes| papers.update(|p| put(p, place, yes))
                        />
                    }
                })
                .collect_view()}
            </div>
            {none.then(|| view! { <p class="hint">{move || language.t(msg::SISTERS_NO_PAPERS)}</p> })}
        </fieldset>
        <fieldset class="field">
            <legend>{move || language.t(msg::SISTERS_WHERE)}</legend>
            {others.is_empty().then(|| view! { <p>{move || language.t(msg::SISTERS_OTHERS_NONE)}</p> })}
            {some_sisters
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=move |_| targets.set(sisters.clone())>
                            {move || language.t(msg::SISTERS_SAME_APPLICANT)}
                        </button>
                    }
                })}
            <div class="stack">
            {others
                .into_iter()
                .map(|(id, d)| {
                    let ticked = id.clone();
                    let (product, applicant) = (d.product.name.trim().to_owned(), d.applicant.name.trim().to_owned());
                    let label = move || {
                        let product = if product.is_empty() { language.t(msg::TABLE_UNNAMED) } else { &product };
                        let who = if applicant.is_empty() { language.t(msg::TABLE_NO_APPLICANT) } else { &applicant };
                        format!("{product} ({who})")
                    };
                    view! {
                        <Choice
                            label=Signal::derive(label)
                            checked=Signal::derive(move || targets.with(|t| t.contains(&ticked)))
                            on_change=move |yes| targets.update(|t| put(t, id.clone(), yes))
                        />
                    }
                })
                .collect_view()}
            </div>
        </fieldset>
        <button type="button" class="button primary wide" id="sisters-copy" disabled=move || !ready.get() on:click=run>
            {move || language.fill(msg::SISTERS_COPY, &[("n", &targets.with(BTreeSet::len))])}
        </button>
        <Show when=move || !ready.get()>
            <p class="hint">{move || language.t(msg::SISTERS_NOTHING)}</p>
        </Show>
        <p role="status" class="status">
            {move || match outcome.get() {
                Some((n, None)) => language.fill(msg::SISTERS_DONE, &[("n", &n)]),
                _ => String::new(),
            }}
        </p>
        {move || match outcome.get() {
            Some((n, Some(error))) => {
                let why = storage_error(&error, language.get());
                let words = language.fill(msg::SISTERS_FAILED, &[("n", &n), ("why", &why)]);
                Some(view! { <Alert urgent=true><p>{words}</p></Alert> })
            }
            _ => None,
        }}
    }
}

fn put<T: Ord>(set: &mut BTreeSet<T>, item: T, yes: bool) {
    if yes {
        set.insert(item);
    } else {
        set.remove(&item);
    }
}

fn paper_line(key: &str, label: &str, state: EvidenceState, language: Language) -> String {
    let edition = catalogue().newest();
    let name = edition.paper_name(key, language.get());
    let name = if label.is_empty() { name.to_owned() } else { format!("{name}: {label}") };
    let words: Message = match state {
        EvidenceState::Ready => msg::QUESTION_EVIDENCE_READY,
        EvidenceState::Preparing => msg::QUESTION_EVIDENCE_PREPARING,
        EvidenceState::None => msg::QUESTION_EVIDENCE_NONE,
    };
    language.fill(msg::SISTERS_PAPER_LINE, &[("paper", &name), ("state", &language.t(words))])
}

/// Copies into each draft, as it is stored now; stops where one cannot be kept.
fn copy_to(from: &Draft, what: &Copying, targets: &BTreeSet<String>) -> Outcome {
    let mut done = 0;
    for id in targets {
        let kept = storage::load(id).and_then(|mut draft| {
            copy(from, what, &mut draft);
            let now = clock::now();
            match draft.place(catalogue()) {
                Some((edition, set)) => note(&mut draft, edition, set, &now),
                None => draft.changed = now,
            }
            storage::save(id, &draft)
        });
        match kept {
            Ok(_) => done += 1,
            Err(error) => return (done, Some(error)),
        }
    }
    (done, None)
}
