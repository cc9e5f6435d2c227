//! `/draft/:id/handover`: the draft as codes to scan and as a link, without a server.

use leptos::html;
use leptos::prelude::*;

use crate::browser::dom;
use crate::browser::files;
use crate::components::alert::Alert;
use crate::components::choice_field::ChoiceField;
use crate::components::code_wall::{CodeWall, Shown, drawn, receiving};
use crate::components::heading::ScreenHeading;
use crate::components::qr_code::QrCode;
use crate::components::try_again::WorkerAlert;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use crate::state::samples;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::draft::{Draft, to_json};
use sao_lang_core::handover::BuiltIn;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::practice::{is_practice, is_unchanged, key_of};
use worker_protocol::{Code, Failure, HandedOver};

/// The sample that this exercise is, as every device has it.
#[derive(Clone)]
struct OfSample {
    link: String,
    code: Code,
}

/// What the draft is handed over by. There is a series where the sample's name does not say all of it.
#[derive(Clone)]
struct Made {
    sample: Option<OfSample>,
    series: Option<(String, Vec<Code>)>,
}

impl Made {
    fn has_codes(&self) -> bool {
        self.sample.is_some() || self.series.as_ref().is_some_and(|(_, codes)| !codes.is_empty())
    }
}

/// Codes, link, and whether it is handed over as an exercise.
#[component]
pub fn HandOver() -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let presenter = use_presenter();
    let is_exercise = open.id.with_value(|id| is_practice(id));
    // What is shown to a room is never kept among the room's own drafts.
    let exercise = RwSignal::new(is_exercise || untrack(|| presenter.is_on()));
    let made = RwSignal::new(None::<Result<Made, Failure>>);
    let tries = RwSignal::new(());
    let presents = Memo::new(move |_| presenter.is_on());
    Effect::new(move || {
        tries.track();
        let (draft, exercise, far) = (open.with(Clone::clone), exercise.get(), presents.get());
        let key = open.id.with_value(|id| key_of(id).map(str::to_owned)).filter(|_| exercise);
        tasks.spawn(async move { made.set(Some(make(&draft, key, exercise, far).await)) });
    });
    // Of a sample nothing is handed over that others should not read.
    let is_told = move || made.with(|made| matches!(made, Some(Ok(made)) if made.series.is_some()) || !is_exercise);
    // A draft that is too long for codes has nothing for the wall.
    let has_codes = move || made.with(|made| matches!(made, Some(Ok(made)) if made.has_codes()));
    let stands_alone = Memo::new(move |_| presents.get() && has_codes());
    let title = move || language.t(if stands_alone.get() { msg::CODES_SCAN } else { msg::HANDOVER_TITLE }).to_owned();
    let on_wall = move |made: &Made| {
        let name = open.peek(|d| d.product.name.trim().to_owned());
        let (of_sample, of_series) = match made.series {
            Some(_) => (language.t(msg::CODES_SAMPLE).to_owned(), language.t(msg::CODES_CHANGED).to_owned()),
            None => (name.clone(), String::new()),
        };
        let of_series = if made.sample.is_some() { of_series } else { name };
        let sample = made.sample.iter().map(|s| Shown { code: s.code.clone(), name: of_sample.clone() });
        let series = made.series.iter().flat_map(|(_, codes)| codes);
        sample.chain(series.map(|code| Shown { code: code.clone(), name: of_series.clone() })).collect::<Vec<_>>()
    };
    view! {
        <ScreenHeading text=Signal::derive(title) />
        <Show when=move || !stands_alone.get()>
            <Show when=is_told>
                <p class="lead">{move || language.t(msg::HANDOVER_LEAD)}</p>
                <Alert>
                    <p>{move || language.t(msg::HANDOVER_WARNING)}</p>
                </Alert>
            </Show>
            <ChoiceField
                label=Signal::derive(move || language.t(msg::HANDOVER_EXERCISE).to_owned())
                checked=exercise
                on_change=move |on| exercise.set(on)
            />
        </Show>
        {move || match made.get() {
            None => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
            Some(Err(why)) => {
                let again = move || {
                    made.set(None);
                    tries.set(());
                };
                view! { <WorkerAlert why again /> }.into_any()
            }
            Some(Ok(made)) if stands_alone.get() => {
                let address = format!("{}?code=", open.link("handover"));
                view! { <CodeWall codes=on_wall(&made) address /> }.into_any()
            }
            Some(Ok(made)) => view! { <Ways made /> }.into_any(),
        }}
    }
}

/// Has codes and links made. `key` is that of the sample that it may be.
async fn make(draft: &Draft, key: Option<String>, exercise: bool, far: bool) -> Result<Made, Failure> {
    let cases = if key.is_some() { samples::cases().await.unwrap_or_default() } else { Vec::new() };
    let sample = cases.iter().flat_map(|c| &c.samples).find(|s| Some(&s.key) == key.as_ref());
    let of_sample = match sample {
        Some(sample) => {
            let link = receiving() + &BuiltIn::Sample(sample.key.clone()).fragment();
            Some(OfSample { code: drawn(link.clone()).await?, link })
        }
        None => None,
    };
    if sample.is_some_and(|sample| is_unchanged(sample, draft)) {
        return Ok(Made { sample: of_sample, series: None });
    }
    let request = worker_protocol::HandOver { draft: to_json(draft), exercise, far, address: receiving() };
    let HandedOver { link, codes } = worker::ask(request).await?;
    Ok(Made { sample: of_sample, series: Some((link, codes)) })
}

/// Everything on a screen that nobody presents: the sample's small code first, then what holds the changes too.
#[component]
fn Ways(made: Made) -> impl IntoView {
    let language = use_language();
    let changed = made.series.is_some();
    let of_sample = made.sample.map(|OfSample { link, code }| {
        view! {
            <section class="card" id="of-sample">
                <h2>{move || language.t(if changed { msg::CODES_SAMPLE } else { msg::CODES_SCAN })}</h2>
                <p>{move || language.t(msg::CODES_SAMPLE_HELP)}</p>
                <QrCode
                    code
                    label=Signal::derive(move || {
                        language.fill(msg::CODES_LABEL, values::Name { name: &language.t(msg::CODES_SAMPLE) })
                    })
                />
                {changed.then(|| view! { <p>{move || language.t(msg::CODES_CHANGED_HELP)}</p> })}
            </section>
            {(!changed).then(|| view! { <Link link /> })}
        }
    });
    view! {
        {of_sample}
        {made.series.map(|(link, codes)| view! { <Codes codes /> <Link link /> })}
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
        _ => language.fill(msg::HANDOVER_CODES_MANY, values::Count { count: &count }),
    };
    let of = move |words| language.fill(words, values::CountN { n: &(shown.get() + 1), count: &count });
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
            copied.set(if dom::copy(&link.get_value()).await.is_ok() { Copied::Yes } else { Copied::No });
        });
    };
    view! {
        <section class="card">
            <h2>{move || language.t(msg::HANDOVER_LINK)}</h2>
            <p class="hint" id="link-help">{move || language.fill(msg::HANDOVER_LINK_HELP, values::N { n: &length })}</p>
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
                <button type="button" class="button" id="copy-link" on:click=copy>
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
