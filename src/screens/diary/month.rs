//! A month of the diary: its totals, then its entries by day.

use leptos::prelude::*;

use super::form::Form;
use super::{Diary, today};
use crate::browser::dom;
use crate::components::alert::ErrorAlert;
use crate::components::more::more;
use crate::state::language::use_language;
use sao_lang_core::diary::{DayGroup, EntryLine, Page, page};
use sao_lang_core::locale::{msg, values};

/// The number of entries that are shown at first, and with each tap on "more".
const SHOWN: usize = 60;

/// The totals and the entries of the shown month, and the ways to the months before and after it.
#[component]
pub(super) fn MonthView(state: Diary) -> impl IntoView {
    let language = use_language();
    let most = RwSignal::new(SHOWN);
    let leave = move |month| {
        most.set(SHOWN);
        state.show(month);
    };
    view! {
        {move || match state.found.get() {
            None => view! { <p role="status">{language.t(msg::START_OPENING)}</p> }.into_any(),
            Some(Err(error)) => view! { <ErrorAlert error /> }.into_any(),
            Some(Ok((month, found))) => {
                let lang = language.get();
                let Page { totals, days, entries } = page(&found.entries, month, most.get(), today(), lang);
                let name = month.name(lang);
                let unread = found.unread;
                let is_empty = totals.is_empty();
                let lines = totals.into_iter().map(|(kind, sums)| {
                    view! {
                        <dt>{kind}</dt>
                        <dd>{sums}</dd>
                    }
                });
                let lines: Vec<_> = lines.collect();
                view! {
                    <section class="card" aria-labelledby="month-title" id="month" data-entries=entries.to_string()>
                        <h2 id="month-title">
                            {language.fill(msg::DIARY_TOTALS, values::Month { month: &name })}
                        </h2>
                        {is_empty
                            .then(|| view! { <p>{language.fill(msg::DIARY_EMPTY, values::Month { month: &name })}</p> })}
                        {(!lines.is_empty()).then(|| view! { <dl class="diary-totals">{lines}</dl> })}
                        {(unread > 0)
                            .then(|| view! { <p>{language.fill(msg::DIARY_UNREAD, values::N { n: &unread })}</p> })}
                    </section>
                    {days.into_iter().map(|group| day_group(state, group)).collect_view()}
                    {more("diary-more", most, SHOWN, entries, language)}
                }
                    .into_any()
            }
        }}
        <nav class="buttons" aria-label=move || language.t(msg::DIARY_MONTHS)>
            {[(false, "month-before"), (true, "month-after")]
                .map(|(later, id)| {
                    let month = Memo::new(move |_| {
                        let month = state.month.get();
                        if later { month.next() } else { month.previous() }
                    });
                    view! {
                        <button type="button" class="button" id=id on:click=move |_| leave(month.get_untracked())>
                            {move || {
                                let name = month.get().name(language.get());
                                language.fill(msg::DIARY_PREVIOUS, values::Month { month: &name })
                            }}
                        </button>
                    }
                })}
        </nav>
    }
}

/// A day with its entries, each a button that opens it.
fn day_group(state: Diary, DayGroup { title, entries }: DayGroup) -> impl IntoView {
    let lines = entries.into_iter().map(move |EntryLine { entry, kind, title, details }| {
        let change = move |_| {
            state.deleted.set(None);
            state.open(Form { entry: entry.clone(), last: None, old: Some(entry.clone()) });
            dom::keep_focus(&["entry-item"]);
        };
        view! {
            <li>
                <button type="button" class="row diary-entry" on:click=change>
                    <span class="row-name">{title}</span>
                    <span class="state">{kind}</span>
                    <span class="meta">{details}</span>
                </button>
            </li>
        }
    });
    view! {
        <h3>{title}</h3>
        <ul class="list">{lines.collect_view()}</ul>
    }
}
