//! Random drafts of any set, and small random editions for tests that compare with all possibilities. All of them
//! come from a seed, so that they are the same on every run.

use sao_lang_core::catalogue::{
    Criterion, Edition, Effort, EffortWeight, Paper, Part, ProductSet, Question, QuestionOption, Score, Section,
    StarClass, TextId,
};
use sao_lang_core::draft::{Answer, Draft, EvidenceState};

/// A source of random numbers (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Random numbers that are the same for the same seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number from 0 to `limit - 1`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        usize::try_from(mixed % limit as u64).unwrap_or(0)
    }

    /// True with a probability of 1 in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// A random item of a list.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// A draft of a set: most questions have an answer, some are open or reach no level, and evidence is in any state.
pub fn draft(dice: &mut Dice, set: &ProductSet) -> Draft {
    // Some producers have answered nearly all questions, others have just begun.
    let open = dice.one_of(&[2, 5, 10, 20]);
    let mut draft = Draft::new(set.no, "");
    for criterion in set.criteria() {
        let lowest = usize::from(criterion.zero_option().is_some());
        let option = dice.below(criterion.scores.len() + 1 - lowest) + lowest;
        let option = if dice.once_in(open) { None } else { u8::try_from(option).ok() };
        let evidence = dice.one_of(&[EvidenceState::None, EvidenceState::Preparing, EvidenceState::Ready]);
        draft.answers.insert(criterion.id.clone(), Answer { option, evidence, ..Answer::default() });
    }
    draft
}

/// The classes of effort that have a weight, lightest first.
const CLASSES: [Effort; 4] = [Effort::Days, Effort::Weeks, Effort::Months, Effort::Seasons];

const NO_TEXT: TextId = TextId(0);

/// An edition of one set with 3 to 6 criteria, 1.1 to 1.6, of 2 to 4 options each.
pub fn edition(dice: &mut Dice) -> Edition {
    let count = 3 + dice.below(4);
    let (questions, mut criteria): (Vec<Question>, Vec<Criterion>) = (0..count).map(|n| criterion(dice, n)).unzip();
    // Some criteria count only if one other criterion, `head`, has points; `head` itself always counts.
    let head = dice.below(count);
    for place in (0..count).filter(|place| *place != head) {
        criteria[place].only_if = dice.once_in(5).then(|| criteria[head].id.clone());
    }
    let set = set(criteria);
    let most: u16 = set.parts.iter().map(|p| p.max).sum();
    let classes = [(5, 9), (4, 7), (3, 5), (2, 3), (1, 0)];
    let mut weight = 0;
    let mut heavier = |class| {
        weight += 1 + u32::try_from(dice.below(3)).unwrap_or(0);
        EffortWeight { class, weight }
    };
    Edition {
        guides: Vec::new(),
        story_checks: Vec::new(),
        commune_points: Vec::new(),
        id: "small".to_owned(),
        decision: NO_TEXT,
        decision_long: NO_TEXT,
        in_force: "2026-01-01".to_owned(),
        classes: classes.map(|(stars, tenths)| StarClass { stars, min_points: most * tenths / 10 }).to_vec(),
        industries: vec![],
        groups: vec![],
        ministries: vec![],
        evidence_kinds: vec![],
        papers: [("sample", true, false), ("invoice", false, false), ("certificate", false, true)]
            .map(|(key, sample, shared)| Paper {
                key: key.to_owned(),
                kind: 0,
                name: NO_TEXT,
                sample,
                template: false,
                shared,
                fresh_months: 0,
                term: false,
                with: None,
                indicators: None,
                laws: vec![],
                written: None,
            })
            .to_vec(),
        code_paper: None,
        ticks: vec![],
        knock_outs: vec![],
        glossary: vec![],
        laws: vec![],
        rounds: Vec::new(),
        deadlines: sao_lang_core::catalogue::catalogue().newest().deadlines,
        efforts: CLASSES.map(&mut heavier).to_vec(),
        shared_questions: Vec::new(),
        questions,
        sets: vec![set],
    }
}

/// A set with the first two criteria in part A and the others in part B.
fn set(mut criteria: Vec<Criterion>) -> ProductSet {
    let others = criteria.split_off(2);
    let part = |(id, criteria): (&str, Vec<Criterion>)| {
        let max = criteria.iter().map(|c| u16::from(c.max())).sum();
        let section = Section {
            id: "1".to_owned(),
            title: NO_TEXT,
            plain: NO_TEXT,
            picture: String::new(),
            max,
            groups: vec![],
            criteria,
        };
        Part { id: id.to_owned(), title: NO_TEXT, plain: NO_TEXT, max, sections: vec![section] }
    };
    ProductSet {
        no: 1,
        name: NO_TEXT,
        short: NO_TEXT,
        about: NO_TEXT,
        examples: NO_TEXT,
        industry: 0,
        group: 0,
        classified: 0,
        ministries: vec![],
        samples: 5,
        knock_outs: vec![],
        parts: [("A", criteria), ("B", others)].map(part).to_vec(),
    }
}

/// A question and the criterion that uses it. One of five has two cases and then no star marks, as in the Decision.
fn criterion(dice: &mut Dice, place: usize) -> (Question, Criterion) {
    let cases = if dice.once_in(5) { 2 } else { 0 };
    let options: Vec<(Option<u8>, Score)> = if cases == 0 {
        let count = 2 + dice.below(3);
        ladder(dice, count).into_iter().map(|score| (None, score)).collect()
    } else {
        let of_case = |case| ladder(dice, 2).into_iter().map(move |s| (Some(case), Score { min_stars: 0, ..s }));
        (0..cases).flat_map(of_case).collect()
    };
    let choice = |(case, _): &(Option<u8>, Score)| QuestionOption {
        text: NO_TEXT,
        effort: if dice.once_in(12) { Effort::Fixed } else { dice.one_of(&CLASSES) },
        case: *case,
        above: false,
        said: Vec::new(),
        papers: (0..3).filter(|_| dice.once_in(3)).collect(),
    };
    let question = Question {
        key: String::new(),
        ask: NO_TEXT,
        why: NO_TEXT,
        options: options.iter().map(choice).collect(),
        council: dice.once_in(3),
        needs: None,
        agrees: None,
        figures: false,
        cases: vec![NO_TEXT; usize::from(cases)],
        terms: vec![],
        laws: vec![],
    };
    let criterion = Criterion {
        id: format!("1.{}", place + 1),
        title: NO_TEXT,
        question: u16::try_from(place).unwrap_or(0),
        scores: options.into_iter().map(|(_, score)| score).collect(),
        knock_outs: vec![],
        only_if: None,
        zero_rejects: None,
    };
    (question, criterion)
}

/// Points that never fall and are sometimes equal, and star marks that rise.
fn ladder(dice: &mut Dice, count: usize) -> Vec<Score> {
    let (mut points, mut highest) = (u8::from(dice.once_in(2)), 0);
    let score = |place: usize| {
        if place > 0 {
            points += dice.one_of(&[0, 1, 1, 2, 2, 3]);
        }
        // The best option is worth at least one point.
        points = points.max(u8::from(place + 1 == count));
        let mark = dice.one_of(&[0, 0, 0, 0, 0, 0, 3, 4, 5]);
        let min_stars = if mark > highest { mark } else { 0 };
        highest = highest.max(mark);
        Score { points, min_stars }
    };
    (0..count).map(score).collect()
}
