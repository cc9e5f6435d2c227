//! The tasks of one member in a joint plan.

use leptos::prelude::*;

use crate::browser::address::link;
use crate::state::language::Language;
use sao_lang_core::assessment::JointStep;
use sao_lang_core::assessment::effort_words;
use sao_lang_core::locale::{msg, values};
use sao_lang_core::tasks::{Costs, MemberTask, ProductTasks, What, WorkingPart, step_name};

/// A member's part of the plan, with the products of the plan.
pub struct Part<'p> {
    part: &'p WorkingPart<'p>,
    products: &'p [ProductTasks],
}

impl<'p> Part<'p> {
    /// The view of one part of a working paper.
    pub fn of(part: &'p WorkingPart<'p>, products: &'p [ProductTasks]) -> Part<'p> {
        Part { part, products }
    }

    /// The conditions and papers, then the steps; each entry links to its screen in the draft.
    pub fn view(&self, costs: RwSignal<Costs>, language: Language) -> AnyView {
        let lang = language.get();
        let member = &self.part.member;
        let phone =
            (!member.phone.is_empty()).then(|| language.fill(msg::TASKS_PHONE, values::Phone { phone: &member.phone }));
        let first = self.part.first(self.products, lang);
        let first = first.iter().map(|task| self.task(task, language)).collect_view();
        let unanswered = self.part.first.iter().any(|t| matches!(t.task.what, What::Answer(_)));
        let steps = self.part.steps.iter().map(|step| self.step(step, costs, language)).collect_view();
        view! {
            <section class="joint-member">
                <h3>{member.name(lang).to_owned()}</h3>
                {phone.map(|phone| view! { <p class="meta">{phone}</p> })}
                {(!self.part.first.is_empty())
                    .then(|| {
                        view! {
                            <h4>{language.t(msg::WORKING_FIRST)}</h4>
                            {unanswered.then(|| view! { <p class="hint">{language.t(msg::WORKING_ANSWER_HELP)}</p> })}
                            <ul class="joint-first">{first}</ul>
                        }
                    })}
                {(!self.part.steps.is_empty())
                    .then(|| {
                        view! {
                            <h4>{language.t(msg::WORKING_MEMBER_STEPS)}</h4>
                            <ol class="joint-steps">{steps}</ol>
                        }
                    })}
            </section>
        }
        .into_any()
    }

    /// A product's name as a link to a screen of its draft. It is a plain `<a>`, because there are many; the router
    /// handles it too.
    fn product(&self, index: usize, screen: &str, language: Language) -> impl IntoView + use<> {
        let product = self.products.get(index);
        let href = product.map(|p| link(&format!("/draft/{}/{screen}", p.id))).unwrap_or_default();
        let name = super::name_of(self.products, index, language);
        view! { <a href=href.trim_end_matches('/').to_owned() class="text-link">{name}</a> " " }
    }

    fn task(&self, task: &MemberTask, language: Language) -> impl IntoView + use<> {
        let lang = language.get();
        let words = task.words(self.products, lang);
        let due = (!task.task.due.is_empty()).then(|| {
            let words = if task.task.late { msg::TASKS_DUE_LATE } else { msg::TASKS_DUE };
            language.fill(words, values::Day { day: &task.task.due_words(lang) })
        });
        let person = (!task.task.person.is_empty())
            .then(|| language.fill(msg::TASKS_PERSON, values::Name { name: &task.task.person }));
        let about: Vec<String> = due.into_iter().chain(person).collect();
        let places = task.serves.iter().map(|s| self.product(s.product, &s.place, language)).collect_view();
        view! {
            <li class:joint-shared=task.shared>
                <span>{words}</span>
                {(!about.is_empty()).then(|| view! { <span class="meta">{about.join(" · ")}</span> })}
                <span class="task-places">{places}</span>
            </li>
        }
    }

    fn step(&self, step: &JointStep, costs: RwSignal<Costs>, language: Language) -> impl IntoView + use<> {
        let lang = language.get();
        let (title, statement) = step_name(step, self.products, lang);
        let (effort, count) = (step.effort, step.lifts.len());
        let takes = move || {
            let cost = costs.get().of(effort).words(language.get());
            let effort = language.t(effort_words(effort));
            language.fill(msg::WORKING_STEP_LINE, values::CostEffort { effort: &effort, cost: &cost })
        };
        let lifts = step.lifts.iter();
        let places =
            lifts.map(|l| self.product(l.product, &format!("question/{}", l.criterion), language)).collect_view();
        view! {
            <li class="card" class:joint-shared=step.shared>
                <strong>{title}</strong>
                {step
                    .shared
                    .then(|| view! { <p class="joint-mark">{language.fill(msg::JOINT_SERVES, values::N { n: &count })}</p> })}
                {statement.map(|text| view! { <p>{language.fill(msg::JOINT_TO, values::Text { text: &text })}</p> })}
                <p class="meta">{takes}</p>
                <p class="task-places">{places}</p>
            </li>
        }
    }
}
