//! A code that was looked at becomes a photo in the register. The answer to a criterion stays the producer's.

use crate::catalogue::{Criterion, Edition, EditionTexts as _, ProductSet, Score, Text as _};
use crate::draft::{Attachment, Draft, MAX_PAPERS, Paper};
use crate::locale::{Lang, msg, values};

use super::{CodeContent, OnlineCheck};

/// The most characters of a code's text in a caption; addresses are far shorter.
const LONGEST_TEXT: usize = 300;

/// A level of a criterion that asks for the photo of the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedBy {
    /// The id of the criterion.
    pub criterion: String,
    /// The number of the option, from 1.
    pub option: usize,
    /// The number of stars for which it is the lowest sufficient one, if it has a star mark.
    pub stars: Option<u8>,
}

/// The lowest level of each criterion that asks for the photo of the code, in the order of the set.
pub fn asked_by(edition: &Edition, set: &ProductSet) -> Vec<AskedBy> {
    let Some(paper) = edition.code_paper else { return Vec::new() };
    let level = |criterion: &Criterion| {
        let options = &edition.question(criterion).options;
        let option = options.iter().position(|option| option.papers.contains(&paper))? + 1;
        let stars = criterion.score(option).and_then(Score::mark);
        Some(AskedBy { criterion: criterion.id.clone(), option, stars })
    };
    set.criteria().filter_map(level).collect()
}

impl AskedBy {
    /// The level in the words of the Decision.
    pub fn words(&self, edition: &Edition, set: &ProductSet, lang: Lang) -> String {
        let criterion = set.criteria().find(|criterion| criterion.id == self.criterion);
        let level = criterion.and_then(|criterion| edition.printed(criterion, self.option, lang)).unwrap_or_default();
        let (decision, id, level) = (&edition.decision.text(lang), &self.criterion, &level);
        match self.stars {
            Some(n) => msg::TRACE_CODE_ASKED_STARS.fill(lang, values::DecisionIdLevelN { decision, id, level, n: &n }),
            None => msg::TRACE_CODE_ASKED.fill(lang, values::DecisionIdLevel { decision, id, level }),
        }
    }
}

/// The index of the paper in the register that is the photo of the code; the first one, if there are several.
pub fn code_paper(draft: &Draft, edition: &Edition) -> Option<usize> {
    let key = &edition.paper(edition.code_paper?).key;
    draft.papers.iter().position(|paper| paper.paper == *key)
}

/// A code, and what was seen of it online.
#[derive(Debug, Clone, Copy)]
pub struct CodeEvidence<'e> {
    /// The text of the code.
    pub text: &'e str,
    /// What it holds.
    pub content: &'e CodeContent,
    /// What was looked at, and whether it is so.
    pub seen: &'e [(OnlineCheck, bool)],
    /// The day, `YYYY-MM-DD`.
    pub today: &'e str,
}

impl CodeEvidence<'_> {
    /// The caption of the photo: what the code says and what was found. It is part of the dossier, so it is in Vietnamese.
    pub fn caption(&self) -> String {
        let lang = Lang::Vi;
        let text = shortened(&super::shown(self.text));
        let mut parts = vec![msg::TRACE_CODE_CAPTION.fill(lang, values::Text { text: &text })];
        parts.push(self.content.kind.words(lang).to_owned());
        parts.extend(self.content.gtin_words(lang));
        parts.extend(self.content.mark_words(lang));
        if !self.seen.is_empty() {
            let day = lang.day_or_text(self.today);
            parts.push(msg::TRACE_CODE_CAPTION_SEEN.fill(lang, values::Day { day: &day }));
            parts.extend(self.seen.iter().map(|(check, is_so)| {
                let answer = if *is_so { msg::TRACE_CODE_YES } else { msg::TRACE_CODE_NO };
                format!("{} {}.", check.short_words(lang), answer.text(lang).to_lowercase())
            }));
        }
        parts.join(" ")
    }
}

/// The text, cut where it is longer than a caption takes.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Adds the photo of a code to the paper of the register that it belongs to, which is added if there is none: in the state that
/// the answers state. Returns the index of the paper; `None` if the edition has no such paper, or the register is full.
pub fn add_code_evidence(draft: &mut Draft, edition: &Edition, photo: Attachment) -> Option<usize> {
    let index = match code_paper(draft, edition) {
        Some(index) => index,
        None if draft.papers.len() >= MAX_PAPERS => return None,
        None => {
            let key = &edition.paper(edition.code_paper?).key;
            let state = draft.paper_state(key);
            draft.add_paper(Paper { paper: key.clone(), state, ..Paper::default() });
            draft.papers.len() - 1
        }
    };
    draft.edit_paper(index, |paper| paper.files.push(photo));
    Some(index)
}

/// Changes the caption of a photo, wherever it is in the register. Returns whether it is there.
pub fn set_caption(draft: &mut Draft, id: &str, caption: String) -> bool {
    let place = draft.papers.iter().position(|paper| paper.files.iter().any(|file| file.id == id));
    let Some(index) = place else { return false };
    draft.edit_paper(index, |paper| {
        if let Some(file) = paper.files.iter_mut().find(|file| file.id == id) {
            file.caption = caption;
        }
    });
    true
}
