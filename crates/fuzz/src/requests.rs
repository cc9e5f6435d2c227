//! Requests of the app to the worker: a changed request is refused or answered, and every reply can be sent.

use sao_lang_core::board::By;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::diary::{Entry, Kind, Span};
use sao_lang_core::documents::Purpose;
use sao_lang_core::tasks::Costs;
use sao_lang_core::templates::TEMPLATES;
use sao_lang_worker::handlers::{Attachments, HandlerResponse, answer, attachments_of};
use serde_json::Value;
use worker_protocol::{
    AboutAmendment, Alone, AmendmentBlocks, Ask, BoardRequest, BoardRows, CodesRequest, DiaryBlocks, DiaryPaper,
    DiarySpan, Document, DocumentBlocks, DraftTasks, DrawCode, FetchAttachment, ForgetAttachments, Freeze,
    FromTemplates, HandOver, HandedInRequest, How, JointChoice, KeepAttachment, KeepBackupFiles, LookAtPhoto,
    MakeAmendment, MakeBackup, MakeCalendar, MakeDiaryTable, MakeDocument, MakePdf, MakeReport, MakeTableReport,
    MakeWorkingFile, MakeWritten, MakeWrittenArchive, ManyDrafts, OfferPapers, PageLook, PagesRequest, PhotoPoint,
    PlanJointly, ReadBackup, ReadCode, ReadSent, Receive, Report, ReportBlocks, ReportRounds, Request, SheetCorners,
    StoredText, StraightenPhoto, TableReport, UnpackAttachments, WordDocument, WordReport, Working, WorkingBlocks,
    WorkingFile, WrittenBlocks, WrittenPaper, WrittenRequest,
};

use super::chance::{Chance, date, mutate, odd, text, twist};
use super::{Made, Ran, Seeds};

/// A request of any kind.
fn request(seeds: &Seeds, chance: &mut Chance) -> Request {
    let draft = match chance.below(4) {
        0 => seeds.least.clone(),
        1 => text(chance),
        _ => {
            let mut value = seeds.value.clone();
            twist(&mut value, chance);
            value.to_string()
        }
    };
    let (today, lang) = (date(chance).to_owned(), chance.one_of(&["vi", "en", "", "xx"]).to_owned());
    let stored = StoredText { id: text(chance), text: draft.clone() };
    let drafts = vec![stored; 1 + chance.below(2)];
    // Slow requests come only from time to time.
    let kinds = if chance.once_in(32) { 26 } else { 10 };
    let about = ManyDrafts { drafts: drafts.clone(), today: today.clone(), lang: lang.clone() };
    match chance.below(kinds) {
        0 => BoardRows { drafts, today }.into(),
        1 => PlanJointly { drafts, stars: Some(chance.below(8) as u8).filter(|_| chance.once_in(2)), today }.into(),
        2 => MakeCalendar { draft, how: how(today, lang, chance) }.into(),
        3 => Receive { fragments: vec![text(chance), "1.d.0123abcd.1.1.AAAA".to_owned()] }.into(),
        4 => UnpackAttachments { draft }.into(),
        5 => KeepAttachment { id: text(chance) }.into(),
        6 => FetchAttachment { id: text(chance) }.into(),
        7 => ForgetAttachments { ids: vec![text(chance)] }.into(),
        8 => KeepBackupFiles { ids: vec![text(chance)] }.into(),
        9 if chance.once_in(3) => scan(chance),
        9 if chance.once_in(2) => ReadSent.into(),
        9 => ReadBackup.into(),
        10 => MakeBackup {
            drafts: vec![(text(chance), draft)],
            diaries: Vec::new(),
            files: chance.once_in(2),
            after: None,
        }
        .into(),
        11 => DocumentBlocks { document: WordDocument::Dossier, draft, how: how(today, lang, chance) }.into(),
        12 => MakeTableReport { report: TableReport::Csv, about }.into(),
        13 => MakeReport { report: chance.one_of(&Report::ALL), by: Some(By::Set), about }.into(),
        14 => {
            let report = chance.one_of(&[WordReport::Readiness, WordReport::Portfolio]);
            ReportBlocks { report, by: None, about }.into()
        }
        15 => DrawCode { text: text(chance) }.into(),
        16 => HandOver { draft, exercise: chance.once_in(2), far: chance.once_in(2), address: text(chance) }.into(),
        17 => DraftTasks { drafts, today }.into(),
        18 => MakeWorkingFile { file: file(chance), about }.into(),
        19 => WorkingBlocks { working: working(joint(chance), chance), about }.into(),
        20 => DiaryBlocks {
            paper: chance.one_of(&DiaryPaper::ALL),
            about: diary(draft, how(today, lang, chance), chance),
        }
        .into(),
        21 => MakeDiaryTable {
            table: chance.one_of(&[TableReport::Workbook, TableReport::Csv]),
            about: diary(draft, how(today, lang, chance), chance),
        }
        .into(),
        22 => written(draft, today, lang, chance),
        23 => MakeWrittenArchive { drafts, templates: templates(chance), today }.into(),
        24 => handed_in(draft, today, lang, chance),
        _ => {
            let all = [
                Document::Word(WordDocument::Dossier),
                Document::Word(WordDocument::ScoreSheet),
                Document::Word(WordDocument::Summary),
                Document::Pdf(WordDocument::Dossier),
                Document::Archive,
                Document::Workbook,
            ];
            MakeDocument { document: chance.one_of(&all), draft, how: how(today, lang, chance) }.into()
        }
    }
}

/// A request of the scanner.
fn scan(chance: &mut Chance) -> Request {
    let mut point = || PhotoPoint { x: chance.below(5) as f64 / 4.0, y: chance.below(5) as f64 / 4.0 };
    let corners = SheetCorners([point(), point(), point(), point()]);
    let look = chance.one_of(&[PageLook::Colour, PageLook::Grey]);
    match chance.below(3) {
        0 => LookAtPhoto.into(),
        1 => ReadCode.into(),
        _ => StraightenPhoto { corners, look, turns: chance.below(256) as u8 }.into(),
    }
}

/// The file of templates; sometimes another text.
fn templates(chance: &mut Chance) -> String {
    if chance.once_in(8) { text(chance) } else { TEMPLATES.to_owned() }
}

/// A request about a paper from a template.
fn written(draft: String, today: String, lang: String, chance: &mut Chance) -> Request {
    let about = FromTemplates { draft, templates: templates(chance), today, lang };
    let template = chance.one_of(&["material-contract", "labour-list", "story-text", "contents-list", "", "x"]);
    let paper = WrittenPaper { template: template.to_owned(), copy: chance.below(40) };
    match chance.below(4) {
        0 => OfferPapers { about }.into(),
        1 => WrittenBlocks { about, paper }.into(),
        2 => MakePdf::from(MakeWritten { about, paper, sample: chance.once_in(2) }).into(),
        _ => MakeWritten { about, paper, sample: chance.once_in(2) }.into(),
    }
}

/// A request about what was handed in.
fn handed_in(draft: String, today: String, lang: String, chance: &mut Chance) -> Request {
    let files = vec![(text(chance), [7; 32])];
    if chance.once_in(3) {
        return Freeze { draft, files, on: today, place: text(chance), receipt: text(chance) }.into();
    }
    if chance.once_in(3) {
        return ReportRounds { draft, files, lang }.into();
    }
    let about = AboutAmendment { draft, round: chance.below(3), files, how: how(today, lang, chance) };
    match chance.below(3) {
        0 => AmendmentBlocks { about }.into(),
        1 => MakePdf::from(MakeAmendment { about }).into(),
        _ => MakeAmendment { about }.into(),
    }
}

/// A diary with entries of odd texts.
fn diary(draft: String, how: How, chance: &mut Chance) -> DiarySpan {
    let entry = |chance: &mut Chance| {
        let kind = chance.one_of(&Kind::ALL);
        let mut entry = Entry::new(text(chance), chrono::NaiveDate::default(), kind);
        for field in kind.fields() {
            field.set_text(&mut entry, text(chance));
        }
        entry
    };
    let entries = (0..chance.below(4)).map(|_| entry(chance)).collect();
    DiarySpan { draft, entries, day: date(chance).to_owned(), span: chance.one_of(&Span::ALL), how }
}

fn joint(chance: &mut Chance) -> JointChoice {
    let costs = Costs::usual(catalogue().newest());
    JointChoice { stars: Some(chance.below(8) as u8), count: Some(chance.below(4)), costs }
}

fn working(joint: JointChoice, chance: &mut Chance) -> Working {
    chance.one_of(&[Working::Sheets, Working::Joint(joint)])
}

fn file(chance: &mut Chance) -> WorkingFile {
    let joint = joint(chance);
    let word = WorkingFile::Word(working(joint, chance));
    chance.one_of(&[word, WorkingFile::MemberArchive, WorkingFile::Calendar, WorkingFile::JointWorkbook(joint)])
}

fn how(today: String, lang: String, chance: &mut Chance) -> How {
    let purpose = chance.one_of(&[Purpose::Work, Purpose::HandIn]);
    How { today, lang, purpose, private_notes: chance.once_in(2) }
}

/// Handles a request that was changed, or that has unusual values.
pub fn asked(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let request = request(seeds, chance);
    let mut json = serde_json::to_value(&request).unwrap_or_default();
    match chance.below(3) {
        0 => twist(&mut json, chance),
        1 => {
            // A request is nested in its group, and the group in its part; the part for archives has no group.
            let depth = if matches!(request, Request::Archives(_)) { 1 } else { 2 };
            let fields = (0..depth).try_fold(&mut json, |value, _| value.as_object_mut()?.values_mut().next());
            if let Some(field) = fields.and_then(Value::as_object_mut).and_then(|o| o.values_mut().next_back()) {
                *field = odd(chance);
            }
        }
        _ => {}
    }
    let mut bytes = json.to_string().into_bytes();
    if chance.once_in(3) {
        mutate(&mut bytes, chance);
    }
    let Ok(request) = serde_json::from_slice::<Request>(&bytes) else {
        return Ran { bytes: bytes.len(), through: false };
    };
    if let Request::Archives(request) = &request {
        attachments_of(request);
    }
    match answer(&request, &Attachments::new()) {
        None => {}
        Some(Err(_)) => made.count("requests refused"),
        Some(Ok(answer)) => {
            made.count("requests answered");
            assert!(is_read(&request, &answer), "an answer is read as another");
        }
    }
    Ran { bytes: bytes.len(), through: true }
}

/// Whether the sender can read the written reply, and whether a request for a file got a file.
fn is_read(request: &Request, answer: &HandlerResponse) -> bool {
    use BoardRequest as Board;
    use CodesRequest as Codes;
    use HandedInRequest as HandedIn;
    use PagesRequest as Pages;
    use WrittenRequest as Paper;
    match request {
        Request::Pages(Pages::MakeWord(_) | Pages::MakeCalendar(_) | Pages::MakeDiaryWord(_))
        | Request::Written(Paper::MakeWritten(_) | Paper::MakeWrittenArchive(_))
        | Request::Sheets(_)
        | Request::Archives(_)
        | Request::Pdf(_)
        | Request::Board(
            Board::MakeWordReport(_)
            | Board::MakeWorking(_)
            | Board::MakeMemberArchive(_)
            | Board::MakeSharedCalendar(_),
        ) => answer.bytes.is_some(),
        Request::Pages(Pages::DocumentBlocks(request)) => same(request, answer),
        Request::Pages(Pages::DiaryBlocks(request)) => same(request, answer),
        Request::Written(Paper::OfferPapers(request)) => same(request, answer),
        Request::Written(Paper::WrittenBlocks(request)) => same(request, answer),
        Request::HandedIn(HandedIn::MakeAmendment(_)) => answer.bytes.is_some(),
        Request::HandedIn(HandedIn::Freeze(request)) => same(request, answer),
        Request::HandedIn(HandedIn::ReportRounds(request)) => same(request, answer),
        Request::HandedIn(HandedIn::AmendmentBlocks(request)) => same(request, answer),
        Request::Board(Board::BoardRows(request)) => same(request, answer),
        Request::Board(Board::DraftTasks(request)) => same(request, answer),
        Request::Board(Board::PlanJointly(request)) => same(request, answer),
        Request::Board(Board::ReportBlocks(request)) => same(request, answer),
        Request::Board(Board::WorkingBlocks(request)) => same(request, answer),
        Request::Codes(Codes::DrawCode(request)) => same(request, answer),
        Request::Codes(Codes::HandOver(request)) => same(request, answer),
        Request::Codes(Codes::Receive(request)) => same(request, answer),
        Request::Device(_) | Request::Binder(_) | Request::Scan(_) => false,
    }
}

fn same<R: Ask<Brings = Alone>>(_: &R, answer: &HandlerResponse) -> bool {
    let read = R::read(&answer.text).and_then(|reply| R::write(&reply));
    read.as_ref() == Ok(&answer.text) && answer.bytes.is_none()
}
