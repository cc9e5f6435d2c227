//! `/draft/:id/result`: stars, what holds back, points by part.

use crate::components::link::A;
use leptos::prelude::*;

use crate::browser::clock;
use crate::components::bar::Bar;
use crate::components::heading::ScreenHeading;
use crate::components::icons::Forward;
use crate::components::ladder::Ladder;
use crate::components::stars::Stars;
use crate::components::surround::surround;
use crate::components::verdict::{Rejections, StillOpen, says_stars};
use crate::screens::plan::criterion_link;
use crate::screens::section::section_title;
use crate::state::language::{Language, use_language};
use crate::state::open_draft::use_draft;
use crate::state::presenter::use_presenter;
use sao_lang_core::assessment::{Award, Figure, Unmet, Verdict, award, last_look};
use sao_lang_core::catalogue::{Part, Text as _};
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::practice::told;

/// The estimate and what follows from it.
#[component]
pub fn ResultPage() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let says_stars = says_stars(open);
    if untrack(|| use_presenter().is_on()) {
        return view! { <OnTheWall says_stars /> }.into_any();
    }
    surround("wide");
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::RESULT_TITLE).to_owned()) />
        <Rejections />
        <VerdictCard />
        <StillOpen />
        <div class="columns">
            <div>
                <Show when=move || says_stars.get()>
                    <HeldBack />
                    <Progress />
                </Show>
                <h2>{move || language.t(msg::RESULT_PARTS)}</h2>
                <dl class="part-bars">
                    {open.set.parts.iter().enumerate().map(|(index, part)| view! { <PartBar index part /> }).collect_view()}
                </dl>
            </div>
            <div>
                <Show when=move || says_stars.get()>
                    <RangeView />
                </Show>
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
                <Forward />
            </A>
        </nav>
    }
    .into_any()
}

/// The result for a room, in one view: the stars, and the reason that the exercise tells, or what holds back.
#[component]
fn OnTheWall(says_stars: Memo<bool>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let told = open.peek(told).answer;
    view! {
        <div class="wall-result">
            <ScreenHeading text=Signal::derive(move || language.t(msg::RESULT_TITLE).to_owned()) />
            <VerdictCard />
            {match told {
                Some(told) => {
                    view! {
                        <section class="card wall-told">
                            <h2>{move || language.t(msg::PRACTICE_ANSWER)}</h2>
                            <p>{move || told.text(language.get()).to_owned()}</p>
                        </section>
                    }
                        .into_any()
                }
                None => view! { <Show when=move || says_stars.get()><HeldBack /></Show> }.into_any(),
            }}
        </div>
        <Rejections />
    }
}

/// The verdict on its cloth: stars only where they may be said.
#[component]
fn VerdictCard() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let standing = Memo::new(move |_| open.assessment.with(|r| r.standing()));
    let verdict = Memo::new(move |_| standing.get().verdict());
    let points = move || open.assessment.with(|r| language.fill(msg::RESULT_POINTS, values::N { n: &r.score.total }));
    // What it would be worth once the conditions hold.
    let otherwise = move || {
        let stars = standing.get().stars_once_mended();
        stars.map(|stars| language.fill(msg::VERDICT_ONCE_MENDED, values::Stars { stars: &stars }))
    };
    view! {
        <div class="card result woven">
            {move || match verdict.get() {
                Verdict::Stars(n) => Some(view! { <Stars count=Signal::from(n) /> }),
                _ => None,
            }}
            <p class="result-stars">{move || standing.get().words(language.get())}</p>
            <p class="result-points">{points}</p>
            {move || otherwise().map(|words| view! { <p>{words}</p> })}
            {move || match verdict.get() {
                Verdict::TooEarly => Some(view! { <p>{language.t(msg::VERDICT_TOO_EARLY_HELP)}</p> }.into_any()),
                Verdict::Stars(stars) => Some(certificate(stars, language).into_any()),
                Verdict::Rejected => None,
            }}
            <p class="hint">{move || language.t(msg::RESULT_ESTIMATE)}</p>
        </div>
    }
}

/// Who decides on so many stars, and whether they bring a certificate.
fn certificate(stars: u8, language: Language) -> impl IntoView {
    let (who, certificate) = match award(stars) {
        Award::Ministry => (msg::RESULT_WHO_MINISTRY, Some(msg::RESULT_CERTIFICATE)),
        Award::Province => (msg::RESULT_WHO_PROVINCE, Some(msg::RESULT_CERTIFICATE)),
        Award::Nobody => (msg::RESULT_NO_CERTIFICATE, None),
    };
    view! {
        <p>{language.t(who)} " " {certificate.map(|words| language.t(words))}</p>
    }
}

/// What the next star asks for: points, and marks that are not reached.
#[component]
fn HeldBack() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    move || {
        let result = open.assessment.get();
        let Some(gap) = open.with(|d| result.next_stars(d, open.edition)) else {
            return view! { <p>{language.t(msg::RESULT_TOP)}</p> }.into_any();
        };
        let (next, held) = (gap.stars, result.is_held_back());
        let title = if held {
            language.fill(
                msg::RESULT_HELD_BACK,
                values::ByPointsStars { by_points: &result.stars_by_points, stars: &result.stars },
            )
        } else {
            language.fill(msg::RESULT_NEXT_STAR, values::Next { next: &next })
        };
        let missing = gap.missing_points();
        let marks: Vec<Unmet> = gap.marks.into_iter().cloned().collect();
        let help = if held { msg::RESULT_HELD_BACK_HELP } else { msg::RESULT_NEXT_STAR_MARKS };
        view! {
            <section class="card held-back">
                <h2>{title}</h2>
                {missing.map(|n| view! { <p>{language.fill(msg::RESULT_NEXT_STAR_POINTS, values::N { n: &n })}</p> })}
                {(!marks.is_empty())
                    .then(|| {
                        view! {
                            <p>{language.fill(help, values::Next { next: &next })}</p>
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
        view! {
            <li>
                {criterion_link(criterion, open, language)}
                <p class="meta">
                    {move || {
                        let needs = needs.map(|text| language.c(text)).unwrap_or_default();
                        if answered {
                            let points = values::HasNeedsPoints { has: &unmet.has, needs: &needs, points: &unmet.needs };
                            language.fill(msg::RESULT_UNMET, points)
                        } else {
                            language.fill(msg::RESULT_UNMET_OPEN, values::Needs { needs: &needs })
                        }
                    }}
                </p>
            </li>
        }
    })
}

/// Points of a part against its maximum.
#[component]
fn PartBar(index: usize, part: &'static Part) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let points = Memo::new(move |_| open.assessment.with(|r| r.score.parts.get(index).copied().unwrap_or(0)));
    view! {
        <dt>
            {move || language.fill(msg::RESULT_PART_ROW, values::IdTitle { id: &part.id, title: &language.c(part.title) })}
        </dt>
        <dd>
            <Bar value=points max=part.max />
            <span>
                {move || language.fill(msg::DRAFT_PART_POINTS, values::MaxPoints { points: &points.get(), max: &part.max })}
            </span>
        </dd>
    }
}

/// Sure, likely and possible: how far the estimate can be trusted, and why.
#[component]
fn RangeView() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let row = move |label: Message, help: Message, figure: fn(&sao_lang_core::assessment::Range) -> &Figure| {
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
        let (sure, spread) = open.range.with(|r| (r.sure.stars, r.spread()));
        match spread {
            None => language.fill(msg::RANGE_FIRM, values::Stars { stars: &sure }),
            Some((least, most)) => language.fill(msg::RANGE_WIDE, values::LeastMost { least: &least, most: &most }),
        }
    };
    let reasons = move || {
        let (unproven, judged, open_count) = open.range.with(|r| (r.unproven.len(), r.judged, r.open.len()));
        let reasons = [(unproven, msg::RANGE_UNPROVEN), (judged, msg::RANGE_JUDGED), (open_count, msg::RANGE_OPEN)];
        let said = reasons.into_iter().filter(|(n, _)| *n > 0);
        said.map(|(n, words)| view! { <li>{language.fill(words, values::N { n: &n })}</li> }).collect_view()
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
                        values::NewPointsNewStarsPointsStarsWhen { when: &when, points: &before.points, stars: &before.stars, new_points: &points, new_stars: &stars },
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
    let row = move |section: &'static sao_lang_core::catalogue::Section| {
        let points = Memo::new(move |_| open.assessment.with(|r| r.section(section).points));
        view! {
            <li>
                <A href=open.link(&format!("section/{}", section.id)) attr:class="text-link">
                    {move || section_title(section, language)}
                </A>
                <Bar value=points max=section.max />
                <span class="meta">
                    {move || {
                        language.fill(msg::DRAFT_PART_POINTS, values::MaxPoints { points: &points.get(), max: &section.max })
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
