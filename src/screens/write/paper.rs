//! What only the producer knows, for one paper.

use leptos::prelude::*;

use super::asks::Asks;
use super::{Fetched, address};
use crate::browser::clock;
use crate::browser::storage::diary;
use crate::components::figure_field::FigureField;
use crate::components::link::A;
use crate::state::language::use_language;
use crate::state::open_draft::use_draft;
use sao_lang_core::calendar::day;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::figures_of;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::templates::{Source, Written, template};

/// The questions of a paper, the figures that it prints, and the way to its pages. Everything typed is kept at once.
#[component]
pub(super) fn PaperForm(fetched: Fetched, key: String, copy: usize) -> impl IntoView {
    let language = use_language();
    let open = use_draft();
    let Some(template) = template(&fetched.templates, &key).cloned() else { return ().into_any() };
    let today = day(&clock::today()).unwrap_or_default();
    let (kind, figures) = open.peek(|draft| {
        let source = Source { draft, edition: open.edition, set: open.set, templates: &fetched.templates, today };
        let written = Written::copy(&template, copy);
        (source.kind().map(|kind| kind.name.clone()), figures_of(&source, &written))
    });
    // A template for other kinds of applicant is shown all the same, since the draft may not say its kind yet.
    let kinds = fetched.templates.kinds.iter().filter(|kind| template.kinds.contains(&kind.key));
    let kinds = StoredValue::new(kinds.map(|kind| kind.name.clone()).collect::<Vec<_>>());
    let (about, template) = (template.about.clone(), StoredValue::new(template));
    // Another copy can be written once something is typed for this one.
    let copies = Memo::new(move |_| {
        template.with_value(|template| {
            open.with(|draft| {
                let shown =
                    Written::copies(template, draft).into_iter().map(|written| written.copy).collect::<Vec<_>>();
                (shown, Written::next(template, draft).map(|written| written.copy))
            })
        })
    });
    let to = move |copy: usize, page: &'static str| {
        template.with_value(|template| open.link(&address(&Written::copy(template, copy), page)))
    };
    let missing = Memo::new(move |_| {
        template.with_value(|template| open.with(|draft| Written::copy(template, copy).missing(draft).len()))
    });
    let in_diary = template.with_value(|template| template.diary) && diary::has_one(&open.id.get_value());
    view! {
        <p class="lead">{move || about.text(language.get()).to_owned()}</p>
        {in_diary
            .then(|| {
                view! {
                    <p>
                        {move || language.t(msg::WRITTEN_FROM_DIARY)} " "
                        <A href=open.link("diary")>{move || language.t(msg::WRITTEN_FROM_DIARY_OPEN)}</A>
                    </p>
                }
            })}
        {kind
            .map(|kind| {
                view! {
                    <p class="hint">
                        {move || language.fill(msg::WRITTEN_KIND, values::Kind { kind: &kind.text(language.get()) })} " "
                        <A href=open.link("details/applicant#applicant-organisation")>
                            {move || language.t(msg::WRITTEN_KIND_CHANGE)}
                        </A>
                    </p>
                }
            })}
        {move || {
            let names = kinds.with_value(|kinds| kinds.iter().map(|kind| kind.text(language.get()).to_owned()).collect::<Vec<_>>());
            (!names.is_empty())
                .then(|| {
                    let kinds = names.join(", ");
                    view! { <p class="hint">{language.fill(msg::WRITTEN_FOR_KINDS, values::Kinds { kinds: &kinds })}</p> }
                })
        }}
        {move || {
            let (shown, _) = copies.get();
            (shown.len() > 1)
                .then(|| {
                    let links = shown
                        .into_iter()
                        .map(|other| {
                            let current = (other == copy).then_some("page");
                            view! {
                                <A href=to(other, "") attr:class="button" attr:aria-current=current>
                                    {language.fill(msg::WRITTEN_COPY, values::N { n: &other })}
                                </A>
                            }
                        });
                    view! { <nav class="buttons">{links.collect_view()}</nav> }
                })
        }}
        <h2>{move || language.t(msg::WRITTEN_ASK)}</h2>
        <Asks template copy />
        {(!figures.is_empty())
            .then(|| {
                view! {
                    <h2>{move || language.t(msg::WRITTEN_FIGURES)}</h2>
                    {figures.into_iter().map(|figure| view! { <FigureField figure /> }).collect_view()}
                }
            })}
        <p role="status" class="hint">
            {move || match missing.get() {
                0 => String::new(),
                n => language.fill(msg::WRITTEN_MISSING, values::N { n: &n }),
            }}
        </p>
        <nav class="stack">
            <A href=to(copy, "/page") attr:class="button primary wide" attr:id="write-preview">
                {move || language.t(msg::WRITTEN_PREVIEW)}
            </A>
            {move || {
                let (_, next) = copies.get();
                next.filter(|_| missing.get() == 0)
                    .map(|next| {
                        view! {
                            <A href=to(next, "") attr:class="button wide">
                                {language.t(msg::WRITTEN_COPY_NEXT)}
                            </A>
                        }
                    })
            }}
        </nav>
    }
    .into_any()
}
