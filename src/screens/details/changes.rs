//! The step on changes, for an upgrade or a re-rating. For each topic it asks for the state before, the state now and
//! the papers that prove the change; it also asks for the figures of three years. All parts are collapsed at first.

use chrono::Datelike;
use leptos::prelude::*;

use super::form_field::FormField;
use crate::browser::clock;
use crate::components::choice_field::ChoiceField;
use crate::components::field::TextField;
use crate::components::link::A;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::EditionTexts as _;
use sao_lang_core::draft::{RatingKind, Said, Topic, Year};
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::review::{KindFinding, YEARS_ID, topic_finding};

/// All topics, and the figures of the years.
#[component]
pub fn SinceRecognition() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let kind = Memo::new(move |_| open.with(|d| d.kind));
    let lead = move || match kind.get() {
        RatingKind::ReRating => language.t(msg::KINDS_LEAD_RE_RATING),
        RatingKind::Upgrade | RatingKind::First => language.t(msg::KINDS_LEAD_UPGRADE),
    };
    view! {
        <p>{lead}</p>
        {Topic::ALL.map(|topic| view! { <TopicFold topic /> }).collect_view()}
        <YearsFold />
        <p class="place">{move || language.t(msg::KINDS_PLACE)}</p>
    }
}

/// The fields of one topic.
#[component]
fn TopicFold(topic: Topic) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let said = Memo::new(move |_| open.with(|d| d.said(topic)));
    let finding = Memo::new(move |_| open.with(|d| topic_finding(d, topic)));
    let ticked = Memo::new(move |_| open.with(|d| d.recognition.unchanged.contains(topic.key())));
    view! {
        <details class="part-folded" id=topic.id()>
            <summary>
                <span class="part-name">{move || language.t(topic.name())}</span>
                <span class="meta">{move || language.t(state_words(finding.get(), said.get()))}</span>
            </summary>
            {topic.before_field().map(|field| view! { <FormField field /> })}
            <ChoiceField
                label=Signal::derive(move || {
                    language.fill(msg::KINDS_UNCHANGED, values::Topic { topic: &language.t(topic.name()) })
                })
                checked=ticked
                on_change=move |on| open.change(|d| d.recognition.tick_unchanged(topic, on))
            />
            <Show when=move || said.get() != Said::Unchanged>
                {topic.now_field().map(|field| view! { <FormField field /> })} <ProvingPapers topic />
            </Show>
        </details>
    }
}

/// The state of a topic in a few words.
fn state_words(finding: Option<KindFinding>, said: Said) -> Message {
    match (finding, said) {
        (Some(KindFinding::TopicBoth(_)), _) => msg::KINDS_STATE_BOTH,
        (Some(KindFinding::BeforeMissing(_)), _) => msg::KINDS_STATE_NO_BEFORE,
        (Some(KindFinding::ChangeUnproven(_)), _) => msg::KINDS_STATE_UNPROVEN,
        (Some(_), _) => msg::KINDS_STATE_OPEN,
        (None, Said::Nothing) => msg::KINDS_STATE_OPTIONAL,
        (None, Said::InTable) => msg::KINDS_STATE_IN_TABLE,
        (None, Said::Unchanged) => msg::KINDS_STATE_UNCHANGED,
        (None, Said::Change | Said::Both) => msg::KINDS_STATE_WRITTEN,
    }
}

/// Checkboxes for the papers of the register that prove a change. They are drawn when the user expands them, because
/// each topic may have dozens of papers.
#[component]
fn ProvingPapers(topic: Topic) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let asked = RwSignal::new(false);
    let count = Memo::new(move |_| open.with(|d| d.recognition.papers_of(topic).len()));
    view! {
        <details id=topic.papers_id() on:toggle=move |_| asked.set(true)>
            <summary>
                {move || language.fill(msg::KINDS_PAPERS, values::N { n: &count.get() })}
                <span class="visually-hidden">{move || format!(": {}", language.t(topic.name()))}</span>
            </summary>
            <Show when=move || asked.get()>
                <PaperBoxes topic />
            </Show>
        </details>
    }
}

#[component]
fn PaperBoxes(topic: Topic) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let keys: Vec<String> = open.peek(|d| d.papers_to_prove(topic).into_iter().map(str::to_owned).collect());
    if keys.is_empty() {
        return view! {
            <p class="hint">{move || language.t(msg::KINDS_PAPERS_NONE)}</p>
            <A href=open.link("papers") attr:class="text-link">
                {move || language.t(msg::KINDS_PAPERS_OPEN)}
            </A>
        }
        .into_any();
    }
    let boxes = keys.into_iter().map(|key| {
        let (named, own) = (key.clone(), key.clone());
        let name = move || open.edition.paper_name(&named, language.get()).to_owned();
        let ticked = Memo::new(move |_| open.with(|d| d.recognition.papers_of(topic).contains(&own)));
        let tick = move |on: bool| open.change(|d| d.recognition.tick_paper(topic, &key, on));
        view! { <ChoiceField label=Signal::derive(name) checked=ticked on_change=tick /> }
    });
    view! {
        <fieldset class="field">
            <legend>{move || language.t(msg::KINDS_PAPERS_LEGEND)}</legend>
            {boxes.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// The output and the revenue of the last years.
#[component]
fn YearsFold() -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    // The browser's clock always gives a valid date.
    let this_year = day(&clock::today()).and_then(|today| u16::try_from(today.year()).ok()).unwrap_or_default();
    let whole = Memo::new(move |_| open.with(|d| d.recognition.has_all_years()));
    let is_due = Memo::new(move |_| open.with(|d| d.kind == RatingKind::ReRating));
    let state = move || match (whole.get(), is_due.get()) {
        (true, _) => msg::KINDS_STATE_WRITTEN,
        (false, true) => msg::KINDS_STATE_OPEN,
        (false, false) => msg::KINDS_STATE_OPTIONAL,
    };
    let years = open.peek(|d| d.recognition.years_to_ask(this_year));
    let rows = years.into_iter().enumerate().map(|(index, year)| view! { <YearFields this_year index year /> });
    view! {
        <details class="part-folded" id=YEARS_ID>
            <summary>
                <span class="part-name">{move || language.t(msg::KINDS_YEARS)}</span>
                <span class="meta">{move || language.t(state())}</span>
            </summary>
            <p class="hint">{move || language.t(msg::KINDS_YEARS_HINT)}</p>
            {rows.collect_view()}
        </details>
    }
}

/// The figures of one year.
#[component]
fn YearFields(
    /// The current year.
    this_year: u16,
    /// The index of this year among the years that are asked for.
    index: usize,
    /// The first values of the fields.
    year: Year,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let field = move |name: &str, label: Message, value: String, write: fn(&mut Year, String)| {
        view! {
            <TextField
                id=format!("{YEARS_ID}-{index}-{name}")
                label=Signal::derive(move || language.t(label).to_owned())
                value
                on_change=move |text: String| {
                    open.change(|d| d.recognition.edit_year(this_year, index, |year| write(year, text)));
                }
            />
        }
    };
    let number = if year.year == 0 { String::new() } else { year.year.to_string() };
    view! {
        <fieldset class="field">
            <legend>{move || language.fill(msg::KINDS_YEAR, values::N { n: &(index + 1) })}</legend>
            {field("year", msg::KINDS_YEAR_NUMBER, number, |year, text| year.year = Year::read(&text))}
            {field("output", msg::TOPIC_OUTPUT, year.output, |year, text| year.output = text)}
            {field("revenue", msg::TOPIC_REVENUE, year.revenue, |year, text| year.revenue = text)}
        </fieldset>
    }
}
