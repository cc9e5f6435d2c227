//! One word for one thing: the words that `crates/core/texts/terms.toml` forbids do not come back, in interface texts,
//! catalogue, samples, the page and the docs.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use test_support::{path, read};
use toml::{Table, Value};
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    term: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    /// Name of the thing.
    key: String,
    /// The Vietnamese word to use.
    vi: String,
    /// The English word to use.
    en: String,
    /// Vietnamese words that are not used for it.
    #[serde(default)]
    never_vi: Vec<String>,
    /// English words that are not used for it.
    #[serde(default)]
    never_en: Vec<String>,
    /// Longer phrases and places where one of them is right.
    #[serde(default)]
    allow: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Vi,
    En,
    /// English that may quote Vietnamese.
    Docs,
}

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    /// The file, from the project's root.
    file: String,
    /// Way to the text in the file.
    key: String,
    language: Language,
    words: String,
}

/// In composed small letters, with one space between words. Places and lengths are those of the outcome.
fn plain(words: &str) -> String {
    words.to_lowercase().nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From where to where `words` stand as whole words; both are plain.
fn find<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    text.match_indices(words).map(|(at, found)| (at, at + found.len())).filter(|(from, to)| {
        !text[..*from].ends_with(char::is_alphanumeric) && !text[*to..].starts_with(char::is_alphanumeric)
    })
}

/// Whether an entry of `allow` names a place, not a phrase.
fn is_place(entry: &str) -> bool {
    [".toml:", ".md:", ".html:"].iter().any(|ending| entry.contains(ending))
}

/// Whether this entry of `allow` makes the words between `from` and `to` right.
fn allows(entry: &str, text: &Text, words: &str, from: usize, to: usize) -> bool {
    if is_place(entry) {
        let place = format!("{}:{}", text.file, text.key);
        return place == *entry || place.ends_with(&format!("/{entry}"));
    }
    find(words, &plain(entry)).any(|(since, until)| since <= from && to <= until)
}

/// What is wrong: forbidden words, and entries of `allow` that allow nothing.
fn faults(terms: &[Term], texts: &[Text]) -> Vec<String> {
    let mut faults = Vec::new();
    let texts: Vec<(&Text, String)> = texts.iter().map(|text| (text, plain(&text.words))).collect();
    for term in terms {
        let mut used = vec![false; term.allow.len()];
        let vietnamese = term.never_vi.iter().map(|never| (never, &term.vi, Language::Vi));
        let english = term.never_en.iter().map(|never| (never, &term.en, Language::En));
        for (never, best, language) in vietnamese.chain(english) {
            // “website” may be forbidden in Vietnamese and right in English: only letters tell which it is there.
            let in_docs = language == Language::En || !never.is_ascii();
            let looked_at = |of: Language| of == language || in_docs && of == Language::Docs;
            let spoken = texts.iter().filter(|(text, _)| looked_at(text.language));
            for (text, words) in spoken {
                for (from, to) in find(words, &plain(never)) {
                    // The right word may be a longer one with the wrong one in it.
                    let mut right = find(words, &plain(best)).any(|(since, until)| since <= from && to <= until);
                    for (entry, used) in term.allow.iter().zip(&mut used) {
                        if allows(entry, text, words, from, to) {
                            (right, *used) = (true, true);
                        }
                    }
                    if !right {
                        faults.push(format!("{}:{}: “{never}”: say “{best}” ({})", text.file, text.key, term.key));
                    }
                }
            }
        }
        let stale = term.allow.iter().zip(&used).filter(|(_, used)| !**used);
        faults.extend(stale.map(|(entry, _)| format!("terms.toml: {}: nothing is allowed by “{entry}”", term.key)));
    }
    faults
}

/// What is wrong with the list itself.
fn list_faults(terms: &[Term]) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, term) in terms.iter().enumerate() {
        let key = &term.key;
        let words = [&term.key, &term.vi, &term.en].into_iter().chain(&term.never_vi).chain(&term.never_en);
        if words.chain(&term.allow).any(|word| plain(word).is_empty()) {
            faults.push(format!("{key}: a word is empty"));
        }
        if terms[..place].iter().any(|before| before.key == *key) {
            faults.push(format!("{key}: there are two"));
        }
        for (best, never) in [(&term.vi, &term.never_vi), (&term.en, &term.never_en)] {
            if never.iter().any(|never| plain(never) == plain(best)) {
                faults.push(format!("{key}: “{best}” is to be used and forbidden"));
            }
        }
    }
    faults
}

/// The files of a folder and of those in it, in order.
fn files(folder: &Path, ending: &str, deep: bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap().path();
        if entry.is_dir() && deep {
            found.extend(files(&entry, ending, deep));
        } else if entry.extension().is_some_and(|e| e == ending) {
            found.push(entry);
        }
    }
    found.sort();
    found
}

/// Adds every text of a value; `None` looks for the members of each language.
fn walk(file: &str, way: &str, language: Option<Language>, value: &Value, texts: &mut Vec<Text>) {
    let below = |step: &str| if way.is_empty() { step.to_owned() } else { format!("{way}.{step}") };
    match (value, language) {
        (Value::String(words), Some(language)) => {
            texts.push(Text { file: file.to_owned(), key: way.to_owned(), language, words: words.clone() });
        }
        (Value::Array(list), _) => {
            for (place, inner) in list.iter().enumerate() {
                walk(file, &below(&(place + 1).to_string()), language, inner, texts);
            }
        }
        (Value::Table(table), _) => {
            for (key, inner) in table {
                match (language, key.as_str()) {
                    // A key names the text in both languages, as in the interface texts.
                    (None, "vi") => walk(file, way, Some(Language::Vi), inner, texts),
                    (None, "en") => walk(file, way, Some(Language::En), inner, texts),
                    _ => walk(file, &below(key), language, inner, texts),
                }
            }
        }
        _ => {}
    }
}

/// The texts of a file in TOML; those of no language are its members `vi` and `en`.
fn of_toml(file: &str, source: &str, language: Option<Language>) -> Vec<Text> {
    let table: Table = toml::from_str(source).unwrap();
    let mut texts = Vec::new();
    walk(file, "", language, &Value::Table(table), &mut texts);
    texts
}

/// Leaves out what stands between backquotes, and the addresses of links.
fn prose(words: &str) -> String {
    let mut out: String = words.split('`').step_by(2).collect::<Vec<_>>().join(" ~ ");
    while let Some(from) = out.find("](") {
        let to = out[from..].find(')').map_or(out.len(), |to| from + to + 1);
        out.replace_range(from..to, "");
    }
    out
}

/// The paragraphs of a document, each under its heading; code is left out.
fn of_markdown(file: &str, source: &str) -> Vec<Text> {
    let (mut texts, mut heading, mut code) = (Vec::new(), String::new(), false);
    for block in source.split("\n\n") {
        let mut words = Vec::new();
        for line in block.lines() {
            if line.trim_start().starts_with("```") {
                code = !code;
            } else if !code {
                if line.starts_with('#') {
                    line.trim_start_matches('#').trim().clone_into(&mut heading);
                }
                words.push(line);
            }
        }
        let words = prose(&words.join("\n"));
        if !words.trim().is_empty() {
            texts.push(Text { file: file.to_owned(), key: heading.clone(), language: Language::Docs, words });
        }
    }
    texts
}

/// The value of an attribute in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()
}

/// What a page shows or says: texts between tags, and the attributes that are read aloud or found by searching. Its key
/// is the innermost element.
fn of_html(file: &str, source: &str) -> Vec<Text> {
    // Open elements with the language inside.
    let mut open: Vec<(&str, Language)> = Vec::new();
    let (mut texts, mut rest) = (Vec::new(), source);
    let mut add = |key: &str, language, words: &str| {
        if !words.trim().is_empty() {
            texts.push(Text { file: file.to_owned(), key: key.to_owned(), language, words: words.to_owned() });
        }
    };
    while let Some(at) = rest.find('<') {
        let (key, language) = open.last().copied().unwrap_or(("", Language::Vi));
        if !["script", "style"].contains(&key) {
            add(key, language, &rest[..at]);
        }
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        // No attribute of the page has such a sign in it.
        let (tag, after) = rest[1..].split_once('>').unwrap_or((&rest[1..], ""));
        rest = after;
        let name = tag.split([' ', '\n', '/']).find(|word| !word.is_empty()).unwrap_or_default();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(element, _)| element != name) {}
        } else if !tag.starts_with('!') {
            let language = match attribute(tag, "lang") {
                Some("en") => Language::En,
                Some(_) => Language::Vi,
                None => language,
            };
            let described = attribute(tag, "name").is_some_and(|name| name.contains("description"));
            let read = ["aria-label", "title", "alt"].into_iter().chain(described.then_some("content"));
            for words in read.filter_map(|name| attribute(tag, name)) {
                add(name, language, words);
            }
            if !tag.ends_with('/') && !["meta", "link", "br", "img", "input"].contains(&name) {
                open.push((name, language));
            }
        }
    }
    texts
}

/// All texts of the project.
fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    let name = |file: &Path| file.strip_prefix(path("")).unwrap().to_string_lossy().replace('\\', "/");
    let mut folder = |relative: &str, ending, deep, read: &dyn Fn(&str, &str) -> Vec<Text>| {
        let found = files(&path(relative), ending, deep);
        assert!(!found.is_empty(), "no files in {relative}");
        let before = texts.len();
        texts.extend(found.iter().flat_map(|file| read(&name(file), &fs::read_to_string(file).unwrap())));
        assert!(texts.len() > before, "no texts in {relative}");
    };
    folder("crates/core/texts/vi", "toml", false, &|file, source| of_toml(file, source, Some(Language::Vi)));
    folder("crates/core/texts/en", "toml", false, &|file, source| of_toml(file, source, Some(Language::En)));
    // What buyers ask for stands in the catalogue too.
    folder("crates/core/data/catalogue", "toml", true, &|file, source| of_toml(file, source, None));
    folder("crates/core/data/practice", "toml", true, &|file, source| of_toml(file, source, None));
    folder("docs", "md", false, &of_markdown);
    texts.extend(of_markdown("README.md", &read("README.md")));
    texts.extend(of_html("index.html", &read("index.html")));
    texts
}

#[test]
fn one_word_is_used_for_one_thing() {
    let terms: Terms = toml::from_str(&read("crates/core/texts/terms.toml")).unwrap();
    let mut wrong = list_faults(&terms.term);
    wrong.extend(faults(&terms.term, &texts()));
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

/// A term whose words are “bài chấm” and “draft”.
fn term(never_vi: &[&str], never_en: &[&str], allow: &[&str]) -> Vec<Term> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    vec![Term {
        key: "draft".into(),
        vi: "bài chấm".into(),
        en: "draft".into(),
        never_vi: owned(never_vi),
        never_en: owned(never_en),
        allow: owned(allow),
    }]
}

fn said(language: Language, words: &str) -> Vec<Text> {
    let file = "crates/core/texts/vi/app.toml".to_owned();
    vec![Text { file, key: "home.start".into(), language, words: words.into() }]
}

#[test]
fn a_forbidden_word_is_found_as_a_whole_word() {
    let rows = [
        ("Mở bản nháp này", 1),
        ("BẢN NHÁP", 1),
        // Letters that are put together from parts.
        ("Mở ba\u{309}n nha\u{301}p này", 1),
        ("bản\n  nháp, bản\u{a0}nháp", 2),
        ("“bản nháp”: {n}", 1),
        ("bản nhápa", 0),
        ("đbản nháp", 0),
        ("bàn nháp", 0),
        ("ban nhap", 0),
        ("bản này nháp", 0),
    ];
    for (words, count) in rows {
        let found = faults(&term(&["bản nháp"], &[], &[]), &said(Language::Vi, words));
        assert_eq!(found.len(), count, "{words}: {found:?}");
    }
}

#[test]
fn a_fault_names_file_key_and_both_words() {
    let found = faults(&term(&["bản nháp"], &[], &[]), &said(Language::Vi, "Mở Bản nháp"));
    assert_eq!(found, ["crates/core/texts/vi/app.toml:home.start: “bản nháp”: say “bài chấm” (draft)"]);
}

#[test]
fn each_language_has_its_own_words() {
    let terms = term(&["nháp", "website"], &["worksheet"], &[]);
    let rows = [
        (Language::Vi, "worksheet", 0),
        (Language::En, "Worksheet", 1),
        (Language::En, "worksheets", 0),
        (Language::En, "nháp", 0),
        (Language::Vi, "website", 1),
        (Language::En, "website", 0),
        (Language::Docs, "worksheet “nháp” on a website", 2),
    ];
    for (language, words, count) in rows {
        assert_eq!(faults(&terms, &said(language, words)).len(), count, "{language:?} {words}");
    }
}

#[test]
fn what_is_allowed_is_right_there_alone() {
    let allowed = |allow: &str, words: &str| faults(&term(&["nháp"], &[], &[allow]), &said(Language::Vi, words));
    assert!(allowed("giấy nháp", "Viết ra Giấy nháp").is_empty());
    assert_eq!(allowed("giấy nháp", "Giấy nháp của bản nháp").len(), 1);
    assert!(allowed("app.toml:home.start", "nháp và nháp").is_empty());
    assert!(allowed("texts/vi/app.toml:home.start", "nháp").is_empty());
    // Another file, another key: a fault, and an entry that allows nothing.
    for place in ["pp.toml:home.start", "app.toml:home.star", "texts/en/app.toml:home.start"] {
        assert_eq!(allowed(place, "nháp").len(), 2, "{place}");
    }
}

#[test]
fn what_allows_nothing_is_a_fault() {
    for entry in ["giấy nháp", "app.toml:home.start", "app.toml:home.gone"] {
        let found = faults(&term(&["nháp"], &[], &[entry]), &said(Language::Vi, "bài chấm"));
        assert_eq!(found, [format!("terms.toml: draft: nothing is allowed by “{entry}”")]);
    }
}

#[test]
fn the_right_word_may_contain_the_wrong_one() {
    let terms = term(&["bài"], &[], &[]);
    assert!(faults(&terms, &said(Language::Vi, "Mở bài chấm")).is_empty());
    assert_eq!(faults(&terms, &said(Language::Vi, "Mở bài này")).len(), 1);
}

#[test]
fn the_list_itself_is_looked_at() {
    let unknown = "[[term]]\nkey = \"a\"\nvi = \"b\"\nen = \"c\"\nnever = [\"d\"]\n";
    assert!(toml::from_str::<Terms>(unknown).is_err());
    assert!(toml::from_str::<Terms>("[[terms]]\nkey = \"a\"\n").is_err());
    assert_eq!(list_faults(&term(&["Bài  chấm"], &[], &[])).len(), 1);
    assert_eq!(list_faults(&term(&[" "], &[], &[])).len(), 1);
    let twice: Vec<Term> = [term(&[], &[], &[]), term(&[], &[], &[])].into_iter().flatten().collect();
    assert_eq!(list_faults(&twice).len(), 1);
}

#[test]
fn texts_are_found_wherever_they_stand() {
    let source =
        "points = 1\nname = \"x\"\n[a]\nask.vi = \"một\"\nask.en = \"one\"\n[[a.option]]\nvi = [\"hai\"]\nen = []\n";
    let found = of_toml("f.toml", source, None);
    let rows: Vec<_> = found.iter().map(|t| (t.key.as_str(), t.language, t.words.as_str())).collect();
    let expected =
        [("a.ask", Language::En, "one"), ("a.ask", Language::Vi, "một"), ("a.option.1.1", Language::Vi, "hai")];
    let mut sorted = rows.clone();
    sorted.sort_by_key(|(key, _, words)| (*key, *words != "one"));
    assert_eq!(sorted, expected);

    let source = "# One\n\nA\nword `code` [link](bad.md).\n\n```sh\nbad\n\nbad\n```\n\n## Two\n\nB\n";
    let found = of_markdown("f.md", source);
    assert!(found.iter().all(|text| !text.words.contains("bad") && !text.words.contains("code")), "{found:?}");
    assert_eq!(found.iter().filter(|text| text.key == "One").count(), 2);
    assert_eq!(found.last().map(|text| text.key.as_str()), Some("Two"));

    let source = "<!doctype html><html lang=\"vi\"><head><meta name=\"description\" content=\"tả\" /><title>tên</title>\
        <script>bad</script></head><body><!-- bad --><p aria-label=\"nhãn\">một\
        <span lang=\"en\">one</span> hai<br>ba</p><b lang=\"en\">two</b></body></html>";
    let found = of_html("f.html", source);
    let rows: Vec<_> = found.iter().map(|t| (t.key.as_str(), t.language, t.words.trim())).collect();
    assert_eq!(
        rows,
        [
            ("meta", Language::Vi, "tả"),
            ("title", Language::Vi, "tên"),
            ("p", Language::Vi, "nhãn"),
            ("p", Language::Vi, "một"),
            ("span", Language::En, "one"),
            ("p", Language::Vi, "hai"),
            ("p", Language::Vi, "ba"),
            ("b", Language::En, "two"),
        ]
    );
}
