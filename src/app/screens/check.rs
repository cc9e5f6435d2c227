//! `/draft/:id/check`: the conditions that reject a dossier whatever its points.

use crate::app::parts::link::A;
use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::icons::Forward;
use crate::app::parts::yes_no::YesNo;
use crate::locale::msg;

/// All knock-outs of the set: those above its table, then the notes on criteria.
#[component]
pub fn Check() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let general = open.set.knock_outs.iter().map(|k| (*k, None));
    let notes = open.set.criteria().flat_map(|c| c.knock_outs.iter().map(|k| (*k, Some(c.id.clone()))));
    let first = open.set.criteria().next().map(|c| open.link(&format!("question/{}", c.id)));
    let ministries = move || {
        let names: Vec<&str> =
            open.set.ministries.iter().map(|m| language.c(open.edition.ministries[usize::from(*m)].name)).collect();
        language.fill(msg::CHECK_MINISTRIES, &[("list", &names.join("; "))])
    };
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::CHECK_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::CHECK_LEAD)}</p>
        {general.chain(notes).map(|(knock_out, criterion)| view! { <YesNo knock_out criterion /> }).collect_view()}
        <p class="meta">{ministries}</p>
        <nav class="buttons">
            {first
                .map(|href| {
                    view! {
                        <A href attr:class="button primary">
                            {move || language.t(msg::CHECK_NEXT)}
                            <Forward />
                        </A>
                    }
                })}
        </nav>
    }
}
