//! The details of the product and of the applicant for forms 01 and 02 (QĐ 26/2026, Appendix III).

use serde::{Deserialize, Serialize};

use catalogue_model::search_key::search_key;

use super::{Business, Outlook, TypedTexts, Unknown, is_default};

/// Kind of rating (Art. 6.1a to c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingKind {
    /// First rating.
    #[default]
    First,
    /// Upgrade of a recognised product.
    Upgrade,
    /// Re-rating at the end of the certificate.
    ReRating,
}

/// The product (forms 01 and 02). All texts are as the producer wrote them; an empty text means that nothing was
/// entered.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Product {
    /// Name of the product.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Description, specification and standard (form 02, I.7).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Ingredients, as the label lists them; empty where the product has none, as a service.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ingredients: String,
    /// Results of production and business topic by topic (form 02, part II).
    #[serde(skip_serializing_if = "is_default")]
    pub business: Business,
    /// Further results, in addition to the topics of `business`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub results: String,
    /// Plans topic by topic (form 02, part IV).
    #[serde(skip_serializing_if = "is_default")]
    pub outlook: Outlook,
    /// Further plans, in addition to the topics of `outlook`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// Boxes of form 02, I.7.
    #[serde(skip_serializing_if = "is_default")]
    pub ticks: Ticks,
    /// The figures of the product, by their keys in the catalogue; see [`crate::figures`].
    #[serde(skip_serializing_if = "TypedTexts::is_empty")]
    pub figures: TypedTexts,
    /// What was typed for the papers of the product, by the keys of [`crate::templates::Written::key`].
    #[serde(skip_serializing_if = "TypedTexts::is_empty")]
    pub written: TypedTexts,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// The boxes of form 02, I.7: papers that the applicant has.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ticks {
    /// Business registration.
    #[serde(skip_serializing_if = "is_default")]
    pub business_registration: bool,
    /// The quality of the product is declared.
    #[serde(skip_serializing_if = "is_default")]
    pub quality_declared: bool,
    /// Food-safety certificate.
    #[serde(skip_serializing_if = "is_default")]
    pub food_safety: bool,
    /// Compulsory production certificate.
    #[serde(skip_serializing_if = "is_default")]
    pub production_certificate: bool,
    /// Trade-mark certificate.
    #[serde(skip_serializing_if = "is_default")]
    pub trade_mark: bool,
    /// Right to use a geographical indication, collective or certification mark.
    #[serde(skip_serializing_if = "is_default")]
    pub indication: bool,
    /// Patent.
    #[serde(skip_serializing_if = "is_default")]
    pub patent: bool,
    /// Industrial design.
    #[serde(skip_serializing_if = "is_default")]
    pub design: bool,
    /// Copyright.
    #[serde(skip_serializing_if = "is_default")]
    pub copyright: bool,
    /// Other intellectual property, by name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub other: String,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Words without Vietnamese marks which say that a right is not registered yet. Some producers write them into the line
/// for other rights.
const DENIALS: [&str; 9] = [
    " chua ",
    " khong ",
    " don dang ky ",
    " dang lam ",
    " dang nop ",
    " dang cho ",
    " dang xin ",
    " not ",
    " pending ",
];

impl Ticks {
    /// Whether other intellectual property is registered: the text names a right. A text such as "An application is
    /// being written" names none.
    pub fn has_other(&self) -> bool {
        let text = format!(" {} ", search_key(&self.other));
        !text.trim().is_empty() && !DENIALS.iter().any(|denial| text.contains(denial))
    }

    /// Whether any intellectual property is registered (form 02, I.7d).
    pub fn any_property(&self) -> bool {
        self.trade_mark || self.indication || self.patent || self.design || self.copyright || self.has_other()
    }
}

/// The applicant (forms 01 and 02). All texts are free; an empty text means that nothing was entered.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Applicant {
    /// Name of the co-operative, company, household, ...
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Kind of organisation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Province (form 01, heading).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub province: String,
    /// Commune, where the dossier is handed in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub commune: String,
    /// Address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Telephone number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// E-mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Name of the legal representative.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub representative: String,
    /// Position of the representative.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub position: String,
    /// Sex of the representative.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sex: String,
    /// Ethnic group of the representative.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ethnicity: String,
    /// Permanent residence of the representative.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub residence: String,
    /// Date of founding or of business registration, as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub founded: String,
    /// Number of the registration.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub registration_no: String,
    /// History (form 02, I.8).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub history: String,
    /// The organisation of the applicant (form 02, I.9).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub structure: String,
    /// The figures of the applicant, by their keys in the catalogue; see [`crate::figures`].
    #[serde(skip_serializing_if = "TypedTexts::is_empty")]
    pub figures: TypedTexts,
    /// What was typed for the papers that serve all products of the applicant, by the same keys as those of a product.
    #[serde(skip_serializing_if = "TypedTexts::is_empty")]
    pub written: TypedTexts,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub unknown: Unknown,
}
