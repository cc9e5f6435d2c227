//! What came of putting the binder together: its files, and what was done so that they fit.

use leptos::prelude::*;
use web_sys::Blob;

use crate::browser::clock;
use crate::browser::files;
use crate::components::alert::{Alert, ErrorAlert};
use crate::error::AppError;
use crate::screens::papers::size;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::documents::{BinderReport, file_name};
use sao_lang_core::locale::{msg, values};

/// The beginning of the file name.
const STEM: &str = "ho-so-nop";

/// The files to download, and what was done.
#[component]
pub fn Outcome(report: BinderReport, files: Vec<Blob>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let failed = RwSignal::new(None::<AppError>);
    let count = files.len();
    let name = move |number: usize| {
        let stem = if count > 1 { format!("{STEM}-{number}") } else { STEM.to_owned() };
        open.peek(|draft| file_name(&stem, &draft.product.name, &clock::today(), "pdf"))
    };
    let button = move |(number, file): (usize, Blob)| {
        let name = name(number);
        let bytes = file.size() as u64;
        let label = {
            let name = name.clone();
            move || {
                let size = size(bytes, language.get());
                language.fill(msg::BINDER_DOWNLOAD, values::NameSize { name: &name, size: &size })
            }
        };
        let download = move |_| {
            failed.set(files::download_blob(&name, &file).is_err().then_some(AppError::NotSaved));
        };
        view! {
            <button type="button" class="button wide bound-file" class:primary=count == 1 on:click=download>
                {label}
            </button>
        }
    };
    let pages = language.fill(msg::BINDER_DONE, values::N { n: &report.pages });
    let reduced = (report.reduced > 0).then(|| language.fill(msg::BINDER_REDUCED, values::N { n: &report.reduced }));
    let split = (count > 1).then(|| language.fill(msg::BINDER_SPLIT, values::N { n: &count }));
    let without = (!report.without_copy.is_empty())
        .then(|| language.fill(msg::BINDER_WITHOUT_COPY, values::List { list: &report.without_copy.join(", ") }));
    let left_out: Vec<String> = report
        .left_out
        .iter()
        .map(|(paper, name, why)| {
            let why = language.t(why.words());
            language.fill(msg::BINDER_LEFT_OUT_LINE, values::NamePaperWhy { name, paper, why: &why })
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="bound-title">
            <h2 id="bound-title">{pages}</h2>
            {(1..).zip(files).map(button).collect_view()}
            {reduced.map(|text| view! { <p>{text}</p> })}
            {split.map(|text| view! { <p>{text}</p> })}
            {without.map(|text| view! { <p class="hint">{text}</p> })}
            {(!left_out.is_empty())
                .then(|| {
                    view! {
                        <Alert>
                            <p>{language.t(msg::BINDER_LEFT_OUT)}</p>
                            <ul id="left-out">
                                {left_out.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                            </ul>
                        </Alert>
                    }
                })}
            {move || failed.get().map(|error| view! { <ErrorAlert error /> })}
        </section>
    }
}
