//! `saolang handed-in` and `saolang amendment`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use sao_lang_core::calendar::day;
use sao_lang_core::draft::{Attachment, Draft, EvidenceState, Paper, to_json};
use sao_lang_core::handed_in::{freeze, sha256};
use serde_json::{Value, json};
use tempfile::TempDir;
use test_support::household;

/// The output of a run, what it told as an error, and its exit status.
fn saolang(arguments: &[&str]) -> (String, String, i32) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_saolang")).args(arguments).output().unwrap();
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap(), status.code().unwrap())
}

/// A draft that was handed in, with a photo, which was exchanged since then.
fn amended() -> (Draft, String) {
    let mut draft = household();
    let photo = Attachment { id: "aa".to_owned(), name: "trang-1.jpg".to_owned(), ..Attachment::default() };
    draft.papers.push(Paper {
        paper: "haccp".to_owned(),
        state: EvidenceState::Ready,
        files: vec![photo],
        ..Paper::default()
    });
    let files = [("aa".to_owned(), sha256(b"one"))];
    let code = freeze(&mut draft, &files, day("2026-12-01").unwrap(), "xã Cồn Sậy Đông", "15/TN").unwrap();
    draft.choose("1.1", Some(1));
    (draft, code)
}

fn in_folder(draft: &Draft, photo: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("draft.json"), to_json(draft)).unwrap();
    fs::create_dir(folder.path().join("draft")).unwrap();
    fs::write(folder.path().join("draft/aa"), photo).unwrap();
    folder
}

fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn every_round_is_listed_with_what_differs_from_it() {
    let (mut draft, code) = amended();
    draft.handed_in.push(json!({ "on": "2026-12-02", "state": "x" }));
    let folder = in_folder(&draft, b"two");
    let (out, err, status) = saolang(&["handed-in", name(&folder.path().join("draft.json"))]);
    assert_eq!((err.as_str(), status), ("", 0));
    let listed: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(listed["without_bytes"], json!([]));
    let [unread, first] = listed["rounds"].as_array().unwrap().as_slice() else { panic!("{out}") };
    assert_eq!(
        (&unread["round"], &unread["on"], &unread["state"]["unread"]),
        (&json!(2), &json!("2026-12-02"), &json!("damaged"))
    );
    assert_eq!((&first["round"], &first["code"], &first["receipt"]), (&json!(1), &json!(code), &json!("15/TN")));
    let differences = first["state"]["intact"]["differences"].as_array().unwrap();
    let groups: Vec<&str> = differences.iter().map(|line| line["group"].as_str().unwrap()).collect();
    assert_eq!(groups, ["criteria", "papers"]);
    // Attachments that are elsewhere are compared by name alone.
    let elsewhere = name(folder.path()).to_owned();
    let (out, ..) = saolang(&["handed-in", name(&folder.path().join("draft.json")), "--attachments", &elsewhere]);
    let listed: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(listed["without_bytes"], json!(["trang-1.jpg"]));
    assert_eq!(listed["rounds"][1]["state"]["intact"]["differences"].as_array().unwrap().len(), 1);
}

#[test]
fn the_cover_sheet_is_for_word_or_a_pdf() {
    let (mut draft, code) = amended();
    let folder = in_folder(&draft, b"two");
    let file = folder.path().join("draft.json");
    let write = |output: &str, more: &[&str]| {
        let output = folder.path().join(output);
        let arguments = [&["amendment", name(&file), "-o", name(&output)], more].concat();
        let (out, err, status) = saolang(&arguments);
        assert_eq!(out, "");
        (fs::read(output).ok(), err, status)
    };
    let (docx, err, status) = write("sheet.docx", &["--round", "1"]);
    assert_eq!((err.as_str(), status), ("", 0));
    let seen = test_support::docx_text(&docx.unwrap());
    for said in [code.as_str(), "15/TN", "Tiêu chí 1.1", "Thay bằng tệp: trang-1.jpg"] {
        assert!(seen.contains(said), "{said} is not in {seen}");
    }
    let (pdf, _, status) = write("sheet.pdf", &[]);
    assert!(status == 0 && pdf.unwrap().starts_with(b"%PDF"));
    for (output, more, why) in [
        ("none.pdf", ["--round", "2"].as_slice(), "there is no round 2; the draft has 1"),
        ("none.pdf", ["--round", "0"].as_slice(), "there is no round 0"),
        ("none.txt", [].as_slice(), "must end in .docx or .pdf"),
    ] {
        let (written, err, status) = write(output, more);
        assert!(written.is_none() && status == 2 && err.contains(why), "{err}");
    }
    draft.handed_in[0]["code"] = json!("AAAA-AAAA");
    fs::write(&file, to_json(&draft)).unwrap();
    let (written, err, status) = write("altered.pdf", &[]);
    assert!(written.is_none() && status == 2 && err.contains("not what was frozen"), "{err}");
}
