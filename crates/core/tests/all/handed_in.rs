//! What was handed in stays as it was, tells its code, and is compared with what there is now.

use std::io::Cursor;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::Index;
use sao_lang_core::backup;
use sao_lang_core::board::{new_product, re_rating};
use sao_lang_core::catalogue::{Tick, catalogue};
use sao_lang_core::difference::{DifferingPart, difference};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{amendment, archive, dossier, drafts_in, form01, form02};
use sao_lang_core::draft::{
    Attachment, Draft, EvidenceState, MAX_BYTES, Paper, RatingKind, parse, to_compact_json, to_json,
    without_private_notes,
};
use sao_lang_core::form::FIELDS;
use sao_lang_core::handed_in::{
    Differences, DifferingThing, FileChange, FreezeError, MAX_ROUNDS, PaperChange, Round, RoundError, UnreadRound,
    differences, freeze, printed_code, rounds, sha256,
};
use sao_lang_core::handover::{Kind, pack, unpack};
use sao_lang_core::locale::Lang;
use sao_lang_core::merge::{Choices, PaperField, merge};
use serde_json::{Value, json};
use test_support::{cases, edition, generate, hand_in, household, set, work};

pub(super) fn day(text: &str) -> NaiveDate {
    sao_lang_core::calendar::day(text).unwrap()
}

/// The hash of each attachment, made from its id.
pub(super) fn hashes(draft: &Draft) -> Vec<(String, [u8; 32])> {
    draft.attachment_ids().map(|id| (id.to_owned(), sha256(id.as_bytes()))).collect()
}

pub(super) fn frozen(draft: &mut Draft) -> String {
    let files = hashes(draft);
    freeze(draft, &files, day("2026-12-01"), "xã Cồn Sậy Đông", "15/TN").unwrap()
}

pub(super) fn last(draft: &Draft) -> Round {
    Round::read(draft.handed_in.last().unwrap()).unwrap()
}

/// What differs from the last round, with the hashes made from the ids.
fn found(draft: &Draft) -> Differences {
    let (edition, set) = draft.edition_and_set(catalogue()).unwrap();
    differences(&last(draft), draft, &hashes(draft), edition, set)
}

fn things(draft: &Draft) -> Vec<DifferingThing> {
    found(draft).lines(Lang::Vi).into_iter().map(|line| line.thing).collect()
}

pub(super) fn file(id: &str, name: &str) -> Attachment {
    Attachment { id: id.to_owned(), name: name.to_owned(), ..Attachment::default() }
}

pub(super) fn paper(number: &str, files: Vec<Attachment>) -> Paper {
    Paper {
        paper: "haccp".to_owned(),
        state: EvidenceState::Ready,
        number: number.to_owned(),
        files,
        ..Paper::default()
    }
}

/// All text of blocks.
fn text(blocks: &[Block]) -> String {
    let mut all = String::new();
    for block in blocks {
        let paragraphs: Vec<_> = match block {
            Block::Paragraph(p) => vec![p],
            Block::Table(t) => t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs).collect(),
            _ => Vec::new(),
        };
        paragraphs.into_iter().for_each(|p| all.push_str(&(p.text() + "\n")));
    }
    all
}

#[test]
fn a_round_has_everything_that_was_handed_in_and_nothing_private() {
    let mut draft = household();
    draft.papers.push(paper("7", vec![file("aa", "trang-1.jpg")]));
    draft.story.origin = "riêng".to_owned();
    draft.work.person = "Lan".to_owned();
    let before = draft.clone();
    let code = frozen(&mut draft);
    assert_eq!(Draft { handed_in: Vec::new(), ..draft.clone() }, before, "only a round is added");
    let round = last(&draft);
    assert_eq!(round.draft, without_private_notes(&before));
    assert_eq!((round.handed_in.on.as_str(), round.day()), ("2026-12-01", Some(day("2026-12-01"))));
    assert_eq!((round.handed_in.place.as_str(), round.handed_in.receipt.as_str()), ("xã Cồn Sậy Đông", "15/TN"));
    assert_eq!(round.hashes(), [("aa".to_owned(), sha256(b"aa"))]);
    assert!(round.is_intact());
    assert_eq!(round.handed_in.code, code);
    let [a, b] = code.split('-').collect::<Vec<_>>()[..] else { panic!("{code}") };
    assert_eq!((a.len(), b.len()), (4, 4));
    assert!(code.chars().all(|c| c == '-' || "34679ACDEFGHJKMNPQRTUVWXY".contains(c)), "{code}");
}

#[test]
fn sha_256_is_that_of_the_standard() {
    let hex: String = sha256(b"abc").iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn only_files_that_the_draft_names_are_listed_once_each() {
    let mut draft = household();
    draft.papers = vec![paper("7", vec![file("aa", "a"), file("bb", "b")]), paper("8", vec![file("aa", "a")])];
    let files = [("zz", b"z"), ("aa", b"a")].map(|(id, bytes)| (id.to_owned(), sha256(bytes)));
    freeze(&mut draft, &files, day("2026-12-01"), "", "").unwrap();
    assert_eq!(last(&draft).hashes(), [("aa".to_owned(), sha256(b"a"))]);
}

#[test]
fn there_is_an_end_of_rounds_and_of_size_and_a_refusal_changes_nothing() {
    let mut draft = household();
    for _ in 0..MAX_ROUNDS {
        frozen(&mut draft);
    }
    let full = draft.clone();
    assert_eq!(freeze(&mut draft, &[], day("2026-12-01"), "", ""), Err(FreezeError::TooMany));
    assert_eq!(draft, full);
    // Text that cannot be packed much: the second round has no room.
    let mut seed = 1u64;
    let mut letter = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(b'a' + ((seed >> 40) % 26) as u8)
    };
    let mut large = household();
    large.product.results = (0..MAX_BYTES / 2).map(|_| letter()).collect();
    frozen(&mut large);
    let before = large.clone();
    assert!(matches!(freeze(&mut large, &[], day("2026-12-01"), "", ""), Err(FreezeError::Refused(_))));
    assert_eq!(large, before);
    // A state that no file could hold is not frozen, because it could not be read again.
    let mut many = household();
    many.papers = vec![Paper::default(); 1_001];
    assert!(matches!(freeze(&mut many, &[], day("2026-12-01"), "", ""), Err(FreezeError::Refused(_))));
    assert!(many.handed_in.is_empty());
}

#[test]
fn papers_are_named_with_what_changed_in_them() {
    let mut draft = household();
    draft.papers = vec![paper("7", vec![file("aa", "trang-1.jpg"), file("bb", "trang-2.jpg")])];
    frozen(&mut draft);
    assert!(found(&draft).is_empty());
    draft.papers[0].number = "8".to_owned();
    draft.papers[0].valid_until = "2029-12-01".to_owned();
    draft.papers[0].files = vec![file("cc", "trang-1.jpg"), file("bb", "trang-2.jpg"), file("dd", "trang-3.jpg")];
    let all = found(&draft);
    let [difference] = all.papers.as_slice() else { panic!("{all:?}") };
    assert_eq!((difference.change, difference.before_at, difference.now_at), (PaperChange::Changed, Some(0), Some(0)));
    assert_eq!(difference.fields, [PaperField::Number, PaperField::ValidUntil]);
    let changes: Vec<FileChange> = difference.files.iter().map(|file| file.change).collect();
    assert_eq!(changes, [FileChange::Exchanged, FileChange::Added]);
    let line = &all.lines(Lang::Vi)[0];
    assert!(line.before.contains("Số giấy: 7") && line.now.contains("Số giấy: 8"), "{line:?}");
    assert!(line.now.contains("01/12/2029") && line.before.contains("(chưa ghi)"), "{line:?}");
    assert!(line.now.contains("Thay bằng tệp: trang-1.jpg") && line.now.contains("Thêm tệp: trang-3.jpg"), "{line:?}");
}

#[test]
fn the_bytes_tell_a_file_not_its_id_or_name() {
    let mut draft = household();
    draft.papers = vec![paper("7", vec![file("aa", "trang-1.jpg")])];
    frozen(&mut draft);
    let (round, same) = (last(&draft), sha256(b"aa"));
    let mut now = draft.clone();
    now.papers[0].files = vec![file("zz", "trang-1.jpg")];
    let compare = |now: &Draft, id: &str, hash| {
        let found = differences(&round, now, &[(id.to_owned(), hash)], edition(), set(8));
        found.papers.first().map(|p| p.files.iter().map(|file| file.change).collect::<Vec<_>>())
    };
    assert_eq!(compare(&now, "zz", same), None, "the same bytes under another id");
    assert_eq!(compare(&now, "zz", sha256(b"new")), Some(vec![FileChange::Exchanged]));
    assert_eq!(compare(&draft, "aa", sha256(b"new")), Some(vec![FileChange::Exchanged]), "other bytes, same id");
    now.papers[0].files[0].name = "khac.jpg".to_owned();
    assert_eq!(compare(&now, "zz", same), Some(vec![FileChange::Renamed]));
    // Without the bytes, the draft alone tells.
    assert!(differences(&round, &draft, &[], edition(), set(8)).is_empty());
}

#[test]
fn an_answer_is_named_with_option_and_points() {
    let mut draft = household();
    draft.choose("1.1", Some(3));
    frozen(&mut draft);
    draft.choose("1.1", Some(2));
    let all = found(&draft);
    assert_eq!((all.criteria[0].before.option, all.criteria[0].now.option), (Some(3), Some(2)));
    assert_eq!(i32::from(all.points[0]) - i32::from(all.points[1]), {
        i32::from(all.criteria[0].before.points) - i32::from(all.criteria[0].now.points)
    });
    let line = &all.lines(Lang::Vi)[0];
    assert!(line.title.starts_with("Tiêu chí 1.1. "), "{line:?}");
    assert!(line.before.ends_with(&format!("({} điểm)", all.criteria[0].before.points)), "{line:?}");
    assert_ne!(line.before, line.now);
}

#[test]
fn another_product_set_is_named_first() {
    let mut draft = household();
    frozen(&mut draft);
    draft.set = 9;
    let all = found(&draft);
    let line = &all.lines(Lang::Vi)[0];
    assert!(line.before.starts_with("bộ 8,") && line.now.starts_with("bộ 9,"), "{line:?}");
}

#[test]
fn the_amendment_says_all_a_commune_needs() {
    let mut draft = household();
    draft.papers.push(paper("7", vec![file("aa", "trang-1.jpg")]));
    let code = frozen(&mut draft);
    draft.papers.last_mut().unwrap().number = "8".to_owned();
    draft.choose("1.1", Some(1));
    let sheet =
        |draft: &Draft, round: &Round| text(&amendment(round, draft, &hashes(draft), edition(), set(8), &hand_in()));
    let round = last(&draft);
    let all = sheet(&draft, &round);
    let own = [code.as_str(), "01/12/2026", "15/TN", "Kính gửi: Ủy ban nhân dân xã Cồn Sậy Đông"];
    for said in own.into_iter().chain([draft.product.name.as_str(), draft.applicant.name.as_str(), "PL\u{a0}"]) {
        assert!(all.contains(said), "{said} is not in {all}");
    }
    assert!(all.contains("1. Phiếu đăng ký (Mẫu số 01)") && all.contains("2. PL\u{a0}"), "{all}");
    assert!(!all.contains("Mã bản sửa đổi"));
    // Once the amended dossier is frozen, its own code stands beside that of the former round.
    let new = frozen(&mut draft);
    assert!(sheet(&draft, &round).contains(&format!("Mã bản sửa đổi: {new}")));
    for place in ["UBND xã Cồn Sậy Đông", "Ủy ban nhân dân xã Cồn Sậy Đông", " Xã  Cồn Sậy Đông"]
    {
        let mut round = round.clone();
        round.handed_in.place = place.to_owned();
        assert!(sheet(&draft, &round).contains("Kính gửi: Ủy ban nhân dân xã Cồn Sậy Đông"), "{place}");
    }
}

#[test]
fn forms_print_the_code_of_an_unchanged_draft_alone() {
    for options in [hand_in(), work(Lang::Vi)] {
        let plain = household();
        let mut draft = plain.clone();
        let code = frozen(&mut draft);
        let line = format!("Mã bản nộp: {code}\n");
        for form in [form01, form02] {
            assert!(text(&form(&draft, edition(), set(8), &options)).contains(&line));
            let without: Vec<Block> = form(&draft, edition(), set(8), &options)
                .into_iter()
                .filter(|block| !text(std::slice::from_ref(block)).contains(&line))
                .collect();
            assert_eq!(without, form(&plain, edition(), set(8), &options), "nothing but a line is added");
        }
        draft.work.person = "Lan".to_owned();
        draft.changed = "2027-01-01T00:00:00Z".to_owned();
        assert_eq!(printed_code(&draft, edition(), set(8)), Some(code), "a private note is no change");
        draft.product.name = "Tên khác".to_owned();
        let renamed = Draft { product: draft.product.clone(), ..plain };
        assert_eq!(
            dossier(&draft, edition(), set(8), &options),
            dossier(&renamed, edition(), set(8), &options),
            "a changed draft prints no code"
        );
    }
    assert!(!to_json(&household()).contains("handed_in"));
}

#[test]
fn rounds_go_with_backup_and_archive_and_not_with_links_and_new_drafts() {
    let mut draft = household();
    frozen(&mut draft);
    draft.product.name = "Tên khác".to_owned();
    let before = draft.clone();
    frozen(&mut draft);
    assert!(matches!(difference(&before, &draft), Some(DifferingPart::Other)), "an undo takes it back");
    let texts = [("aa".to_owned(), to_compact_json(&draft))];
    let (file, _) = backup::Writer::new(Vec::new(), &texts, false, None).unwrap().finish().unwrap();
    assert_eq!(backup::read(Cursor::new(file)).unwrap().drafts["aa"], draft);
    for options in [hand_in(), work(Lang::Vi)] {
        let zip = archive(Cursor::new(Vec::new()), &draft, edition(), set(8), &options, |_| None).unwrap();
        let inside = drafts_in(zip).unwrap();
        assert_eq!(parse(inside[0].bytes.as_ref().unwrap()).unwrap().handed_in, draft.handed_in);
    }
    let (part, _) = pack(&draft, Kind::Draft, 500).unwrap();
    assert_eq!(parse(unpack(&[part]).unwrap().as_bytes()).unwrap().handed_in, Vec::<Value>::new());
    assert!(new_product(&draft, true, "").handed_in.is_empty());
    assert!(re_rating(&draft, day("2029-01-01"), "").handed_in.is_empty());
}

#[test]
fn two_states_of_a_draft_have_the_rounds_of_both_the_oldest_first() {
    let at = |draft: &mut Draft, on: &str| freeze(draft, &[], day(on), "", "").unwrap();
    let mut base = household();
    at(&mut base, "2026-12-01");
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.product.name = "A".to_owned();
    at(&mut mine, "2027-03-01");
    theirs.product.name = "B".to_owned();
    at(&mut theirs, "2027-02-01");
    for (one, other) in [(&mine, &theirs), (&theirs, &mine)] {
        let merged = merge(one, other, &Choices::new());
        let days: Vec<String> = rounds(&merged).into_iter().map(|r| r.unwrap().handed_in.on).collect();
        assert_eq!(days, ["2026-12-01", "2027-02-01", "2027-03-01"]);
        assert_eq!(merge(&merged, other, &Choices::new()).handed_in, merged.handed_in);
    }
    // A damaged round with the same code takes nothing away from the intact one.
    let mut damaged = base.clone();
    damaged.handed_in[0]["state"] = json!("x");
    let merged = merge(&damaged, &base, &Choices::new());
    assert_eq!(rounds(&merged).into_iter().filter(Result::is_ok).count(), 1);
    assert_eq!(merged.handed_in.len(), 2);
}

/// What a hostile file may have as rounds, with the error where there is just one.
fn hostile() -> Vec<(Value, RoundError)> {
    let mut draft = household();
    frozen(&mut draft);
    let good = draft.handed_in[0].clone();
    let with = |name: &str, value: Value| {
        let mut round = good.clone();
        round[name] = value;
        round
    };
    let state = good["state"].as_str().unwrap();
    // Five million blanks pack into a few kilobytes.
    let bomb = packed(&vec![b' '; 5_000_000]);
    vec![
        (json!({}), RoundError::Damaged),
        (with("state", json!("")), RoundError::Damaged),
        (with("state", json!("ÿ!")), RoundError::Damaged),
        (with("state", json!(&state[..state.len() / 2])), RoundError::Damaged),
        (with("state", json!(bomb)), RoundError::TooLarge),
    ]
}

/// Packs bytes as `state` has them.
fn packed(bytes: &[u8]) -> String {
    use base64::Engine as _;
    use std::io::Write as _;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(encoder.finish().unwrap())
}

#[test]
fn damaged_rounds_are_reported_and_kept() {
    let mut all = Vec::new();
    for (round, why) in hostile() {
        assert_eq!(Round::read(&round).unwrap_err(), why, "{}", round.to_string().len());
        all.push(round);
    }
    for round in [json!(null), json!([]), json!("x"), json!({ "on": 1 }), json!({ "files": [1] })] {
        assert!(matches!(Round::read(&round), Err(RoundError::NotARound(_))), "{round}");
        all.push(round);
    }
    for state in ["[]", r#"{"format":"sao-lang/draft","version":2,"edition":"x","set":8}"#] {
        let round = json!({ "state": packed(state.as_bytes()), "on": "2026-12-01" });
        assert!(matches!(Round::read(&round), Err(RoundError::NotADraft(_))), "{state}");
        all.push(round);
    }
    let mut draft = household();
    draft.handed_in = all.clone();
    let code = frozen(&mut draft);
    assert_eq!(draft.handed_in[..all.len()], all);
    let read = rounds(&draft);
    assert_eq!(read.iter().filter(|round| round.is_err()).count(), all.len());
    let unread = read[all.len() - 1].as_ref().unwrap_err();
    assert_eq!((unread.index, unread.on.as_str()), (all.len() - 1, "2026-12-01"));
    assert_eq!(printed_code(&draft, edition(), set(8)), Some(code));
    assert_eq!(parse(to_json(&draft).as_bytes()).as_ref(), Ok(&draft));
    let merged = merge(&household(), &draft, &Choices::new());
    assert!(draft.handed_in.iter().all(|round| merged.handed_in.contains(round)));
}

#[test]
fn of_too_many_rounds_the_newest_are_read_and_all_are_kept() {
    let mut draft = household();
    frozen(&mut draft);
    draft.handed_in = vec![draft.handed_in[0].clone(); MAX_ROUNDS + 3];
    let read = rounds(&draft);
    let too_many =
        |round: &Result<Round, UnreadRound>| matches!(round, Err(unread) if unread.why == RoundError::TooMany);
    assert!(read[..3].iter().all(too_many) && read[3..].iter().all(Result::is_ok));
    assert_eq!(parse(to_json(&draft).as_bytes()).unwrap().handed_in.len(), MAX_ROUNDS + 3);
    draft.handed_in = vec![json!({}); 200_000];
    assert_eq!(rounds(&draft).len(), 200_000);
    assert_eq!(merge(&draft, &draft, &Choices::new()), draft);
}

/// One change, and the thing that it changes; `None` for what no document shows.
fn change_one(draft: &mut Draft, which: usize, at: Index) -> Option<DifferingThing> {
    let set = draft.edition_and_set(catalogue()).unwrap().1;
    let criteria: Vec<_> = set.criteria().collect();
    let criterion = criteria[at.index(criteria.len())];
    let id = criterion.id.clone();
    let new_at = draft.papers.len();
    let fields: Vec<_> = FIELDS.iter().filter(|field| !field.private).collect();
    let at_paper = DifferingThing::Paper { before_at: Some(new_at - 1), now_at: Some(new_at - 1) };
    match which {
        0 => {
            let other = if draft.option(&id) == Some(1) { 2 } else { 1 };
            draft.edit_answer(&id, |answer| answer.option = Some(other));
            Some(DifferingThing::Criterion(id))
        }
        1 => {
            draft.edit_answer(&id, |answer| answer.note.push('x'));
            Some(DifferingThing::Criterion(id))
        }
        2 => {
            draft.edit_answer(&id, |answer| answer.papers.push("haccp".to_owned()));
            Some(DifferingThing::Criterion(id))
        }
        3 => {
            let field = fields[at.index(fields.len())];
            field.text_mut(draft).push('x');
            Some(DifferingThing::Text(field))
        }
        4 => {
            draft.papers.push(paper("mới", Vec::new()));
            Some(DifferingThing::Paper { before_at: None, now_at: Some(new_at) })
        }
        5 => {
            draft.papers.pop();
            Some(DifferingThing::Paper { before_at: Some(new_at - 1), now_at: None })
        }
        6..=12 => {
            let paper = draft.papers.last_mut().unwrap();
            match which {
                6 => paper.number.push('x'),
                7 => paper.issued.push('x'),
                8 => paper.valid_until.push('x'),
                9 => paper.state = EvidenceState::Preparing,
                10 => paper.files.push(file("tệp mới", "mới")),
                11 => paper.files.clear(),
                _ => paper.files[0].id = "thay".to_owned(),
            }
            Some(at_paper)
        }
        13 => {
            draft.product.figures.set("agents", "12345 người");
            Some(DifferingThing::Other)
        }
        14 => {
            draft.product.written.set("material-contract.seller", "Bà Tư");
            Some(DifferingThing::Written("material-contract".to_owned()))
        }
        15 => {
            let said = draft.knock_outs.get("forged-papers") != Some(&true);
            draft.knock_outs.insert("forged-papers".to_owned(), said);
            Some(DifferingThing::Other)
        }
        16 => {
            let tick = Tick::ALL[at.index(Tick::ALL.len())];
            let ticked = draft.product.ticks.get(tick);
            draft.product.ticks.set(tick, !ticked);
            Some(DifferingThing::Other)
        }
        17 => {
            draft.kind = if draft.kind == RatingKind::First { RatingKind::Upgrade } else { RatingKind::First };
            Some(DifferingThing::Other)
        }
        18 => {
            draft.recognition.stars = draft.recognition.stars.wrapping_add(1);
            Some(DifferingThing::Other)
        }
        19 => {
            draft.unknown.insert("zz".to_owned(), json!([at.index(1000), "zz"]));
            Some(DifferingThing::Other)
        }
        20 => {
            draft.applicant.figures.set("workers", "12345 người");
            Some(DifferingThing::Other)
        }
        21 => {
            draft.changed.push('x');
            draft.work.person.push('x');
            draft.story.origin.push('x');
            draft.plan.margin = draft.plan.margin.wrapping_add(1);
            draft.story.checked.insert("who".to_owned());
            None
        }
        _ => {
            draft.papers.rotate_left(1);
            None
        }
    }
}

/// A draft whose last paper has a number and a file.
fn with_paper(mut draft: Draft) -> Draft {
    draft.papers.push(paper("7", vec![file("tệp đầu", "trang-1.jpg")]));
    draft
}

proptest! {
    #![proptest_config(cases(120))]

    /// Any other state, any other file has another code.
    #[test]
    fn the_code_tells_any_change(draft in generate::draft(), at in any::<Index>(), which in 0usize..5) {
        let mut draft = with_paper(Draft { handed_in: Vec::new(), ..draft });
        draft.papers.push(paper("8", vec![file("tệp hai", "trang-2.jpg")]));
        frozen(&mut draft);
        let round = &mut draft.handed_in[0];
        let flip = |text: &str| -> String {
            let place = at.index(text.chars().count());
            let other = |c: char| if c == 'a' { 'b' } else { 'a' };
            text.chars().enumerate().map(|(i, c)| if i == place { other(c) } else { c }).collect()
        };
        let files = round["files"].as_array().unwrap().len();
        match which {
            0 => round["state"] = json!(flip(round["state"].as_str().unwrap())),
            1 => round["files"][files - 1]["sha256"] = json!(flip(round["files"][files - 1]["sha256"].as_str().unwrap())),
            2 => round["files"][files - 1]["id"] = json!("khác"),
            3 => { round["files"].as_array_mut().unwrap().pop(); }
            _ => round["files"].as_array_mut().unwrap().swap(files - 1, files - 2),
        }
        prop_assert!(!Round::read(round).is_ok_and(|round| round.is_intact()));
        prop_assert_eq!(printed_code(&draft, edition(), set(draft.set)), None);
    }

    /// What was changed is named, and nothing else; the amendment says it.
    #[test]
    fn one_change_is_named_alone(draft in generate::draft(), which in 0usize..23, at in any::<Index>()) {
        let mut draft = with_paper(Draft { handed_in: Vec::new(), ..draft });
        frozen(&mut draft);
        let thing = change_one(&mut draft, which, at);
        prop_assert_eq!(things(&draft), thing.clone().into_iter().collect::<Vec<_>>());
        prop_assert_eq!(found(&draft).is_empty(), thing.is_none());
        let (edition, set) = draft.edition_and_set(catalogue()).unwrap();
        prop_assert!(printed_code(&draft, edition, set).is_some() == thing.is_none() || which == 12);
        for lang in Lang::ALL {
            let options = sao_lang_core::documents::Options { lang, ..hand_in() };
            let sheet = text(&amendment(&last(&draft), &draft, &hashes(&draft), edition, set, &options));
            for line in found(&draft).lines(lang) {
                prop_assert!(sheet.contains(&line.title), "{}", line.title);
                for said in line.before.lines().chain(line.now.lines()) {
                    prop_assert!(sheet.contains(said.trim()), "{said}");
                }
            }
        }
    }

    /// Whatever stands among the rounds, it is kept, and nothing panics.
    #[test]
    fn random_rounds_are_kept(entries in prop::collection::vec(generate::json(), 0..4)) {
        let draft = Draft { handed_in: entries.clone(), ..household() };
        let again = parse(to_json(&draft).as_bytes()).unwrap();
        prop_assert_eq!(&again.handed_in, &entries);
        prop_assert_eq!(rounds(&again).len(), entries.len());
        prop_assert_eq!(printed_code(&again, edition(), set(8)), None);
        let mut again = again;
        frozen(&mut again);
        prop_assert_eq!(&again.handed_in[..entries.len()], &entries[..]);
        let merged = merge(&household(), &again, &Choices::new());
        prop_assert!(again.handed_in.iter().all(|round| merged.handed_in.contains(round)));
    }
}

proptest! {
    // Each case draws two whole drafts.
    #![proptest_config(cases(40))]

    /// Neither later edits nor further rounds change a round; whatever is frozen can be read.
    #[test]
    fn a_round_is_never_changed(draft in generate::draft(), later in generate::draft()) {
        let mut draft = Draft { handed_in: Vec::new(), ..draft };
        frozen(&mut draft);
        let first = draft.handed_in[0].clone();
        prop_assert_eq!(last(&draft).draft, without_private_notes(&Draft { handed_in: Vec::new(), ..draft.clone() }));
        prop_assert!(found(&draft).is_empty());
        let mut later = Draft { handed_in: draft.handed_in, ..later };
        frozen(&mut later);
        prop_assert_eq!(&later.handed_in[0], &first);
        let again = parse(to_json(&later).as_bytes()).unwrap();
        prop_assert_eq!(&again, &later);
        prop_assert!(rounds(&again).into_iter().all(|round| round.unwrap().is_intact()));
    }

    /// Any two states can be compared, and the amendment names every difference.
    #[test]
    fn the_amendment_names_every_difference(before in generate::draft(), now in generate::draft()) {
        let mut before = Draft { handed_in: Vec::new(), ..before };
        frozen(&mut before);
        let now = Draft { handed_in: before.handed_in, ..now };
        let (edition, set) = now.edition_and_set(catalogue()).unwrap();
        let sheet = text(&amendment(&last(&now), &now, &[], edition, set, &work(Lang::Vi)));
        for line in found(&now).lines(Lang::Vi) {
            prop_assert!(sheet.contains(&line.title), "{}", line.title);
        }
    }
}
