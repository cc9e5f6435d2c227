//! `/draft/:id/result`: stars, what holds back, points by part.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::stars::Stars;
use crate::assessment::{Assessment, Unmet};
use crate::catalogue::Part;
use crate::locale::msg;

/// The least stars that bring a certificate (QĐ 26/2026, Art. 4.1a).
const CERTIFIED: u8 = 3;

/// The estimate and what follows from it.
#[component]
pub fn ResultPage() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let result = open.assessment;
    let stars = Memo::new(move |_| result.with(|r| r.stars));
    let total = Memo::new(move |_| result.with(|r| r.score.total));
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::RESULT_TITLE).to_owned()) />
        <Rejections />
        <div class="card result">
            <Stars count=stars />
            <p class="result-stars">{move || language.fill(msg::RESULT_STARS, &[("n", &stars.get())])}</p>
            <p class="result-points">{move || language.fill(msg::RESULT_POINTS, &[("n", &total.get())])}</p>
            <p>
                {move || {
                    language
                        .t(
                            match stars.get() {
                                5 => msg::RESULT_WHO_MINISTRY,
                                CERTIFIED.. => msg::RESULT_WHO_PROVINCE,
                                _ => msg::RESULT_NO_CERTIFICATE,
                            },
                        )
                }} " " {move || (stars.get() >= CERTIFIED).then(|| language.t(msg::RESULT_CERTIFICATE))}
            </p>
            <p class="hint">{move || language.t(msg::RESULT_ESTIMATE)}</p>
        </div>
        <OpenQuestions />
        <HeldBack />
        <h2>{move || language.t(msg::RESULT_PARTS)}</h2>
        <dl class="part-bars">
            {open.set.parts.iter().enumerate().map(|(place, part)| view! { <PartBar place part /> }).collect_view()}
        </dl>
        <nav class="buttons">
            <A href=open.link("export") attr:class="button primary">
                {move || language.t(msg::RESULT_EXPORT)}
            </A>
        </nav>
    }
}

/// Knock-outs stand above all else.
#[component]
fn Rejections() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let list = move || {
        let rejections = open.assessment.with(|r| r.knock_outs.clone());
        (!rejections.is_empty()).then(move || {
            let items = rejections.into_iter().map(move |r| {
                let knock_out = open.edition.knock_out(r.knock_out);
                view! { <li>{language.c(knock_out.result)}</li> }
            });
            view! {
                <Alert>
                    <h2>{language.t(msg::RESULT_REJECTED)}</h2>
                    <p>{language.t(msg::RESULT_REJECTED_HELP)}</p>
                    <ul>{items.collect_view()}</ul>
                    <A href=open.link("check") attr:class="text-link">
                        {language.t(msg::CHECK_TITLE)}
                    </A>
                </Alert>
            }
        })
    };
    view! { {list} }
}

/// How many questions are open: they are never silently 0.
#[component]
fn OpenQuestions() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    move || {
        let (answered, asked) = open.assessment.with(|r| (r.answered, r.asked));
        (answered < asked).then(move || {
            let words = match answered {
                0 => language.t(msg::RESULT_ALL_OPEN).to_owned(),
                _ => language.fill(msg::RESULT_OPEN, &[("n", &(asked - answered))]),
            };
            view! {
                <div class="card">
                    <p>{words}</p>
                    <A href=open.link("") attr:class="button wide">
                        {language.t(msg::RESULT_OPEN_LINK)}
                    </A>
                </div>
            }
        })
    }
}

/// What the next star asks for: points, and marks that are not reached.
#[component]
fn HeldBack() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    move || {
        let result = open.assessment.get();
        let Some(next) = open.edition.classes.iter().rev().find(|c| c.stars > result.stars) else {
            return view! { <p>{language.t(msg::RESULT_TOP)}</p> }.into_any();
        };
        let held = result.stars < result.stars_by_points;
        let title = if held {
            language.fill(msg::RESULT_HELD_BACK, &[("by-points", &result.stars_by_points), ("stars", &result.stars)])
        } else {
            language.fill(msg::RESULT_NEXT_STAR, &[("next", &next.stars)])
        };
        let missing = next.min_points.saturating_sub(result.score.total);
        let marks: Vec<Unmet> = lacking(&result, next.stars);
        let help = if held { msg::RESULT_HELD_BACK_HELP } else { msg::RESULT_NEXT_STAR_MARKS };
        view! {
            <section class="card held-back">
                <h2>{title}</h2>
                {(missing > 0)
                    .then(|| view! { <p>{language.fill(msg::RESULT_NEXT_STAR_POINTS, &[("n", &missing)])}</p> })}
                {(!marks.is_empty())
                    .then(|| {
                        view! {
                            <p>{language.fill(help, &[("next", &next.stars)])}</p>
                            <ul>
                                {marks.into_iter().map(|unmet| view! { <UnmetMark unmet /> }).collect_view()}
                            </ul>
                        }
                    })}
            </section>
        }
        .into_any()
    }
}

/// The unmet marks that keep a product below `stars`: in each criterion, the highest of them.
fn lacking(result: &Assessment, stars: u8) -> Vec<Unmet> {
    let wanted: Vec<&Unmet> = result.unmet.iter().filter(|u| u.stars <= stars).collect();
    let mut marks: Vec<Unmet> = wanted
        .iter()
        .filter(|u| !wanted.iter().any(|other| other.criterion == u.criterion && other.needs > u.needs))
        .map(|u| (*u).clone())
        .collect();
    marks.dedup_by(|a, b| a.criterion == b.criterion);
    marks
}

/// A mark that is not reached, with a link to its question.
#[component]
fn UnmetMark(unmet: Unmet) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let criterion = open.set.criterion(&unmet.criterion);
    criterion.map(|criterion| {
        let needs = open.edition.question(criterion).options[unmet.option - 1].text;
        let answered = open.with(|d| d.option(&criterion.id).is_some());
        let words = if answered { msg::RESULT_UNMET } else { msg::RESULT_UNMET_OPEN };
        view! {
            <li>
                <A href=open.link(&format!("question/{}", criterion.id)) attr:class="text-link">
                    {format!("{} {}", criterion.id, language.c(criterion.title))}
                </A>
                <p class="meta">
                    {language
                        .fill(
                            words,
                            &[("needs", &language.c(needs)), ("has", &unmet.has), ("points", &unmet.needs)],
                        )}
                </p>
            </li>
        }
    })
}

/// Points of a part against its maximum.
#[component]
fn PartBar(place: usize, part: &'static Part) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let points = Memo::new(move |_| open.assessment.with(|r| r.score.parts.get(place).copied().unwrap_or(0)));
    view! {
        <dt>
            {move || language.fill(msg::RESULT_PART_ROW, &[("id", &part.id), ("title", &language.c(part.title))])}
        </dt>
        <dd>
            <meter min="0" max=part.max value=move || points.get() aria-hidden="true"></meter>
            <span>
                {move || language.fill(msg::DRAFT_PART_POINTS, &[("points", &points.get()), ("max", &part.max)])}
            </span>
        </dd>
    }
}
