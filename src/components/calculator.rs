//! "Reckon for me": the figures of a question, what follows from them, and a button that chooses it. The code is a lazy
//! part of its own, because a first visit does without it.

use leptos::prelude::*;

use super::figure_field::FigureField;
use crate::browser::clock;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use crate::state::resume_point::use_unsure;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::{Criterion, Text as _};
use sao_lang_core::figures::{FigureAt, Reckoned, rating_year, reckon};
use sao_lang_core::locale::{msg, values};

/// What the card of a question tells the calculator.
#[derive(Clone, Copy)]
pub struct OfQuestion {
    /// The criterion of the question.
    pub criterion: &'static Criterion,
    /// Whether the fields are shown. What follows from stated figures is shown in any case.
    pub opened: Signal<bool>,
}

/// The calculator of the question in the context.
#[component]
pub fn Calculator() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let OfQuestion { criterion, opened } = use_context()?;
    // The browser's clock always gives a valid date.
    let year = rating_year(open.edition, day(&clock::today())?);
    let question = &open.edition.question(criterion).key;
    let reckoned = Memo::new(move |_| open.with(|d| reckon(d, open.edition, question, year)));
    let asked = reckoned.with_untracked(|reckoned| reckoned.as_ref().map(|r| (r.asked.clone(), r.calculator)))?;
    let (asked, calculator) = asked;
    let fields = move || {
        let fields = asked.iter().map(|figure| view! { <FigureField figure=*figure /> }).collect_view();
        view! {
            {calculator.besides.as_ref().map(|words| view! { <p class="hint">{move || words.text(language.get())}</p> })}
            {fields}
        }
    };
    Some(view! {
        <div class="reckoned">
            {move || opened.get().then(&fields)}
            <Result criterion reckoned opened />
        </div>
    })
}

/// What was reckoned, and what follows for the answer.
#[component]
fn Result(criterion: &'static Criterion, reckoned: Memo<Option<Reckoned>>, opened: Signal<bool>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let unsure = use_unsure();
    let chosen = Memo::new(move |_| open.with(|d| d.option(&criterion.id)));
    let of = move || reckoned.get().filter(|reckoned| opened.get() || open.with(|d| reckoned.is_begun(d)));
    let sentences = move || {
        let lang = language.get();
        let reckoned = of()?;
        let gaps = reckoned.values.iter().filter_map(|value| value.as_ref().err()).map(|gap| gap.words(lang));
        let missing: Vec<String> =
            open.with(|d| reckoned.missing(d).map(|figure: &FigureAt| figure.label(lang)).collect());
        let begun = open.with(|d| reckoned.is_begun(d));
        let missing = (begun && !missing.is_empty())
            .then(|| language.fill(msg::FIGURES_MISSING, values::List { list: &missing.join("; ") }));
        let said = reckoned.sums(lang).into_iter().chain(gaps).chain(missing).chain(reckoned.follows(criterion, lang));
        let said: Vec<String> = said.filter(|sentence| !sentence.is_empty()).collect();
        Some(said.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view())
    };
    let against = move || {
        let words = of()?.on_choice(criterion, chosen.get()?)?;
        Some(view! { <p class="strong">{language.t(words)}</p> })
    };
    let proposed = Memo::new(move |_| of()?.proposes(chosen.get()));
    let choose = move |option: usize| {
        let points = criterion.points(option);
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    unsure.set(&criterion.id, false);
                    open.change(|d| d.choose(&criterion.id, u8::try_from(option).ok()));
                }
            >
                {move || language.fill(msg::FIGURES_CHOOSE, values::Points { points: &points })}
            </button>
        }
    };
    view! {
        <div class="status" role="status">
            {sentences}
            {against}
        </div>
        {move || proposed.get().map(choose)}
    }
}
