//! `/procedure`: where to hand the dossier in and what happens then (Art. 7), step by step with pictures.

use std::fmt::Display;

use leptos::prelude::*;

use crate::components::heading::ScreenHeading;
use crate::state::language::{Language, use_language};
use sao_lang_core::catalogue::{Edition, Level, catalogue};
use sao_lang_core::locale::{Message, msg, values};

/// A step on the dossier's way. Figures in the texts are the edition's.
struct Step {
    /// Its picture; decoration.
    picture: &'static str,
    title: Message,
    /// Who has the dossier.
    at: Message,
    text: Message,
    /// What the commune looks at itself.
    list: &'static [Message],
    more: Option<Message>,
    /// A rule on time.
    time: Option<Message>,
    /// The rounds of this level.
    rounds: Option<(Level, Message)>,
    /// Articles of the Decision.
    law: &'static str,
}

const STEPS: [Step; 7] = [
    Step {
        picture: include_str!("procedure/prepare.svg"),
        title: msg::PROCEDURE_PREPARE,
        at: msg::PROCEDURE_AT_YOU,
        text: msg::PROCEDURE_PREPARE_TEXT,
        list: &[],
        more: Some(msg::PROCEDURE_PREPARE_MORE),
        time: None,
        rounds: None,
        law: "6.1, 6.2d, 7.1",
    },
    Step {
        picture: include_str!("procedure/hand-in.svg"),
        title: msg::PROCEDURE_HAND_IN,
        at: msg::PROCEDURE_AT_COMMUNE,
        text: msg::PROCEDURE_HAND_IN_TEXT,
        list: &[],
        more: Some(msg::PROCEDURE_HAND_IN_MORE),
        time: None,
        rounds: None,
        law: "7.1, 7.2",
    },
    Step {
        picture: include_str!("procedure/commune.svg"),
        title: msg::PROCEDURE_COMMUNE,
        at: msg::PROCEDURE_AT_COMMUNE,
        text: msg::PROCEDURE_COMMUNE_TEXT,
        list: &[
            msg::PROCEDURE_COMMUNE_MATERIAL,
            msg::PROCEDURE_COMMUNE_LABOUR,
            msg::PROCEDURE_COMMUNE_IDEA,
            msg::PROCEDURE_COMMUNE_IDENTITY,
        ],
        more: Some(msg::PROCEDURE_COMMUNE_MORE),
        time: Some(msg::PROCEDURE_COMMUNE_TIME),
        rounds: None,
        law: "7.2",
    },
    Step {
        picture: include_str!("procedure/province.svg"),
        title: msg::PROCEDURE_PROVINCE,
        at: msg::PROCEDURE_AT_PROVINCE,
        text: msg::PROCEDURE_PROVINCE_TEXT,
        list: &[],
        more: None,
        time: None,
        rounds: None,
        law: "7.3a, b, c",
    },
    Step {
        picture: include_str!("procedure/council.svg"),
        title: msg::PROCEDURE_COUNCIL,
        at: msg::PROCEDURE_AT_PROVINCE,
        text: msg::PROCEDURE_COUNCIL_TEXT,
        list: &[],
        more: None,
        time: None,
        rounds: Some((Level::Province, msg::PROCEDURE_COUNCIL_ROUND)),
        law: "5.1, 7.3d",
    },
    Step {
        picture: include_str!("procedure/result.svg"),
        title: msg::PROCEDURE_RESULT,
        at: msg::PROCEDURE_AT_PROVINCE,
        text: msg::PROCEDURE_RESULT_TEXT,
        list: &[],
        more: None,
        time: None,
        rounds: None,
        law: "4.1a, 4.3, 7.3đ, e, g",
    },
    Step {
        picture: include_str!("procedure/ministry.svg"),
        title: msg::PROCEDURE_MINISTRY,
        at: msg::PROCEDURE_AT_MINISTRY,
        text: msg::PROCEDURE_MINISTRY_TEXT,
        list: &[],
        more: Some(msg::PROCEDURE_MINISTRY_MORE),
        time: None,
        rounds: Some((Level::Ministry, msg::PROCEDURE_MINISTRY_ROUND)),
        law: "5.2, 7.3e, 7.4",
    },
];

/// What is different for a product that has stars: title, text, articles.
const OTHERS: [(Message, Message, &str); 3] = [
    (msg::PROCEDURE_UPGRADE, msg::PROCEDURE_UPGRADE_TEXT, "6.1b, 7.5"),
    (msg::PROCEDURE_AGAIN, msg::PROCEDURE_AGAIN_TEXT, "6.1c, 7.6"),
    (msg::PROCEDURE_KEEP, msg::PROCEDURE_KEEP_TEXT, "8.1"),
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
    let paragraph = |text: Message| view! { <p>{say(text, edition, language)}</p> };
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

/// A text with the edition's figures.
fn say(text: Message, edition: &Edition, language: Language) -> String {
    let rules = &edition.deadlines;
    let top = edition.classes.iter().max_by_key(|class| class.stars).map_or(0, |class| class.min_points);
    let samples = edition.sets.iter().map(|set| set.samples).max().unwrap_or_default();
    let values: [(&str, &dyn Display); 7] = [
        ("n", &rules.commune_working_days),
        ("months", &rules.certificate_months),
        ("from", &rules.renewal_from_days),
        ("until", &rules.renewal_until_days),
        ("days", &rules.re_rating_days),
        ("points", &top),
        ("samples", &samples),
    ];
    language.fill(text, &values)
}

fn law_line(place: &str, edition: &Edition, language: Language) -> String {
    language.fill(msg::PROCEDURE_LAW, values::DecisionPlace { decision: &language.c(edition.decision), place: &place })
}
