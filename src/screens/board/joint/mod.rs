//! `/board/joint?ids=&stars=&count=`: what lifts the most of the chosen products per effort, as a working paper; with
//! `print=1` as pages.

mod costs;
mod part;

use crate::components::file_download::{FileDownloadNote, use_file_download};
use crate::components::link::A;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::filters::{after_all, at};
use super::report::texts_of;
use super::select::Select;
use super::working_paper::{self, PrintWorking};
use crate::browser::clock;
use crate::browser::dom;
use crate::components::heading::ScreenHeading;
use crate::components::try_again::WorkerAlert;
use crate::state::language::{Language, use_language};
use crate::state::task::use_tasks;
use crate::state::worker;
use sao_lang_core::assessment::{CERTIFIED_STARS, JointPlan, Stage, is_certified};
use sao_lang_core::draft::parse;
use sao_lang_core::locale::{Message, msg, values};
use sao_lang_core::tasks::{Costs, Load, ProductTasks, working_paper};
use worker_protocol::{Failure, JointChoice, JointReply, PlanJointly, StoredText, Working, WorkingFile};

use costs::{CostFields, kept_costs};
use part::Part;

/// Ids in the address, separated by commas.
pub fn ids_of(list: &str) -> Vec<String> {
    list.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// What is chosen of the plan, as the address has it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chosen {
    ids: String,
    /// Stars to reach, 3 to 5; `None`: each product its next class.
    stars: Option<u8>,
    /// How many products are to be lifted; `None`: as many as are worth most.
    count: Option<usize>,
}

impl Chosen {
    fn address(&self) -> String {
        let mut address = format!("/board/joint?ids={}", self.ids);
        if let Some(stars) = self.stars {
            address += &format!("&stars={stars}");
        }
        if let Some(count) = self.count {
            address += &format!("&count={count}");
        }
        address
    }

    fn choice(&self) -> JointChoice {
        JointChoice { stars: self.stars, count: self.count, costs: kept_costs() }
    }
}

/// The joint plan of the drafts in the address.
#[component]
pub fn Joint() -> impl IntoView {
    let address = use_query_map();
    // Whatever is chosen on the screen changes the address, but draws nothing anew.
    let asked = Memo::new(move |_| address.with(|q| (q.get("ids").unwrap_or_default(), q.get("print").is_some())));
    move || {
        let (ids, print) = asked.get();
        let of = |name: &str| address.with_untracked(|q| q.get(name));
        let stars = of("stars").and_then(|text| text.parse().ok()).filter(|stars| is_certified(*stars));
        let chosen = Chosen { ids, stars, count: of("count").and_then(|text| text.parse().ok()) };
        if print {
            let (ids, back) = (ids_of(&chosen.ids), (chosen.address(), msg::WORKING_BACK));
            view! { <PrintWorking working=Working::Joint(chosen.choice()) ids title=msg::JOINT_TITLE back /> }
                .into_any()
        } else {
            view! { <Asked chosen /> }.into_any()
        }
    }
}

#[component]
fn Asked(chosen: Chosen) -> impl IntoView {
    let language = use_language();
    let tasks = use_tasks();
    // A draft that cannot be read has no place in the plan.
    let mut texts: Vec<StoredText> = texts_of(&ids_of(&chosen.ids));
    texts.retain(|t| parse(t.text.as_bytes()).is_ok());
    let count = texts.len();
    let stars = RwSignal::new(after_all(&CERTIFIED_STARS, chosen.stars.as_ref()));
    let lift = RwSignal::new(chosen.count);
    let ids = StoredValue::new(chosen.ids);
    let now = Signal::derive(move || Chosen {
        ids: ids.get_value(),
        stars: at(&CERTIFIED_STARS, stars.get()),
        count: lift.get(),
    });
    let navigate = use_navigate();
    Effect::new(move |before: Option<String>| {
        let address = now.get().address();
        if before.is_some_and(|before| before != address) {
            // The choice is in the address: it is there again after a reload, and can be sent.
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..Default::default() });
        }
        address
    });
    let found = RwSignal::new(None::<Result<JointReply, Failure>>);
    let tries = RwSignal::new(());
    Effect::new(move || {
        tries.track();
        // How many are lifted is chosen from the plan that is there.
        let _ = stars.get();
        let request = PlanJointly { drafts: texts.clone(), stars: now.get_untracked().stars, today: clock::today() };
        found.set(None);
        tasks.spawn(async move {
            found.set(Some(worker::ask(request).await));
        });
    });
    dom::keep_focus(&[]);
    let star_words = Callback::new(move |n: usize| match n {
        0 => language.t(msg::JOINT_STARS_NEXT).to_owned(),
        n => language.fill(msg::RESULT_STARS, values::N { n: &at(&CERTIFIED_STARS, n).unwrap_or_default() }),
    });
    view! {
        <ScreenHeading text=Signal::derive(move || language.t(msg::JOINT_TITLE).to_owned()) />
        <p>{move || language.t(msg::JOINT_LEAD)}</p>
        <p>{move || language.fill(msg::JOINT_FOR, values::N { n: &count })}</p>
        <Select id="joint-stars" label=msg::JOINT_STARS count=CERTIFIED_STARS.len() + 1 words=star_words chosen=stars />
        {move || match found.get() {
            None => view! { <p role="status">{language.t(msg::JOINT_WORKING)}</p> }.into_any(),
            Some(Err(why)) => view! { <WorkerAlert why again=move || tries.set(()) /> }.into_any(),
            Some(Ok(JointReply { plan, products })) => view! { <Plan plan products lift now /> }.into_any(),
        }}
        <A href="/board" attr:class="text-link">
            {move || language.t(msg::BOARD_BACK)}
        </A>
    }
}

/// The name of a product of the plan.
fn name_of(products: &[ProductTasks], index: usize, language: Language) -> String {
    products.get(index).map(|p| p.name(language.get()).to_owned()).unwrap_or_default()
}

/// Products under a sentence; nothing where there are none.
fn listed(
    words: Message<values::N<'static>>,
    places: &[usize],
    products: &[ProductTasks],
    language: Language,
) -> Option<AnyView> {
    let names = places.iter().map(|p| view! { <li>{name_of(products, *p, language)}</li> }).collect_view();
    (!places.is_empty()).then(|| {
        view! {
            <p>{language.fill(words, values::N { n: &places.len() })}</p>
            <ul>{names}</ul>
        }
        .into_any()
    })
}

#[component]
fn Plan(
    plan: JointPlan,
    products: Vec<ProductTasks>,
    lift: RwSignal<Option<usize>>,
    now: Signal<Chosen>,
) -> impl IntoView {
    let language = use_language();
    let costs = RwSignal::new(kept_costs());
    let best = plan.best_value().map_or(0, |s| s.lifted.len());
    let of_stage = |stage: &Stage| -> Vec<_> { stage.steps.iter().map(|s| s.effort).collect() };
    let efforts: Vec<_> = plan.stages.iter().map(of_stage).collect();
    let count = efforts.len();
    let first = plan.stage(lift.get_untracked()).map_or(0, |s| s.lifted.len().saturating_sub(1));
    let chosen = RwSignal::new(first);
    // Only what is chosen by hand is kept: the best of another plan is another number.
    Effect::new(move |before: Option<usize>| {
        let now = chosen.get();
        if before.is_some_and(|before| before != now) {
            lift.set(Some(now + 1));
        }
        now
    });
    let words = Callback::new(move |n: usize| {
        let of = efforts.get(n).cloned().unwrap_or_default();
        let load = Load::of(of, &Costs::default()).words(language.get());
        let line = language.fill(msg::WORKING_LIFT_OPTION, values::LoadN { n: &(n + 1), load: &load });
        if n + 1 == best { format!("{line} ({})", language.t(msg::JOINT_BEST)) } else { line }
    });
    let plan = StoredValue::new(plan);
    let products = StoredValue::new(products);
    let with = move |what: fn(&JointPlan) -> &Vec<usize>, words: Message<values::N<'static>>| {
        plan.with_value(|plan| products.with_value(|p| listed(words, what(plan), p, language)))
    };
    let some_rejected = plan.with_value(|p| !p.rejected.is_empty());
    view! {
        {move || with(|p| &p.reached, msg::JOINT_REACHED_LIST)}
        {move || with(|p| &p.out_of_reach, msg::JOINT_UNREACHABLE)}
        {move || {
            some_rejected
                .then(|| {
                    view! {
                        <section class="card board-rejected">
                            <h2>{language.t(msg::WORKING_CONDITIONS)}</h2>
                            <p>{language.t(msg::WORKING_CONDITIONS_HELP)}</p>
                            {with(|p| &p.rejected, msg::WORKING_REJECTED)}
                        </section>
                    }
                })
        }}
        {match count {
            0 => view! { <p role="status">{move || language.t(msg::JOINT_NONE)}</p> }.into_any(),
            _ => view! { <Select id="joint-count" label=msg::JOINT_LIFT count words chosen /> }.into_any(),
        }}
        {move || {
            let index = chosen.get();
            plan.with_value(|plan| {
                let stage = plan.stages.get(index);
                products.with_value(|products| paper(plan, stage, products, costs, language))
            })
        }}
        <CostFields costs />
        <Files now />
    }
}

/// The working paper: what it takes, then member by member.
fn paper(
    plan: &JointPlan,
    stage: Option<&Stage>,
    products: &[ProductTasks],
    costs: RwSignal<Costs>,
    language: Language,
) -> AnyView {
    let of_stage = stage.map(|stage| {
        let proved = if stage.at_least == stage.weight { msg::JOINT_EXACT } else { msg::WORKING_BOUND };
        let efforts: Vec<_> = stage.steps.iter().map(|s| s.effort).collect();
        let takes = move || {
            let lang = language.get();
            let load = Load::of(efforts.iter().copied(), &costs.get());
            language.fill(msg::WORKING_LOAD, values::CostLoad { load: &load.words(lang), cost: &load.cost.words(lang) })
        };
        let lifted = stage.lifted.iter().map(|p| view! { <li>{name_of(products, *p, language)}</li> });
        let is_shared = stage.steps.iter().any(|s| s.shared);
        view! {
            <p class="joint-load">
                <strong>{takes}</strong>
            </p>
            <p role="status" class="hint">{language.t(proved)}</p>
            <h2>{language.t(msg::JOINT_LIFTED)}</h2>
            <ul class="joint-lifted">{lifted.collect_view()}</ul>
            {is_shared.then(|| view! { <p class="hint">{language.t(msg::JOINT_CHECK)}</p> })}
        }
    });
    let parts = working_paper(plan, stage, products);
    let heading = (!parts.is_empty()).then(|| view! { <h2>{language.t(msg::WORKING_BY_MEMBER)}</h2> });
    let parts = parts.iter().map(|part| Part::of(part, products).view(costs, language)).collect_view();
    view! {
        {of_stage}
        {heading}
        {parts}
    }
    .into_any()
}

/// The plan as files and on paper.
#[component]
fn Files(now: Signal<Chosen>) -> impl IntoView {
    let language = use_language();
    let download = use_file_download();
    let button = move |id: &'static str, file: fn(JointChoice) -> WorkingFile, label: Message| {
        let make = move |_| {
            let chosen = now.get_untracked();
            working_paper::download(download, file(chosen.choice()), &ids_of(&chosen.ids), "");
        };
        view! {
            <button type="button" class="button wide" id=id on:click=make>
                {move || language.t(label)}
            </button>
        }
    };
    view! {
        <h2>{move || language.t(msg::WORKING_TAKE)}</h2>
        <div class="card">
            {button("joint-docx", |joint| WorkingFile::Word(Working::Joint(joint)), msg::WORKING_WORD)}
            {button("joint-xlsx", WorkingFile::JointWorkbook, msg::WORKING_BOOK)}
            <A href=move || format!("{}&print=1", now.get().address()) attr:class="button wide">
                {move || language.t(msg::WORKING_PRINT)}
            </A>
            <FileDownloadNote download />
        </div>
    }
}
