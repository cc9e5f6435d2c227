//! The filter for tasks.

use chrono::{Days, NaiveDate};

use super::{Member, MemberTask, Task};
use catalogue_model::search_key::search_key;

/// The state of the tasks to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Open tasks.
    #[default]
    Open,
    /// Open tasks whose due day is past.
    Late,
    /// Open tasks that are due within 30 days.
    Soon,
    /// Done tasks.
    Done,
}

impl Show {
    /// All states, in the sequence of the list to choose from.
    pub const ALL: [Show; 4] = [Show::Open, Show::Late, Show::Soon, Show::Done];
}

/// A filter for tasks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The state of the tasks to show.
    pub show: Show,
    /// Shows only tasks of this person, whatever the Vietnamese marks and the letter case of the name; empty for all
    /// tasks.
    pub person: String,
}

/// The number of days ahead that [`Show::Soon`] covers.
const SOON: u64 = 30;

impl Filter {
    /// Whether the filter shows a task.
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

    /// The tasks of a member that the filter shows.
    pub fn select<'m>(&self, member: &'m Member, today: NaiveDate) -> Vec<&'m MemberTask> {
        member.tasks.iter().filter(|t| self.holds(&t.task, today)).collect()
    }
}

/// The names of all persons who have tasks, each once, sorted.
pub fn persons(members: &[Member]) -> Vec<String> {
    let mut names: Vec<&str> = members.iter().flat_map(|m| &m.tasks).map(|t| t.task.person.as_str()).collect();
    names.retain(|name| !name.is_empty());
    names.sort_by_cached_key(|name| search_key(name));
    names.dedup_by_key(|name| search_key(name));
    names.into_iter().map(str::to_owned).collect()
}
