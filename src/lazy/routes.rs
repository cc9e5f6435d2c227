//! The screens that are fetched when they are first opened, by the part of the program that has their code.

// The build finds the functions to cut at by their symbols, so the macro declares foreign functions.
#![allow(unsafe_code)]

use leptos::prelude::*;

use super::lazy_routes;
use crate::screens;

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

// Screens that use the answers for a plan and a dossier.
lazy_routes! { dossier:
    plan => screens::plan::PlanPage;
    details => screens::details::DetailsScreens, PLACES;
    papers => screens::papers::PaperScreens, SLIPS;
    export => screens::export::Export;
    print => screens::print::Print;
}

// The calculators of questions with figures, the diary from which figures come, the papers that are written here, the
// binder, and what was handed in.
lazy_routes! { figures:
    calculator => crate::components::calculator::Calculator;
    diary => screens::diary::DiaryPage, DIARY;
    write => screens::write::WriteScreens, WRITE;
    binder => screens::binder::BinderPage;
    handed_in => screens::handed_in::HandedInScreens, HANDED_IN;
}

// The scanner of papers, and the reader of codes.
lazy_routes! { scan:
    code => screens::code::CodePage, CODE;
    scan => screens::scan::ScanPage, SCAN;
}

// Hand-over to another device, sheets to print, practice, buyers, the suitability check, and the days of rounds.
lazy_routes! { help:
    practice => screens::practice::Practice, BOARD, CODES;
    handouts => screens::handout::Handouts, HANDOUT;
    sheet => screens::handout::SetSheet, CODES, HANDOUT;
    hand_over => screens::handover::HandOver, CODES;
    receive => screens::receive::Receive, BOARD;
    market => screens::market::MarketPage;
    suitability => screens::suitability::SuitabilityPage;
    dates => screens::dates::Dates;
}

// The board: many drafts as a table, and the comparison of drafts.
lazy_routes! { board:
    board => screens::board::BoardPage, BOARD;
    compare => screens::covered::Compare, BOARD;
}

// Jobs of the board for several drafts together.
lazy_routes! { board_jobs:
    board_job => screens::board::Job, BOARD;
}

// The backup of all drafts into one file, and its restore.
lazy_routes! { board:
    backup => screens::backup::BackupPage, BOARD;
}

// Pages with explanations, and the settings.
lazy_routes! { help:
    page => screens::page::Page, PROCEDURE;
}

/// Fetches the part of the answering screens after the first screen, so that those screens open at once.
pub fn expect_answers() {
    leptos::task::spawn_local(async {
        // If this fails, the screen that needs the part fetches it again and shows the error.
        let _ = (new().fetch)().await;
    });
}
