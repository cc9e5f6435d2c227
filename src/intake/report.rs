//! The report on drafts from outside in words: first the planned results, later the actual results.

use leptos::prelude::*;

use super::differing::{Differing, Proposal, Unfolded};
use super::take::{Entry, Met, Read};
use super::taken::Taken;
use crate::components::alert::Alert;
use crate::components::link::A;
use crate::error::ErrorWords as _;
use crate::state::language::{Language, use_language};
use sao_lang_core::catalogue::{ProductSet, catalogue};
use sao_lang_core::locale::{Message, msg, values};

/// A single draft with its details, and what would be done with it.
#[component]
pub fn One(read: Read, entries: Memo<Vec<Entry>>, proposal: Proposal) -> impl IntoView {
    let language = use_language();
    let draft = match read.draft {
        Ok(draft) => draft,
        Err(why) => {
            return view! {
                <Alert urgent=true>
                    <p>{move || why.words(language.get())}</p>
                    <p>{move || language.t(msg::ERROR_NOTHING_CHANGED)}</p>
                </Alert>
            }
            .into_any();
        }
    };
    let row = draft.row;
    let name = row.product.clone();
    let set = catalogue().edition(&row.edition).and_then(|edition| edition.set(row.set));
    let (answers, kb) = (row.answered, draft.text.len().div_ceil(1000));
    let first = entries.with_untracked(|all| all.first().cloned());
    let twin = first.as_ref().and_then(|entry| entry.twin.clone());
    let is_same = first.as_ref().is_some_and(|entry| matches!(entry.taken, Taken::Same(_)));
    let met = first.and_then(|entry| entry.met);
    let same = match &met {
        Some((Met::Here(id), _)) if is_same => Some(id.clone()),
        _ => None,
    };
    let met = met.filter(|_| !is_same);
    let known = move || {
        entries.with(|all| match all.first().map(|entry| &entry.taken) {
            None | Some(Taken::New(_) | Taken::Bad(_)) => None,
            Some(taken) => Some(taken_words(taken, msg_before, language)),
        })
    };
    view! {
        <div class="card">
            <Received name set>
                <dt>{move || language.t(msg::RECEIVE_SIZE)}</dt>
                <dd>{move || language.fill(msg::RECEIVE_SIZE_VALUE, values::AnswersKb { answers: &answers, kb: &kb })}</dd>
            </Received>
            <p>{known}</p>
            {same
                .map(|id| {
                    view! {
                        <A href=format!("/draft/{id}") attr:class="button primary">
                            {move || language.t(msg::INTAKE_OPEN)}
                        </A>
                    }
                })}
            {twin.map(|twin| view! { <Twin twin /> })}
            <p class="hint">{move || language.t(msg::RECEIVE_KEEPS)}</p>
        </div>
        {met.map(|(met, changed)| view! { <Differing at=0 met changed proposal /> })}
    }
    .into_any()
}

/// Warns that another draft of the same product exists, which was begun separately.
#[component]
fn Twin(twin: Met) -> impl IntoView {
    let language = use_language();
    let here = if let Met::Here(id) = twin { Some(id) } else { None };
    let words = if here.is_some() { msg::VERSIONS_TWIN } else { msg::VERSIONS_TWIN_SENT };
    view! {
        <p class="intake-twin">
            {move || language.t(words)} " "
            {here
                .map(|id| {
                    view! {
                        <A href=format!("/draft/{id}") attr:class="text-link">
                            {move || language.t(msg::VERSIONS_TWIN_OPEN)}
                        </A>
                    }
                })}
        </p>
    }
}

/// The product and the set of a draft from outside; further facts are its children.
#[component]
pub fn Received(
    name: String,
    set: Option<&'static ProductSet>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let language = use_language();
    view! {
        <p>{move || language.t(msg::RECEIVE_QUESTION)}</p>
        <dl class="received">
            <dt>{move || language.t(msg::RECEIVE_NAME)}</dt>
            <dd>{move || if name.is_empty() { language.t(msg::HOME_UNNAMED).to_owned() } else { name.clone() }}</dd>
            <dt>{move || language.t(msg::RECEIVE_SET)}</dt>
            <dd>{move || set.map(|set| language.c(set.short))}</dd>
            {children.map(|children| children())}
        </dl>
    }
}

/// A line for each draft, below the totals; drafts that are not stored come first.
#[component]
pub fn Lines(
    entries: Memo<Vec<Entry>>,
    /// The text with the totals.
    title: Message<values::BadNewOtherSame<'static>>,
    /// Whether reading was stopped before all files were read.
    stopped: bool,
    /// The choices that the user still has; `None` after the drafts were stored.
    #[prop(optional)]
    proposal: Option<Proposal>,
) -> impl IntoView {
    let language = use_language();
    let sums = move || {
        entries.with(|all| {
            let count = |is: fn(&Taken) -> bool| all.iter().filter(|e| is(&e.taken)).count();
            let new = count(|t| matches!(t, Taken::New(_)));
            let other = count(Taken::differs);
            let same = count(|t| matches!(t, Taken::Same(_)));
            let bad = count(|t| matches!(t, Taken::Bad(_)));
            language.fill(title, values::BadNewOtherSame { new: &new, other: &other, same: &same, bad: &bad })
        })
    };
    let words = if title == msg::COLLECT_DONE { msg_after } else { msg_before };
    let line = move |at: usize| {
        let entry = entries.with_untracked(|all| all.get(at).cloned())?;
        let taken = move || {
            entries.with(|all| all.get(at).map_or_else(String::new, |e| taken_words(&e.taken, words, language)))
        };
        let (twin, differs) = (entry.twin.filter(|_| proposal.is_some()), entry.taken.differs());
        let unfolded = proposal.zip(entry.met.filter(|_| differs));
        Some(view! {
            <li class:collect-bad=matches!(entry.taken, Taken::Bad(_))>
                <strong>{entry.file}</strong>
                <span>{taken}</span>
                {twin.map(|twin| view! { <Twin twin /> })}
                {unfolded.map(|(proposal, (met, changed))| view! { <Unfolded at met changed proposal /> })}
                {entry
                    .id
                    .map(|id| {
                        view! {
                            <A href=format!("/draft/{id}") attr:class="text-link">
                                {move || language.t(msg::VERSIONS_OPEN)}
                            </A>
                        }
                    })}
            </li>
        })
    };
    let is_bad = |entry: &Entry| matches!(entry.taken, Taken::Bad(_));
    let (bad, good): (Vec<usize>, Vec<usize>) =
        entries.with_untracked(|all| (0..all.len()).partition(|at| all.get(*at).is_some_and(is_bad)));
    view! {
        <p role="status">{sums}</p>
        {stopped.then(|| view! { <p>{move || language.t(msg::COLLECT_STOPPED)}</p> })}
        <h2>{move || language.t(msg::COLLECT_REPORT)}</h2>
        <ul class="collect-report">{bad.into_iter().chain(good).map(line).collect_view()}</ul>
    }
}

/// A text with a placeholder for the draft's name.
type Named = Message<values::Name<'static>>;

/// A function that gives the text for a result, and the draft's name.
type Words = for<'t> fn(&'t Taken) -> Option<(Named, &'t str)>;

/// The text before the drafts are stored.
fn msg_before(taken: &Taken) -> Option<(Named, &str)> {
    Some(match taken {
        Taken::New(name) => (msg::INTAKE_NEW, name),
        Taken::Replaced(name) => (msg::VERSIONS_WILL_REPLACE, name),
        Taken::KeptBoth(name) => (msg::VERSIONS_WILL_KEEP_BOTH, name),
        Taken::Merged(name) => (msg::VERSIONS_WILL_MERGE, name),
        Taken::KeptMine(name) => (msg::VERSIONS_WILL_KEEP_MINE, name),
        _ => return msg_after(taken),
    })
}

/// The text after the drafts are stored.
fn msg_after(taken: &Taken) -> Option<(Named, &str)> {
    Some(match taken {
        Taken::New(name) => (msg::COLLECT_NEW, name),
        Taken::Replaced(name) => (msg::VERSIONS_REPLACED, name),
        Taken::KeptBoth(name) => (msg::VERSIONS_KEPT_BOTH, name),
        Taken::Merged(name) => (msg::VERSIONS_MERGED, name),
        Taken::KeptMine(name) => (msg::VERSIONS_KEPT_MINE, name),
        Taken::Same(name) => (msg::COLLECT_SAME, name),
        Taken::Bad(_) => return None,
    })
}

fn taken_words(taken: &Taken, words: Words, language: Language) -> String {
    match (words(taken), taken) {
        (Some((message, name)), _) => {
            let name = if name.is_empty() { language.t(msg::TABLE_UNNAMED) } else { name };
            language.fill(message, values::Name { name: &name })
        }
        (None, Taken::Bad(why)) => language.fill(msg::COLLECT_BAD, values::Why { why: &why.words(language.get()) }),
        (None, _) => String::new(),
    }
}
