//! Communes of today and of before July 2025: the list, and the search in it.

use std::sync::LazyLock;

use catalogue_model::search_key::search_key;
use proptest::prelude::*;
use proptest::sample::Index;
use sao_lang_core::places::{FormerPlace, Found, ListError, PLACES, Place, Places, PlacesError, province};

/// The list, read once.
pub static LIST: LazyLock<Places> = LazyLock::new(|| Places::read(PLACES).unwrap());

/// The communes of before, and what they are now.
pub static FORMER: LazyLock<Vec<(FormerPlace, Vec<Place>)>> = LazyLock::new(|| LIST.former_communes().collect());

fn search(text: &str, most: usize) -> Found {
    LIST.search(text, None, most).unwrap_or_default()
}

/// What a search for this text offers, as written on the screen.
fn offered(text: &str) -> Vec<(String, Option<String>)> {
    let offers = search(text, 8).offers;
    offers.into_iter().map(|offer| (offer.place.full(), offer.former.map(|former| former.name))).collect()
}

fn names(text: &str) -> Vec<String> {
    offered(text).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn the_list_is_that_of_the_decision() {
    assert_eq!(LIST.communes().count(), 3321);
    let (whole, divided): (Vec<_>, Vec<_>) = LIST.former_communes().partition(|(former, _)| !former.divided);
    assert_eq!((whole.len(), divided.len()), (9569, 471));
    assert!(whole.iter().all(|(_, now)| now.len() == 1) && divided.iter().all(|(_, now)| now.len() > 1));
}

#[test]
fn a_former_name_leads_to_what_it_was_divided_into() {
    let old = |name: &str| Some(format!("Phường {name}, quận Bắc Từ Liêm"));
    let first = [
        ("Phường Nghĩa Đô, Hà Nội", old("Cổ Nhuế 1")),
        ("Phường Phú Diễn, Hà Nội", old("Cổ Nhuế 1")),
        ("Phường Xuân Đỉnh, Hà Nội", old("Cổ Nhuế 1")),
    ];
    let second = [("Phường Đông Ngạc, Hà Nội", old("Cổ Nhuế 2")), ("Phường Thượng Cát, Hà Nội", old("Cổ Nhuế 2"))];
    let as_written = |rows: &[(&str, Option<String>)]| {
        rows.iter().map(|(now, old)| (now.to_string(), old.clone())).collect::<Vec<_>>()
    };
    for text in ["co nhue 1 bac tu liem", "P. Cổ Nhuế 1, Q. Bắc Từ Liêm, TP Hà Nội", "phường cổ nhuế 1", "CO NHUE 1"]
    {
        assert_eq!(offered(text)[..3], as_written(&first), "{text}");
    }
    for text in ["co nhue bac tu liem", "bac tu liem co nhue", "xã cổ nhuế"] {
        assert_eq!(offered(text), as_written(&[&first[..], &second[..]].concat()), "{text}");
    }
}

#[test]
fn spelling_makes_no_difference() {
    for text in ["Xã Hòa Vang", "xã hoà vang", "HOA VANG", "hoa vang da nang", "đà nẵng, hòa vang", "hoavang"]
    {
        assert_eq!(names(text).first().map(String::as_str), Some("Xã Hòa Vang, Đà Nẵng"), "{text}");
    }
    for text in ["B'Lao", "blao", "phường b’lao", "p. blao lâm đồng"] {
        assert_eq!(names(text).first().map(String::as_str), Some("Phường B'Lao, Lâm Đồng"), "{text}");
    }
    assert_eq!(names("Xã Phước Vinh, Tây Ninh")[0], "Xã Phước Vinh, Tây Ninh");
    assert_eq!(names("Xa Dung")[0], "Xã Xa Dung, Điện Biên");
    assert_eq!(names("con dao")[0], "Đặc khu Côn Đảo, Hồ Chí Minh");
    assert_eq!(names("huyen con dao ba ria vung tau")[0], "Đặc khu Côn Đảo, Hồ Chí Minh");
}

#[test]
fn names_of_today_come_first_and_whole_names_before_beginnings() {
    let found = search("Cầu Giấy", 20).offers;
    assert_eq!((found[0].place.full().as_str(), &found[0].former), ("Phường Cầu Giấy, Hà Nội", &None));
    assert!(found[1..].iter().all(|offer| offer.former.is_some()), "the other wards of the former district follow");
    let found = search("tan lap", 1000).offers;
    let at = |wanted: &dyn Fn(&str, bool) -> bool| {
        found.iter().position(|offer| wanted(&search_key(offer.place.name.name), offer.former.is_some())).unwrap()
    };
    let present = at(&|name, former| name == "tan lap" && !former);
    let former = at(&|_, former| former);
    assert_eq!(present, 0);
    let last_present = found.iter().rposition(|o| search_key(o.place.name.name) == "tan lap" && o.former.is_none());
    assert!(last_present < Some(former));
}

#[test]
fn places_of_the_named_province_come_first() {
    for name in ["Hà Nội", "Lạng Sơn", "Bình Phước"] {
        let near = province(name).unwrap().province;
        let found = LIST.search("Tân Lập", Some(near), 5).unwrap().offers;
        assert_eq!(found[0].place.province.code, near.code, "{name}");
    }
}

#[test]
fn there_are_no_more_offers_than_asked_for() {
    let found = search("tan", 5);
    assert_eq!((found.offers.len(), found.more), (5, true));
    let all = search("co nhue", 5);
    assert_eq!((all.offers.len(), all.more), (5, false));
    for text in ["", " ", "t", "x", "không có nơi này", ".,;", "xyzzy"] {
        assert_eq!(search(text, 5), Found::default(), "{text}");
    }
}

/// A name as someone types it who leaves out marks, capital letters and commas.
fn plain(name: &str) -> String {
    search_key(name)
}

#[test]
fn every_present_name_finds_its_commune() {
    for place in LIST.communes() {
        let finds = |text: String, most: usize| {
            let found = search(&text, most).offers;
            assert!(found.iter().any(|offer| offer.place == place), "{text} does not find {}", place.full());
        };
        finds(place.full(), 1);
        finds(plain(&place.full()), 3);
        finds(plain(place.name.name), 60);
    }
}

#[test]
fn every_former_name_finds_what_it_is_now() {
    for (FormerPlace { name, .. }, now) in FORMER.iter() {
        let text = plain(name);
        let found = search(&text, 12).offers;
        let first = found.first().map(|offer| offer.place);
        let is_offered = |place: &Place| found.iter().any(|offer| offer.place == *place);
        assert!(now.iter().all(is_offered), "{text} does not find {now:?} but {first:?}");
    }
}

#[test]
fn a_damaged_file_is_refused_with_its_line() {
    let error = |text: &'static str| Places::read(text).unwrap_err();
    assert_eq!(error("=01\nzBa Đình"), ListError::Damaged(PlacesError { line: 2 }));
    assert_eq!(error("pBa Đình"), ListError::Damaged(PlacesError { line: 1 }));
    assert_eq!(error("=99\npBa Đình"), ListError::Province("99".to_owned()));
    assert_eq!(error("=01\npBa Đình\n@cHà Nội\n#qBa Đình\n7;pCống Vị"), ListError::Damaged(PlacesError { line: 5 }));
    assert_eq!(error("=01\npBa Đình\n@cHà Nội\n#qBa Đình"), ListError::District("Quận Ba Đình".to_owned()));
    assert_eq!(error(""), ListError::Damaged(PlacesError { line: 1 }));
}

/// The words of a former commune and of its district in any order, without those for kinds, and its main successor.
fn shuffled(index: Index) -> impl Strategy<Value = (Vec<String>, Place)> {
    let (former, now) = index.get(&FORMER);
    let kinds = ["thị xã ", "xã ", "phường ", "thị trấn ", "huyện ", "quận ", "thành phố ", "tỉnh "];
    let name = kinds.iter().fold(former.name.to_lowercase(), |name, kind| name.replace(kind, ""));
    let words: Vec<String> = plain(&name).split(' ').map(str::to_owned).collect();
    (Just(words).prop_shuffle(), Just(now[0]))
}

proptest! {
    #[test]
    fn no_text_breaks_the_search(text in ".{0,60}") {
        LIST.search(&text, None, 8);
    }

    #[test]
    fn no_file_breaks_the_reading(text in "[=@#xpkthqsc;,0-9\n-]{0,80}") {
        let _ = Places::read(String::leak(text));
    }

    #[test]
    fn words_may_stand_in_any_order((words, now) in any::<Index>().prop_flat_map(shuffled)) {
        let found = search(&words.join(" "), 40).offers;
        prop_assert!(found.iter().any(|offer| offer.place == now), "{words:?}");
    }
}
