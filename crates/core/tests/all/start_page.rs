//! Tests that the page, the manifest and the documented headers agree with each other and with the app's texts.
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sao_lang_core::locale::{Lang, msg};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(test_support::ROOT).join(path)).unwrap()
}

#[test]
fn the_manifest_speaks_the_words_of_the_app() {
    let manifest: serde_json::Value = serde_json::from_str(&read("public/manifest.webmanifest")).unwrap();
    let names: Vec<&str> =
        manifest["shortcuts"].as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert_eq!(names, [msg::HOME_START.text(Lang::Vi), msg::GLOSSARY_TITLE.text(Lang::Vi)]);
    assert_eq!(manifest["short_name"], msg::APP_NAME.text(Lang::Vi));
}

/// The directives of a Content-Security-Policy by name.
fn directives(policy: &str) -> BTreeMap<&str, &str> {
    policy.split(';').map(str::trim).filter(|d| !d.is_empty()).map(|d| d.split_once(' ').unwrap()).collect()
}

/// The text between `from` and the next `to`.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).unwrap_or_else(|| panic!("no {from}")) + from.len();
    text[start..].split(to).next().unwrap()
}

#[test]
fn the_documented_headers_are_as_strict_as_the_page() {
    let html = read("index.html");
    let page = directives(between(&html, "Content-Security-Policy\" content=\"", "\""));
    for word in ["unsafe-inline", "'unsafe-eval", "http:", "https:", "*"] {
        let loose = page.values().any(|v| v.contains(word));
        assert!(!loose, "the policy allows {word}");
    }
    let nginx = read("docs/deploy/nginx.conf");
    let mut header = directives(between(&nginx, "add_header Content-Security-Policy \"", "\""));
    // Only a header can have this directive; browsers ignore it in a page.
    assert_eq!(header.remove("frame-ancestors"), Some("'none'"));
    assert_eq!(header, page, "docs/deploy/nginx.conf");
    let words = read("docs/deploy.md");
    let header = between(&nginx, "add_header Content-Security-Policy \"", "\"");
    assert!(words.contains(header), "docs/deploy.md does not name the header of nginx.conf");
}
