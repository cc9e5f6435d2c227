//! The build refuses interface texts with faults, and names the position of each fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use catalogue_compiler::interface_texts::{Generated, generate};

const LANGUAGES: [&str; 2] = ["vi", "en"];

/// The code that the build generates from a file of texts in each language, or its error message.
fn generated(texts: [&str; 2]) -> Result<Generated, String> {
    let dir = tempfile::tempdir().unwrap();
    for (language, text) in LANGUAGES.iter().zip(texts) {
        fs::create_dir(dir.path().join(language)).unwrap();
        fs::write(dir.path().join(language).join("home.toml"), text).unwrap();
    }
    generate(dir.path(), &LANGUAGES, &[]).map_err(|e| e.to_string())
}

/// Asserts that one line of the error message names the file and all of `words`.
fn is_refused(texts: [&str; 2], file: &str, words: &[&str]) {
    let told = generated(texts).err().expect("texts with a fault");
    let names = |line: &str| line.replace('\\', "/").contains(file) && words.iter().all(|word| line.contains(word));
    assert!(told.lines().any(names), "no line names {file} and {words:?}: {told}");
}

#[test]
fn a_text_with_placeholders_has_the_type_of_their_values() {
    let made = generated([
        "[home]\ntitle = \"Sao\"\ncount = \"{no} của {all}\"\nrest = \"{all} trừ {no}\"\n",
        "[home]\ntitle = \"Star\"\ncount = \"{no} of {all}\"\nrest = \"{all} less {no}\"\n",
    ])
    .unwrap();
    assert!(made.code.contains("pub const HOME_TITLE: Message = "), "{}", made.code);
    for key in ["HOME_COUNT", "HOME_REST"] {
        assert!(made.code.contains(&format!("pub const {key}: Message<values::AllNo<'static>> = ")), "{}", made.code);
    }
    assert_eq!(made.values.matches("pub struct AllNo<'v>").count(), 1, "{}", made.values);
    assert!(made.code.contains("\"{no} của {all}\""), "{}", made.code);
    assert_eq!(made.others, ["{no} of {all}\n{all} less {no}\nStar"]);
}

#[test]
fn the_languages_name_the_same_placeholders() {
    let fault = ["[home]\nleft = \"còn {n} ngày\"\n", "[home]\nleft = \"{days} days left\"\n"];
    is_refused(fault, "en/home.toml", &["home.left", "placeholders"]);
}

#[test]
fn a_placeholder_is_a_name_that_a_value_can_have() {
    for name in ["by-points", "type", "_n", "n1", "N", "", "a b", "của"] {
        let text = format!("[home]\nleft = \"{{{name}}}\"\n");
        is_refused([&text, &text], "vi/home.toml", &["home.left", &format!("{name:?}")]);
    }
}

#[test]
fn two_sets_of_placeholders_do_not_share_a_type() {
    let text = "[home]\none = \"{a_b}\"\ntwo = \"{a} {b}\"\n";
    is_refused([text, text], "vi/home.toml", &["home.two", "AB"]);
}

#[test]
fn the_languages_have_the_same_texts() {
    let (one, two) = ("[home]\none = \"x\"\n", "[home]\none = \"x\"\ntwo = \"y\"\n");
    is_refused([two, one], "vi/home.toml", &["home.two", "missing in en"]);
    is_refused([one, two], "en/home.toml", &["home.two", "not in vi"]);
}
