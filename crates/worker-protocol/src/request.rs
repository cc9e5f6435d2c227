//! All requests, by the part of the worker that handles them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::code::Code;
use crate::diary::{DiaryBlocks, MakeDiaryTable, MakeDiaryWord, ReadDiary};
use crate::documents::{DocumentBlocks, MakeArchive, MakeCalendar, MakeWord, MakeWorkbook};
use crate::handed_in::{AmendmentBlocks, FileHashes, Freeze, HashAttachments, MakeAmendment, ReportRounds};
use crate::handover::{DrawCode, HandOver, HandedOver, Receive};
use crate::many_drafts::{
    BoardRows, DraftTasks, JointReply, MakeJointWorkbook, MakeMemberArchive, MakeSharedCalendar, MakeTableReport,
    MakeWordReport, MakeWorking, ManyDrafts, PlanJointly, ReportBlocks, WorkingBlocks,
};
use crate::on_device::{
    BackupContents, FetchAttachment, ForgetAttachments, KeepAttachment, KeepBackupFiles, Kept, MakeBackup, ReadBackup,
    ReadSent, Sent, UnpackAttachments,
};
use crate::pdf::{AddToBinder, BeginBinder, DropBinder, FinishBinder, LookAtFile, MakePdf, TakeBound};
use crate::scan::{FoundCode, LookAtPhoto, NoCode, PhotoLook, PhotoWarning, ReadCode, StraightenPhoto};
use crate::written::{MakeWritten, MakeWrittenArchive, OfferPapers, OfferedPapers, WrittenBlocks, WrittenPages};
use crate::{Alone, Ask, WithBlob, WithBytes};
use sao_lang_core::backup::Written;
use sao_lang_core::board::Row;
use sao_lang_core::diary::table::{TableError, TableRead};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{BinderReport, Looked};
use sao_lang_core::handed_in::{FreezeError, RoundsReport};
use sao_lang_core::locale::Lang;
use sao_lang_core::tasks::ProductTasks;

/// A request as it is sent. The sender uses one of the types that implement [`Ask`].
///
/// In the browser, each part of the worker is fetched when a request first needs it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// Requests for documents for Word, and for the calendar.
    Pages(PagesRequest),
    /// Requests for papers that a producer writes from templates.
    Written(WrittenRequest),
    /// Requests about what was handed in.
    HandedIn(HandedInRequest),
    /// Requests for tables.
    Sheets(SheetsRequest),
    /// The request for the electronic dossier, which contains attachments.
    Archives(MakeArchive),
    /// Requests about many drafts at once.
    Board(BoardRequest),
    /// Requests for codes and links.
    Codes(CodesRequest),
    /// The request for a document as a PDF.
    Pdf(MakePdf),
    /// Requests for the binder. These need the browser.
    Binder(BinderRequest),
    /// Requests for the scanner. These need the browser, which decodes photos.
    Scan(ScanRequest),
    /// Requests about data on the device, and about files from outside. These need the browser.
    Device(DeviceRequest),
}

/// Says what one request is: the part that handles it, the data sent with it, the reply, and the data sent with the reply.
macro_rules! from_request {
    ($request:ident => $part:ident $(, in $group:ident)?, $sends:ty => $reply:ty, $brings:ty) => {
        impl From<$request> for Request {
            fn from(request: $request) -> Request {
                Request::$part($($group::$request)?(request))
            }
        }

        impl Ask for $request {
            type Sends = $sends;
            type Reply = $reply;
            type Brings = $brings;
        }
    };
}

/// Defines the requests to one part of the worker. Each line has: request, data sent with it, reply, data sent with
/// the reply.
macro_rules! part {
    ($(#[$about:meta])* $part:ident, $group:ident: $($request:ident, $sends:ty => $reply:ty, $brings:ty;)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $group {
            $(#[doc = concat!("See [`", stringify!($request), "`].")] $request($request),)*
        }

        $(from_request! { $request => $part, in $group, $sends => $reply, $brings })*
    };
}

part! {
    /// Requests for documents for Word, and for the calendar.
    Pages, PagesRequest:
    MakeWord, Alone => (), WithBytes;
    MakeCalendar, Alone => (), WithBytes;
    DocumentBlocks, Alone => Vec<Block>, Alone;
    MakeDiaryWord, Alone => (), WithBytes;
    DiaryBlocks, Alone => Vec<Block>, Alone;
}

part! {
    /// Requests for papers that a producer writes from templates.
    Written, WrittenRequest:
    OfferPapers, Alone => OfferedPapers, Alone;
    WrittenBlocks, Alone => WrittenPages, Alone;
    MakeWritten, Alone => (), WithBytes;
    MakeWrittenArchive, Alone => (), WithBytes;
}

part! {
    /// Requests about what was handed in.
    HandedIn, HandedInRequest:
    Freeze, Alone => Result<Value, FreezeError>, Alone;
    ReportRounds, Alone => RoundsReport, Alone;
    MakeAmendment, Alone => (), WithBytes;
    AmendmentBlocks, Alone => Vec<Block>, Alone;
}

part! {
    /// Requests for tables.
    Sheets, SheetsRequest:
    MakeWorkbook, Alone => (), WithBytes;
    MakeTableReport, Alone => (), WithBytes;
    MakeJointWorkbook, Alone => (), WithBytes;
    MakeDiaryTable, Alone => (), WithBytes;
}

from_request! { MakeArchive => Archives, Alone => (), WithBytes }
from_request! { MakePdf => Pdf, Alone => (), WithBytes }

part! {
    /// Requests for the binder.
    Binder, BinderRequest:
    LookAtFile, Alone => Looked, Alone;
    BeginBinder, Alone => usize, Alone;
    AddToBinder, Alone => usize, Alone;
    FinishBinder, Alone => BinderReport, Alone;
    TakeBound, Alone => (), WithBlob;
    DropBinder, Alone => (), Alone;
}

part! {
    /// Requests for the scanner.
    Scan, ScanRequest:
    LookAtPhoto, WithBlob => PhotoLook, Alone;
    StraightenPhoto, WithBlob => Vec<PhotoWarning>, WithBlob;
    ReadCode, WithBlob => Result<FoundCode, NoCode>, Alone;
}

part! {
    /// Requests about many drafts at once.
    Board, BoardRequest:
    BoardRows, Alone => Vec<Option<Row>>, Alone;
    DraftTasks, Alone => Vec<Option<ProductTasks>>, Alone;
    PlanJointly, Alone => JointReply, Alone;
    MakeWordReport, Alone => (), WithBytes;
    ReportBlocks, Alone => Vec<Block>, Alone;
    MakeWorking, Alone => (), WithBytes;
    WorkingBlocks, Alone => Vec<Block>, Alone;
    MakeMemberArchive, Alone => (), WithBytes;
    MakeSharedCalendar, Alone => (), WithBytes;
}

part! {
    /// Requests for codes and links.
    Codes, CodesRequest:
    DrawCode, Alone => Code, Alone;
    HandOver, Alone => HandedOver, Alone;
    Receive, Alone => String, Alone;
}

part! {
    /// Requests about data on the device, and about files from outside.
    Device, DeviceRequest:
    KeepAttachment, WithBlob => Kept, Alone;
    FetchAttachment, Alone => (), WithBlob;
    ForgetAttachments, Alone => (), Alone;
    HashAttachments, Alone => FileHashes, Alone;
    ReadSent, WithBlob => Vec<Sent>, Alone;
    UnpackAttachments, WithBlob => Vec<String>, Alone;
    MakeBackup, Alone => Written, WithBlob;
    ReadBackup, WithBlob => BackupContents, Alone;
    KeepBackupFiles, WithBlob => usize, Alone;
    ReadDiary, WithBlob => Result<TableRead, TableError>, Alone;
}

impl Request {
    /// The language of the reply, if the reply depends on it.
    pub fn lang(&self) -> Option<Lang> {
        use BoardRequest as Board;
        use HandedInRequest as HandedIn;
        use PagesRequest as Pages;
        use SheetsRequest as Sheets;
        use WrittenRequest as Paper;
        let tag = match self {
            Request::Pages(
                Pages::MakeWord(MakeWord { how, .. })
                | Pages::MakeCalendar(MakeCalendar { how, .. })
                | Pages::DocumentBlocks(DocumentBlocks { how, .. }),
            )
            | Request::Sheets(Sheets::MakeWorkbook(MakeWorkbook { how, .. }))
            | Request::Archives(MakeArchive { how, .. }) => &how.lang,
            Request::Pages(
                Pages::MakeDiaryWord(MakeDiaryWord { about, .. }) | Pages::DiaryBlocks(DiaryBlocks { about, .. }),
            )
            | Request::Sheets(Sheets::MakeDiaryTable(MakeDiaryTable { about, .. })) => &about.how.lang,
            Request::Sheets(
                Sheets::MakeTableReport(MakeTableReport { about: ManyDrafts { lang, .. }, .. })
                | Sheets::MakeJointWorkbook(MakeJointWorkbook { about: ManyDrafts { lang, .. }, .. }),
            )
            | Request::Board(
                Board::MakeWordReport(MakeWordReport { about: ManyDrafts { lang, .. }, .. })
                | Board::ReportBlocks(ReportBlocks { about: ManyDrafts { lang, .. }, .. })
                | Board::MakeWorking(MakeWorking { about: ManyDrafts { lang, .. }, .. })
                | Board::WorkingBlocks(WorkingBlocks { about: ManyDrafts { lang, .. }, .. })
                | Board::MakeMemberArchive(MakeMemberArchive { about: ManyDrafts { lang, .. } })
                | Board::MakeSharedCalendar(MakeSharedCalendar { about: ManyDrafts { lang, .. } }),
            ) => lang,
            Request::HandedIn(HandedIn::ReportRounds(ReportRounds { lang, .. })) => lang,
            Request::HandedIn(
                HandedIn::MakeAmendment(MakeAmendment { about }) | HandedIn::AmendmentBlocks(AmendmentBlocks { about }),
            ) => &about.how.lang,
            Request::HandedIn(HandedIn::Freeze(_)) => return None,
            Request::Written(
                Paper::OfferPapers(OfferPapers { about, .. })
                | Paper::WrittenBlocks(WrittenBlocks { about, .. })
                | Paper::MakeWritten(MakeWritten { about, .. }),
            ) => &about.lang,
            // Papers are Vietnamese.
            Request::Written(Paper::MakeWrittenArchive(_)) => return None,
            Request::Pdf(request) => return Lang::from_tag(request.lang()),
            // The dossier is Vietnamese.
            Request::Binder(_) => return None,
            Request::Board(Board::BoardRows(_) | Board::DraftTasks(_) | Board::PlanJointly(_))
            | Request::Codes(_)
            | Request::Scan(_)
            | Request::Device(_) => return None,
        };
        Lang::from_tag(tag)
    }
}

/// A request for any file. Code that downloads files needs no more details of the request.
#[derive(Debug)]
pub struct FileRequest(Request);

impl<R: Ask<Sends = Alone, Reply = (), Brings = WithBytes>> From<R> for FileRequest {
    fn from(request: R) -> FileRequest {
        FileRequest(request.into())
    }
}

impl From<FileRequest> for Request {
    fn from(FileRequest(request): FileRequest) -> Request {
        request
    }
}
