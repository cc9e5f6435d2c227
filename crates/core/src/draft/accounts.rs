//! The longer texts of the producer: parts II and IV of form 02 by topic, the story of the product, and the changes
//! since a recognition. The app asks for each text in a separate small step.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Unknown;

/// A group of free texts; an empty text means that the producer has entered nothing.
macro_rules! texts {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $($(#[$field_about])* #[serde(skip_serializing_if = "String::is_empty")] pub $field: String,)*
            /// Members that this version does not know.
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
        /// Markets where the product is sold.
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
    /// The state of a product by topic, at its recognition or now (Art. 6.1b, c). See [`super::Topic`].
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
        /// Renewed papers, and anything else.
        others,
    }
}

/// The story of the product: notes for writing it, and the text for the dossier.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Story {
    /// The origin of the product, and the time since which it has existed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub origin: String,
    /// The special features of the place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The people who make the product.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub people: String,
    /// The method by which it is made.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub craft: String,
    /// The difference from other products.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub difference: String,
    /// The text of the story for the dossier.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The keys of the checklist items that the producer has ticked.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub checked: BTreeSet<String>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}
