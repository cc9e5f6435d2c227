//! Screens that arrive when they are first needed. The build cuts the program at the functions below
//! (`scripts/lib/wasm.mjs`): what only the screens of one part use is a file of its own, what several parts
//! share is another, and a first visit loads neither.

// The cut is made by symbol, so the macro declares foreign functions.
#![allow(unsafe_code)]

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos_router::ChooseView;

use crate::app::leave_start_page;
use crate::browser::storage::{self, Listed, StorageError};
use crate::components::backup_line::{self, BackupLine};
use crate::components::try_again::TryAgain;
use crate::lazy_styles;
use crate::projector;
use crate::screens;
use crate::state::attachments;
use crate::state::before_app;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// A part could not be fetched.
#[derive(Debug)]
pub struct NotFetched;

impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> NotFetched {
        NotFetched
    }
}

/// What is to come.
type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// A screen that arrives when it is first needed. One type for all of them, so that the router's code for it is
/// in the program once.
#[derive(Clone, Copy)]
pub struct LazyRoute {
    view: fn() -> Coming<Result<AnyView, NotFetched>>,
    /// Whether it is here then.
    fetch: fn() -> Coming<bool>,
}

impl ChooseView for LazyRoute {
    async fn choose(self) -> AnyView {
        storage::ready().await;
        (self.view)().await.unwrap_or_else(|_| {
            // A link may have led here: then it is the first screen.
            leave_start_page();
            view! { <Fetched route=self state=FAILED /> }.into_any()
        })
    }

    async fn preload(&self) {
        // Where it fails, the view tries again and tells.
        let _ = (self.fetch)().await;
    }
}

/// Ways to the screens of one part, as the router takes them. For each: in a module of its own the cut, which is
/// named after its function; and the style sheets that the screen needs beside the page's own.
macro_rules! lazy_routes {
    ($part:ident: $($name:ident => $screen:path $(, $sheet:ident)*;)*) => { $(
        #[doc = concat!("To `", stringify!($screen), "`.")]
        pub fn $name() -> LazyRoute {
            $name::ROUTE
        }

        mod $name {
            use super::*;

            pub const ROUTE: LazyRoute = LazyRoute {
                view: || Box::pin($name()),
                fetch: || Box::pin(async { fetch().await.is_ok() }),
            };

            #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, preload(fetch), fallible)]
            fn $name() -> Result<AnyView, NotFetched> {
                use $screen as Screen;
                $(lazy_styles::add(lazy_styles::$sheet);)*
                Ok(view! { <Screen /> }.into_any())
            }
        }
    )* };
}

/// What the first screen has done by a part: reading drafts and asking the worker take code that a first
/// visit does without.
macro_rules! lazy_function {
    ($part:ident: $(#[$about:meta])* $name:ident($($arg:ident: $type:ty),*) -> $result:ty => $body:expr;) => {
        $(#[$about])*
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub fn $name($($arg: $type),*) -> Result<$result, NotFetched> {
            Ok($body)
        }
    };
}

// From the choice of a product set to the result.
lazy_routes! { answer:
    new => screens::new::New;
    draft => screens::draft::DraftShell;
    steps => screens::draft::Steps;
    check => screens::check::CheckScreens;
    section => screens::section::SectionPage;
    question => screens::question::QuestionPage;
    result => screens::result::ResultPage;
}

// What is done with the answers, and sheets of a set on paper.
lazy_routes! { dossier:
    plan => screens::plan::PlanPage;
    details => screens::details::DetailsScreens;
    dates => screens::dates::Dates;
    papers => screens::papers::PaperScreens;
    export => screens::export::Export;
    print => screens::print::Print;
    sheet => screens::handout::SetSheet, CODES, HANDOUT;
}

// From one device to another, onto paper and onto a repository; practising; whether it fits at all.
lazy_routes! { help:
    practice => screens::practice::Practice, BOARD, CODES;
    handouts => screens::handout::Handouts, HANDOUT;
    hand_over => screens::handover::HandOver, CODES;
    receive => screens::receive::Receive, BOARD;
    market => screens::market::MarketPage;
    suitability => screens::suitability::SuitabilityPage;
    presenter_bar => projector::bar::PresenterBar, WALL;
}

// Many products at a glance.
lazy_routes! { board:
    board => screens::board::BoardPage, BOARD;
    compare => screens::covered::Compare, BOARD;
}

// What is done with several products.
lazy_routes! { board_jobs:
    board_job => screens::board::Job, BOARD;
}

// All drafts into one file, and back.
lazy_routes! { board:
    backup => screens::backup::BackupPage, BOARD;
}

// What explains, and what is set.
lazy_routes! { help:
    page => screens::page::Page, PROCEDURE;
}

lazy_function! { answer:
    /// All drafts for a list; see [`storage::summaries`].
    summaries() -> Result<Vec<Listed>, StorageError> => storage::summaries();
}

lazy_function! { answer:
    /// Puts back what the journal holds, then puts in what was answered early; see [`storage::put_back`] and [`early`].
    put_back(entries: Vec<storage::Kept>) -> Vec<String> => {
        let mut changed = storage::put_back(entries);
        changed.extend(before_app::take_in());
        changed
    };
}

lazy_function! { answer:
    /// Deletes a draft. Ids of the attachments that it named.
    delete(id: String) -> Result<Vec<String>, StorageError> => {
        let attachments = storage::attachments_of(&id);
        storage::delete(&id).map(|()| attachments)
    };
}

lazy_function! { board:
    /// See [`screens::board::find_board`].
    find_board(draw: RwSignal<Option<screens::home::DrawBoard>>) -> () => screens::board::find_board(draw);
}

lazy_function! { answer:
    /// See [`screens::cannot_open::save_raw`].
    save_raw(id: String) -> () => screens::cannot_open::save_raw(&id);
}

lazy_function! { answer:
    /// See [`backup_line::find_line`].
    find_backup_line(line: RwSignal<Option<BackupLine>>) -> () => backup_line::find_line(line);
}

lazy_function! { dossier:
    /// See [`attachments::let_go`].
    let_go(ids: Vec<String>) -> () => attachments::let_go(&ids);
}

/// Fetches the part that comes after the first screen, so that it is there when it is asked for.
pub fn expect_answers() {
    leptos::task::spawn_local(async {
        // Where it fails, the screen that needs it tries again and tells.
        let _ = (new().fetch)().await;
    });
}

// How far a screen is whose part could not be fetched at first. Numbers: the first visit has the code for a signal of one.
const FAILED: usize = 0;
const WORKING: usize = 1;
const DONE: usize = 2;

/// What is beside a screen and arrives after it, such as the presenter's bar.
#[component]
pub fn LazyPart(route: LazyRoute) -> impl IntoView {
    view! { <Fetched route state=WORKING /> }
}

/// What a part brings, once it is there. Where it cannot be fetched, a button fetches it again and puts it in this place:
/// the program goes on, also where the page itself could not be loaded anew without a network.
#[component]
fn Fetched(route: LazyRoute, state: usize) -> impl IntoView {
    let language = use_language();
    let fetching = RwSignal::new(state);
    let again = move || {
        fetching.set(WORKING);
        leptos::task::spawn_local(async move {
            let came = (route.fetch)().await;
            // The screen may be left by then.
            let _ = fetching.try_set(if came { DONE } else { FAILED });
        });
    };
    if state == WORKING {
        again();
    }
    move || match fetching.get() {
        FAILED => view! { <TryAgain again><p>{move || language.t(msg::LAZY_PART_MISSING)}</p></TryAgain> }.into_any(),
        WORKING => view! { <p role="status">{move || language.t(msg::START_OPENING)}</p> }.into_any(),
        _ => at_once((route.view)()).into_any(),
    }
}

/// The view of a part that is here, which has nothing to wait for.
fn at_once(mut coming: Coming<Result<AnyView, NotFetched>>) -> Option<AnyView> {
    match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => view.ok(),
        Poll::Pending => None,
    }
}
