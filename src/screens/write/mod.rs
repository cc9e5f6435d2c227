//! `/draft/:id/write`: the papers that the producer can write here. `/draft/:id/write/:template` asks for what only the
//! producer knows, and `/draft/:id/write/:template/page` shows the paper; `?copy=2` is a further copy.

mod asks;
mod list;
mod page;
mod paper;
mod rows;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::browser::{assets, clock};
use crate::components::alert::Alert;
use crate::components::heading::ScreenHeading;
use crate::state::language::use_language;
use crate::state::open_draft::{OpenDraft, use_draft};
use crate::state::task::use_tasks;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::draft::to_json;
use sao_lang_core::locale::{Lang, msg};
use sao_lang_core::templates::{self, FILE, Templates, Written, template};
use worker_protocol::FromTemplates;

/// The file of templates: its text, which is sent to the worker, and what it says of the draft's edition.
#[derive(Debug, Clone)]
struct Fetched {
    text: String,
    templates: Templates,
}

/// What a request to the worker is about.
fn about(fetched: &Fetched, open: OpenDraft, lang: Lang) -> FromTemplates {
    FromTemplates {
        draft: open.peek(to_json),
        templates: fetched.text.clone(),
        today: clock::today(),
        lang: lang.tag().to_owned(),
    }
}

/// The list, or the paper in the address.
#[component]
pub fn WriteScreens() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let tasks = use_tasks();
    let params = use_params_map();
    let fetched = RwSignal::new(None::<Option<Fetched>>);
    tasks.spawn(async move {
        let text = assets::fetch_text(FILE).await;
        let read = text.and_then(|text| Some(Fetched { templates: templates::read(&text, open.edition)?, text }));
        fetched.set(Some(read));
    });
    let query = use_query_map();
    // Followed, because another copy has the same route.
    let key = Memo::new(move |_| params.with(|params| params.get("template")));
    let is_page = Memo::new(move |_| params.with(|params| params.get("page").is_some()));
    let copy =
        Memo::new(move |_| query.with(|query| query.get("copy").and_then(|copy| copy.parse().ok())).unwrap_or(1));
    let title = move || {
        let name = fetched.with(|fetched| {
            let templates = &fetched.as_ref()?.as_ref()?.templates;
            Some(template(templates, key.get()?.as_str())?.name.text(language.get()).to_owned())
        });
        name.unwrap_or_else(|| language.t(msg::WRITTEN_TITLE).to_owned())
    };
    view! {
        {move || {
            // Each copy is a screen of its own, with a heading that takes the focus.
            copy.track();
            (!is_page.get()).then(|| view! { <ScreenHeading text=Signal::derive(title) /> })
        }}
        {move || match (fetched.get(), key.get()) {
            (None, _) => view! { <p role="status">{language.t(msg::WRITTEN_LOADING)}</p> }.into_any(),
            (Some(None), _) => {
                view! { <Alert urgent=true><p>{language.t(msg::WRITTEN_UNAVAILABLE)}</p></Alert> }.into_any()
            }
            (Some(Some(fetched)), None) => view! { <list::List fetched /> }.into_any(),
            (Some(Some(fetched)), Some(key)) => match template(&fetched.templates, &key) {
                None => view! { <Alert><p>{language.t(msg::WRITTEN_GONE)}</p></Alert> }.into_any(),
                Some(_) if is_page.get() => view! { <page::PaperPages fetched key copy=copy.get() /> }.into_any(),
                Some(_) => view! { <paper::PaperForm fetched key copy=copy.get() /> }.into_any(),
            },
        }}
    }
}

/// The address of a copy of a paper, relative to that of the draft; `page` is `""`, or `/page` for its pages.
fn address(written: &Written, page: &str) -> String {
    match written.copy {
        1 => format!("write/{}{page}", written.template.key),
        copy => format!("write/{}{page}?copy={copy}", written.template.key),
    }
}
