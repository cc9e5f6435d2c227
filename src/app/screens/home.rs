//! `/`: what the app does, and the drafts on this device.

mod card;
mod import;

use crate::app::parts::link::A;
use leptos::prelude::*;

use self::card::draft_card;
use self::import::Import;
use crate::app::language::use_language;
use crate::app::office;
use crate::app::parts::alert::Alert;
use crate::app::parts::backup_line::BackupLine;
use crate::app::parts::confirm::Confirm;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::icons::{Forward, Gift, Lock, Phone};
use crate::app::parts::scene::Scene;
use crate::app::place;
use crate::app::words::storage_error;
use crate::assessment::assess;
use crate::catalogue::catalogue;
use crate::draft::{Draft, Remark, remarks};
use crate::edge::storage::{self, Listed, StorageError};
use crate::locale::{Lang, msg};

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let language = use_language();
    let stored = RwSignal::new_local(storage::summaries());
    // Another tab, or what was put back after the browser was killed.
    let watching = storage::watch(move |_| stored.set(storage::summaries()));
    on_cleanup(move || storage::unwatch(watching));
    let deleted = RwSignal::new(None::<String>);
    let asked = RwSignal::new(None::<(String, String)>);
    let answer = move |(id, name): (String, String), yes: bool| {
        let files = if yes { storage::own_attachments(&id) } else { Vec::new() };
        if yes && storage::delete(&id).is_ok() {
            office::forget(files);
            place::forget(&id);
            deleted.set(Some(name));
            stored.set(storage::summaries());
        }
        asked.set(None);
    };
    view! {
        <div class="hero">
            <Scene />
            <ScreenHeading text=Signal::derive(move || language.t(msg::APP_TAGLINE).to_owned()) quiet=true />
            <p class="lead">{move || language.t(msg::APP_LEAD)}</p>
            {move || stored.with(|list| go_on(list, language.get()))}
            <A href="/new" attr:class="button primary wide">
                {move || language.t(msg::HOME_START)}
            </A>
            <ul class="promises">
                <li>
                    <Gift />
                    <span>{move || language.t(msg::HOME_FREE)}</span>
                </li>
                <li>
                    <Lock />
                    <span>{move || language.t(msg::HOME_PRIVATE)}</span>
                </li>
                <li>
                    <Phone />
                    <span>{move || language.t(msg::HOME_OFFLINE)}</span>
                </li>
            </ul>
        </div>
        <h2>{move || language.t(msg::HOME_DRAFTS)}</h2>
        <p role="status" class="status">
            {move || deleted.get().map(|name| language.fill(msg::HOME_DELETED, &[("name", &name)]))}
        </p>
        {move || stored.with(|list| match list {
            Err(error) => {
                let words = storage_error(error, language.get());
                view! { <Alert><p>{words}</p></Alert> }.into_any()
            }
            Ok(list) if list.is_empty() => view! { <p class="hint">{language.t(msg::HOME_NONE)}</p> }.into_any(),
            Ok(list) => {
                view! {
                    <ul class="drafts">
                        {list.iter().map(|s| draft_card(s, language.get(), asked)).collect_view()}
                    </ul>
                }
                    .into_any()
            }
        })}
        {move || {
            let drafts = stored.with(|list| list.clone().unwrap_or_default());
            view! { <BackupLine drafts /> }
        }}
        <Import />
        <nav class="buttons">
            <A href="/board" attr:class="button">
                {move || language.t(msg::BOARD_OPEN)}
            </A>
            <A href="/board/collect" attr:class="button">
                {move || language.t(msg::COLLECT_OPEN)}
            </A>
            <A href="/backup" attr:class="button">
                {move || language.t(msg::BACKUP_TITLE)}
            </A>
        </nav>
        <A href="/practice" attr:class="text-link">
            {move || language.t(msg::PRACTICE_HOME_LINK)}
        </A>
        <A href="/procedure" attr:class="text-link">
            {move || language.t(msg::PROCEDURE_TITLE)}
        </A>
        {move || {
            asked
                .get()
                .map(|draft| {
                    let question = language.fill(msg::HOME_DELETE_QUESTION, &[("name", &draft.1)]);
                    view! {
                        <Confirm
                            title=language.t(msg::HOME_DELETE_TITLE)
                            question
                            yes=language.t(msg::HOME_DELETE_YES)
                            no=language.t(msg::HOME_DELETE_NO)
                            on_answer=move |yes| answer(draft.clone(), yes)
                        />
                    }
                })
        }}
    }
}

/// The way back to where one left off in the draft that was changed last, if a question of it is open.
fn go_on(stored: &Result<Vec<Listed>, StorageError>, lang: Lang) -> Option<impl IntoView + use<>> {
    let last = stored.as_ref().ok()?.first()?;
    let draft = storage::load(&last.id).ok()?;
    let (edition, set) = draft.place(catalogue())?;
    let criterion = place::go_on(&last.id, &assess(&draft, edition, set))?;
    let name = match draft.product.name.trim() {
        "" => set.short.text(lang).to_owned(),
        name => name.to_owned(),
    };
    Some(view! {
        <A href=format!("/draft/{}/question/{criterion}", last.id) attr:class="button wide go-on">
            <span>{msg::HOME_GO_ON.fill(lang, &[("name", &name), ("id", &criterion)])}</span>
            <Forward />
        </A>
    })
}

/// Criteria in a draft that have no effect, as a sentence; `None` where there are none.
pub fn remarks_sentence(draft: &Draft, lang: Lang) -> Option<String> {
    let (edition, set) = draft.place(catalogue())?;
    let list: Vec<String> = remarks(draft, edition, set)
        .into_iter()
        .map(|r| match r {
            Remark::UnknownCriterion(id) => id,
            Remark::UnknownKnockOut(key) => key,
        })
        .collect();
    (!list.is_empty()).then(|| msg::ERROR_REMARKS.fill(lang, &[("list", &list.join(", "))]))
}
