//! `/draft/:id/handover`: the draft as codes to scan and as a link, without a server.

use leptos::html;
use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::office;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::choice::Choice;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::qr_code::QrCode;
use crate::app::parts::try_again::OfficeAlert;
use crate::app::task::use_tasks;
use crate::draft::to_json;
use crate::edge::{files, page};
use crate::locale::msg;
use crate::office::protocol::{Failure, Reply, Request};
use crate::office::qr::Code;
use crate::practice::is_practice;

/// What the office made of the draft.
type Made = Result<(String, Vec<Code>), Failure>;

/// The address to which the data is added.
fn address() -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}#", crate::app::link("/receive"))
}

/// Codes, link, and whether it is handed over as an exercise.
#[component]
pub fn HandOver() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let exercise = RwSignal::new(open.id.with_value(|id| is_practice(id)));
    let made = RwSignal::new(None::<Made>);
    let tries = RwSignal::new(());
    Effect::new(move || {
        tries.track();
        let request = Request::HandOver { draft: open.with(to_json), exercise: exercise.get(), address: address() };
        tasks.spawn(async move {
            let answer = match office::ask(&request, None).await {
                Ok((Reply::HandOver { link, codes }, _)) => Ok((link, codes)),
                Ok(_) => Err(Failure::Write),
                Err(why) => Err(why),
            };
            made.set(Some(answer));
        });
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::HANDOVER_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::HANDOVER_LEAD)}</p>
        <Alert>
            <p>{move || language.t(msg::HANDOVER_WARNING)}</p>
        </Alert>
        <Choice
            label=Signal::derive(move || language.t(msg::HANDOVER_EXERCISE).to_owned())
            checked=exercise
            on_change=move |on| exercise.set(on)
        />
        {move || match made.get() {
            None => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
            Some(Err(why)) => {
                let again = move || {
                    made.set(None);
                    tries.set(());
                };
                view! { <OfficeAlert why again /> }.into_any()
            }
            Some(Ok((link, codes))) => view! { <Codes codes /> <Link link /> }.into_any(),
        }}
    }
}

/// The codes, one at a time and as large as the screen allows.
#[component]
fn Codes(codes: Vec<Code>) -> impl IntoView {
    let language = use_language();
    let count = codes.len();
    let shown = RwSignal::new(0usize);
    let codes = StoredValue::new(codes);
    let help = move || match count {
        0 => language.t(msg::HANDOVER_NO_CODES).to_owned(),
        1 => language.t(msg::HANDOVER_CODES_ONE).to_owned(),
        _ => language.fill(msg::HANDOVER_CODES_MANY, &[("count", &count)]),
    };
    let of = move |words| language.fill(words, &[("n", &(shown.get() + 1)), ("count", &count)]);
    let step = move |by: usize| shown.update(|n| *n = (*n + by) % count.max(1));
    view! {
        <section class="card">
            <h2>{move || language.t(msg::HANDOVER_CODES)}</h2>
            <p>{help}</p>
            {move || {
                codes
                    .with_value(|codes| codes.get(shown.get()).cloned())
                    .map(|code| {
                        view! { <QrCode code label=Signal::derive(move || of(msg::HANDOVER_CODE_ZOOM)) /> }
                    })
            }}
            {(count > 1)
                .then(|| {
                    view! {
                        <p role="status" class="code-of">{move || of(msg::HANDOVER_CODE_OF)}</p>
                        <div class="buttons">
                            <button type="button" class="button" id="code-prev" on:click=move |_| step(count - 1)>
                                {move || language.t(msg::HANDOVER_CODE_PREV)}
                            </button>
                            <button type="button" class="button primary" id="code-next" on:click=move |_| step(1)>
                                {move || language.t(msg::HANDOVER_CODE_NEXT)}
                            </button>
                        </div>
                    }
                })}
        </section>
    }
}

/// What came of copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    No,
}

/// The link, to copy or to send.
#[component]
fn Link(link: String) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let field = NodeRef::<html::Textarea>::new();
    let copied = RwSignal::new(Copied::NotYet);
    let length = link.chars().count();
    let link = StoredValue::new(link);
    let copy = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
        tasks.spawn(async move {
            copied.set(if page::copy(&link.get_value()).await.is_ok() { Copied::Yes } else { Copied::No });
        });
    };
    view! {
        <section class="card">
            <h2>{move || language.t(msg::HANDOVER_LINK)}</h2>
            <p class="hint" id="link-help">{move || language.fill(msg::HANDOVER_LINK_HELP, &[("n", &length)])}</p>
            <div class="field">
                <label for="handover-link">{move || language.t(msg::HANDOVER_LINK_LABEL)}</label>
                <textarea
                    id="handover-link"
                    rows="3"
                    readonly
                    aria-describedby="link-help"
                    node_ref=field
                    prop:value=link.get_value()
                ></textarea>
            </div>
            <div class="buttons">
                <button type="button" class="button primary" id="copy-link" on:click=copy>
                    {move || language.t(msg::HANDOVER_COPY)}
                </button>
                {files::can_share_link()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| link.with_value(|link| files::share_link(link))
                            >
                                {move || language.t(msg::HANDOVER_SHARE)}
                            </button>
                        }
                    })}
            </div>
            <p role="status" class="status">
                {move || match copied.get() {
                    Copied::NotYet => "",
                    Copied::Yes => language.t(msg::HANDOVER_COPIED),
                    Copied::No => language.t(msg::HANDOVER_COPY_FAILED),
                }}
            </p>
        </section>
    }
}
