//! What to look at before the dossier is handed in: each line leads to its place.

use crate::app::parts::link::A;
use leptos::prelude::*;

use super::details::step_name;
use super::papers::paper_name;
use crate::app::language::{Language, use_language};
use crate::app::open_draft::{OpenDraft, use_draft};
use crate::calendar::day;
use crate::draft::Draft;
use crate::edge::{clock, storage};
use crate::form::Step;
use crate::locale::msg;
use crate::review::{Finding, PaperFault, PaperText, review, story_as_in};

/// The list, or that there is nothing on it.
#[component]
pub fn Findings() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let id = open.id.get_value();
    let others: Vec<Draft> = storage::drafts()
        .unwrap_or_default()
        .into_iter()
        .filter(|stored| stored.id != id)
        .filter_map(|stored| stored.draft.ok())
        .collect();
    let lines = move || {
        // The browser's clock always gives a day.
        let today = day(&clock::today())?;
        let found = open.with(|draft| {
            let mut found = review(draft, open.edition, open.set, today);
            found.extend(story_as_in(draft, &others));
            found
        });
        if found.is_empty() {
            return Some(view! { <p>{language.t(msg::REVIEW_NONE)}</p> }.into_any());
        }
        let items = found.into_iter().map(|finding| {
            let (place, words) = (place_of(&finding), words_of(&finding, open, language));
            view! {
                <li>
                    <A href=open.link(&place) attr:class="text-link">
                        {words}
                    </A>
                </li>
            }
        });
        let list = view! {
            <p class="hint">{language.t(msg::REVIEW_LEAD)}</p>
            <ul class="findings">{items.collect_view()}</ul>
        };
        Some(list.into_any())
    };
    view! {
        <h2>{move || language.t(msg::REVIEW_TITLE)}</h2>
        {lines}
    }
}

/// The screen on which a finding is mended.
fn place_of(finding: &Finding) -> String {
    match finding {
        Finding::OpenQuestions(_) => String::new(),
        Finding::EmptyFields { step, .. } => format!("details/{}", step.key()),
        Finding::SameStory { .. } => format!("details/{}", Step::Story.key()),
        Finding::TextMissing { field, .. } | Finding::FromExample { field } => format!("details/{}", field.step.key()),
        Finding::Unproven { criterion } | Finding::Disagrees { criterion, .. } => format!("question/{criterion}"),
        Finding::Paper { place, fault } => match fault.at() {
            Some(text) => format!("papers/{place}#{}", text.id()),
            None => format!("papers/{place}"),
        },
        Finding::Untested { place, .. } | Finding::Undeclared { place, .. } => format!("papers/{place}"),
    }
}

fn words_of(finding: &Finding, open: OpenDraft, language: Language) -> String {
    let of_place =
        |place: usize| open.with(|d| d.papers.get(place).map(|p| paper_name(p, open, language))).unwrap_or_default();
    match finding {
        Finding::OpenQuestions(n) => language.fill(msg::REVIEW_OPEN_QUESTIONS, &[("n", n)]),
        Finding::EmptyFields { step, fields } => {
            let list: Vec<&str> = fields.iter().map(|f| language.t(f.label)).collect();
            let step = language.t(step_name(*step));
            language.fill(msg::REVIEW_EMPTY_FIELDS, &[("step", &step), ("list", &list.join(", "))])
        }
        Finding::TextMissing { criterion, field } => {
            language.fill(msg::REVIEW_TEXT_MISSING, &[("id", criterion), ("field", &language.t(field.label))])
        }
        Finding::Disagrees { criterion, field } => {
            language.fill(msg::REVIEW_DISAGREES, &[("id", criterion), ("field", &language.t(field.label))])
        }
        Finding::FromExample { field } => {
            language.fill(msg::REVIEW_FROM_EXAMPLE, &[("field", &language.t(field.label))])
        }
        Finding::SameStory { product } => language.fill(msg::REVIEW_SAME_STORY, &[("name", product)]),
        Finding::Untested { place, indicators } => {
            let values = (&of_place(*place), &indicators.join(", "));
            language.fill(msg::REVIEW_UNTESTED, &[("paper", values.0), ("list", values.1)])
        }
        Finding::Undeclared { place, indicators } => {
            let values = (&of_place(*place), &indicators.join(", "));
            language.fill(msg::REVIEW_UNDECLARED, &[("paper", values.0), ("list", values.1)])
        }
        Finding::Unproven { criterion } => {
            let title = open.set.criterion(criterion).map(|c| language.c(c.title)).unwrap_or_default();
            language.fill(msg::REVIEW_UNPROVEN, &[("id", criterion), ("title", &title)])
        }
        Finding::Paper { place, fault } => {
            language.fill(msg::REVIEW_PAPER, &[("paper", &of_place(*place)), ("fault", &fault_words(*fault, language))])
        }
    }
}

/// What is wrong with a paper, as words that go on in a sentence.
pub fn fault_words(fault: PaperFault, language: Language) -> String {
    let on = |words, date: chrono::NaiveDate| {
        let written = clock::local_date(&date.to_string(), language.get().tag());
        language.fill(words, &[("day", &written)])
    };
    match fault {
        PaperFault::Expired(last) => on(msg::REVIEW_EXPIRED, last),
        PaperFault::ExpiresBefore(last) => on(msg::REVIEW_EXPIRES_BEFORE, last),
        PaperFault::Late(hand_in) => on(msg::REVIEW_LATE, hand_in),
        PaperFault::Stale(months) => language.fill(msg::REVIEW_STALE, &[("n", &months)]),
        PaperFault::OtherHolder => language.t(msg::REVIEW_OTHER_HOLDER).to_owned(),
        PaperFault::OtherAddress => language.t(msg::REVIEW_OTHER_ADDRESS).to_owned(),
        PaperFault::OtherProduct => language.t(msg::REVIEW_OTHER_PRODUCT).to_owned(),
        PaperFault::EndsBeforeIssued => language.t(msg::REACH_ENDS_BEFORE_ISSUED).to_owned(),
        PaperFault::OtherThanDeclared(text) => {
            let words = match text {
                PaperText::Holder => msg::REACH_OTHER_HOLDER_DECLARED,
                PaperText::Address => msg::REACH_OTHER_ADDRESS_DECLARED,
                _ => msg::REACH_OTHER_PRODUCT_DECLARED,
            };
            language.t(words).to_owned()
        }
        PaperFault::NoTerm => language.t(msg::REVIEW_NO_TERM).to_owned(),
        PaperFault::NoProof => language.t(msg::REVIEW_NO_PROOF).to_owned(),
        PaperFault::NoCaption => language.t(msg::REVIEW_NO_CAPTION).to_owned(),
    }
}
