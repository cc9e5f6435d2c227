//! Languages and interface texts. Texts are authored in `texts/<language>/*.toml`; the build
//! turns each key into a constant of [`msg`], so a missing or misspelt text does not compile.

pub mod english;
pub mod sheet;
mod written;

use std::fmt::Display;

pub use catalogue_model::placeholders::fill;
pub use written::written_day;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Vietnamese, the first language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// All languages, the first one first.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The BCP 47 tag, for `lang` attributes and stored settings.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a tag, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|l| l.tag() == tag)
    }
}

/// An interface text. It carries its words in the first language, so that each part of the program carries
/// only the words that it shows; the other languages are tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Message {
    number: u16,
    first: &'static str,
}

/// The interface texts, one constant each; the docstring is the Vietnamese text.
pub mod msg {
    use super::Message;
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// The everyday name of a product set; `None` where there is no such set.
pub fn set_name(edition: &str, no: u16) -> Option<Message> {
    msg::SETS.iter().find(|(id, number, _)| *id == edition && *number == no).map(|(.., name)| *name)
}

impl Message {
    /// The text in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.first,
            Lang::En => {
                english::table().map_or(self.first, |t| t.get(usize::from(self.number)).copied().unwrap_or_default())
            }
        }
    }

    /// The text with its placeholders filled in.
    ///
    /// ```
    /// use crate::locale::{Lang, msg};
    /// assert_eq!(msg::COMMON_POINTS.fill(Lang::Vi, &[("n", &72)]), "72 điểm");
    /// ```
    pub fn fill(self, lang: Lang, values: &[(&str, &dyn Display)]) -> String {
        fill(self.text(lang), values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_there_and_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
        assert_eq!(Lang::from_tag("fr"), None);
    }
}
