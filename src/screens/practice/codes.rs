//! Codes for a room: one code that opens all samples of a case, and one for each sample.

use leptos::prelude::*;

use crate::browser::dom;
use crate::components::code_wall::{CodeWall, Shown, drawn, receiving};
use crate::components::link::A;
use crate::components::try_again::WorkerAlert;
use crate::projector::keys::lead;
use crate::state::language::use_language;
use crate::state::presenter::use_presenter;
use crate::state::task::use_tasks;
use sao_lang_core::handover::BuiltIn;
use sao_lang_core::locale::msg;
use sao_lang_core::practice::Case;
use worker_protocol::Failure;

/// The address of the screen with the codes of a case.
pub fn address(case: &str) -> String {
    format!("/practice?codes={case}")
}

/// The codes of a case, and a link back.
#[component]
pub fn CaseCodes(case: Case) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    let presenter = use_presenter();
    let presents = Memo::new(move |_| presenter.is_on());
    let made = RwSignal::new(None::<Result<Vec<Shown>, Failure>>);
    let way = format!("{}&code=", address(&case.key));
    let case = StoredValue::new(case);
    let make = move || {
        made.set(None);
        let case = case.get_value();
        let all = (untrack(|| language.t(msg::CODES_ALL)).to_owned(), BuiltIn::Case(case.key));
        let samples = case.samples.into_iter().map(|s| (s.name, BuiltIn::Sample(s.key)));
        let named: Vec<_> = std::iter::once(all).chain(samples).collect();
        tasks.spawn(async move {
            let mut codes = Vec::new();
            for (name, built_in) in named {
                match drawn(receiving() + &built_in.fragment()).await {
                    Ok(code) => codes.push(Shown { code, name }),
                    Err(why) => return made.set(Some(Err(why))),
                }
            }
            made.set(Some(Ok(codes)));
        });
    };
    make();
    // The link that opened these codes is removed, so the focus must be set.
    dom::keep_focus(&[]);
    view! {
        {move || presents.get().then(lead)}
        {move || {
            presents.track();
            match made.get() {
                None => view! { <p role="status">{language.t(msg::EXPORT_WORKING)}</p> }.into_any(),
                Some(Err(why)) => view! { <WorkerAlert why again=make /> }.into_any(),
                Some(Ok(codes)) => view! { <CodeWall codes address=way.clone() /> }.into_any(),
            }
        }}
        <Show when=move || !presents.get()>
            <p class="hint">{move || language.t(msg::CODES_SHOW_HELP)}</p>
        </Show>
        <A href="/practice" attr:class="text-link">
            {move || language.t(msg::PRACTICE_BACK)}
        </A>
    }
}
