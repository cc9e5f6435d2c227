//! The questions of a paper.

use leptos::prelude::*;

use super::rows::Rows;
use crate::components::choice_field::ChoiceField;
use crate::components::field::TextField;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::templates::{Ask, AskKind, Template, Written};

/// All questions of a paper, one below the other.
#[component]
pub(super) fn Asks(template: StoredValue<Template>, copy: usize) -> impl IntoView {
    let language = use_language();
    let asks = template.with_value(|template| template.asks.clone());
    match asks.is_empty() {
        true => view! { <p>{move || language.t(msg::WRITTEN_ASK_NONE)}</p> }.into_any(),
        false => asks.into_iter().map(|ask| view! { <OneAsk template copy ask /> }).collect_view().into_any(),
    }
}

#[component]
fn OneAsk(template: StoredValue<Template>, copy: usize, ask: Ask) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let id = format!("ask-{}", ask.key);
    let label = {
        let ask = ask.clone();
        Signal::derive(move || {
            let label = ask.text(language.get());
            match ask.needed {
                true => format!("{label} ({})", language.t(msg::WRITTEN_NEEDED)),
                false => label.to_owned(),
            }
        })
    };
    let hint = {
        let ask = ask.clone();
        Signal::derive(move || {
            let hint = ask.hint.as_ref().map(|hint| hint.text(language.get()).to_owned());
            let shows = !ask.example.is_empty()
                && matches!(ask.kind, AskKind::Line | AskKind::Long | AskKind::Number | AskKind::Money);
            let example = shows.then(|| language.fill(msg::WRITTEN_EXAMPLE, values::Text { text: &ask.example }));
            [hint, example].into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
    };
    let value = template.with_value(|t| open.peek(|draft| Written::copy(t, copy).text(draft, &ask).to_owned()));
    let set = {
        let ask = ask.clone();
        move |text: String| {
            template.with_value(|t| open.change(|draft| Written::copy(t, copy).set(draft, &ask, &text)));
        }
    };
    match ask.kind {
        AskKind::Table => view! { <Rows template copy ask label hint /> }.into_any(),
        AskKind::Choice => {
            let chosen = RwSignal::new(value);
            let set = StoredValue::new(set);
            let choices = ask.choices.iter().cloned().map(|choice| {
                let (stored, shown) = (choice.vi.clone(), choice.clone());
                view! {
                    <ChoiceField
                        group=id.clone()
                        label=Signal::derive(move || shown.text(language.get()).to_owned())
                        checked=Signal::derive(move || chosen.with(|chosen| *chosen == choice.vi))
                        on_change=move |_| {
                            chosen.set(stored.clone());
                            set.with_value(|set| set(stored.clone()));
                        }
                    />
                }
            });
            view! {
                <fieldset class="field">
                    <legend>{move || label.get()}</legend>
                    {choices.collect_view()}
                </fieldset>
            }
            .into_any()
        }
        AskKind::Date => view! { <TextField id label hint=Some(hint) kind="date" value on_change=set /> }.into_any(),
        AskKind::Long => view! { <TextField id label hint=Some(hint) long=true value on_change=set /> }.into_any(),
        AskKind::Line | AskKind::Number | AskKind::Money => {
            view! { <TextField id label hint=Some(hint) value on_change=set /> }.into_any()
        }
    }
}
