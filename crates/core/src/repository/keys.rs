//! The keys under which the app keeps anything in the storage of a browser. What ends with a slash begins a key that ends with
//! an id or a name. The scripts below `public/` name some of them again, as they need nothing of the app;
//! `tests/all/keys.rs` holds theirs against these.

/// Entries of drafts: this, then the draft's id.
pub const DRAFT: &str = "sao-lang/draft/";
/// The version before.
pub const PREVIOUS: &str = "sao-lang/previous/";
/// Summaries for lists.
pub const SUMMARY: &str = "sao-lang/summary/";
/// Attachments that drafts no longer name and whose bytes may still be there: ids, one a line.
pub const LET_GO: &str = "sao-lang/let-go";
/// Damaged entries that were set aside: this, the draft's id, a slash and a number.
pub const QUARANTINE: &str = "sao-lang/aside/";
/// Drafts that were deleted and whose entry may still be in the browser's journal: this, then the id. Without it, who leaves
/// the page right after deleting would find the draft put back.
pub const GONE: &str = "sao-lang/gone/";
/// The highest revision of all drafts. That it is gone tells a storage that was emptied from a draft that was deleted.
pub const COUNT: &str = "sao-lang/revision";
/// What was begun and answered before the app was there (see [`crate::before_app`]): this, then the draft's id.
pub const EARLY: &str = "sao-lang/early/";
/// The rows of the board (see [`crate::board::KeptRow`]).
pub const ROWS: &str = "sao-lang/board";
/// Series of codes of which some parts have come in: this, then what tells series apart.
pub const INBOX: &str = "sao-lang/inbox/";
/// Settings of the device: this, then one of [`setting`].
pub const SETTING: &str = "sao-lang/setting/";
/// Settings that end with the tab, in the storage of the tab: this, then one of [`tab`].
pub const TAB: &str = "sao-lang/tab/";

/// Names of the settings of the device.
pub mod setting {
    /// The language, by its tag.
    pub const LANGUAGE: &str = "language";
    /// The palette.
    pub const THEME: &str = "theme";
    /// The size of type.
    pub const DISPLAY: &str = "display";
    /// The screen with which the app begins; empty: the start page. `public/start.js` reads it.
    pub const BEGIN: &str = "begin";
    /// Whether an answer leads on to the next question.
    pub const ADVANCE: &str = "advance";
    /// Where one was in a draft: this, then the draft's id.
    pub const AT: &str = "at/";
    /// What was put off in a draft: this, then the draft's id.
    pub const UNSURE: &str = "unsure/";
    /// The answers of the check whether the programme suits a product: this, then the draft's id.
    pub const FIT: &str = "fit/";
    /// What things cost, for the joint plan.
    pub const COSTS: &str = "costs";
    /// The columns of the board: a view of which only these count.
    pub const BOARD_COLUMNS: &str = "board-columns";
    /// The moment of the last backup.
    pub const BACKUP: &str = "backup";
    /// The drafts that the last backup left out: ids, parted by blanks.
    pub const BACKUP_LEFT: &str = "backup-left";
    /// When the reminder of the backup was put off.
    pub const BACKUP_LATER: &str = "backup-later";
    /// When it was read that the browser has not promised to keep anything.
    pub const BACKUP_UNSAFE: &str = "backup-unsafe";
}

/// Names of the settings of the tab.
pub mod tab {
    /// Whether somebody presents to a room, and how.
    pub const PRESENTER: &str = "presenter";
    /// Whether the tab is a participant's.
    pub const PARTICIPANT: &str = "participant";
    /// That the word of a solution was typed: this, then the word.
    pub const SOLUTION: &str = "solution-";
    /// What is being tried out on a draft: this, then the draft's id.
    pub const WHAT_IF: &str = "trial/";
    /// How the board was looked at last.
    pub const BOARD: &str = "board";
}
