//! `/draft/:id/print/:document`: a document on the screen, to print or to save as PDF.

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::diary::print::DiaryPages;
use super::not_found::NotFound;
use crate::browser::clock;
use crate::browser::dom;
use crate::components::paper::{self, Paper};
use crate::components::print_head::{PrintHead, title_of};
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use sao_lang_core::documents::Purpose;
use sao_lang_core::draft::to_json;
use sao_lang_core::locale::{Lang, msg};
use worker_protocol::{DiaryPaper, Document, DocumentBlocks, How, MakeWord, WordDocument};

/// The document in the address.
#[component]
pub fn Print() -> impl IntoView {
    let params = use_params_map();
    let name = Memo::new(move |_| params.with(|p| p.get("document").unwrap_or_default()));
    move || match Document::from_address(&name.get()) {
        _ if DiaryPaper::from_name(&name.get()).is_some() => {
            DiaryPaper::from_name(&name.get()).map(|paper| view! { <DiaryPages paper /> }).into_any()
        }
        Some((Document::Word(document), purpose)) => view! { <Pages document purpose /> }.into_any(),
        // The other files cannot be shown as pages.
        Some((Document::Pdf(_) | Document::Archive | Document::Workbook | Document::Calendar, _)) | None => {
            view! { <NotFound /> }.into_any()
        }
    }
}

#[component]
fn Pages(document: WordDocument, purpose: Purpose) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let open = use_draft();
    let pages = RwSignal::new(None);
    // Each document has its own title, because the browser uses it as the name of the PDF.
    let title = Signal::derive(move || {
        let name = language.t(match document {
            WordDocument::Dossier if purpose == Purpose::HandIn => msg::EXPORT_PRINT_HAND_IN,
            WordDocument::Dossier => msg::EXPORT_PRINT_DOSSIER,
            WordDocument::ScoreSheet => msg::EXPORT_PRINT_SHEET,
            WordDocument::Summary => msg::EXPORT_PRINT_SUMMARY,
            WordDocument::BlankSheet | WordDocument::Commune | WordDocument::Dividers => msg::EXPORT_PRINT,
        });
        open.with(|d| title_of(language, name, &d.product.name))
    });
    let how = move || How { today: clock::today(), lang: Lang::Vi.tag().to_owned(), purpose, private_notes: false };
    let make = move || paper::draw(pages, tasks, DocumentBlocks { document, draft: open.peek(to_json), how: how() });
    let pdf = Callback::new(move |()| {
        let name = open.peek(|d| Document::Pdf(document).file_name(purpose, &d.product.name, &d.changed));
        Some((name, MakeWord { document, draft: open.peek(to_json), how: how() }.into()))
    });
    make();
    // A browser inside another app often can neither print nor download, so the text can be copied into a message.
    let copied = RwSignal::new(None::<bool>);
    let article = NodeRef::<html::Article>::new();
    let copy = move |_| {
        let text = article.get_untracked().map(|article| article.inner_text()).unwrap_or_default();
        tasks.spawn(async move { copied.set(Some(dom::copy(&text).await.is_ok())) });
    };
    view! {
        <PrintHead
            title
            back=(open.link("export"), msg::EXPORT_TITLE)
            pdf
            buttons=move || {
                view! {
                    <button type="button" class="button" on:click=copy>
                        {move || language.t(msg::EXPORT_COPY)}
                    </button>
                }
            }
            note=move || {
                view! {
                    <p role="status" class="status">
                        {move || {
                            let said = |done| if done { msg::EXPORT_COPIED } else { msg::EXPORT_COPY_FAILED };
                            copied.get().map(|done| language.t(said(done)))
                        }}
                    </p>
                }
            }
        />
        <Paper pages label=msg::EXPORT_PRINT again=make article />
    }
}
