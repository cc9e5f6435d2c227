//! Requests about many drafts at once.

use serde::{Deserialize, Serialize};

use crate::file::{JointChoice, Report, TableReport, WordReport, Working, WorkingFile};
use crate::request::Request;
use crate::{Alone, Ask, StoredText, WithBytes};
use sao_lang_core::assessment::JointPlan;
use sao_lang_core::board::By;
use sao_lang_core::tasks::ProductTasks;

/// The drafts that a report or a working paper is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManyDrafts {
    /// The drafts, in the order of the paper. One that cannot be read is left out.
    pub drafts: Vec<StoredText>,
    /// Day for dates, `YYYY-MM-DD`.
    pub today: String,
    /// Language of the paper, a BCP 47 tag.
    pub lang: String,
}

/// The rows of drafts on the board: one for each draft, in the order asked; `None` where it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRows {
    /// The drafts.
    pub drafts: Vec<StoredText>,
    /// Day for which the rows hold, `YYYY-MM-DD`.
    pub today: String,
}

/// The tasks of each draft, in the order asked; `None` where it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftTasks {
    /// The drafts.
    pub drafts: Vec<StoredText>,
    /// Day for dates, `YYYY-MM-DD`.
    pub today: String,
}

/// What lifts the most of these products per effort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanJointly {
    /// The drafts; all of them can be read.
    pub drafts: Vec<StoredText>,
    /// Stars to reach; `None`: each its next class.
    pub stars: Option<u8>,
    /// Day for the tasks that come first, `YYYY-MM-DD`.
    pub today: String,
}

/// The joint plan of drafts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JointReply {
    /// The plan. Products are places among the drafts asked about.
    pub plan: JointPlan,
    /// The products with their tasks, in the order asked.
    pub products: Vec<ProductTasks>,
}

/// Make a report.
#[derive(Debug, Clone, PartialEq)]
pub struct MakeReport {
    /// Which.
    pub report: Report,
    /// What the drafts are grouped by. A table has no groups.
    pub by: Option<By>,
    /// What it is about.
    pub about: ManyDrafts,
}

impl Ask for MakeReport {
    type Sends = Alone;
    type Reply = ();
    type Brings = WithBytes;
}

impl From<MakeReport> for Request {
    fn from(MakeReport { report, by, about }: MakeReport) -> Request {
        match report {
            Report::Word(report) => MakeWordReport { report, by, about }.into(),
            Report::Table(report) => MakeTableReport { report, about }.into(),
        }
    }
}

/// Make a report for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWordReport {
    /// Which.
    pub report: WordReport,
    /// What the drafts are grouped by.
    pub by: Option<By>,
    /// What it is about.
    pub about: ManyDrafts,
}

/// Make a table of all criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeTableReport {
    /// Which.
    pub report: TableReport,
    /// What it is about.
    pub about: ManyDrafts,
}

/// The blocks of a report for Word, to print from the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportBlocks {
    /// Which.
    pub report: WordReport,
    /// What the drafts are grouped by.
    pub by: Option<By>,
    /// What it is about.
    pub about: ManyDrafts,
}

/// Make a file of a working paper.
#[derive(Debug, Clone, PartialEq)]
pub struct MakeWorkingFile {
    /// Which.
    pub file: WorkingFile,
    /// What it is about.
    pub about: ManyDrafts,
}

impl Ask for MakeWorkingFile {
    type Sends = Alone;
    type Reply = ();
    type Brings = WithBytes;
}

impl From<MakeWorkingFile> for Request {
    fn from(MakeWorkingFile { file, about }: MakeWorkingFile) -> Request {
        match file {
            WorkingFile::Word(working) => MakeWorking { working, about }.into(),
            WorkingFile::MemberArchive => MakeMemberArchive { about }.into(),
            WorkingFile::Calendar => MakeSharedCalendar { about }.into(),
            WorkingFile::JointWorkbook(joint) => MakeJointWorkbook { joint, about }.into(),
        }
    }
}

/// Make a working paper for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWorking {
    /// Which paper.
    pub working: Working,
    /// What it is about.
    pub about: ManyDrafts,
}

/// A working paper's blocks, to print from the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkingBlocks {
    /// Which paper.
    pub working: Working,
    /// What it is about.
    pub about: ManyDrafts,
}

/// Make the members' sheets, a file for each member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeMemberArchive {
    /// What it is about.
    pub about: ManyDrafts,
}

/// Make one calendar of all products and tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeSharedCalendar {
    /// What it is about.
    pub about: ManyDrafts,
}

/// Make the workbook of the joint plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeJointWorkbook {
    /// What is chosen of the plan.
    pub joint: JointChoice,
    /// What it is about.
    pub about: ManyDrafts,
}
