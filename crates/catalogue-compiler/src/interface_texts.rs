//! From the authored interface texts (`texts/<language>/*.toml`) to Rust constants.
//! Runs in the build script only.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Key (`HOME_TITLE`) -> text, of one language.
pub type Texts = BTreeMap<String, String>;

/// The interface texts as the program takes them in.
pub struct Generated {
    /// A constant for each text, with its words in the first language.
    pub code: String,
    /// A type for each set of placeholders that a text has.
    pub values: String,
    /// The tables of the other languages: a text is a line.
    pub others: Vec<String>,
    /// The words of the first language.
    pub first: Texts,
}

/// The constants and the tables of every language. `names` are texts that stand elsewhere, for each language.
///
/// # Errors
/// Where a language lacks a key, has one too many, or names other placeholders.
pub fn generate(dir: &Path, languages: &[&str], names: &[Texts]) -> Result<Generated, Box<dyn Error>> {
    let mut tables: Vec<Texts> = languages.iter().map(|l| read_language(&dir.join(l))).collect::<Result<_, _>>()?;
    for (table, names) in tables.iter_mut().zip(names) {
        table.extend(names.clone());
    }
    let mut problems = Vec::new();
    let first = &tables[0];
    for (language, table) in languages.iter().zip(&tables).skip(1) {
        for key in first.keys().filter(|k| !table.contains_key(*k)) {
            problems.push(format!("{language}: {key} is missing"));
        }
        for (key, text) in table {
            match first.get(key) {
                None => problems.push(format!("{language}: {key} is not in {}", languages[0])),
                Some(original) if placeholders(original) != placeholders(text) => {
                    problems.push(format!("{language}: {key} has other placeholders than in {}", languages[0]));
                }
                Some(_) => {}
            }
        }
    }
    if !problems.is_empty() {
        return Err(format!("interface texts:\n{}", problems.join("\n")).into());
    }
    let mut code = String::new();
    let mut kinds = BTreeSet::new();
    for (number, (key, text)) in first.iter().enumerate() {
        let names = placeholders(text);
        let kind = if names.is_empty() { String::new() } else { format!("<values::{}<'static>>", type_name(&names)) };
        writeln!(code, "/// “{text}”\npub const {key}: Message{kind} = Message::new({number}, {text:?});")?;
        kinds.insert(names);
    }
    writeln!(code, "pub(super) const COUNT: usize = {};", first.len())?;
    let others = tables[1..].iter().map(|table| table.values().map(String::as_str).collect::<Vec<_>>().join("\n"));
    let others = others.collect();
    let values = kinds.iter().filter(|names| !names.is_empty()).map(values_type).collect();
    Ok(Generated { code, values, others, first: tables.swap_remove(0) })
}

/// Reads all files of a language; a key is the table's name and its own, in capitals.
fn read_language(dir: &Path) -> Result<Texts, Box<dyn Error>> {
    let mut texts = Texts::new();
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
                if let Some(name) = placeholders(&text).into_iter().find(|name| !is_name(name)) {
                    return Err(
                        format!("{name:?} in {table}.{key} is no name of a value: small letters joined by _").into()
                    );
                }
                if texts.insert(full, text).is_some() {
                    return Err(format!("{name}: {table}.{key} is defined twice").into());
                }
            }
        }
    }
    Ok(texts)
}

/// Whether a placeholder can be the name of a field in the program.
fn is_name(name: &str) -> bool {
    let reserved = ["as", "box", "do", "for", "if", "in", "let", "mod", "ref", "self", "type", "use"];
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    name.split('_').all(word) && !reserved.contains(&name)
}

/// The name of the type that holds values for these placeholders: `AllNo` for `{all}` and `{no}`.
fn type_name(names: &BTreeSet<&str>) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    names.iter().flat_map(|name| name.split('_')).map(capital).collect()
}

/// The type that holds values for these placeholders.
fn values_type(names: &BTreeSet<&str>) -> String {
    let kind = type_name(names);
    let each = |write: fn(&str) -> String| names.iter().map(|name| write(name)).collect::<String>();
    let fields = each(|name| format!("    /// In the place of `{{{name}}}`.\n    pub {name}: &'v dyn Display,\n"));
    let pairs = each(|name| format!("({name:?}, self.{name}), "));
    format!(
        "/// Values of the texts that have these placeholders.\n#[derive(Clone, Copy)]\npub struct {kind}<'v> {{\n{fields}}}\n\n\
         impl Values for {kind}<'_> {{\n    fn put_into(&self, template: &str) -> String {{\n        \
         fill(template, &[{pairs}])\n    }}\n}}\n\n"
    )
}

/// The names between braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
