//! Cards above the result: the reasons for a rejection, and the open conditions and questions.

use crate::components::link::A;
use leptos::prelude::*;

use super::alert::Alert;
use super::icons::Forward;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::presenter::use_presenter;
use crate::state::resume_point::{self, use_unsure};
use sao_lang_core::assessment::{Next, Verdict};
use sao_lang_core::catalogue::TextId;
use sao_lang_core::locale::{msg, values};

/// The knock-outs that apply, each with a text on what to do and a link to its question. Nothing is shown while a
/// presenter hides the score.
#[component]
pub fn Rejections() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let rejections = Memo::new(move |_| open.assessment.with(|r| r.knock_outs.clone()));
    move || {
        let rejections = rejections.get();
        (!rejections.is_empty() && !presenter.hides_score()).then(move || {
            let items = rejections.into_iter().map(move |r| {
                let screen = open.assessment.with_untracked(|a| a.screen_of(&r));
                condition_item(&screen, open.edition.knock_out(r.knock_out).result, open)
            });
            view! {
                <Alert>
                    <h2>{language.t(msg::RESULT_REJECTED)}</h2>
                    <p>{language.t(msg::RESULT_REJECTED_HELP)}</p>
                    <ul>{items.collect_view()}</ul>
                    <A href=open.link("check") attr:class="text-link">
                        {language.t(msg::WAY_TO_CONDITIONS)}
                    </A>
                </Alert>
            }
        })
    }
}

/// The open conditions one by one, the number of open questions, and a link to the next of them.
#[component]
pub fn StillOpen() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let standing = Memo::new(move |_| open.assessment.with(|r| r.standing()));
    let conditions = Memo::new(move |_| open.assessment.with(|r| r.open_knock_outs().cloned().collect::<Vec<_>>()));
    move || {
        let words = standing.get().open_words(language.get())?;
        let items = conditions.get().into_iter();
        let items =
            items.map(|asked| condition_item(&asked.screen(), open.edition.knock_out(asked.knock_out).ask, open));
        let items = items.collect_view();
        // If only the condition of the hand-in is open, there is no next screen.
        let on_the_way = open.assessment.with(|r| r.go_on(None, |_| false) != Next::Result);
        Some(view! {
            <section class="card still-open">
                <p>
                    <strong>{words}"."</strong>
                    " "
                    {(standing.get().open_questions() > 0).then(|| language.t(msg::VERDICT_OPEN_HELP))}
                </p>
                <ul>{items}</ul>
                {on_the_way
                    .then(|| {
                        let (href, name) = resume_point::next_open(open, unsure, language);
                        view! {
                            <A href attr:class="button wide">
                                {language.fill(msg::WAY_GO_ON, values::Name { name: &name })}
                                <Forward />
                            </A>
                        }
                    })}
            </section>
        })
    }
}

/// A condition as a link to its screen.
fn condition_item(screen: &str, words: TextId, open: OpenDraft) -> impl IntoView + use<> {
    let language = use_language();
    view! {
        <li>
            <a href=open.address(screen) class="text-link">
                {move || language.c(words)}
            </a>
        </li>
    }
}

/// The verdict and the open conditions in one card, for screens that depend on the result but do not show it: the plan,
/// the buyers' list, the export. The verdict is left out while a presenter hides the score.
#[component]
pub fn VerdictNote() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let presenter = use_presenter();
    let standing = Memo::new(move |_| open.assessment.with(|r| r.standing()));
    view! {
        <Rejections />
        {move || {
            (standing.get().verdict() != Verdict::Rejected && !presenter.hides_score())
                .then(|| view! { <p class="verdict-line">{standing.get().words(language.get())}</p> })
        }}
        <StillOpen />
    }
}

/// Whether enough is answered for screens that depend on the stars.
pub fn says_stars(open: OpenDraft) -> Memo<bool> {
    Memo::new(move |_| open.assessment.with(|r| r.standing().says_stars()))
}
