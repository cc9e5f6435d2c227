//! Drafts from outside: what is refused does no harm, and what is taken is good for everything.

use sao_lang_core::assessment::{assess, assessed, note};
use sao_lang_core::catalogue::catalogue;
use sao_lang_core::draft::{
    Answer, Attachment, Draft, EvidenceState, MAX_BYTES, Paper, RatingKind, Snapshot, Topic, YEARS, Year, parse,
    to_compact_json, to_json,
};
use sao_lang_core::form::FIELDS;
use sao_lang_core::repository::{Repository, preview};

use super::chance::{Chance, date, text};
use super::{Made, documents, links};
use test_support::memory::Memory;

/// What is done with a file that was picked. Whether it was taken.
pub fn import(bytes: &[u8], chance: &mut Chance, made: &mut Made) -> bool {
    match parse(bytes) {
        Ok(draft) => {
            taken(&draft, chance, made);
            true
        }
        Err(_) => {
            if let Ok(text) = std::str::from_utf8(bytes) {
                preview(text);
            }
            false
        }
    }
}

/// A draft that was taken can be assessed, written, kept, handed over, and made into every document. What takes long is
/// done now and then.
pub fn taken(draft: &Draft, chance: &mut Chance, made: &mut Made) {
    let Some((edition, set)) = draft.edition_and_set(catalogue()) else {
        panic!("a draft of an unknown set was taken")
    };
    assert!(assess(draft, edition, set).score.total <= 100);
    if chance.once_in(2) {
        comes_back(draft, chance);
    }
    if chance.once_in(16) {
        is_kept(draft);
        made.count("kept");
    }
    if chance.once_in(32) {
        links::hand_over(draft, chance, made);
    }
    if chance.once_in(32) {
        documents::make(draft, edition, set, chance, made);
    }
}

/// What is written is read back as it was.
pub fn comes_back(draft: &Draft, chance: &mut Chance) {
    let text = if chance.once_in(4) { to_json(draft) } else { to_compact_json(draft) };
    match parse(text.as_bytes()) {
        Ok(again) => assert!(again == *draft, "a draft was changed by writing it"),
        Err(error) => panic!("a draft that was taken cannot be read again: {error}"),
    }
}

/// What is stored is opened as it was, also after a change.
pub fn is_kept(draft: &Draft) {
    let memory = Memory::default();
    let repository = Repository { store: &memory };
    let Ok((version, _)) = repository.save("a", draft, None) else { panic!("a draft was not kept") };
    let mut changed = draft.clone();
    let Some(result) = assessed(draft) else { panic!("the draft has a place") };
    note(&mut changed, &result, "2026-11-28T08:00:00Z");
    match repository.open("a") {
        Ok(opened) => assert!(opened.draft == *draft && opened.rescued.is_none(), "a draft was changed by keeping it"),
        Err(error) => panic!("a draft that was kept cannot be opened: {error}"),
    }
    // A change can be one too many for a draft that was just small enough.
    let fits = to_compact_json(&changed).len() <= MAX_BYTES;
    assert_eq!(repository.save("a", &changed, Some(version)).is_ok(), fits, "whether a change was kept");
}

/// A draft that can be taken, with odd texts wherever there is one.
pub fn dressed(chance: &mut Chance) -> Draft {
    let edition = catalogue().newest();
    let set = &edition.sets[chance.below(edition.sets.len())];
    let mut draft = Draft::new(set.no, date(chance));
    draft.changed = date(chance).to_owned();
    draft.kind = chance.one_of(&[RatingKind::First, RatingKind::Upgrade, RatingKind::ReRating]);
    for field in FIELDS {
        if chance.once_in(4) {
            *field.text_mut(&mut draft) = text(chance);
        }
    }
    let key = |chance: &mut Chance| match chance.below(8) {
        0 => text(chance),
        _ => edition.papers[chance.below(edition.papers.len())].key.clone(),
    };
    let state =
        |chance: &mut Chance| chance.one_of(&[EvidenceState::None, EvidenceState::Preparing, EvidenceState::Ready]);
    let open = 1 + chance.below(4);
    for criterion in set.criteria().filter(|_| chance.once_in(open)).collect::<Vec<_>>() {
        let option = Some(1 + chance.below(criterion.scores.len()) as u8).filter(|_| chance.below(9) > 0);
        let papers = (0..chance.below(3)).map(|_| key(chance)).collect();
        let note = if chance.once_in(3) { text(chance) } else { String::new() };
        let answer = Answer { option, evidence: state(chance), papers, note, ..Answer::default() };
        draft.answers.insert(criterion.id.clone(), answer);
    }
    for _ in 0..chance.below(5) {
        let mut paper = Paper { paper: key(chance), label: text(chance), state: state(chance), ..Paper::default() };
        (paper.due, paper.issued, paper.valid_until) = (date(chance).into(), date(chance).into(), date(chance).into());
        (paper.number, paper.issuer, paper.holder) = (text(chance), text(chance), text(chance));
        paper.files = (0..chance.below(3)).map(|_| attachment(chance)).collect();
        draft.papers.push(paper);
    }
    for knock_out in edition.knock_outs.iter().filter(|_| chance.once_in(3)).collect::<Vec<_>>() {
        draft.knock_outs.insert(knock_out.key.clone(), chance.once_in(2));
    }
    draft.recognition.issued = date(chance).to_owned();
    draft.recognition.stars = chance.below(7) as u8;
    for topic in Topic::ALL {
        draft.recognition.tick_unchanged(topic, chance.once_in(4));
        if chance.once_in(3) {
            let paper = key(chance);
            draft.recognition.tick_paper(topic, &paper, true);
        }
    }
    let year = |chance: &mut Chance| {
        let number = 2020 + chance.below(9) as u16;
        Year { year: number, output: text(chance), revenue: text(chance), ..Year::default() }
    };
    draft.recognition.years = (0..chance.below(YEARS + 1)).map(|_| year(chance)).collect();
    draft.plan.stars = Some(chance.below(8) as u8).filter(|_| chance.once_in(2));
    draft.plan.margin = chance.below(256) as u8;
    draft.history =
        (0..chance.below(4)).map(|_| Snapshot { date: date(chance).into(), ..Snapshot::default() }).collect();
    draft
}

fn attachment(chance: &mut Chance) -> Attachment {
    let kinds = ["image/jpeg", "image/png", "application/pdf", "text/html", ""];
    let id = if chance.once_in(4) { text(chance) } else { format!("file-{}", chance.below(9)) };
    let media_type = chance.one_of(&kinds).to_owned();
    Attachment {
        id,
        name: text(chance),
        media_type,
        bytes: chance.next(),
        caption: text(chance),
        ..Attachment::default()
    }
}
