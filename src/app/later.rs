//! Screens that arrive when they are first needed. The build cuts the program at the functions below
//! (`scripts/lib/wasm.mjs`): what only the screens of one part use is a file of its own, what several parts
//! share is another, and a first visit loads neither.

// The cut is made by symbol, so the macro declares foreign functions.
#![allow(unsafe_code)]

use leptos::prelude::*;
use leptos_router::{Lazy, LazyRoute};

use super::parts::alert::Alert;
use super::screens;
use crate::app::language::use_language;
use crate::locale::msg;

/// A part could not be fetched.
#[derive(Debug)]
struct Missing;

impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Missing {
        Missing
    }
}

/// Ways to the screens of one part, as the router takes them. For each: a type for the router and, in a module
/// of its own, the cut, which is named after its function.
macro_rules! part {
    ($part:ident: $($name:ident => $screen:path;)*) => { $(
        #[doc = concat!("To `", stringify!($screen), "`.")]
        pub fn $name() -> Lazy<$name::Route> {
            Lazy::new()
        }

        mod $name {
            use super::*;

            pub struct Route;

            #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, preload(fetch), fallible)]
            fn $name() -> Result<AnyView, Missing> {
                use $screen as Screen;
                Ok(view! { <Screen /> }.into_any())
            }

            impl LazyRoute for Route {
                fn data() -> Route {
                    Route
                }

                async fn view(_: Route) -> AnyView {
                    $name().await.unwrap_or_else(|_| view! { <NotFetched /> }.into_any())
                }

                async fn preload() {
                    // Where it fails, `view` tries again and tells.
                    let _ = fetch().await;
                }
            }
        }
    )* };
}

// From the choice of a product set to the result.
part! { answer:
    new => screens::new::New;
    draft => screens::draft::DraftShell;
    steps => screens::draft::Steps;
    check => screens::check::Check;
    section => screens::section::SectionPage;
    question => screens::question::QuestionPage;
    result => screens::result::ResultPage;
}

// What is done with the answers.
part! { dossier:
    plan => screens::plan::PlanPage;
    details => screens::details::Details;
    details_step => screens::details::DetailsStep;
    dates => screens::dates::Dates;
    papers => screens::papers::Papers;
    paper => screens::papers::PaperPage;
    export => screens::export::Export;
    print => screens::print::Print;
}

// From one device to another, onto paper and onto a shelf; practising.
part! { help:
    practice => screens::practice::Practice;
    handouts => screens::handout::Handouts;
    empty_sheet => screens::handout::EmptySheet;
    filled_sheet => screens::handout::FilledSheet;
    hand_over => screens::handover::HandOver;
    receive => screens::receive::Receive;
    market => screens::market::MarketPage;
}

// Many products at a glance.
part! { board:
    board => screens::board::BoardPage;
    collect => screens::board::Collect;
    joint => screens::board::Joint;
    sisters => screens::board::Sisters;
    board_print => screens::board::BoardPrint;
    compare => screens::board::Compare;
}

// All drafts into one file, and back.
part! { dossier:
    backup => screens::backup::BackupPage;
}

// What explains.
part! { help:
    glossary => screens::glossary::Glossary;
    procedure => screens::procedure::Procedure;
    help => screens::help::Help;
    stars => screens::stars::StarRules;
    about => screens::about::About;
    settings => screens::settings::Settings;
}

/// Said where a part is not there and cannot be fetched.
#[component]
fn NotFetched() -> impl IntoView {
    let language = use_language();
    view! {
        <Alert>
            <p>{move || language.t(msg::LATER_MISSING)}</p>
        </Alert>
    }
}
