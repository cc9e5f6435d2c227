//! Offers a new release of the app.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser::updates;
use crate::state::language::use_language;
use sao_lang_core::locale::msg;

/// The delay before the service worker starts, so that its downloads do not slow down the first screen.
const MOMENT: Duration = Duration::from_secs(1);

/// A bar in place of the header while there is a new release that the user has not put off. The screen below does not
/// move.
#[component]
pub fn UpdateBar() -> impl IntoView {
    let language = use_language();
    let offered = RwSignal::new(false);
    set_timeout(
        move || updates::watch(crate::browser::address::link("/sw.js"), release(), move || offered.set(true)),
        MOMENT,
    );
    view! {
        <div role="status" class:offers-update=move || offered.get()>
            <Show when=move || offered.get()>
                <div class="update-bar">
                    <p>{move || language.t(msg::UPDATE_OFFER)}</p>
                    <button type="button" class="button primary" on:click=move |_| updates::take()>
                        {move || language.t(msg::UPDATE_TAKE)}
                    </button>
                    <button type="button" class="button quiet" on:click=move |_| offered.set(false)>
                        {move || language.t(msg::UPDATE_LATER)}
                    </button>
                </div>
            </Show>
        </div>
    }
}

/// The release of this page, which the build has written into the page.
fn release() -> String {
    let named = document().query_selector("meta[name=release]").ok().flatten();
    named.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}
