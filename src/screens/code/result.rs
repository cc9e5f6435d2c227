//! What a code holds, and what the law says about such codes.

use leptos::prelude::*;

use super::bench::{RESULT_ID, Read};
use crate::browser::files;
use crate::components::alert::Alert;
use crate::components::copy_field::{CopyField, CopyWords};
use crate::components::laws::LawLines;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::locale::msg;
use sao_lang_core::trace_code::{Standing, asked_by, shown};

const COPY: CopyWords = CopyWords {
    copy: msg::TRACE_CODE_COPY,
    share: msg::TRACE_CODE_COPY_SHARE,
    copied: msg::TRACE_CODE_COPIED,
    failed: msg::TRACE_CODE_COPY_FAILED,
};

/// What the code says, what that is worth, and how well it can be read.
#[component]
pub fn Said(read: Read) -> impl IntoView {
    let language = use_language();
    let Read { text, content, sight } = read;
    let text = shown(&text);
    let has_page = content.has_page();
    let standing = content.standing();
    let kind = content.kind;
    let words = move || standing.words(language.get());
    let lines = move || {
        let lang = language.get();
        let number = content.gtin_words(lang).map(|line| match content.has_wrong_gtin() {
            true => view! { <li><strong>{line}</strong></li> }.into_any(),
            false => view! { <li>{line}</li> }.into_any(),
        });
        let missing = content.batch_words(lang).map(str::to_owned);
        let odd = content.remarks.iter().map(|remark| remark.words(lang).to_owned());
        let lines: Vec<String> = content.mark_words(lang).into_iter().chain(missing).chain(odd).collect();
        (number, lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view())
    };
    view! {
        <section class="card" aria-labelledby=RESULT_ID>
            <h2 id=RESULT_ID tabindex="-1">
                {move || language.t(msg::TRACE_CODE_FOUND)}
            </h2>
            {if has_page {
                view! {
                    <CopyField
                        id="code-text"
                        label=Signal::derive(move || language.t(msg::TRACE_CODE_TEXT_LABEL).to_owned())
                        rows=3
                        text=Signal::stored(text)
                        words=COPY
                        described_by="code-address-help"
                        share=files::share_text
                    />
                    <p class="hint" id="code-address-help">
                        {move || language.t(msg::TRACE_CODE_ADDRESS_HELP)}
                    </p>
                }
                    .into_any()
            } else {
                view! { <p class="code-text" id="code-text">{text}</p> }.into_any()
            }}
            // The status above has said the same to a screen reader.
            {if standing == Standing::Batch {
                view! { <p id="code-standing"><strong>{words}</strong></p> }.into_any()
            } else {
                view! {
                    <Alert plain=true>
                        <p id="code-standing">{words}</p>
                    </Alert>
                }
                    .into_any()
            }}
            <p id="code-kind">{move || kind.words(language.get())}</p>
            <ul class="code-said">{lines}</ul>
        </section>
        <section class="card" aria-labelledby="sight-title">
            <h2 id="sight-title">{move || language.t(msg::TRACE_CODE_SIGHT_TITLE)}</h2>
            {move || {
                let lines = sight.words(language.get());
                lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
            }}
        </section>
    }
}

/// What the Decision and other laws say about the code on the label.
#[component]
pub fn Law() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let asked = asked_by(open.edition, open.set);
    let laws = open.edition.code_paper.map_or(Vec::new(), |index| open.edition.paper(index).laws.clone());
    let is_asked = !asked.is_empty();
    let levels = move || {
        let words = |level: &sao_lang_core::trace_code::AskedBy| level.words(open.edition, open.set, language.get());
        asked.iter().map(|level| view! { <p>{words(level)}</p> }).collect_view()
    };
    view! {
        <details class="card">
            <summary>{move || language.t(msg::TRACE_CODE_LAW_TITLE)}</summary>
            {levels}
            <p>{move || language.t(if is_asked { msg::TRACE_CODE_LAW_OPEN } else { msg::TRACE_CODE_NOT_ASKED })}</p>
            <LawLines edition=open.edition laws />
        </details>
    }
}
