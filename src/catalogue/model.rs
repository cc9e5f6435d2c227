//! The catalogue as the program uses it: structure and figures, with texts by number.
//!
//! This file is compiled twice: into the library, and into the build script, which
//! packs the authored files into these types.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::bilingual::Words;

/// A text of the catalogue: its line in each language's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextId(pub u16);

/// The place of an answer that says that none of the levels of its criterion is reached: 0 points. Options are counted
/// from 1 on. It is offered where no option is worth 0 points.
pub const NO_LEVEL: usize = 0;

/// All editions, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The editions, newest first.
    pub editions: Vec<Edition>,
}

/// The criteria of one Decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Stable id, named by every draft, e.g. `qd26-2026`.
    pub id: String,
    /// Short name of the Decision, e.g. "QĐ 26/2026".
    pub decision: TextId,
    /// Full name of the Decision with its date.
    pub decision_long: TextId,
    /// Day from which the edition applies, as `YYYY-MM-DD`.
    pub in_force: String,
    /// Star classes by points, highest first.
    pub classes: Vec<StarClass>,
    /// The industries I to VI of Appendix I, by their short names; see [`Classification`].
    pub industries: Vec<Named>,
    /// The groups of Appendix I.
    pub groups: Vec<Named>,
    /// The bodies of state that manage product groups (Appendix I).
    pub ministries: Vec<Named>,
    /// The rows of the evidence table of form 02 (Appendix III), in order.
    pub evidence_kinds: Vec<Named>,
    /// Papers that prove answers.
    pub papers: Vec<Paper>,
    /// What makes the boxes of form 02, I.7, true; see [`Edition::tick_papers`].
    pub ticks: Vec<TickPapers>,
    /// Reasons for which a dossier is rejected whatever its points.
    pub knock_outs: Vec<KnockOut>,
    /// The law beside the Decision on which questions, papers and terms rely.
    pub laws: Vec<Law>,
    /// Terms explained to the producer.
    pub glossary: Vec<Term>,
    /// Weight of each class of effort in a plan, lightest first; [`Effort::Fixed`] has none.
    pub efforts: Vec<EffortWeight>,
    /// The rounds of rating (QĐ 26/2026, Art. 5).
    pub rounds: Vec<Round>,
    /// How long things may take.
    pub deadlines: Deadlines,
    /// Help with the longer texts of the forms.
    pub guides: Vec<Guide>,
    /// What a good story of a product has.
    pub story_checks: Vec<Named>,
    /// What the commune itself looks at, in the order of form 03 (QĐ 26/2026, Art. 7.2a).
    pub commune_points: Vec<CommunePoint>,
    /// Indexes into [`Edition::questions`] of those about the applicant, whose answer is the same for all of its products.
    pub shared_questions: Vec<u16>,
    /// The questions, each used by one or more sets.
    pub questions: Vec<Question>,
    /// The product sets, by number.
    pub sets: Vec<ProductSet>,
}

/// A text of a guide: its line in each language's table of guides. Only the screens that ask for long texts need them, so
/// they are a table of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GuideText(pub u16);

/// Help with a longer text of the forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guide {
    /// Key of the field, e.g. `product.description`.
    pub field: String,
    /// Number of words that the text should have at least.
    pub least_words: u16,
    /// Number of words that it should have at most.
    pub most_words: u16,
    /// Questions to answer one after the other.
    pub asks: Vec<GuideText>,
    /// How a producer might begin, one per industry in the order of [`Edition::industries`]; or none.
    pub examples: Vec<GuideText>,
}

/// A point on which the commune reports (QĐ 26/2026, Appendix III, form 03, part II).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommunePoint {
    /// Key in the authored file.
    pub key: String,
    /// Title in the form.
    pub title: TextId,
    /// What the commune compares with.
    pub look: TextId,
    /// Indexes into [`Edition::questions`] of those whose answers say what the applicant says.
    pub questions: Vec<u16>,
    /// Keys of the texts of the forms that say it as well, e.g. `applicant.history`.
    pub fields: Vec<String>,
}

/// Something that has a key and a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Key by which the authored files name it.
    pub key: String,
    /// What the user sees.
    pub name: TextId,
}

/// A star class by points (QĐ 26/2026, Art. 3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StarClass {
    /// Stars, 1 to 5.
    pub stars: u8,
    /// Least points of the class.
    pub min_points: u16,
}

/// Who rates in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The province, for 3 and 4 stars (QĐ 26/2026, Art. 5.1).
    Province,
    /// The ministry, for 5 stars (Art. 5.2).
    Ministry,
}

/// A round of rating, every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Who rates.
    pub level: Level,
    /// Month and day before which the dossier must be proposed.
    pub proposed_before: (u8, u8),
    /// Month and day before which it is rated.
    pub rated_before: (u8, u8),
}

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// Working days that the commune has for a dossier (Art. 7.2).
    pub commune_working_days: u16,
    /// Months for which a certificate is valid (Art. 7.6).
    pub certificate_months: u16,
    /// Days before a certificate's end from which a re-rating may be asked for (Art. 7.6a).
    pub renewal_from_days: u16,
    /// Days before a certificate's end until which it may (Art. 7.6a).
    pub renewal_until_days: u16,
    /// Days that a re-rating takes at most (Art. 7.6g).
    pub re_rating_days: u16,
    /// Days for which a certificate may run on at most while a late dossier is decided (Art. 12.3).
    pub late_days: u16,
}

/// What the indicators on a paper are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indicators {
    /// Those that the producer has declared.
    Declared,
    /// Those that a laboratory has tested.
    Tested,
    /// Those that the label shows.
    Shown,
}

/// A paper that proves an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Key by which criteria name it.
    pub key: String,
    /// Index into [`Edition::evidence_kinds`].
    pub kind: u8,
    /// Name of the paper.
    pub name: TextId,
    /// Whether it is the product itself, which goes with every dossier (Art. 6.2d).
    pub sample: bool,
    /// Whether it is the applicant's and serves all of its products, as a trade mark does.
    pub shared: bool,
    /// Months from its day of issue for which it counts; 0 for no limit.
    pub fresh_months: u8,
    /// Whether it is a contract, which must say until when it runs.
    pub term: bool,
    /// Key of the paper that shows that it is lived by, e.g. invoices for a contract.
    pub with: Option<String>,
    /// What the indicators are that stand on it.
    pub indicators: Option<Indicators>,
    /// Indexes into [`Edition::laws`] of what it is made or issued under.
    pub laws: Vec<u16>,
    /// Key of the text of the forms that is this paper, e.g. `story.text`: it is written in the app.
    pub written: Option<String>,
}

/// A box of form 02, I.7 (Appendix III): what the applicant has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tick {
    /// Business registration.
    BusinessRegistration,
    /// Quality of the product declared.
    QualityDeclared,
    /// Food-safety certificate.
    FoodSafety,
    /// Compulsory production certificate.
    ProductionCertificate,
    /// Trade-mark certificate.
    TradeMark,
    /// Right to use a geographical indication, collective or certification mark.
    Indication,
    /// Patent.
    Patent,
    /// Industrial design.
    Design,
    /// Copyright.
    Copyright,
}

impl Tick {
    /// All boxes, in the order of the form.
    pub const ALL: [Tick; 9] = [
        Tick::BusinessRegistration,
        Tick::QualityDeclared,
        Tick::FoodSafety,
        Tick::ProductionCertificate,
        Tick::TradeMark,
        Tick::Indication,
        Tick::Patent,
        Tick::Design,
        Tick::Copyright,
    ];
}

/// The papers of which a ready one makes a box true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TickPapers {
    /// The box.
    pub tick: Tick,
    /// Indexes into [`Edition::papers`], in the order of the authored file.
    pub papers: Vec<u16>,
}

/// A reason for rejection, asked as a yes/no question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnockOut {
    /// Key under which a draft keeps the answer.
    pub key: String,
    /// The answer that rejects the dossier: `true` for yes.
    pub bad: bool,
    /// Whether it is asked when the dossier is taken along: before, nobody can tell (QĐ 26/2026, App. II: an incomplete dossier).
    pub at_hand_in: bool,
    /// The question.
    pub ask: TextId,
    /// What is wrong where it applies, and what to do.
    pub result: TextId,
    /// Where the Decision says so.
    pub place: TextId,
}

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Key, also the anchor on the glossary page.
    pub key: String,
    /// The term itself.
    pub term: TextId,
    /// What it is.
    pub what: TextId,
    /// Who issues or runs it.
    pub who: Option<TextId>,
    /// Roughly how long it takes and what it costs.
    pub effort: Option<TextId>,
    /// Indexes into [`Edition::laws`] of what it rests on.
    pub laws: Vec<u16>,
}

/// Whether an instrument of law applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LawState {
    /// It applies.
    InForce,
    /// It was signed, but does not apply for the time being.
    Suspended,
    /// Another one has taken its place.
    Replaced,
}

/// An instrument of law beside the Decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Key by which the authored files name it, also the anchor on the page of laws.
    pub key: String,
    /// Kind and number, e.g. "Nghị định 15/2018/NĐ-CP".
    pub name: TextId,
    /// What it is about.
    pub about: TextId,
    /// Day on which it was signed, `YYYY-MM-DD`, where this is known.
    pub signed: Option<String>,
    /// Whether it applies.
    pub state: LawState,
    /// Day from which the state holds, `YYYY-MM-DD`.
    pub since: String,
    /// Index into [`Edition::laws`] of what suspends or replaces it.
    pub by: Option<u16>,
    /// What it means for the producer.
    pub means: TextId,
    /// Day on which its state was last looked at, `YYYY-MM-DD`.
    pub looked: String,
}

/// What it takes to get from the next lower option to this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effort {
    /// Paper work only.
    Days,
    /// Small spending.
    Weeks,
    /// An investment or a certificate.
    Months,
    /// Seasons or years, e.g. two years of growth.
    Seasons,
    /// The producer cannot change it.
    Fixed,
}

/// What a class of effort weighs against the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffortWeight {
    /// The class.
    pub class: Effort,
    /// Its weight; roughly the working days it takes.
    pub weight: u32,
}

/// A question in plain words with its options; sets give it its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Key in the authored files.
    pub key: String,
    /// The question to the producer.
    pub ask: TextId,
    /// What it means or why it matters.
    pub why: TextId,
    /// Whether the council judges it by its own impression.
    pub council: bool,
    /// Key of the text of the forms that an answer with points relies on, e.g. `story.text`.
    pub needs: Option<String>,
    /// Key of the text of the forms that says the same, e.g. `applicant.organisation`; see [`Choice::said`].
    pub agrees: Option<String>,
    /// Cases of which one applies (set 26); empty for most questions.
    pub cases: Vec<TextId>,
    /// The options in the order of the official sheet.
    pub options: Vec<Choice>,
    /// Indexes into [`Edition::glossary`] of the terms that occur.
    pub terms: Vec<u16>,
    /// Indexes into [`Edition::laws`] of what it relies on itself; see [`Edition::laws_of`].
    pub laws: Vec<u16>,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// A statement of fact about the product.
    pub text: TextId,
    /// What it takes to get here from the next lower option.
    pub effort: Effort,
    /// Index into [`Question::cases`], where the question has cases.
    pub case: Option<u8>,
    /// Whether its text goes on from the option before it ("as above, and ...").
    pub above: bool,
    /// Words of which one stands in the text of [`Question::agrees`] where this option is true.
    pub said: Vec<String>,
    /// Indexes into [`Edition::papers`].
    pub papers: Vec<u16>,
}

/// Where a product set stands in Appendix I, with the names of that list (form 01, item 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    /// Number of the industry in the list, `I` to `VI`.
    pub number: String,
    /// Industry (ngành).
    pub industry: Words,
    /// Group (nhóm).
    pub group: Words,
    /// Sub-group (phân nhóm); `None` where the list has none in this group.
    pub sub_group: Option<Words>,
}

/// A product set: the table of criteria for one group of products (Appendix II).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductSet {
    /// Official number, 1 to 26.
    pub no: u16,
    /// Official name.
    pub name: TextId,
    /// Everyday name.
    pub short: TextId,
    /// What belongs here.
    pub about: TextId,
    /// Everyday examples, separated by `; `.
    pub examples: TextId,
    /// Index into [`Edition::industries`].
    pub industry: u8,
    /// Index into [`Edition::groups`].
    pub group: u8,
    /// Place in the packed list of classifications; see [`ProductSet::classification`].
    pub classified: u16,
    /// Indexes into [`Edition::ministries`].
    pub ministries: Vec<u8>,
    /// Samples handed in with the dossier (Art. 6.2d); 0 for services.
    pub samples: u8,
    /// Indexes into [`Edition::knock_outs`] of those above the table.
    pub knock_outs: Vec<u16>,
    /// Parts A, B and C.
    pub parts: Vec<Part>,
}

// The build script reads them as well.
impl ProductSet {
    /// All criteria in the order of the official sheet.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.sections().flat_map(|s| &s.criteria)
    }

    /// All sections in order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.parts.iter().flat_map(|p| &p.sections)
    }

    /// Every knock-out that the producer can be asked about, with the criterion it is a note on: those above the table
    /// first, then those of criteria. Each stands once.
    pub fn asked_knock_outs(&self) -> impl Iterator<Item = (u16, Option<&Criterion>)> {
        let notes = self.criteria().flat_map(|c| c.knock_outs.iter().map(move |k| (*k, Some(c))));
        let mut seen = BTreeSet::new();
        self.knock_outs.iter().map(|k| (*k, None)).chain(notes).filter(move |(k, _)| seen.insert(*k))
    }
}

/// The first few of a set's examples, as they stand under its name; `examples` is the text of [`ProductSet::examples`].
pub fn few_examples(examples: &str) -> String {
    examples.split("; ").take(6).collect::<Vec<_>>().join(", ")
}

/// Part A, B or C.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `A`, `B` or `C`.
    pub id: String,
    /// Title.
    pub title: TextId,
    /// Everyday name for lists, beside which the title stands.
    pub plain: TextId,
    /// Points at most.
    pub max: u16,
    /// Sections in order.
    pub sections: Vec<Section>,
}

/// A numbered section of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Official number, e.g. `1`.
    pub id: String,
    /// Title; that of its only criterion where the section is itself a criterion.
    pub title: TextId,
    /// Everyday name for lists; where the section is itself a criterion, it may be the title.
    pub plain: TextId,
    /// Path data of an SVG in a box of 24 by 24, to be drawn as a line; its part's where the section is itself a
    /// criterion.
    pub picture: String,
    /// Points at most.
    pub max: u16,
    /// Groups of criteria with three-level ids (sets 11 and 13).
    pub groups: Vec<Group>,
    /// Criteria in order.
    pub criteria: Vec<Criterion>,
}

/// A titled group within a section, e.g. 6.1 of set 11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Official number, e.g. `6.1`; its criteria are `6.1.1`, `6.1.2`, ...
    pub id: String,
    /// Title.
    pub title: TextId,
    /// Points at most.
    pub max: u16,
}

/// A criterion as one set scores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Official number, e.g. `1.1`, `6.1.2` or `8`.
    pub id: String,
    /// Official title.
    pub title: TextId,
    /// Index into [`Edition::questions`].
    pub question: u16,
    /// Points and star marks, option by option.
    pub scores: Vec<Score>,
    /// Indexes into [`Edition::knock_outs`] of the notes on this criterion.
    pub knock_outs: Vec<u16>,
    /// Counts only where the named criterion has more than 0 points.
    pub only_if: Option<String>,
    /// Index into [`Edition::knock_outs`] of the rejection that follows from 0 points here.
    pub zero_rejects: Option<u16>,
}

impl Criterion {
    /// Points at most.
    pub fn max(&self) -> u8 {
        self.scores.iter().map(|s| s.points).max().unwrap_or(0)
    }

    /// Whether [`NO_LEVEL`] is a choice beside the options: the sheet has no line for a product that reaches none of
    /// the levels.
    pub fn offers_no_level(&self) -> bool {
        self.zero_option().is_none()
    }

    /// The places that can be chosen, in the order in which they are shown.
    pub fn places(&self) -> impl Iterator<Item = usize> + use<> {
        (1..=self.scores.len()).chain(self.offers_no_level().then_some(NO_LEVEL))
    }

    /// The 1-based place of the option that is worth 0 points.
    pub fn zero_option(&self) -> Option<usize> {
        self.scores.iter().position(|s| s.points == 0).map(|index| index + 1)
    }

    /// The place that is meant by an answer from outside, or `None` where the criterion has no such option. An option
    /// worth 0 points says by itself what [`NO_LEVEL`] says, and stands in its place.
    pub fn place(&self, option: usize) -> Option<usize> {
        match option {
            NO_LEVEL => Some(self.zero_option().unwrap_or(NO_LEVEL)),
            _ => (option <= self.scores.len()).then_some(option),
        }
    }
}

/// What an option is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// Points.
    pub points: u8,
    /// Star mark: the least option for that many stars (3, 4 or 5); 0 for none.
    pub min_stars: u8,
}
