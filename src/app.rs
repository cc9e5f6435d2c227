//! The app as a whole: its addresses, how it is mounted, and how it addresses itself.

use std::sync::OnceLock;
use std::time::Duration;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use crate::browser;
use crate::components::frame::Frame;
use crate::lazy_routes;
use crate::screens::{home, not_found};
use crate::state::language::provide_language;
use crate::state::{appearance, presenter};

/// Draws the app behind the start page in `index.html`, which hides it until [`leave_start_page`].
pub fn mount() {
    appearance::THEME.apply();
    appearance::DISPLAY.apply();
    mount_to_body(App);
    let put_back: crate::browser::storage::PutBack =
        |entries| Box::pin(async { lazy_routes::put_back(entries).await.ok() });
    leptos::task::spawn_local(crate::browser::storage::recover(put_back));
    // A browser whose database does not answer must not keep anybody from their drafts.
    set_timeout(crate::browser::storage::stop_waiting, Duration::from_millis(500));
}

/// Takes the start page away. The first screen does so once it is drawn, so that there is never
/// nothing on the screen; later screens find it gone.
pub fn leave_start_page() {
    if let Some(start) = document().get_element_by_id("start") {
        start.remove();
    }
}

/// The path under which the app is served, without a slash at its end, from `<base>` in `index.html`. What is drawn while
/// the app is built does not know it: its addresses are relative, and the browser resolves them by `<base>`.
pub fn base_path() -> &'static str {
    static BASE: OnceLock<String> = OnceLock::new();
    BASE.get_or_init(|| {
        if !browser::IS_THERE {
            return ".".to_owned();
        }
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
                    <Route path=path!("/new") view=lazy_routes::new() />
                    <Route path=path!("/backup") view=lazy_routes::backup() />
                    <Route path=path!("/board") view=lazy_routes::board() />
                    <Route path=path!("/board/:job") view=lazy_routes::board_job() />
                    <Route path=path!("/compare") view=lazy_routes::compare() />
                    <Route path=path!("/practice") view=lazy_routes::practice() />
                    <Route path=path!("/handout") view=lazy_routes::handouts() />
                    <Route path=path!("/handout/:set") view=lazy_routes::sheet() />
                    <Route path=path!("/handout/:set/:kind") view=lazy_routes::sheet() />
                    <Route path=path!("/receive") view=lazy_routes::receive() />
                    <Route path=path!("/:page") view=lazy_routes::page() />
                    <ParentRoute path=path!("/draft/:id") view=lazy_routes::draft()>
                        <Route path=path!("") view=lazy_routes::steps() />
                        <Route path=path!("details") view=lazy_routes::details() />
                        <Route path=path!("details/:step") view=lazy_routes::details() />
                        <Route path=path!("dates") view=lazy_routes::dates() />
                        <Route path=path!("papers") view=lazy_routes::papers() />
                        <Route path=path!("papers/:paper") view=lazy_routes::papers() />
                        <Route path=path!("check") view=lazy_routes::check() />
                        <Route path=path!("check/:condition") view=lazy_routes::check() />
                        <Route path=path!("section/:section") view=lazy_routes::section() />
                        <Route path=path!("question/:criterion") view=lazy_routes::question() />
                        <Route path=path!("plan") view=lazy_routes::plan() />
                        <Route path=path!("result") view=lazy_routes::result() />
                        <Route path=path!("export") view=lazy_routes::export() />
                        <Route path=path!("handover") view=lazy_routes::hand_over() />
                        <Route path=path!("market") view=lazy_routes::market() />
                        <Route path=path!("suitability") view=lazy_routes::suitability() />
                        <Route path=path!("print/:document") view=lazy_routes::print() />
                    </ParentRoute>
                </Routes>
            </Frame>
        </Router>
    }
}
