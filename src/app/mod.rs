//! The app: screens, parts of screens, and what they share. Views show what the core returns and
//! send back what the user does; they compute nothing.

mod language;
mod look;
mod office;
mod open_draft;
mod parts;
mod place;
mod screens;
mod words;

use std::sync::OnceLock;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

use language::provide_language;
use parts::frame::Frame;
use screens::{
    about, board, check, dates, details, draft, export, glossary, help, home, new, not_found, papers, plan, print,
    question, result, section, settings, stars,
};

/// Draws the app behind the start page in `index.html`, which hides it until [`leave_start_page`].
pub fn mount() {
    look::THEME.apply();
    look::DISPLAY.apply();
    mount_to_body(App);
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
    let base = base_path();
    view! {
        <Router base=base>
            <Frame>
                <Routes fallback=not_found::NotFound>
                    <Route path=path!("/") view=home::Home />
                    <Route path=path!("/new") view=new::New />
                    <Route path=path!("/settings") view=settings::Settings />
                    <Route path=path!("/help") view=help::Help />
                    <Route path=path!("/stars") view=stars::StarRules />
                    <Route path=path!("/about") view=about::About />
                    <Route path=path!("/glossary") view=glossary::Glossary />
                    <Route path=path!("/board") view=board::BoardPage />
                    <Route path=path!("/board/collect") view=board::Collect />
                    <Route path=path!("/board/joint") view=board::Joint />
                    <Route path=path!("/board/sisters") view=board::Sisters />
                    <Route path=path!("/board/print") view=board::BoardPrint />
                    <Route path=path!("/compare") view=board::Compare />
                    <ParentRoute path=path!("/draft/:id") view=draft::DraftShell>
                        <Route path=path!("") view=draft::Steps />
                        <Route path=path!("details") view=details::Details />
                        <Route path=path!("details/:step") view=details::DetailsStep />
                        <Route path=path!("dates") view=dates::Dates />
                        <Route path=path!("papers") view=papers::Papers />
                        <Route path=path!("papers/:paper") view=papers::PaperPage />
                        <Route path=path!("check") view=check::Check />
                        <Route path=path!("section/:section") view=section::SectionPage />
                        <Route path=path!("question/:criterion") view=question::QuestionPage />
                        <Route path=path!("plan") view=plan::PlanPage />
                        <Route path=path!("result") view=result::ResultPage />
                        <Route path=path!("export") view=export::Export />
                        <Route path=path!("print/:document") view=print::Print />
                    </ParentRoute>
                </Routes>
            </Frame>
        </Router>
    }
}
