//! The texts that forms 01 and 02 ask for beside the answers: one list of fields, from which the
//! screens ask, the dossier is checked, and nothing is asked twice.

mod doubts;
mod fields;
mod topics;

pub use doubts::{Doubt, Sex, read_day, written_date};
pub use fields::FIELDS;

use crate::catalogue::Tick;
use crate::draft::{Draft, RatingKind};
use crate::locale::{Message, msg};

/// A step in which a few fields are asked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The product (forms 01.2, 02 I.7).
    Product,
    /// Who applies (forms 01.1, 02 I.1 to 4 and 6).
    Applicant,
    /// The legal representative (form 02, I.5).
    Representative,
    /// History and organisation (form 02, I.8 and 9).
    About,
    /// Results (form 02, part II).
    Results,
    /// Plans (form 02, part IV).
    Plans,
    /// What is new since the recognition (Art. 6.1b, c); not at a first rating.
    Changes,
    /// The product's story (criteria about it, and the dossier's annex).
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

    /// Its name in addresses and files.
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

    /// What it is called on the screen.
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

    /// The step of a name.
    pub fn from_key(key: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.key() == key)
    }

    /// Whether a registration of this kind asks it.
    pub fn is_asked(self, kind: RatingKind) -> bool {
        self != Step::Changes || kind != RatingKind::First
    }

    /// The steps that a registration of this kind asks, in order.
    pub fn asked(kind: RatingKind) -> impl Iterator<Item = Step> {
        Step::ALL.into_iter().filter(move |step| step.is_asked(kind))
    }

    /// Its fields.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> {
        FIELDS.iter().filter(move |f| f.step == self)
    }
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

/// What is typed into a field.
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
    /// A day, kept as `YYYY-MM-DD`.
    Date,
    /// A day that has passed, kept as the forms write it: `12/03/2021`. Drafts may have `12/3/2021` too, older ones say
    /// it in words.
    Founded,
    /// Sex of a person: one of [`Sex`], kept in Vietnamese. Older drafts may say something else.
    Sex,
}

/// One text of the draft that the forms ask for.
#[derive(Debug)]
pub struct Field {
    /// Its place in the draft file, e.g. `applicant.name`; also its key for guides.
    pub key: &'static str,
    /// Where it is asked.
    pub step: Step,
    /// What is typed.
    pub kind: Kind,
    /// Whether the official form has a place for it that must not stay empty.
    pub needed: bool,
    /// Whether it is a private note of the producer, which stands in no document; see
    /// [`without_private_notes`](crate::draft::without_private_notes).
    pub private: bool,
    /// The standard's name for what is asked (HTML, "autofill field names"), by which a browser fills it in; `off`
    /// where the standard has none.
    pub autocomplete: &'static str,
    /// Label.
    pub label: Message,
    /// What to write.
    pub hint: Option<Message>,
    read: fn(&Draft) -> &String,
    write: fn(&mut Draft) -> &mut String,
}

impl Field {
    /// The field of a key.
    pub fn of(key: &str) -> Option<&'static Field> {
        FIELDS.iter().find(|f| f.key == key)
    }

    /// What the draft says.
    pub fn read(&self, draft: &Draft) -> String {
        (self.read)(draft).clone()
    }

    /// Whether the draft says nothing here.
    pub fn is_empty(&self, draft: &Draft) -> bool {
        (self.read)(draft).trim().is_empty()
    }

    /// The text in the draft, to change it.
    pub fn text_mut<'d>(&self, draft: &'d mut Draft) -> &'d mut String {
        (self.write)(draft)
    }

    /// The name of its input on the screen.
    pub fn id(&self) -> String {
        self.key.replace(['.', '_'], "-")
    }
}
