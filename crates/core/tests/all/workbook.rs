//! The workbook can be printed, says what it is about, and says nothing that it should not.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use roxmltree::Document;
use sao_lang_core::assessment::assess;
use sao_lang_core::catalogue::Text as _;
use sao_lang_core::documents::{Options, Purpose, entries, workbook};
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper, RatingKind};
use sao_lang_core::form::FIELDS;
use sao_lang_core::locale::Lang;
use test_support::{each_text, edition, hand_in, household, set, top, work};
use zip::ZipArchive;

const CRITERIA: usize = 0;
const PAPERS: usize = 1;
const DETAILS: usize = 2;

fn made(draft: &Draft, options: &Options) -> Vec<u8> {
    workbook(draft, edition(), set(draft.set), options).unwrap()
}

fn rows(book: &[u8], sheet: usize) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(book)).unwrap();
    let range = book.worksheet_range_at(sheet).unwrap().unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn part(book: &[u8], name: &str) -> String {
    let mut text = String::new();
    ZipArchive::new(Cursor::new(book)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn sheet_xml(book: &[u8], sheet: usize) -> String {
    part(book, &format!("xl/worksheets/sheet{}.xml", sheet + 1))
}

fn said(text: &str) -> Data {
    Data::String(text.to_owned())
}

/// What stands after a label above the table or in its first column.
fn after<'r>(rows: &'r [Vec<Data>], label: &str) -> &'r Data {
    let row = rows.iter().find(|row| row.contains(&said(label))).unwrap_or_else(|| panic!("no {label}"));
    let place = row.iter().position(|cell| *cell == said(label)).unwrap();
    row[place + 1..].iter().find(|cell| **cell != Data::Empty).unwrap_or(&Data::Empty)
}

/// The head of a sheet's table, and the rows below it.
fn table<'r>(rows: &'r [Vec<Data>], first: &str) -> (&'r [Data], &'r [Vec<Data>]) {
    let head = rows.iter().position(|row| row[0] == said(first)).unwrap_or_else(|| panic!("no {first}"));
    (&rows[head], &rows[head + 1..])
}

fn column(head: &[Data], label: &str) -> usize {
    head.iter().position(|cell| *cell == said(label)).unwrap_or_else(|| panic!("no {label} in {head:?}"))
}

/// All that stands in the workbook, a line per cell.
fn all(book: &[u8]) -> String {
    let cells = [CRITERIA, PAPERS, DETAILS].map(|sheet| rows(book, sheet)).concat().concat();
    cells.iter().map(|cell| format!("{cell}\n")).collect()
}

/// Whether a cell holds this day as a day.
fn is_day(cell: &Data, year: u16, month: u8, day: u8) -> bool {
    matches!(cell, Data::DateTime(d) if { let (y, m, d, ..) = d.to_ymd_hms_milli(); (y, m, d) == (year, month, day) })
}

/// The household with two papers: one that is there, and one that is on its way.
fn with_papers() -> Draft {
    let mut draft = household();
    let photo = |name: &str, caption: &str| Attachment {
        id: name.into(),
        name: name.into(),
        media_type: "image/jpeg".into(),
        caption: caption.into(),
        ..Attachment::default()
    };
    draft.papers = vec![
        Paper {
            paper: "material-invoices".into(),
            state: EvidenceState::Ready,
            number: "01/2026".into(),
            issuer: "Hộ Tư Đờn".into(),
            issued: "2026-02-03".into(),
            valid_until: "hết mùa khô".into(),
            holder: "Bà Hai".into(),
            address: "ấp Bến Khô".into(),
            product: "Khô cá đù".into(),
            indicators: "độ ẩm, muối".into(),
            files: vec![photo("IMG_1.jpg", "Trang đầu"), photo("IMG_2.jpg", "")],
            ..Paper::default()
        },
        Paper { paper: "awards".into(), state: EvidenceState::Preparing, due: "2026-12-01".into(), ..Paper::default() },
    ];
    draft
}

#[test]
fn every_sheet_says_what_it_is_about() {
    let book = made(&with_papers(), &work(Lang::Vi));
    for sheet in [CRITERIA, PAPERS, DETAILS] {
        let rows = rows(&book, sheet);
        assert_eq!(*after(&rows, "Sản phẩm"), said("Cá khô Bà Hai (khô cá đù một nắng)"));
        assert_eq!(*after(&rows, "Chủ thể"), said("Hộ kinh doanh Cá khô Bà Hai"));
        assert_eq!(*after(&rows, "Lần đăng ký đánh giá"), said("Lần đầu"));
        let set = after(&rows, "Bộ sản phẩm").to_string();
        assert!(set.starts_with("Bộ 8. ") && set.contains("Quyết định số 26/2026/QĐ-TTg"), "{set}");
        assert!(is_day(after(&rows, "Ngày lập"), 2026, 11, 29), "{:?}", after(&rows, "Ngày lập"));
    }
}

#[test]
fn total_and_standing_stand_above_the_criteria() {
    let draft = household();
    let rows_of = |options: &Options| rows(&made(&draft, options), CRITERIA);
    let (total, standing) = ("Tổng điểm tự chấm (tối đa 100)", "Kết quả tự ước tính");
    let result = assess(&draft, edition(), set(8));
    let to_work = rows_of(&work(Lang::Vi));
    assert_eq!(*after(&to_work, total), Data::Float(result.score.total.into()));
    assert_eq!(*after(&to_work, standing), said(&result.standing().words(Lang::Vi)));
    let to_hand_in = rows_of(&hand_in());
    assert_eq!(*after(&to_hand_in, total), Data::Float(result.score.total.into()));
    assert!(!to_hand_in.concat().contains(&said(standing)));
}

#[test]
fn sums_by_part_and_in_total_are_numbers_not_formulas() {
    let mut draft = household();
    each_text(&mut draft, |_, text| text.insert_str(0, "=1+1"));
    let result = assess(&draft, edition(), set(8));
    for options in [work(Lang::Vi), hand_in()] {
        let book = made(&draft, &options);
        let rows = rows(&book, CRITERIA);
        let (head, table) = table(&rows, "Phần");
        let [points, most] = ["Điểm", "Tối đa"].map(|label| column(head, label));
        let sums = &table[set(8).criteria().count()..];
        assert_eq!(sums.len(), set(8).parts.len() + 1);
        for ((row, part), sum) in sums.iter().zip(&set(8).parts).zip(&result.score.parts) {
            assert_eq!(row[0], said(&format!("Phần {}. {}", part.id, part.title.text(Lang::Vi))));
            assert_eq!((&row[points], &row[most]), (&Data::Float((*sum).into()), &Data::Float(part.max.into())));
        }
        let total = sums.last().unwrap();
        assert_eq!((&total[points], &total[most]), (&Data::Float(result.score.total.into()), &Data::Float(100.0)));
        for sheet in [CRITERIA, PAPERS, DETAILS] {
            let xml = sheet_xml(&book, sheet);
            let xml = Document::parse(&xml).unwrap();
            assert!(!xml.descendants().any(|n| n.has_tag_name("f") || n.tag_name().name() == "f"));
        }
    }
}

#[test]
fn sheets_are_set_up_for_print() {
    let mut draft = with_papers();
    draft.product.name = "Khô & mắm &[Picture]".into();
    for options in [work(Lang::Vi), hand_in()] {
        let book = made(&draft, &options);
        let names = part(&book, "xl/workbook.xml");
        for sheet in [CRITERIA, PAPERS, DETAILS] {
            let rows = rows(&book, sheet);
            let first = ["Phần", "PL", "Mục thông tin"][sheet];
            let head = rows.iter().position(|row| row[0] == said(first)).unwrap() + 1;
            let xml = sheet_xml(&book, sheet);
            let xml = Document::parse(&xml).unwrap();
            let named = |name: &str| xml.descendants().find(|n| n.tag_name().name() == name).expect("the element");
            let page = named("pageSetup");
            let said: Vec<_> = ["paperSize", "orientation", "fitToHeight"].map(|a| page.attribute(a)).into();
            assert_eq!(said, [Some("9"), Some("landscape"), Some("0")]);
            assert_eq!(named("pageSetUpPr").attribute("fitToPage"), Some("1"));
            assert_eq!(named("pageMargins").attribute("left"), Some("0.4"));
            let header = named("oddHeader").text().unwrap();
            assert!(header.starts_with("&LKhô && mắm &&") && !header.contains("[Picture]"), "{header}");
            assert!(named("oddFooter").text().unwrap().ends_with("&RTrang &P/&N"));
            let pane = named("pane");
            assert_eq!((pane.attribute("ySplit"), pane.attribute("state")), (Some(&*head.to_string()), Some("frozen")));
            let filter = named("autoFilter").attribute("ref").unwrap();
            assert!(filter.starts_with(&format!("A{head}:")), "{filter}");
            let repeated = format!("!${head}:${head}<");
            assert!(names.contains(&repeated), "{repeated} is not in {names}");
            let widths = xml.descendants().filter(|n| n.tag_name().name() == "col").map(|n| {
                let [from, to] = ["min", "max"].map(|a| n.attribute(a).unwrap().parse::<f64>().unwrap());
                (to - from + 1.0) * n.attribute("width").unwrap().parse::<f64>().unwrap()
            });
            // A page across has room for about 150 at full size.
            let width: f64 = widths.sum();
            assert!(width < 210.0, "sheet {sheet} is {width} characters wide");
        }
    }
}

#[test]
fn sums_stay_out_of_what_is_filtered() {
    let xml = sheet_xml(&made(&household(), &work(Lang::Vi)), CRITERIA);
    let rows = rows(&made(&household(), &work(Lang::Vi)), CRITERIA);
    let head = rows.iter().position(|row| row[0] == said("Phần")).unwrap() + 1;
    let last = head + set(8).criteria().count();
    assert!(xml.contains(&format!("<autoFilter ref=\"A{head}:K{last}\"")), "{head} {last}");
}

#[test]
fn rows_are_as_high_as_their_texts() {
    let mut draft = household();
    draft.edit_answer("1.1", |a| a.note = "mười chữ cái ".repeat(30));
    draft.edit_answer("1.2", |a| a.note = "x".repeat(30_000));
    let book = made(&draft, &work(Lang::Vi));
    let rows = rows(&book, CRITERIA);
    let xml = sheet_xml(&book, CRITERIA);
    let xml = Document::parse(&xml).unwrap();
    let height = |id: &str| {
        let no = rows.iter().position(|row| row[2] == said(id)).unwrap() + 1;
        let row = xml.descendants().find(|n| n.attribute("r") == Some(&no.to_string()));
        row.unwrap().attribute("ht").map_or(15.0, |ht| ht.parse::<f64>().unwrap())
    };
    // 390 characters in a column of 26, two words of which fill a line.
    assert_eq!(height("1.1"), 15.0 * 16.0);
    // More than Excel's 409 points no row can have.
    assert_eq!(height("1.2").round(), 400.0);
    assert!(height("1.3") > 15.0);
}

#[test]
fn days_are_days_and_other_texts_stay_texts() {
    let mut draft = with_papers();
    draft.kind = RatingKind::ReRating;
    draft.recognition.issued = "2024-05-06".into();
    let book = made(&draft, &work(Lang::Vi));
    let papers = rows(&book, PAPERS);
    let (head, papers) = table(&papers, "PL");
    let [issued, until, due] = ["Ngày cấp", "Có giá trị đến", "Dự kiến có"].map(|label| column(head, label));
    let row = |number: &str| papers.iter().find(|r| r.contains(&said(number))).unwrap();
    assert!(is_day(&row("01/2026")[issued], 2026, 2, 3), "{:?}", row("01/2026"));
    assert_eq!(row("01/2026")[until], said("hết mùa khô"));
    assert!(papers.iter().any(|r| is_day(&r[due], 2026, 12, 1)));
    let details = rows(&book, DETAILS);
    assert!(is_day(after(&details, "Ngày cấp giấy chứng nhận"), 2024, 5, 6));
    let founded = FIELDS.iter().find(|f| f.key == "applicant.founded").unwrap().label.text(Lang::Vi);
    assert!(is_day(after(&details, founded), 2021, 3, 12), "{:?}", after(&details, founded));
    assert!(part(&book, "xl/styles.xml").contains("formatCode=\"dd/mm/yyyy\""));
    // A day that Excel's calendar does not have.
    draft.papers[0].issued = "1000-02-03".into();
    let papers = rows(&made(&draft, &work(Lang::Vi)), PAPERS);
    assert!(papers.concat().contains(&said("1000-02-03")));
}

#[test]
fn what_is_not_answered_has_no_points() {
    let mut draft = top(8);
    draft.choose("1.1", None);
    // Without a story, 5.2 and 5.3 are not asked.
    draft.choose("5.1", Some(1));
    let row = |options: &Options, id: &str| {
        let rows = rows(&made(&draft, options), CRITERIA);
        let (head, table) = table(&rows, "Phần");
        let at = ["Mức đã chọn", "Điểm", "Mức cần cho sao"].map(|label| column(head, label));
        let row = table.iter().find(|row| row[2] == said(id)).unwrap().clone();
        at.map(|place| row[place].clone())
    };
    assert_eq!(row(&work(Lang::Vi), "1.1"), [said("Chưa trả lời"), Data::Empty, Data::Empty]);
    assert_eq!(row(&hand_in(), "1.1"), [Data::Empty, Data::Empty, Data::Empty]);
    assert_eq!(row(&work(Lang::Vi), "5.2")[1], Data::Empty);
    // An answer that is worth nothing is an answer.
    assert_eq!(row(&work(Lang::Vi), "5.1")[1], Data::Float(0.0));
    let empty = made(&Draft::new(8, ""), &work(Lang::Vi));
    let rows = rows(&empty, CRITERIA);
    let (head, table) = table(&rows, "Phần");
    assert!(table.iter().all(|row| row[column(head, "Điểm")] == Data::Empty));
}

#[test]
fn the_sheet_of_papers_holds_all_that_is_known_of_them() {
    let draft = with_papers();
    let rows = rows(&made(&draft, &work(Lang::Vi)), PAPERS);
    let (head, papers) = table(&rows, "PL");
    assert_eq!(papers.len(), entries(&draft, edition(), set(8), Purpose::Work).len());
    let row = papers.iter().find(|row| row.contains(&said("01/2026"))).unwrap();
    for (label, value) in [
        ("Tình trạng", "Đã có"),
        ("Nơi cấp", "Hộ Tư Đờn"),
        ("Chỉ tiêu", "độ ẩm, muối"),
        ("Tên ghi trên giấy", "Bà Hai"),
        ("Địa chỉ ghi trên giấy", "ấp Bến Khô"),
        ("Sản phẩm ghi trên giấy", "Khô cá đù"),
        ("Dùng cho tiêu chí", "1.1"),
        ("Tệp", "IMG_1.jpg (Trang đầu)\nIMG_2.jpg"),
    ] {
        assert_eq!(row[column(head, label)], said(value), "{label}");
    }
}

#[test]
fn a_copy_to_hand_in_holds_what_may_be_signed_only() {
    let mut draft = with_papers();
    draft.choose("1.4", None);
    let [work, to_hand_in] = [work(Lang::Vi), hand_in()].map(|options| all(&made(&draft, &options)));
    let awards = edition().paper(edition().paper_index("awards").unwrap()).name.text(Lang::Vi);
    for words in ["Chưa trả lời", "Đang chuẩn bị", "IMG_1.jpg", "Kết quả tự ước tính", awards] {
        assert!(work.contains(words), "{words}");
        assert!(!to_hand_in.contains(words), "{words}");
    }
    // The numbers of the others stay.
    let no =
        entries(&draft, edition(), set(8), Purpose::Work).iter().find(|e| e.key == "material-invoices").unwrap().no;
    assert!(to_hand_in.contains(&format!("PL\u{a0}{no}. Hóa đơn")), "{to_hand_in}");
}

#[test]
fn details_hold_kind_and_ticks_and_no_private_note() {
    let mut draft = household();
    draft.kind = RatingKind::Upgrade;
    draft.recognition.stars = 3;
    each_text(&mut draft, |place, text| *text = format!("[{place}]"));
    for options in [work(Lang::Vi), hand_in()] {
        let book = made(&draft, &options);
        let details = rows(&book, DETAILS);
        let values: Vec<String> = details.iter().map(|row| row[1].to_string()).collect();
        for field in FIELDS {
            assert_eq!(values.contains(&format!("[{}]", field.key)), !field.private, "{}", field.key);
        }
        assert!(!all(&book).contains("[story.origin]") && all(&book).contains("[story.text]"));
        let (_, details) = table(&details, "Mục thông tin");
        assert_eq!(*after(details, "Lần đăng ký đánh giá"), said("Nâng hạng"));
        assert_eq!(*after(details, "a) Giấy đăng ký kinh doanh"), said("Có"));
        assert_eq!(*after(details, "Bằng sáng chế"), said("Không đánh dấu"));
        assert_eq!(*after(details, "Sở hữu trí tuệ khác"), said("[product.ticks.other]"));
        assert!(details.iter().any(|row| row[1] == Data::Float(3.0)));
    }
}

#[test]
fn a_workbook_bears_the_day_on_which_it_is_made() {
    let draft = household();
    let book = made(&draft, &work(Lang::Vi));
    assert!(part(&book, "docProps/core.xml").contains("2026-11-29T"));
    assert_eq!(book, made(&draft, &work(Lang::Vi)));
    // A clock that is far off does no harm.
    let early = Options { today: chrono::NaiveDate::from_ymd_opt(1, 1, 1).unwrap(), ..work(Lang::Vi) };
    assert_eq!(*after(&rows(&made(&draft, &early), CRITERIA), "Ngày lập"), said("01/01/1"));
}
