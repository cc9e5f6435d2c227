//! What the page and its surroundings say agrees with the rest of the project.
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sao_lang_core::locale::{Lang, Message, msg};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(test_support::ROOT).join(path)).unwrap()
}

/// The start page's element in `index.html`.
fn start_page(html: &str) -> &str {
    let from = html.find("<div id=\"start\">").unwrap();
    let to = html.find("<template id=\"rescue\">").unwrap();
    html[from..to].trim()
}

#[test]
fn the_start_page_speaks_the_words_of_the_app() {
    let html = read("index.html");
    let page = roxmltree::Document::parse(start_page(&html)).unwrap();
    let said: Vec<&str> = page
        .descendants()
        .filter(|n| n.is_text())
        .filter_map(|n| n.text())
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .collect();
    let mut known: Vec<Message> = vec![
        msg::APP_NAME,
        msg::APP_TAGLINE,
        msg::APP_LEAD,
        msg::HOME_START,
        msg::APP_OTHER_LANGUAGE,
        msg::HELP_SHORT,
        msg::REACH_TYPE_SIZE,
        msg::HOME_FREE,
        msg::HOME_PRIVATE,
        msg::HOME_OFFLINE,
        msg::HOME_DRAFTS,
        msg::START_OPENING,
        msg::START_OPENING,
        msg::START_FAILED,
        msg::START_NO_SCRIPT,
    ];
    for text in &said {
        let place = known.iter().position(|m| m.text(Lang::Vi) == *text);
        known.remove(place.unwrap_or_else(|| panic!("no text of the app, or one said too often: “{text}”")));
    }
    let missing: Vec<&str> = known.iter().map(|m| m.text(Lang::Vi)).collect();
    assert_eq!(missing, [""; 0], "the start page does not say these");
}

#[test]
fn the_start_page_has_the_pictures_of_the_app() {
    let html = read("index.html");
    let page = roxmltree::Document::parse(start_page(&html)).unwrap();
    let drawn = read("src/components/icons.rs") + &read("src/components/scene.rs");
    let mut strokes = 0;
    for node in page.descendants() {
        for name in ["d", "viewBox", "preserveAspectRatio"] {
            if let Some(value) = node.attribute(name) {
                assert!(drawn.contains(&format!("\"{value}\"")), "{name}={value} is of no picture of the app");
                strokes += 1;
            }
        }
    }
    assert!(strokes > 15, "{strokes}");
}

#[test]
fn the_manifest_speaks_the_words_of_the_app() {
    let manifest: serde_json::Value = serde_json::from_str(&read("public/manifest.webmanifest")).unwrap();
    let names: Vec<&str> =
        manifest["shortcuts"].as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert_eq!(names, [msg::HOME_START.text(Lang::Vi), msg::GLOSSARY_TITLE.text(Lang::Vi)]);
    assert_eq!(manifest["short_name"], msg::APP_NAME.text(Lang::Vi));
}

/// Directives of a Content-Security-Policy by name.
fn directives(policy: &str) -> BTreeMap<&str, &str> {
    policy.split(';').map(str::trim).filter(|d| !d.is_empty()).map(|d| d.split_once(' ').unwrap()).collect()
}

/// What stands between `from` and the next `to`.
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
    // Only a header can say this.
    assert_eq!(header.remove("frame-ancestors"), Some("'none'"));
    assert_eq!(header, page, "docs/deploy/nginx.conf");
    let words = read("docs/deploy.md");
    let header = between(&nginx, "add_header Content-Security-Policy \"", "\"");
    assert!(words.contains(header), "docs/deploy.md does not name the header of nginx.conf");
}
