//! Turns the authored interface texts (`texts/<language>/*.toml`) into Rust constants. This code runs in the build
//! script only.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The texts of one language by their keys (`HOME_TITLE`).
pub type Texts = BTreeMap<String, String>;

/// The interface texts in the form for the program.
pub struct Generated {
    /// The code of a constant for each text, with its words in the first language.
    pub code: String,
    /// The code of a type for each set of placeholders that occurs in a text.
    pub values: String,
    /// The tables of the other languages, with one line per text.
    pub others: Vec<String>,
}

/// An authored text.
struct Authored {
    words: String,
    /// The name of the file and the entry in it.
    place: String,
}

/// The authored texts of one language by their keys.
type Table = BTreeMap<String, Authored>;

/// Generates the constants and the tables of every language. `names` are further texts from other sources, for each
/// language.
///
/// # Errors
/// All faults, with file and entry: a language lacks a key, has an additional key, or has other placeholders; or a
/// placeholder cannot be the name of a value.
pub fn generate(dir: &Path, languages: &[&str], names: &[Texts]) -> Result<Generated, Box<dyn Error>> {
    let mut tables: Vec<Table> = languages.iter().map(|l| read_language(&dir.join(l))).collect::<Result<_, _>>()?;
    for (table, names) in tables.iter_mut().zip(names) {
        let authored =
            |(key, words): (&String, &String)| (key.clone(), Authored { words: words.clone(), place: key.clone() });
        table.extend(names.iter().map(authored));
    }
    let first = &tables[0];
    let mut problems: Vec<String> = tables.iter().flat_map(Table::values).filter_map(wrong_name).collect();
    for (language, table) in languages.iter().zip(&tables).skip(1) {
        for (_, original) in first.iter().filter(|(key, _)| !table.contains_key(*key)) {
            problems.push(format!("{}: missing in {language}", original.place));
        }
        for (key, text) in table {
            let place = &text.place;
            match first.get(key) {
                None => problems.push(format!("{place}: not in {}", languages[0])),
                Some(original) if placeholders(&original.words) != placeholders(&text.words) => {
                    problems.push(format!("{place}: other placeholders than in {}", original.place));
                }
                Some(_) => {}
            }
        }
    }
    let kinds = kinds(first, &mut problems);
    if !problems.is_empty() {
        return Err(format!("interface texts:\n{}", problems.join("\n")).into());
    }
    let mut code = String::new();
    for (number, (key, text)) in first.iter().enumerate() {
        let text = &text.words;
        let names = placeholders(text);
        let kind = if names.is_empty() { String::new() } else { format!("<values::{}<'static>>", type_name(&names)) };
        writeln!(code, "/// “{text}”\npub const {key}: Message{kind} = Message::new({number}, {text:?});")?;
    }
    writeln!(code, "pub(super) const COUNT: usize = {};", first.len())?;
    let others =
        tables[1..].iter().map(|table| table.values().map(|text| text.words.as_str()).collect::<Vec<_>>().join("\n"));
    let others = others.collect();
    let values = kinds.values().map(values_type).collect();
    Ok(Generated { code, values, others })
}

/// The sets of placeholders of the texts, by the names of their types.
fn kinds<'t>(table: &'t Table, problems: &mut Vec<String>) -> BTreeMap<String, BTreeSet<&'t str>> {
    let mut kinds = BTreeMap::new();
    for text in table.values() {
        let names = placeholders(&text.words);
        if names.is_empty() {
            continue;
        }
        let kind = type_name(&names);
        if *kinds.entry(kind.clone()).or_insert_with(|| names.clone()) != names {
            problems.push(format!("{}: other placeholders make the name {kind} too", text.place));
        }
    }
    kinds
}

/// The fault in the name of a placeholder, if there is one.
fn wrong_name(text: &Authored) -> Option<String> {
    let name = placeholders(&text.words).into_iter().find(|name| !is_name(name))?;
    Some(format!("{}: {name:?} is no name of a value: small letters joined by _", text.place))
}

/// Reads all files of a language. A key is the name of the table and the name of the entry, in capitals.
fn read_language(dir: &Path) -> Result<Table, Box<dyn Error>> {
    let mut texts = Table::new();
    let mut files: Vec<_> = fs::read_dir(dir)?.filter_map(Result::ok).map(|e| e.path()).collect();
    files.sort();
    for path in files.iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let name = path.display();
        let source = fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
        if !unicode_normalization::is_nfc(&source) {
            return Err(format!("{name}: is not in Unicode normal form C").into());
        }
        let tables: BTreeMap<String, BTreeMap<String, String>> =
            toml::from_str(&source).map_err(|e| format!("{name}: {e}"))?;
        for (table, entries) in tables {
            for (key, text) in entries {
                let full = format!("{table}_{key}").to_uppercase().replace('-', "_");
                if text.trim().is_empty() {
                    return Err(format!("{name}: {table}.{key} is empty").into());
                }
                if text.contains(['\n', '\u{c}']) {
                    return Err(format!("{name}: {table}.{key} has more than one line").into());
                }
                let authored = Authored { words: text, place: format!("{name}: {table}.{key}") };
                if texts.insert(full, authored).is_some() {
                    return Err(format!("{name}: {table}.{key} is defined twice").into());
                }
            }
        }
    }
    Ok(texts)
}

/// The reserved words of Rust, and the names that the generated types use themselves.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "display", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "self", "static", "string", "struct", "super", "trait", "true", "try",
    "type", "typeof", "unsafe", "unsized", "use", "values", "virtual", "where", "while", "yield",
];

/// Whether a placeholder can be the name of a field in the program.
fn is_name(name: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    name.split('_').all(word) && !RESERVED.contains(&name)
}

/// The name of the type that holds values for these placeholders: `AllNo` for `{all}` and `{no}`.
fn type_name(names: &BTreeSet<&str>) -> String {
    let capital =
        |word: &str| word.get(..1).map_or_else(String::new, str::to_uppercase) + word.get(1..).unwrap_or_default();
    names.iter().flat_map(|name| name.split('_')).map(capital).collect()
}

/// The type that holds values for these placeholders.
fn values_type(names: &BTreeSet<&str>) -> String {
    let kind = type_name(names);
    let each = |write: fn(&str) -> String| names.iter().map(|name| write(name)).collect::<String>();
    let fields = each(|name| format!("    /// In the place of `{{{name}}}`.\n    pub {name}: &'v dyn Display,\n"));
    let quoted = each(|name| format!("{name:?}, "));
    let read = each(|name| format!("self.{name}, "));
    format!(
        "/// Values of the texts that have these placeholders.\n#[derive(Clone, Copy)]\npub struct {kind}<'v> {{\n{fields}}}\n\n\
         impl Values for {kind}<'_> {{\n    fn put_into(&self, template: &str) -> String {{\n        \
         fill(template, &[{quoted}], &[{read}])\n    }}\n}}\n\n"
    )
}

/// The names between braces in a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
