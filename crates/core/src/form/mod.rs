//! The texts that forms 01 and 02 ask for, apart from the answers. There is one list of fields: the screens ask for
//! these fields, and the review checks them, so no text is asked for twice.

mod doubts;
mod fields;
mod old_places;
mod suggest;
mod topics;

pub use doubts::{Doubt, Sex, read_day, written_date};
pub use fields::FIELDS;
pub use old_places::{ADDRESS, COMMUNE, OldPlace, PROVINCE, TakeOver, old_place};
pub use suggest::{OfferedPlace, Suggested, suggest};

use crate::catalogue::Tick;
use crate::draft::{Applicant, Draft, RatingKind};
use crate::locale::{Message, msg};

/// A step: a group of a few fields that are asked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The product (forms 01.2, 02 I.7).
    Product,
    /// The applicant (forms 01.1, 02 I.1 to 4 and 6).
    Applicant,
    /// The legal representative (form 02, I.5).
    Representative,
    /// History and organisation (form 02, I.8 and 9).
    About,
    /// Results (form 02, part II).
    Results,
    /// Plans (form 02, part IV).
    Plans,
    /// The changes since the recognition (Art. 6.1b, c); a first rating does not have this step.
    Changes,
    /// The product's story (for the criteria about it, and for the annex of the dossier).
    Story,
}

impl Step {
    /// All steps in the order in which they are asked.
    pub const ALL: [Step; 8] = [
        Step::Product,
        Step::Applicant,
        Step::Representative,
        Step::About,
        Step::Results,
        Step::Plans,
        Step::Changes,
        Step::Story,
    ];

    /// The name of the step in addresses and files.
    pub fn key(self) -> &'static str {
        match self {
            Step::Product => "product",
            Step::Applicant => "applicant",
            Step::Representative => "representative",
            Step::About => "about",
            Step::Results => "results",
            Step::Plans => "plans",
            Step::Changes => "changes",
            Step::Story => "story",
        }
    }

    /// The name of the step on the screen.
    pub fn name(self) -> Message {
        match self {
            Step::Product => msg::STEP_PRODUCT,
            Step::Applicant => msg::STEP_APPLICANT,
            Step::Representative => msg::STEP_REPRESENTATIVE,
            Step::About => msg::STEP_ABOUT,
            Step::Results => msg::STEP_RESULTS,
            Step::Plans => msg::STEP_PLANS,
            Step::Changes => msg::STEP_CHANGES,
            Step::Story => msg::STEP_STORY,
        }
    }

    /// The step with this name in addresses and files.
    pub fn from_key(key: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether a registration of this kind has the step.
    pub fn is_asked(self, kind: RatingKind) -> bool {
        self != Step::Changes || kind != RatingKind::First
    }

    /// The steps of a registration of this kind, in order.
    pub fn asked(kind: RatingKind) -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(move |step| step.is_asked(kind))
    }

    /// The fields of the step.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> {
        FIELDS.iter().filter(move |f| f.step == self)
    }
}

/// The address, followed by commune and province if the address does not contain them.
pub fn full_address(applicant: &Applicant) -> String {
    let mut parts = vec![applicant.address.trim()];
    let named = applicant.address.to_lowercase();
    for place in [applicant.commune.trim(), applicant.province.trim()] {
        if !named.contains(&place.to_lowercase()) {
            parts.push(place);
        }
    }
    parts.retain(|p| !p.is_empty());
    parts.join(", ")
}

/// The label of a box of form 02, I.7.
pub fn tick_label(tick: Tick) -> Message {
    match tick {
        Tick::BusinessRegistration => msg::DETAILS_TICK_REGISTRATION,
        Tick::QualityDeclared => msg::DETAILS_TICK_DECLARED,
        Tick::FoodSafety => msg::DETAILS_TICK_FOOD_SAFETY,
        Tick::ProductionCertificate => msg::DETAILS_TICK_PRODUCTION,
        Tick::TradeMark => msg::DETAILS_TICK_TRADE_MARK,
        Tick::Indication => msg::DETAILS_TICK_INDICATION,
        Tick::Patent => msg::DETAILS_TICK_PATENT,
        Tick::Design => msg::DETAILS_TICK_DESIGN,
        Tick::Copyright => msg::DETAILS_TICK_COPYRIGHT,
    }
}

/// The kind of text that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Long,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A day, stored as `YYYY-MM-DD`.
    Date,
    /// A day in the past, stored in the format of the forms: `12/03/2021`. Drafts may also have `12/3/2021`, and older
    /// drafts have the day in words.
    Founded,
    /// The sex of a person: one of [`Sex`], stored in Vietnamese. Older drafts may have another text.
    Sex,
}

/// One text of the draft that the forms ask for.
#[derive(Debug)]
pub struct Field {
    /// The path of the text in the draft file, e.g. `applicant.name`; it is also the key for guides.
    pub key: &'static str,
    /// The step that asks for the text.
    pub step: Step,
    /// The kind of text.
    pub kind: Kind,
    /// Whether the official form has a line for the text that must not stay empty.
    pub needed: bool,
    /// Whether the text is a private note of the producer, which appears in no document; see
    /// [`without_private_notes`](crate::draft::without_private_notes).
    pub private: bool,
    /// The autofill field name of the HTML standard, by which a browser fills in the text; `off` where the standard has
    /// none.
    pub autocomplete: &'static str,
    /// The label of the field.
    pub label: Message,
    /// A hint for the text.
    pub hint: Option<Message>,
    read: fn(&Draft) -> &String,
    write: fn(&mut Draft) -> &mut String,
}

/// The list has each key once.
impl PartialEq for Field {
    fn eq(&self, other: &Field) -> bool {
        self.key == other.key
    }
}

impl Eq for Field {}

impl Field {
    /// The field with this key.
    pub fn of(key: &str) -> Option<&'static Field> {
        FIELDS.iter().find(|f| f.key == key)
    }

    /// The text of the field in a draft.
    pub fn read(&self, draft: &Draft) -> String {
        (self.read)(draft).clone()
    }

    /// Whether the text is empty in a draft.
    pub fn is_empty(&self, draft: &Draft) -> bool {
        (self.read)(draft).trim().is_empty()
    }

    /// The text of the field in a draft, for changes.
    pub fn text_mut<'d>(&self, draft: &'d mut Draft) -> &'d mut String {
        (self.write)(draft)
    }

    /// The id of the input on the screen.
    pub fn id(&self) -> String {
        self.key.replace(['.', '_'], "-")
    }
}
