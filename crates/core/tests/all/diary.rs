//! The diary: amounts are read exactly, sums are exact to the day, tables come back as they went out, and the books show
//! every entry.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sao_lang_core::diary::table::{BadLine, LineError, TableError, read_table, write_table};
use sao_lang_core::diary::{
    Amount, AmountError, Entry, EntryError, Kind, Month, Span, Thousandths, Unit, amount, entry_id, keys, missing_here,
    money, page, read_diary, read_entries, totals, write_diary,
};
use sao_lang_core::documents::model::Block;
use sao_lang_core::documents::{DiaryBook, Options, account_book, diary_workbook, production_log};
use sao_lang_core::locale::Lang;
use test_support::{cases, household};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn kg(text: &str) -> Amount {
    Amount { text: text.into(), unit: Unit::Kilogram }
}

fn bought(id: &str, on: &str, partner: &str, text: &str, money: &str) -> Entry {
    Entry {
        item: "Cá nục".into(),
        partner: partner.into(),
        amount: kg(text),
        money: money.into(),
        ..Entry::new(id.into(), day(on), Kind::Bought)
    }
}

fn sold(id: &str, on: &str, text: &str, money: &str) -> Entry {
    let amount = Amount { text: text.into(), unit: Unit::Piece };
    Entry { item: "Cá kho".into(), amount, money: money.into(), ..Entry::new(id.into(), day(on), Kind::Sold) }
}

#[test]
fn amounts_are_read_as_people_type_them() {
    let rows = [
        ("0", 0),
        ("12", 12_000),
        (" 0,5 ", 500),
        ("0,125", 125),
        ("1.234,5", 1_234_500),
        ("2.000.000", 2_000_000_000),
        ("1.500", 1_500_000),
        ("1.5", 1_500),
        ("1.25", 1_250),
        ("007", 7_000),
        ("999.999.999.999", 999_999_999_999_000),
    ];
    for (text, read) in rows {
        assert_eq!(amount(text), Ok(Thousandths(read)), "{text}");
    }
    for text in ["", " ", "a", "1,", ",5", "1.2.3", "1..000", "1234.000", "1,2,3", "-1", "+1", "1e3", "1 000", "١"] {
        assert_eq!(amount(text), Err(AmountError::NotANumber), "{text}");
    }
    assert_eq!(amount("0,1234"), Err(AmountError::TooFine));
    assert_eq!(amount("1.000.000.000.000"), Err(AmountError::TooLarge));
    assert_eq!(amount(&"9".repeat(40)), Err(AmountError::TooLarge));
    assert_eq!(money("1.500.000"), Ok(1_500_000));
    assert_eq!(money("0,5"), Err(AmountError::NotWhole));
}

#[test]
fn sums_are_exact_by_partner_and_unit() {
    let entries = [
        bought("a", "2026-11-01", "Bác Ba", "0,1", "1.000.000"),
        bought("b", "2026-11-15", "bác  ba ", "0,2", "2.000.000"),
        bought("c", "2026-11-30", "Bà Ba", "10", ""),
        Entry { amount: Amount { text: "3".into(), unit: Unit::Litre }, ..bought("d", "2026-11-30", "", "", "500") },
        sold("e", "2026-11-30", "40", "6.000.000"),
        Entry {
            item: "Cá kho".into(),
            amount: kg("7,5"),
            used: kg("30"),
            ..Entry::new("f".into(), day("2026-11-09"), Kind::Made)
        },
        Entry { item: "Vảy".into(), amount: kg("1,25"), ..Entry::new("g".into(), day("2026-11-09"), Kind::Waste) },
    ];
    let sums = totals(&entries, day("2026-11-01"), day("2026-11-30"));
    assert_eq!(sums.bought(Unit::Kilogram), Thousandths(10_300));
    assert_eq!(sums.bought(Unit::Litre), Thousandths(3_000));
    assert_eq!(sums.bought_from("Bác Ba", Unit::Kilogram), Thousandths(300));
    assert_eq!(sums.bought_from("Bà Ba", Unit::Kilogram), Thousandths(10_000));
    assert_eq!(sums.partners(Kind::Bought), ["Bà Ba", "Bác Ba"]);
    assert_eq!((sums.money_bought(), sums.money_sold()), (3_000_500, 6_000_000));
    assert_eq!(sums.sold(Unit::Piece), Thousandths(40_000));
    assert_eq!(sums.made(Unit::Kilogram), Thousandths(7_500));
    assert_eq!(sums.used(Unit::Kilogram), Thousandths(30_000));
    assert_eq!(sums.wasted(Unit::Kilogram), Thousandths(1_250));
    assert_eq!(sums.entries(Kind::Bought), 4);
    assert_eq!(sums.unread, 0);
}

#[test]
fn months_begin_and_end_on_their_days() {
    let entries = [
        bought("a", "2028-01-31", "", "1", ""),
        bought("b", "2028-02-01", "", "2", ""),
        bought("c", "2028-02-29", "", "4", ""),
        bought("d", "2028-03-01", "", "8", ""),
    ];
    let sum = |month: Month| totals(&entries, month.first(), month.last()).bought(Unit::Kilogram).0 / 1000;
    let february = Month::of(day("2028-02-29"));
    assert_eq!([february.previous(), february, february.next()].map(sum), [1, 6, 8]);
    assert_eq!(february.last(), day("2028-02-29"));
    assert_eq!(Month::of(day("2100-02-01")).last(), day("2100-02-28"));
    assert_eq!(Month::of(day("2026-12-31")).next().first(), day("2027-01-01"));
    let november = Month::of(day("2026-11-30"));
    assert_eq!(Span::Month.days(november), (day("2026-11-01"), day("2026-11-30")));
    assert_eq!(Span::Quarter.days(november), (day("2026-10-01"), day("2026-12-31")));
    assert_eq!(Span::Year.days(november), (day("2026-01-01"), day("2026-12-31")));
    let names = Span::ALL.map(|span| span.name(november, Lang::Vi));
    assert_eq!(names, ["Tháng 11/2026", "Quý 4/2026", "Năm 2026"]);
    for span in Span::ALL {
        assert_eq!(Span::from_key(span.key()), Some(span));
    }
}

#[test]
fn keys_are_in_the_order_of_days_and_keep_drafts_apart() {
    let entry = bought("00ab-x", "2026-11-30", "", "1", "");
    for draft in ["a", "a/b", "a%2Fb", "%", "practice-x"] {
        let key = keys::key(draft, &entry);
        assert_eq!(keys::parts(&key), Some((draft.to_owned(), "00ab-x")));
        let inside = |[from, to]: [String; 2]| (from..=to).contains(&key);
        assert!(inside(keys::between(draft, day("2026-11-30"), day("2026-11-30"))));
        assert!(inside(keys::between(draft, day("2026-11-01"), day("2026-12-31"))));
        assert!(!inside(keys::between(draft, day("2026-11-01"), day("2026-11-29"))));
        assert!(!inside(keys::between(draft, day("2026-12-01"), day("2026-12-31"))));
        assert!(inside(keys::all(draft)));
        for other in ["a-", "aa", "", "b"] {
            assert!(!inside(keys::all(other)), "{draft} {other}");
        }
    }
    assert!(!(keys::all("a")[0].clone()..=keys::all("a")[1].clone()).contains(&keys::key("a/b", &entry)));
    assert!(entry_id(1, [0; 8]) < entry_id(2, [0; 8]) && entry_id(0xfff, [1; 8]) < entry_id(0x1000, [0; 8]));
    assert!(Entry { id: entry_id(u64::from(u32::MAX) * 999, [255; 8]), ..entry }.check().is_ok());
}

#[test]
fn a_new_entry_begins_as_the_last_one() {
    let last = Entry {
        batch: "L009".into(),
        used: kg("30"),
        material: "Cá".into(),
        ..Entry::new("a".into(), day("2026-11-29"), Kind::Made)
    };
    let last = Entry { item: "Cá kho".into(), amount: Amount { text: "12".into(), unit: Unit::Piece }, ..last };
    let new = Entry::like(&last, "b".into(), day("2026-11-30"));
    assert_eq!((new.id.as_str(), new.day, new.batch.as_str()), ("b", day("2026-11-30"), "L010"));
    assert_eq!((new.item.as_str(), new.material.as_str(), new.amount.unit), ("Cá kho", "Cá", Unit::Piece));
    assert!(new.amount.is_empty() && new.used.is_empty());
    let same = new.with_amounts_of(&last);
    assert_eq!((same.amount, same.used), (last.amount, last.used));
}

#[test]
fn what_cannot_be_understood_is_not_stored() {
    let good = bought("a", "2026-11-30", "", "1", "1.000");
    assert_eq!(good.check(), Ok(()));
    let bad = |change: fn(&mut Entry)| {
        let mut entry = good.clone();
        change(&mut entry);
        entry.check().unwrap_err()
    };
    assert_eq!(bad(|e| e.item = " ".into()), EntryError::NoItem);
    assert_eq!(bad(|e| e.amount.text = "x".into()), EntryError::Amount(AmountError::NotANumber));
    assert_eq!(bad(|e| e.money = "1,5".into()), EntryError::Money(AmountError::NotWhole));
    assert_eq!(bad(|e| e.day = day("0226-11-30")), EntryError::Day);
    assert_eq!(bad(|e| e.note = "x".repeat(501)), EntryError::TooLong);
    assert_eq!(bad(|e| e.id = "a/b".into()), EntryError::Id);
}

#[test]
fn a_month_is_shown_by_days_the_latest_first() {
    let entries = [
        bought("1", "2026-11-28", "Bác Ba", "1,5", "90.000"),
        bought("2", "2026-11-30", "", "1", ""),
        sold("3", "2026-11-30", "2", "50.000"),
    ];
    let month = Month::of(day("2026-11-30"));
    let shown = page(&entries, month, 100, day("2026-11-30"), Lang::Vi);
    let titles: Vec<&str> = shown.days.iter().map(|group| group.title.as_str()).collect();
    assert_eq!(titles, ["Hôm nay, 30/11/2026", "28/11/2026"]);
    assert_eq!(shown.days[0].entries[0].entry.id, "3");
    assert_eq!(shown.days[1].entries[0].details, "1,5 kg · Bác Ba · 90.000 đồng");
    let sums = [("Mua vào", "2,5 kg · 90.000 đồng".to_owned()), ("Bán ra", "2 cái · 50.000 đồng".to_owned())];
    assert_eq!(shown.totals, sums);
    let part = page(&entries, month, 1, day("2026-12-01"), Lang::Vi);
    assert_eq!((part.days.len(), part.entries, part.totals.len()), (1, 3, 2));
    assert_eq!(part.days[0].title, "Hôm qua, 30/11/2026");
}

#[test]
fn records_of_a_newer_release_are_counted_and_not_lost() {
    let good = serde_json::to_string(&bought("a", "2026-11-30", "", "1", "")).unwrap();
    let newer = good.replace("bought", "lent");
    let (entries, unread) = read_entries([good.as_str(), &newer, "", "{}"]);
    assert_eq!((entries.len(), unread), (1, 3));
    assert!(good.len() < 150, "{good}");
}

#[test]
fn a_diary_in_a_backup_is_checked_and_merged_by_id() {
    let entries = vec![bought("a", "2026-11-30", "", "1", ""), bought("b", "2026-11-30", "", "1", "")];
    let file = write_diary(&entries);
    assert_eq!(read_diary(file.as_bytes()).unwrap(), entries);
    for bad in ["", "{}", "[1]", &file.replace("2026-11-30", "2026-11-31"), &file.replace("\"a\"", "\"../a\"")] {
        assert!(read_diary(bad.as_bytes()).is_err(), "{bad}");
    }
    let twice = [entries.clone(), entries.clone()].concat();
    assert_eq!(missing_here(twice, &HashSet::from(["b".to_owned()])), entries[..1]);
}

#[test]
fn tables_of_people_are_understood_line_by_line() {
    let text = "Ngày;Loại việc;Tên;Bao nhiêu;Đơn vị;Lạ\r\n\
        30/11/2026;mua vào;Cá nục;1,5;kg;x\r\n\
        ;;;;;\r\n\
        2026-11-29;BAN RA;Cá kho;2.000;\r\n\
        31/11/2026;Mua vào;Cá;1;kg\r\n\
        30/11/2026;Cho;Cá;1;kg\r\n\
        30/11/2026;Mua vào;Cá;một;kg\r\n\
        30/11/2026;Mua vào;Cá;1;thúng\r\n\
        30/11/2026;Mua vào;Cá nục;1,5;kg;x\r\n\
        30/11/2026;Mua vào;Cá nục;1,5;kg;x\r\n";
    let read = read_table(text.as_bytes()).unwrap();
    assert_eq!(read.entries.len(), 4);
    assert_eq!(read.entries[1].amount.read(), Ok(Some(Thousandths(2_000_000))));
    let ids: HashSet<&str> = read.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids.len(), 4, "equal lines are entries of their own");
    assert_eq!(read_table(text.as_bytes()).unwrap().entries, read.entries, "and have the same ids again");
    let not_a_number = LineError::Entry(EntryError::Amount(AmountError::NotANumber));
    let bad = [(5, LineError::Entry(EntryError::Day)), (6, LineError::Kind), (7, not_a_number), (8, LineError::Unit)];
    assert_eq!(read.bad, bad.map(|(line, why)| BadLine { line, why }));
    assert_eq!(read_table(&[0xff, 0xfe]), Err(TableError::NotText));
    for text in ["", "a,b", "Ngày,Tên", "\u{feff}"] {
        assert_eq!(read_table(text.as_bytes()), Err(TableError::NoColumns), "{text}");
    }
    let english = "\u{feff}\"Day\",\"Kind\",\"Item\",\"Result\"\n2026-11-30,check,Fridge,Not good\n";
    assert_eq!(read_table(english.as_bytes()).unwrap().entries[0].good, Some(false));
}

/// Any entry that a screen or a file may store.
fn any_entry() -> impl Strategy<Value = Entry> {
    let text = prop_oneof![
        3 => "[a-zA-Zđêảộ ]{0,12}",
        2 => proptest::collection::vec(prop_oneof![
            Just('='), Just('+'), Just('-'), Just('@'), Just('\''), Just('"'), Just(';'), Just(','), Just('\n'), Just('\r'),
            Just('\t'), Just('＝'), Just('\u{200b}'), Just('\u{feff}'), Just('a'), Just('0'),
        ], 0..12).prop_map(|all| all.into_iter().collect::<String>()),
        1 => ".{0,20}",
    ];
    let number =
        || prop_oneof![Just(String::new()), (0u32..5_000_000).prop_map(|n| n.to_string()), Just("1.234,5".to_owned())];
    let unit = || proptest::sample::select(Unit::ALL.to_vec());
    let texts = proptest::collection::vec(text, 5);
    let kind = proptest::sample::select(Kind::ALL.to_vec());
    let amounts = (number(), unit(), number(), unit(), 0u32..9_000_000);
    (0u64..36_000, kind, texts, amounts, any::<bool>(), any::<u64>()).prop_map(
        |(days, kind, texts, amounts, good, id)| {
            let (amount, unit, used, used_unit, money) = amounts;
            let [item, partner, batch, material, note] = texts.try_into().unwrap();
            let day = day("2000-01-01").checked_add_days(Days::new(days)).unwrap();
            let entry =
                Entry { partner, batch, material, note, ..Entry::new(entry_id(id >> 20, id.to_le_bytes()), day, kind) };
            Entry {
                item: format!("x{item}"),
                amount: Amount { text: amount, unit },
                used: Amount { text: used, unit: used_unit },
                money: money.to_string(),
                good: (kind == Kind::Check).then_some(good),
                ..entry
            }
            .tidy()
        },
    )
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn tables_come_back_as_they_went_out(entries in proptest::collection::vec(any_entry(), 0..20)) {
        for lang in Lang::ALL {
            let table = write_table(&entries, lang).unwrap();
            let read = read_table(&table).unwrap();
            prop_assert_eq!(&read.entries, &entries);
            prop_assert_eq!(read.bad, vec![]);
        }
    }

    #[test]
    fn sums_of_parts_are_the_sum_of_the_whole(
        entries in proptest::collection::vec(any_entry(), 0..40),
        cut in 0u64..36_000,
    ) {
        let (first, last) = (day("2000-01-01"), day("2100-12-31"));
        let cut = first.checked_add_days(Days::new(cut)).unwrap();
        let (whole, left, right) =
            (totals(&entries, first, last), totals(&entries, first, cut), totals(&entries, cut.succ_opt().unwrap(), last));
        for kind in Kind::ALL {
            prop_assert_eq!(whole.money(kind), left.money(kind) + right.money(kind));
            prop_assert_eq!(whole.entries(kind), left.entries(kind) + right.entries(kind));
            for unit in Unit::ALL {
                prop_assert_eq!(whole.amount(kind, unit), left.amount(kind, unit).plus(right.amount(kind, unit)));
            }
        }
        let by_partner = |unit| whole.partners(Kind::Bought).into_iter().map(|p| whole.bought_from(p, unit).0).sum::<u64>();
        for unit in Unit::ALL {
            prop_assert_eq!(whole.bought(unit).0, by_partner(unit) + whole.bought_from("", unit).0);
        }
    }

    #[test]
    fn no_file_breaks_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200), tail in ".{0,200}") {
        let _ = read_table(&bytes);
        let _ = read_diary(&bytes);
        let _ = read_table(format!("Ngày,Loại việc,Tên\n{tail}").as_bytes());
    }
}

/// All texts of a document, one after the other.
fn words(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(p) => out.push_str(&p.text()),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    for paragraph in &cell.paragraphs {
                        out.push_str(&paragraph.text());
                        out.push('|');
                    }
                }
            }
            _ => {}
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_books_show_every_entry_of_the_span() {
    let draft = household();
    let entries = [
        sold("0", "2026-09-30", "9", "1.000.000"),
        bought("1", "2026-10-05", "Bác Ba", "10", "1.500.000"),
        Entry {
            item: "Cá kho".into(),
            batch: "L7".into(),
            material: "cá nục".into(),
            used: kg("10"),
            amount: kg("4"),
            ..Entry::new("2".into(), day("2026-11-01"), Kind::Made)
        },
        sold("3", "2026-11-02", "12", "900.000"),
        Entry {
            item: "Vảy cá".into(),
            amount: kg("1,5"),
            note: "ủ phân".into(),
            ..Entry::new("4".into(), day("2026-11-02"), Kind::Waste)
        },
        Entry {
            item: "Nhiệt độ tủ".into(),
            note: "4 độ".into(),
            ..Entry::new("5".into(), day("2026-11-03"), Kind::Check)
        },
        bought("6", "2027-01-01", "Cô Tư", "99", "9"),
    ];
    let book = DiaryBook { draft: &draft, entries: &entries, month: Month::of(day("2026-11-01")), span: Span::Quarter };
    let options = Options::hand_in(Lang::Vi, day("2026-11-30"));
    let log = words(&production_log(&book, &options));
    for said in [
        "NHẬT KÝ SẢN XUẤT",
        "Quý 4/2026 (từ 01/10/2026 đến 31/12/2026)",
        "01/11/2026|L7|Cá kho|4 kg|10 kg cá nục|",
        "05/10/2026|Cá nục|10 kg|Bác Ba|",
        "02/11/2026|Cá kho|12 cái|",
        "02/11/2026|Vảy cá|1,5 kg||ủ phân|",
        "03/11/2026|Nhiệt độ tủ|Đạt|||4 độ|",
    ] {
        assert!(log.contains(said), "{said}\n{log}");
    }
    assert!(!log.contains("Cô Tư") && !log.contains("1.500.000"), "{log}");
    let accounts = words(&account_book(&book, &options));
    for said in [
        "Số dư mang sang từ trước ngày 01/10/2026|1.000.000|",
        "05/10/2026|Mua: Cá nục, 10 kg, Bác Ba||1.500.000|Cộng Tháng 10/2026|0|1.500.000|Số dư hết Tháng 10/2026|−500.000|",
        "02/11/2026|Bán: Cá kho, 12 cái|900.000||Cộng Tháng 11/2026|900.000|0|Số dư hết Tháng 11/2026|400.000|",
        "Cộng Quý 4/2026|900.000|1.500.000|Số dư cuối kỳ|400.000|",
    ] {
        assert!(accounts.contains(said), "{said}\n{accounts}");
    }
    let workbook = diary_workbook(&book, &options).unwrap();
    assert_eq!(workbook, diary_workbook(&book, &options).unwrap());
    assert!(workbook.starts_with(b"PK"));
    // A span without entries has pages too.
    let empty = DiaryBook { month: Month::of(day("2030-01-01")), span: Span::Month, ..book };
    assert!(words(&production_log(&empty, &options)).contains("Không có."));
    assert!(words(&account_book(&empty, &options)).contains("Số dư cuối kỳ"));
}
