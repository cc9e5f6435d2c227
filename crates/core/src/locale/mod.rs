//! Languages and interface texts. The texts are written in `texts/<language>/*.toml`. The build turns each key into a
//! constant of [`msg`], so a missing or misspelt text does not compile.

pub mod english;
pub mod sheet;
mod written;

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;

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

    /// The language with this tag, if the app has it.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|l| l.tag() == tag)
    }
}

/// An interface text. It contains its words in the first language, so that each part of the program includes only the
/// words that it shows; the other languages are in tables. `V` is the type of the values for its placeholders: a text
/// with a missing or a misspelt value does not compile.
pub struct Message<V = ()> {
    number: u16,
    first: &'static str,
    values: PhantomData<fn() -> V>,
}

impl<V> Message<V> {
    const fn new(number: u16, first: &'static str) -> Message<V> {
        Message { number, first, values: PhantomData }
    }

    /// The text as it is written in the file, with the names of its placeholders, in a language. It is for checks of
    /// the texts; screens show [`Message::text`] or [`Message::fill`].
    pub fn template(self, lang: Lang) -> &'static str {
        line(self.number, self.first, lang)
    }
}

fn line(number: u16, first: &'static str, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => first,
        Lang::En => english::table().map_or(first, |t| t.get(usize::from(number)).copied().unwrap_or_default()),
    }
}

// Derived implementations would require the same traits of the values, although a text holds no values.
impl<V> Clone for Message<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Message<V> {}

impl<V> PartialEq for Message<V> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<V> Eq for Message<V> {}

impl<V> Debug for Message<V> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.first)
    }
}

/// Values for the placeholders of a text.
pub trait Values {
    /// The template with the values in place of the placeholders.
    fn put_into(&self, template: &str) -> String;
}

/// A type for each set of placeholders of an interface text, e.g. `AllNo` for `{no}` and `{all}`.
pub mod values {
    use std::fmt::Display;

    use catalogue_model::placeholders::fill;

    use super::Values;

    include!(concat!(env!("OUT_DIR"), "/values.rs"));
}

/// The interface texts, one constant for each. The docstring of a constant is the Vietnamese text.
pub mod msg {
    use super::{Message, values};
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// The everyday name of a product set; `None` where there is no such set.
pub fn set_name(edition: &str, no: u16) -> Option<Message> {
    msg::SETS.iter().find(|(id, number, _)| *id == edition && *number == no).map(|(.., name)| *name)
}

impl Message {
    /// The text in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        self.template(lang)
    }
}

impl<V: Values> Message<V> {
    /// The text with its placeholders filled in.
    ///
    /// ```
    /// use sao_lang_core::locale::{Lang, msg, values};
    /// assert_eq!(msg::COMMON_POINTS.fill(Lang::Vi, values::N { n: &72 }), "72 điểm");
    /// ```
    pub fn fill(self, lang: Lang, values: V) -> String {
        values.put_into(self.template(lang))
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
