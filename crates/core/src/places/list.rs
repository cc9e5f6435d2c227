//! The list of communes of today and of before July 2025 (Decision 19/2025/QĐ-TTg). The list is a file in the app's
//! folder, which is fetched when an address is typed.

pub use catalogue_model::places::{PlaceKind, PlaceName, PlacesError};
use catalogue_model::places::{PlaceList, unpack};
use catalogue_model::provinces::Province;
use thiserror::Error;

use super::keys::{Index, Keys};
use super::provinces;
use crate::locale::{Lang, msg, values};

/// The name of the file in the app's folder.
pub const FILE: &str = env!("PLACES_FILE");

/// The content of the file, for the command and for tests. The app fetches the file instead.
#[cfg(not(target_arch = "wasm32"))]
pub const PLACES: &str = include_str!(concat!(env!("OUT_DIR"), "/places.txt"));

/// The file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ListError {
    /// The file is damaged, or belongs to another build.
    #[error(transparent)]
    Damaged(#[from] PlacesError),
    /// No province has this code.
    #[error("no province has the code {0}")]
    Province(String),
    /// A district has no commune that tells its present province.
    #[error("{0} has no communes")]
    District(String),
}

/// The list, with everything that a search needs.
#[derive(Debug, Clone)]
pub struct Places {
    pub(super) list: PlaceList<'static>,
    /// The province of each commune, as index into [`provinces`].
    pub(super) province_of: Vec<usize>,
    /// The present province of each former district, as index into [`provinces`].
    pub(super) province_now: Vec<usize>,
    pub(super) communes: Index,
    pub(super) former: Index,
    /// The names of former districts with their former provinces.
    pub(super) districts: Keys,
    /// The names of provinces with their other spellings.
    pub(super) provinces: Keys,
}

/// A present commune, ward or special zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The name, e.g. "Phường Nghĩa Đô".
    pub name: PlaceName<'static>,
    /// The province.
    pub province: &'static Province,
}

impl Place {
    /// The name with its province, e.g. "Phường Nghĩa Đô, Hà Nội". Official names stay Vietnamese in every language.
    pub fn full(&self) -> String {
        format!("{}, {}", self.name, self.province.name)
    }
}

/// A commune of before July 2025.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerPlace {
    /// The name with its district, and with its province where that has another name today, e.g. "Phường Cổ Nhuế 1,
    /// quận Bắc Từ Liêm".
    pub name: String,
    /// Whether it was divided, so that only a part of it belongs to the present commune.
    pub divided: bool,
}

impl FormerPlace {
    /// The words beside the name of today.
    pub fn words(&self, lang: Lang) -> String {
        let words = if self.divided { msg::PLACES_FORMERLY_PART } else { msg::PLACES_FORMERLY };
        words.fill(lang, values::Name { name: &self.name })
    }
}

impl Places {
    /// Reads the file.
    ///
    /// # Errors
    /// The file is damaged or belongs to another build.
    pub fn read(text: &'static str) -> Result<Places, ListError> {
        let list = unpack(text)?;
        let province_of = list.communes.iter().map(|commune| {
            let found = provinces().iter().position(|province| province.code == commune.province);
            found.ok_or_else(|| ListError::Province(commune.province.to_owned()))
        });
        let province_of = province_of.collect::<Result<Vec<_>, _>>()?;
        let mut province_now = vec![None; list.districts.len()];
        for former in &list.former {
            let first = list.successors.get(former.successors).and_then(|successors| successors.first());
            if let Some(now) = province_now.get_mut(former.district) {
                *now = first.and_then(|index| province_of.get(*index).copied());
            }
        }
        let known = province_now.into_iter().zip(&list.districts);
        let province_now =
            known.map(|(now, district)| now.ok_or_else(|| ListError::District(district.name.to_string())));
        Ok(Places {
            province_now: province_now.collect::<Result<Vec<_>, _>>()?,
            communes: Index::of(Keys::of(list.communes.iter().map(|commune| commune.name.name))),
            former: Index::of(Keys::of(list.former.iter().map(|former| former.name.map_or("", |name| name.name)))),
            districts: Keys::of(list.districts.iter().map(|d| format!("{} {}", d.name.name, d.province.name))),
            provinces: Keys::of(provinces().iter().map(|p| format!("{} {}", p.name, p.also.join(" ")))),
            province_of,
            list,
        })
    }

    /// All present communes, by provinces.
    pub fn communes(&self) -> impl Iterator<Item = Place> + '_ {
        (0..self.list.communes.len()).filter_map(|index| self.place(index))
    }

    /// All communes of before, each with the present communes that it became, the largest part first.
    pub fn former_communes(&self) -> impl Iterator<Item = (FormerPlace, Vec<Place>)> + '_ {
        (0..self.list.former.len()).filter_map(|index| {
            let successors = self.successors(index).iter().filter_map(|successor| self.place(*successor));
            Some((self.former_place(index)?, successors.collect()))
        })
    }

    /// The present commune with this index.
    pub(super) fn place(&self, index: usize) -> Option<Place> {
        let province = provinces().get(*self.province_of.get(index)?)?;
        Some(Place { name: self.list.communes.get(index)?.name, province })
    }

    /// The indices of what the former commune with this index has become.
    pub(super) fn successors(&self, former: usize) -> &[usize] {
        let former = self.list.former.get(former);
        former.and_then(|former| self.list.successors.get(former.successors)).map_or(&[], Vec::as_slice)
    }

    /// The former commune with this index.
    pub(super) fn former_place(&self, index: usize) -> Option<FormerPlace> {
        let former = self.list.former.get(index)?;
        let district = self.list.districts.get(former.district)?;
        let now = provinces().get(*self.province_now.get(former.district)?)?;
        let mut name = match former.name {
            Some(name) => format!("{name}, {}", small(district.name)),
            None => district.name.to_string(),
        };
        if district.province.name != now.name {
            name = format!("{name}, {}", small(district.province));
        }
        Some(FormerPlace { name, divided: self.successors(index).len() > 1 })
    }
}

/// A name with its kind in small letters, as it goes on in an address.
pub(super) fn small(name: PlaceName) -> String {
    format!("{} {}", name.kind.word().to_lowercase(), name.name)
}
