//! The electronic dossier: a folder that can be handed in as it is, the draft beside it, and both read back.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use roxmltree::{Document, Node};
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::{Options, Purpose, archive, attachment_paths, drafts_in, slug};
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper, Snapshot, parse, to_json, without_private_notes};
use sao_lang_core::form::FIELDS;
use sao_lang_core::locale::{Lang, msg};
use sao_lang_worker::many_drafts::{attachments_in, sent};
use serde_json::json;
use test_support::{each_text, edition, hand_in, household, set, work};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The folder of the household's dossier.
const FOLDER: &str = "ho-so_ca-kho-ba-hai-kho-ca-du-mot-nang";
const DRAFT: &str = "sao-lang/ca-kho-ba-hai-kho-ca-du-mot-nang.json";

fn photo(id: &str, name: &str, caption: &str) -> Attachment {
    Attachment {
        id: id.into(),
        name: name.into(),
        media_type: "image/jpeg".into(),
        bytes: 3,
        caption: caption.into(),
        ..Attachment::default()
    }
}

/// The household with papers: one with two files, another of its kind, one that proves nothing, one that is on its way.
fn with_papers() -> Draft {
    let mut draft = household();
    let ready = |paper: &str, label: &str, files: Vec<Attachment>| Paper {
        paper: paper.into(),
        label: label.into(),
        state: EvidenceState::Ready,
        files,
        ..Paper::default()
    };
    let contract = Attachment {
        media_type: "application/pdf".into(),
        ..photo("so-2", "Hợp đồng thu mua nguyên liệu với tổ hợp tác xã bên.pdf", "")
    };
    draft.papers = vec![
        ready(
            "awards",
            "",
            vec![Attachment { media_type: "image/png".into(), ..photo("giai", "Giải thưởng.png", "") }],
        ),
        ready("material-invoices", "ghe Tư Đờn", vec![photo("so-1", "../../Hóa đơn số 1.JPG", "Trang đầu"), contract]),
        ready("material-invoices", "", vec![photo("so-3", "IMG_1.jpg", "")]),
        Paper { paper: "haccp".into(), state: EvidenceState::Preparing, ..Paper::default() },
    ];
    draft
}

fn bytes_of(draft: &Draft, options: &Options, has: impl Fn(&str) -> bool) -> Vec<u8> {
    let bytes = |id: &str| has(id).then(|| id.as_bytes().to_vec());
    archive(Cursor::new(Vec::new()), draft, edition(), set(draft.set), options, bytes).unwrap().into_inner()
}

/// The entries of an archive by name.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |place: usize| {
        let mut entry = zip.by_index(place).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        (entry.name().unwrap().into_owned(), content)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}

fn made(draft: &Draft, options: &Options) -> BTreeMap<String, Vec<u8>> {
    unpacked(&bytes_of(draft, options, |_| true))
}

fn text_of(node: Node) -> String {
    let named = |node: Node<'_, '_>, name: &str| node.tag_name().name() == name;
    let paragraphs = node.descendants().filter(|n| named(*n, "p"));
    let line = |p: Node| p.descendants().filter(|n| n.tag_name().name() == "t").filter_map(|n| n.text()).collect();
    paragraphs.map(line).collect::<Vec<String>>().join("\n")
}

/// The text of a Word document, and its tables: cells of rows.
fn seen(docx: &[u8]) -> (String, Vec<Vec<Vec<String>>>) {
    let mut xml = String::new();
    ZipArchive::new(Cursor::new(docx)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let document = Document::parse(&xml).unwrap();
    let named = |node: Node<'_, '_>, name: &'static str| {
        node.descendants().filter(move |n| n.tag_name().name() == name).map(|n| n.id()).collect::<Vec<_>>()
    };
    let node = |id| document.get_node(id).unwrap();
    let cells = |row| named(node(row), "tc").into_iter().map(|cell| text_of(node(cell))).collect();
    let rows = |table| named(node(table), "tr").into_iter().map(cells).collect();
    (text_of(document.root()), named(document.root(), "tbl").into_iter().map(rows).collect())
}

#[test]
fn one_folder_holds_the_dossier_and_the_draft_lies_beside_it() {
    let draft = with_papers();
    let entries = made(&draft, &work(Lang::Vi));
    let names: Vec<&str> = entries.keys().map(String::as_str).collect();
    let list = sao_lang_core::documents::entries(&draft, edition(), set(8), Purpose::Work);
    let number = |label: &str, key: &str| {
        let found = list.iter().find(|e| e.key == key && e.paper.is_some_and(|p| p.label == label)).unwrap();
        format!("PL{:02}", found.no)
    };
    let [first, second] = ["ghe Tư Đờn", ""].map(|label| number(label, "material-invoices"));
    let award = number("", "awards");
    let invoices = format!("giay-to/{first}_hoa-don-so-ghi-mua-nguyen-lieu-ghe-tu-don");
    let expected: Vec<String> = [
        "01_mau-01_phieu-dang-ky.docx",
        "02_mau-02_bao-cao-tu-danh-gia.docx",
        "bang-tieu-chi.xlsx",
        &format!("{invoices}/{first}-1_trang-dau.jpg"),
        &format!("{invoices}/{first}-2_hop-dong-thu-mua-nguyen-lieu.pdf"),
        &format!("giay-to/{second}_hoa-don-so-ghi-mua-nguyen-lieu/{second}-1_img-1.jpg"),
        &format!("giay-to/{award}_giai-thuong-bang-khen-binh-chon/{award}-1_giai-thuong.png"),
        "muc-luc.docx",
    ]
    .map(|name| format!("{FOLDER}/{name}"))
    .into_iter()
    .chain([DRAFT.to_owned()])
    .collect();
    assert_eq!(names, expected);
    assert_eq!(entries[&format!("{FOLDER}/{invoices}/{first}-1_trang-dau.jpg")], b"so-1");
    assert_eq!(parse(&entries[DRAFT]).unwrap(), draft);
}

#[test]
fn each_form_is_a_document_of_its_own() {
    let entries = made(&household(), &hand_in());
    let text = |name: &str| seen(&entries[&format!("{FOLDER}/{name}")]).0;
    let (first, second) = (text("01_mau-01_phieu-dang-ky.docx"), text("02_mau-02_bao-cao-tu-danh-gia.docx"));
    let [one, two] = [msg::FORM01_TITLE, msg::FORM02_TITLE].map(|title| title.text(Lang::Vi));
    assert!(first.contains(one) && !first.contains(two), "{first}");
    assert!(second.contains(two) && !second.contains(one), "{second}");
}

#[test]
fn the_index_leads_from_criteria_to_papers_and_back() {
    let draft = with_papers();
    let entries = made(&draft, &work(Lang::Vi));
    let (text, tables) = seen(&entries[&format!("{FOLDER}/muc-luc.docx")]);
    for words in ["Sản phẩm: Cá khô Bà Hai", "Ngày lập: 29/11/2026", "01_mau-01_phieu-dang-ky.docx"] {
        assert!(text.contains(words), "{words}");
    }
    let [by_criterion, by_paper] = tables.as_slice() else { panic!("{} tables", tables.len()) };
    assert_eq!(by_criterion.len(), 1 + set(8).criteria().count());
    for (row, criterion) in by_criterion[1..].iter().zip(set(8).criteria()) {
        assert_eq!(row[..2], [criterion.id.clone(), criterion.title.text(Lang::Vi).to_owned()]);
    }
    let list = sao_lang_core::documents::entries(&draft, edition(), set(8), Purpose::Work);
    let materials = by_criterion.iter().find(|row| row[0] == "1.1").unwrap();
    let invoices = list.iter().filter(|e| e.key == "material-invoices").map(|e| e.label(Lang::Vi));
    assert_eq!(materials[2], invoices.collect::<Vec<_>>().join("\n"));
    let files: Vec<&str> = materials[3].lines().collect();
    assert_eq!(files.len(), 3);
    for file in files {
        assert!(entries.contains_key(&format!("{FOLDER}/{file}")), "{file} is not there");
    }
    // A paper that proves several criteria stands with each of them.
    assert_eq!(by_paper.len(), 1 + list.len());
    assert!(list.iter().any(|e| e.criteria.len() > 1));
    for (row, entry) in by_paper[1..].iter().zip(&list) {
        assert_eq!(row[0], entry.label(Lang::Vi));
        assert_eq!(row[2], entry.criteria.join(", "));
        for criterion in &entry.criteria {
            let cited = &by_criterion.iter().find(|row| row[0] == *criterion).unwrap()[2];
            assert!(cited.lines().any(|line| line == entry.label(Lang::Vi)), "{criterion} lacks {}", row[0]);
        }
    }
}

#[test]
fn a_file_that_is_not_there_is_told_as_the_copy_is_meant() {
    let draft = with_papers();
    let index = |options: &Options| {
        let entries = unpacked(&bytes_of(&draft, options, |id| id != "so-3"));
        seen(&entries[&format!("{FOLDER}/muc-luc.docx")]).0
    };
    let to_work = index(&work(Lang::Vi));
    assert!(to_work.contains(": thiếu tệp, không có trong máy này (IMG_1.jpg)"), "{to_work}");
    let to_hand_in = index(&hand_in());
    assert!(to_hand_in.contains(": chưa kèm tệp"));
    for words in ["chưa có tệp", "thiếu tệp", "IMG_1", "đang chuẩn bị"] {
        assert!(!to_hand_in.to_lowercase().contains(&words.to_lowercase()), "{words}");
    }
    // What is still to come is no paper of a dossier that is handed in.
    let haccp = edition().paper(edition().paper_index("haccp").unwrap()).name.text(Lang::Vi);
    assert!(to_work.contains(haccp) && !to_hand_in.contains(haccp));
}

#[test]
fn samples_go_along_in_a_box_not_as_a_file() {
    let mut draft = household();
    draft.answers.clear();
    draft.edit_answer("6.1", |answer| answer.papers = vec!["product-sample".into()]);
    draft.papers = vec![Paper { paper: "product-sample".into(), state: EvidenceState::Ready, ..Paper::default() }];
    let (_, tables) = seen(&made(&draft, &hand_in())[&format!("{FOLDER}/muc-luc.docx")]);
    // They are no paper with a number, and nothing of them is missing.
    assert_eq!(tables.len(), 1, "there is no paper");
    let rows = tables[0].iter().skip(1);
    assert!(rows.into_iter().all(|row| row[2].is_empty() && row[3].is_empty()), "{tables:?}");
}

#[test]
fn pictures_of_the_samples_go_along_and_come_back() {
    let picture = |id: &str| Attachment { id: id.into(), media_type: "image/png".into(), ..Attachment::default() };
    let sample = |id: &str| Paper { paper: "product-sample".into(), files: vec![picture(id)], ..Paper::default() };
    let mut draft = household();
    draft.papers = vec![sample("one"), sample("two")];
    for options in [work(Lang::Vi), hand_in()] {
        let bytes = bytes_of(&draft, &options, |_| true);
        let found = attachments_in(&bytes, &to_json(&draft)).unwrap();
        assert_eq!(found.iter().map(|(id, ..)| id.as_str()).collect::<Vec<_>>(), ["one", "two"]);
    }
}

#[test]
fn entries_bear_the_day_on_which_the_archive_is_made() {
    let bytes = bytes_of(&with_papers(), &work(Lang::Vi), |_| true);
    let mut zip = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    for place in 0..zip.len() {
        let time = zip.by_index(place).unwrap().last_modified().unwrap();
        let said = (time.year(), time.month(), time.day(), time.hour(), time.minute());
        assert_eq!(said, (2026, 11, 29, 12, 0));
    }
    assert_eq!(bytes, bytes_of(&with_papers(), &work(Lang::Vi), |_| true));
    // A clock that is far off does no harm.
    let early = Options { today: chrono::NaiveDate::from_ymd_opt(1, 1, 1).unwrap(), ..work(Lang::Vi) };
    assert_eq!(unpacked(&bytes_of(&household(), &early, |_| true)).len(), 5);
}

/// A draft with all that is private, and members that this version does not know.
fn private() -> Draft {
    let mut draft = household();
    each_text(&mut draft, |place, text| *text = format!("[{place}]"));
    draft.plan.stars = Some(4);
    draft.history = vec![Snapshot { date: "2026-11-01".into(), points: 50, ..Snapshot::default() }];
    for name in ["later", "practice", "last"] {
        draft.unknown.insert(name.to_owned(), json!({ "lesson": "bí mật" }));
    }
    draft.story.unknown.insert("pictures".to_owned(), json!(3));
    draft
}

#[test]
fn private_notes_stay_out_of_other_hands() {
    let draft = private();
    let open = without_private_notes(&draft);
    let json = to_json(&open);
    for field in FIELDS {
        assert_eq!(json.contains(&format!("[{}]", field.key)), !field.private, "{}", field.key);
    }
    assert!(open.history.is_empty() && open.plan == Default::default());
    let members: Vec<&str> = open.unknown.keys().map(String::as_str).collect();
    assert_eq!(members, ["later", "last"]);
    assert_eq!(open.story.unknown, draft.story.unknown);
    // Nothing else changes.
    let same = Draft { story: draft.story.clone(), plan: draft.plan.clone(), history: draft.history.clone(), ..open };
    assert_eq!(Draft { unknown: draft.unknown.clone(), ..same }, draft);
}

#[test]
fn the_draft_goes_along_with_private_notes_only_where_they_are_wished() {
    let draft = private();
    let brought = |options: &Options| {
        let entries = made(&draft, options);
        let (name, bytes) = entries.iter().find(|(name, _)| name.ends_with(".json")).unwrap();
        assert!(name.starts_with("sao-lang/"), "{name}");
        parse(bytes).unwrap()
    };
    assert_eq!(brought(&hand_in()), without_private_notes(&draft));
    assert_eq!(brought(&Options { private_notes: true, ..hand_in() }), draft);
    assert_eq!(brought(&Options { private_notes: false, ..work(Lang::Vi) }), without_private_notes(&draft));
}

#[test]
fn paths_have_whole_words_and_are_short() {
    let mut draft = with_papers();
    draft.product.name = "Nghiêng ".repeat(60);
    let long = Paper {
        paper: "material-invoices".into(),
        label: "chuyến ".repeat(60),
        files: (0..12).map(|n| photo(&format!("p{n}"), "Nguyễn ".repeat(40).as_str(), "")).collect(),
        ..Paper::default()
    };
    draft.papers.extend(vec![long; 120]);
    for (file, paths) in attachment_paths(&draft, edition(), set(8)) {
        for path in paths {
            assert!(path.len() < 180, "{} characters for {}: {path}", path.len(), file.id);
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_');
            assert!(path.chars().all(plain), "{path}");
        }
    }
    let all = attachment_paths(&draft, edition(), set(8));
    let now: Vec<&str> = all.iter().map(|(_, paths)| paths[0].as_str()).collect();
    for path in &now {
        for word in path.rsplit('/').next().unwrap().split(['-', '_', '.']).filter(|word| word.starts_with("ng")) {
            assert_eq!(word, "nguyen", "{path}");
        }
    }
    // In the order of their numbers, also by name.
    let mut sorted = now.clone();
    sorted.sort_unstable();
    assert_eq!(now, sorted);
    assert_eq!(slug(&draft.product.name), ["nghieng"; 7].join("-"));
}

#[test]
fn files_of_papers_come_back() {
    let draft = with_papers();
    let ids = |bytes: &[u8]| {
        let found = sent(bytes).unwrap();
        assert_eq!(found.len(), 1);
        let text = &found[0].draft.as_ref().unwrap().text;
        let mut files = attachments_in(bytes, text).unwrap();
        assert!(files.iter().all(|(id, _, content)| content == id.as_bytes()));
        files.sort();
        files.into_iter().map(|(id, ..)| id).collect::<Vec<_>>()
    };
    for lang in Lang::ALL {
        for options in [work(lang), Options::hand_in(lang, work(lang).today)] {
            assert_eq!(ids(&bytes_of(&draft, &options, |_| true)), ["giai", "so-1", "so-2", "so-3"], "{options:?}");
        }
    }
    assert_eq!(ids(&bytes_of(&draft, &hand_in(), |id| id == "so-2")), ["so-2"]);
}

/// An archive as the version before this one wrote it: papers by criterion, names cut within words.
fn former(draft: &Draft) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let json = to_json(draft);
    for (name, content) in [
        ("ho-so-ocop_ca-kho-ba-hai-kho-ca-du-mot-nang_2026-10-05.docx", "PK"),
        ("bang-tieu-chi_ca-kho-ba-hai-kho-ca-du-mot-nang_2026-10-05.xlsx", "PK"),
        ("sao-lang_ca-kho-ba-hai-kho-ca-du-mot-nang_2026-10-05.json", json.as_str()),
        ("giay-to/1.1_nguon-nguyen-lieu/PL03-1_hoa-don-so-1.jpg", "so-1"),
        ("giay-to/1.1_nguon-nguyen-lieu/PL03-2_hop-dong-thu-mua-nguyen-lieu-voi-to-hop.pdf", "so-2"),
        ("giay-to/1.1_nguon-nguyen-lieu/PL04-1_img-1.jpg", "so-3"),
        ("giay-to/khac/PL24-1_giai-thuong.png", "giai"),
        ("muc-luc.txt", "Mục lục"),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn archives_of_former_versions_are_read() {
    let mut draft = with_papers();
    draft.papers.pop();
    let file = former(&draft);
    assert_eq!(drafts_in(Cursor::new(&file)).unwrap().len(), 1);
    let text = &sent(&file).unwrap()[0].draft.as_ref().unwrap().text.clone();
    assert_eq!(parse(text.as_bytes()).unwrap(), draft);
    let mut found = attachments_in(&file, text).unwrap();
    found.sort();
    let said: Vec<(&str, &[u8])> = found.iter().map(|(id, _, bytes)| (id.as_str(), bytes.as_slice())).collect();
    let expected: Vec<(&str, &[u8])> = ["giai", "so-1", "so-2", "so-3"].iter().map(|id| (*id, id.as_bytes())).collect();
    assert_eq!(said, expected);
}
