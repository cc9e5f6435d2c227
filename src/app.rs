//! The start of the app, and the addresses of its screens.

use std::time::Duration;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use crate::browser::address::base_path;
use crate::components::frame::Frame;
use crate::lazy::{functions, routes};
use crate::screens::{home, not_found};
use crate::state::language::provide_language;
use crate::state::{appearance, presenter};

/// Draws the app. It is hidden until [`crate::browser::dom::leave_start_page`] removes the start page of `index.html`.
pub fn mount() {
    appearance::THEME.apply();
    appearance::DISPLAY.apply();
    mount_to_body(App);
    let put_back: crate::browser::storage::PutBack =
        |entries| Box::pin(async { functions::put_back(entries).await.ok() });
    leptos::task::spawn_local(crate::browser::storage::recover(put_back));
    // If the browser's database does not answer in this time, the user can open drafts all the same.
    set_timeout(crate::browser::storage::stop_waiting, Duration::from_millis(500));
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
                    <Route path=path!("/new") view=routes::new() />
                    <Route path=path!("/backup") view=routes::backup() />
                    <Route path=path!("/board") view=routes::board() />
                    <Route path=path!("/board/:job") view=routes::board_job() />
                    <Route path=path!("/compare") view=routes::compare() />
                    <Route path=path!("/practice") view=routes::practice() />
                    <Route path=path!("/handout") view=routes::handouts() />
                    <Route path=path!("/handout/:set") view=routes::sheet() />
                    <Route path=path!("/handout/:set/:kind") view=routes::sheet() />
                    <Route path=path!("/receive") view=routes::receive() />
                    <Route path=path!("/:page") view=routes::page() />
                    <ParentRoute path=path!("/draft/:id") view=routes::draft()>
                        <Route path=path!("") view=routes::steps() />
                        <Route path=path!("details") view=routes::details() />
                        <Route path=path!("details/:step") view=routes::details() />
                        <Route path=path!("dates") view=routes::dates() />
                        <Route path=path!("diary") view=routes::diary() />
                        <Route path=path!("papers") view=routes::papers() />
                        <Route path=path!("papers/:paper") view=routes::papers() />
                        <Route path=path!("papers/:paper/scan") view=routes::scan() />
                        <Route path=path!("code") view=routes::code() />
                        <Route path=path!("write") view=routes::write() />
                        <Route path=path!("write/:template") view=routes::write() />
                        <Route path=path!("write/:template/:page") view=routes::write() />
                        <Route path=path!("binder") view=routes::binder() />
                        <Route path=path!("handed-in") view=routes::handed_in() />
                        <Route path=path!("handed-in/:round") view=routes::handed_in() />
                        <Route path=path!("check") view=routes::check() />
                        <Route path=path!("check/:condition") view=routes::check() />
                        <Route path=path!("section/:section") view=routes::section() />
                        <Route path=path!("question/:criterion") view=routes::question() />
                        <Route path=path!("plan") view=routes::plan() />
                        <Route path=path!("result") view=routes::result() />
                        <Route path=path!("export") view=routes::export() />
                        <Route path=path!("handover") view=routes::hand_over() />
                        <Route path=path!("market") view=routes::market() />
                        <Route path=path!("suitability") view=routes::suitability() />
                        <Route path=path!("print/:document") view=routes::print() />
                    </ParentRoute>
                </Routes>
            </Frame>
        </Router>
    }
}
