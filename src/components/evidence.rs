//! The evidence of an answer: the state of its papers, the papers themselves, and a note for the dossier.

use leptos::prelude::*;

use super::choice_field::ChoiceField;
use super::link::A;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::catalogue::{Criterion, Question};
use sao_lang_core::draft::EvidenceState;
use sao_lang_core::locale::msg;

/// Fields for the evidence of the chosen option: its state, the papers that prove it, and a note for the dossier.
#[component]
pub fn Evidence(
    criterion: &'static Criterion,
    question: &'static Question,
    #[prop(into)] chosen: Signal<Option<usize>>,
) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let id = &criterion.id;
    let state = Memo::new(move |_| open.with(|d| d.answers.get(id).map(|a| a.evidence).unwrap_or_default()));
    let note = open.peek(|d| d.answers.get(id).map(|a| a.note.clone()).unwrap_or_default());
    // If another option is chosen, only the papers that do not prove both options are drawn again.
    let papers = Memo::new(move |_| {
        chosen.get().and_then(|option| question.option(option)).map_or(&[][..], |choice| choice.papers.as_slice())
    });
    let to_prepare = Memo::new(move |_| !open.edition.nothing_to_prepare(papers.get()));
    let evidence_choice = move |value: EvidenceState| {
        view! {
            <ChoiceField
                group=format!("evidence-{id}")
                label=Signal::derive(move || language.t(value.words()).to_owned())
                checked=Signal::derive(move || state.get() == value)
                on_change=move |_| open.change(|d| d.edit_answer(id, |a| a.evidence = value))
            />
        }
    };
    let note_id = format!("note-{id}");
    let hint_id = format!("note-hint-{id}");
    view! {
        <div class="evidence">
            <Show when=move || to_prepare.get()>
                <fieldset>
                    <legend>{move || language.t(msg::QUESTION_EVIDENCE)}</legend>
                    <div class="choices-row">
                        {evidence_choice(EvidenceState::Ready)}
                        {evidence_choice(EvidenceState::Preparing)}
                        {evidence_choice(EvidenceState::None)}
                    </div>
                    <p class="hint">{move || language.t(msg::QUESTION_PAPERS)}</p>
                    <div class="papers">
                        <For each=move || papers.get().to_vec() key=|paper| *paper let:paper>
                            <PaperBox criterion paper />
                        </For>
                    </div>
                </fieldset>
            </Show>
            <div class="field">
                <label for=note_id.clone()>{move || language.t(msg::QUESTION_NOTE)}</label>
                <p class="hint" id=hint_id.clone()>
                    {move || language.t(msg::QUESTION_NOTE_HINT)}
                </p>
                <textarea
                    id=note_id
                    rows="2"
                    aria-describedby=hint_id
                    prop:value=note
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        open.change(|d| d.edit_answer(id, |a| a.note = text));
                    }
                ></textarea>
            </div>
        </div>
    }
}

/// A checkbox for a paper; the dossier names the checked papers.
#[component]
fn PaperBox(criterion: &'static Criterion, paper: u16) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let id = &criterion.id;
    let paper = open.edition.paper(paper);
    let ticked = Memo::new(move |_| open.with(|d| d.answers.get(id).is_some_and(|a| a.names(&paper.key))));
    let toggle = move |on: bool| {
        open.change(|d| {
            d.edit_answer(id, |answer| {
                answer.papers.retain(|key| *key != paper.key);
                if on {
                    answer.papers.push(paper.key.clone());
                }
            });
        });
    };
    view! {
        <ChoiceField label=Signal::derive(move || language.c(paper.name).to_owned()) checked=ticked on_change=toggle />
        // No list of its own as in `WriteHere`: the code for one would be fetched before the first answer.
        {paper
            .template
            .then(|| {
                view! {
                    <A href=open.link(&format!("write/{}", paper.key)) attr:class="text-link">
                        {move || language.t(msg::QUESTION_WRITE_HERE)}
                    </A>
                }
            })}
    }
}
