//! What the producer tells in longer texts: parts II and IV of form 02 topic by topic, the product's
//! story, and what is new since a recognition. Each text is asked for in a small step of its own.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Unknown;

/// A group of free texts; empty: not said.
macro_rules! texts {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $($(#[$field_about])* #[serde(skip_serializing_if = "String::is_empty")] pub $field: String,)*
            /// What this version does not know.
            #[serde(flatten)]
            pub unknown: Unknown,
        }
    };
}

texts! {
    /// Results of production and business by the topics of form 02, part II.
    Business {
        /// Growing area, technology, processing and packing.
        materials,
        /// Changes in quality, standards, packaging and label.
        quality,
        /// Where the product is sold.
        markets,
        /// Revenue and profit.
        figures,
    }
}

texts! {
    /// Plans by the topics of form 02, part IV.
    Outlook {
        /// Development of the product.
        product,
        /// Organisation of production.
        production,
        /// Markets.
        markets,
    }
}

texts! {
    /// A product topic by topic, as it was when it was recognised or as it is now (Art. 6.1b, c). See [`super::Topic`].
    Changes {
        /// Materials.
        materials,
        /// Technology.
        technology,
        /// Packaging and label.
        packaging,
        /// Quality declaration.
        declaration,
        /// Periodic tests.
        tests,
        /// Markets.
        markets,
        /// Output.
        output,
        /// Revenue.
        revenue,
        /// Papers renewed, and anything else.
        others,
    }
}

/// The product's story: notes to begin with, and the text that goes into the dossier.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Story {
    /// Where the product comes from, and since when.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub origin: String,
    /// What is special about the place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Who makes it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub people: String,
    /// How it is made.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub craft: String,
    /// What sets it apart.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub difference: String,
    /// The story as it goes into the dossier.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Keys of the checklist's points that the producer has ticked.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub checked: BTreeSet<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}
