//! The parts of a series. The fragment of a link has the form `VERSION.KIND.CHECK.NUMBER.COUNT.DATA`, e.g.
//! `1.d.5f3c09aa.2.7.q83fD...`.

use super::LinkError;

/// The version of links that this program makes.
pub(super) const VERSION: u32 = 1;
/// The maximum number of characters of a fragment before its data: `1.x.5f3c09aa.60.60.`.
pub const HEAD_CHARS: usize = 19;
/// The maximum number of parts of a series.
pub const MAX_PARTS: usize = 60;
/// The maximum number of characters of all data of a link or a series.
pub const MAX_CHARS: usize = 120_000;

/// The kind of draft that is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A draft, which is stored among the others.
    Draft,
    /// An exercise, which is never stored among drafts.
    Exercise,
}

impl Kind {
    /// The letter of the kind in links.
    pub fn letter(self) -> char {
        match self {
            Kind::Draft => 'd',
            Kind::Exercise => 'x',
        }
    }

    fn of(word: &str) -> Option<Kind> {
        [Kind::Draft, Kind::Exercise].into_iter().find(|kind| word.chars().eq([kind.letter()]))
    }
}

/// One part of a series. A link that holds the whole draft is the only part of its series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The kind of draft.
    pub kind: Kind,
    /// The checksum over the data of the whole series, which also distinguishes series.
    pub check: u32,
    /// The number of the part, from 1.
    pub number: usize,
    /// The number of parts of the series.
    pub count: usize,
    /// The data of this part.
    pub data: String,
}

impl Part {
    /// Reads a fragment, with or without its `#`.
    ///
    /// # Errors
    /// See [`LinkError`]. The data itself is not decoded yet.
    pub fn read(fragment: &str) -> Result<Part, LinkError> {
        let mut words = versioned(fragment)?.splitn(5, '.');
        let mut word = || words.next().ok_or(LinkError::NotALink);
        let kind = Kind::of(word()?).ok_or(LinkError::NotALink)?;
        let check = word()?;
        let is_check = check.len() == 8 && check.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let check = u32::from_str_radix(check, 16).ok().filter(|_| is_check).ok_or(LinkError::NotALink)?;
        let number = whole(word()?, MAX_PARTS).ok_or(LinkError::NotALink)?;
        let count = whole(word()?, MAX_PARTS).ok_or(LinkError::NotALink)?;
        let data = word()?;
        let is_data = data.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if number == 0 || number > count || data.is_empty() || !is_data {
            return Err(LinkError::NotALink);
        }
        Ok(Part { kind, check, number, count, data: data.to_owned() })
    }

    /// The fragment for [`Part::read`], without its `#`.
    pub fn fragment(&self) -> String {
        let Part { kind, check, number, count, data } = self;
        format!("{VERSION}.{}.{check:08x}.{number}.{count}.{data}", kind.letter())
    }

    /// Whether two parts belong to the same series.
    pub fn is_with(&self, other: &Part) -> bool {
        (self.kind, self.check, self.count) == (other.kind, other.check, other.count)
    }
}

/// The text of a fragment after its version. The version must be known to this program.
pub(super) fn versioned(fragment: &str) -> Result<&str, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    // The 64 characters allow for the words before the data.
    if fragment.len() > MAX_CHARS + 64 {
        return Err(LinkError::TooLong);
    }
    let (version, rest) = fragment.split_once('.').ok_or(LinkError::NotALink)?;
    match whole(version, u32::MAX as usize) {
        Some(version) if version > VERSION as usize => Err(LinkError::Newer),
        Some(version) if version == VERSION as usize => Ok(rest),
        _ => Err(LinkError::NotALink),
    }
}

/// A whole number up to `most`, written in digits only.
fn whole(word: &str, most: usize) -> Option<usize> {
    let digits = !word.is_empty() && word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|n| digits && *n <= most)
}

/// The data of a complete series; its parts may be in any order and may occur several times.
///
/// # Errors
/// [`LinkError::Incomplete`] while parts are missing, [`LinkError::Damaged`] where they belong to different series.
pub fn join(parts: &[Part]) -> Result<String, LinkError> {
    let first = parts.first().ok_or(LinkError::Incomplete)?;
    let mut data = String::new();
    for number in 1..=first.count {
        let part = parts.iter().find(|p| p.number == number).ok_or(LinkError::Incomplete)?;
        if !part.is_with(first) {
            return Err(LinkError::Damaged);
        }
        if data.len() + part.data.len() > MAX_CHARS {
            return Err(LinkError::TooLong);
        }
        data.push_str(&part.data);
    }
    Ok(data)
}
