//! The build refuses templates with faults, and names the file and the entry of each fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

use catalogue_compiler::{catalogue, templates};

const CONTRACT: &str = "material-contract.toml";
const LABOUR: &str = "labour-list.toml";
const DECLARATION: &str = "self-declaration.toml";

/// What the build says of the authored files, after a change in one file of the templates; empty if it accepts them.
fn said(file: &str, from: &str, to: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    copy_tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/data/catalogue"), dir.path());
    let path = dir.path().join("qd26-2026/templates").join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?} to break");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let packed = catalogue::compile(dir.path()).unwrap();
    templates::compile(dir.path(), &packed.catalogue, &packed.figures)
        .map_or_else(|error| error.to_string(), |_| String::new())
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_tree(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// Asserts that the change is refused with the file and all of `words`.
fn is_refused(file: &str, from: &str, to: &str, words: &[&str]) {
    let said = said(file, from, to);
    assert!(said.contains(file) && words.iter().all(|w| said.contains(w)), "{file}, {words:?}: {said}");
}

#[test]
fn the_authored_templates_are_accepted() {
    assert_eq!(said(CONTRACT, "papers", "papers"), "");
}

#[test]
fn unknown_names_are_named() {
    is_refused(CONTRACT, "[\"material-contract\"]", "[\"contract\"]", &["unknown paper \"contract\""]);
    is_refused(CONTRACT, "{seller-address}", "{seller-addres}", &["unknown placeholder {seller-addres}"]);
    is_refused(LABOUR, "{figure.workers}", "{figure.staffs}", &["unknown placeholder {figure.staffs}"]);
    is_refused(LABOUR, "{figure.workers}", "{figure.output}", &["unknown placeholder {figure.output}"]);
    is_refused(LABOUR, "table = \"people\"", "table = \"persons\"", &["part 1", "no table \"persons\""]);
    is_refused(CONTRACT, "several = true", "severally = true", &["severally"]);
    is_refused("_issued.toml", "papers = [\"vietgap\"]", "papers = [\"vietgab\"]", &["unknown paper \"vietgab\""]);
}

#[test]
fn a_law_is_named_by_its_key() {
    is_refused(CONTRACT, "Yêu cầu khi nhận hàng", "Theo 15/2018/NĐ-CP, yêu cầu", &["part 3", "by its number"]);
    is_refused(CONTRACT, "Yêu cầu khi nhận hàng", "Theo {law.food-safety-2018}, yêu cầu", &["is not in laws"]);
}

#[test]
fn a_question_is_printed_has_an_example_and_its_kind() {
    is_refused(CONTRACT, "{amount} mỗi năm", "nhiều mỗi năm", &["ask amount", "never printed"]);
    is_refused(CONTRACT, "example = \"Cá nục tươi\"", "example = \"\"", &["ask material", "no example"]);
    is_refused(CONTRACT, "example = \"2026-12-01\"", "example = \"1/12/2026\"", &["ask from", "no day"]);
    is_refused(CONTRACT, "label = \"seller\"", "label = \"amount\"", &["label is the key of a question for a line"]);
    is_refused(CONTRACT, "label = \"seller\"\n", "", &["several copies have a label"]);
}

#[test]
fn a_table_fits_its_page_and_has_rows_for_every_set() {
    is_refused(LABOUR, "width = 50", "width = 90", &["ask people", "mm together"]);
    is_refused(LABOUR, "\"03/2023\", ", "", &["ask people", "5 cells instead of 6"]);
    is_refused(LABOUR, "[[ask.rows]]", "[[ask.rows]]\nsets = [8]", &["ask people", "no rows for set 1"]);
}

#[test]
fn no_heading_stands_alone() {
    let from = "Giá: {price}.\nBên mua trả";
    is_refused(CONTRACT, from, "? Giá: {price}.\n? {price} Bên mua trả", &["can stand alone"]);
}

#[test]
fn a_prescribed_form_has_every_field_for_everyone() {
    is_refused(DECLARATION, "{product.name}", "...", &["{product.name}"]);
    let text = said(DECLARATION, "fields = [", "fields = [\"applicant.history\", ");
    assert!(text.contains("lacks {applicant.history} of the prescribed form"), "{text}");
}

#[test]
fn every_other_paper_says_who_issues_it_and_how_long_it_takes() {
    is_refused("_issued.toml", "papers = [\"vietgap\"]", "papers = []", &["\"vietgap\"", "no template writes it"]);
    is_refused("_issued.toml", "papers = [\"vietgap\"]", "papers = [\"labour-list\"]", &["a template writes"]);
    is_refused("_issued.toml", "papers = [\"vietgap\"]", "papers = [\"vietgap\", \"globalgap\"]", &["stands twice"]);
}
