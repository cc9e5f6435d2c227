//! The open tasks as a text for a messenger.

use chrono::NaiveDate;

use super::{Member, MemberTask, ProductTasks, TaskKind, alike};
use crate::calendar::round_aimed_at;
use crate::catalogue::catalogue;
use crate::locale::{Lang, msg, values, written_day};

impl MemberTask {
    /// The words of the task, in the edition of its first product.
    pub fn words(&self, products: &[ProductTasks], lang: Lang) -> String {
        let first = self.serves.first().and_then(|s| products.get(s.product));
        let place = first.and_then(|p| p.edition_and_set(catalogue()));
        place.map(|(edition, set)| self.task.what.words(edition, set, lang)).unwrap_or_default()
    }

    /// The names of the products that the task serves.
    pub fn products(&self, products: &[ProductTasks], lang: Lang) -> String {
        let served = self.serves.iter().filter_map(|s| products.get(s.product));
        served.map(|p| p.name(lang)).collect::<Vec<_>>().join(", ")
    }
}

/// The open tasks of a member as plain lines, with the last day to hand in for the next round.
pub fn message(member: &Member, products: &[ProductTasks], today: NaiveDate, lang: Lang) -> String {
    let mut lines = vec![msg::TASKS_MESSAGE_HEAD.fill(lang, values::Name { name: &member.name(lang) })];
    let first = member.products.first().and_then(|p| products.get(*p));
    let edition = first.and_then(|p| catalogue().edition(&p.edition));
    let own = edition.and_then(|e| round_aimed_at(e, today)).and_then(|round| round.own);
    lines.extend(own.map(|own| msg::TASKS_MESSAGE_HAND_IN.fill(lang, values::Day { day: &written_day(own.hand_in) })));
    for kind in TaskKind::ALL {
        let of_kind = member.tasks.iter().filter(|t| t.task.kind == kind && t.task.is_open());
        let open = alike(of_kind.cloned(), products, lang);
        if open.is_empty() {
            continue;
        }
        lines.push(String::new());
        lines.push(format!("{}:", kind.name().text(lang)));
        for task in open {
            let mut line = format!("☐ {} ({})", task.words(products, lang), task.products(products, lang));
            if !task.task.due.is_empty() {
                line += &format!(". {}", msg::TASKS_DUE.fill(lang, values::Day { day: &task.task.due_words(lang) }));
            }
            if !task.task.person.is_empty() {
                line += &format!(". {}", msg::TASKS_PERSON.fill(lang, values::Name { name: &task.task.person }));
            }
            lines.push(line);
        }
    }
    if lines.len() <= 2 && member.tasks.iter().all(|t| !t.task.is_open()) {
        lines.push(msg::TASKS_NOTHING.text(lang).to_owned());
    }
    lines.join("\n")
}
