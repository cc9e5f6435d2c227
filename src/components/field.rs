//! Fields for typed text. The app never writes to a field while the user types, because that would disturb input
//! methods for Vietnamese.

use leptos::prelude::*;

/// A text field with its label and hint.
#[component]
pub fn TextField(
    /// An id that is unique on the screen; tests find the field by it.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// A hint on what to write, with an example.
    #[prop(default = None, into)]
    hint: Option<Signal<String>>,
    /// Whether the field has several lines.
    #[prop(optional)]
    long: bool,
    /// The type of the input: `text`, `tel`, `email` or `date`.
    #[prop(optional)]
    kind: Option<&'static str>,
    /// The value of the `inputmode` attribute, by which a telephone shows its keys for numbers.
    #[prop(optional)]
    mode: Option<&'static str>,
    /// The value of the `autocomplete` attribute, by which the browser fills the field in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// A remark on a doubtful value, shown below the field. It never prevents a value.
    #[prop(default = None, into)]
    remark: Option<Signal<Option<String>>>,
    /// The first value.
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
    // The remark is hidden while the user types.
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
                inputmode=mode
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
            // The element exists while it is empty, so that a screen reader reads each new text in it.
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
