//! Provinces and communes in the wording of documents. Since July 2025 there are 34 provinces and centrally-run cities,
//! and no districts any more. People still write the former names, and write names in many ways.

mod keys;
mod list;
mod old;
mod search;

use std::sync::LazyLock;

#[cfg(not(target_arch = "wasm32"))]
pub use list::PLACES;
pub use list::{FILE, FormerPlace, ListError, Place, PlaceKind, PlaceName, Places, PlacesError};
pub use old::OldAddress;
pub use search::{Found, LEAST_LETTERS, Offer, provinces_like};

pub use catalogue_model::provinces::{Province, ProvinceKind};

use crate::locale::{Lang, Message, msg, values};
use catalogue_model::search_key::is_mark;

use catalogue_model::provinces::spelling;

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/provinces.bin"));
    // The bytes come from the build script, which uses the same types.
    #[allow(clippy::expect_used)]
    postcard::from_bytes(bytes).expect("the provinces were packed by this build")
});

/// Words for the kind of a place, before or after its name, in the form of [`spelling`].
const BEFORE: [&str; 3] = ["thanhpho", "tinh", "tp"];
const AFTER: [&str; 2] = ["province", "city"];

/// A word for the kind of a place, which is written before a name. Its Vietnamese marks matter: "Xa Dung" and "Phương
/// Liệt" are names of communes that, without marks, begin like "xã" and "phường". Each word is listed in composed
/// and in decomposed letters.
struct KindWord {
    written: &'static [&'static str],
    /// The text that combines the name with its kind.
    named: Message<values::Name<'static>>,
}

const OF_PROVINCES: [KindWord; 2] = [
    KindWord { written: &["tỉnh", "ti\u{309}nh"], named: msg::PLACE_PROVINCE },
    KindWord { written: &["thành phố", "tha\u{300}nh pho\u{302}\u{301}", "tp"], named: msg::PLACE_CITY },
];

const OF_COMMUNES: [KindWord; 4] = [
    KindWord { written: &["xã", "xa\u{303}"], named: msg::PLACE_COMMUNE },
    KindWord { written: &["phường", "phu\u{31b}o\u{31b}\u{300}ng"], named: msg::PLACE_WARD },
    KindWord { written: &["đặc khu", "đa\u{323}\u{306}c khu"], named: msg::PLACE_SPECIAL_ZONE },
    // There have been no townships since July 2025. The app cannot know the new kind of the place, so it keeps the
    // word.
    KindWord { written: &["thị trấn", "thi\u{323} tra\u{302}\u{301}n"], named: msg::PLACE_TOWNSHIP },
];

/// A province that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProvinceMatch {
    /// The present province.
    pub province: &'static Province,
    /// The former name (before July 2025) in the text, as it was written officially or is often written.
    pub former: Option<&'static str>,
}

/// All present provinces and centrally-run cities, in the order of their codes.
pub fn provinces() -> &'static [Province] {
    &PROVINCES
}

/// The province that a text names, in any usual spelling: with or without the word for its kind, in any letter case,
/// with or without Vietnamese marks, by a short name, or by its name before July 2025. `None` for any other text.
///
/// ```
/// use sao_lang_core::places::province;
/// assert_eq!(province("tp đà nẵng").unwrap().province.code, "48");
/// assert_eq!(province("Bến Tre").unwrap().former, Some("Bến Tre"));
/// ```
pub fn province(text: &str) -> Option<ProvinceMatch> {
    let spelled = spelling(text);
    let short = BEFORE.iter().find_map(|word| spelled.strip_prefix(word));
    let before = AFTER.iter().find_map(|word| spelled.strip_suffix(word));
    [Some(spelled.as_str()), short, before].into_iter().flatten().find_map(of_spelling)
}

fn of_spelling(spelled: &str) -> Option<ProvinceMatch> {
    let is = |name: &&String| spelling(name) == spelled;
    PROVINCES.iter().find_map(|province| {
        if is(&&province.name) || province.also.iter().any(|name| is(&name)) {
            return Some(ProvinceMatch { province, former: None });
        }
        let former = province.former.iter().find(is)?;
        Some(ProvinceMatch { province, former: Some(former) })
    })
}

/// The name of a province with its kind, as part of a title: "tỉnh Vĩnh Long", "thành phố Đà Nẵng" (form 01,
/// heading).
pub fn in_title(province: &Province, lang: Lang) -> String {
    let named = match province.kind {
        ProvinceKind::Province => msg::PLACE_PROVINCE,
        ProvinceKind::City => msg::PLACE_CITY,
    };
    named.fill(lang, values::Name { name: &province.name })
}

/// The producer's text for the province, as part of a title. A present province appears with its own name and kind,
/// also where the text has a former name. Any other text appears as written, after "tỉnh" where it names no kind.
/// Empty where the text is empty.
pub fn of_province(text: &str, lang: Lang) -> String {
    match province(text) {
        Some(found) => in_title(found.province, lang),
        None => with_kind(text, &OF_PROVINCES, msg::PLACE_PROVINCE, lang),
    }
}

/// The producer's text for the commune, as part of a title: "xã Mường Lạnh", "phường Ba Đình". Where the
/// text names no kind, the app does not guess one: "xã/phường" is put before it, as on form 03. Empty where the
/// text is empty.
///
/// ```
/// use sao_lang_core::locale::Lang;
/// use sao_lang_core::places::of_commune;
/// assert_eq!(of_commune("Phường Ba Đình", Lang::Vi), "phường Ba Đình");
/// assert_eq!(of_commune("Xa Dung", Lang::Vi), "xã/phường Xa Dung");
/// ```
pub fn of_commune(text: &str, lang: Lang) -> String {
    with_kind(text, &OF_COMMUNES, msg::COMMUNE_COMMUNE_EITHER, lang)
}

/// The name with its kind in small letters; `otherwise` is used where the text names no kind.
fn with_kind(text: &str, kinds: &[KindWord], otherwise: Message<values::Name<'static>>, lang: Lang) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let named = kinds.iter().find_map(|kind| {
        let name = kind.written.iter().find_map(|word| after_word(text, word))?;
        Some((kind.named, name))
    });
    let (message, name) = named.unwrap_or((otherwise, text));
    message.fill(lang, values::Name { name: &name })
}

/// The text after `word`, where the text begins with this word in any letter case. `None` where it begins with
/// something else, or where no text follows.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text;
    for expected in word.chars() {
        let mut chars = rest.chars();
        let next = chars.next()?;
        if expected == ' ' {
            let trimmed = rest.trim_start();
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else if next.to_lowercase().eq([expected]) {
            rest = chars.as_str();
        } else {
            return None;
        }
    }
    let goes_on = |c: char| c.is_alphanumeric() || is_mark(c);
    let name = rest.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
    (!rest.starts_with(goes_on) && !name.is_empty()).then_some(name)
}
