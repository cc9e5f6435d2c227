//! Communes since July 2025 and the communes of before, and the format of the file that has them.
//!
//! The file is text, because names compress well as lines. A province is a line `=CODE`, followed by a line for each
//! of its communes: the letter of the kind, then the name. Then follow the former ones. A former province is a line
//! `@` with its name, a former district a line `#` with its name, and a line below it has the former communes with
//! the same successors: the successors, then the names, each after `;`.
//!
//! A successor is the number of its line among the communes, less the number of the successor before it; the first
//! successor of a line counts from the first one of the line before. No number stands for 1. In place of a name, `=`
//! stands for the name of the first successor, and the letter of a kind alone for that name with another kind. An
//! empty name stands for a whole district that had no communes.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The kind of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu, since July 2025.
    SpecialZone,
    /// Thị trấn, before July 2025.
    Township,
    /// Huyện, before July 2025.
    RuralDistrict,
    /// Quận, before July 2025.
    UrbanDistrict,
    /// Thị xã, before July 2025.
    Town,
    /// Thành phố: a district before July 2025, or a centrally-run city.
    City,
    /// Tỉnh.
    Province,
}

impl PlaceKind {
    /// All kinds.
    pub const ALL: [PlaceKind; 9] = [
        PlaceKind::Commune,
        PlaceKind::Ward,
        PlaceKind::SpecialZone,
        PlaceKind::Township,
        PlaceKind::RuralDistrict,
        PlaceKind::UrbanDistrict,
        PlaceKind::Town,
        PlaceKind::City,
        PlaceKind::Province,
    ];

    /// The word before a name, with a capital letter, as in official lists.
    pub fn word(self) -> &'static str {
        match self {
            PlaceKind::Commune => "Xã",
            PlaceKind::Ward => "Phường",
            PlaceKind::SpecialZone => "Đặc khu",
            PlaceKind::Township => "Thị trấn",
            PlaceKind::RuralDistrict => "Huyện",
            PlaceKind::UrbanDistrict => "Quận",
            PlaceKind::Town => "Thị xã",
            PlaceKind::City => "Thành phố",
            PlaceKind::Province => "Tỉnh",
        }
    }

    /// The letter in the file.
    fn letter(self) -> char {
        match self {
            PlaceKind::Commune => 'x',
            PlaceKind::Ward => 'p',
            PlaceKind::SpecialZone => 'k',
            PlaceKind::Township => 't',
            PlaceKind::RuralDistrict => 'h',
            PlaceKind::UrbanDistrict => 'q',
            PlaceKind::Town => 's',
            PlaceKind::City => 'c',
            PlaceKind::Province => 'n',
        }
    }
}

/// The name of a place with its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceName<'t> {
    /// The kind.
    pub kind: PlaceKind,
    /// The name without the word for its kind, e.g. "Ba Đình".
    pub name: &'t str,
}

impl<'t> PlaceName<'t> {
    /// The name in a text of official lists, such as "Phường Ba Đình"; `None` where the text begins with no kind.
    pub fn of(text: &'t str) -> Option<PlaceName<'t>> {
        PlaceKind::ALL.into_iter().find_map(|kind| {
            let name = text.strip_prefix(kind.word())?.strip_prefix(' ')?;
            (!name.is_empty() && name.trim() == name).then_some(PlaceName { kind, name })
        })
    }
}

impl Display for PlaceName<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.word(), self.name)
    }
}

/// A present commune, ward or special zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune<'t> {
    /// The name.
    pub name: PlaceName<'t>,
    /// The code of its province; see [`Province::code`](crate::provinces::Province::code).
    pub province: &'t str,
}

/// A district before July 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct District<'t> {
    /// The name.
    pub name: PlaceName<'t>,
    /// The former province.
    pub province: PlaceName<'t>,
}

/// A commune before July 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormerCommune<'t> {
    /// The name; `None` for a whole district that had no communes.
    pub name: Option<PlaceName<'t>>,
    /// Index into [`PlaceList::districts`].
    pub district: usize,
    /// Index into [`PlaceList::successors`].
    pub successors: usize,
}

/// All places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlaceList<'t> {
    /// The present communes; those of a province stand together.
    pub communes: Vec<Commune<'t>>,
    /// The former districts.
    pub districts: Vec<District<'t>>,
    /// The former communes.
    pub former: Vec<FormerCommune<'t>>,
    /// What former communes have become: indices into [`PlaceList::communes`], the largest part first; never empty.
    pub successors: Vec<Vec<usize>>,
}

/// The file of the places is damaged, or belongs to another build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacesError {
    /// The line, from 1.
    pub line: usize,
}

impl Display for PlacesError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the list of places cannot be read", self.line)
    }
}

impl Error for PlacesError {}

/// The file of a list. The former communes of a district with the same successors have to stand together, as do the
/// districts of a former province.
pub fn pack(list: &PlaceList) -> String {
    let mut lines = Vec::new();
    let mut province = None;
    for commune in &list.communes {
        if province.replace(commune.province) != Some(commune.province) {
            lines.push(format!("={}", commune.province));
        }
        lines.push(packed(commune.name));
    }
    let mut province = None;
    let mut at = (usize::MAX, usize::MAX);
    let mut first = 0;
    for former in &list.former {
        let district = list.districts[former.district];
        if province.replace(district.province) != Some(district.province) {
            lines.push(format!("@{}", packed(district.province)));
        }
        if at.0 != former.district {
            lines.push(format!("#{}", packed(district.name)));
        }
        let successors = &list.successors[former.successors];
        if at != (former.district, former.successors) {
            at = (former.district, former.successors);
            lines.push(packed_numbers(successors, &mut first));
        }
        let now = list.communes[successors[0]].name;
        let name = match former.name {
            None => String::new(),
            Some(name) if name == now => "=".to_owned(),
            Some(name) if name.name == now.name => name.kind.letter().to_string(),
            Some(name) => packed(name),
        };
        if let Some(line) = lines.last_mut() {
            *line = format!("{line};{name}");
        }
    }
    lines.join("\n")
}

fn packed(name: PlaceName) -> String {
    format!("{}{}", name.kind.letter(), name.name)
}

/// The distances between the numbers, where `first` is the number that the first one counts from.
fn packed_numbers(numbers: &[usize], first: &mut usize) -> String {
    let mut before = std::mem::replace(first, numbers[0]);
    let distances = numbers.iter().map(|number| {
        let before = std::mem::replace(&mut before, *number);
        if *number == before + 1 { String::new() } else { format!("{}", *number as i64 - before as i64) }
    });
    distances.collect::<Vec<_>>().join(",")
}

/// Reads the file.
///
/// # Errors
/// The first line that cannot be read.
pub fn unpack(text: &str) -> Result<PlaceList<'_>, PlacesError> {
    let mut list = PlaceList::default();
    let mut at = Position::default();
    for (line, number) in text.split('\n').zip(1..) {
        read_line(line, &mut list, &mut at).ok_or(PlacesError { line: number })?;
    }
    Ok(list)
}

/// What the lines so far say of the next one.
#[derive(Default)]
struct Position<'t> {
    province: Option<&'t str>,
    former: Option<PlaceName<'t>>,
    first: usize,
}

/// Adds what a line has; `None` where the line cannot be read.
fn read_line<'t>(line: &'t str, list: &mut PlaceList<'t>, at: &mut Position<'t>) -> Option<()> {
    if let Some(code) = line.strip_prefix('=') {
        at.province = Some(code);
    } else if let Some(name) = line.strip_prefix('@') {
        at.former = Some(unpacked(name)?);
    } else if let Some(name) = line.strip_prefix('#') {
        list.districts.push(District { name: unpacked(name)?, province: at.former? });
    } else if at.former.is_none() {
        list.communes.push(Commune { name: unpacked(line)?, province: at.province? });
    } else {
        let mut parts = line.split(';');
        let mut successors = Vec::new();
        let mut before = at.first;
        for distance in parts.next()?.split(',') {
            let distance: isize = if distance.is_empty() { 1 } else { distance.parse().ok()? };
            before = before.checked_add_signed(distance).filter(|number| *number < list.communes.len())?;
            successors.push(before);
        }
        at.first = *successors.first()?;
        let now = list.communes.get(at.first)?.name;
        let district = list.districts.len().checked_sub(1)?;
        for name in parts {
            let name = match name {
                "" => None,
                "=" => Some(now),
                letter if letter.chars().count() == 1 => Some(PlaceName { kind: kind_of(letter)?.0, name: now.name }),
                name => Some(unpacked(name)?),
            };
            list.former.push(FormerCommune { name, district, successors: list.successors.len() });
        }
        list.successors.push(successors);
    }
    Some(())
}

fn unpacked(text: &str) -> Option<PlaceName<'_>> {
    let (kind, name) = kind_of(text)?;
    (!name.is_empty()).then_some(PlaceName { kind, name })
}

/// The kind by the first letter, and the rest.
fn kind_of(text: &str) -> Option<(PlaceKind, &str)> {
    PlaceKind::ALL.into_iter().find_map(|kind| Some((kind, text.strip_prefix(kind.letter())?)))
}
