//! `/draft/:id/dates`: the next rounds, the days to hand in, and the end of the certificate.

use crate::components::link::A;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

use crate::browser::clock;
use crate::components::heading::ScreenHeading;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::{OpenDraft, use_draft};
use sao_lang_core::calendar::{
    Certificate, ComingRound, LAST_KNOWN, Renewal, certificate, coming_rounds, day, days_until,
};
use sao_lang_core::catalogue::Level;
use sao_lang_core::draft::RatingKind;
use sao_lang_core::locale::{Message, msg, values};

/// The number of rounds that are shown for each level.
const SHOWN: usize = 2;

/// The dates, counted from today.
#[component]
pub fn Dates() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::CALENDAR_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::CALENDAR_LEAD)}</p>
        {move || {
            // The browser's clock always gives a valid date.
            let today = day(&clock::today())?;
            Some(
                view! {
                    {own_certificate(open, language, today)}
                    <h2>{language.t(msg::CALENDAR_PROVINCE)}</h2>
                    {rounds(open, language, Level::Province, today)}
                    <p class="place">
                        {language
                            .fill(
                                msg::CALENDAR_PLACE_PROVINCE,
                                values::N { n: &open.edition.deadlines.commune_working_days },
                            )}
                    </p>
                    <h2>{language.t(msg::CALENDAR_MINISTRY)}</h2>
                    <p class="hint">{language.t(msg::CALENDAR_MINISTRY_HELP)}</p>
                    {rounds(open, language, Level::Ministry, today)}
                    <p class="place">{language.t(msg::CALENDAR_PLACE_MINISTRY)}</p>
                },
            )
        }}
        <A href="/procedure" attr:class="text-link">
            {move || language.t(msg::PROCEDURE_TITLE)}
        </A>
        <nav class="buttons">
            <A href=open.link("export") attr:class="button primary">
                {move || language.t(msg::EXPORT_TITLE)}
            </A>
        </nav>
    }
}

fn written(date: NaiveDate, language: Language) -> String {
    clock::local_date(&date.to_string(), language.get().tag())
}

fn rows(list: Vec<(Message, NaiveDate)>, language: Language) -> impl IntoView {
    list.into_iter()
        .map(|(what, date)| {
            view! {
                <dt>{language.t(what)}</dt>
                <dd>
                    <time datetime=date.to_string()>{written(date, language)}</time>
                </dd>
            }
        })
        .collect_view()
}

fn rounds(open: OpenDraft, language: Language, level: Level, today: NaiveDate) -> impl IntoView {
    let cards = coming_rounds(open.edition, level, today, SHOWN).into_iter().map(|r: ComingRound| {
        let list = match r.own {
            Some(own) => vec![
                (msg::CALENDAR_PAPERS, own.papers),
                (msg::CALENDAR_SIGN, own.sign),
                (msg::CALENDAR_HAND_IN, own.hand_in),
                (msg::CALENDAR_PROPOSED, r.proposed),
                (msg::CALENDAR_RATED, r.rated),
            ],
            None => vec![(msg::CALENDAR_PROVINCE_PROPOSED, r.proposed), (msg::CALENDAR_RATED, r.rated)],
        };
        view! {
            <div class="card">
                {r
                    .own
                    .map(|own| {
                        let left = days_until(today, own.hand_in);
                        view! {
                            <p>
                                <strong>
                                    {language.t(msg::CALENDAR_HAND_IN)} ": " {written(own.hand_in, language)}
                                </strong>
                                " (" {language.fill(msg::CALENDAR_HAND_IN_LEFT, values::N { n: &left })} ")"
                            </p>
                        }
                    })}
                <dl class="dates">{rows(list, language)}</dl>
                {(r.proposed.year() > LAST_KNOWN)
                    .then(|| view! { <p class="hint">{language.t(msg::CALENDAR_UNSURE)}</p> })}
            </div>
        }
    });
    cards.collect_view()
}

/// The certificate that the draft names, for an upgrade or a re-rating.
fn own_certificate(open: OpenDraft, language: Language, today: NaiveDate) -> AnyView {
    let issued = open.with(|d| day(&d.recognition.issued).filter(|_| d.kind != RatingKind::First));
    let Some(found) = issued.and_then(|d| certificate(open.edition, d, today)) else {
        return view! {
            <p class="hint">{language.t(msg::CALENDAR_CERTIFICATE_NONE)}</p>
            <A href=open.link("details/product") attr:class="text-link">
                {language.t(msg::CALENDAR_TO_CERTIFICATE)}
            </A>
        }
        .into_any();
    };
    let Certificate { ends, from, until, runs_on, renewal } = found;
    let says = match renewal {
        Renewal::Early => msg::CALENDAR_EARLY,
        Renewal::Open => msg::CALENDAR_OPEN,
        Renewal::Late => msg::CALENDAR_LATE,
        Renewal::RunsOn => msg::CALENDAR_RUNS_ON,
        Renewal::Ended => msg::CALENDAR_ENDED,
    };
    let list = vec![
        (msg::CALENDAR_CERTIFICATE_FROM, from),
        (msg::CALENDAR_CERTIFICATE_UNTIL, until),
        (msg::CALENDAR_CERTIFICATE_ENDS, ends),
        (msg::CALENDAR_CERTIFICATE_RUNS_ON, runs_on),
    ];
    view! {
        <h2>{language.t(msg::CALENDAR_CERTIFICATE)}</h2>
        <div class="card">
            <p>
                <strong>{language.t(says)}</strong>
            </p>
            <dl class="dates">{rows(list, language)}</dl>
        </div>
        <p class="place">{language.t(msg::CALENDAR_PLACE_CERTIFICATE)}</p>
    }
    .into_any()
}
