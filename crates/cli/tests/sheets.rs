//! The files that the command `saolang` writes for the council and for the commune.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use sao_lang_core::documents::{Properties, commune, docx};
use sao_lang_core::locale::{Lang, msg};
use tempfile::TempDir;
use test_support::{HOUSEHOLD, docx_text, edition, household, path, set, work};

fn saolang<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> (i32, String) {
    let Output { status, stderr, .. } =
        Command::new(env!("CARGO_BIN_EXE_saolang")).arg("sheet").args(arguments).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn the_command_writes_blank_and_filled_sheets() {
    let folder: TempDir = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let read = |path: &Path| docx_text(&std::fs::read(path).unwrap());
    let mut texts = HashMap::new();
    let draft = path(HOUSEHOLD);
    let draft = draft.to_str().unwrap();
    for (name, arguments) in [
        ("blank.docx", vec!["8"]),
        ("filled.docx", vec!["--draft", draft]),
        ("official.docx", vec!["--draft", draft, "--hand-in"]),
    ] {
        let out = file(name);
        let (status, err) = saolang(arguments.into_iter().chain(["-o", out.to_str().unwrap()]));
        assert_eq!((status, err.as_str()), (0, ""), "{name}");
        texts.insert(name, read(&out));
    }
    let product = household().product.name;
    assert!(!texts["blank.docx"].contains(&product) && !texts["blank.docx"].contains('☑'));
    assert!(!texts["blank.docx"].contains("ước tính"));
    for name in ["filled.docx", "official.docx"] {
        assert!(texts[name].contains(&product) && texts[name].contains('☑'), "{name}");
    }
    assert!(texts["filled.docx"].contains("ước tính") && !texts["official.docx"].contains("ước tính"));
}

#[test]
fn the_command_says_what_is_wrong() {
    let folder: TempDir = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.docx");
    let out = out.to_str().unwrap();
    let txt = folder.path().join("out.txt");
    let draft = path(HOUSEHOLD);
    let draft = draft.to_str().unwrap();
    for (arguments, said) in [
        (vec!["99", "-o", out], "there is no set 99"),
        (vec!["0", "-o", out], "there is no set 0"),
        (vec!["8", "-o", txt.to_str().unwrap()], "must end in .docx"),
        (vec!["--draft", "no-such.json", "-o", out], "no-such.json"),
        (vec!["-o", out], "required"),
        (vec!["8", "--draft", draft, "-o", out], "cannot be used with"),
    ] {
        let (status, err) = saolang(&arguments);
        assert_eq!(status, 2, "{arguments:?}");
        assert!(err.contains(said), "{arguments:?}: {err}");
    }
    assert!(!Path::new(out).exists() && !txt.exists(), "nothing is written");
    let (status, _) = saolang(["8", "-o", folder.path().join("none/out.docx").to_str().unwrap()]);
    assert_eq!(status, 2);
}

#[test]
fn the_commune_s_papers() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, options) = (household(), work(Lang::Vi));
    let today = options.today.to_string();
    let run = |name: &str| {
        let output = folder.path().join(name);
        let draft = path(HOUSEHOLD);
        let mut command = Command::new(env!("CARGO_BIN_EXE_saolang"));
        let run = command
            .arg("dossier")
            .arg(draft)
            .arg("--commune")
            .arg("--today")
            .arg(&today)
            .arg("-o")
            .arg(&output)
            .output()
            .unwrap();
        (run.status.success(), std::fs::read(output).ok())
    };
    let about = Properties::of(msg::LAYOUT_COMMUNE, &draft, Lang::Vi);
    let wanted = docx(&commune(&draft, edition(), set(draft.set), &options), &options, &about).unwrap();
    assert_eq!(run("xa.docx"), (true, Some(wanted)));
    assert_eq!(run("xa.zip"), (false, None), "nothing else is written instead");
}
