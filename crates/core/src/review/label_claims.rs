//! Claims on the label, in the description and in the story, held against the ingredients, the test slips and the
//! register. What makes and what contradicts a claim is data of the edition (`claims.toml`).

use super::papers::role;
use super::results::{RowAt, with_unit};
use crate::catalogue::{Claim, Claims, Edition, EditionTexts as _, Indicators, Text as _, claim_key, claims};
use crate::draft::{Draft, EvidenceState};
use crate::form::Field;
use crate::locale::{Lang, msg, values};
use crate::slips::shows_some;

/// The fields of the forms in which claims are looked for.
const FIELDS: [&str; 4] = ["product.name", "product.description", "product.ingredients", "story.text"];
/// The field of the ingredients.
const INGREDIENTS: &str = "product.ingredients";

/// The place of a claim.
#[derive(Debug, Clone, Copy)]
pub enum ClaimPlace {
    /// A text of the forms.
    Field(&'static Field),
    /// The index of a label in the register, from 0.
    Label(usize),
}

/// What contradicts a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// An ingredient, as written.
    Ingredient(String),
    /// A result of a test slip that shows some of what the claim denies.
    Result(RowAt),
    /// None of the papers that the claim needs is ready.
    NoPaper,
}

/// A claim and what contradicts it.
#[derive(Debug, Clone)]
pub struct ClaimFinding {
    /// The claim.
    pub claim: &'static Claim,
    /// The first place of the claim.
    pub place: ClaimPlace,
    /// What contradicts it.
    pub contradiction: Contradiction,
}

/// The claims of a draft that something contradicts.
pub fn findings(draft: &Draft, edition: &Edition) -> Vec<ClaimFinding> {
    let Some(known) = claims(edition) else { return Vec::new() };
    let texts = texts(draft, edition);
    let made = |claim: &&'static Claim| {
        let place =
            texts.iter().find(|(_, sentences)| sentences.iter().any(|sentence| is_made(known, claim, sentence)));
        Some((*claim, place?.0))
    };
    let mut found = Vec::new();
    for (claim, place) in known.claims.iter().filter_map(|claim| made(&claim)) {
        let mut add = |contradiction| found.push(ClaimFinding { claim, place, contradiction });
        if let Some(item) = contradicting_ingredient(known, claim, &draft.product.ingredients) {
            add(Contradiction::Ingredient(item));
        }
        if let Some(at) = contradicting_result(claim, draft, edition) {
            add(Contradiction::Result(at));
        }
        let ready = |key: &String| draft.papers_of_key(key).any(|paper| paper.state == EvidenceState::Ready);
        if !claim.papers.is_empty() && !claim.papers.iter().any(ready) {
            add(Contradiction::NoPaper);
        }
    }
    found
}

/// Whether a text makes a claim that the edition knows.
pub(super) fn makes_any(edition: &Edition, text: &str) -> bool {
    let Some(known) = claims(edition) else { return false };
    let sentences = sentences(text);
    known.claims.iter().any(|claim| sentences.iter().any(|sentence| is_made(known, claim, sentence)))
}

/// The texts in which claims are looked for, by sentence.
fn texts(draft: &Draft, edition: &Edition) -> Vec<(ClaimPlace, Vec<String>)> {
    let labels = draft.papers.iter().enumerate();
    let labels = labels.filter(|(_, paper)| role(paper, edition) == Some(Indicators::Shown)).map(|(index, paper)| {
        let text = [&*paper.label, &paper.product, &paper.indicators].join("\n");
        (ClaimPlace::Label(index), sentences(&text))
    });
    let fields = FIELDS.iter().filter_map(|key| Field::of(key));
    labels.chain(fields.map(|field| (ClaimPlace::Field(field), sentences(&field.read(draft))))).collect()
}

/// The parts of a text in which words belong together, in the form for comparison, with a space at both ends.
fn sentences(text: &str) -> Vec<String> {
    let parts = text.split(['.', '!', '?', ';', ':', '\n']).map(|part| spaced(&claim_key(part)));
    parts.filter(|part| part.len() > 2).collect()
}

fn spaced(words: &str) -> String {
    format!(" {words} ")
}

/// A sentence without phrases, in whose places no word is left that could be found.
fn without_phrases(sentence: &str, phrases: &[String]) -> String {
    phrases.iter().fold(sentence.to_owned(), |rest, phrase| rest.replace(&spaced(phrase), " | "))
}

/// Whether a sentence makes a claim: it has one of its phrases, without words before it that take it back, and not as a
/// part of a phrase that means something else.
fn is_made(known: &Claims, claim: &Claim, sentence: &str) -> bool {
    // Most sentences make no claim, so the cheap question comes first.
    if !claim.says.iter().any(|phrase| sentence.contains(&spaced(phrase))) {
        return false;
    }
    let rest = without_phrases(sentence, &claim.denied);
    claim.says.iter().any(|phrase| {
        let phrase = spaced(phrase);
        rest.match_indices(&phrase).any(|(at, _)| {
            let before = &rest[..at];
            !known.taken_back.iter().any(|words| before.ends_with(&format!(" {words}")))
        })
    })
}

/// The first ingredient that contradicts a claim, as written. An ingredient that the text says is not in the product
/// contradicts nothing.
fn contradicting_ingredient(known: &Claims, claim: &Claim, text: &str) -> Option<String> {
    let (single, several): (Vec<&String>, Vec<&String>) = known.without.iter().partition(|words| !words.contains(' '));
    for sentence in text.split(['.', '!', '?', ';', '\n']) {
        // Whether an earlier item of the list says that what follows is not in the product.
        let mut left_out = false;
        for item in sentence.split([',', ':']) {
            let key = without_phrases(&spaced(&claim_key(item)), &claim.denied);
            let says_without = |phrase: &&String| {
                key.contains(&spaced(phrase)) && single.iter().any(|word| phrase.starts_with(&format!("{word} ")))
            };
            let says =
                known.claims.iter().flat_map(|claim| &claim.says).filter(says_without).cloned().collect::<Vec<_>>();
            let key = without_phrases(&key, &says);
            let is_in = |word: &String| {
                key.match_indices(&spaced(word)).any(|(at, _)| {
                    let before = &key[..=at];
                    // As in "không natri benzoat": one more word may stand between.
                    let near: Vec<&str> = before.split_whitespace().rev().take(2).collect();
                    let denied = single.iter().any(|w| near.contains(&w.as_str()))
                        || several.iter().any(|w| before.contains(&spaced(w)));
                    !left_out && !denied
                })
            };
            if claim.ingredients.iter().any(is_in) {
                return Some(item.trim().to_owned());
            }
            left_out |= !says.is_empty() || several.iter().any(|words| key.contains(&spaced(words)));
        }
    }
    None
}

/// The first result of a test slip that shows some of what a claim denies.
fn contradicting_result(claim: &Claim, draft: &Draft, edition: &Edition) -> Option<RowAt> {
    let slips = draft.papers.iter().enumerate().filter(|(_, p)| role(p, edition) == Some(Indicators::Tested));
    let rows = slips.flat_map(|(paper, entry)| {
        entry.results.iter().enumerate().map(move |(row, result)| (RowAt { paper, row }, result))
    });
    let mut contradicting = rows.filter(|(_, result)| {
        let name = without_phrases(&spaced(&claim_key(&result.name)), &claim.denied);
        claim.indicators.iter().any(|word| name.contains(&spaced(word))) && shows_some(result)
    });
    contradicting.next().map(|(at, _)| at)
}

impl ClaimPlace {
    /// The address of the place, relative to the address of the draft.
    fn screen(self) -> String {
        match self {
            ClaimPlace::Field(field) => field_screen(field),
            ClaimPlace::Label(index) => format!("papers/{index}#paper-indicators"),
        }
    }

    fn words<'d>(self, draft: &'d Draft, edition: &Edition, lang: Lang) -> &'d str {
        match self {
            ClaimPlace::Field(field) => field.label.text(lang),
            ClaimPlace::Label(index) => draft.papers.get(index).map_or("", |paper| paper.name(edition, lang)),
        }
    }
}

fn field_screen(field: &Field) -> String {
    format!("details/{}#{}", field.step.key(), field.id())
}

impl ClaimFinding {
    /// The address of the claim, relative to the address of the draft.
    pub(super) fn screen(&self) -> String {
        self.place.screen()
    }

    /// The address and the name of the place of what contradicts the claim.
    pub(super) fn other_place(&self, draft: &Draft, edition: &Edition, lang: Lang) -> Option<(String, String)> {
        match &self.contradiction {
            Contradiction::Ingredient(_) => {
                Field::of(INGREDIENTS).map(|field| (field_screen(field), field.label.text(lang).to_owned()))
            }
            Contradiction::Result(at) => {
                draft.papers.get(at.paper).map(|paper| (at.screen(), paper.full_name(edition, lang)))
            }
            Contradiction::NoPaper => Some(("papers".to_owned(), msg::PAPERS_TITLE.text(lang).to_owned())),
        }
    }

    /// The words of the finding, as one sentence without a full stop.
    pub(super) fn words(&self, draft: &Draft, edition: &Edition, lang: Lang) -> String {
        let claim = match lang {
            Lang::Vi => &self.claim.name.vi,
            Lang::En => &self.claim.name.en,
        };
        let place = self.place.words(draft, edition, lang);
        match &self.contradiction {
            Contradiction::Ingredient(text) => {
                msg::SLIPS_CLAIM_INGREDIENT.fill(lang, values::ClaimPlaceText { claim, place: &place, text })
            }
            Contradiction::Result(at) => {
                let (name, result) =
                    at.of(draft).map(|row| (row.name.trim(), with_unit(&row.result, &row.unit))).unwrap_or_default();
                let values = values::ClaimNamePlaceResult { claim, name: &name, place: &place, result: &result };
                msg::SLIPS_CLAIM_RESULT.fill(lang, values)
            }
            Contradiction::NoPaper => {
                let papers = self.claim.papers.iter().map(|key| format!("“{}”", edition.paper_name(key, lang)));
                let laws = self.claim.laws.iter().filter_map(|law| edition.laws.get(usize::from(*law)));
                let laws: Vec<&str> = laws.map(|law| law.name.text(lang)).collect();
                let papers = papers.collect::<Vec<_>>().join(msg::SLIPS_OR.text(lang));
                let words =
                    msg::SLIPS_CLAIM_PAPER.fill(lang, values::ClaimListPlace { claim, list: &papers, place: &place });
                if laws.is_empty() { words } else { format!("{words} ({})", laws.join(", ")) }
            }
        }
    }
}
