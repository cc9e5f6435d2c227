//! `/draft/:id/export`: what to take home, what is missing, where to hand it in.

use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::app::parts::heading::ScreenHeading;
use crate::documents::{dossier_docx, file_name};
use crate::draft::{Draft, to_json};
use crate::edge::files;
use crate::locale::{Lang, Message, msg};

/// What came of the last export.
#[derive(Debug, Clone)]
enum Outcome {
    Done(String),
    Failed,
}

/// Downloads of the dossier and of the draft.
#[component]
pub fn Export() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let outcome = RwSignal::new(None::<Outcome>);
    let hand_out = move |kind: &str, extension: &str, media_type: &str, bytes: Option<Vec<u8>>| {
        let name = open.peek(|d| file_name(kind, &d.product.name, &d.changed, extension));
        let done = bytes.is_some_and(|bytes| files::download(&name, media_type, &bytes).is_ok());
        outcome.set(Some(if done { Outcome::Done(name) } else { Outcome::Failed }));
    };
    // The dossier goes to a Vietnamese office, whatever the language on the screen.
    let docx = move |_| {
        let bytes = open.peek(|d| dossier_docx(d, open.edition, open.set, Lang::Vi)).ok();
        hand_out("ho-so-ocop", "docx", files::DOCX, bytes);
    };
    let json = move |_| {
        let bytes = open.peek(to_json).into_bytes();
        hand_out("sao-lang", "json", files::JSON, Some(bytes));
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::EXPORT_TITLE).to_owned()) />
        <Missing />
        <div class="card">
            <button type="button" class="button primary wide" on:click=docx>
                {move || language.t(msg::EXPORT_DOCX)}
            </button>
            <p class="hint">{move || language.t(msg::EXPORT_DOCX_HELP)}</p>
            <button type="button" class="button wide" on:click=json>
                {move || language.t(msg::EXPORT_JSON)}
            </button>
            <p class="hint">{move || language.t(msg::EXPORT_JSON_HELP)}</p>
            <p role="status" class="status">
                {move || match outcome.get() {
                    Some(Outcome::Done(name)) => language.fill(msg::EXPORT_DONE, &[("name", &name)]),
                    Some(Outcome::Failed) => language.t(msg::EXPORT_FAILED).to_owned(),
                    None => String::new(),
                }}
            </p>
        </div>
        <h2>{move || language.t(msg::EXPORT_HAND_IN)}</h2>
        <p>
            {move || match open.set.samples {
                0 => language.t(msg::EXPORT_HAND_IN_NONE).to_owned(),
                n => language.fill(msg::EXPORT_HAND_IN_HELP, &[("samples", &n)]),
            }}
        </p>
        <p class="hint">{move || language.t(msg::RESULT_ESTIMATE)}</p>
    }
}

/// What the dossier still lacks.
#[component]
fn Missing() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let lines = move || {
        let lang = language.get();
        let open_questions = open.assessment.with(|r| r.asked - r.answered);
        let fields: Vec<&str> = open.with(|d| empty_fields(d).into_iter().map(|m| m.text(lang)).collect());
        let mut lines = Vec::new();
        if open_questions > 0 {
            lines.push(msg::EXPORT_MISSING_ANSWERS.fill(lang, &[("n", &open_questions)]));
        }
        if !fields.is_empty() {
            lines.push(msg::EXPORT_MISSING_DETAILS.fill(lang, &[("list", &fields.join(", "))]));
        }
        if lines.is_empty() {
            lines.push(msg::EXPORT_MISSING_NONE.text(lang).to_owned());
        }
        lines.into_iter().map(|l| view! { <li>{l}</li> }).collect_view()
    };
    view! {
        <h2>{move || language.t(msg::EXPORT_MISSING)}</h2>
        <ul>{lines}</ul>
    }
}

/// Labels of the fields that the forms ask for and that are empty.
fn empty_fields(draft: &Draft) -> Vec<Message> {
    let (p, a) = (&draft.product, &draft.applicant);
    [
        (&p.name, msg::DRAFT_NAME_LABEL),
        (&p.description, msg::DETAILS_DESCRIPTION),
        (&p.results, msg::DETAILS_RESULTS),
        (&p.plan, msg::DETAILS_PLAN),
        (&a.name, msg::DETAILS_NAME),
        (&a.organisation, msg::DETAILS_ORGANISATION),
        (&a.province, msg::DETAILS_PROVINCE),
        (&a.commune, msg::DETAILS_COMMUNE),
        (&a.address, msg::DETAILS_ADDRESS),
        (&a.phone, msg::DETAILS_PHONE),
        (&a.representative, msg::DETAILS_REPRESENTATIVE),
        (&a.position, msg::DETAILS_POSITION),
        (&a.sex, msg::DETAILS_SEX),
        (&a.ethnicity, msg::DETAILS_ETHNICITY),
        (&a.residence, msg::DETAILS_RESIDENCE),
        (&a.founded, msg::DETAILS_FOUNDED),
        (&a.history, msg::DETAILS_HISTORY),
        (&a.structure, msg::DETAILS_STRUCTURE),
    ]
    .into_iter()
    .filter(|(text, _)| text.trim().is_empty())
    .map(|(_, label)| label)
    .collect()
}
