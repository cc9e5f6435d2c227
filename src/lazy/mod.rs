//! Code that is fetched when it is first needed. The build cuts the program at the functions that the macros below declare
//! (`scripts/lib/wasm.mjs`). Code that only the screens of one part use is one file, code that several parts share is
//! another file, and a first visit loads neither. [`routes`] lists the screens, [`functions`] the functions that the first
//! screen calls.

pub mod functions;
pub mod routes;
pub mod styles;

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos_router::ChooseView;

use crate::browser::dom::leave_start_page;
use crate::browser::storage;
use crate::components::try_again::TryAgain;
use crate::error::NotFetched;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// A boxed future, so that futures of different functions have one type.
pub type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// A screen whose code is fetched when it is first opened. All lazy screens have this one type, so that the program has
/// the router's code for it only once.
#[derive(Clone, Copy)]
pub struct LazyRoute {
    /// Fetches the part of the screen and draws the screen.
    pub view: fn() -> Coming<Result<AnyView, NotFetched>>,
    /// Fetches the part of the screen; `true` once the part is loaded, `false` where it could not be fetched.
    pub fetch: fn() -> Coming<bool>,
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

    // The part is fetched by `choose`. The router (0.8.17) gives up a preload where the address changes meanwhile, and does
    // not begin it again if only a parameter changed: then it would never draw the screen.
    async fn preload(&self) {}
}

/// Declares the lazy routes of one part, as the router takes them. For each route, a module holds the function where
/// the program is cut (the cut has the function's name) and the style sheets that the screen needs beside the page's
/// own.
macro_rules! lazy_routes {
    ($part:ident: $($name:ident => $screen:path $(, $sheet:ident)*;)*) => { $(
        #[doc = concat!("To `", stringify!($screen), "`.")]
        pub fn $name() -> $crate::lazy::LazyRoute {
            $name::ROUTE
        }

        mod $name {
            use super::*;
            use $crate::error::NotFetched;
            use $crate::lazy::LazyRoute;

            pub const ROUTE: LazyRoute = LazyRoute {
                view: || Box::pin($name()),
                fetch: || Box::pin(async { fetch().await.is_ok() }),
            };

            #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, preload(fetch), fallible)]
            fn $name() -> Result<AnyView, NotFetched> {
                use $screen as Screen;
                $($crate::lazy::styles::add($crate::lazy::styles::$sheet);)*
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
        pub fn $name($($arg: $type),*) -> Result<$result, $crate::error::NotFetched> {
            Ok($body)
        }
    };
}

pub(crate) use {lazy_function, lazy_routes};

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
