//! The types of the authored files for serde. `docs/catalogue.md` explains every key.

use catalogue_model::catalogue::{Deadlines, Effort, Indicators, LawState, Level};
use catalogue_model::localized_text::LocalizedText;
use serde::{Deserialize, Deserializer, de};
use std::collections::BTreeMap;

/// Reads a text that the user sees, and refuses an empty one.
pub fn words<'de, D: Deserializer<'de>>(source: D) -> Result<String, D::Error> {
    let text = String::deserialize(source)?;
    if text.trim().is_empty() { Err(de::Error::custom("the text is empty")) } else { Ok(text) }
}

/// A text in every language; a missing or an empty one is a parse error.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalizedTextSource {
    #[serde(deserialize_with = "words")]
    pub vi: String,
    #[serde(deserialize_with = "words")]
    pub en: String,
}

impl LocalizedTextSource {
    /// The text in the form for the program.
    pub fn packed(&self) -> LocalizedText {
        LocalizedText { vi: self.vi.clone(), en: self.en.clone() }
    }
}

/// The title in the law, and an everyday name and a picture for lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleSource {
    #[serde(deserialize_with = "words")]
    pub vi: String,
    #[serde(deserialize_with = "words")]
    pub en: String,
    pub plain: LocalizedTextSource,
    /// Path data of an SVG, in a box of 24 by 24.
    pub picture: String,
}

/// `edition.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionFile {
    pub id: String,
    pub decision: LocalizedTextSource,
    pub decision_long: LocalizedTextSource,
    pub in_force: String,
    pub class: Vec<ClassSource>,
    pub part: BTreeMap<String, TitleSource>,
    pub section: BTreeMap<String, TitleSource>,
    pub ministry: Vec<NamedSource>,
    pub evidence: Vec<NamedSource>,
    pub effort: Vec<EffortSource>,
    pub round: Vec<RoundSource>,
    pub deadlines: Deadlines,
}

/// `guides.toml`: the checklist of a story, and the guides by the keys of their fields.
#[derive(Debug, Deserialize)]
pub struct GuidesFile {
    pub checklist: Vec<NamedSource>,
    #[serde(flatten)]
    pub fields: BTreeMap<String, GuideSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideSource {
    /// The minimum and the maximum number of words.
    pub words: [u16; 2],
    pub ask: Vec<LocalizedTextSource>,
    /// Examples by the key of the industry.
    #[serde(default)]
    pub example: BTreeMap<String, LocalizedTextSource>,
}

/// `commune.toml`: the points that the commune itself checks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommuneFile {
    pub point: Vec<CommunePointSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommunePointSource {
    pub key: String,
    #[serde(deserialize_with = "words")]
    pub vi: String,
    #[serde(deserialize_with = "words")]
    pub en: String,
    pub look: LocalizedTextSource,
    /// Keys in `criteria/`.
    pub questions: Vec<String>,
    /// Keys in `guides.toml`.
    pub fields: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundSource {
    pub level: Level,
    pub proposed_before: String,
    pub rated_before: String,
}

impl RoundSource {
    /// Month and day of a text `MM-DD`.
    pub fn month_day(text: &str) -> Option<(u8, u8)> {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // The day must exist in every year, so 29 February is refused.
        let last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].get(usize::from(month).checked_sub(1)?)?;
        (1..=*last).contains(&day).then_some((month, day))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffortSource {
    pub class: Effort,
    pub weight: u32,
    /// The usual cost of a step of the class, from a minimum to a maximum in đồng.
    pub cost: [u64; 2],
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassSource {
    pub stars: u8,
    pub min_points: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedSource {
    pub key: String,
    #[serde(deserialize_with = "words")]
    pub vi: String,
    #[serde(deserialize_with = "words")]
    pub en: String,
}

/// `classification.toml`: Appendix I.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassificationFile {
    pub industry: Vec<IndustrySource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndustrySource {
    /// The number of the industry in the list.
    pub key: String,
    pub name: LocalizedTextSource,
    /// The name of the industry in the lists of this program.
    pub short: LocalizedTextSource,
    pub group: Vec<ProductGroupSource>,
}

/// A group of products: either it has sub-groups, or a set belongs to it directly.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductGroupSource {
    pub key: String,
    pub name: LocalizedTextSource,
    #[serde(default)]
    pub sub_group: Vec<SubGroupSource>,
    pub set: Option<u16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubGroupSource {
    pub set: u16,
    #[serde(deserialize_with = "words")]
    pub vi: String,
    #[serde(deserialize_with = "words")]
    pub en: String,
}

/// An entry of `ticks.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickSource {
    /// Keys in `papers.toml`.
    pub papers: Vec<String>,
}

/// An entry of `papers.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperSource {
    pub kind: String,
    #[serde(default)]
    pub sample: bool,
    /// The holder of the paper, if one paper serves several products.
    pub shared: Option<SharedBy>,
    #[serde(default)]
    pub fresh_months: u8,
    /// Whether the paper is a contract, which must state its end date.
    #[serde(default)]
    pub term: bool,
    /// The key of the paper that shows that this one is carried out.
    pub with: Option<String>,
    pub indicators: Option<Indicators>,
    /// Whether it is a photo of the code on the label.
    #[serde(default)]
    pub shows_code: bool,
    /// Keys in `laws.toml`.
    #[serde(default)]
    pub laws: Vec<String>,
    /// The key of the draft's text that is this paper.
    pub written: Option<String>,
    #[serde(deserialize_with = "words")]
    pub vi: String,
    #[serde(deserialize_with = "words")]
    pub en: String,
}

/// The range of products that share a paper or an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SharedBy {
    /// All products of the applicant.
    Applicant,
}

/// An entry of `knock_outs.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnockOutSource {
    /// The key under which a draft keeps the answer; left out if it is the key of the entry.
    pub key: Option<String>,
    pub bad: YesNo,
    /// Whether the question is asked at the hand-in, not among the first questions.
    #[serde(default)]
    pub at_hand_in: bool,
    pub ask: LocalizedTextSource,
    pub result: LocalizedTextSource,
    /// The text on it in the council's sheet, above the table or as a note on a criterion.
    pub sheet: LocalizedTextSource,
    pub place: LocalizedTextSource,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YesNo {
    Yes,
    No,
}

/// An entry of `glossary.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermSource {
    pub term: LocalizedTextSource,
    #[serde(rename = "match")]
    pub forms: Forms,
    pub what: LocalizedTextSource,
    pub who: Option<LocalizedTextSource>,
    pub effort: Option<LocalizedTextSource>,
    /// Keys in `laws.toml`.
    #[serde(default)]
    pub laws: Vec<String>,
}

/// An entry of `laws.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawSource {
    pub name: LocalizedTextSource,
    pub about: LocalizedTextSource,
    pub signed: Option<String>,
    pub state: LawState,
    pub since: String,
    /// The key of the law that suspends or replaces it.
    pub by: Option<String>,
    pub means: LocalizedTextSource,
    pub looked: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    pub vi: Vec<String>,
    /// The program looks for terms in the first language only; the English forms in the file are for people who read
    /// it.
    #[allow(dead_code)]
    pub en: Vec<String>,
}

/// An entry of a file under `criteria/`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionSource {
    pub title: LocalizedTextSource,
    /// The everyday name of a section that is itself this criterion; left out if the title is an everyday name.
    pub plain: Option<LocalizedTextSource>,
    pub ask: LocalizedTextSource,
    pub why: LocalizedTextSource,
    /// The note under the title in the council's sheet, besides the reasons for a rejection.
    pub note: Option<LocalizedTextSource>,
    #[serde(default)]
    pub papers: Vec<String>,
    /// Keys in `laws.toml`.
    #[serde(default)]
    pub laws: Vec<String>,
    #[serde(default)]
    pub council: bool,
    /// The products that share the answer, if it is the same for several products.
    pub shared: Option<SharedBy>,
    pub needs: Option<String>,
    pub agrees: Option<String>,
    #[serde(default)]
    pub case: Vec<LocalizedTextSource>,
    pub option: Vec<ChoiceSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceSource {
    pub points: u8,
    #[serde(default)]
    pub stars: u8,
    #[serde(deserialize_with = "words")]
    pub vi: String,
    #[serde(deserialize_with = "words")]
    pub en: String,
    /// The text in print, if the text depends on other options or on the question.
    pub print: Option<LocalizedTextSource>,
    pub effort: Effort,
    /// Whether the text continues the option before it.
    #[serde(default)]
    pub above: bool,
    #[serde(default)]
    pub said: Vec<String>,
    /// The number of the case, from 1.
    pub case: Option<u8>,
    pub papers: Option<Vec<String>>,
}

/// A file under `sets/`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFile {
    pub no: u16,
    pub name: LocalizedTextSource,
    pub short: LocalizedTextSource,
    pub about: LocalizedTextSource,
    pub examples: Examples,
    pub ministries: Vec<String>,
    pub samples: u8,
    pub knock_outs: Vec<String>,
    pub part: Vec<PartSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    pub vi: Vec<String>,
    pub en: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartSource {
    pub id: String,
    pub max: u16,
    pub section: Vec<SectionSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSource {
    pub id: String,
    /// The key of the section in `edition.toml`; left out if the section is itself a criterion.
    pub name: Option<String>,
    pub max: u16,
    pub criteria: Vec<CriterionSource>,
    #[serde(default)]
    pub group: Vec<GroupSource>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSource {
    pub id: String,
    pub title: LocalizedTextSource,
    pub max: u16,
}

/// A criterion of a set: a shared question, with the members in which this set differs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionSource {
    pub id: String,
    #[serde(rename = "use")]
    pub question: String,
    pub title: Option<LocalizedTextSource>,
    pub note: Option<LocalizedTextSource>,
    pub points: Option<Vec<u8>>,
    pub stars: Option<Vec<u8>>,
    #[serde(default)]
    pub knock_outs: Vec<String>,
    pub only_if: Option<String>,
    pub zero_rejects: Option<String>,
}
