//! What becomes of drafts from outside, in words: before it is done, and after.

use leptos::prelude::*;

use super::take::{Entry, Read, Taken, Why};
use crate::app::language::{Language, use_language};
use crate::app::parts::alert::Alert;
use crate::app::parts::link::A;
use crate::app::words::{format_error, office_failure, storage_error};
use crate::catalogue::{ProductSet, catalogue};
use crate::locale::{Message, msg};

/// A single draft, in full: what it is, and what would become of it.
#[component]
pub fn One(
    read: Read,
    entries: Memo<Vec<Entry>>,
    /// The draft here that is the very same.
    same: Option<String>,
) -> impl IntoView {
    let language = use_language();
    let draft = match read.draft {
        Ok(draft) => draft,
        Err(why) => {
            return view! {
                <Alert urgent=true>
                    <p>{move || why_words(&why, language)}</p>
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
                <dd>{move || language.fill(msg::RECEIVE_SIZE_VALUE, &[("answers", &answers), ("kb", &kb)])}</dd>
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
            <p class="hint">{move || language.t(msg::RECEIVE_KEEPS)}</p>
        </div>
    }
    .into_any()
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

/// A line for each draft, those that are not taken first, below the sums.
#[component]
pub fn Lines(
    entries: Memo<Vec<Entry>>,
    /// The sums.
    title: Message,
    /// Not all files were read.
    stopped: bool,
) -> impl IntoView {
    let language = use_language();
    let sums = move || {
        entries.with(|all| {
            let count = |is: fn(&Taken) -> bool| all.iter().filter(|e| is(&e.taken)).count();
            let new = count(|t| matches!(t, Taken::New(_) | Taken::OlderBeside(_)));
            let newer = count(|t| t.is_newer());
            let same = count(|t| matches!(t, Taken::Same(_) | Taken::Older(_)));
            let bad = count(|t| matches!(t, Taken::Bad(_)));
            language.fill(title, &[("new", &new), ("newer", &newer), ("same", &same), ("bad", &bad)])
        })
    };
    let words = if title == msg::COLLECT_DONE { msg_after } else { msg_before };
    let line = move |entry: &Entry| {
        view! {
            <li class:collect-bad=matches!(entry.taken, Taken::Bad(_))>
                <strong>{entry.file.clone()}</strong>
                <span>{taken_words(&entry.taken, words, language)}</span>
            </li>
        }
    };
    let lines = move || {
        entries.with(|all| {
            let (bad, good): (Vec<&Entry>, Vec<&Entry>) = all.iter().partition(|e| matches!(e.taken, Taken::Bad(_)));
            bad.into_iter().chain(good).map(line).collect_view()
        })
    };
    view! {
        <p role="status">{sums}</p>
        {stopped.then(|| view! { <p>{move || language.t(msg::COLLECT_STOPPED)}</p> })}
        <h2>{move || language.t(msg::COLLECT_REPORT)}</h2>
        <ul class="collect-report">{lines}</ul>
    }
}

/// The words for what becomes of a draft, and its name.
type Words = for<'t> fn(&'t Taken) -> Option<(Message, &'t str)>;

/// Before it is done.
fn msg_before(taken: &Taken) -> Option<(Message, &str)> {
    Some(match taken {
        Taken::New(name) => (msg::INTAKE_NEW, name),
        Taken::Replaced(name) => (msg::INTAKE_REPLACES, name),
        Taken::KeptBoth(name) => (msg::INTAKE_BESIDE, name),
        Taken::OlderBeside(name) => (msg::INTAKE_OLDER, name),
        _ => return msg_after(taken),
    })
}

/// After it was done.
fn msg_after(taken: &Taken) -> Option<(Message, &str)> {
    Some(match taken {
        Taken::New(name) => (msg::COLLECT_NEW, name),
        Taken::Replaced(name) => (msg::COLLECT_REPLACED, name),
        Taken::KeptBoth(name) => (msg::COLLECT_KEPT_BOTH, name),
        Taken::OlderBeside(name) => (msg::COLLECT_NEW, name),
        Taken::Same(name) => (msg::COLLECT_SAME, name),
        Taken::Older(name) => (msg::COLLECT_OLDER, name),
        Taken::Bad(_) => return None,
    })
}

fn taken_words(taken: &Taken, words: Words, language: Language) -> String {
    match (words(taken), taken) {
        (Some((message, name)), _) => {
            let name = if name.is_empty() { language.t(msg::TABLE_UNNAMED) } else { name };
            language.fill(message, &[("name", &name)])
        }
        (None, Taken::Bad(why)) => language.fill(msg::COLLECT_BAD, &[("why", &why_words(why, language))]),
        (None, _) => String::new(),
    }
}

/// Why something is not taken.
pub fn why_words(why: &Why, language: Language) -> String {
    match why {
        Why::Office(why) => office_failure(*why, language.get()).to_owned(),
        Why::Format(error) => format_error(error, language.get()),
        Why::Storage(error) => storage_error(error, language.get()),
    }
}
