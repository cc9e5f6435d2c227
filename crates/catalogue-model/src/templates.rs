//! Templates of the papers that a producer can write alone, as the build packs them and the program reads them. The
//! documents are Vietnamese; what is asked on the screen has both languages.

use serde::{Deserialize, Serialize};

use crate::localized_text::LocalizedText;

/// The templates of one edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Templates {
    /// Id of the edition.
    pub edition: String,
    /// The kinds of applicant, in the order in which they are looked for; the last one is taken where none is found.
    pub kinds: Vec<ApplicantKind>,
    /// The templates, in the order of their papers in form 02.
    pub templates: Vec<Template>,
    /// What is known about papers that others issue.
    pub issued: Vec<Issued>,
}

/// A kind of applicant (QĐ 26/2026, Art. 2.3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicantKind {
    /// The key by which templates name it.
    pub key: String,
    /// Its name as in running text.
    pub name: LocalizedText,
    /// The position of the legal representative where the draft names none.
    pub head: String,
    /// Words by which it is recognised, as search keys.
    pub words: Vec<String>,
}

/// A paper that somebody else issues.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// Keys of papers.
    pub papers: Vec<String>,
    /// The key of a term of the glossary that says who issues it, how long it takes and what it costs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub term: Option<String>,
    /// Who issues it, where no term says so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub who: Option<LocalizedText>,
    /// What to bring.
    pub bring: LocalizedText,
    /// How long it takes and what it costs, where no term says so.
    #[serde(default, skip_serializing_if = "is_default")]
    pub effort: Option<LocalizedText>,
}

/// A template: a file `templates/KEY.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The key; set by the build from the name of the file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub key: String,
    /// The keys of the papers that it writes, the main one first; empty for a letter of the dossier itself, and where
    /// [`Template::asks_for`] names papers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub papers: Vec<String>,
    /// The keys of the papers that somebody issues because of this letter.
    #[serde(default, skip_serializing_if = "is_default")]
    pub asks_for: Vec<String>,
    /// The name on the screen.
    pub name: LocalizedText,
    /// What it is good for, and who signs it.
    pub about: LocalizedText,
    /// The printed title.
    pub title: String,
    /// The printed line below the title; empty for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub subtitle: String,
    /// What stands above the title.
    pub head: Head,
    /// To whom a letter goes; empty for no letter.
    #[serde(default, skip_serializing_if = "is_default")]
    pub addressee: String,
    /// The kinds of applicant that it serves; empty for all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kinds: Vec<String>,
    /// The numbers of the sets that it serves. Where a file names none, the build writes the sets whose questions name
    /// its papers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sets: Vec<u16>,
    /// Whether one applicant needs several copies: one for each partner, or for each time.
    #[serde(default, skip_serializing_if = "is_default")]
    pub several: bool,
    /// The key of the question that tells copies apart, such as the partner; empty for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub label: String,
    /// The key of the question for the first day of the paper; empty where it counts from the day on which it is written.
    #[serde(default, skip_serializing_if = "is_default")]
    pub from: String,
    /// The key of the question for the last day of the paper; empty where it has none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub until: String,
    /// `applicant` where what is typed serves all products of the applicant.
    #[serde(default, skip_serializing_if = "is_default")]
    pub shared: Option<Shared>,
    /// Keys of laws that its text names.
    #[serde(default, skip_serializing_if = "is_default")]
    pub laws: Vec<String>,
    /// The key of the law that prescribes the form.
    #[serde(default, skip_serializing_if = "is_default")]
    pub form: Option<String>,
    /// The placeholders that a prescribed form must have.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fields: Vec<String>,
    /// Whether the diary prints the same paper filled in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub diary: bool,
    /// Whether the page is landscape.
    #[serde(default, skip_serializing_if = "is_default")]
    pub landscape: bool,
    /// Whether place and date stand above the signatures.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub place_date: bool,
    /// Who signs, from left to right.
    #[serde(default, rename = "sign", skip_serializing_if = "is_default")]
    pub signers: Vec<Signer>,
    /// What is asked for.
    #[serde(default, rename = "ask", skip_serializing_if = "is_default")]
    pub asks: Vec<Ask>,
    /// The text, from top to bottom.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn yes() -> bool {
    true
}

/// Whose the typed texts are, if not the product's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shared {
    /// The applicant's: they serve all of its products.
    Applicant,
}

/// What stands above the title (Decree 30/2020/NĐ-CP).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Head {
    /// National title and motto over the whole width.
    Nation,
    /// The name of the applicant at the left, national title and motto at the right.
    Issuer,
    /// Nothing: a leaflet, or a sheet for guests.
    None,
}

/// A person who signs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// The heading, such as "Bên bán".
    pub who: String,
    /// How to sign; empty for the usual words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub how: String,
    /// A placeholder with the name; empty for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
}

/// The kind of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AskKind {
    /// One line.
    #[default]
    Line,
    /// Several lines.
    Long,
    /// A day, stored as `YYYY-MM-DD`.
    Date,
    /// An amount with its unit.
    Number,
    /// An amount of money.
    Money,
    /// One of several texts.
    Choice,
    /// A table.
    Table,
}

/// What a template asks for beside what the draft knows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The key of the placeholder.
    pub key: String,
    /// The question in Vietnamese.
    pub vi: String,
    /// The question in English.
    pub en: String,
    /// A hint.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hint: Option<LocalizedText>,
    /// The kind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: AskKind,
    /// A value for samples; empty for tables, which have rows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub example: String,
    /// The texts to choose from; the Vietnamese one is printed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub choices: Vec<LocalizedText>,
    /// Whether the paper is worth nothing without it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub needed: bool,
    /// The columns of a table.
    #[serde(default, skip_serializing_if = "is_default")]
    pub columns: Vec<Column>,
    /// The number of empty rows that are printed where nothing is typed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub blank_rows: u8,
    /// Rows to start from.
    #[serde(default, rename = "rows", skip_serializing_if = "is_default")]
    pub models: Vec<Model>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The key, unique in the table.
    pub key: String,
    /// The heading in Vietnamese, which is printed.
    pub vi: String,
    /// The heading in English.
    pub en: String,
    /// The width in millimetres.
    pub width: u16,
    /// Whether a last row has the sum.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sum: bool,
}

/// Rows to start from, for some sets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The industries whose products have them; empty for all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub industries: Vec<String>,
    /// The sets that have them; empty for all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sets: Vec<u16>,
    /// The rows: a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The heading; empty for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub heading: String,
    /// The kinds of applicant whose paper has the part; empty for all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kinds: Vec<String>,
    /// The sets whose paper has the part; empty for all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sets: Vec<u16>,
    /// The industries whose paper has the part; empty for all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub industries: Vec<String>,
    /// Lines; see [`line`].
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: String,
    /// The key of the table after the text, or a table of the program; empty for none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub table: String,
    /// Whether a frame for a photo stands after the text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub photo: bool,
    /// The number of dotted lines after the text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub lines: u8,
}

/// The placeholders that the program fills from the draft, the catalogue and the day. Beside them there are the keys of the
/// questions, [`FIGURE`] and [`LAW`] with a key.
pub const FROM_DRAFT: [&str; 27] = [
    "product.name",
    "product.description",
    "product.ingredients",
    "product.business.materials",
    "product.business.quality",
    "product.business.markets",
    "product.outlook.product",
    "product.outlook.production",
    "product.outlook.markets",
    "story.text",
    "applicant.name",
    "applicant.founded",
    "applicant.registration_no",
    "applicant.phone",
    "applicant.email",
    "applicant.representative",
    "applicant.position",
    "applicant.history",
    "applicant.structure",
    "address",
    "commune",
    "province",
    "set.name",
    "kind.name",
    "kind.Name",
    "kind.head",
    "decision",
];
/// The placeholders for years.
pub const YEARS: [&str; 2] = ["year", "last-year"];
/// The beginning of a placeholder for a figure: `figure.workers`, or `figure.output@-1` by year.
pub const FIGURE: &str = "figure.";
/// The beginning of a placeholder for a law: `law.food-safety-2018`.
pub const LAW: &str = "law.";

/// The key of the figure and the distance of its year from the present one, for a placeholder of a figure.
pub fn figure(placeholder: &str) -> Option<(&str, Option<i32>)> {
    let name = placeholder.strip_prefix(FIGURE)?;
    match name.split_once('@') {
        None => Some((name, None)),
        Some((key, distance)) => Some((key, Some(distance.parse().ok()?))),
    }
}

/// A table of the program's own that a part may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnTable {
    /// The figures of form 02, part II.
    Figures,
    /// The register of the dossier.
    Register,
    /// The indicators of the declarations and test reports in the register.
    Tests,
}

impl OwnTable {
    /// The table with this name; names begin with `@`.
    pub fn of(name: &str) -> Option<OwnTable> {
        match name {
            "@figures" => Some(OwnTable::Figures),
            "@register" => Some(OwnTable::Register),
            "@tests" => Some(OwnTable::Tests),
            _ => None,
        }
    }
}

/// How a line of a part is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Line<'t> {
    /// Whether the line is left out where a placeholder of it has no value.
    pub only_known: bool,
    /// Whether it is an item of a list.
    pub item: bool,
    /// Whether it is bold.
    pub bold: bool,
    /// The text with its placeholders.
    pub text: &'t str,
}

/// A line of a part: `? ` before it leaves it out where a value is missing; `- ` makes it an item, `** ` bold.
pub fn line(text: &str) -> Line<'_> {
    let mut line = Line { text: text.trim(), ..Line::default() };
    if let Some(rest) = line.text.strip_prefix("? ") {
        (line.only_known, line.text) = (true, rest.trim_start());
    }
    if let Some(rest) = line.text.strip_prefix("- ") {
        (line.item, line.text) = (true, rest.trim_start());
    }
    if let Some(rest) = line.text.strip_prefix("** ") {
        (line.bold, line.text) = (true, rest.trim_start());
    }
    line
}

/// A piece of a text: words as they stand, or a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// The name of a placeholder, without its braces.
    Placeholder(&'t str),
}

/// The pieces of a text. A brace that is not closed is part of the words.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        if !before.is_empty() {
            pieces.push(Piece::Words(before));
        }
        pieces.push(Piece::Placeholder(name));
        rest = tail;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

impl Template {
    /// Whether a part, or anything with such lists, belongs to a paper of this kind, industry and set.
    fn fits(kinds: &[String], industries: &[String], sets: &[u16], of: &Variant) -> bool {
        let has = |list: &[String], key: &str| list.is_empty() || list.iter().any(|k| k == key);
        has(kinds, of.kind) && has(industries, of.industry) && (sets.is_empty() || sets.contains(&of.set))
    }

    /// Whether the template serves applicants of this kind with products of this set.
    pub fn serves(&self, of: &Variant) -> bool {
        Template::fits(&self.kinds, &[], &self.sets, of)
    }

    /// The parts of a paper, in order.
    pub fn parts_of<'t>(&'t self, of: &'t Variant) -> impl Iterator<Item = &'t Part> {
        self.parts.iter().filter(|part| Template::fits(&part.kinds, &part.industries, &part.sets, of))
    }

    /// The title for files and lists, where the values of placeholders are not known.
    pub fn plain_title(&self) -> &str {
        if self.title.contains('{') { &self.name.vi } else { &self.title }
    }

    /// The question with this key.
    pub fn ask(&self, key: &str) -> Option<&Ask> {
        self.asks.iter().find(|ask| ask.key == key)
    }

    /// All texts of a paper that may have placeholders.
    pub fn texts_of<'t>(&'t self, of: &'t Variant) -> impl Iterator<Item = &'t str> {
        self.texts_with(self.parts_of(of))
    }

    /// The same of all papers of the template together.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts_with(self.parts.iter())
    }

    fn texts_with<'t>(&'t self, parts: impl Iterator<Item = &'t Part>) -> impl Iterator<Item = &'t str> {
        let signers = self.signers.iter().flat_map(|s| [s.who.as_str(), &s.how, &s.name]);
        let parts = parts.flat_map(|part| [part.heading.as_str(), &part.text]);
        [self.title.as_str(), &self.subtitle, &self.addressee].into_iter().chain(signers).chain(parts)
    }
}

impl Ask {
    /// The rows to start from, for a paper of this kind, industry and set.
    pub fn model(&self, of: &Variant) -> &[Vec<String>] {
        let found = self.models.iter().find(|model| Template::fits(&[], &model.industries, &model.sets, of));
        found.map_or(&[], |model| &model.rows)
    }
}

/// For whom a paper is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant<'v> {
    /// The key of the kind of applicant.
    pub kind: &'v str,
    /// The key of the industry.
    pub industry: &'v str,
    /// The number of the set.
    pub set: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_how_it_is_printed() {
        assert_eq!(line("? - a"), Line { only_known: true, item: true, text: "a", ..Line::default() });
        assert_eq!(line(" ** b "), Line { bold: true, text: "b", ..Line::default() });
        assert_eq!(line("a - b"), Line { text: "a - b", ..Line::default() });
    }

    #[test]
    fn pieces_give_the_text_back() {
        assert_eq!(
            pieces("a {b}{c} d"),
            [Piece::Words("a "), Piece::Placeholder("b"), Piece::Placeholder("c"), Piece::Words(" d")]
        );
        assert_eq!(pieces("a {b"), [Piece::Words("a {b")]);
        assert!(pieces("").is_empty());
    }
}
