//! Addresses of before July 2025 are noticed, in the form and in the review.

use proptest::prelude::*;
use sao_lang_core::draft::Draft;
use sao_lang_core::form::{ADDRESS, COMMUNE, Field, OldPlace, PROVINCE, old_place};
use sao_lang_core::locale::Lang;
use sao_lang_core::places::OldAddress;
use sao_lang_core::review::{Finding, old_addresses};

use test_support::{edition, set};

use crate::places::{FORMER, LIST};

/// The old names in the text for a commune, and the names of today.
fn commune(text: &str, province: &str) -> Option<(String, Vec<String>)> {
    let OldAddress { old, now, .. } = LIST.old_commune(text, province)?;
    Some((old, now.into_iter().map(|(place, _)| place.full()).collect()))
}

/// The texts that an address can be replaced by.
fn address(text: &str, province: &str) -> Vec<String> {
    let Some(found) = LIST.old_address(text, province) else { return Vec::new() };
    found.now.into_iter().map(|(_, text)| text).chain(found.without).collect()
}

#[test]
fn a_former_commune_is_told_with_its_names_of_today() {
    let wards = ["Phường Nghĩa Đô, Hà Nội", "Phường Phú Diễn, Hà Nội", "Phường Xuân Đỉnh, Hà Nội"];
    for (text, province) in [
        ("Phường Cổ Nhuế 1, quận Bắc Từ Liêm", "Hà Nội"),
        ("Phường Cổ Nhuế 1, quận Bắc Từ Liêm, thành phố Hà Nội", ""),
        ("phường Cổ Nhuế 1 - quận Bắc Từ Liêm - Hà Nội", ""),
        ("P. Cổ Nhuế 1, Q. Bắc Từ Liêm", "Thành phố Hà Nội"),
        ("co nhue 1, bac tu liem", "ha noi"),
        ("Cổ Nhuế 1", "Hà Nội"),
    ] {
        assert_eq!(commune(text, province).map(|found| found.1), Some(wards.map(str::to_owned).to_vec()), "{text}");
    }
    let one = |text, province| commune(text, province).unwrap().1.concat();
    assert_eq!(one("Thị trấn Cờ Đỏ", "Cần Thơ"), "Xã Cờ Đỏ, Cần Thơ");
    assert_eq!(one("Xã Xuân Thới Đông", "tp HCM"), "Xã Xuân Thới Sơn, Hồ Chí Minh");
    assert_eq!(one("huyện Côn Đảo", "Bà Rịa - Vũng Tàu"), "Đặc khu Côn Đảo, Hồ Chí Minh");
}

#[test]
fn a_district_in_the_text_is_told_though_the_commune_is_of_today() {
    let (old, now) = commune("Xã Ô Diên, huyện Đan Phượng", "Hà Nội").unwrap();
    assert_eq!((old.as_str(), now.len()), ("huyện Đan Phượng", 0));
    assert_eq!(
        LIST.old_commune("Xã Ô Diên, huyện Đan Phượng", "Hà Nội").unwrap().without.as_deref(),
        Some("Xã Ô Diên")
    );
    let (old, now) = commune("quận Bắc Từ Liêm", "Hà Nội").unwrap();
    assert_eq!(old, "quận Bắc Từ Liêm");
    assert!(now.contains(&"Phường Đông Ngạc, Hà Nội".to_owned()), "{now:?}");
}

#[test]
fn what_is_no_place_of_before_is_left_alone() {
    for (text, province) in [
        ("", ""),
        ("xã Cồn Sậy Đông", "Vĩnh Long"),
        ("Phường Ba Đình", "Hà Nội"),
        ("ba dinh", "ha noi"),
        ("Phường Ba Đình, Hà Nội", ""),
        ("Tân Lập", ""),
        ("nơi khác", "Hà Nội"),
        ("Văn Miếu - Quốc Tử Giám", "Hà Nội"),
    ] {
        assert_eq!(LIST.old_commune(text, province), None, "{text}, {province}");
    }
    for text in
        ["", "Số 27, ấp Bến Khô, xã Cồn Sậy Đông, tỉnh Vĩnh Long", "Thôn Cầu Giấy", "Cổ Nhuế 1, Ba Đình", "Bắc Từ Liêm"]
    {
        assert_eq!(LIST.old_address(text, "Hà Nội"), None, "{text}");
    }
    for place in LIST.communes() {
        assert_eq!(LIST.old_commune(&place.name.to_string(), &place.province.name), None, "{}", place.full());
        assert_eq!(LIST.old_commune(&place.full(), ""), None, "{}", place.full());
    }
}

#[test]
fn every_former_address_is_told() {
    for (former, now) in FORMER.iter() {
        let found = LIST.old_commune(&former.name, &now[0].province.name);
        let names: Vec<_> = found.iter().flat_map(|found| found.now.iter().map(|(place, _)| *place)).collect();
        assert!(now.iter().all(|place| names.contains(place)), "{}: {names:?}", former.name);
    }
}

#[test]
fn an_address_is_written_anew_with_what_stands_before() {
    let rows = [
        ("Thôn 3, xã Tân Hội, huyện Đan Phượng", vec!["Thôn 3, xã Ô Diên"]),
        ("Thôn 3, Tân Hội, huyện Đan Phượng, TP Hà Nội", vec!["Thôn 3, xã Ô Diên, TP Hà Nội"]),
        ("Thôn 3, huyện Đan Phượng", vec!["Thôn 3"]),
        (
            "Số 5 ngõ 2, phường Cổ Nhuế 2, quận Bắc Từ Liêm",
            vec!["Số 5 ngõ 2, phường Đông Ngạc", "Số 5 ngõ 2, phường Thượng Cát"],
        ),
    ];
    for (text, now) in rows {
        assert_eq!(address(text, "Hà Nội"), now, "{text}");
    }
    assert_eq!(address("Ấp 2, tỉnh Bến Tre", ""), ["Ấp 2, Vĩnh Long"]);
}

fn draft(address: &str, commune: &str, province: &str) -> Draft {
    let mut draft = Draft::new(8, "");
    draft.applicant.address = address.to_owned();
    draft.applicant.commune = commune.to_owned();
    draft.applicant.province = province.to_owned();
    draft
}

fn told(draft: &Draft, key: &str) -> Option<OldPlace> {
    old_place(draft, Field::of(key).unwrap(), Some(&LIST))
}

#[test]
fn one_tap_takes_the_names_of_today_over() {
    let mut filled = draft("Số 5, phường Cổ Nhuế 2, quận Bắc Từ Liêm", "Phường Cổ Nhuế 2", "Hà Nội");
    told(&filled, COMMUNE).unwrap().now[1].apply(&mut filled);
    assert_eq!(
        (filled.applicant.commune.as_str(), filled.applicant.province.as_str()),
        ("Phường Thượng Cát", "Hà Nội")
    );
    assert_eq!(told(&filled, COMMUNE), None);
    // The commune is chosen, so the address offers the same one.
    let old = told(&filled, ADDRESS).unwrap();
    assert_eq!(old.now.len(), 1);
    old.now[0].apply(&mut filled);
    assert_eq!(filled.applicant.address, "Số 5, phường Thượng Cát");
    assert_eq!(told(&filled, ADDRESS), None);

    let mut empty = draft("Thôn 3, xã Tân Hội, huyện Đan Phượng, Hà Nội", "", "");
    told(&empty, ADDRESS).unwrap().now[0].apply(&mut empty);
    assert_eq!((empty.applicant.commune.as_str(), empty.applicant.province.as_str()), ("Xã Ô Diên", "Hà Nội"));

    let mut province = draft("", "", "tỉnh Bến Tre");
    let old = old_place(&province, Field::of(PROVINCE).unwrap(), None).unwrap();
    assert_eq!(old.words(Lang::Vi), "Từ tháng 7/2025, tỉnh Bến Tre thuộc Vĩnh Long.");
    old.now[0].apply(&mut province);
    assert_eq!(province.applicant.province, "Vĩnh Long");
}

#[test]
fn the_review_tells_old_addresses_as_advice() {
    let draft = draft("Thôn 3, huyện Đan Phượng", "Xã Tân Hội, huyện Đan Phượng", "Hà Nội");
    let found: Vec<Finding> = old_addresses(&draft, &LIST).collect();
    assert!(found.iter().all(|finding| !finding.sends_back() && finding.screen() == "details/applicant"));
    let words: Vec<_> =
        found.iter().map(|finding| finding.words(&draft, edition(), set(draft.set), Lang::Vi)).collect();
    assert_eq!(
        words,
        [
            "Địa chỉ: “huyện Đan Phượng” là tên cũ, nay không còn quận, huyện. Hãy ghi tên xã, phường hiện nay",
            "Xã, phường nơi nộp hồ sơ: “Xã Tân Hội, huyện Đan Phượng” là tên cũ, trước tháng 7/2025. Nay là: Xã Ô Diên, Hà Nội",
        ]
    );
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in ".{0,60}", parts in "(xã|P\\.|huyện|q|tp|tỉnh|thị| |,|-|ạ|\u{303}|Tân|Lập|Hà|Nội){0,12}") {
        for text in [text, parts] {
            LIST.old_commune(&text, "Hà Nội");
            LIST.old_commune("Tân Lập", &text);
            LIST.old_address(&text, &text);
            LIST.search(&text, None, 8);
        }
    }
}
