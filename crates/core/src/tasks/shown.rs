//! Which tasks to show.

use chrono::{Days, NaiveDate};

use super::{Member, MemberTask, Task};
use catalogue_model::search_key::search_key;

/// How far tasks are that are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// What is to be done.
    #[default]
    Open,
    /// What should be done by now.
    Late,
    /// What is to be done within 30 days.
    Soon,
    /// What is done.
    Done,
}

impl Show {
    /// All of them, in the order of the list to choose from.
    pub const ALL: [Show; 4] = [Show::Open, Show::Late, Show::Soon, Show::Done];
}

/// Which tasks to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// How far they are.
    pub show: Show,
    /// Only those of this person, however the name is written as to marks and case; empty: of all.
    pub person: String,
}

/// Days that [`Show::Soon`] looks ahead.
const SOON: u64 = 30;

impl Filter {
    /// Whether to show a task.
    pub fn holds(&self, task: &Task, today: NaiveDate) -> bool {
        let ahead = || today.checked_add_days(Days::new(SOON)).unwrap_or(NaiveDate::MAX).to_string();
        let how_far = match self.show {
            Show::Open => task.is_open(),
            Show::Late => task.late,
            Show::Soon => task.is_open() && !task.late && !task.due.is_empty() && task.due <= ahead(),
            Show::Done => !task.is_open(),
        };
        how_far && (self.person.is_empty() || search_key(&self.person) == search_key(&task.person))
    }

    /// The tasks of a member to show.
    pub fn select<'m>(&self, member: &'m Member, today: NaiveDate) -> Vec<&'m MemberTask> {
        member.tasks.iter().filter(|t| self.holds(&t.task, today)).collect()
    }
}

/// The names of all who have tasks, each once, in order.
pub fn persons(members: &[Member]) -> Vec<String> {
    let mut names: Vec<&str> = members.iter().flat_map(|m| &m.tasks).map(|t| t.task.person.as_str()).collect();
    names.retain(|name| !name.is_empty());
    names.sort_by_cached_key(|name| search_key(name));
    names.dedup_by_key(|name| search_key(name));
    names.into_iter().map(str::to_owned).collect()
}
