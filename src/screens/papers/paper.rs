//! `/draft/:id/papers/:paper`: one paper of the register.

use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::addressed::addressed_paper;
use super::files::Attachments;
use super::results::Results;
use super::{CodeLink, proves, with_proofs};
use crate::browser::clock;
use crate::components::choice_field::ChoiceField;
use crate::components::confirm::Confirm;
use crate::components::field::TextField;
use crate::components::heading::ScreenHeading;
use crate::components::laws::LawLines;
use crate::components::write_here::WriteHere;
use crate::state::attachments;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::Indicators;
use sao_lang_core::draft::{EvidenceState, Paper};
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::review::{PaperFault, PaperText, paper_faults, role};

/// A function that returns one text of a paper.
type Text = fn(&mut Paper) -> &mut String;

/// The paper in the address.
#[component]
pub fn PaperPage() -> impl IntoView {
    addressed_paper(|index| view! { <OnePaper index /> }.into_any())
}

#[component]
fn OnePaper(
    /// The index of the paper in the register.
    index: usize,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let first = open.peek(|d| d.papers[index].clone());
    let of = move |read: fn(&Paper) -> EvidenceState| open.with(|d| d.papers.get(index).map(read).unwrap_or_default());
    let state = Memo::new(move |_| of(|p| p.state));
    let named = first.clone();
    let title = Signal::derive(move || named.name(open.edition, language.get()).to_owned());
    let laws = open.edition.paper_index(&first.paper).map_or(Vec::new(), |i| open.edition.paper(i).laws.clone());
    let written: Vec<u16> = open.edition.paper_index(&first.paper).into_iter().collect();
    let shows_code = open.edition.paper_index(&first.paper).is_some_and(|i| open.edition.code_paper == Some(i));
    let role = role(&first, open.edition);
    let indicators_hint =
        if role == Some(Indicators::Shown) { msg::SLIPS_LABEL_HINT } else { msg::PAPERS_INDICATORS_HINT };
    let with_rows = role.filter(|role| *role != Indicators::Shown);
    let key = first.paper.clone();
    let proves = move || with_proofs(open, |_, proofs| proves(proofs.criteria(&key), language));
    let faults = Memo::new(move |_| {
        let today = day(&clock::today());
        today.map(|today| open.with(|d| paper_faults(d, index, open.edition, today))).unwrap_or_default()
    });
    // The faults of a text, shown below its field, with the text that it was compared with.
    let remark = move |id: &'static str| {
        Signal::derive(move || {
            let of_this = |fault: &PaperFault| fault.at().is_some_and(|text| text.id() == id);
            let said = |fault: PaperFault| {
                let words = language.fill(msg::REACH_REMARK, values::Fault { fault: &fault.words(language.get()) });
                match open.with(|d| fault.said_elsewhere(d).to_owned()) {
                    text if text.is_empty() => words,
                    text => {
                        format!("{words} {}", language.fill(msg::REACH_WRITTEN_OTHERWISE, values::Text { text: &text }))
                    }
                }
            };
            let all: Vec<String> = faults.with(|all| all.iter().copied().filter(of_this).map(said).collect());
            (!all.is_empty()).then(|| all.join(" "))
        })
    };
    let differs = faults.with_untracked(|all| all.iter().any(|f| f.at().is_some_and(PaperText::is_copied)));
    let field = move |id: &'static str, label: Message, hint: Option<Message>, kind: &'static str, text: Text| {
        let value = open.peek(|d| text(&mut d.papers[index].clone()).clone());
        view! {
            <TextField
                id
                kind
                label=Signal::derive(move || language.t(label).to_owned())
                hint=hint.map(|h| Signal::derive(move || language.t(h).to_owned()))
                remark=remark(id)
                value
                on_change=move |v| open.change(|d| d.edit_paper(index, |p| *text(p) = v))
            />
        }
    };
    let state_choice = move |value: EvidenceState| {
        view! {
            <ChoiceField
                group="paper-state"
                label=Signal::derive(move || language.t(value.words()).to_owned())
                checked=Signal::derive(move || state.get() == value)
                on_change=move |_| open.change(|d| d.edit_paper(index, |p| p.state = value))
            />
        }
    };
    view! {
        <ScreenHeading text=title />
        <p class="meta">{proves}</p>
        <LawLines edition=open.edition laws />
        <WriteHere papers=written />
        {shows_code.then(|| view! { <CodeLink /> })}
        <fieldset class="field">
            <legend>{move || language.t(msg::PAPERS_STATE)}</legend>
            <div class="choices-row">
                {state_choice(EvidenceState::Ready)} {state_choice(EvidenceState::Preparing)}
                {state_choice(EvidenceState::None)}
            </div>
        </fieldset>
        <Show when=move || state.get() == EvidenceState::Preparing>
            {field("paper-due", msg::PAPERS_DUE, None, "date", |p| &mut p.due)}
        </Show>
        {field("paper-number", msg::PAPERS_NUMBER, None, "text", |p| &mut p.number)}
        {field("paper-issuer", msg::PAPERS_ISSUER, None, "text", |p| &mut p.issuer)}
        {field("paper-issued", msg::PAPERS_ISSUED, None, "date", |p| &mut p.issued)}
        {field("paper-valid-until", msg::PAPERS_VALID_UNTIL, Some(msg::PAPERS_VALID_UNTIL_HINT), "date", |p| {
            &mut p.valid_until
        })}
        {field("paper-label", msg::PAPERS_LABEL, Some(msg::PAPERS_LABEL_HINT), "text", |p| &mut p.label)}
        {with_rows.map(|role| view! { <Results index role /> })}
        <Attachments index />
        <details class="card" open=differs>
            <summary>{move || language.t(msg::PAPERS_AS_WRITTEN)}</summary>
            <p class="hint">{move || language.t(msg::PAPERS_AS_WRITTEN_HELP)}</p>
            {field("paper-holder", msg::PAPERS_HOLDER, None, "text", |p| &mut p.holder)}
            {field("paper-address", msg::PAPERS_ADDRESS, None, "text", |p| &mut p.address)}
            {field("paper-product", msg::PAPERS_PRODUCT, None, "text", |p| &mut p.product)}
            {field("paper-indicators", msg::PAPERS_INDICATORS, Some(indicators_hint), "text", |p| {
                &mut p.indicators
            })}
        </details>
        <Remove index name=title />
        <nav class="buttons">
            <A href=open.link("papers") attr:class="button primary">
                {move || language.t(msg::PAPERS_TO_LIST)}
            </A>
        </nav>
    }
}

/// The button that removes the paper from the register, after a question to the user.
#[component]
fn Remove(index: usize, name: Signal<String>) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let navigate = use_navigate();
    let asked = RwSignal::new(false);
    let answer = Callback::new(move |yes: bool| {
        asked.set(false);
        if yes {
            let files = open.peek(|d| d.papers[index].files.iter().map(|f| f.id.clone()).collect::<Vec<_>>());
            navigate(&open.link("papers"), Default::default());
            open.change(|d| {
                d.remove_paper(index);
            });
            open.let_go(&files);
            attachments::forget_unnamed();
        }
    });
    view! {
        <button type="button" class="button quiet" on:click=move |_| asked.set(true)>
            {move || language.t(msg::PAPERS_REMOVE)}
        </button>
        {move || {
            asked
                .get()
                .then(|| {
                    view! {
                        <Confirm
                            title=language.t(msg::PAPERS_REMOVE_TITLE)
                            question=language.fill(msg::PAPERS_REMOVE_QUESTION, values::Name { name: &name.get() })
                            yes=language.t(msg::PAPERS_REMOVE_YES)
                            no=language.t(msg::PAPERS_REMOVE_NO)
                            on_answer=answer
                        />
                    }
                })
        }}
    }
}
