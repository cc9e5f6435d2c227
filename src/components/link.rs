//! A link to a screen of the app.

use leptos::prelude::*;
use leptos_router::components::ToHref;

use crate::app::link;

/// A link to the screen with this address under the app's base, such as `/new`. The router's own `A` leaves
/// the base out of addresses that begin with a slash, so in a folder of a host it leads out of the app.
#[component]
pub fn A<H: ToHref + Send + Sync + 'static>(
    /// The screen's address, with a slash at its beginning; or a closure that returns it.
    href: H,
    children: Children,
) -> impl IntoView {
    view! { <a href=move || link(&href.to_href()())>{children()}</a> }
}
