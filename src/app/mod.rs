//! The app: screens, parts of screens, and what they share. Views show what the core returns and
//! send back what the user does; they compute nothing.

mod advance;
mod attachments;
mod backup_line;
mod early;
mod fit;
mod intake;
mod language;
mod later;
mod look;
mod office;
mod one_frame_later;
mod open_draft;
mod parts;
mod place;
mod presenter;
mod samples;
mod screens;
mod solution;
mod styles;
mod task;
mod wall;
mod words;

use std::sync::OnceLock;
use std::time::Duration;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use language::provide_language;
use parts::frame::Frame;
use screens::{home, not_found};

/// Draws the app behind the start page in `index.html`, which hides it until [`leave_start_page`].
pub fn mount() {
    look::THEME.apply();
    look::DISPLAY.apply();
    mount_to_body(App);
    let put_back: crate::edge::storage::PutBack = |entries| Box::pin(async { later::put_back(entries).await.ok() });
    leptos::task::spawn_local(crate::edge::storage::recover(put_back));
    // A browser whose database does not answer must not keep anybody from their drafts.
    set_timeout(crate::edge::storage::stop_waiting, Duration::from_millis(500));
}

/// Takes the start page away. The first screen does so once it is drawn, so that there is never
/// nothing on the screen; later screens find it gone.
pub fn leave_start_page() {
    if let Some(start) = document().get_element_by_id("start") {
        start.remove();
    }
}

/// The path under which the app is served, without a slash at its end, from `<base>` in `index.html`.
pub fn base_path() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(|| {
        let uri = document().base_uri().ok().flatten().unwrap_or_default();
        let path = web_sys::Url::new(&uri).map(|u| u.pathname()).unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folder.to_owned()
    })
}

/// An address in the app, of a screen or a file, as it works under any base path.
pub fn link(path: &str) -> String {
    format!("{}{path}", base_path())
}

/// The whole app.
#[component]
fn App() -> impl IntoView {
    provide_language();
    presenter::provide_presenter();
    let base = base_path();
    view! {
        <Router base=base>
            <Frame>
                <Routes fallback=not_found::NotFound>
                    <Route path=path!("/") view=home::Home />
                    <Route path=path!("/new") view=later::new() />
                    <Route path=path!("/backup") view=later::backup() />
                    <Route path=path!("/board") view=later::board() />
                    <Route path=path!("/board/:job") view=later::board_job() />
                    <Route path=path!("/compare") view=later::compare() />
                    <Route path=path!("/practice") view=later::practice() />
                    <Route path=path!("/handout") view=later::handouts() />
                    <Route path=path!("/handout/:set") view=later::sheet() />
                    <Route path=path!("/handout/:set/:kind") view=later::sheet() />
                    <Route path=path!("/receive") view=later::receive() />
                    <Route path=path!("/:page") view=later::page() />
                    <ParentRoute path=path!("/draft/:id") view=later::draft()>
                        <Route path=path!("") view=later::steps() />
                        <Route path=path!("details") view=later::details() />
                        <Route path=path!("details/:step") view=later::details() />
                        <Route path=path!("dates") view=later::dates() />
                        <Route path=path!("papers") view=later::papers() />
                        <Route path=path!("papers/:paper") view=later::papers() />
                        <Route path=path!("check") view=later::check() />
                        <Route path=path!("check/:condition") view=later::check() />
                        <Route path=path!("section/:section") view=later::section() />
                        <Route path=path!("question/:criterion") view=later::question() />
                        <Route path=path!("plan") view=later::plan() />
                        <Route path=path!("result") view=later::result() />
                        <Route path=path!("export") view=later::export() />
                        <Route path=path!("handover") view=later::hand_over() />
                        <Route path=path!("market") view=later::market() />
                        <Route path=path!("suitability") view=later::suitability() />
                        <Route path=path!("print/:document") view=later::print() />
                    </ParentRoute>
                </Routes>
            </Frame>
        </Router>
    }
}
