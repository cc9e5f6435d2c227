//! A link to a screen of the app.

use leptos::prelude::*;
use leptos_router::components::ToHref;

use crate::browser::address::link;

/// A link to the screen with this address under the app's base, such as `/new`. The router's own `A` does not add the
/// base to addresses that begin with a slash, so in a subfolder of a host it would lead out of the app.
#[component]
pub fn A<H: ToHref + Send + Sync + 'static>(
    /// The screen's address, which begins with a slash; or a closure that returns it.
    href: H,
    children: Children,
) -> impl IntoView {
    view! { <a href=move || link(&href.to_href()())>{children()}</a> }
}
