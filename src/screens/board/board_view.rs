//! The view of the board: its filters, order, groups and columns. It is in the address, and is kept while the tab is
//! open.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

use crate::browser::address::link;
use crate::browser::dom;
use crate::browser::session;
use crate::browser::storage;
use sao_lang_core::board::{Column, View};
use sao_lang_core::repository::keys::setting::BOARD_COLUMNS as COLUMNS;
use sao_lang_core::repository::keys::tab::BOARD as LEFT;

/// The ids of the selected drafts.
pub type Picked = RwSignal<BTreeSet<String>>;

/// The view and the selected drafts: from the address; without a query there, as the board was left; else the default
/// with the device's columns.
pub fn open() -> (RwSignal<View>, Picked) {
    let here = use_location().search.get_untracked();
    let mut view = match here.trim_start_matches('?') {
        "" => session::setting(LEFT).map_or_else(with_own_columns, |left| View::parse(&left)),
        said => View::parse(said),
    };
    let picked = RwSignal::new(std::mem::take(&mut view.picked));
    let view = RwSignal::new(view);
    Effect::new(move || {
        let said = View { picked: picked.get(), ..view.get() }.print();
        session::set_setting(LEFT, &said);
        // The browser has the former address until the screen is drawn.
        spawn_local(async move {
            dom::drawn().await;
            dom::say_query(&link("/board"), &said);
        });
    });
    (view, picked)
}

fn with_own_columns() -> View {
    let columns = storage::setting(COLUMNS).map(|said| View::parse(&said).columns);
    View { columns: columns.unwrap_or_else(|| View::default().columns), ..View::default() }
}

/// Shows or hides a column, now and whenever the board is opened on this device.
pub fn set_column(view: RwSignal<View>, column: Column, shown: bool) {
    view.update(|view| {
        match shown {
            true => view.columns.insert(column),
            false => view.columns.remove(&column),
        };
    });
    let columns = view.with_untracked(|view| view.columns.clone());
    storage::set_setting(COLUMNS, &View { columns, ..View::default() }.print());
}
