//! `/draft/:id/print/:document`: a document on the screen, to print or to keep as PDF.

use crate::app::parts::link::A;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFound;
use crate::app::language::use_language;
use crate::app::office;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::heading::ScreenHeading;
use crate::app::words::office_failure;
use crate::documents::model::{Align, Block, Cell, Paragraph, Row, Table};
use crate::draft::to_json;
use crate::edge::page;
use crate::locale::{Lang, msg};
use crate::office::protocol::{Document, Failure, Reply, Request};

/// The document of the address.
#[component]
pub fn Print() -> impl IntoView {
    let params = use_params_map();
    let name = Memo::new(move |_| params.with(|p| p.get("document").unwrap_or_default()));
    move || match Document::from_name(&name.get()) {
        Some(document) => view! { <Pages document /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Pages(document: Document) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let pages = RwSignal::new(None::<Result<Vec<Block>, Failure>>);
    let draft = open.peek(to_json);
    spawn_local(async move {
        let request = Request::Blocks { document, draft, lang: Lang::Vi.tag().to_owned() };
        pages.set(Some(match office::ask(&request, None).await {
            Ok((Reply::Blocks { blocks }, _)) => Ok(blocks),
            Ok(_) => Err(Failure::Write),
            Err(why) => Err(why),
        }));
    });
    let print = move |_| {
        // A browser that cannot print does nothing.
        let _ = window().print();
    };
    // A browser inside another app often neither prints nor downloads: a message takes the text along.
    let copied = RwSignal::new(None::<bool>);
    let article = NodeRef::<html::Article>::new();
    let copy = move |_| {
        let text = article.get_untracked().map(|article| article.inner_text()).unwrap_or_default();
        spawn_local(async move { copied.set(Some(page::copy(&text).await.is_ok())) });
    };
    view! {
        <div class="not-printed">
            <ScreenHeading text=Signal::derive(move || language.t(msg::EXPORT_PRINT).to_owned()) />
            <p class="hint">{move || language.t(msg::EXPORT_PRINT_HELP)}</p>
            <div class="buttons">
                <A href=open.link("export") attr:class="button">
                    {move || language.t(msg::EXPORT_TITLE)}
                </A>
                <button type="button" class="button primary" on:click=print>
                    {move || language.t(msg::EXPORT_PRINT_NOW)}
                </button>
                <button type="button" class="button" on:click=copy>
                    {move || language.t(msg::EXPORT_COPY)}
                </button>
            </div>
            <p role="status" class="status">
                {move || {
                    copied.get().map(|done| language.t(if done { msg::EXPORT_COPIED } else { msg::EXPORT_COPY_FAILED }))
                }}
            </p>
        </div>
        {move || match pages.get() {
            None => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
            Some(Err(why)) => {
                view! { <Alert urgent=true><p>{office_failure(why, language.get())}</p></Alert> }.into_any()
            }
            Some(Ok(blocks)) => {
                view! {
                    <article node_ref=article class="paper" lang="vi" tabindex="0" aria-label=language.t(msg::EXPORT_PRINT)>
                        {blocks.into_iter().map(block).collect_view()}
                    </article>
                }
                    .into_any()
            }
        }}
    }
}

/// A block of a document on the screen.
pub fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(p) => paragraph(p).into_any(),
        Block::Table(t) => table(t).into_any(),
        Block::PageBreak => view! { <div class="page-break"></div> }.into_any(),
    }
}

fn paragraph(p: Paragraph) -> impl IntoView {
    let align = match p.align {
        Align::Left => "left",
        Align::Centre => "centre",
        Align::Justified => "justified",
        Align::Right => "right",
    };
    let class = format!("line {align}{}", if p.indent > 0 { " indented" } else { "" });
    let spans = p.spans.into_iter().map(|s| {
        let class = format!("{}{}", if s.bold { "bold " } else { "" }, if s.italic { "italic" } else { "" });
        view! { <span class=class>{s.text}</span> }
    });
    let spans = spans.collect_view();
    match p.heading {
        0 => view! { <p class=class>{spans}</p> }.into_any(),
        1 => view! { <h2 class=class>{spans}</h2> }.into_any(),
        _ => view! { <h3 class=class>{spans}</h3> }.into_any(),
    }
}

fn table(t: Table) -> impl IntoView {
    let (head, body): (Vec<Row>, Vec<Row>) = t.rows.into_iter().partition(|r| r.header);
    let class = if t.lines { "lined" } else { "unlined" };
    let rows = |rows: Vec<Row>| {
        rows.into_iter()
            .map(|r| view! { <tr>{r.cells.into_iter().map(move |c| cell(c, r.header)).collect_view()}</tr> })
            .collect_view()
    };
    view! {
        <table class=class>
            {(!head.is_empty()).then(|| view! { <thead>{rows(head)}</thead> })}
            <tbody>{rows(body)}</tbody>
        </table>
    }
}

fn cell(c: Cell, header: bool) -> AnyView {
    let class = if c.shaded { "shaded" } else { "" };
    let content = c.paragraphs.into_iter().map(paragraph).collect_view();
    let columns = c.columns.to_string();
    if header {
        view! { <th class=class colspan=columns scope="col">{content}</th> }.into_any()
    } else {
        view! { <td class=class colspan=columns>{content}</td> }.into_any()
    }
}
