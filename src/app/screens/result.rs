//! `/draft/:id/result`: stars, what holds back, points by part.

use crate::app::parts::link::A;
use leptos::prelude::*;

use crate::app::language::use_language;
use crate::app::open_draft::use_draft;
use crate::app::parts::alert::Alert;
use crate::app::parts::bar::Bar;
use crate::app::parts::heading::ScreenHeading;
use crate::app::parts::ladder::Ladder;
use crate::app::parts::stars::Stars;
use crate::app::parts::surround::surround;
use crate::app::place;
use crate::app::screens::plan::criterion_link;
use crate::app::screens::section::section_title;
use crate::assessment::{Figure, Unmet, aim, last_look};
use crate::catalogue::Part;
use crate::edge::clock;
use crate::locale::{Message, msg};

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
    surround("wide");
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::RESULT_TITLE).to_owned()) />
        <Rejections />
        <div class="card result woven">
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
        <div class="columns">
            <div>
                <HeldBack />
                <Progress />
                <h2>{move || language.t(msg::RESULT_PARTS)}</h2>
                <dl class="part-bars">
                    {open.set.parts.iter().enumerate().map(|(place, part)| view! { <PartBar place part /> }).collect_view()}
                </dl>
            </div>
            <div>
                <RangeView />
            </div>
        </div>
        <Sections />
        <p>
            <A href="/stars" attr:class="text-link">
                {move || language.t(msg::STARS_TITLE)}
            </A>
            " · "
            <A href="/about" attr:class="text-link">
                {move || language.t(msg::ABOUT_TITLE)}
            </A>
        </p>
        <nav class="buttons">
            <A href=open.link("plan") attr:class="button primary">
                {move || language.t(msg::DRAFT_STEP_PLAN)}
            </A>
            <A href=open.link("export") attr:class="button">
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
                view! { <li>{move || language.c(knock_out.result)}</li> }
            });
            view! {
                <Alert>
                    <h2>{move || language.t(msg::RESULT_REJECTED)}</h2>
                    <p>{move || language.t(msg::RESULT_REJECTED_HELP)}</p>
                    <ul>{items.collect_view()}</ul>
                    <A href=open.link("check") attr:class="text-link">
                        {move || language.t(msg::CHECK_TITLE)}
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
            let next = open.assessment.with_untracked(|r| place::go_on(&open.id.get_value(), r));
            let next = open.link(&next.map(|id| format!("question/{id}")).unwrap_or_default());
            let words = match answered {
                0 => language.t(msg::RESULT_ALL_OPEN).to_owned(),
                _ => language.fill(msg::RESULT_OPEN, &[("n", &(asked - answered))]),
            };
            view! {
                <div class="card">
                    <p>{words}</p>
                    <A href=next attr:class="button wide">
                        {move || language.t(msg::RESULT_OPEN_LINK)}
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
        let Some(next) = open.with(|d| aim(d, result.stars)) else {
            return view! { <p>{language.t(msg::RESULT_TOP)}</p> }.into_any();
        };
        let held = result.stars < result.stars_by_points;
        let title = if held {
            language.fill(msg::RESULT_HELD_BACK, &[("by-points", &result.stars_by_points), ("stars", &result.stars)])
        } else {
            language.fill(msg::RESULT_NEXT_STAR, &[("next", &next)])
        };
        let missing = open.edition.least_points(next).saturating_sub(result.score.total);
        let marks: Vec<Unmet> = result.lacking(next).into_iter().cloned().collect();
        let help = if held { msg::RESULT_HELD_BACK_HELP } else { msg::RESULT_NEXT_STAR_MARKS };
        view! {
            <section class="card held-back">
                <h2>{title}</h2>
                {(missing > 0)
                    .then(|| view! { <p>{language.fill(msg::RESULT_NEXT_STAR_POINTS, &[("n", &missing)])}</p> })}
                {(!marks.is_empty())
                    .then(|| {
                        view! {
                            <p>{language.fill(help, &[("next", &next)])}</p>
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

/// A mark that is not reached, with a link to its question.
#[component]
fn UnmetMark(unmet: Unmet) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let criterion = open.set.criterion(&unmet.criterion);
    criterion.map(|criterion| {
        let needs = open.edition.question(criterion).option(unmet.option).map(|choice| choice.text);
        let answered =
            open.assessment.with_untracked(|r| r.criterion(&criterion.id).is_some_and(|c| c.option.is_some()));
        let words = if answered { msg::RESULT_UNMET } else { msg::RESULT_UNMET_OPEN };
        view! {
            <li>
                {criterion_link(criterion, open, language)}
                <p class="meta">
                    {move || {
                        let needs = needs.map(|text| language.c(text)).unwrap_or_default();
                        language.fill(words, &[("needs", &needs), ("has", &unmet.has), ("points", &unmet.needs)])
                    }}
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
            <Bar value=points max=part.max />
            <span>
                {move || language.fill(msg::DRAFT_PART_POINTS, &[("points", &points.get()), ("max", &part.max)])}
            </span>
        </dd>
    }
}

/// Sure, likely and possible: how far the estimate can be trusted, and why.
#[component]
fn RangeView() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let row = move |label: Message, help: Message, figure: fn(&crate::assessment::Range) -> &Figure| {
        view! {
            <tr>
                <th scope="row">
                    {move || language.t(label)} <span class="meta">{move || language.t(help)}</span>
                </th>
                <td>{move || open.range.with(|r| figure(r).score.total)}</td>
                <td>{move || open.range.with(|r| figure(r).stars)}</td>
            </tr>
        }
    };
    let verdict = move || {
        let (sure, possible) = open.range.with(|r| (r.sure.stars, r.possible.stars));
        if sure == possible {
            language.fill(msg::RANGE_FIRM, &[("stars", &sure)])
        } else {
            language.fill(msg::RANGE_WIDE, &[("least", &sure), ("most", &possible)])
        }
    };
    let reasons = move || {
        let (unproven, judged, open_count) = open.range.with(|r| (r.unproven.len(), r.judged, r.open.len()));
        let reasons = [(unproven, msg::RANGE_UNPROVEN), (judged, msg::RANGE_JUDGED), (open_count, msg::RANGE_OPEN)];
        let said = reasons.into_iter().filter(|(n, _)| *n > 0);
        said.map(|(n, words)| view! { <li>{language.fill(words, &[("n", &n)])}</li> }).collect_view()
    };
    view! {
        <section class="card">
            <h2>{move || language.t(msg::RANGE_TITLE)}</h2>
            <p>{verdict}</p>
            <Ladder />
            <table class="range">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{move || language.t(msg::RANGE_POINTS)}</th>
                        <th scope="col">{move || language.t(msg::RANGE_STARS)}</th>
                    </tr>
                </thead>
                <tbody>
                    {row(msg::RANGE_SURE, msg::RANGE_SURE_HELP, |r| &r.sure)}
                    {row(msg::RANGE_LIKELY, msg::RANGE_LIKELY_HELP, |r| &r.likely)}
                    {row(msg::RANGE_POSSIBLE, msg::RANGE_POSSIBLE_HELP, |r| &r.possible)}
                </tbody>
            </table>
            <ul>{reasons}</ul>
        </section>
    }
}

/// How the result grew since the last look on another day.
#[component]
fn Progress() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    move || {
        let before = open.with(|d| last_look(d, &clock::now()).cloned())?;
        let (points, stars) = open.assessment.with(|r| (r.score.total, r.stars));
        let when = clock::local_date(&before.date, language.get().tag());
        Some(view! {
            <p class="card">
                {language
                    .fill(
                        msg::RESULT_PROGRESS,
                        &[
                            ("when", &when),
                            ("points", &before.points),
                            ("stars", &before.stars),
                            ("new-points", &points),
                            ("new-stars", &stars),
                        ],
                    )}
            </p>
        })
    }
}

/// The sections as small bars, each leading to its questions.
#[component]
fn Sections() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let row = move |section: &'static crate::catalogue::Section| {
        let points = Memo::new(move |_| {
            open.assessment
                .with(|r| section.criteria.iter().filter_map(|c| r.criterion(&c.id)).map(|c| c.points).sum::<u16>())
        });
        view! {
            <li>
                <A href=open.link(&format!("section/{}", section.id)) attr:class="text-link">
                    {move || section_title(section, language)}
                </A>
                <Bar value=points max=section.max />
                <span class="meta">
                    {move || {
                        language.fill(msg::DRAFT_PART_POINTS, &[("points", &points.get()), ("max", &section.max)])
                    }}
                </span>
            </li>
        }
    };
    view! {
        <h2>{move || language.t(msg::RESULT_SECTIONS)}</h2>
        <ul class="improvements">{open.set.sections().map(row).collect_view()}</ul>
    }
}
