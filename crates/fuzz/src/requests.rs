//! What the app asks of the worker: a request that was changed is refused or answered, and every answer can be sent.

use sao_lang_core::board::By;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::Purpose;
use sao_lang_core::tasks::Costs;
use sao_lang_worker::handlers::{Attachments, answer, attachments_of};
use serde_json::Value;
use worker_protocol::{Document, How, Reply, Report, Request, StoredText, Working, WorkingFile};

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
    // Those that take long come now and then.
    let kinds = if chance.once_in(32) { 21 } else { 10 };
    match chance.below(kinds) {
        0 => Request::Rows { drafts, today },
        1 => Request::Joint { drafts, stars: Some(chance.below(8) as u8).filter(|_| chance.once_in(2)), today },
        2 => Request::Make { document: Document::Calendar, draft, how: how(today, lang, chance) },
        3 => Request::Receive { fragments: vec![text(chance), "1.d.0123abcd.1.1.AAAA".to_owned()] },
        4 => Request::Unpack { draft },
        5 => Request::Keep { id: text(chance) },
        6 => Request::Fetch { id: text(chance) },
        7 => Request::Forget { ids: vec![text(chance)] },
        8 => Request::TakeFiles { ids: vec![text(chance)] },
        9 if chance.once_in(2) => Request::Read,
        9 => Request::ReadBackup,
        10 => Request::Backup { drafts: vec![(text(chance), draft)], files: chance.once_in(2), after: None },
        11 => Request::Blocks { document: Document::Dossier, draft, how: how(today, lang, chance) },
        12 => Request::Report { report: Report::Table, drafts, by: None, today, lang },
        13 => Request::Report { report: chance.one_of(&Report::ALL), drafts, by: Some(By::Set), today, lang },
        14 => Request::ReportBlocks { report: chance.one_of(&Report::ALL), drafts, by: None, today, lang },
        15 => Request::Code { text: text(chance) },
        16 => Request::HandOver { draft, exercise: chance.once_in(2), far: chance.once_in(2), address: text(chance) },
        17 => Request::Tasks { drafts, today },
        18 => Request::Working { working: working(chance), file: file(chance), drafts, today, lang },
        19 => Request::WorkingBlocks { working: working(chance), drafts, today, lang },
        _ => {
            let all =
                [Document::Dossier, Document::ScoreSheet, Document::Summary, Document::Archive, Document::Workbook];
            Request::Make { document: chance.one_of(&all), draft, how: how(today, lang, chance) }
        }
    }
}

fn working(chance: &mut Chance) -> Working {
    let costs = Costs::usual(catalogue().newest());
    let joint = Working::Joint { stars: Some(chance.below(8) as u8), count: Some(chance.below(4)), costs };
    chance.one_of(&[Working::Sheets, joint])
}

fn file(chance: &mut Chance) -> WorkingFile {
    chance.one_of(&[WorkingFile::Pages, WorkingFile::Archive, WorkingFile::Calendar, WorkingFile::Book])
}

fn how(today: String, lang: String, chance: &mut Chance) -> How {
    let purpose = chance.one_of(&[Purpose::Work, Purpose::HandIn]);
    How { today, lang, purpose, private_notes: chance.once_in(2) }
}

/// A request that was changed on its way, or is odd in itself.
pub fn asked(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let request = request(seeds, chance);
    let mut json = serde_json::to_value(&request).unwrap_or_default();
    match chance.below(3) {
        0 => twist(&mut json, chance),
        1 => {
            let member = json.as_object_mut().and_then(|o| o.values_mut().next()).and_then(Value::as_object_mut);
            if let Some(member) = member.and_then(|m| m.values_mut().next_back()) {
                *member = odd(chance);
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
    attachments_of(&request);
    if let Some((reply, content)) = answer(&request, &Attachments::new()) {
        made.count(if matches!(reply, Reply::Failed { .. }) { "requests refused" } else { "requests answered" });
        assert_eq!(content.is_some(), reply == Reply::Made);
        let sent = serde_json::to_string(&reply).unwrap_or_default();
        assert!(serde_json::from_str::<Reply>(&sent).is_ok_and(|read| read == reply), "an answer is read as another");
    }
    Ran { bytes: bytes.len(), through: true }
}
