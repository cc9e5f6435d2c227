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
    /// What is doubtful about what stands there; shown under the field. It never keeps anything from being written.
    #[prop(default = None, into)]
    remark: Option<Signal<Option<String>>>,
    /// What stands there at first.
    value: String,
    /// Called with every change.
    #[prop(into)]
    on_change: Callback<String>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let label_for = id.clone();
    let remark_id = format!("{id}-remark");
    let ids = [hint.is_some().then(|| hint_id.clone()), remark.is_some().then(|| remark_id.clone())];
    let described =
        (hint.is_some() || remark.is_some()).then(|| ids.into_iter().flatten().collect::<Vec<_>>().join(" "));
    let autocomplete = autocomplete.unwrap_or("off");
    // Nobody is told of a doubt in the middle of a word.
    let typing = RwSignal::new(false);
    let typed = move |text: String| {
        typing.set(true);
        on_change.run(text);
    };
    let field = if long {
        view! {
            <textarea
                id=id
                rows="5"
                autocomplete=autocomplete
                aria-describedby=described
                prop:value=value
                on:input=move |event| typed(event_target_value(&event))
                on:blur=move |_| typing.set(false)
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
                on:input=move |event| typed(event_target_value(&event))
                on:blur=move |_| typing.set(false)
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=label_for>{move || label.get()}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{move || hint.get()}</p> })}
            {field}
            // It is there while it is empty, so that a screen reader hears what comes into it.
            {remark
                .map(|remark| {
                    view! {
                        <p class="hint status" id=remark_id role="status">
                            {move || remark.get().filter(|_| !typing.get())}
                        </p>
                    }
                })}
        </div>
    }
}
