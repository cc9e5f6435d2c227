//! Screens whose code is fetched when they are first opened. The build cuts the program at the functions below
//! (`scripts/lib/wasm.mjs`). Code that only the screens of one part use is one file, code that several parts share is
//! another file, and a first visit loads neither.

// The build finds the functions to cut at by their symbols, so the macro declares foreign functions.
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

/// A boxed future, so that futures of different functions have one type.
type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// A screen whose code is fetched when it is first opened. All lazy screens have this one type, so that the program has
/// the router's code for it only once.
#[derive(Clone, Copy)]
pub struct LazyRoute {
    view: fn() -> Coming<Result<AnyView, NotFetched>>,
    /// Fetches the part of the screen; `true` once the part is loaded, `false` where it could not be fetched.
    fetch: fn() -> Coming<bool>,
}

impl ChooseView for LazyRoute {
    async fn choose(self) -> AnyView {
        storage::ready().await;
        (self.view)().await.unwrap_or_else(|_| {
            // A link may have led to this address first, while the start page is still shown in front of the app.
            leave_start_page();
            view! { <Fetched route=self state=FAILED /> }.into_any()
        })
    }

    async fn preload(&self) {
        // If this fails, the view fetches the part again and shows the error.
        let _ = (self.fetch)().await;
    }
}

/// Declares the lazy routes of one part, as the router takes them. For each route, a module holds the function where
/// the program is cut (the cut has the function's name) and the style sheets that the screen needs beside the page's
/// own.
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

/// A function of a lazy part that the first screen calls. Reading drafts and asking the worker need code that a first
/// visit does not load.
macro_rules! lazy_function {
    ($part:ident: $(#[$about:meta])* $name:ident($($arg:ident: $type:ty),*) -> $result:ty => $body:expr;) => {
        $(#[$about])*
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub fn $name($($arg: $type),*) -> Result<$result, NotFetched> {
            Ok($body)
        }
    };
}

// Screens from the choice of a product set to the result.
lazy_routes! { answer:
    new => screens::new::New;
    draft => screens::draft::DraftShell;
    steps => screens::draft::Steps;
    check => screens::check::CheckScreens;
    section => screens::section::SectionPage;
    question => screens::question::QuestionPage;
    result => screens::result::ResultPage;
}

// Screens that use the answers for a plan and a dossier, and the sheets of a product set to print.
lazy_routes! { dossier:
    plan => screens::plan::PlanPage;
    details => screens::details::DetailsScreens;
    dates => screens::dates::Dates;
    papers => screens::papers::PaperScreens;
    export => screens::export::Export;
    print => screens::print::Print;
    sheet => screens::handout::SetSheet, CODES, HANDOUT;
}

// Hand-over to another device, sheets to print, practice, buyers, and the suitability check.
lazy_routes! { help:
    practice => screens::practice::Practice, BOARD, CODES;
    handouts => screens::handout::Handouts, HANDOUT;
    hand_over => screens::handover::HandOver, CODES;
    receive => screens::receive::Receive, BOARD;
    market => screens::market::MarketPage;
    suitability => screens::suitability::SuitabilityPage;
    presenter_bar => projector::bar::PresenterBar, WALL;
}

// Many drafts as a table.
lazy_routes! { board:
    board => screens::board::BoardPage, BOARD;
    compare => screens::covered::Compare, BOARD;
}

// Work on several drafts together.
lazy_routes! { board_jobs:
    board_job => screens::board::Job, BOARD;
}

// All drafts into one file, and back.
lazy_routes! { board:
    backup => screens::backup::BackupPage, BOARD;
}

// Pages that explain, and the settings.
lazy_routes! { help:
    page => screens::page::Page, PROCEDURE;
}

lazy_function! { answer:
    /// Lists all drafts; see [`storage::summaries`].
    summaries() -> Result<Vec<Listed>, StorageError> => storage::summaries();
}

lazy_function! { answer:
    /// Stores the entries that only the journal holds, then adds the answers from before the app to their drafts; see
    /// [`storage::put_back`] and [`before_app::take_in`].
    put_back(entries: Vec<storage::Kept>) -> Vec<String> => {
        let mut changed = storage::put_back(entries);
        changed.extend(before_app::take_in());
        changed
    };
}

lazy_function! { answer:
    /// Deletes a draft and returns the ids of the attachments that it named.
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

/// Fetches the part of the answering screens after the first screen, so that those screens open at once.
pub fn expect_answers() {
    leptos::task::spawn_local(async {
        // If this fails, the screen that needs the part fetches it again and shows the error.
        let _ = (new().fetch)().await;
    });
}

// The states of [`Fetched`]. They are numbers, because the first visit already has the code for a signal of a number.
const FAILED: usize = 0;
const WORKING: usize = 1;
const DONE: usize = 2;

/// A view beside a screen that is fetched after the screen, such as the presenter's bar.
#[component]
pub fn LazyPart(route: LazyRoute) -> impl IntoView {
    view! { <Fetched route state=WORKING /> }
}

/// The view of a lazy part, once the part is fetched. If it cannot be fetched, a button fetches it again and shows the
/// view here. So the user can go on even where the page itself cannot be reloaded, because there is no network.
#[component]
fn Fetched(route: LazyRoute, state: usize) -> impl IntoView {
    let language = use_language();
    let fetching = RwSignal::new(state);
    let again = move || {
        fetching.set(WORKING);
        leptos::task::spawn_local(async move {
            let came = (route.fetch)().await;
            // The user may have left the screen by now.
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

/// The view of a part that is already loaded: its future is ready at the first poll.
fn at_once(mut coming: Coming<Result<AnyView, NotFetched>>) -> Option<AnyView> {
    match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => view.ok(),
        Poll::Pending => None,
    }
}
