//! `/draft/:id/papers/:paper/scan`: photos of a paper become its pages.

mod corners;
mod work;

use leptos::prelude::*;

use self::corners::CornerFrame;
use self::work::{STEP_ID, Scanner, Step};
use super::papers::{FileList, addressed_paper, size};
use crate::components::alert::Alert;
use crate::components::choice_field::ChoiceField;
use crate::components::file_pick::{FilePick, PHOTOS, PhotoPick};
use crate::components::heading::ScreenHeading;
use crate::components::link::A;
use crate::components::try_again::WorkerAlert;
use crate::error::ErrorWords as _;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::use_draft;
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::locale::{Message, msg, values};
use worker_protocol::{PageLook, PhotoWarning};

/// The scanner of the paper in the address.
#[component]
pub fn ScanPage() -> impl IntoView {
    addressed_paper(|index| view! { <ScanPaper index /> }.into_any())
}

#[component]
fn ScanPaper(
    /// The index of the paper in the register.
    index: usize,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let scanner = Scanner::new(open, use_tasks(), index);
    // While the user takes a photo, the worker starts.
    worker::prepare();
    let paper = Signal::derive(move || {
        open.with(|draft| {
            draft.papers.get(index).map(|p| p.full_name(open.edition, language.get())).unwrap_or_default()
        })
    });
    let step = Memo::new(move |_| scanner.step());
    let status = move || match (scanner.working.get(), scanner.kept.get()) {
        (Some(work), _) => language.t(work).to_owned(),
        (None, Some((name, bytes))) => {
            language.fill(msg::SCAN_KEPT, values::NameSize { name: &name, size: &size(bytes, language.get()) })
        }
        (None, None) => String::new(),
    };
    view! {
        <ScreenHeading above=paper text=Signal::derive(move || language.t(msg::SCAN_TITLE).to_owned()) />
        <div class="scan-status">
            <p role="status" class="status">{status}</p>
            {move || failure(scanner, language)}
        </div>
        {move || match step.get() {
            Step::Pick => view! { <PickStep scanner /> }.into_any(),
            Step::Corners => view! { <CornersStep scanner /> }.into_any(),
            Step::Page => view! { <PageStep scanner /> }.into_any(),
        }}
    }
}

/// The last failure. The file that could not be read is named, since there may be several.
fn failure(scanner: Scanner, language: Language) -> Option<AnyView> {
    let (name, why) = scanner.failed.get()?;
    Some(match name {
        None => {
            let again = move || if scanner.step() == Step::Pick { scanner.next() } else { scanner.straighten() };
            view! { <WorkerAlert why again /> }.into_any()
        }
        Some(name) => {
            let words = move || {
                language.fill(msg::SCAN_UNREAD, values::NameWhy { name: &name, why: &why.words(language.get()) })
            };
            view! {
                <Alert urgent=true>
                    <p>{words}</p>
                </Alert>
            }
            .into_any()
        }
    })
}

/// Photos are taken or chosen; below are the files that the paper has.
#[component]
fn PickStep(scanner: Scanner) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let index = scanner.index;
    let has_files = Memo::new(move |_| open.with(|draft| draft.papers.get(index).is_some_and(|p| !p.files.is_empty())));
    let camera = if has_files.get_untracked() { msg::SCAN_CAMERA_MORE } else { msg::SCAN_CAMERA };
    view! {
        <p class="lead">{move || language.t(msg::SCAN_LEAD)}</p>
        <PhotoPick
            ids=["scan-camera", "scan-gallery"]
            labels=[camera, msg::SCAN_GALLERY]
            multiple=true
            primary=true
            hint=msg::SCAN_GALLERY_HINT
            on_pick=move |files| scanner.take(files)
        />
        <section class="card" aria-labelledby="scan-step">
            <h2 id=STEP_ID tabindex="-1">
                {move || language.t(msg::SCAN_PAGES)}
            </h2>
            <Show when=move || !has_files.get()>
                <p class="hint">{move || language.t(msg::SCAN_PAGES_NONE)}</p>
            </Show>
            <FileList index />
        </section>
        <nav class="buttons">
            <A href=open.link(&format!("papers/{index}")) attr:class="button" attr:id="scan-done">
                {move || language.t(msg::SCAN_DONE)}
            </A>
        </nav>
    }
}

/// The corners of the sheet are set.
#[component]
fn CornersStep(scanner: Scanner) -> impl IntoView {
    let language = use_language();
    let photo = scanner.photo.get_untracked();
    photo.map(|photo| {
        view! {
            <StepHeading words=msg::SCAN_CORNERS scanner />
            <p class="hint" id="corners-help">
                {move || language.t(msg::SCAN_CORNERS_HELP)}
            </p>
            <Show when=move || !photo.found>
                <Alert>
                    <p>{move || language.t(msg::SCAN_NOT_FOUND)}</p>
                </Alert>
            </Show>
            <Warnings warnings=photo.warnings.clone() />
            <CornerFrame url=photo.url.as_str().to_owned() corners=scanner.corners />
            <div class="stack">
                <button
                    type="button"
                    class="button primary wide"
                    id="straighten"
                    aria-disabled=move || scanner.working.with(Option::is_some).to_string()
                    on:click=move |_| scanner.straighten()
                >
                    {move || language.t(msg::SCAN_STRAIGHTEN)}
                </button>
                <Again scanner />
            </div>
        }
    })
}

/// The page is judged before it is kept.
#[component]
fn PageStep(scanner: Scanner) -> impl IntoView {
    let language = use_language();
    let is_working = move || scanner.working.with(Option::is_some);
    let url = move || scanner.page.with(|page| page.as_ref().map(|page| page.url.as_str().to_owned()));
    let warnings = move || scanner.page.with(|page| page.as_ref().map(|p| p.warnings.clone()).unwrap_or_default());
    let look = move |value: PageLook, words: Message| {
        view! {
            <ChoiceField
                group="page-look"
                label=Signal::derive(move || language.t(words).to_owned())
                checked=Signal::derive(move || scanner.look.get() == value)
                on_change=move |_| scanner.choose(value)
            />
        }
    };
    view! {
        <StepHeading words=msg::SCAN_PAGE scanner />
        {move || view! { <Warnings warnings=warnings() /> }}
        <img class="scan-page" src=url alt=move || language.t(msg::SCAN_PAGE_ALT) />
        <fieldset class="field">
            <legend>{move || language.t(msg::SCAN_LOOK)}</legend>
            <div class="choices-row">
                {look(PageLook::Colour, msg::SCAN_COLOUR)} {look(PageLook::Grey, msg::SCAN_GREY)}
            </div>
        </fieldset>
        <button type="button" class="button quiet" id="turn" on:click=move |_| scanner.turn()>
            {move || language.t(msg::SCAN_TURN)}
        </button>
        <button type="button" class="button quiet" id="to-corners" on:click=move |_| scanner.to_corners()>
            {move || language.t(msg::SCAN_TO_CORNERS)}
        </button>
        <div class="stack">
            <button
                type="button"
                class="button primary wide"
                id="keep-page"
                aria-disabled=move || is_working().to_string()
                on:click=move |_| scanner.keep()
            >
                {move || language.t(msg::SCAN_KEEP)}
            </button>
            <Again scanner />
        </div>
    }
}

/// The heading of a step, with the number of the photos that wait.
#[component]
fn StepHeading(words: Message, scanner: Scanner) -> impl IntoView {
    let language = use_language();
    view! {
        <h2 id=STEP_ID tabindex="-1">
            {move || language.t(words)}
        </h2>
        <Show when=move || scanner.waiting() != 0>
            <p class="meta">{move || language.fill(msg::SCAN_WAITING, values::N { n: &scanner.waiting() })}</p>
        </Show>
    }
}

/// The buttons that take the photo again, or do without it.
#[component]
fn Again(scanner: Scanner) -> impl IntoView {
    let language = use_language();
    view! {
        <FilePick
            id="scan-again"
            accept=PHOTOS
            camera=true
            label=msg::SCAN_AGAIN
            on_pick=move |files| scanner.take_again(files)
        />
        <button type="button" class="button quiet" id="leave-out" on:click=move |_| scanner.leave_out()>
            {move || language.t(msg::SCAN_LEAVE_OUT)}
        </button>
    }
}

/// What makes a photo hard to read, and what to do about it.
#[component]
fn Warnings(warnings: Vec<PhotoWarning>) -> impl IntoView {
    let language = use_language();
    let words = |warning| match warning {
        PhotoWarning::Blur => msg::SCAN_BLUR,
        PhotoWarning::Dark => msg::SCAN_DARK,
        PhotoWarning::Glare => msg::SCAN_GLARE,
        PhotoWarning::CutEdge => msg::SCAN_CUT_EDGE,
    };
    (!warnings.is_empty()).then(move || {
        let lines = warnings.into_iter().map(words).map(move |line| view! { <p>{move || language.t(line)}</p> });
        view! {
            <div class="scan-warnings">
                <Alert urgent=true>{lines.collect_view()}</Alert>
            </div>
        }
    })
}
