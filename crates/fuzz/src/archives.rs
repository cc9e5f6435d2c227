//! Archives that somebody sent, and backups: what is taken is bounded and good, and the rest does no harm.

use std::io::{Cursor, Write};

use sao_lang_core::backup;
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::documents::{Options, archive};
use sao_lang_core::draft::{Draft, parse, to_compact_json};
use sao_lang_core::locale::Lang;
use sao_lang_core::repository::{DRAFT, PREVIOUS, QUARANTINE};
use sao_lang_worker::many_drafts::{attachments_in, sent};
use serde_json::{Value, json};
use worker_protocol::MAX_ATTACHMENT;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::chance::{Chance, mutate, twist};
use super::drafts::{comes_back, dressed, taken};
use super::{Made, Ran, Seeds};

/// First bytes of attachments, and of what is none.
const STARTS: [&[u8]; 9] = [
    b"\xff\xd8\xff rest",
    b"\x89PNG\r\n\x1a\n rest",
    b"%PDF-1.7 rest",
    b"\xff\xd8",
    b"\x89PNG\n\x1a\n",
    b"%PDF",
    b"<svg onload='x'>",
    b"MZ",
    b"",
];

/// Names of entries, good and odd ones.
const NAMES: [&str; 18] = [
    "a.json",
    "nhom/A.JSON",
    "__MACOSX/._a.json",
    "nhom/._a.json",
    "../../a.json",
    "/etc/a.json",
    "C:\\a.json",
    ".json",
    "._.json",
    "a.json/",
    "a\0.json",
    "\u{202e}nosj.json",
    "ảnh.jpg",
    "drafts/aa.json",
    "drafts/\u{202e}.json",
    "drafts/../x.json",
    "files/a",
    "files/../a",
];

/// An archive of these entries; some are stored, some compressed.
pub fn zipped<N: AsRef<str>, B: AsRef<[u8]>>(entries: &[(N, B)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (place, (name, content)) in entries.iter().enumerate() {
        let method = if place % 4 == 1 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method).large_file(place % 7 == 3);
        // A name that was there already is left out.
        if zip.start_file(name.as_ref(), options).is_ok() {
            assert!(zip.write_all(content.as_ref()).is_ok());
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Changes a field in the head of an entry: flags, method, time, checksum, sizes, lengths, place.
fn forge(archive: &mut [u8], chance: &mut Chance) {
    let heads: Vec<usize> =
        (0..archive.len().saturating_sub(46)).filter(|at| archive[*at..].starts_with(b"PK")).collect();
    if heads.is_empty() {
        return;
    }
    let at = heads[chance.below(heads.len())] + 4 + chance.below(42);
    match chance.below(3) {
        0 => archive[at] ^= 1,
        1 => archive[at] = chance.one_of(&[0, 1, 8, 9, 14, 99, 0x7f, 0xff]),
        _ => archive[at] = chance.next() as u8,
    }
}

/// What archives are made from.
pub fn archives(seeds: &[&str], chance: &mut Chance) -> Vec<Vec<u8>> {
    let [least, household] = seeds else { return Vec::new() };
    let mut all = vec![
        zipped(&[
            ("a.json", least),
            ("b.json", least),
            ("__MACOSX/._a.json", least),
            ("ảnh.jpg", least),
            ("c.json", &"{}"),
        ]),
        zipped(&[("drafts/aa.json", least.as_bytes()), ("drafts/bb.json", b"{}"), ("files/a", b"%PDF-1.7")]),
        zipped(&[("nhom/a.json", household), ("nhom/b.json", least)]),
    ];
    for _ in 0..3 {
        let draft = dressed(chance);
        let Some((edition, set)) = draft.edition_and_set(catalogue()) else { continue };
        let options = Options::hand_in(Lang::Vi, Default::default());
        let file = archive(Cursor::new(Vec::new()), &draft, edition, set, &options, |_| Some(STARTS[0].to_vec()));
        all.extend(file.map(Cursor::into_inner).ok());
        all.push(backup_of(&[("a".into(), draft)], STARTS[2]));
    }
    all
}

/// An archive that was damaged or put together by somebody.
fn input(seeds: &Seeds, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = if chance.once_in(3) {
        let entries: Vec<(&str, Vec<u8>)> = (0..chance.below(6))
            .map(|_| {
                let content = match chance.below(4) {
                    0 => chance.one_of(&STARTS).to_vec(),
                    1 => seeds.least.as_bytes().to_vec(),
                    _ => {
                        let mut value = seeds.value.clone();
                        twist(&mut value, chance);
                        value.to_string().into_bytes()
                    }
                };
                (chance.one_of(&NAMES), content)
            })
            .collect();
        zipped(&entries)
    } else {
        seeds.archives[chance.below(seeds.archives.len())].clone()
    };
    match chance.below(4) {
        0 => mutate(&mut bytes, chance),
        1 => forge(&mut bytes, chance),
        2 => {
            forge(&mut bytes, chance);
            forge(&mut bytes, chance);
        }
        _ => {}
    }
    bytes
}

/// An archive that was sent.
pub fn sent_archive(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let bytes = input(seeds, chance);
    Ran { bytes: bytes.len(), through: collect(&bytes, chance, made) }
}

/// What is done with a file that was sent. Whether a draft in it was taken.
pub fn collect(bytes: &[u8], chance: &mut Chance, made: &mut Made) -> bool {
    let Ok(found) = sent(bytes) else { return false };
    assert!(!found.is_empty() && found.len() <= 1_000);
    let mut any = false;
    for entry in found {
        let base = entry.name.rsplit(['/', '\\']).next().unwrap_or_default();
        assert!(!entry.name.starts_with("__MACOSX/") && !base.starts_with("._"), "{}", entry.name);
        assert!(entry.name.chars().count() <= 200);
        let Ok(draft) = entry.draft else { continue };
        any = true;
        // `bound`: its text may be too large to be read again.
        let Ok(read) = parse(draft.text.as_bytes()) else { continue };
        if chance.once_in(4) {
            taken(&read, chance, made);
        }
        if draft.attachments > 0 {
            let files = attachments_in(bytes, &draft.text).unwrap_or_default();
            assert!(files.len() <= draft.attachments);
            assert!(files.iter().all(|(id, _, content)| !id.is_empty() && content.len() as u64 <= MAX_ATTACHMENT));
            made.add("attachments that were sent", files.len());
        }
    }
    any
}

/// A backup that was damaged or put together by somebody.
pub fn backed_up(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let bytes = input(seeds, chance);
    Ran { bytes: bytes.len(), through: restore(&bytes, chance, made) }
}

/// What is done with a file that may be a backup. Whether it was taken.
pub fn restore(bytes: &[u8], chance: &mut Chance, made: &mut Made) -> bool {
    let Ok(read) = backup::read(Cursor::new(bytes)) else { return false };
    assert!(!read.drafts.is_empty());
    for (id, draft) in &read.drafts {
        assert!(!id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{id}");
        if chance.once_in(8) {
            comes_back(draft, chance);
        }
    }
    let mut files = backup::Files::open(Cursor::new(bytes));
    for id in read.files.iter().map(String::as_str).chain(["a", "../a", ""]).take(8) {
        if let Some((content, media_type)) = files.get(id, MAX_ATTACHMENT) {
            let start: &[u8] = match media_type {
                "image/jpeg" => b"\xff\xd8\xff",
                "image/png" => b"\x89PNG\r\n\x1a\n",
                "application/pdf" => b"%PDF-",
                other => panic!("{other} is no attachment"),
            };
            assert!(content.starts_with(start) && content.len() as u64 <= MAX_ATTACHMENT);
            made.count("attachments of backups");
        }
    }
    if chance.once_in(32) {
        again(read, chance, made);
    }
    true
}

/// What a backup gave is written as a backup and read again.
fn again(read: backup::Backup, chance: &mut Chance, made: &mut Made) {
    let drafts: Vec<_> = read.drafts.into_iter().collect();
    let file = backup_of(&drafts, chance.one_of(&STARTS[..3]));
    let Ok(back) = backup::read(Cursor::new(&file)) else { panic!("a backup cannot be read again") };
    assert!(back.drafts.into_iter().eq(drafts), "a backup came back as another");
    let mut files = backup::Files::open(Cursor::new(&file));
    assert!(back.files.iter().all(|id| files.get(id, MAX_ATTACHMENT).is_some()));
    made.count("backups written again");
}

/// A backup of these drafts, with the same bytes for each attachment.
fn backup_of(drafts: &[(String, Draft)], photo: &[u8]) -> Vec<u8> {
    let texts: Vec<(String, String)> = drafts.iter().map(|(id, draft)| (id.clone(), to_compact_json(draft))).collect();
    let Ok(mut writer) = backup::Writer::new(Vec::new(), &texts, true, None) else { panic!("a backup was not begun") };
    while writer.next().is_some() {
        assert!(writer.add(Some(photo)).is_ok());
    }
    let Ok((file, written)) = writer.finish() else { panic!("a backup was not written") };
    assert!(written.left.is_empty() && written.drafts == drafts.len(), "a draft was left out of a backup");
    file
}

/// What the page for breakdowns saves, with damage in it.
pub fn rescued(seeds: &Seeds, chance: &mut Chance, made: &mut Made) -> Ran {
    let mut entries = serde_json::Map::new();
    let keys = [DRAFT, DRAFT, DRAFT, PREVIOUS, QUARANTINE, "", "other/"];
    for place in 0..chance.below(5) {
        let mut text = chance.one_of(&[&seeds.entry, &seeds.previous, &seeds.least]).clone();
        if chance.once_in(2) {
            let mut bytes = text.into_bytes();
            mutate(&mut bytes, chance);
            text = String::from_utf8_lossy(&bytes).into_owned();
        }
        let id = chance.one_of(&["a", "b", "draft-1", "../a", "", "ế"]);
        entries.insert(format!("{}{id}{}", chance.one_of(&keys), place % 3), text.into());
    }
    let mut value: Value = json!({ "format": "sao-lang/drafts", "version": 1, "entries": entries });
    if chance.once_in(3) {
        twist(&mut value, chance);
    }
    let mut bytes = value.to_string().into_bytes();
    if chance.once_in(4) {
        mutate(&mut bytes, chance);
    }
    Ran { bytes: bytes.len(), through: restore(&bytes, chance, made) }
}
