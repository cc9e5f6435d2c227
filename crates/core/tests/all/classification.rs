//! What form 01 says beside the applicant's own texts: the names of Appendix I, the province, and the year of the round.

use std::collections::BTreeSet;
use std::fs;

use catalogue_model::search_key::search_key as folded;
use chrono::NaiveDate;
use sao_lang_core::calendar::round_aimed_at;
use sao_lang_core::catalogue::{Classification, Named, Text as _, catalogue, classification};
use sao_lang_core::form::Field;
use sao_lang_core::locale::Lang::{En, Vi};
use sao_lang_core::places::{ProvinceKind, of_commune, of_province, province, provinces};
use test_support::{edition, path, read, set};

fn names(no: u16) -> Vec<&'static str> {
    classification(set(no)).names().map(|name| name.text(Vi)).collect()
}

#[test]
fn every_set_stands_where_appendix_i_has_it() {
    // The list in its order, which is that of the sets' numbers.
    let list = read("tests/fixtures/qd26-2026-appendix1.tsv");
    let list: Vec<Vec<&str>> = list.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    assert_eq!(list.len(), edition().sets.len());
    for (set, place) in edition().sets.iter().zip(list) {
        let ours = classification(set);
        let sub_group = ours.sub_group.as_ref().map_or("", |s| s.vi.as_str());
        let names = [ours.number.as_str(), &ours.industry.vi.to_uppercase(), &ours.group.vi, sub_group];
        assert_eq!(names, *place, "set {}", set.no);
    }
}

#[test]
fn names_are_those_of_appendix_i_and_not_of_the_product_sets() {
    assert_eq!(names(13), ["Sản phẩm thực phẩm", "Cà phê, ca cao"], "there is no sub-group");
    assert_eq!(names(17), ["Sản phẩm đồ uống", "Đồ uống không cồn", "Đồ uống không cồn"]);
    assert_eq!(names(12)[2], "Sản phẩm chè từ thực vật khác");
    assert!(names(8)[2].starts_with("Chế biến từ thịt, trứng, sữa, thủy sản, "));
    assert_eq!(names(10)[2], "Gia vị khác");
    for no in [8, 10, 11, 12, 13, 17] {
        assert_ne!(names(no).last(), Some(&set(no).name.text(Vi)), "set {no}");
    }
    for set in &edition().sets {
        let ours: &Classification = classification(set);
        assert!(ours.names().all(|name| !name.text(En).trim().is_empty()), "set {}", set.no);
    }
}

#[test]
fn the_lists_of_industries_and_groups_come_from_the_same_place() {
    let keys = |list: &[Named]| list.iter().map(|n| n.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&edition().industries), ["I", "II", "III", "IV", "V", "VI"]);
    assert_eq!(edition().groups.len(), 17);
    for set in &edition().sets {
        let ours = classification(set);
        let (industry, group) =
            (&edition().industries[usize::from(set.industry)], &edition().groups[usize::from(set.group)]);
        assert_eq!(industry.key, ours.number, "set {}", set.no);
        assert!(ours.industry.vi.to_lowercase().ends_with(&industry.name.text(Vi).to_lowercase()), "set {}", set.no);
        assert_eq!(group.name.text(Vi), ours.group.vi, "set {}", set.no);
    }
}

#[test]
fn the_written_story_is_a_paper() {
    let written: Vec<(&str, &str)> =
        edition().papers.iter().filter_map(|p| Some((p.key.as_str(), p.written.as_deref()?))).collect();
    assert_eq!(written, [("story-text", "story.text")]);
    let index = edition().paper_index("story-text").unwrap();
    let kind = &edition().evidence_kinds[usize::from(edition().paper(index).kind)];
    assert_eq!(kind.key, "story");
    for edition in &catalogue().editions {
        for field in edition.papers.iter().filter_map(|p| p.written.as_deref()) {
            assert!(Field::of(field).is_some(), "the draft has no text {field}");
        }
    }
    // The questions that rely on the text are proved by it.
    for question in edition().questions.iter().filter(|q| q.needs.as_deref() == Some("story.text")) {
        assert!(question.options.iter().any(|o| o.papers.contains(&index)), "{}", question.key);
    }
}

#[test]
fn there_are_34_provinces_of_which_6_are_cities() {
    assert_eq!(provinces().len(), 34);
    let cities = provinces().iter().filter(|p| p.kind == ProvinceKind::City).map(|p| p.name.as_str());
    assert_eq!(
        cities.collect::<BTreeSet<_>>(),
        BTreeSet::from(["Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"])
    );
    for own in provinces() {
        let kind = if own.kind == ProvinceKind::City { "Thành phố" } else { "Tỉnh" };
        for text in [own.name.clone(), format!("{kind} {}", own.name), folded(&own.name), own.name.to_uppercase()] {
            let found = province(&text).expect(&text);
            assert_eq!((found.province.code.as_str(), found.former), (own.code.as_str(), None), "{text}");
        }
    }
}

#[test]
fn a_province_is_found_by_any_usual_spelling() {
    for (text, code) in [
        ("Đà Nẵng", "48"),
        ("TP. Đà Nẵng", "48"),
        ("thành phố Đà Nẵng", "48"),
        ("tp đà nẵng", "48"),
        ("TPĐà Nẵng", "48"),
        (" Da  Nang ", "48"),
        ("Da Nang city", "48"),
        ("TP.HCM", "79"),
        ("TPHCM", "79"),
        ("Tp. Hồ Chí Minh", "79"),
        ("Sài Gòn", "79"),
        ("Thanh Hoá", "38"),
        ("Thanh Hóa", "38"),
        ("tỉnh Khánh Hoà", "56"),
        ("Đắc Lắc", "66"),
        ("Daklak", "66"),
        ("Ho\u{300}a Bi\u{300}nh", "25"),
    ] {
        assert_eq!(province(text).map(|f| f.province.code.as_str()), Some(code), "{text}");
    }
    for text in ["", " ", "tỉnh", "TP", "Vĩnh", "huyện Vĩnh Long Hồ", "Bắc", "Việt Nam"] {
        assert_eq!(province(text), None, "{text:?}");
    }
}

#[test]
fn a_former_province_is_part_of_one_of_today_and_said_to_be_former() {
    let former: usize = provinces().iter().map(|p| p.former.len()).sum();
    // 63 names of before are 34 of today and 29 others; two of those are often misspelt, and one is older.
    assert_eq!(former, 29 + 2 + 1);
    for (text, code, name) in [
        ("Bến Tre", "86", "Bến Tre"),
        ("tỉnh Trà Vinh", "86", "Trà Vinh"),
        ("Bà Rịa-Vũng Tàu", "79", "Bà Rịa - Vũng Tàu"),
        ("Quảng Nam", "48", "Quảng Nam"),
        ("Kontum", "51", "Kon Tum"),
        ("Thừa Thiên - Huế", "46", "Thừa Thiên Huế"),
        ("Đắc Nông", "68", "Đắc Nông"),
        ("Hoà Bình", "25", "Hòa Bình"),
    ] {
        let found = province(text).expect(text);
        assert_eq!((found.province.code.as_str(), found.former), (code, Some(name)), "{text}");
    }
}

#[test]
fn a_province_goes_on_in_a_title() {
    for (text, title) in [
        ("Vĩnh Long", "tỉnh Vĩnh Long"),
        ("TP. Đà Nẵng", "thành phố Đà Nẵng"),
        ("thành phố đà nẵng", "thành phố Đà Nẵng"),
        ("Tỉnh Đà Nẵng", "thành phố Đà Nẵng"),
        ("Bến Tre", "tỉnh Vĩnh Long"),
        ("Xứ Mường", "tỉnh Xứ Mường"),
        ("Tỉnh Xứ Mường", "tỉnh Xứ Mường"),
        ("THÀNH  PHỐ Xứ Mường", "thành phố Xứ Mường"),
        ("TP.Xứ Mường", "thành phố Xứ Mường"),
        ("Ti\u{309}nh Xứ Mường", "tỉnh Xứ Mường"),
        ("Tỉnhxứ", "tỉnh Tỉnhxứ"),
        ("  ", ""),
    ] {
        assert_eq!(of_province(text, Vi), title, "{text}");
    }
    assert_eq!(of_province("Vĩnh Long", En), "Vĩnh Long province");
    assert_eq!(of_province("Đà Nẵng", En), "Đà Nẵng city");
}

#[test]
fn a_commune_goes_on_in_a_title() {
    for (text, title) in [
        ("Mường Lạnh", "xã/phường Mường Lạnh"),
        ("Xã Mường Lạnh", "xã Mường Lạnh"),
        ("PHƯỜNG Ba Đình", "phường Ba Đình"),
        ("Đặc khu  Phú Quốc", "đặc khu Phú Quốc"),
        ("Thị trấn Cờ Đỏ", "thị trấn Cờ Đỏ"),
        // Communes whose names begin like a kind without its marks.
        ("Xa Dung", "xã/phường Xa Dung"),
        ("Phương Liệt", "xã/phường Phương Liệt"),
        ("Phu\u{31b}o\u{31b}\u{300}ng Ba Đình", "phường Ba Đình"),
        ("xã", "xã/phường xã"),
        ("", ""),
    ] {
        assert_eq!(of_commune(text, Vi), title, "{text}");
    }
    assert_eq!(of_commune("phường Ba Đình", En), "Ba Đình ward");
}

/// What the build says of the list of provinces with a change in it; `None` where it is content.
fn problem(from: &str, to: &str) -> Option<String> {
    let text = fs::read_to_string(path("crates/core/data/provinces.toml")).unwrap();
    assert!(text.contains(from), "nothing to break: {from:?}");
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("provinces.toml");
    fs::write(&file, text.replacen(from, to, 1)).unwrap();
    catalogue_compiler::provinces::compile(&file).err().map(|e| e.to_string())
}

#[test]
fn a_list_of_provinces_that_is_not_plain_ends_the_build_with_file_and_entry() {
    assert_eq!(problem("code = \"48\"", "code = \"48\""), None);
    for (from, to, entry, what) in [
        ("code = \"48\"", "code = \"4\"", "[4 Đà Nẵng]", "not of two digits"),
        ("code = \"48\"", "code = \"46\"", "[46 Đà Nẵng]", "that of Huế"),
        ("\"Quảng Nam\"", "\"Hà Giang\"", "[48 Đà Nẵng]", "\"Hà Giang\" names Tuyên Quang too"),
        ("\"Quảng Nam\"", "\"HAI PHONG\"", "[48 Đà Nẵng]", "names Hải Phòng too"),
        ("\"Quảng Nam\"", "\" \"", "[48 Đà Nẵng]", "a name is empty"),
        ("kind = \"city\"", "kind = \"town\"", "provinces.toml", "unknown variant `town`"),
        ("\"Quảng Nam\"", "\"Qua\u{309}ng Nam\"", "provinces.toml", "normal form C"),
    ] {
        let told = problem(from, to).expect(to);
        assert!(told.contains("provinces.toml") && told.contains(entry) && told.contains(what), "{told}");
    }
}

#[test]
fn a_dossier_aims_at_the_next_round_that_it_can_still_be_handed_in_to() {
    let on = |text: &str| text.parse::<NaiveDate>().unwrap();
    for (today, hand_in, year) in [
        ("2026-10-07", "2026-10-08", 2026),
        ("2026-10-08", "2026-10-08", 2026),
        // From the day after, only next year's first round is left, whatever year it is now.
        ("2026-10-09", "2027-04-07", 2027),
        ("2026-11-29", "2027-04-07", 2027),
        ("2027-04-08", "2027-10-08", 2027),
    ] {
        let round = round_aimed_at(edition(), on(today)).unwrap();
        assert_eq!((round.own.unwrap().hand_in, round.year()), (on(hand_in), year), "{today}");
    }
    assert_eq!(
        round_aimed_at(&sao_lang_core::catalogue::Edition { rounds: vec![], ..edition().clone() }, on("2026-11-29")),
        None
    );
}
