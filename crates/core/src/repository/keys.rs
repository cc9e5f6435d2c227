//! The keys of all texts that the app keeps in the storage of a browser. A constant that ends with a slash is a prefix,
//! which is followed by an id or a name. The scripts in `public/` repeat some keys, because they do not use the code of
//! the app; `tests/all/keys.rs` compares both.

/// The prefix of the entries of drafts: the id of the draft follows.
pub const DRAFT: &str = "sao-lang/draft/";
/// The prefix of the previous versions: the id of the draft follows.
pub const PREVIOUS: &str = "sao-lang/previous/";
/// The prefix of the summaries for lists: the id of the draft follows.
pub const SUMMARY: &str = "sao-lang/summary/";
/// Attachments that drafts no longer name but whose bytes may still exist: ids, one on each line.
pub const LET_GO: &str = "sao-lang/let-go";
/// The prefix of quarantined entries, which are damaged: the id of the draft, a slash and a number follow.
pub const QUARANTINE: &str = "sao-lang/aside/";
/// The prefix of the marks of deleted drafts whose entry may still be in the browser's journal: the id follows. Without
/// the mark, the journal would restore the draft of a user who leaves the page right after deleting it.
pub const GONE: &str = "sao-lang/gone/";
/// The highest revision of all drafts. Where it is missing, the storage was emptied; where it exists, a missing draft
/// was deleted.
pub const COUNT: &str = "sao-lang/revision";
/// The prefix of the drafts that were begun and answered before the app had loaded (see [`crate::before_app`]): the id
/// of the draft follows.
pub const EARLY: &str = "sao-lang/early/";
/// The prefix of the marks of drafts that have a diary in the browser's database: the id of the draft follows. Where a
/// draft is gone and its mark is there, its diary is still to be deleted.
pub const DIARY: &str = "sao-lang/diary/";
/// The rows of the board (see [`crate::board::KeptRow`]).
pub const ROWS: &str = "sao-lang/board";
/// The prefix of series of codes of which some parts have been received: kind, checksum and length follow.
pub const INBOX: &str = "sao-lang/inbox/";
/// The prefix of the settings of the device: one of [`setting`] follows.
pub const SETTING: &str = "sao-lang/setting/";
/// The prefix of settings that are deleted with the tab, in the storage of the tab: one of [`tab`] follows.
pub const TAB: &str = "sao-lang/tab/";

/// The names of the settings of the device.
pub mod setting {
    /// The language, by its tag.
    pub const LANGUAGE: &str = "language";
    /// The colour palette.
    pub const THEME: &str = "theme";
    /// The size of type.
    pub const DISPLAY: &str = "display";
    /// The screen with which the app begins; empty for the start page. `public/start.js` reads it.
    pub const BEGIN: &str = "begin";
    /// Whether an answer leads to the next question by itself.
    pub const ADVANCE: &str = "advance";
    /// The prefix of the resume points: the id of the draft follows.
    pub const AT: &str = "at/";
    /// The prefix of the questions and conditions that were put off in a draft: the id of the draft follows.
    pub const UNSURE: &str = "unsure/";
    /// The prefix of the answers of the suitability check: the id of the draft follows.
    pub const FIT: &str = "fit/";
    /// The costs that the user has entered for the joint plan.
    pub const COSTS: &str = "costs";
    /// The columns of the board, as a view of which only the columns count.
    pub const BOARD_COLUMNS: &str = "board-columns";
    /// The timestamp of the last backup.
    pub const BACKUP: &str = "backup";
    /// The ids of the drafts that the last backup left out, separated by spaces.
    pub const BACKUP_LEFT: &str = "backup-left";
    /// The time at which the user put off the reminder of the backup.
    pub const BACKUP_LATER: &str = "backup-later";
    /// The time at which the user read the notice that the browser has not promised to keep any data.
    pub const BACKUP_UNSAFE: &str = "backup-unsafe";
}

/// The names of the settings of the tab.
pub mod tab {
    /// Whether the user presents to a room, and the settings of the presentation.
    pub const PRESENTER: &str = "presenter";
    /// Whether the tab belongs to a participant.
    pub const PARTICIPANT: &str = "participant";
    /// The prefix of the marks that the word of a solution was typed: the word follows.
    pub const SOLUTION: &str = "solution-";
    /// The prefix of the what-ifs: the id of the draft follows.
    pub const WHAT_IF: &str = "trial/";
    /// The last view of the board.
    pub const BOARD: &str = "board";
}
