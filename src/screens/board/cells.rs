//! What stands in the columns of a row.

use leptos::prelude::*;

use super::person::button_id;
use crate::browser::clock;
use crate::components::icons::{Check, Warning};
use crate::components::stars::Stars;
use crate::state::language::Language;
use sao_lang_core::assessment::Verdict;
use sao_lang_core::board::{Board, Class, Column, Deadline, Readiness, Row, standing_notes};
use sao_lang_core::catalogue::{Text as _, catalogue};
use sao_lang_core::locale::{Lang, msg, values};

/// The cell of a column for the row at a place of the board. A tap on the person asks for that place.
pub fn cell(
    column: Column,
    board: &Board,
    index: usize,
    asked: RwSignal<Option<usize>>,
    language: Language,
) -> impl IntoView + use<> {
    let row = &board.rows[index];
    let lang = language.get();
    let content = match column {
        Column::Readiness => readiness(row.readiness, lang),
        Column::Distance => distance(row, lang).into_any(),
        Column::Day => next_day(board, index, lang),
        Column::Person => person(row, index, asked, language),
        Column::Set => set_name(row, lang).into_any(),
        Column::Stars => verdict(row, language),
        Column::Points => points(row, lang),
        Column::Holds => holds(row, lang).into_any(),
        Column::Evidence => evidence(row, language).into_any(),
        Column::Changed => view! { <span class="meta">{clock::local(&row.changed, lang.tag())}</span> }.into_any(),
    };
    view! { <td role="cell" class=format!("board-{}", column.key())>{content}</td> }
}

/// The short name of its set.
pub fn set_name(row: &Row, lang: Lang) -> &'static str {
    catalogue().edition(&row.edition).and_then(|e| e.set(row.set)).map_or("", |set| set.short.text(lang))
}

/// Whether it can be handed in, with a sign, and how much is missing.
pub fn readiness(readiness: Readiness, lang: Lang) -> AnyView {
    let sign = match readiness.class() {
        Class::Ready => Some(view! { <Check /> }.into_any()),
        Class::Rejected => Some(view! { <Warning /> }.into_any()),
        Class::Papers | Class::Conditions => None,
    };
    view! {
        <strong class:late=readiness == Readiness::Rejected>{sign}{readiness.words(lang)}</strong>
        {readiness.missing(lang).map(|missing| view! { <span class="meta">{missing}</span> })}
    }
    .into_any()
}

/// What it lacks for the next stars, in words.
pub fn distance(row: &Row, lang: Lang) -> String {
    match (row.distance, row.verdict()) {
        (Some(distance), _) => distance.words(lang),
        (None, Verdict::Stars(_)) => msg::HOLDS_NOTHING.text(lang).to_owned(),
        (None, verdict @ Verdict::TooEarly) => verdict.words(0, lang),
        // Stars are no matter before that is dealt with.
        (None, Verdict::Rejected) => String::new(),
    }
}

/// The most urgent day; where it is past, how long ago, with a sign.
pub fn next_day(board: &Board, index: usize, lang: Lang) -> AnyView {
    let Some(next) = board.next(index) else { return ().into_any() };
    let day = clock::local_date(&next.day, lang.tag());
    let what = match next.what {
        Deadline::HandIn => msg::BOARD_LIST_HAND_IN,
        other => other.words(),
    };
    let what = what.text(lang);
    match board.days_late(index) {
        Some(days) => {
            let late = msg::BOARD_LIST_LATE.fill(lang, values::N { n: &days });
            let what = format!("{what}, {day}");
            view! {
                <strong class="late"><Warning />{late}</strong>
                <span class="meta">{what}</span>
            }
            .into_any()
        }
        None => view! {
            <strong>{day}</strong>
            <span class="meta">{what}</span>
        }
        .into_any(),
    }
}

fn person(row: &Row, index: usize, asked: RwSignal<Option<usize>>, language: Language) -> AnyView {
    let name = row.name(language.get()).to_owned();
    let said = if row.person.is_empty() { language.t(msg::BOARD_LIST_ASSIGN).to_owned() } else { row.person.clone() };
    let label = language.fill(msg::BOARD_LIST_PERSON_LABEL, values::NamePerson { person: &said, name: &name });
    view! {
        <button
            type="button"
            class="button quiet"
            id=button_id(&row.id)
            aria-label=label
            aria-haspopup="dialog"
            on:click=move |_| asked.set(Some(index))
        >
            {said}
        </button>
    }
    .into_any()
}

fn points(row: &Row, lang: Lang) -> AnyView {
    let parts = match row.parts.as_slice() {
        [a, b, c] => msg::BOARD_POINTS_PARTS.fill(lang, values::ABC { a, b, c }),
        _ => String::new(),
    };
    view! {
        <strong>{msg::COMMON_POINTS.fill(lang, values::N { n: &row.total() })}</strong>
        <span class="meta">{parts}</span>
    }
    .into_any()
}

fn holds(row: &Row, lang: Lang) -> String {
    let found = catalogue().edition(&row.edition).and_then(|e| Some((e, e.set(row.set)?)));
    found.map_or(String::new(), |(edition, set)| row.holds.words(edition, set, lang))
}

fn evidence(row: &Row, language: Language) -> String {
    match row.evidence {
        Some(n) => language.fill(msg::BOARD_EVIDENCE, values::N { n: &n }),
        // Nothing is known of the papers of a draft without answers.
        None if row.answered == 0 => String::new(),
        None => language.t(msg::BOARD_EVIDENCE_NONE).to_owned(),
    }
}

/// Stars with their range, or in words why there are none; below, what they depend on and what is still open.
fn verdict(row: &Row, language: Language) -> AnyView {
    let (lang, standing) = (language.get(), row.standing());
    let notes = standing_notes(standing, lang).into_iter().map(|note| view! { <span class="meta">{note}</span> });
    let notes = notes.collect_view();
    match standing.verdict() {
        Verdict::Stars(stars) => {
            let words =
                |(least, most)| language.fill(msg::TABLE_STARS_RANGE, values::LeastMost { least: &least, most: &most });
            let range = row.spread().map(words);
            view! {
                <Stars count=Signal::from(stars) />
                {range.map(|r| view! { <span class="meta">{r}</span> })}
                {notes}
            }
            .into_any()
        }
        Verdict::Rejected | Verdict::TooEarly => view! {
            <strong>{standing.words(lang)}</strong>
            {notes}
        }
        .into_any(),
    }
}
