//! `/draft/:id/code`: the code on the label is read from a photo.

mod bench;
mod online;
mod result;

use leptos::prelude::*;

use self::bench::{Bench, NotKept};
use self::online::Online;
use self::result::{Law, Said};
use crate::components::alert::{Alert, ErrorAlert};
use crate::components::file_pick::PhotoPick;
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::try_again::WorkerAlert;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::catalogue::EditionTexts as _;
use sao_lang_core::locale::{msg, values};
use worker_protocol::NoCode;

/// The reader of codes.
#[component]
pub fn CodePage() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let bench = Bench::new(open, use_tasks());
    // While the user takes a photo, the worker starts.
    worker::prepare();
    let status = move || match (bench.working.get(), bench.read.get()) {
        (Some(work), _) => language.t(work),
        (None, Some(read)) => read.content.standing().words(language.get()),
        (None, None) => "",
    };
    let is_read = Memo::new(move |_| bench.read.with(Option::is_some));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::TRACE_CODE_TITLE).to_owned()) />
        <Show when=move || !is_read.get()>
            <p class="lead">{move || language.t(msg::TRACE_CODE_LEAD)}</p>
        </Show>
        // The result says the same for those who see it.
        <p
            role="status"
            class="status"
            class:visually-hidden=move || is_read.get() && bench.working.with(Option::is_none)
            id="code-status"
        >
            {status}
        </p>
        {move || failure(bench, language)}
        {move || {
            bench
                .read
                .get()
                .map(|read| {
                    let can_be_kept = read.content.can_be_kept();
                    let has_page = read.content.has_page();
                    view! {
                        <Said read />
                        {has_page.then(|| view! { <Online bench /> })}
                        {can_be_kept.then(|| view! { <Keep bench /> })}
                    }
                })
        }}
        {move || {
            let again = is_read.get();
            let camera = if again { msg::TRACE_CODE_CAMERA_AGAIN } else { msg::TRACE_CODE_CAMERA };
            view! {
                <PhotoPick
                    ids=["code-camera", "code-gallery"]
                    labels=[camera, msg::TRACE_CODE_GALLERY]
                    primary=!again
                    on_pick=move |files| bench.take(files)
                />
            }
        }}
        <Law />
        <nav class="buttons">
            <A href=open.link("papers") attr:class="button">
                {move || language.t(msg::TRACE_CODE_DONE)}
            </A>
        </nav>
    }
}

/// Why no code was read.
fn failure(bench: Bench, language: Language) -> Option<AnyView> {
    if let Some(why) = bench.failed.get() {
        return Some(view! { <WorkerAlert why again=move || bench.look() /> }.into_any());
    }
    let none = bench.none.get()?;
    let what = match none {
        NoCode::NotSeen => msg::TRACE_CODE_NOT_SEEN,
        NoCode::Unreadable => msg::TRACE_CODE_UNREADABLE,
    };
    Some(
        view! {
            <Alert urgent=true>
                <p>
                    <strong>{move || language.t(what)}</strong>
                </p>
                <p>{move || language.t(msg::TRACE_CODE_ADVICE)}</p>
                // A faint or tiny code is often not even seen.
                <p>{move || language.t(msg::TRACE_CODE_ADVICE_SMALL)}</p>
            </Alert>
        }
        .into_any(),
    )
}

/// The button that keeps the photo and the result with the paper of the register.
#[component]
fn Keep(bench: Bench) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let name = move || paper_name(open, language);
    let is_kept = Memo::new(move |_| bench.kept.with(Option::is_some));
    view! {
        <section class="card" aria-labelledby="keep-title">
            <h2 id="keep-title">{move || language.t(msg::TRACE_CODE_KEEP_TITLE)}</h2>
            <p class="hint">{move || language.fill(msg::TRACE_CODE_KEEP_HELP, values::Name { name: &name() })}</p>
            <button
                type="button"
                class="button primary wide"
                id="keep-code"
                aria-disabled=move || bench.working.with(Option::is_some).to_string()
                on:click=move |_| bench.keep()
            >
                {move || language.t(if is_kept.get() { msg::TRACE_CODE_KEEP_AGAIN } else { msg::TRACE_CODE_KEEP })}
            </button>
            <p role="status" class="status">
                {move || {
                    let kept = bench.kept.get()?;
                    let words = if kept.again { msg::TRACE_CODE_KEPT_AGAIN } else { msg::TRACE_CODE_KEPT };
                    Some(language.fill(words, values::Name { name: &name() }))
                }}
            </p>
            {move || {
                bench
                    .kept
                    .get()
                    .map(|kept| {
                        view! {
                            <A href=open.link(&format!("papers/{}", kept.paper)) attr:class="button wide" attr:id="to-paper">
                                {move || language.t(msg::TRACE_CODE_TO_PAPER)}
                            </A>
                        }
                    })
            }}
            {move || {
                bench
                    .not_kept
                    .get()
                    .map(|why| match why {
                        NotKept::Failed(error) => view! { <ErrorAlert error /> }.into_any(),
                        NotKept::RegisterFull => {
                            view! {
                                <Alert urgent=true>
                                    <p>{move || language.t(msg::TRACE_CODE_REGISTER_FULL)}</p>
                                </Alert>
                            }
                                .into_any()
                        }
                    })
            }}
        </section>
    }
}

/// The name of the paper with which the photo is kept.
fn paper_name(open: OpenDraft, language: Language) -> String {
    let key = open.edition.code_paper.map(|index| open.edition.paper(index).key.as_str()).unwrap_or_default();
    open.edition.paper_name(key, language.get()).to_owned()
}
