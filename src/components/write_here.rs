//! Links to the papers that the producer can write in the app.

use leptos::prelude::*;

use super::link::A;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::msg;

/// A link to each of the papers that a template writes; nothing where there is none.
#[component]
pub fn WriteHere(
    /// Indexes of papers in the edition.
    #[prop(into)]
    papers: Signal<Vec<u16>>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let written = Memo::new(move |_| papers.with(|papers| open.edition.written_here(papers)));
    view! {
        <For each=move || written.get() key=|paper| *paper let:paper>
            <A href=open.link(&format!("write/{}", open.edition.paper(paper).key)) attr:class="button wide write-here">
                {move || format!("{}: {}", language.t(msg::QUESTION_WRITE_HERE), language.c(open.edition.paper(paper).name))}
            </A>
        </For>
    }
}
