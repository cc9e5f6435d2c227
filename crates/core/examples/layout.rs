//! Documents that show the layout alone, for `scripts/check-documents`: `cargo run --example layout -- FOLDER`.
#![allow(missing_docs)]

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use sao_lang_core::documents::model::{Block, Cell, Paragraph, Row, Table};
use sao_lang_core::documents::parts::{
    field, national_title, signature, small, small_bold, sub_field, tick, together, two_heads, with_signature,
};
use sao_lang_core::documents::{Options, Properties, docx};
use sao_lang_core::locale::Lang;

/// Numbers of lines above a signature that are tried out: more than a page has.
const LINES: std::ops::RangeInclusive<usize> = 20..=66;

const SENTENCE: &str = "Nhà tôi phơi cá trên giàn cao, che lưới, cách đường làng hai chục mét. ";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    let today = NaiveDate::from_ymd_opt(2026, 2, 4).ok_or("no day")?;
    let options = Options::hand_in(Lang::Vi, today);
    let properties =
        |title: &str| Properties { title: title.to_owned(), author: "Hộ kinh doanh Cá khô Bà Hai".to_owned() };
    let signatures = docx(&signatures(), &options, &properties("Trang ký"))?;
    fs::write(folder.join("layout-signatures.docx"), signatures)?;
    fs::write(folder.join("layout-lists.docx"), docx(&lists(), &options, &properties("Danh sách"))?)?;
    fs::write(folder.join("layout-parts.docx"), docx(&parts(), &options, &properties("Các phần"))?)?;
    Ok(())
}

/// Documents that end in a signature, with ends of all kinds at all places on the page.
fn signatures() -> Vec<Block> {
    let ends: [fn() -> Vec<Block>; 5] = [
        || (0..4).map(|_| Paragraph::new(SENTENCE.repeat(3)).justified().spaced(3).into()).collect(),
        || vec![Paragraph::new(SENTENCE.repeat(45)).justified().spaced(3).into()],
        || vec![Paragraph::new(SENTENCE).spaced(3).into()],
        || (0..12).map(|n| Paragraph::new(format!("- Việc {n}.")).indented(5).into()).collect(),
        || vec![Block::Table(table(9))],
    ];
    let mut blocks = Vec::new();
    for (kind, end) in ends.iter().enumerate() {
        for lines in LINES {
            let mut document: Vec<Block> = (1..=lines).map(|n| Paragraph::new(format!("Dòng {n}.")).into()).collect();
            document.push(Paragraph::bold("Phần IV. KẾ HOẠCH").centred().spaced(14).heading(2).into());
            document.extend(end());
            let who = format!("NGƯỜI KÝ {kind}-{lines}");
            let signed = signature(Some("........, ngày ...... tháng ...... năm ......"), &who, "(Ký tên)");
            blocks.extend(with_signature(document, signed));
            blocks.push(Block::NewDocument);
        }
    }
    blocks
}

fn table(rows: usize) -> Table {
    let cell = |text: &str| Cell::new(vec![small(text)]);
    let head = ["TT", "Giấy tờ", "Tình trạng", "Điểm tự chấm"];
    let head = head.map(|text| Cell::new(vec![small_bold(text).centred()]).shaded());
    let mut all = vec![Row { cells: head.into(), header: true }];
    for n in 1..=rows {
        let cells = vec![cell(&n.to_string()), cell(SENTENCE), cell("Đang chuẩn bị"), cell("10")];
        all.push(Row { cells, header: false });
    }
    Table { widths: vec![10, 110, 25, 15], lines: true, rows: all }
}

/// Documents with a list of ticks at all places on the page.
fn lists() -> Vec<Block> {
    let mut blocks = Vec::new();
    for lines in LINES {
        blocks.extend((1..=lines).map(|n| Block::from(Paragraph::new(format!("Dòng {n}.")))));
        blocks.push(Paragraph::new(format!("Danh sách {lines}:")).spaced(6).kept().into());
        let ticks = (1..=12).map(|n| tick(&format!("{n}) Giấy tờ"), n % 2 == 0)).collect();
        blocks.push(together(ticks));
        blocks.push(Paragraph::new(SENTENCE.repeat(4)).into());
        blocks.push(Block::NewDocument);
    }
    blocks
}

/// Each piece once: heads, lines, boxes, dotted lines, a table over several pages.
fn parts() -> Vec<Block> {
    let mut blocks: Vec<Block> = national_title(Lang::Vi).into();
    blocks.push(Paragraph::bold("PHIẾU").centred().spaced(14).heading(1).into());
    blocks.push(field("1. Tên đơn vị", "").into());
    blocks.push(sub_field("Chức vụ", "").into());
    blocks.push(sub_field("Địa chỉ liên hệ", "Số 27, ấp Bến Khô").into());
    let long =
        "Tên đầy đủ của tất cả những người cùng ký vào phiếu này, theo thứ tự tuổi từ lớn đến nhỏ, mỗi người một dòng";
    blocks.push(field(long, "").into());
    blocks.push(Paragraph::new("Đánh dấu (√):").spaced(6).kept().into());
    let ticks = ["a) Giấy đăng ký kinh doanh", "b) Đã công bố chất lượng:", "c) Bằng sáng chế"];
    blocks.push(together((0..).zip(ticks).map(|(n, label)| tick(label, n % 2 == 0)).collect()));
    blocks.push(Block::Table(table(40)));
    blocks.push(Block::NewDocument);
    let issuer = ["ỦY BAN NHÂN DÂN".to_owned(), "XÃ CỒN SẬY ĐÔNG".to_owned()];
    blocks.push(two_heads(&issuer, Lang::Vi));
    blocks.push(Paragraph::bold("BÁO CÁO").centred().spaced(14).heading(1).into());
    blocks.push(Paragraph::new(SENTENCE.repeat(60)).justified().into());
    blocks
}
