//! The pages of a paper: to read, to print, and for Word. Taking it enters it into the register.

use leptos::prelude::*;

use super::{Fetched, about, address};
use crate::browser::{clock, dom, files};
use crate::components::alert::ErrorAlert;
use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::paper::Paper;
use crate::components::pdf_button::PdfButton;
use crate::screens::papers::attach;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::Blank;
use sao_lang_core::draft::DOCX;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::templates::{Written, enter, template};
use worker_protocol::{Failure, MakeWritten, WrittenBlocks, WrittenPaper, written_file_name};

/// The paper as it will be printed.
#[component]
pub(super) fn PaperPages(fetched: Fetched, key: String, copy: usize) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tasks = use_tasks();
    let download = use_file_download();
    let Some(template) = template(&fetched.templates, &key).cloned() else { return ().into_any() };
    let back = open.link(&address(&Written::copy(&template, copy), ""));
    let name = template.name.clone();
    let template = StoredValue::new(template);
    let fetched = StoredValue::new(fetched);
    let pages = RwSignal::new(None);
    let blanks = RwSignal::new(Vec::<Blank>::new());
    // The index of the paper in the register, once it is entered.
    let entered = RwSignal::new(None::<usize>);
    let attached = RwSignal::new(None::<Result<(), Failure>>);
    let paper = StoredValue::new(WrittenPaper { template: key, copy });
    let about = move || fetched.with_value(|fetched| about(fetched, open, untrack(|| language.get())));
    let make = move || {
        pages.set(None);
        let request = WrittenBlocks { about: about(), paper: paper.get_value() };
        tasks.spawn(async move {
            pages.set(Some(worker::ask(request).await.map(|written| {
                blanks.set(written.blanks);
                written.blocks
            })));
        });
    };
    make();
    // The paper is entered once it is taken out of the app; until then it is only looked at.
    let enter_it = move || {
        let Some(today) = day(&clock::today()) else { return };
        template.with_value(|template| {
            let written = Written::copy(template, copy);
            // A letter is entered nowhere, so it changes nothing.
            if !template.papers.is_empty() {
                open.change(|draft| entered.set(enter(draft, open.edition, open.set, &written, today)));
            }
        });
    };
    let file_name = move || {
        let title = template.with_value(|template| template.plain_title().to_owned());
        open.peek(|draft| written_file_name(&title, &draft.product.name, &clock::today()))
    };
    let request = move |sample: bool| MakeWritten { about: about(), paper: paper.get_value(), sample };
    let word = move |sample: bool| {
        if download.is_working() {
            return;
        }
        download.start(file_name(), DOCX, request(sample).into());
        if !sample {
            enter_it();
        }
    };
    let pdf = Callback::new(move |()| {
        enter_it();
        let name = file_name();
        let name = name.strip_suffix(".docx").map_or(name.clone(), |stem| format!("{stem}.pdf"));
        Some((name, request(false).into()))
    });
    let keep = move |_| {
        let Some(index) = entered.get_untracked() else { return };
        let Some(known) = open.peek(|draft| draft.papers.get(index).cloned()) else { return };
        let (name, request) = (file_name(), request(false));
        // The task belongs to the open draft, because this screen may be gone before the file is kept.
        open.tasks.spawn(async move {
            let kept = match worker::file(request.into()).await {
                Ok(bytes) => match files::file(&files::Made { name, media_type: DOCX, bytes }) {
                    Ok(file) => attach(open, index, &known, &file, &file.name()).await.map(|_| ()),
                    Err(_) => Err(Failure::Write),
                },
                Err(why) => Err(why),
            };
            attached.try_set(Some(kept));
        });
    };
    let print = move |_| {
        enter_it();
        dom::print();
    };
    view! {
        <div class="not-printed">
            <ScreenHeading text=Signal::derive(move || name.text(language.get()).to_owned()) />
            <p class="hint">{move || language.t(msg::EXPORT_PRINT_HELP)}</p>
            {move || {
                let blanks = blanks.get();
                (!blanks.is_empty())
                    .then(|| {
                        let fields = blanks.iter().map(|blank| blank.label.clone()).collect::<Vec<_>>().join("; ");
                        let screen = blanks.iter().find(|blank| !blank.screen.is_empty()).map(|b| b.screen.clone());
                        view! {
                            <p class="hint" id="written-blanks">
                                {language.fill(msg::WRITTEN_KNOWN_MISSING, values::Fields { fields: &fields })} " "
                                {screen
                                    .map(|screen| {
                                        view! {
                                            <A href=open.link(&screen)>{language.t(msg::WRITTEN_KNOWN_CHANGE)}</A>
                                        }
                                    })}
                            </p>
                        }
                    })
            }}
            <div class="stack">
                <button type="button" class="button primary wide" id="write-word" on:click=move |_| word(false)>
                    {move || language.t(msg::WRITTEN_WORD)}
                </button>
                <PdfButton file=pdf />
                <button type="button" class="button wide" id="write-print" on:click=print>
                    {move || language.t(msg::WRITTEN_PRINT)}
                </button>
                <A href=back attr:class="button wide">
                    {move || language.t(msg::WRITTEN_BACK)}
                </A>
            </div>
            <FileDownloadNote download />
            <div role="status">
                {move || {
                    entered
                        .get()
                        .map(|index| {
                            view! {
                                <p>
                                    {language.t(msg::WRITTEN_ENTRY)} " "
                                    <A href=open.link(&format!("papers/{index}"))>{language.t(msg::WRITTEN_ENTRY_OPEN)}</A>
                                </p>
                            }
                        })
                }}
            </div>
            <Show when=move || entered.get().is_some() && !attached.with(|kept| matches!(kept, Some(Ok(()))))>
                <button type="button" class="button wide" id="write-attach" on:click=keep>
                    {move || language.t(msg::WRITTEN_ATTACH)}
                </button>
            </Show>
            <p role="status" class="status">
                {move || attached.with(|kept| matches!(kept, Some(Ok(())))).then(|| language.t(msg::WRITTEN_ATTACHED))}
            </p>
            {move || attached.get().and_then(Result::err).map(|error| view! { <ErrorAlert error /> })}
        </div>
        <Paper pages label=msg::WRITTEN_PREVIEW again=make />
        <details class="card not-printed">
            <summary>{move || language.t(msg::WRITTEN_SAMPLE)}</summary>
            <p class="hint">{move || language.t(msg::WRITTEN_SAMPLE_HINT)}</p>
            <button type="button" class="button wide" id="write-sample" on:click=move |_| word(true)>
                {move || language.t(msg::WRITTEN_SAMPLE)}
            </button>
        </details>
    }
    .into_any()
}
