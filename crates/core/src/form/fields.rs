//! The list of the fields of the forms.

use super::{Field, Kind, Step};
use crate::locale::msg;

/// One line of the list: `private` for a note that appears in no document; the step; the kind; whether the form needs
/// the text; the path in the draft; the autocomplete name of the HTML standard, where it has one; the label; and a
/// hint, where there is one.
macro_rules! field {
    (private $($rest:tt)*) => { Field { private: true, ..field!($($rest)*) } };
    ($step:ident $kind:ident $needed:literal $first:ident $(. $rest:ident)* $(= $token:literal)?, $label:ident $(, $hint:ident)?) => {
        Field {
            key: concat!(stringify!($first) $(, ".", stringify!($rest))*),
            step: Step::$step,
            kind: Kind::$kind,
            needed: $needed,
            private: false,
            autocomplete: field!(@token $($token)?),
            label: msg::$label,
            hint: field!(@hint $($hint)?),
            read: |draft| &draft.$first $(.$rest)*,
            write: |draft| &mut draft.$first $(.$rest)*,
        }
    };
    (@token) => { "off" };
    (@token $token:literal) => { $token };
    (@hint) => { None };
    (@hint $hint:ident) => { Some(msg::$hint) };
}

/// All fields, in the order in which they are asked.
pub static FIELDS: &[Field] = &[
    field!(Product Line true product.name, DRAFT_NAME_LABEL, DRAFT_NAME_HINT),
    field!(Product Long true product.description, DETAILS_DESCRIPTION, DETAILS_DESCRIPTION_HINT),
    field!(Product Long false product.ingredients, DETAILS_INGREDIENTS, DETAILS_INGREDIENTS_HINT),
    field!(Applicant Line true applicant.name = "organization", DETAILS_NAME, DETAILS_NAME_HINT),
    field!(Applicant Line true applicant.organisation, DETAILS_ORGANISATION, DETAILS_ORGANISATION_HINT),
    field!(Applicant Founded true applicant.founded, DETAILS_FOUNDED),
    field!(Applicant Line false applicant.registration_no, DETAILS_REGISTRATION_NO),
    field!(Applicant Line true applicant.address = "address-line1", DETAILS_ADDRESS, FORM_ADDRESS_HINT),
    field!(Applicant Line true applicant.commune = "address-level2", DETAILS_COMMUNE),
    field!(Applicant Line true applicant.province = "address-level1", DETAILS_PROVINCE),
    field!(Applicant Phone true applicant.phone = "tel", DETAILS_PHONE),
    field!(Applicant Email false applicant.email = "email", DETAILS_EMAIL),
    field!(Representative Line true applicant.representative = "name", DETAILS_REPRESENTATIVE),
    field!(Representative Line true applicant.position = "organization-title", DETAILS_POSITION, FORM_POSITION_HINT),
    field!(Representative Sex true applicant.sex, DETAILS_SEX),
    field!(Representative Line true applicant.ethnicity, DETAILS_ETHNICITY),
    field!(Representative Line true applicant.residence = "section-home address-line1", DETAILS_RESIDENCE, FORM_RESIDENCE_HINT),
    field!(About Long true applicant.history, DETAILS_HISTORY, DETAILS_HISTORY_HINT),
    field!(About Long true applicant.structure, DETAILS_STRUCTURE, DETAILS_STRUCTURE_HINT),
    field!(Results Long true product.business.materials, FORM_BUSINESS_MATERIALS, FORM_BUSINESS_MATERIALS_HINT),
    field!(Results Long true product.business.quality, FORM_BUSINESS_QUALITY, FORM_BUSINESS_QUALITY_HINT),
    field!(Results Long true product.business.markets, FORM_BUSINESS_MARKETS, FORM_BUSINESS_MARKETS_HINT),
    field!(Results Long true product.business.figures, FORM_BUSINESS_FIGURES, FORM_BUSINESS_FIGURES_HINT),
    field!(Results Long false product.results, FORM_RESULTS_MORE, FORM_MORE_HINT),
    field!(Plans Long true product.outlook.product, FORM_OUTLOOK_PRODUCT),
    field!(Plans Long true product.outlook.production, FORM_OUTLOOK_PRODUCTION),
    field!(Plans Long true product.outlook.markets, FORM_OUTLOOK_MARKETS),
    field!(Plans Long false product.plan, FORM_PLANS_MORE, FORM_MORE_HINT),
    field!(Changes Line true recognition.certificate, FORM_CERTIFICATE, FORM_CERTIFICATE_HINT),
    field!(Changes Date true recognition.issued, FORM_CERTIFICATE_ISSUED, FORM_CERTIFICATE_ISSUED_HINT),
    field!(Changes Long false recognition.before.materials, KINDS_BEFORE_MATERIALS),
    field!(Changes Long false recognition.changes.materials, KINDS_NOW_MATERIALS),
    field!(Changes Long false recognition.before.technology, KINDS_BEFORE_TECHNOLOGY),
    field!(Changes Long false recognition.changes.technology, KINDS_NOW_TECHNOLOGY),
    field!(Changes Long false recognition.before.packaging, KINDS_BEFORE_PACKAGING),
    field!(Changes Long false recognition.changes.packaging, KINDS_NOW_PACKAGING),
    field!(Changes Long false recognition.before.declaration, KINDS_BEFORE_DECLARATION),
    field!(Changes Long false recognition.changes.declaration, KINDS_NOW_DECLARATION),
    field!(Changes Long false recognition.before.tests, KINDS_BEFORE_TESTS),
    field!(Changes Long false recognition.changes.tests, KINDS_NOW_TESTS),
    field!(Changes Long false recognition.before.markets, KINDS_BEFORE_MARKETS),
    field!(Changes Long false recognition.changes.markets, KINDS_NOW_MARKETS),
    field!(Changes Long false recognition.before.output, KINDS_BEFORE_OUTPUT),
    field!(Changes Long false recognition.changes.output, KINDS_NOW_OUTPUT),
    field!(Changes Long false recognition.before.revenue, KINDS_BEFORE_REVENUE),
    field!(Changes Long false recognition.changes.revenue, KINDS_NOW_REVENUE),
    field!(Changes Long false recognition.before.others, KINDS_BEFORE_OTHERS),
    field!(Changes Long false recognition.changes.others, KINDS_NOW_OTHERS, KINDS_NOW_OTHERS_HINT),
    field!(private Story Long false story.origin, FORM_STORY_ORIGIN),
    field!(private Story Long false story.place, FORM_STORY_PLACE),
    field!(private Story Long false story.people, FORM_STORY_PEOPLE),
    field!(private Story Long false story.craft, FORM_STORY_CRAFT),
    field!(private Story Long false story.difference, FORM_STORY_DIFFERENCE),
    field!(Story Long false story.text, FORM_STORY_TEXT, FORM_STORY_TEXT_HINT),
];
