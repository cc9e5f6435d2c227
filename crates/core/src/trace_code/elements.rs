//! GS1 element strings: the number of the goods, and what else is said about them, each behind a number that says what it is.

use super::gtin::Gtin;
use super::identifiers::{Identifier, day_of};
use super::{CodeContent, CodeKind, Mark, Remark};

/// What stands between two elements (FNC1, as readers hand it over).
const SEPARATOR: char = '\u{1d}';
/// What readers put before the elements, by the kind of the code.
const PREFIXES: [&str; 5] = ["]Q3", "]d2", "]C1", "]e0", "]J1"];

/// The elements of a code.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Elements {
    pub gtin: Option<Gtin>,
    pub marks: Vec<Mark>,
    pub remarks: Vec<Remark>,
}

impl Elements {
    /// The elements of a text: as printed, with brackets around the numbers, or as in the code. `None` if not all of it is
    /// elements, or if there is no number of goods among them.
    pub fn parse(text: &str) -> Option<Elements> {
        let elements = if text.starts_with('(') { in_brackets(text) } else { as_in_the_code(text) }?;
        elements.gtin.is_some().then_some(elements)
    }

    /// Adds an element; `None` if its value is not one of this kind.
    pub fn add(&mut self, id: Identifier, value: &str) -> Option<()> {
        if !id.takes(value) {
            return None;
        }
        match id.mark {
            None if self.gtin.is_none() => self.gtin = Gtin::read(value),
            None => return None,
            Some(kind) if kind.is_day() => match day_of(value) {
                Some(value) => self.marks.push(Mark { kind, value }),
                None => {
                    self.marks.push(Mark { kind, value: value.to_owned() });
                    self.remark(Remark::NoSuchDay);
                }
            },
            Some(kind) => self.marks.push(Mark { kind, value: value.to_owned() }),
        }
        Some(())
    }

    fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    pub fn content(self) -> CodeContent {
        CodeContent { kind: CodeKind::Elements, gtin: self.gtin, marks: self.marks, remarks: self.remarks }
    }
}

/// `(01)08938505974194(10)L0612`.
fn in_brackets(text: &str) -> Option<Elements> {
    let mut elements = Elements::default();
    for element in text.split('(').skip(1) {
        let (number, value) = element.split_once(')')?;
        elements.add(Identifier::of(number)?, value.trim())?;
    }
    Some(elements)
}

/// The elements follow each other. One that has not all of its characters ends with a separator or with the text.
fn as_in_the_code(text: &str) -> Option<Elements> {
    let marked = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix));
    let mut rest = marked.unwrap_or(text).trim_start_matches(SEPARATOR);
    let mut elements = Elements::default();
    while !rest.is_empty() {
        let (id, length) = Identifier::before(rest)?;
        rest = &rest[length..];
        let element = rest.split(SEPARATOR).next()?;
        let end = element.char_indices().nth(id.most()).map_or(element.len(), |(end, _)| end);
        elements.add(id, &element[..end])?;
        rest = rest[end..].trim_start_matches(SEPARATOR);
    }
    // Without a prefix, a long number may begin with 01 by chance.
    let is_sure = marked.is_some() || elements.gtin.as_ref().is_some_and(Gtin::is_right);
    is_sure.then_some(elements)
}
