//! `/procedure`: where to hand in the dossier, and the steps after that (Art. 7), with pictures.

use leptos::prelude::*;

use crate::components::heading::ScreenHeading;
use crate::state::language::{Language, use_language};
use sao_lang_core::catalogue::{Edition, Level, catalogue};
use sao_lang_core::locale::{Message, msg, values};

/// A text of the guide, by the figure of the edition that it contains.
#[derive(Clone, Copy)]
enum Text {
    /// A text without a figure.
    Plain(Message),
    /// The number of samples of a product (Art. 6.2d).
    Samples(Message<values::Samples<'static>>),
    /// The working days of the commune (Art. 7.2).
    WorkingDays(Message<values::N<'static>>),
    /// The months for which a certificate is valid (Art. 12.3).
    Months(Message<values::Months<'static>>),
    /// The points for the most stars.
    TopPoints(Message<values::Points<'static>>),
    /// The days before the end of a certificate for a re-rating (Art. 7.6).
    ReRating(Message<values::DaysFromUntil<'static>>),
}

/// A step of the dossier.
struct Step {
    /// The picture of the step, which is decoration.
    picture: &'static str,
    title: Text,
    /// The office that has the dossier in this step.
    at: Message,
    text: Text,
    /// The items that the commune itself checks.
    list: &'static [Message],
    more: Option<Text>,
    /// A rule on time limits.
    time: Option<Text>,
    /// The rounds of this level.
    rounds: Option<(Level, Message<values::ProposedRated<'static>>)>,
    /// The articles of the Decision.
    law: &'static str,
}

const STEPS: [Step; 7] = [
    Step {
        picture: include_str!("procedure/prepare.svg"),
        title: Text::Plain(msg::PROCEDURE_PREPARE),
        at: msg::PROCEDURE_AT_YOU,
        text: Text::Samples(msg::PROCEDURE_PREPARE_TEXT),
        list: &[],
        more: Some(Text::Plain(msg::PROCEDURE_PREPARE_MORE)),
        time: None,
        rounds: None,
        law: "6.1, 6.2d, 7.1",
    },
    Step {
        picture: include_str!("procedure/hand-in.svg"),
        title: Text::Plain(msg::PROCEDURE_HAND_IN),
        at: msg::PROCEDURE_AT_COMMUNE,
        text: Text::Plain(msg::PROCEDURE_HAND_IN_TEXT),
        list: &[],
        more: Some(Text::Plain(msg::PROCEDURE_HAND_IN_MORE)),
        time: None,
        rounds: None,
        law: "7.1, 7.2",
    },
    Step {
        picture: include_str!("procedure/commune.svg"),
        title: Text::Plain(msg::PROCEDURE_COMMUNE),
        at: msg::PROCEDURE_AT_COMMUNE,
        text: Text::Plain(msg::PROCEDURE_COMMUNE_TEXT),
        list: &[
            msg::PROCEDURE_COMMUNE_MATERIAL,
            msg::PROCEDURE_COMMUNE_LABOUR,
            msg::PROCEDURE_COMMUNE_IDEA,
            msg::PROCEDURE_COMMUNE_IDENTITY,
        ],
        more: Some(Text::Plain(msg::PROCEDURE_COMMUNE_MORE)),
        time: Some(Text::WorkingDays(msg::PROCEDURE_COMMUNE_TIME)),
        rounds: None,
        law: "7.2",
    },
    Step {
        picture: include_str!("procedure/province.svg"),
        title: Text::Plain(msg::PROCEDURE_PROVINCE),
        at: msg::PROCEDURE_AT_PROVINCE,
        text: Text::Plain(msg::PROCEDURE_PROVINCE_TEXT),
        list: &[],
        more: None,
        time: None,
        rounds: None,
        law: "7.3a, b, c",
    },
    Step {
        picture: include_str!("procedure/council.svg"),
        title: Text::Plain(msg::PROCEDURE_COUNCIL),
        at: msg::PROCEDURE_AT_PROVINCE,
        text: Text::Plain(msg::PROCEDURE_COUNCIL_TEXT),
        list: &[],
        more: None,
        time: None,
        rounds: Some((Level::Province, msg::PROCEDURE_COUNCIL_ROUND)),
        law: "5.1, 7.3d",
    },
    Step {
        picture: include_str!("procedure/result.svg"),
        title: Text::Plain(msg::PROCEDURE_RESULT),
        at: msg::PROCEDURE_AT_PROVINCE,
        text: Text::Months(msg::PROCEDURE_RESULT_TEXT),
        list: &[],
        more: None,
        time: None,
        rounds: None,
        law: "4.1a, 4.3, 7.3đ, e, g",
    },
    Step {
        picture: include_str!("procedure/ministry.svg"),
        title: Text::TopPoints(msg::PROCEDURE_MINISTRY),
        at: msg::PROCEDURE_AT_MINISTRY,
        text: Text::Plain(msg::PROCEDURE_MINISTRY_TEXT),
        list: &[],
        more: Some(Text::TopPoints(msg::PROCEDURE_MINISTRY_MORE)),
        time: None,
        rounds: Some((Level::Ministry, msg::PROCEDURE_MINISTRY_ROUND)),
        law: "5.2, 7.3e, 7.4",
    },
];

/// The differences for a product that already has stars: title, text, articles.
const OTHERS: [(Message, Text, &str); 3] = [
    (msg::PROCEDURE_UPGRADE, Text::Plain(msg::PROCEDURE_UPGRADE_TEXT), "6.1b, 7.5"),
    (msg::PROCEDURE_AGAIN, Text::ReRating(msg::PROCEDURE_AGAIN_TEXT), "6.1c, 7.6"),
    (msg::PROCEDURE_KEEP, Text::Plain(msg::PROCEDURE_KEEP_TEXT), "8.1"),
];

/// The guide, with the figures of the edition in force.
#[component]
pub fn Procedure() -> impl IntoView {
    let language = use_language();
    let edition = catalogue().newest();
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::PROCEDURE_TITLE).to_owned()) />
        <p class="lead">{move || language.t(msg::PROCEDURE_LEAD)}</p>
        <ol class="procedure">
            {move || STEPS.iter().map(|step| step_card(step, edition, language)).collect_view()}
        </ol>
        <h2>{move || language.t(msg::PROCEDURE_OTHER)}</h2>
        {move || {
            OTHERS
                .map(|(title, text, law)| {
                    view! {
                        <section class="card">
                            <h3>{language.t(title)}</h3>
                            <p>{say(text, edition, language)}</p>
                            <p class="place">{law_line(law, edition, language)}</p>
                        </section>
                    }
                })
                .collect_view()
        }}
        <p class="hint">{move || language.t(msg::RESULT_ESTIMATE)}</p>
    }
}

fn step_card(step: &'static Step, edition: &'static Edition, language: Language) -> impl IntoView + use<> {
    let rounds = step.rounds.map(|(level, words)| {
        let lines = edition.rounds.iter().filter(move |r| r.level == level).map(move |r| {
            let day = |(month, day): (u8, u8)| format!("{day}/{month}");
            let (proposed, rated) = (day(r.proposed_before), day(r.rated_before));
            view! { <li>{language.fill(words, values::ProposedRated { proposed: &proposed, rated: &rated })}</li> }
        });
        view! { <ul class="when">{lines.collect_view()}</ul> }
    });
    let list = (!step.list.is_empty()).then(|| {
        let items = step.list.iter().map(|item| view! { <li>{language.t(*item)}</li> });
        view! { <ul>{items.collect_view()}</ul> }
    });
    let paragraph = |text: Text| view! { <p>{say(text, edition, language)}</p> };
    view! {
        <li class="card">
            <div class="procedure-picture" inner_html=step.picture></div>
            <h2>{say(step.title, edition, language)}</h2>
            <p class="meta">{language.fill(msg::PROCEDURE_WHERE, values::Place { place: &language.t(step.at) })}</p>
            {step
                .time
                .map(|time| {
                    view! {
                        <p class="when">
                            <strong>{say(time, edition, language)}</strong>
                        </p>
                    }
                })}
            {paragraph(step.text)}
            {list}
            {step.more.map(paragraph)}
            {rounds}
            <p class="place">{law_line(step.law, edition, language)}</p>
        </li>
    }
}

/// A text with the figures of the edition.
fn say(text: Text, edition: &Edition, language: Language) -> String {
    let rules = &edition.deadlines;
    match text {
        Text::Plain(text) => language.t(text).to_owned(),
        Text::Samples(text) => {
            let samples = edition.sets.iter().map(|set| set.samples).max().unwrap_or_default();
            language.fill(text, values::Samples { samples: &samples })
        }
        Text::WorkingDays(text) => language.fill(text, values::N { n: &rules.commune_working_days }),
        Text::Months(text) => language.fill(text, values::Months { months: &rules.certificate_months }),
        Text::TopPoints(text) => language.fill(text, values::Points { points: &edition.top_points() }),
        Text::ReRating(text) => language.fill(
            text,
            values::DaysFromUntil {
                days: &rules.re_rating_days,
                from: &rules.renewal_from_days,
                until: &rules.renewal_until_days,
            },
        ),
    }
}

fn law_line(place: &str, edition: &Edition, language: Language) -> String {
    language.fill(msg::PROCEDURE_LAW, values::DecisionPlace { decision: &language.c(edition.decision), place: &place })
}
