//! Requests about many drafts at once.

use serde::{Deserialize, Serialize};

use crate::file::{JointChoice, Report, TableReport, WordReport, Working, WorkingFile};
use crate::request::Request;
use crate::{Alone, Ask, StoredText, WithBytes};
use sao_lang_core::assessment::JointPlan;
use sao_lang_core::board::By;
use sao_lang_core::tasks::ProductTasks;

/// The drafts for a report or a working paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManyDrafts {
    /// The drafts, in the order of the document. A draft that cannot be read is left out.
    pub drafts: Vec<StoredText>,
    /// The day on which the document is made, `YYYY-MM-DD`.
    pub today: String,
    /// The language of the document, a BCP 47 tag.
    pub lang: String,
}

/// A request for the board's rows of drafts: one for each draft, in their order; `None` if the draft cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRows {
    /// The drafts.
    pub drafts: Vec<StoredText>,
    /// The day for which the rows are computed, `YYYY-MM-DD`.
    pub today: String,
}

/// A request for the tasks of each draft, in the order of the drafts; `None` if the draft cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftTasks {
    /// The drafts.
    pub drafts: Vec<StoredText>,
    /// The day from which deadlines are counted, `YYYY-MM-DD`.
    pub today: String,
}

/// A request for the plan that lifts the most of these products for the least effort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanJointly {
    /// The drafts; each of them can be read.
    pub drafts: Vec<StoredText>,
    /// The stars to reach; `None` if each product shall reach its next class.
    pub stars: Option<u8>,
    /// The day for the tasks that come first, `YYYY-MM-DD`.
    pub today: String,
}

/// The joint plan of drafts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JointReply {
    /// The plan. Products are indexes into the drafts of the request.
    pub plan: JointPlan,
    /// The products with their tasks, in the order of the request.
    pub products: Vec<ProductTasks>,
}

/// A request to make a report.
#[derive(Debug, Clone, PartialEq)]
pub struct MakeReport {
    /// The report to make.
    pub report: Report,
    /// The grouping of the drafts. A table has no groups.
    pub by: Option<By>,
    /// The drafts of the report.
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

/// A request to make a report for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWordReport {
    /// The report to make.
    pub report: WordReport,
    /// The grouping of the drafts.
    pub by: Option<By>,
    /// The drafts of the report.
    pub about: ManyDrafts,
}

/// A request to make a table of all criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeTableReport {
    /// The table to make.
    pub report: TableReport,
    /// The drafts of the table.
    pub about: ManyDrafts,
}

/// A request for the blocks of a report for Word, to print from the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportBlocks {
    /// The report to make.
    pub report: WordReport,
    /// The grouping of the drafts.
    pub by: Option<By>,
    /// The drafts of the report.
    pub about: ManyDrafts,
}

/// A request to make a file of a working paper.
#[derive(Debug, Clone, PartialEq)]
pub struct MakeWorkingFile {
    /// The file to make.
    pub file: WorkingFile,
    /// The drafts of the paper.
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

/// A request to make a working paper for Word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeWorking {
    /// The paper to make.
    pub working: Working,
    /// The drafts of the paper.
    pub about: ManyDrafts,
}

/// A request for the blocks of a working paper, to print from the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkingBlocks {
    /// The paper to make.
    pub working: Working,
    /// The drafts of the paper.
    pub about: ManyDrafts,
}

/// A request to make the members' sheets, one file for each member.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeMemberArchive {
    /// The drafts of the sheets.
    pub about: ManyDrafts,
}

/// A request to make one calendar of all products and tasks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeSharedCalendar {
    /// The drafts of the calendar.
    pub about: ManyDrafts,
}

/// A request to make the workbook of the joint plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MakeJointWorkbook {
    /// The user's choices for the plan.
    pub joint: JointChoice,
    /// The drafts of the plan.
    pub about: ManyDrafts,
}
