//! `/`: an introduction to the app, and the drafts on this device.

mod card;
mod import;

use crate::components::link::A;
use leptos::prelude::*;
use leptos::task::spawn_local;

use self::card::draft_card;
use self::import::Import;
use crate::browser::clock;
use crate::browser::dom;
use crate::browser::storage::{self, Listed};
use crate::components::alert::Alert;
use crate::components::backup_line::BackupLine;
use crate::components::confirm::Confirm;
use crate::components::heading::ScreenHeading;
use crate::components::icons::{Forward, Gift, Lock, Phone};
use crate::components::more::more;
use crate::components::scene::Scene;
use crate::components::surround::surround;
use crate::error::{ErrorWords as _, ListError};
use crate::lazy::{functions, routes};
use crate::state::language::{DrawView, Language, use_language};
use crate::state::resume_point;
use sao_lang_core::locale::{Lang, msg, set_name, values};

/// The number of drafts that are drawn at first: more than fit on a screen.
const FIRST: usize = 4;

/// The number of drafts that are drawn right after that, and that the button below the list adds each time. For
/// hundreds of drafts there is the board.
const PAGE: usize = 20;

/// With more drafts than this, a link to the board is above the list, and the cards name the applicant.
const MANY: usize = 5;

/// The drafts on this device, or the reason why they cannot be listed.
type Drafts = Result<Vec<Listed>, ListError>;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let language = use_language();
    let stored = RwSignal::new_local(None::<Drafts>);
    list(stored);
    // Another tab may change the drafts, or the journal may restore some after the browser was killed.
    let watching = storage::watch(move |_| list(stored));
    on_cleanup(move || storage::unwatch(watching));
    // This waits for the first paint, so that the screen is drawn first.
    request_animation_frame(routes::expect_answers);
    let line = RwSignal::new(None::<BackupLine>);
    let deleted = RwSignal::new(None::<String>);
    let asked = RwSignal::new(None::<(String, String)>);
    let board = RwSignal::new(None::<DrawView>);
    let most = RwSignal::new(FIRST);
    // The number does not change once the whole list is drawn. So the list is not drawn anew and keeps the focus.
    let drawn = Memo::new(move |_| {
        let all = stored.with(|list| list.as_ref().map_or(0, |list| list.as_ref().map_or(0, Vec::len)));
        most.get().min(all)
    });
    let any = Memo::new(move |_| drawn.get() > 0);
    spawn_local(async move {
        dom::drawn().await;
        // The screen may be gone by now.
        most.try_set(PAGE);
        // If a lazy part cannot be fetched, its line or link is left out.
        let _ = functions::find_backup_line(line).await;
        if stored.try_with_untracked(|list| is_many(list.as_ref())).unwrap_or_default() {
            let _ = functions::find_board(board).await;
        }
    });
    let answer = move |(id, name): (String, String), yes: bool| {
        asked.set(None);
        if !yes {
            return;
        }
        spawn_local(async move {
            match functions::delete(id.clone()).await {
                Ok(Ok((attachments, diary))) => {
                    resume_point::forget(&id);
                    deleted.set(Some(name));
                    list(stored);
                    // The button that had the keyboard focus was removed with its draft.
                    dom::keep_focus(&["drafts-title"]);
                    if !attachments.is_empty() {
                        // If the lazy part cannot be fetched, the attachments stay and only take up storage.
                        let _ = functions::let_go(attachments).await;
                    }
                    if diary {
                        // If the lazy part cannot be fetched, the diary is deleted the next time.
                        let _ = functions::forget_diaries().await;
                    }
                }
                Ok(Err(error)) => stored.set(Some(Err(error.into()))),
                Err(error) => stored.set(Some(Err(error.into()))),
            }
        });
    };
    surround("with-hero");
    view! {
        <Hero go_on=move || stored.with(|list| go_on(list.as_ref()?, language.get())) />
        <DraftsTitle />
        <p role="status" class="status">
            {move || deleted.get().map(|name| language.fill(msg::HOME_DELETED, values::Name { name: &name }))}
        </p>
        {move || board.get().map(|draw| draw(language))}
        {move || stored.with(|list| match list {
            None => view! { <p class="hint">{language.t(msg::START_OPENING)}</p> }.into_any(),
            Some(Err(error)) => {
                let words = error.words(language.get());
                view! { <Alert><p>{words}</p></Alert> }.into_any()
            }
            Some(Ok(list)) if list.is_empty() => view! { <p class="hint">{language.t(msg::HOME_NONE)}</p> }.into_any(),
            Some(Ok(list)) => {
                view! {
                    <ul class="drafts">
                        {list
                            .iter()
                            .take(drawn.get())
                            .map(|s| draft_card(s, list.len() > MANY, language.get(), asked))
                            .collect_view()}
                    </ul>
                    {more("drafts-more", most, PAGE, list.len(), language)}
                }
                    .into_any()
            }
        })}
        {move || line.get().map(|found| backup_line(found, language, move || line.set(None)))}
        <Import />
        <p>
            <A href="/tools" attr:class="text-link">
                {move || language.t(msg::TOOLS_TITLE)}
            </A>
        </p>
        {move || {
            any.get()
                .then(|| {
                    view! {
                        <p>
                            <A href="/backup" attr:class="text-link">
                                {language.t(msg::BACKUP_TITLE)}
                            </A>
                        </p>
                    }
                })
        }}
        {move || {
            asked
                .get()
                .map(|draft| {
                    let question = language.fill(msg::HOME_DELETE_QUESTION, values::Name { name: &draft.1 });
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

/// The introduction to the app, with the link that begins a draft.
#[component]
pub fn Hero(
    /// The link to the draft that was changed last, where there is one.
    #[prop(into)]
    go_on: ViewFn,
) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="hero">
            <Scene />
            <ScreenHeading text=Signal::derive(move || language.t(msg::APP_TAGLINE).to_owned()) quiet=true />
            <p class="lead">{move || language.t(msg::APP_LEAD)}</p>
            {move || go_on.run()}
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
    }
}

/// The heading above the drafts on this device.
#[component]
pub fn DraftsTitle() -> impl IntoView {
    let language = use_language();
    view! { <h2 id="drafts-title" tabindex="-1">{move || language.t(msg::HOME_DRAFTS)}</h2> }
}

fn is_many(stored: Option<&Drafts>) -> bool {
    stored.is_some_and(|list| list.as_ref().is_ok_and(|list| list.len() > MANY))
}

/// The line about backups; `end` removes it.
fn backup_line(line: BackupLine, language: Language, end: impl Fn() + 'static) -> impl IntoView {
    let put_off = move |_| {
        storage::set_setting(line.setting, &clock::now());
        end();
    };
    view! {
        <p class="hint" id=line.id>
            {language.t(line.words)}
            " "
            <A href="/backup">{language.t(line.link)}</A>
            " "
            <button type="button" class="button quiet" on:click=put_off>
                {language.t(line.end)}
            </button>
        </p>
    }
}

/// Lists the drafts: at once where no draft must be read for that, else once the lazy part for that is fetched.
fn list(stored: RwSignal<Option<Drafts>, LocalStorage>) {
    match storage::glance() {
        Ok(Some(list)) => stored.set(Some(Ok(list))),
        Err(error) => stored.set(Some(Err(error.into()))),
        Ok(None) => spawn_local(async move {
            let listed = functions::summaries().await.map_err(ListError::from);
            stored.set(Some(listed.and_then(|list| list.map_err(ListError::from))));
        }),
    }
}

/// The link to the step at which the producer can continue the draft that was changed last.
fn go_on(stored: &Drafts, lang: Lang) -> Option<impl IntoView + use<>> {
    let last = stored.as_ref().ok()?.first()?;
    let draft = last.summary.as_ref().ok()?;
    let put_off = resume_point::put_off(&last.id);
    let at = resume_point::at(&last.id);
    let next = draft.go_on(at.as_deref(), |key| resume_point::is_among(&put_off, key));
    let name = match draft.name.as_str() {
        "" => set_name(&draft.edition, draft.set)?.text(lang),
        name => name,
    };
    let words = msg::WAY_GO_ON_WITH.fill(lang, values::NameStep { name: &name, step: &next.name(lang) });
    let href = format!("/draft/{}/{}", last.id, next.screen());
    Some(view! {
        <A href attr:class="button wide go-on">
            <span>{words}</span>
            <Forward />
        </A>
    })
}
