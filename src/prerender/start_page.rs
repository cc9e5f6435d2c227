//! The start page as `index.html` shows it until the app draws its first screen.

use leptos::prelude::*;

use crate::components::frame::Header;
use crate::screens::home::{DraftsTitle, Hero};
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// The start page, as far as it is known when the app is built, with three notes: that the app is loading, that it
/// cannot be loaded, and that it needs JavaScript. The app removes this page once its first screen is drawn. Until then
/// `public/start.js` runs the page, and `style/start.css` hides the elements that do not apply.
#[component]
pub fn StartPage() -> impl IntoView {
    let language = use_language();
    let opening = language.t(msg::START_OPENING);
    view! {
        <div id="start">
            <Header />
            <main>
                <Hero go_on=move || view! { <p class="start-go-on button wide go-on">{opening}</p> } />
                <DraftsTitle />
                <p class="start-opening">{opening}</p>
                <p id="start-failed" class="alert" role="alert">
                    {language.t(msg::START_FAILED)}
                </p>
                <noscript>
                    <p class="alert">{language.t(msg::START_NO_SCRIPT)}</p>
                </noscript>
            </main>
        </div>
    }
}
