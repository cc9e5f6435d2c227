//! The pages of a document on the screen, after the worker has made them.

use leptos::html;
use leptos::prelude::*;

use super::try_again::WorkerAlert;
use crate::state::language::use_language;
use crate::state::task::Tasks;
use crate::state::worker;
use sao_lang_core::documents::model::{Align, Block, Cell, DOTS, Paragraph, Row, Span, Table};
use sao_lang_core::documents::parts::BOXES;
use sao_lang_core::locale::{Lang, Message, msg};
use worker_protocol::{Alone, Ask, Failure};

/// The worker's reply with the pages; `None` while they are made.
pub type Pages = Option<Result<Vec<Block>, Failure>>;

/// Requests the blocks of a document from the worker, and sets `pages` when they are made.
pub fn draw(
    pages: RwSignal<Pages>,
    tasks: Tasks,
    request: impl Ask<Sends = Alone, Reply = Vec<Block>, Brings = Alone> + Send + 'static,
) {
    pages.set(None);
    tasks.spawn(async move { pages.set(Some(worker::ask(request).await)) });
}

/// The pages of a document; while they are made, a note, and after a failure, the reason. Documents are in Vietnamese.
#[component]
pub fn Paper(
    /// The pages.
    pages: RwSignal<Pages>,
    /// The name of the document, for a screen reader.
    label: Message,
    /// Requests the pages again.
    again: impl Fn() + Copy + Send + 'static,
    /// The reference to the element with the pages.
    #[prop(optional)]
    article: NodeRef<html::Article>,
) -> impl IntoView {
    let language = use_language();
    move || match pages.get() {
        None => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
        Some(Err(why)) => view! { <WorkerAlert why again /> }.into_any(),
        Some(Ok(blocks)) => view! {
            <article node_ref=article class="paper" lang="vi" tabindex="0" aria-label=language.t(label)>
                {blocks.into_iter().map(block).collect_view()}
            </article>
        }
        .into_any(),
    }
}

/// The HTML of one block.
fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(p) => paragraph(p),
        Block::Table(t) => table(t).into_any(),
        Block::Line(_) => line(),
        // The style sheet uses this element to turn the page to landscape.
        Block::Across => view! { <div class="across"></div> }.into_any(),
        Block::PageBreak | Block::NewDocument => view! { <div class="page-break"></div> }.into_any(),
    }
}

/// A line in the middle, whose length the style sheet sets. A screen reader ignores it.
fn line() -> AnyView {
    view! { <hr class="rule" role="presentation" /> }.into_any()
}

fn paragraph(p: Paragraph) -> AnyView {
    if p.line > 0 {
        return line();
    }
    let align = match p.align {
        Align::Left => "left",
        Align::Centre => "centre",
        Align::Justified => "justified",
        Align::Right => "right",
    };
    let extras = [(p.indent > 0, " indented"), (p.dotted, " dotted"), (p.keep_with_next, " kept")];
    let extras: String = extras.into_iter().filter(|(is, _)| *is).map(|(_, class)| class).collect();
    let class = format!("line {align}{extras}");
    let spans = p.spans.into_iter().filter(|s| !s.text.is_empty()).map(span).collect_view();
    // The style sheet draws the dots; the dots in the text are for a copy of the text.
    let dots = p.dotted.then(|| view! { <span class="dots" aria-hidden="true">{DOTS}</span> });
    match p.heading {
        0 => view! { <p class=class>{spans}{dots}</p> }.into_any(),
        1 => view! { <h2 class=class>{spans}</h2> }.into_any(),
        _ => view! { <h3 class=class>{spans}</h3> }.into_any(),
    }
}

fn span(s: Span) -> AnyView {
    let class = format!("{}{}", if s.bold { "bold " } else { "" }, if s.italic { "italic" } else { "" });
    // Few screen readers know the box characters. Documents are in Vietnamese.
    let label = match BOXES.iter().position(|sign| s.symbol && s.text == *sign) {
        Some(0) => msg::LAYOUT_NOT_TICKED.text(Lang::Vi),
        Some(_) => msg::LAYOUT_TICKED.text(Lang::Vi),
        None => return view! { <span class=class>{s.text}</span> }.into_any(),
    };
    view! { <span class="symbol" role="img" aria-label=label>{s.text}</span> }.into_any()
}

fn table(t: Table) -> impl IntoView {
    let (head, body): (Vec<Row>, Vec<Row>) = t.rows.into_iter().partition(|r| r.header);
    let class = if t.lines { "lined" } else { "unlined" };
    let rows = |rows: Vec<Row>| {
        rows.into_iter()
            .map(|r| view! { <tr>{r.cells.into_iter().map(move |c| cell(c, r.header)).collect_view()}</tr> })
            .collect_view()
    };
    // A table without lines is only for layout.
    let role = (!t.lines).then_some("presentation");
    view! {
        <table class=class role=role>
            {(!head.is_empty()).then(|| view! { <thead>{rows(head)}</thead> })}
            <tbody>{rows(body)}</tbody>
        </table>
    }
}

fn cell(c: Cell, header: bool) -> AnyView {
    let class = match (c.shaded, c.bare) {
        (true, _) => "shaded",
        (false, true) => "bare",
        (false, false) => "",
    };
    let content = c.paragraphs.into_iter().map(paragraph).collect_view();
    let columns = c.columns.to_string();
    if header {
        view! { <th class=class colspan=columns scope="col">{content}</th> }.into_any()
    } else {
        view! { <td class=class colspan=columns>{content}</td> }.into_any()
    }
}
