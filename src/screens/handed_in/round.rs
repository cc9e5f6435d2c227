//! One round: when and where it was handed in, its code, and what differs from it now.

use leptos::prelude::*;

use super::load::{about, file_name};
use crate::components::alert::Alert;
use crate::components::field::TextField;
use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::link::A;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::use_draft;
use sao_lang_core::draft::DOCX;
use sao_lang_core::handed_in::{DifferenceGroup, ReportedDifference, ReportedRound, ReportedState, set_receipt};
use sao_lang_core::locale::{Message, msg, values};
use worker_protocol::{FileHashes, FileRequest, MakeAmendment, MakePdf, PDF};

/// A round of the draft.
#[component]
pub(super) fn Round(
    round: ReportedRound,
    /// The SHA-256 of the present files.
    files: StoredValue<FileHashes>,
    /// Whether it is the newest round. The others offer only the page of the cover sheet, so that the screen has few
    /// buttons.
    newest: bool,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let is_to_amend = round.is_to_amend();
    let ReportedRound { index, on, place, receipt, code, state } = round;
    let id = format!("round-{index}");
    let title = match on.as_str() {
        "" => language.t(msg::FREEZE_ROUND_NO_DAY).to_owned(),
        on => language.fill(msg::FREEZE_ROUND, values::Date { date: &language.get().day_or_text(on) }),
    };
    let place = place.trim();
    let place = (!place.is_empty()).then(|| language.fill(msg::FREEZE_PLACE_LINE, values::Place { place: &place }));
    let code = (!code.is_empty()).then(|| language.fill(msg::HANDED_IN_PRINTED, values::Code { code: &code }));
    let is_read = !matches!(state, ReportedState::Unread(_));
    let is_intact = matches!(state, ReportedState::Intact { .. });
    view! {
        // Not a landmark: two rounds may be of the same day.
        <article class="card" id=id>
            <h2>{title}</h2>
            {code.map(|code| view! { <p class="round-code">{code}</p> })}
            {place.map(|place| view! { <p>{place}</p> })}
            <Compared state />
            {is_to_amend.then(|| view! { <Amendment index files newest /> })}
            {(newest && is_intact && !is_to_amend)
                .then(|| view! { <p class="hint">{language.t(msg::FREEZE_CODE_HELP)}</p> })}
            {is_read
                .then(|| {
                    view! {
                        <TextField
                            id=format!("receipt-{index}")
                            label=Signal::derive(move || language.t(msg::FREEZE_RECEIPT).to_owned())
                            value=receipt
                            on_change=move |typed: String| open.change(|draft| set_receipt(draft, index, &typed))
                        />
                    }
                })}
        </article>
    }
}

/// Whether the round is what was frozen, and what differs from it.
#[component]
fn Compared(state: ReportedState) -> impl IntoView {
    let language = use_language();
    let (differences, [before, now], without_hash) = match state {
        ReportedState::Intact { differences, points, without_hash } => (differences, points, without_hash),
        ReportedState::Altered => return warning(language.t(msg::FREEZE_ALTERED).to_owned()),
        ReportedState::Unread(_) => return warning(language.t(msg::FREEZE_UNREAD).to_owned()),
    };
    let said = match differences.len() {
        0 => language.t(msg::FREEZE_SAME).to_owned(),
        n => language.fill(msg::FREEZE_DIFFERS, values::N { n: &n }),
    };
    let groups = DifferenceGroup::ALL.map(|group| {
        let own: Vec<ReportedDifference> = differences.iter().filter(|line| line.group == group).cloned().collect();
        (!own.is_empty()).then(|| {
            let title = match group {
                DifferenceGroup::Criteria => msg::FREEZE_CRITERIA,
                DifferenceGroup::Papers => msg::FREEZE_PAPERS,
                DifferenceGroup::Rest => msg::FREEZE_REST,
            };
            let lines = own.into_iter().map(|line| difference(line, language)).collect_view();
            view! {
                <h3>{language.t(title)}</h3>
                <ul class="differences">{lines}</ul>
            }
        })
    });
    let points =
        (before != now).then(|| language.fill(msg::FREEZE_POINTS, values::BeforeNow { before: &before, now: &now }));
    view! {
        <p class="hint">{language.t(msg::FREEZE_INTACT)}</p>
        {(!without_hash.is_empty())
            .then(|| {
                let list = without_hash.join(", ");
                view! { <p class="hint">{language.fill(msg::FREEZE_WITHOUT_HASH, values::List { list: &list })}</p> }
            })}
        <p class="round-said">{said}</p>
        {groups}
        {points.map(|points| view! { <p>{points}</p> })}
    }
    .into_any()
}

fn warning(words: String) -> AnyView {
    view! { <Alert><p>{words}</p></Alert> }.into_any()
}

/// A difference: its title, and what was handed in beside what there is now.
fn difference(line: ReportedDifference, language: Language) -> impl IntoView {
    let lines = |text: &str| match text {
        "" => view! { <p>{language.t(msg::VERSIONS_NOTHING)}</p> }.into_any(),
        text => text.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any(),
    };
    let (before, now) = (lines(&line.before), lines(&line.now));
    view! {
        <li>
            <h4>{line.title}</h4>
            <dl>
                <div>
                    <dt>{language.t(msg::AMENDMENT_BEFORE)}</dt>
                    <dd>{before}</dd>
                </div>
                <div>
                    <dt>{language.t(msg::FREEZE_NOW)}</dt>
                    <dd>{now}</dd>
                </div>
            </dl>
        </li>
    }
}

/// The cover sheet: for the newest round as a file, for each round as a page.
#[component]
fn Amendment(index: usize, files: StoredValue<FileHashes>, newest: bool) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let download = use_file_download();
    let start = move |extension: &'static str, media_type: &'static str, request: fn(MakeAmendment) -> FileRequest| {
        // A second tap while the file is being made does nothing.
        if !download.is_working() {
            let about = about(open, index, files.get_value());
            download.start(file_name(open, extension), media_type, request(MakeAmendment { about }));
        }
    };
    let button = move |id: &'static str, label: Message, is_main: bool, make: Callback<()>| {
        view! {
            <button
                type="button"
                class="button wide"
                class:primary=is_main
                id=id
                aria-disabled=move || download.is_working().to_string()
                on:click=move |_| make.run(())
            >
                {move || language.t(label)}
            </button>
        }
    };
    let pdf = Callback::new(move |()| start("pdf", PDF, |request| MakePdf::from(request).into()));
    let word = Callback::new(move |()| start("docx", DOCX, Into::into));
    view! {
        {newest
            .then(|| {
                view! {
                    {button("amendment-pdf", msg::FREEZE_PDF, true, pdf)}
                    {button("amendment-word", msg::FREEZE_WORD, false, word)}
                    <FileDownloadNote download />
                    <p class="hint">{language.t(msg::FREEZE_SHEET_HELP)}</p>
                }
            })}
        <A href=open.link(&format!("handed-in/{index}")) attr:class="text-link">
            {move || language.t(msg::FREEZE_VIEW)}
        </A>
    }
}
