//! Quantities as people write them.

use proptest::prelude::*;
use sao_lang_core::locale::Lang;
use sao_lang_core::quantity::{Decimal, Kind, NotUnderstood, Quantity, Unit, read};
use test_support::cases;

fn value(text: &str, unit: Unit) -> Result<Decimal, NotUnderstood> {
    read(text, unit, true).map(|quantity| quantity.value)
}

fn whole(number: i64) -> Result<Decimal, NotUnderstood> {
    Ok(Decimal::whole(number))
}

#[test]
fn amounts_are_read_in_any_usual_way() {
    for (text, kilograms) in [
        ("1,5 tấn", 1_500),
        ("1.5 tan", 1_500),
        ("1500kg", 1_500),
        ("1.500 ký", 1_500),
        ("khoảng 2 tạ", 200),
        ("2 tạ rưỡi", 250),
        ("nửa tấn", 500),
        ("1 tấn 200 kg", 1_200),
        ("3 yến", 30),
        ("120 tấn/năm", 120_000),
        ("1 nghìn tấn", 1_000_000),
        ("TA\u{323}N 5 ta\u{323}", 500),
    ] {
        let text = text.strip_prefix("TA\u{323}N ").unwrap_or(text);
        let read = read(text, Unit::Amount, false).unwrap();
        assert_eq!((read.value, read.kind), (Decimal::whole(kilograms), Kind::Kilograms), "{text}");
    }
    assert_eq!(read("0,5 lít", Unit::Amount, false).unwrap().kind, Kind::Litres);
    let bottles = read("1.200 chai", Unit::Amount, false).unwrap();
    assert_eq!((bottles.value, bottles.kind), (Decimal::whole(1_200), Kind::Pieces("chai".into())));
    assert_eq!(value("2 tá trứng", Unit::Amount), whole(24), "a dozen, not a hundred kilograms");
    assert_eq!(read("10", Unit::Amount, false).unwrap().kind, Kind::Bare);
}

#[test]
fn money_is_read_in_any_usual_way() {
    for (text, dong) in [
        ("2.000.000", 2_000_000),
        ("2,000,000", 2_000_000),
        ("2 000 000 đ", 2_000_000),
        ("2000000 VNĐ", 2_000_000),
        ("2 triệu", 2_000_000),
        ("2tr", 2_000_000),
        ("2tr5", 2_500_000),
        ("2 triệu 500", 2_500_000),
        ("2 triệu rưỡi", 2_500_000),
        ("1,2 tỷ", 1_200_000_000),
        ("1 tỷ 200 triệu đồng", 1_200_000_000),
        ("3 trăm triệu", 300_000_000),
        ("50k", 50_000),
        ("50 nghìn", 50_000),
        ("1,500", 1_500),
        ("lỗ 5 triệu", -5_000_000),
        ("-5 triệu", -5_000_000),
        ("0", 0),
        ("không", 0),
    ] {
        assert_eq!(value(text, Unit::Money), whole(dong), "{text}");
    }
}

#[test]
fn other_figures_are_read() {
    assert_eq!(value("2,5 ha", Unit::Area), whole(25_000));
    assert_eq!(value("3.600 m2", Unit::Area), whole(3_600));
    assert_eq!(value("500m²", Unit::Area), whole(500));
    assert_eq!(value("1 năm rưỡi", Unit::Months), whole(18));
    assert_eq!(value("14 tháng", Unit::Months), whole(14));
    assert_eq!(value("12 người", Unit::Persons), whole(12));
    assert_eq!(value("6 đại lý", Unit::Times), whole(6));
}

#[test]
fn what_is_not_understood_is_said() {
    let error = |text: &str, unit| read(text, unit, false).unwrap_err();
    assert_eq!(error("", Unit::Amount), NotUnderstood::NoNumber);
    assert_eq!(error("nhiều lắm", Unit::Amount), NotUnderstood::Word("nhiều".into()));
    assert_eq!(error("5-6 tấn", Unit::Amount), NotUnderstood::Several);
    assert_eq!(error("8/10", Unit::Persons), NotUnderstood::Several);
    assert_eq!(error("5 tấn 7 tấn", Unit::Amount), NotUnderstood::Several);
    assert_eq!(error("3 sào", Unit::Area), NotUnderstood::Regional("sào".into()));
    assert_eq!(error("3 kg", Unit::Money), NotUnderstood::Word("kg".into()));
    assert_eq!(error("5 tấn/tháng", Unit::Amount), NotUnderstood::Word("tháng".into()));
    assert_eq!(error("2,5 người", Unit::Persons), NotUnderstood::NotWhole);
    assert_eq!(error("lỗ 5 triệu", Unit::Money), NotUnderstood::Negative);
    assert_eq!(error("1.23.456", Unit::Money), NotUnderstood::Digits("1.23.456".into()));
    assert_eq!(error("99999999999999999999", Unit::Money), NotUnderstood::TooLarge);
    assert_eq!(error("9 tỷ tỷ tỷ", Unit::Money), NotUnderstood::TooLarge);
    assert_eq!(error(&"1".repeat(201), Unit::Money), NotUnderstood::TooLong);
    for lang in [Lang::Vi, Lang::En] {
        assert!(error("3 sào", Unit::Area).words(lang).contains("sào"));
    }
}

#[test]
fn quantities_are_written_in_the_unit_that_suits_their_size() {
    let written = |text: &str, unit| read(text, unit, true).unwrap().written(Lang::Vi);
    assert_eq!(written("1500 kg", Unit::Amount), "1,5 tấn");
    assert_eq!(written("900 kg", Unit::Amount), "900 kg");
    assert_eq!(written("2 triệu rưỡi", Unit::Money), "2.500.000 đồng");
    assert_eq!(written("lỗ 5 triệu", Unit::Money), "-5.000.000 đồng");
    assert_eq!(written("25000 m2", Unit::Area), "2,5 ha");
    assert_eq!(written("1.200 chai", Unit::Amount), "1.200 chai");
}

const UNITS: [Unit; 6] = [Unit::Amount, Unit::Area, Unit::Money, Unit::Months, Unit::Persons, Unit::Times];

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_text_is_read_or_refused_with_words(text in any::<String>(), unit in 0..UNITS.len()) {
        if let Err(error) = read(&text, UNITS[unit], true) {
            prop_assert!(!error.words(Lang::Vi).is_empty());
        }
    }

    #[test]
    fn near_quantities_are_read_or_refused(
        text in "(khoảng |lỗ |-)?[0-9.,  ]{0,24}( ?(tấn|tạ|tá|kg|triệu|tr|tỷ|rưỡi|đồng|m2|/năm|%|người)){0,3}[0-9]{0,4}",
        unit in 0..UNITS.len(),
    ) {
        let _ = read(&text, UNITS[unit], true);
    }

    #[test]
    fn what_is_written_is_read_again(millionths in 0_i64..4_000_000_000_000_000, kind in 0..3_usize) {
        let (kind, unit) = [
            (Kind::Kilograms, Unit::Amount),
            (Kind::Litres, Unit::Amount),
            (Kind::SquareMetres, Unit::Area),
        ][kind].clone();
        // Digits before and after the mark together are no more than a number may have.
        let quantity = Quantity { value: Decimal::thousandths(millionths / 1000), kind };
        let written = quantity.written(Lang::Vi);
        prop_assert_eq!(read(&written, unit, false), Ok(quantity), "{}", written);
    }
}
