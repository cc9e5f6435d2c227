//! The build refuses lists of communes with faults, and names the file and the line of each fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use catalogue_compiler::{places, provinces};
use catalogue_model::places::{PlaceList, pack, unpack};

const COMMUNES: &str =
    "code\tprovince\tname\n00004\t01\tPhường Ba Đình\n00008\t01\tPhường Ngọc Hà\n26732\t79\tĐặc khu Côn Đảo\n";
const FORMER: &str = "province\tdistrict\tcommune\tnow\n\
    Thành phố Hà Nội\tQuận Ba Đình\tPhường Ngọc Hà\t00008\n\
    Thành phố Hà Nội\tQuận Ba Đình\tPhường Trúc Bạch\t00004,00008\n\
    Tỉnh Bà Rịa - Vũng Tàu\tHuyện Côn Đảo\t\t26732\n";

fn data() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../core/data"))
}

/// The packed lists, or the message of the build.
fn packed(communes: &str, former: &str) -> Result<String, String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("communes.tsv"), communes).unwrap();
    fs::write(folder.path().join("former.tsv"), former).unwrap();
    let provinces = provinces::compile(&data().join("provinces.toml")).unwrap();
    places::compile(folder.path(), &provinces).map_err(|e| e.to_string())
}

/// Asserts that the message for lists with `from` replaced by `to` names all of `words`.
fn is_refused(from: &str, to: &str, words: &[&str]) {
    assert!(COMMUNES.contains(from) || FORMER.contains(from), "there is no {from:?} to break");
    let told = packed(&COMMUNES.replacen(from, to, 1), &FORMER.replacen(from, to, 1)).expect_err(to);
    assert!(words.iter().all(|word| told.contains(word)), "{words:?}: {told}");
}

#[test]
fn the_lists_of_the_app_are_accepted() {
    let provinces = provinces::compile(&data().join("provinces.toml")).unwrap();
    let text = places::compile(&data().join("places"), &provinces).unwrap();
    let list: PlaceList = unpack(&text).unwrap();
    assert_eq!((list.communes.len(), list.former.len()), (3321, 10_040));
    assert_eq!(pack(&list), text);
}

#[test]
fn lists_without_faults_are_packed() {
    let text = packed(COMMUNES, FORMER).unwrap();
    assert_eq!(
        text,
        "=01\npBa Đình\npNgọc Hà\n=79\nkCôn Đảo\n@cHà Nội\n#qBa Đình\n0,;pTrúc Bạch\n;=\n@nBà Rịa - Vũng Tàu\n#hCôn Đảo\n;"
    );
}

#[test]
fn a_code_must_be_a_code_and_known() {
    is_refused("00008\t01", "0008\t01", &["communes.tsv:3", "0008"]);
    is_refused("\t01\tPhường Ngọc", "\t02\tPhường Ngọc", &["communes.tsv:3", "02"]);
    is_refused("00004,00008", "00004,00009", &["former.tsv:3", "00009"]);
    is_refused("00004,00008", "00004,", &["former.tsv:3", "code"]);
}

#[test]
fn nothing_stands_twice() {
    is_refused("00008\t01", "00004\t01", &["communes.tsv:3", "00004", "twice"]);
    is_refused("Phường Ngọc Hà\n26732", "Phường ba đình\n26732", &["communes.tsv:3", "twice"]);
    is_refused("00004,00008", "00008,00008", &["former.tsv:3", "00008", "twice"]);
    is_refused("Phường Trúc Bạch", "Phường Ngọc Hà", &["former.tsv:3", "Phường Ngọc Hà", "twice"]);
}

#[test]
fn a_name_is_not_empty_and_has_its_kind() {
    is_refused("Phường Ngọc Hà\n26732", "\n26732", &["communes.tsv:3", "empty"]);
    is_refused("\tQuận Ba Đình\tPhường Trúc", "\t\tPhường Trúc", &["former.tsv:3", "empty"]);
    is_refused("Phường Trúc Bạch", "", &["former.tsv", "empty", "Quận Ba Đình"]);
    is_refused("Phường Trúc Bạch", "Trúc Bạch", &["former.tsv:3", "kind"]);
    is_refused("Phường Trúc Bạch", "Phường  Trúc Bạch", &["former.tsv:3", "spaces"]);
    is_refused("Phường Ngọc Hà\n26732", "Thị trấn Ngọc Hà\n26732", &["communes.tsv:3", "kind"]);
}

#[test]
fn a_former_province_is_a_known_one_and_its_successors_lie_there() {
    is_refused("Tỉnh Bà Rịa - Vũng Tàu", "Tỉnh Bà Rịa Đông", &["former.tsv:4", "provinces.toml", "Bà Rịa Đông"]);
    is_refused("\t26732\n", "\t00004\n", &["former.tsv:4", "00004", "Hồ Chí Minh"]);
}

#[test]
fn every_present_commune_comes_from_somewhere() {
    is_refused("00004,00008", "00008", &["former.tsv", "00004"]);
}

#[test]
fn a_table_has_its_heading_its_columns_and_composed_letters() {
    is_refused("code\tprovince", "code\tname", &["communes.tsv:1", "heading"]);
    is_refused("\t01\tPhường Ngọc", "\tPhường Ngọc", &["communes.tsv:3", "3 columns"]);
    is_refused("Phường Trúc", "Phươ\u{300}ng Trúc", &["former.tsv", "Unicode"]);
}
