//! `/board/sisters?from=`: copies an applicant's details, papers and answers to its other products. What that changes is said
//! before, and it can be taken back.

use std::collections::BTreeSet;

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::browser::clock;
use crate::browser::storage::{self, EntryVersion, StorageError, Stored};
use crate::components::alert::Alert;
use crate::components::choice_field::ChoiceField;
use crate::components::heading::ScreenHeading;
use crate::error::ErrorWords as _;
use crate::state::language::{Language, use_language};
use catalogue_model::search_key::search_key;
use sao_lang_core::assessment::note_change;
use sao_lang_core::board::{Copying, answered_otherwise, answers_to_copy, copy, papers_to_copy};
use sao_lang_core::catalogue::{Edition, catalogue};
use sao_lang_core::draft::{Draft, Paper};
use sao_lang_core::locale::{msg, values};
use sao_lang_core::merge::{Difference, MergeGroup, differences};

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
                view! { <Alert><p>{move || error.words(language.get())}</p></Alert> }.into_any()
            }
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::BOARD_BACK)}
        </A>
    }
}

/// A draft as it was before something was copied into it.
#[derive(Debug, Clone)]
struct Before {
    id: String,
    draft: Draft,
    /// Its state after copying.
    seen: Option<EntryVersion>,
}

/// What came of copying.
#[derive(Debug, Clone)]
struct CopyOutcome {
    /// The drafts into which something was copied.
    before: Vec<Before>,
    /// What stopped it.
    error: Option<StorageError>,
}

#[component]
fn Form(from: String, draft: Draft) -> impl IntoView {
    let language = use_language();
    let readable = |s: Stored| s.draft.ok().map(|d| (s.id, d));
    let mut others: Vec<(String, Draft)> =
        storage::drafts().unwrap_or_default().into_iter().filter_map(readable).collect();
    others.retain(|(id, _)| *id != from);
    // Those of the same applicant stand first.
    let applicant = search_key(&draft.applicant.name);
    let is_sister = move |d: &Draft| !applicant.is_empty() && search_key(&d.applicant.name) == applicant;
    others.sort_by_key(|(_, d)| !is_sister(d));
    let sisters: BTreeSet<String> = others.iter().filter(|(_, d)| is_sister(d)).map(|(id, _)| id.clone()).collect();
    let with_applicant = RwSignal::new(true);
    let papers = RwSignal::new(papers_to_copy(&draft).into_iter().collect::<BTreeSet<usize>>());
    let targets = RwSignal::new(BTreeSet::<String>::new());
    let with_answers = RwSignal::new(true);
    let overwrite = RwSignal::new(false);
    let outcome = RwSignal::new(None::<CopyOutcome>);
    let undone = RwSignal::new(false);
    let answers = answers_to_copy(&draft).len();
    let ready = Memo::new(move |_| {
        let something = with_applicant.get() || (answers > 0 && with_answers.get()) || papers.with(|p| !p.is_empty());
        something && targets.with(|t| !t.is_empty())
    });
    let source = StoredValue::new(draft.clone());
    let what = Memo::new(move |_| Copying {
        applicant: with_applicant.get(),
        papers: papers.get().into_iter().collect(),
        answers: with_answers.get(),
        overwrite: overwrite.get(),
    });
    let run = move |_| {
        undone.set(false);
        let done = source.with_value(|from| copy_to(from, &what.get_untracked(), &targets.get_untracked()));
        outcome.set(Some(done));
    };
    let undo = move |_| {
        let Some(done) = outcome.get_untracked() else { return };
        let left = take_back(done.before);
        undone.set(left.is_empty());
        outcome.set((!left.is_empty()).then_some(CopyOutcome { before: left, error: None }));
    };
    // Whether a sister has answered otherwise, whatever is ticked below.
    let otherwise = Memo::new({
        let others = others.clone();
        move |_| {
            let chosen = targets.get();
            let ticked = others.iter().filter(|(id, _)| chosen.contains(id));
            source.with_value(|from| ticked.map(|(_, sister)| answered_otherwise(from, sister).len()).sum::<usize>())
        }
    });
    let name = draft.product.name.trim().to_owned();
    // A draft of an edition that this program does not know is read by the newest.
    let edition = catalogue().edition(&draft.edition).unwrap_or_else(|| catalogue().newest());
    let paper_list = draft.papers.clone();
    let none = paper_list.is_empty();
    let some_sisters = !sisters.is_empty();
    view! {
        <p>{move || language.fill(msg::SISTERS_LEAD, values::Name { name: &name })}</p>
        <fieldset class="field">
            <legend>{move || language.t(msg::SISTERS_WHAT)}</legend>
            <div class="stack">
            <ChoiceField
                label=Signal::derive(move || language.t(msg::SISTERS_APPLICANT).to_owned())
                checked=with_applicant
                on_change=move |yes| with_applicant.set(yes)
            />
            {paper_list
                .into_iter()
                .enumerate()
                .map(|(place, paper)| {
                    view! {
                        <ChoiceField
                            label=Signal::derive(move || paper_line(&paper, edition, language))
                            checked=Signal::derive(move || papers.with(|p| p.contains(&place)))
                            on_change=move |yes| papers.update(|p| put(p, place, yes))
                        />
                    }
                })
                .collect_view()}
            </div>
            {none.then(|| view! { <p class="hint">{move || language.t(msg::SISTERS_NO_PAPERS)}</p> })}
            {(answers > 0)
                .then(|| {
                    view! {
                        <ChoiceField
                            label=Signal::derive(move || language.fill(msg::BEGIN_SHARED_ANSWERS, values::N { n: &answers }))
                            checked=with_answers
                            on_change=move |yes| with_answers.set(yes)
                        />
                        <Show when=move || { with_answers.get() && otherwise.get() > 0 }>
                            <ChoiceField
                                label=Signal::derive(move || language.fill(msg::BEGIN_OVERWRITE, values::N { n: &otherwise.get() }))
                                checked=overwrite
                                on_change=move |yes| overwrite.set(yes)
                            />
                        </Show>
                    }
                })}
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
                        <ChoiceField
                            label=Signal::derive(label)
                            checked=Signal::derive(move || targets.with(|t| t.contains(&ticked)))
                            on_change=move |yes| targets.update(|t| put(t, id.clone(), yes))
                        />
                    }
                })
                .collect_view()}
            </div>
        </fieldset>
        <Show when=move || ready.get()>
            <Summary source what targets outcome />
        </Show>
        <button type="button" class="button primary wide" id="sisters-copy" disabled=move || !ready.get() on:click=run>
            {move || language.fill(msg::SISTERS_COPY, values::N { n: &targets.with(BTreeSet::len) })}
        </button>
        <Show when=move || !ready.get()>
            <p class="hint">{move || language.t(msg::SISTERS_NOTHING)}</p>
        </Show>
        <p role="status" class="status">
            {move || match outcome.get() {
                Some(CopyOutcome { before, error: None }) => language.fill(msg::SISTERS_DONE, values::N { n: &before.len() }),
                None if undone.get() => language.t(msg::COLLECT_UNDONE).to_owned(),
                _ => String::new(),
            }}
        </p>
        {move || match outcome.get() {
            Some(CopyOutcome { before, error: Some(error) }) => {
                let why = error.words(language.get());
                let words = language.fill(msg::SISTERS_FAILED, values::NWhy { n: &before.len(), why: &why });
                Some(view! { <Alert urgent=true><p>{words}</p></Alert> })
            }
            _ => None,
        }}
        <Show when=move || outcome.with(|o| o.as_ref().is_some_and(|o| !o.before.is_empty()))>
            <button type="button" class="button" id="sisters-undo" on:click=undo>
                {move || language.t(msg::COLLECT_UNDO)}
            </button>
        </Show>
    }
}

/// What copying changes in each sister, as she is stored now.
#[component]
fn Summary(
    source: StoredValue<Draft>,
    what: Memo<Copying>,
    targets: RwSignal<BTreeSet<String>>,
    /// Read anew after it was done.
    outcome: RwSignal<Option<CopyOutcome>>,
) -> impl IntoView {
    let language = use_language();
    let line = move |id: &String| {
        let before = storage::load(id).ok()?;
        let mut after = before.clone();
        source.with_value(|from| copy(from, &what.get(), &mut after));
        let found = differences(&before, &after, language.get());
        let count = |group: MergeGroup| found.iter().filter(|d| d.group == group).count();
        let name = before.product.name.trim().to_owned();
        let name = if name.is_empty() { language.t(msg::TABLE_UNNAMED).to_owned() } else { name };
        let (texts, papers, answers) =
            (count(MergeGroup::Texts), count(MergeGroup::Papers), count(MergeGroup::Answers));
        let sums = language.fill(
            msg::BEGIN_CHANGES,
            values::AnswersNamePapersTexts { name: &name, texts: &texts, papers: &papers, answers: &answers },
        );
        let place = |difference: Difference| {
            let said = |text: String| if text.is_empty() { language.t(msg::VERSIONS_NOTHING).to_owned() } else { text };
            view! {
                <li>
                    <strong>{difference.title}</strong>
                    <dl class="received">
                        <dt>{language.t(msg::BEGIN_NOW)}</dt>
                        <dd>{said(difference.mine)}</dd>
                        <dt>{language.t(msg::BEGIN_THEN)}</dt>
                        <dd>{said(difference.theirs)}</dd>
                    </dl>
                </li>
            }
        };
        let places = found.into_iter().filter(|d| d.group != MergeGroup::Rest).map(place).collect_view();
        Some(view! {
            <details class="intake-differing">
                <summary>{sums}</summary>
                <ul class="merge-list">{places}</ul>
            </details>
        })
    };
    view! {
        <section id="sisters-summary">
            <h2>{move || language.t(msg::BEGIN_SUMMARY)}</h2>
            {move || {
                outcome.track();
                targets.get().iter().map(line).collect_view()
            }}
        </section>
    }
}

fn put<T: Ord>(set: &mut BTreeSet<T>, item: T, yes: bool) {
    if yes {
        set.insert(item);
    } else {
        set.remove(&item);
    }
}

fn paper_line(paper: &Paper, edition: &Edition, language: Language) -> String {
    let name = paper.full_name(edition, language.get());
    language.fill(msg::SISTERS_PAPER_LINE, values::PaperState { paper: &name, state: &language.t(paper.state.words()) })
}

/// Copies into each draft, as it is stored now; stops where one cannot be kept.
fn copy_to(from: &Draft, what: &Copying, targets: &BTreeSet<String>) -> CopyOutcome {
    let mut before = Vec::new();
    for id in targets {
        let kept = storage::load(id).and_then(|old| {
            let mut draft = old.clone();
            copy(from, what, &mut draft);
            let result = note_change(&mut draft, &clock::now());
            storage::save_assessed(id, &draft, result.as_ref(), None)?;
            Ok(Before { id: id.clone(), draft: old, seen: storage::version(id)? })
        });
        match kept {
            Ok(old) => before.push(old),
            Err(error) => return CopyOutcome { before, error: Some(error) },
        }
    }
    CopyOutcome { before, error: None }
}

/// Puts back what was there; what was changed since stays as it is, and on the list.
fn take_back(before: Vec<Before>) -> Vec<Before> {
    let back = |old: &Before| match old.seen {
        Some(seen) => storage::save_over(&old.id, &old.draft, seen).is_ok(),
        None => false,
    };
    before.into_iter().filter(|old| !back(old)).collect()
}
