//! What the commune makes of a dossier, begun from the draft: letter, form 03, list of what is in the dossier.

use std::collections::BTreeSet;

use super::asking::ask;
use sao_lang_core::assessment::assess;
use sao_lang_core::catalogue::{CommunePoint, EditionTexts as _, Text as _, catalogue};
use sao_lang_core::documents::model::{Block, Cell, Paragraph, Row};
use sao_lang_core::documents::{Options, Properties, Purpose, commune, completeness, docx, entries, form03, letter};
use sao_lang_core::draft::{Answer, Attachment, Draft, EvidenceState, Paper, RatingKind, Topic, parse, to_json};
use sao_lang_core::form::{Field, Kind, Step};
use sao_lang_core::locale::Lang;
use test_support::{each_text, edition, hand_in, household, path, set, top, work};
use worker_protocol::{DocumentBlocks, How, WordDocument};

const KINDS: [RatingKind; 3] = [RatingKind::First, RatingKind::Upgrade, RatingKind::ReRating];

/// The household's draft and the full ones, by name.
fn drafts() -> Vec<(String, Draft)> {
    let files = std::fs::read_dir(path("tests/fixtures/full")).unwrap().map(|entry| entry.unwrap().path());
    let read = |file: std::path::PathBuf| {
        (file.file_name().unwrap().to_string_lossy().into_owned(), parse(&std::fs::read(&file).unwrap()).unwrap())
    };
    let mut drafts: Vec<_> = files.map(read).collect();
    drafts.push(("household".to_owned(), household()));
    drafts.sort_by(|a, b| a.0.cmp(&b.0));
    drafts
}

/// Every draft as each of the three kinds of registration, with its name.
fn all_kinds() -> Vec<(String, Draft)> {
    let of = |(name, draft): (String, Draft)| {
        KINDS.map(|kind| (format!("{name} {kind:?}"), Draft { kind, ..draft.clone() }))
    };
    drafts().into_iter().flat_map(of).collect()
}

type Make =
    fn(&Draft, &sao_lang_core::catalogue::Edition, &sao_lang_core::catalogue::ProductSet, &Options) -> Vec<Block>;

fn made(make: Make, draft: &Draft, options: &Options) -> Vec<Block> {
    make(draft, edition(), set(draft.set), options)
}

/// The text of a cell, a line per paragraph.
fn cell_text(cell: &Cell) -> String {
    cell.paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join("\n")
}

fn rows(blocks: &[Block]) -> impl Iterator<Item = &Row> {
    blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.rows.as_slice(),
        _ => &[],
    })
}

/// Every paragraph, also those in tables, in order.
fn lines(blocks: &[Block]) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Paragraph(p) => vec![p.text()],
        Block::Table(t) => {
            t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs).map(Paragraph::text).collect()
        }
        Block::PageBreak | Block::NewDocument | Block::Across | Block::Line(_) => Vec::new(),
    };
    blocks.iter().flat_map(of).collect()
}

fn text(blocks: &[Block]) -> String {
    lines(blocks).join("\n")
}

/// Asserts that these stand in the text one after the other.
fn in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for one in wanted {
        let at = rest.find(one).unwrap_or_else(|| panic!("{one:?} is missing, or stands earlier, in:\n{text}"));
        rest = &rest[at + one.len()..];
    }
}

/// A text that only dots could have been written into: everything else in it is in `words`.
fn without_dots(text: &str) -> String {
    text.split_whitespace().map(|w| w.trim_matches('.')).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The part of form 03 on a point.
fn point_text(form: &str, point: &CommunePoint) -> String {
    let title = |p: &CommunePoint| format!("{}:", p.title.text(Lang::Vi));
    let from = form.find(&title(point)).unwrap_or_else(|| panic!("no point {}", point.key));
    let rest = &form[from..];
    let next =
        edition().commune_points.iter().filter(|p| p.key != point.key).filter_map(|p| rest.find(&title(p))).min();
    let end = next.or_else(|| rest.find("Từ những nội dung trên")).unwrap();
    rest[..end].to_owned()
}

/// What stands in a point before the commune's remarks.
fn said_text(form: &str, point: &CommunePoint) -> String {
    let part = point_text(form, point);
    part[..part.find("Nhận xét của Ủy ban nhân dân").unwrap()].to_owned()
}

// The data.

#[test]
fn every_text_that_feeds_a_point_is_one_of_the_forms_and_goes_into_the_dossier() {
    let points: Vec<&CommunePoint> = catalogue().editions.iter().flat_map(|e| &e.commune_points).collect();
    assert_eq!(points.len(), 4 * catalogue().editions.len(), "form 03 has four points");
    for key in points.iter().flat_map(|p| &p.fields) {
        let field = Field::of(key).unwrap_or_else(|| panic!("no field has the key {key}"));
        assert_eq!(field.kind, Kind::Long, "{key}");
        // The notes for a story stay in the draft.
        assert!(field.step != Step::Story || field.key == "story.text", "{key} is a private note");
    }
}

#[test]
fn every_set_has_something_to_say_on_every_point() {
    for set in &edition().sets {
        for point in &edition().commune_points {
            assert!(set.criteria().any(|c| point.questions.contains(&c.question)), "set {} {}", set.no, point.key);
        }
    }
}

// The whole.

#[test]
fn letter_report_and_list_are_three_documents_apart() {
    for (name, draft) in all_kinds() {
        for options in [work(Lang::Vi), hand_in()] {
            let whole = made(commune, &draft, &options);
            let parts: Vec<&[Block]> = whole.split(|b| *b == Block::NewDocument).collect();
            let apart = [letter, form03, completeness].map(|make: Make| made(make, &draft, &options));
            assert_eq!(parts.len(), 3, "{name}");
            for (part, alone) in parts.iter().zip(&apart) {
                assert_eq!(*part, alone.as_slice(), "{name}");
            }
        }
    }
}

#[test]
fn the_worker_makes_it() {
    let draft = household();
    let how = |purpose| How { today: "2026-11-29".into(), lang: "vi".into(), purpose, private_notes: false };
    for options in [work(Lang::Vi), hand_in()] {
        let request =
            DocumentBlocks { document: WordDocument::Commune, draft: to_json(&draft), how: how(options.purpose) };
        assert_eq!(ask(request).unwrap(), made(commune, &draft, &options));
    }
}

#[test]
fn to_hand_in_there_are_no_states_no_stars_no_points_and_no_file_names() {
    for (name, mut draft) in all_kinds() {
        each_text(&mut draft, |_, text| text.clear());
        draft.answers.values_mut().for_each(|a| a.note.clear());
        draft.recognition.stars = 0;
        for paper in &mut draft.papers {
            paper.state = EvidenceState::Preparing;
            paper.label.clear();
            paper.files = vec![Attachment { name: "IMG_0001.jpg".into(), ..Attachment::default() }];
        }
        // An open question, and one that is answered with a state.
        draft.answers.remove("3.3");
        draft.answers.entry("1.1".into()).or_default().evidence = EvidenceState::Preparing;
        let blocks = made(commune, &draft, &hand_in());
        let said = text(&blocks).to_lowercase();
        for word in ["đang chuẩn bị", "chưa trả lời", "còn trống", "ước tính", "tự chấm", "img_0001"]
        {
            assert!(!said.contains(word), "{name}: {word:?}");
        }
        assert!(!said.lines().any(|l| ["đã có", "chưa có"].contains(&l.trim())), "{name}: a state");
        let score = assess(&draft, edition(), set(draft.set)).score.total;
        assert!(!said.contains(&format!("{score} điểm")), "{name}: the estimate");
        assert!(!(1..=5).any(|n| said.contains(&format!("{n} sao"))), "{name}: stars");
        let to_work = text(&made(commune, &draft, &work(Lang::Vi))).to_lowercase();
        assert!(
            to_work.contains("đang chuẩn bị") && to_work.contains("chưa trả lời"),
            "{name}: to work with they stand there"
        );
    }
}

#[test]
fn a_hostile_draft_stands_there_as_text_and_never_as_a_template() {
    let hostile = "]]> <w:p/> {commune} {product} \u{202e}\u{0} XÃ  \r\n dòng hai '\"".to_owned() + &"dài".repeat(200);
    for set in [8, 13, 26].map(set) {
        let mut draft = top(set.no);
        draft.kind = RatingKind::ReRating;
        each_text(&mut draft, |_, text| *text = hostile.clone());
        draft.answers.values_mut().for_each(|a| a.note = hostile.clone());
        let bad = Paper { paper: "no-such-paper".into(), valid_until: hostile.clone(), ..Paper::default() };
        draft.papers = vec![bad; 9];
        draft.answers.insert("9.9.9".into(), Answer { papers: vec!["x".into(); 900], ..Answer::default() });
        for options in [work(Lang::Vi), hand_in()] {
            let blocks = made(commune, &draft, &options);
            assert!(text(&blocks).contains("{commune} {product}"), "set {}: a value was filled in", set.no);
            let file = docx(&blocks, &options, &Properties::default()).unwrap();
            let mut xml = String::new();
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
            std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
            assert!(roxmltree::Document::parse(&xml).is_ok(), "set {}", set.no);
        }
    }
}

// The letter.

#[test]
fn the_letter_is_laid_out_as_a_letter_and_says_what_is_registered() {
    let mut draft = household();
    draft.kind = RatingKind::ReRating;
    draft.recognition.certificate = "12/QĐ-UBND".into();
    draft.recognition.stars = 3;
    draft.recognition.issued = "2023-12-05".into();
    let said = text(&made(letter, &draft, &hand_in()));
    let last = entries(&draft, edition(), set(draft.set), Purpose::HandIn).last().unwrap().label(Lang::Vi);
    in_order(
        &said,
        &[
            "ỦY BAN NHÂN DÂN XÃ CỒN SẬY ĐÔNG",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
            "Số: ......",
            "V/v ",
            ", ngày ...... tháng ...... năm ......",
            "Kính gửi: Ủy ban nhân dân ",
            "Vĩnh Long",
            "26/2026/QĐ-TTg",
            "Sản phẩm: Cá khô Bà Hai (khô cá đù một nắng)",
            "Chủ thể: Hộ kinh doanh Cá khô Bà Hai",
            "Địa chỉ: Số 27, ấp Bến Khô",
            "bộ 8, ",
            "Đánh giá lại",
            "12/QĐ-UBND, 3 sao",
            "đề nghị Ủy ban nhân dân",
            "Mẫu số 03",
            &format!("PL\u{a0}1 đến {last}"),
            "01 bộ giấy và 01 bộ điện tử",
            "Sản phẩm mẫu: 05 sản phẩm./.",
            "Nơi nhận:",
            "- Như trên;",
            "TM. ỦY BAN NHÂN DÂN",
        ],
    );
    let head = match &made(letter, &draft, &hand_in())[0] {
        Block::Table(table) => table.clone(),
        other => panic!("the head is {other:?}"),
    };
    assert!(!head.lines && head.rows.iter().all(|r| r.cells.len() == 2), "two columns");
}

#[test]
fn a_first_rating_names_no_certificate_and_tourism_sends_no_samples() {
    for (name, draft) in drafts() {
        let first = text(&made(letter, &Draft { kind: RatingKind::First, ..draft.clone() }, &hand_in()));
        assert!(!first.contains("Giấy chứng nhận OCOP"), "{name}");
        assert_eq!(first.contains("05 sản phẩm"), draft.set != 26, "{name}");
        assert_eq!(first.contains("Không có sản phẩm mẫu"), draft.set == 26, "{name}");
    }
}

#[test]
fn what_the_commune_is_stays_as_typed_and_is_not_guessed() {
    let mut draft = household();
    for (typed, sentence) in [
        ("Phường Bến Tre", "Ủy ban nhân dân phường Bến Tre nhận"),
        ("đặc khu Phú Quý", "Ủy ban nhân dân đặc khu Phú Quý nhận"),
        ("Cồn Sậy", "Ủy ban nhân dân xã/phường Cồn Sậy nhận"),
    ] {
        draft.applicant.commune = typed.into();
        let said = text(&made(letter, &draft, &hand_in()));
        assert!(said.contains(sentence), "{typed}: {said}");
    }
    draft.applicant.province = "thành phố Đà Nẵng".into();
    let said = text(&made(letter, &draft, &hand_in()));
    assert!(said.contains("Kính gửi: Ủy ban nhân dân thành phố Đà Nẵng\n"), "{said}");
    assert!(said.contains("kính đề nghị Ủy ban nhân dân thành phố Đà Nẵng đưa"), "{said}");
}

#[test]
fn a_blank_draft_leaves_dots_and_nothing_else() {
    let blank = Draft::new(8, "");
    let said = text(&made(letter, &blank, &hand_in()));
    for label in ["Sản phẩm: ...", "Chủ thể: ...", "Địa chỉ: ...", "Kính gửi: Ủy ban nhân dân tỉnh/thành phố ..."]
    {
        assert!(said.contains(label), "{label}: {said}");
    }
    assert!(!said.contains("PL\u{a0}"), "no papers, so no numbers: {said}");
    let form = text(&made(form03, &blank, &hand_in()));
    for (no, label) in [
        "1. Tên chủ thể: ",
        "2. Loại hình tổ chức: ",
        "3. Địa chỉ: ",
        "- Họ tên: ",
        "- Địa chỉ thường trú: ",
        "5. Sản phẩm đăng ký đánh giá: ",
    ]
    .iter()
    .enumerate()
    {
        let line = form.lines().find(|l| l.starts_with(label)).unwrap_or_else(|| panic!("{no} {label}"));
        assert_eq!(without_dots(line), without_dots(label), "{line}");
    }
    assert!(form.contains("- Giới tính: .................... (Nam/nữ); Dân tộc: ...................."), "{form}");
    for point in &edition().commune_points {
        let said = said_text(&form, point);
        let said = said.strip_prefix(&format!("{}:", point.title.text(Lang::Vi))).unwrap();
        let words = without_dots(said);
        assert_eq!(words, "Mô tả của chủ thể: - Giấy tờ trong hồ sơ:", "{}", point.key);
    }
}

// Form 03.

#[test]
fn form_03_has_all_of_the_official_form_in_its_order() {
    for (name, draft) in all_kinds() {
        let a = &draft.applicant;
        let form = text(&made(form03, &draft, &hand_in()));
        in_order(
            &form,
            &[
                "ỦY BAN NHÂN DÂN",
                &a.commune.to_uppercase(),
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "\nBÁO CÁO\n",
                "Đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP",
                "I. THÔNG TIN CHUNG VỀ HỒ SƠ SẢN PHẨM",
                &format!("1. Tên chủ thể: {}\n", a.name),
                &format!("2. Loại hình tổ chức: {}\n", a.organisation),
                &format!("3. Địa chỉ: {}", a.address),
                "4. Tên người đại diện pháp luật:",
                &format!("- Họ tên: {}\n", a.representative),
                &format!("- Giới tính: {} (Nam/nữ); Dân tộc: {}\n", a.sex, a.ethnicity),
                &format!("- Địa chỉ thường trú: {}\n", a.residence),
                &format!("5. Sản phẩm đăng ký đánh giá: {}\n", draft.product.name),
                "II. ĐÁNH GIÁ MỘT SỐ NỘI DUNG CỦA HỒ SƠ SẢN PHẨM",
                "1. Về sử dụng nguyên liệu địa phương:",
                "Mô tả của chủ thể",
                "Nhận xét của Ủy ban nhân dân",
                "2. Về sử dụng lao động địa phương:",
                "Mô tả của chủ thể",
                "Nhận xét của Ủy ban nhân dân",
                "3. Nguồn gốc ý tưởng sản phẩm:",
                "Mô tả của chủ thể",
                "Nhận xét của Ủy ban nhân dân",
                "4. Bản sắc/trí tuệ địa phương:",
                "Mô tả của chủ thể",
                "Nhận xét của Ủy ban nhân dân",
                "đề nghị Ủy ban nhân dân",
                &draft.product.name,
                &a.name,
                "T.M ỦY BAN NHÂN DÂN",
                &a.commune.to_uppercase().replace(' ', "\u{a0}"),
                "(Ký tên và đóng dấu)",
            ],
        );
        assert!(!form.contains("sao)") && !form.contains(" điểm,"), "{name}");
    }
}

#[test]
fn each_point_has_the_answers_notes_and_texts_that_the_data_name_and_no_others() {
    for set in &edition().sets {
        let mut draft = top(set.no);
        each_text(&mut draft, |place, text| *text = format!("[{place}]"));
        for (id, answer) in &mut draft.answers {
            answer.note = format!("[note {id}]");
        }
        let form = text(&made(form03, &draft, &hand_in()));
        for point in &edition().commune_points {
            let said = said_text(&form, point);
            for criterion in set.criteria() {
                let chosen = draft.option(&criterion.id).unwrap();
                let stated = edition().printed(criterion, chosen, Lang::Vi).unwrap();
                let fed = point.questions.contains(&criterion.question);
                let note = format!("[note {}]", criterion.id);
                assert_eq!(said.contains(&note), fed, "set {} {} {}", set.no, point.key, criterion.id);
                assert!(!fed || said.contains(&stated), "set {} {} {}", set.no, point.key, criterion.id);
            }
            for field in Step::ALL.into_iter().flat_map(Step::fields) {
                let fed = point.fields.iter().any(|key| key == field.key);
                assert_eq!(said.contains(&format!("[{}]", field.key)), fed, "set {} {}", set.no, field.key);
            }
        }
    }
}

#[test]
fn what_the_commune_found_is_left_to_it() {
    for (name, draft) in all_kinds() {
        let form = text(&made(form03, &draft, &hand_in()));
        for point in &edition().commune_points {
            let part = point_text(&form, point);
            let remark = part.split_once("Nhận xét của Ủy ban nhân dân").unwrap().1;
            let rest: Vec<&str> = remark.lines().skip(1).collect();
            let dotted = rest.iter().filter(|l| l.len() > 100 && l.chars().all(|c| c == '.')).count();
            assert_eq!(dotted, 3, "{name} {}: {rest:?}", point.key);
        }
    }
}

#[test]
fn a_point_names_the_papers_of_its_answers_by_their_numbers_in_the_dossier() {
    let mut found = 0;
    for (name, draft) in drafts() {
        let form = text(&made(form03, &draft, &hand_in()));
        let (set, register) = (set(draft.set), entries(&draft, edition(), set(draft.set), Purpose::HandIn));
        for point in &edition().commune_points {
            let fed: BTreeSet<&str> =
                set.criteria().filter(|c| point.questions.contains(&c.question)).map(|c| c.id.as_str()).collect();
            let proves = |e: &&sao_lang_core::documents::Entry| e.criteria.iter().any(|id| fed.contains(id));
            let places: Vec<String> = register.iter().filter(proves).map(|e| e.label(Lang::Vi)).collect();
            let line = said_text(&form, point);
            let line = line.lines().find(|l| l.starts_with("- Giấy tờ trong hồ sơ: ")).unwrap().to_owned();
            if !places.is_empty() {
                assert_eq!(line, format!("- Giấy tờ trong hồ sơ: {}", places.join(", ")), "{name} {}", point.key);
                found += 1;
            }
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn an_identity_without_a_story_is_not_described() {
    let mut draft = top(8);
    let identity = edition().commune_points.last().unwrap();
    let told = |draft: &Draft| said_text(&text(&made(form03, draft, &hand_in())), identity).contains("Tiêu chí 5.3");
    assert!(told(&draft));
    draft.choose("5.1", Some(1));
    assert!(!told(&draft), "5.3 does not count where there is no story");
}

#[test]
fn open_questions_are_named_to_work_with_and_not_to_hand_in() {
    let mut draft = household();
    draft.answers.remove("3.3");
    draft.applicant.structure.clear();
    let labour = &edition().commune_points[1];
    let said = |options| said_text(&text(&made(form03, &draft, &options)), labour);
    assert!(said(work(Lang::Vi)).contains("Tiêu chí 3.3, Sử dụng lao động địa phương: Chưa trả lời"));
    let to_hand_in = said(hand_in());
    assert!(!to_hand_in.contains("3.3") && to_hand_in.lines().any(|l| l.starts_with("..........")), "{to_hand_in}");
}

// The list.

/// The rows of the list that say something, without heading and group titles: number, what, where, yes, no, remark.
fn items(draft: &Draft, options: &Options) -> Vec<Vec<String>> {
    let blocks = made(completeness, draft, options);
    rows(&blocks).filter(|r| !r.header && r.cells.len() == 6).map(|r| r.cells.iter().map(cell_text).collect()).collect()
}

#[test]
fn every_paper_stands_in_the_list_once_under_its_number_in_the_dossier() {
    for (name, draft) in all_kinds() {
        for options in [work(Lang::Vi), hand_in()] {
            let items = items(&draft, &options);
            let listed: Vec<(&str, &str)> = items
                .iter()
                .filter(|row| row[0].starts_with("PL"))
                .map(|row| (row[0].as_str(), row[1].as_str()))
                .collect();
            let register = entries(&draft, edition(), set(draft.set), options.purpose);
            let wanted: Vec<(String, String)> =
                register.iter().map(|e| (e.label(Lang::Vi), e.name(edition(), Lang::Vi))).collect();
            let wanted: Vec<(&str, &str)> = wanted.iter().map(|(no, name)| (no.as_str(), name.as_str())).collect();
            assert_eq!(listed, wanted, "{name}");
        }
    }
}

#[test]
fn forms_samples_and_both_copies_stand_in_the_list() {
    for (name, draft) in all_kinds() {
        let items = items(&draft, &hand_in());
        let has = |what: &str| items.iter().any(|row| row[1].contains(what));
        for what in ["Phiếu đăng ký", "Báo cáo tự đánh giá", "Hồ sơ giấy: 01 bộ", "Hồ sơ điện tử: 01 bộ"]
        {
            assert!(has(what), "{name}: {what}");
        }
        assert!([&items[0][2], &items[1][2]] == ["Mẫu số 01", "Mẫu số 02"], "{name}");
        let samples = items.iter().find(|row| row[1].starts_with("Sản phẩm mẫu: ")).unwrap();
        if draft.set == 26 {
            assert!(samples[1].contains("không cần") && samples[3] == "-" && samples[4] == "-", "{name}: {samples:?}");
        } else {
            assert!(samples[1].ends_with("05 sản phẩm") && samples[3] == "☐", "{name}: {samples:?}");
        }
    }
}

#[test]
fn the_boxes_are_the_officers_and_states_are_not_handed_in() {
    for (name, draft) in all_kinds() {
        let (to_work, to_hand_in) = (items(&draft, &work(Lang::Vi)), items(&draft, &hand_in()));
        let states: BTreeSet<&str> = to_work.iter().map(|row| row[5].as_str()).collect();
        assert!(states.contains("Đã có"), "{name}: {states:?}");
        for hand_in in &to_hand_in {
            assert_eq!(hand_in[5], "", "{name}");
            assert!(
                hand_in[3] == "☐" && hand_in[4] == "☐" || hand_in[3] == "-" && hand_in[4] == "-",
                "{name}: {hand_in:?}"
            );
        }
    }
}

#[test]
fn an_upgrade_lists_its_changes_each_with_its_papers() {
    for (name, draft) in drafts() {
        let draft = Draft { kind: RatingKind::Upgrade, ..draft };
        let items = items(&draft, &hand_in());
        let told: Vec<Topic> = Topic::ALL.into_iter().filter(|topic| draft.tells_of(*topic)).collect();
        let list = entries(&draft, edition(), set(draft.set), Purpose::HandIn);
        let rows: Vec<_> = items.iter().filter(|row| row[1].contains("chứng minh") && row[2].contains("PL")).collect();
        assert_eq!(rows.len(), told.len().max(1), "{name}");
        for (row, topic) in rows.iter().zip(told) {
            assert!(row[1].starts_with(topic.name().text(Lang::Vi)), "{name}: {row:?}");
            for entry in list.iter().filter(|e| draft.recognition.papers_of(topic).iter().any(|key| key == e.key)) {
                assert!(row[2].contains(&entry.label(Lang::Vi)), "{name}: {row:?}");
            }
        }
        assert!(!items.iter().any(|row| row[1].contains("7.6a")), "{name}: only a re-rating has a window");
    }
}

#[test]
fn a_re_rating_lists_what_is_new_papers_that_run_out_and_its_days() {
    for (name, draft) in drafts() {
        let draft = Draft { kind: RatingKind::ReRating, ..draft };
        let items = items(&draft, &hand_in());
        for label in Topic::ALL.map(|topic| topic.name().text(Lang::Vi)) {
            assert!(items.iter().any(|row| row[1].starts_with(&format!("{label}: "))), "{name}: {label}");
        }
        let dated = items.iter().find(|row| row[1].starts_with("Giấy tờ có ngày hết hạn")).unwrap();
        for entry in entries(&draft, edition(), set(draft.set), Purpose::HandIn) {
            let runs_out = entry.paper.is_some_and(|p| !p.valid_until.trim().is_empty());
            let cited = dated[1].contains(&format!("{} (đến ", entry.label(Lang::Vi)));
            assert_eq!(cited, runs_out, "{name}: {} in {dated:?}", entry.label(Lang::Vi));
        }
    }
}

#[test]
fn the_window_of_a_re_rating_is_180_to_120_days_before_the_certificate_ends() {
    let mut draft = household();
    draft.kind = RatingKind::ReRating;
    draft.recognition.issued = "2024-02-29".into();
    let window = |draft: &Draft, options| {
        let found = items(draft, &options).into_iter().find(|row| row[1].contains("Điều 7.6a"));
        found.expect("a row for the window")
    };
    // It ends on 28 February 2027; 180 days before are 1 September 2026, 120 days 31 October.
    let row = window(&draft, work(Lang::Vi));
    for part in ["9/2026 đến 31/10/2026", "từ 180 đến 120 ngày"] {
        assert!(row[1].contains(part), "{part}: {row:?}");
    }
    assert_eq!(row[5], "Đã qua hạn nộp", "on 29 November it has passed");
    draft.recognition.issued = "2024-04-30".into();
    assert_eq!(window(&draft, work(Lang::Vi))[5], "Đang trong hạn nộp");
    draft.recognition.issued = "2026-04-30".into();
    assert_eq!(window(&draft, work(Lang::Vi))[5], "Chưa đến ngày nộp");
    draft.recognition.issued.clear();
    let row = window(&draft, hand_in());
    assert!(row[1].contains("từ .......") && !row[1].contains("2026"), "{row:?}");
}

#[test]
fn a_blank_draft_leaves_rows_for_papers() {
    let items = items(&Draft::new(8, ""), &hand_in());
    let rows: Vec<_> = items.iter().filter(|row| row[0].starts_with("PL")).collect();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| without_dots(&row[0]) == "PL" && without_dots(&row[1]).is_empty()), "{rows:?}");
}
