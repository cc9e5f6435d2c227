//! Fields to type in. They are never written to while somebody types, so input methods for
//! Vietnamese keep their composition.

use leptos::prelude::*;

/// A text field with its label and hint.
#[component]
pub fn TextField(
    /// Unique on the screen; also the name by which tests find it.
    #[prop(into)]
    id: String,
    /// Label.
    #[prop(into)]
    label: Signal<String>,
    /// What to write, with an example.
    #[prop(default = None, into)]
    hint: Option<Signal<String>>,
    /// Several lines.
    #[prop(optional)]
    long: bool,
    /// Kind of input: `text`, `tel`, `email` or `date`.
    #[prop(optional)]
    kind: Option<&'static str>,
    /// The browser's name for what is asked, to fill it in by itself.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// What stands there at first.
    value: String,
    /// Called with every change.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let label_for = id.clone();
    let described = hint.is_some().then(|| hint_id.clone());
    let autocomplete = autocomplete.unwrap_or("off");
    let field = if long {
        view! {
            <textarea
                id=id
                rows="5"
                autocomplete=autocomplete
                aria-describedby=described
                prop:value=value
                on:input=move |event| on_change.run(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id
                type=kind.unwrap_or("text")
                autocomplete=autocomplete
                aria-describedby=described
                prop:value=value
                on:input=move |event| on_change.run(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=label_for>{move || label.get()}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{move || hint.get()}</p> })}
            {field}
        </div>
    }
}
