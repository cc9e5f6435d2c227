//! The findings to look at before the dossier is handed in; each links to its screen.

use crate::components::link::A;
use leptos::prelude::*;

use crate::browser::{clock, storage};
use crate::components::alert::Alert;
use crate::state::language::use_language;
use crate::state::open_draft::OpenDraft;
use crate::state::places::fetch_places;
use crate::state::task::use_tasks;
use sao_lang_core::calendar::day;
use sao_lang_core::draft::Draft;
use sao_lang_core::form::{ADDRESS, COMMUNE, Field};
use sao_lang_core::locale::{msg, values};
use sao_lang_core::places::Places;
use sao_lang_core::review::{Finding, old_addresses, review, story_as_in};

/// The findings in the open draft, those that send the dossier back first. The memo follows the draft.
pub fn use_findings(open: OpenDraft) -> Memo<Vec<Line>> {
    let language = use_language();
    let id = open.id.get_value();
    let others: Vec<Draft> = storage::drafts()
        .unwrap_or_default()
        .into_iter()
        .filter(|stored| stored.id != id)
        .filter_map(|stored| stored.draft.ok())
        .collect();
    let places = use_places(open);
    Memo::new(move |_| {
        // The browser's clock always gives a valid date.
        let Some(today) = day(&clock::today()) else { return Vec::new() };
        let lang = language.get();
        open.with(|draft| {
            let found = review(draft, open.edition, open.set, today).into_iter().chain(story_as_in(draft, &others));
            let old = places.get().into_iter().flat_map(|places| old_addresses(draft, places));
            let line = |finding: Finding| Line {
                href: open.link(&finding.screen()),
                other: finding.other_place(draft, open.edition, lang).map(|(screen, name)| {
                    (open.link(&screen), language.fill(msg::SLIPS_OTHER_PLACE, values::Place { place: &name }))
                }),
                write: finding
                    .written_here(draft, open.edition, open.set)
                    .map(|key| open.link(&format!("write/{key}"))),
                words: finding.words(draft, open.edition, open.set, lang),
                sends_back: finding.sends_back(),
            };
            found.chain(old).map(line).collect()
        })
    })
}

/// The list of communes, once it is there. It is fetched only for a draft with an address.
fn use_places(open: OpenDraft) -> RwSignal<Option<&'static Places>> {
    let places = RwSignal::new(None);
    let said = |key: &&str| Field::of(key).is_some_and(|field| open.peek(|draft| !field.is_empty(draft)));
    if [ADDRESS, COMMUNE].iter().any(said) {
        use_tasks().spawn(async move { places.set(fetch_places().await) });
    }
    places
}

/// A finding as a line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    href: String,
    words: String,
    /// The address and the words of a second link, where the finding is about two places.
    other: Option<(String, String)>,
    /// The address of the paper that would resolve the finding, where the producer can write it.
    write: Option<String>,
    /// Whether the commune would send the dossier back for it.
    pub sends_back: bool,
}

/// Findings as links.
#[component]
pub fn Lines(
    /// The findings.
    lines: Vec<Line>,
) -> impl IntoView {
    let language = use_language();
    let line = |line: Line| {
        view! {
            <li>
                <A href=line.href attr:class="text-link">
                    {line.words}
                </A>
                {line.write.map(|href| {
                    view! {
                        <A href attr:class="text-link other-place">
                            {move || language.t(msg::QUESTION_WRITE_HERE)}
                        </A>
                    }
                })}
                {line.other.map(|(href, words)| {
                    view! {
                        <A href attr:class="text-link other-place">
                            {words}
                        </A>
                    }
                })}
            </li>
        }
    };
    view! { <ul class="findings">{lines.into_iter().map(line).collect_view()}</ul> }
}

/// The number of findings that are shown at first; the others are collapsed.
const AT_ONCE: usize = 6;

/// The findings that send the dossier back, then the others; or a sentence that there are none.
#[component]
pub fn Findings(
    /// All findings.
    found: Memo<Vec<Line>>,
) -> impl IntoView {
    let language = use_language();
    let lines = move || {
        let (blockers, others): (Vec<Line>, Vec<Line>) = found.get().into_iter().partition(|line| line.sends_back);
        if blockers.is_empty() && others.is_empty() {
            return view! { <p>{language.t(msg::REVIEW_NONE)}</p> }.into_any();
        }
        let number = blockers.len();
        let blockers = (number > 0).then(|| {
            let (first, rest) = blockers.split_at(number.min(AT_ONCE));
            let rest = (!rest.is_empty()).then(|| {
                view! {
                    <details>
                        <summary>{language.fill(msg::REVIEW_MORE, values::N { n: &number })}</summary>
                        <Lines lines=rest.to_vec() />
                    </details>
                }
            });
            view! {
                <Alert>
                    <p>{language.fill(msg::REVIEW_LEAD, values::N { n: &number })}</p>
                </Alert>
                <Lines lines=first.to_vec() />
                {rest}
            }
        });
        let others = (!others.is_empty()).then(|| {
            view! {
                <h3>{language.t(msg::REVIEW_WORTH)}</h3>
                <Lines lines=others />
            }
        });
        view! {
            {blockers}
            {others}
        }
        .into_any()
    };
    view! {
        <h2>{move || language.t(msg::REVIEW_TITLE)}</h2>
        {lines}
    }
}
